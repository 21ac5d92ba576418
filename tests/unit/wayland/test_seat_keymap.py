"""The layout that a compositor tells, from one that a test stands in for."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from fakes_wayland import FakeCompositor, Request

from tray_app.wayland.seat_keymap import seat_keymap, told_keymap
from tray_app.wayland.shm import shared_file
from tray_app.wayland.wire import Fd, NotOffered

KEYMAP = 'xkb_keymap { xkb_keycodes "größe" {}; };'


class Seat(FakeCompositor):
    """One that has a seat with these capabilities, and a keymap in this form for it."""

    def __init__(self, capabilities: int, form: int = 1) -> None:
        self._capabilities, self._form = capabilities, form
        super().__init__(
            [("wl_seat", 7)],
            {"wl_keyboard": (("release", ""),)},
            {("wl_seat", "get_keyboard"): "wl_keyboard"},
        )
        self.on("wl_seat.get_keyboard", self._send_keymap)

    def _own(self, request: Request) -> None:
        if request.name == "bind":
            self.event(self.object_of("wl_seat"), 0, self._capabilities)
        super()._own(request)

    def _send_keymap(self, _request: Request) -> None:
        data = KEYMAP.encode() + b"\0"
        fd = shared_file(len(data), data)
        self.event(self.object_of("wl_keyboard"), 0, self._form, Fd(fd), len(data))
        os.close(fd)


@pytest.fixture
def make_seat() -> Iterator[Callable[..., Seat]]:
    made: list[Seat] = []

    def make(capabilities: int, form: int = 1) -> Seat:
        made.append(Seat(capabilities, form))
        return made[-1]

    yield make
    for seat in made:
        seat.close()


def test_the_keymap_of_the_seat_is_read_whole(make_seat: Callable[..., Seat]) -> None:
    assert seat_keymap(make_seat(capabilities=3).connect) == KEYMAP


def test_a_seat_without_a_keyboard_is_not_asked_for_one(make_seat: Callable[..., Seat]) -> None:
    seat = make_seat(capabilities=1)
    assert seat_keymap(seat.connect) == ""
    assert seat.named("wl_seat.get_keyboard") == []


def test_a_keymap_in_no_form_we_know_is_none(make_seat: Callable[..., Seat]) -> None:
    assert seat_keymap(make_seat(capabilities=2, form=0).connect) == ""


def test_without_a_seat_that_is_told() -> None:
    compositor = FakeCompositor([])
    with pytest.raises(NotOffered):
        seat_keymap(compositor.connect)
    assert told_keymap(compositor.connect) == ""
    compositor.close()
