"""A finger on Control in the middle of a write, as the server tells of it; connection and keyboard are made up."""

from __future__ import annotations

from typing import cast

import pytest

from tray_app.text.insertion.modifier_watch import ModifierWatch
from tray_app.x11.connection import X11Connection
from tray_app.x11.keyboard import CONTROL, SHIFT
from tray_app.x11.xkb import State, StateChanged, Xkb

FIRST_REQUEST = 65_530
"""The server tells the last sixteen bits, so that the numbers start anew in the middle of a text."""


class Server:
    def __init__(self) -> None:
        self.requests = FIRST_REQUEST
        self._changed: StateChanged | None = None

    def on_state(self, changed: StateChanged, *, always: bool) -> None:
        assert not always
        self._changed = changed

    def held_modifiers_request(self, *, on: bool) -> bytes:
        return b"on" if on else b"off"

    def queue(self, requests: list[bytes]) -> None:
        self.requests += len(requests)

    def last_request(self) -> int:
        return self.requests % 65_536

    def dispatch(self) -> None: ...

    def tells(self, held: int, after: int) -> None:
        assert self._changed is not None
        self._changed(State(held, 0, 0, 0), after % 65_536)


@pytest.fixture
def server() -> Server:
    return Server()


@pytest.fixture
def watch(server: Server) -> ModifierWatch:
    made = ModifierWatch(cast(X11Connection, server), cast(Xkb, server))
    made.commands = CONTROL
    made.switch(on=True)
    return made


def written(server: Server, watch: ModifierWatch, keys: int = 20) -> int:
    """The number of the last request before a write whose last key is its last request."""
    before = server.requests
    watch.presses_with((before + keys) % 65_536)
    server.requests += keys
    return before


@pytest.mark.parametrize(("held", "spoilt"), [(CONTROL, True), (CONTROL | SHIFT, True), (SHIFT, False), (0, False)])
def test_only_a_key_that_makes_commands_spoils_a_write(
    server: Server, watch: ModifierWatch, held: int, spoilt: bool
) -> None:
    before = written(server, watch)
    server.tells(held, before + 10)
    assert watch.is_spoilt() is spoilt


def test_a_key_that_went_down_behind_the_last_press_spoils_nothing(server: Server, watch: ModifierWatch) -> None:
    before = written(server, watch, keys=20)
    server.tells(CONTROL, before + 20)
    assert not watch.is_spoilt()


def test_one_that_went_down_after_the_look_at_the_keys_spoils_the_next_write(
    server: Server, watch: ModifierWatch
) -> None:
    written(server, watch)
    server.requests += 2  # the look: keys that are down, then the state
    server.tells(CONTROL, server.requests - 1)
    assert not watch.is_spoilt()
    written(server, watch)
    assert watch.is_spoilt()


def test_one_that_the_look_has_seen_is_the_looks_affair(server: Server, watch: ModifierWatch) -> None:
    written(server, watch)
    server.tells(CONTROL, server.requests)
    server.requests += 2
    assert not watch.is_spoilt()
    written(server, watch)
    assert not watch.is_spoilt()


def test_a_new_text_begins_without_the_last_ones_keys(server: Server, watch: ModifierWatch) -> None:
    before = written(server, watch)
    server.tells(CONTROL, before + 10)
    watch.switch(on=False)
    watch.switch(on=True)
    assert not watch.is_spoilt()
