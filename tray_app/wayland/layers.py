"""Pictures on a layer above the windows (wlr-layer-shell), which the compositor never gives the keyboard.

Painted by whoever shows them, in memory shared with the compositor: two pictures a surface, one that is shown and one
that is painted; the next one only when the compositor asks for it, and only what has changed.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntFlag

from .connection import NEW, Connection, Proxy
from .layer_protocol import (
    FRACTIONAL_SCALE,
    FRACTIONAL_SCALES,
    FRACTIONS,
    FRAME,
    LAYER_SHELL,
    LAYER_SURFACE,
    NO_KEYBOARD,
    OVERLAY_LAYER,
    VIEWPORT,
    VIEWPORTER,
)
from .protocol import WL_COMPOSITOR, WL_OUTPUT, WL_REGION, WL_SHM, WL_SURFACE
from .shm import Picture
from .wire import Interface

PARTIAL_DAMAGE = 4
"""The version of wl_compositor from which on changes are told in the picture's own pixels."""
NAMESPACE = "holdtalk"
"""By which a compositor's configuration can name these layers."""


class Edge(IntFlag):
    """Of the screen; a surface at neither of two opposite ones stands between them in the middle."""

    MIDDLE = 0
    TOP = 1
    BOTTOM = 2
    LEFT = 4
    RIGHT = 8


@dataclass(frozen=True, slots=True)
class Place:
    """Where on the screen; distances in the screen's own units (device-independent pixels)."""

    edges: Edge
    top: int = 0
    right: int = 0
    bottom: int = 0
    left: int = 0
    whole_screen: bool = False
    """Counted from the screen's edges, over its panels; else from theirs."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Part of a picture, from edge to edge: rows from `begin` up to, without, `end`, in the screen's units."""

    begin: float
    end: float

    def __or__(self, other: Rows | None) -> Rows:
        return self if other is None else Rows(min(self.begin, other.begin), max(self.end, other.end))


ALL = Rows(0, math.inf)

Pixels = bytes | bytearray | memoryview
Paint = Callable[[float, int, int, Rows], Pixels]
"""Scale, width and height in pixels, and what has changed since the last time: all the pixels of the picture, as
`shm.Picture` has them."""


class Layers:
    """What makes them, of one compositor. One thread, that of the connection."""

    def __init__(self, connection: Connection) -> None:
        """Raises NotOffered where a compositor has none."""
        self.connection = connection
        self.shell = connection.bind(LAYER_SHELL, 1, most=4)
        self.compositor = connection.bind(WL_COMPOSITOR, PARTIAL_DAMAGE, most=6)
        self.shm = connection.bind(WL_SHM, 1)
        viewporter, scales = self._bound(VIEWPORTER), self._bound(FRACTIONAL_SCALES)
        self.fractional = (viewporter, scales) if viewporter and scales else None
        """How a picture is made for a screen of one and a half, where the compositor has it."""
        self._outputs: dict[int, Proxy] = {}
        self.output_scales: dict[int, int] = {}
        """By the number of the wl_output: whole scales, where nothing tells better."""

    @classmethod
    def open(cls) -> Layers:
        """On a connection of their own. Raises WaylandFault where there is no compositor, or one without layers."""
        connection = Connection.open()
        try:
            return cls(connection)
        except BaseException:
            connection.close()
            raise

    def _bound(self, interface: Interface) -> Proxy | None:
        return self.connection.bind(interface, 1) if self.connection.offered(interface) else None

    def learn_outputs(self) -> None:
        """Screens may have come since; their scales come as events."""
        if self.fractional is not None:
            return
        for one in self.connection.offered(WL_OUTPUT):
            if one.number not in self._outputs and one.version >= 2:
                output = self._outputs[one.number] = self.connection.bind(WL_OUTPUT, 2, which=one)
                output.on("scale", lambda scale, of=output.id: self.output_scales.update({of: scale}))


class LayerSurface:
    """One picture, shown from now on until `close`."""

    def __init__(
        self,
        layers: Layers,
        place: Place,
        size: tuple[int, int],
        paint: Paint,
        *,
        scale: float = 1.0,
        clickable: bool = False,
        closed: Callable[[], object] = lambda: None,
    ) -> None:
        """`size`: width and height in the screen's units. `scale` counts until the compositor tells a better one; on
        the screen with the focus. `closed`: the compositor has taken it away, as with its screen."""
        self._layers = layers
        self._paint = paint
        self._place, self._size = place, size
        self.scale = scale
        self._on_outputs: set[int] = set()
        self._pictures: list[Picture] = []
        self._stale: dict[int, Rows] = {}
        """By the picture's index: what has changed since it was painted."""
        self._changed: Rows | None = ALL
        self._waits_for_size = True
        """Nothing is shown before the compositor has said that it knows the size."""
        self._waits_for_frame = False
        layers.learn_outputs()
        self.surface = surface = layers.compositor.create("create_surface", WL_SURFACE)
        self._layer = layers.shell.create(
            "get_layer_surface", LAYER_SURFACE, NEW, surface, None, OVERLAY_LAYER, NAMESPACE
        )
        self._layer.on("configure", self._on_configure)
        self._layer.on("closed", closed)
        self._viewport, self._fraction = self._scaled_by()
        if not clickable:
            self._let_clicks_through()
        self._layer.send("set_keyboard_interactivity", NO_KEYBOARD)
        self._stand()

    # --- from whoever shows it -----------------------------------------------------------

    @property
    def is_open(self) -> bool:
        return self.surface.alive

    def change(self, rows: Rows = ALL) -> None:
        """That part looks different now; it is painted when the compositor wants a picture."""
        self._changed = rows | self._changed
        self.draw()

    def stand(self, place: Place, size: tuple[int, int]) -> None:
        """From now on; the picture of another size comes once the compositor agrees to it."""
        if not self.is_open or (place == self._place and size == self._size):
            return
        self._waits_for_size = self._waits_for_size or size != self._size
        self._place, self._size = place, size
        self._stand()

    def draw(self) -> None:
        """What has changed, if the compositor wants it now. To be called after each reading of the connection, too: a
        picture may have become free."""
        if not self.is_open or self._changed is None or self._waits_for_size or self._waits_for_frame:
            return
        index = self._free_picture()
        if index is None:
            return
        picture, changed = self._pictures[index], self._changed
        self._changed = None
        pixels = self._paint(self.scale, picture.width_px, picture.height_px, changed)
        for number in range(len(self._pictures)):
            self._stale[number] = changed | self._stale.get(number)
        first, last = self._rows_px(self._stale.pop(index), picture)
        stride = picture.stride_bytes
        picture.pixels[first * stride : last * stride] = memoryview(pixels).cast("B")[first * stride : last * stride]
        self._show(picture, *self._rows_px(changed, picture))

    def close(self) -> None:
        """It goes from the screen. Again is harmless."""
        if not self.is_open:
            return
        self._drop_pictures()
        for one in (self._fraction, self._viewport, self._layer, self.surface):
            if one is not None:
                one.destroy()
        self._layers.connection.flush()

    # --- inside --------------------------------------------------------------------------

    def _scaled_by(self) -> tuple[Proxy | None, Proxy | None]:
        if self._layers.fractional is not None:
            viewporter, scales = self._layers.fractional
            fraction = scales.create("get_fractional_scale", FRACTIONAL_SCALE, NEW, self.surface)
            fraction.on("preferred_scale", lambda parts: self._use_scale(parts / FRACTIONS))
            return viewporter.create("get_viewport", VIEWPORT, NEW, self.surface), fraction
        if self.surface.version >= 6:
            self.surface.on("preferred_buffer_scale", self._use_scale)
        else:
            self.surface.on("enter", self._on_enter)
            self.surface.on("leave", self._on_leave)
        self.scale = float(math.ceil(self.scale))
        return None, None

    def _let_clicks_through(self) -> None:
        nowhere = self._layers.compositor.create("create_region", WL_REGION)
        self.surface.send("set_input_region", nowhere)
        nowhere.destroy()

    def _stand(self) -> None:
        place = self._place
        self._layer.send("set_size", *self._size)
        self._layer.send("set_anchor", int(place.edges))
        self._layer.send("set_exclusive_zone", -1 if place.whole_screen else 0)
        self._layer.send("set_margin", place.top, place.right, place.bottom, place.left)
        self.surface.send("commit")
        self._layers.connection.flush()

    def _on_configure(self, serial: int, _width: int, _height: int) -> None:
        self._layer.send("ack_configure", serial)
        if self._waits_for_size:
            self._waits_for_size = False
            self._drop_pictures()
            self._changed = ALL
            self.draw()
        else:
            self.surface.send("commit")
        self._layers.connection.flush()

    def _use_scale(self, scale: float) -> None:
        if scale != self.scale and scale > 0:
            self.scale = float(scale)
            self._drop_pictures()
            self.change()

    def _on_enter(self, output: Proxy | None) -> None:
        if output is not None:
            self._on_outputs.add(output.id)
            self._use_output_scales()

    def _on_leave(self, output: Proxy | None) -> None:
        if output is not None:
            self._on_outputs.discard(output.id)
            self._use_output_scales()

    def _use_output_scales(self) -> None:
        scales = self._layers.output_scales
        if self._on_outputs:
            self._use_scale(max(scales.get(output, 1) for output in self._on_outputs))

    def _drop_pictures(self) -> None:
        for picture in self._pictures:
            picture.close()
        self._pictures.clear()
        self._stale.clear()

    def _free_picture(self) -> int | None:
        if not self._pictures:
            # Halves are rounded up, as the protocol of fractional scales has it.
            width_px, height_px = (math.floor(side * self.scale + 0.5) for side in self._size)
            self._pictures = [Picture(self._layers.shm, width_px, height_px) for _ in range(2)]
            self._changed = ALL
        return next((number for number, picture in enumerate(self._pictures) if not picture.busy), None)

    def _rows_px(self, rows: Rows, picture: Picture) -> tuple[int, int]:
        """Whole ones, with whatever a scale makes of the edge of one."""
        first = max(0, math.floor(rows.begin * self.scale) - 1)
        last = picture.height_px if math.isinf(rows.end) else math.ceil(rows.end * self.scale) + 1
        return first, min(last, picture.height_px)

    def _show(self, picture: Picture, first_px: int, last_px: int) -> None:
        surface = self.surface
        if self._viewport is not None:
            self._viewport.send("set_destination", *self._size)
        else:
            surface.send("set_buffer_scale", int(self.scale))
        surface.send("attach", picture.buffer, 0, 0)
        surface.send("damage_buffer", 0, first_px, picture.width_px, last_px - first_px)
        picture.busy = True
        self._waits_for_frame = True
        surface.create("frame", FRAME).on("done", self._on_frame)
        surface.send("commit")
        self._layers.connection.flush()

    def _on_frame(self, _time_ms: int) -> None:
        self._waits_for_frame = False
        self.draw()
