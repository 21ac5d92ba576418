"""A compositor with layers, at the other end of a socket, that shows what it is given."""

from __future__ import annotations

import mmap
import os
import time
from collections.abc import Callable, Sequence

from fakes_wayland import FakeCompositor, Request

CORE = [("wl_compositor", 4), ("wl_shm", 1), ("zwlr_layer_shell_v1", 4), ("wl_seat", 5)]
SCREEN = ("wl_output", 3)
FRACTIONAL = [("wp_viewporter", 1), ("wp_fractional_scale_manager_v1", 1)]
REQUESTS = {
    "wl_compositor": (("create_surface", "n"), ("create_region", "n")),
    "wl_region": (("destroy", ""), ("add", "iiii"), ("subtract", "iiii")),
    "wl_surface": (
        ("destroy", ""),
        ("attach", "oii"),
        ("damage", "iiii"),
        ("frame", "n"),
        ("set_opaque_region", "o"),
        ("set_input_region", "o"),
        ("commit", ""),
        ("set_buffer_transform", "i"),
        ("set_buffer_scale", "i"),
        ("damage_buffer", "iiii"),
        ("offset", "ii"),
    ),
    "zwlr_layer_shell_v1": (("get_layer_surface", "noous"), ("destroy", "")),
    "zwlr_layer_surface_v1": (
        ("set_size", "uu"),
        ("set_anchor", "u"),
        ("set_exclusive_zone", "i"),
        ("set_margin", "iiii"),
        ("set_keyboard_interactivity", "u"),
        ("get_popup", "o"),
        ("ack_configure", "u"),
        ("destroy", ""),
        ("set_layer", "u"),
    ),
    "wp_viewporter": (("destroy", ""), ("get_viewport", "no")),
    "wp_viewport": (("destroy", ""), ("set_source", "ffff"), ("set_destination", "ii")),
    "wp_fractional_scale_manager_v1": (("destroy", ""), ("get_fractional_scale", "no")),
    "wp_fractional_scale_v1": (("destroy", ""),),
    "wl_output": (("release", ""),),
    "wl_pointer": (("set_cursor", "uoii"), ("release", "")),
}
MAKES = {
    ("wl_compositor", "create_surface"): "wl_surface",
    ("wl_compositor", "create_region"): "wl_region",
    ("zwlr_layer_shell_v1", "get_layer_surface"): "zwlr_layer_surface_v1",
    ("wp_viewporter", "get_viewport"): "wp_viewport",
    ("wp_fractional_scale_manager_v1", "get_fractional_scale"): "wp_fractional_scale_v1",
    ("wl_seat", "get_pointer"): "wl_pointer",
}
PATIENCE_S = 20.0
CONFIGURE, CLOSED = 0, 1
"""Events of a layer surface."""


class LayerCompositor(FakeCompositor):
    """Agrees to every size at once; frames are asked for, and pictures given back, when the test says so."""

    def __init__(self, offers: Sequence[tuple[str, int]] = (*CORE, *FRACTIONAL)) -> None:
        super().__init__(offers, REQUESTS, MAKES)
        self.agrees = True
        """With the size that is asked for."""
        self._mapped: dict[int, mmap.mmap] = {}
        """By pool."""
        self._buffers: dict[int, tuple[mmap.mmap, int, int]] = {}
        self._sizes: dict[int, tuple[int, int]] = {}
        self._unanswered: set[int] = set()
        self._serial = 0
        self._frames: list[int] = []
        self.attached: list[int] = []
        """Buffers, the newest last."""
        for request, answer in {
            "wl_shm.create_pool": self._map,
            "wl_shm_pool.create_buffer": self._keep,
            "wl_surface.attach": lambda asked: self.attached.append(int(asked.arguments[0])),
            "wl_surface.frame": lambda asked: self._frames.append(int(asked.arguments[0])),
            "wl_surface.commit": self._commit,
            "zwlr_layer_surface_v1.set_size": self._resize,
        }.items():
            self.on(request, answer)

    # --- from the test -------------------------------------------------------------------

    def ask_for_a_frame(self) -> None:
        for callback in self._frames:
            self.event(callback, 0, 0)
            self.forget(callback)
        self._frames.clear()

    def give_back(self, buffer: int) -> None:
        self.event(buffer, 0)

    def agree(self) -> None:
        """To the size that was asked for last."""
        for layer in list(self._unanswered):
            self._serial += 1
            self.event(layer, CONFIGURE, self._serial, *self._sizes[layer])
            self._unanswered.discard(layer)

    def picture(self) -> tuple[int, int, bytes]:
        """Width, height, and pixels of what is shown."""
        pixels, width_px, height_px = self._buffers[self.attached[-1]]
        return width_px, height_px, bytes(pixels[: width_px * height_px * 4])

    def last(self, request: str) -> tuple[object, ...]:
        return self.named(request)[-1].arguments

    # --- its thread ----------------------------------------------------------------------

    def _map(self, asked: Request) -> None:
        pool, fd, size_bytes = (int(one) for one in asked.arguments)
        self._mapped[pool] = mmap.mmap(fd, size_bytes, prot=mmap.PROT_READ)
        os.close(fd)

    def _keep(self, asked: Request) -> None:
        buffer, _offset, width_px, height_px, *_rest = (int(one) for one in asked.arguments)
        self._buffers[buffer] = self._mapped[asked.object_id], width_px, height_px

    def _resize(self, asked: Request) -> None:
        width, height = (int(one) for one in asked.arguments)
        if self._sizes.get(asked.object_id) != (width, height):
            self._sizes[asked.object_id] = width, height
            self._unanswered.add(asked.object_id)

    def _commit(self, _asked: Request) -> None:
        if self.agrees:
            self.agree()


def wait_for(happened: Callable[[], bool], meanwhile: Callable[[], object]) -> None:
    until_s = time.monotonic() + PATIENCE_S
    while not happened():
        assert time.monotonic() < until_s, "waited in vain"
        meanwhile()
