"""The first way that works is taken, and why no better one was is told."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence

import pytest
from dbus_rig import wait_until
from fakes_hotkeys import FakeKeyboard, listened

from tray_app.core.bindings import ListenedKeys
from tray_app.core.errors import HotkeyFault, Mend, Problem
from tray_app.core.events import Event, HotkeyFailed, HotkeyRecovered, KeyDown, ProblemNoticed
from tray_app.core.ports import Post
from tray_app.hotkeys import naming
from tray_app.hotkeys.choice import KeyWay
from tray_app.hotkeys.keyboard_hotkeys import KeyboardHotkeys
from tray_app.hotkeys.source import KeyHandler
from tray_app.hotkeys.wayland_hotkeys import WaylandHotkeys
from tray_app.hotkeys.wayland_ways import XWAYLAND, GaveUp, Way, WaylandWays, needs_devices
from tray_app.session import session_of

PORTAL, DEVICES, XW = KeyWay.PORTAL, KeyWay.DEVICES, KeyWay.XWAYLAND


@pytest.fixture(autouse=True)
def _names_as_before() -> Iterator[None]:
    yield
    naming.call_keys({})


class Broken(FakeKeyboard):
    def start(self, handler: KeyHandler) -> None:
        raise HotkeyFault("The keyboard is locked away.", "Unlock it.")


class FakeWays:
    """Ways of a test: why each cannot be used, and the keyboard of each."""

    def __init__(self, **why_not: str) -> None:
        self.why_not = {KeyWay[name]: text for name, text in why_not.items()}
        self.keyboards = {kind: FakeKeyboard() for kind in self.why_not}
        self.gave_up: dict[KeyWay, GaveUp] = {}
        self.probed: list[KeyWay] = []
        self.held_up = threading.Event()
        self.held_up.set()
        self.closed = False

    def __call__(self, keys: ListenedKeys) -> Sequence[Way]:
        kinds = [*self.why_not]
        if needs_devices(keys) and DEVICES in kinds:
            kinds = [DEVICES, *(kind for kind in kinds if kind is not DEVICES)]
        return [self._way(kind) for kind in kinds]

    def close(self) -> None:
        self.closed = True
        self.held_up.set()

    def _way(self, kind: KeyWay) -> Way:
        def why_not() -> str:
            self.held_up.wait(20)
            self.probed.append(kind)
            return self.why_not[kind]

        def make(post: Post, keys: ListenedKeys, gave_up: GaveUp) -> KeyboardHotkeys:
            self.gave_up[kind] = gave_up
            return KeyboardHotkeys(post, keys, self.keyboards[kind])

        return Way(kind, why_not, make, XWAYLAND if kind is XW else None)


class Chosen:
    def __init__(self, ways: FakeWays, keys: ListenedKeys | None = None, *, bound: bool = False) -> None:
        self.events: list[Event] = []
        self.news = 0
        self.bound = [keys or listened("f9")] if bound else []
        """Keys for which the compositor calls commands."""
        self.hotkeys = WaylandHotkeys(
            self.events.append, keys or listened("f9"), ways, chosen=self._count, are_bound=self.bound.__contains__
        )
        self.hotkeys.start()

    def _count(self) -> None:
        self.news += 1

    def settled(self) -> KeyWay | None:
        assert self.hotkeys.settle(20)
        return self.hotkeys.choice.used

    def kinds(self) -> list[type[Event]]:
        return [type(event) for event in self.events]


def test_the_first_that_works_is_taken_and_no_other_is_tried() -> None:
    ways = FakeWays(PORTAL="", DEVICES="", XWAYLAND="")
    chosen = Chosen(ways)
    assert chosen.settled() is PORTAL
    assert ways.probed == [PORTAL]
    ways.keyboards[PORTAL].press("f9")
    assert chosen.kinds() == [KeyDown]
    assert "the desktop's shortcuts" in chosen.hotkeys.told()["told"]
    assert chosen.news == 1
    chosen.hotkeys.close()
    assert ways.closed
    assert not ways.keyboards[PORTAL].running


def test_what_was_passed_over_is_told_with_the_reason() -> None:
    chosen = Chosen(FakeWays(PORTAL="no portal", DEVICES="no rule", XWAYLAND=""))
    assert chosen.settled() is XW
    assert chosen.hotkeys.told()["passed_over"] == {"portal": "no portal", "evdev": "no rule"}
    assert chosen.events == [ProblemNoticed(XWAYLAND)], "a fallback is said to be one"
    chosen.hotkeys.close()


def test_a_keyboard_that_cannot_be_opened_is_passed_over_too() -> None:
    ways = FakeWays(DEVICES="", XWAYLAND="")
    ways.keyboards[DEVICES] = Broken()
    chosen = Chosen(ways)
    assert chosen.settled() is XW
    assert "locked away" in chosen.hotkeys.told()["passed_over"]["evdev"]
    chosen.hotkeys.close()


def test_one_that_lacks_the_key_is_kept_and_waited_for() -> None:
    ways = FakeWays(DEVICES="", XWAYLAND="")
    ways.keyboards[DEVICES].missing = frozenset({"f9"})
    chosen = Chosen(ways)
    assert chosen.settled() is DEVICES
    assert chosen.kinds() == [HotkeyFailed]
    chosen.hotkeys.close()


def test_where_nothing_works_commands_are_named_and_begin_dictations() -> None:
    chosen = Chosen(FakeWays(PORTAL="no portal", XWAYLAND="no Xwayland"))
    assert chosen.settled() is KeyWay.COMMANDS
    (event,) = chosen.events
    assert isinstance(event, HotkeyFailed)
    assert "holdtalk press" in event.problem.remedy
    assert not event.deaf
    assert not chosen.hotkeys.deaf
    with pytest.raises(HotkeyFault):
        chosen.hotkeys.apply(listened("f8"))
    chosen.hotkeys.recording(True)
    chosen.hotkeys.typing(True)
    chosen.hotkeys.hold_back("capture")
    chosen.hotkeys.let_go("capture")
    assert chosen.hotkeys.presses_since(0) is None
    assert chosen.hotkeys.hotkey_codes() == frozenset()
    assert not chosen.hotkeys.other_key_since(0)
    chosen.hotkeys.close()


@pytest.mark.parametrize("xwayland", ["", "no Xwayland"], ids=["Xwayland", "none"])
def test_where_the_compositor_calls_commands_nothing_is_missed(xwayland: str) -> None:
    chosen = Chosen(FakeWays(PORTAL="no portal", XWAYLAND=xwayland), bound=True)
    assert chosen.settled() in (XW, KeyWay.COMMANDS)
    assert chosen.events == []
    assert naming.heard_name("esc") == "", "most windows keep it, so it is not promised"
    assert naming.heard_name("f9") == "F9"
    chosen.hotkeys.close()


@pytest.mark.parametrize("xwayland", ["", "no Xwayland"], ids=["Xwayland", "none"])
def test_a_hotkey_that_was_changed_and_is_not_bound_yet_is_told(xwayland: str) -> None:
    chosen = Chosen(FakeWays(PORTAL="no portal", XWAYLAND=xwayland), bound=True)
    chosen.settled()
    if xwayland:
        with pytest.raises(HotkeyFault, match="cannot hear keys"):
            chosen.hotkeys.apply(listened("f8"))
    else:
        chosen.hotkeys.apply(listened("f8"))
        chosen.settled()
        assert chosen.events == [ProblemNoticed(XWAYLAND)]
    chosen.bound.append(listened("f8"))
    chosen.hotkeys.apply(listened("f8"))
    chosen.settled()
    assert len(chosen.events) == (0 if xwayland else 1)
    chosen.hotkeys.close()


def test_once_a_key_is_bound_the_first_command_takes_back_what_was_told() -> None:
    chosen = Chosen(FakeWays(PORTAL="no portal"))
    chosen.settled()
    chosen.hotkeys.recording(True)
    chosen.settled()
    assert chosen.kinds() == [HotkeyFailed], "it may have been the menu"
    chosen.bound.append(listened("f9"))
    chosen.hotkeys.recording(True)
    chosen.settled()
    assert chosen.kinds() == [HotkeyFailed, HotkeyRecovered]
    chosen.hotkeys.close()


def test_one_that_turns_out_not_to_work_makes_way_for_the_next() -> None:
    ways = FakeWays(PORTAL="", DEVICES="")
    chosen = Chosen(ways)
    assert chosen.settled() is PORTAL
    ways.gave_up[PORTAL](Problem("It keeps nothing.", ""))
    assert chosen.settled() is DEVICES
    assert "It keeps nothing." in chosen.hotkeys.told()["passed_over"]["portal"]
    assert not ways.keyboards[PORTAL].running
    ways.gave_up[PORTAL](Problem("Once more.", ""))
    assert chosen.settled() is DEVICES, "nobody listens to one that was left"
    chosen.hotkeys.close()


def test_the_start_waits_for_no_service_and_neither_does_the_end() -> None:
    ways = FakeWays(PORTAL="")
    ways.held_up.clear()
    chosen = Chosen(ways)
    assert chosen.hotkeys.choice.used is None
    assert "finding out" in chosen.hotkeys.told()["told"]
    assert not chosen.hotkeys.deaf
    chosen.hotkeys.close()
    assert not ways.keyboards[PORTAL].running


def test_what_was_said_before_the_choice_counts_after_it() -> None:
    ways = FakeWays(PORTAL="")
    ways.held_up.clear()
    chosen = Chosen(ways)
    chosen.hotkeys.hold_back("capture")
    chosen.hotkeys.recording(True)
    chosen.hotkeys.apply(listened("f8"))
    ways.held_up.set()
    chosen.settled()
    keyboard = ways.keyboards[PORTAL]
    assert keyboard.keeps_cancel_key
    keyboard.press("f8")
    keyboard.release("f8")
    assert chosen.events == []
    chosen.hotkeys.let_go("capture")
    keyboard.press("f8")
    assert chosen.kinds() == [KeyDown]
    chosen.hotkeys.close()


def test_a_key_that_no_desktop_keeps_comes_from_the_keyboards_where_these_may_be_read() -> None:
    ways = FakeWays(PORTAL="", DEVICES="")
    chosen = Chosen(ways, listened("ctrl_r"))
    assert chosen.settled() is DEVICES
    chosen.hotkeys.apply(listened("f9"))
    assert chosen.settled() is PORTAL, "other keys may want another way"
    chosen.hotkeys.apply(listened("f8"))
    assert chosen.settled() is PORTAL
    assert ways.probed == [DEVICES, PORTAL]
    ways.keyboards[PORTAL].press("f8")
    wait_until(lambda: KeyDown in chosen.kinds())
    chosen.hotkeys.close()


def test_a_way_that_works_takes_back_what_was_told() -> None:
    ways = FakeWays(PORTAL="", DEVICES="")
    ways.keyboards[DEVICES].missing = frozenset({"ctrl_r"})
    chosen = Chosen(ways, listened("ctrl_r"))
    assert chosen.settled() is DEVICES
    chosen.hotkeys.apply(listened("f9"))
    assert chosen.settled() is PORTAL
    assert chosen.kinds() == [HotkeyFailed, HotkeyRecovered]
    chosen.hotkeys.close()


# --- which ways there are ----------------------------------------------------------------


def kinds_of(environ: dict[str, str], *keys: str) -> list[KeyWay]:
    ways = WaylandWays(session_of({"WAYLAND_DISPLAY": "wayland-0", **environ}, "linux"), lambda: None, environ=environ)
    found = [way.kind for way in ways(listened(*keys))]
    ways.close()
    return found


def test_the_portal_is_asked_first_and_on_plasma_5_its_own_service() -> None:
    usual = [KeyWay.PORTAL, KeyWay.GLOBAL_ACCEL, KeyWay.DEVICES, KeyWay.XWAYLAND]
    assert kinds_of({}, "f9") == usual
    plasma_5 = kinds_of({"XDG_CURRENT_DESKTOP": "KDE", "KDE_SESSION_VERSION": "5"}, "f9")
    assert plasma_5[:2] == [KeyWay.GLOBAL_ACCEL, KeyWay.PORTAL]
    assert kinds_of({}, "f9", "ctrl_r")[0] is KeyWay.DEVICES


def test_plasma_tells_xwayland_of_modifiers_and_so_nothing_false_is_said_of_those() -> None:
    session = session_of({"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ":0"}, "linux")
    ways = WaylandWays(session, lambda: None, environ={"XDG_CURRENT_DESKTOP": "KDE"})
    assert ways(listened("ctrl_r"))[-1].notice is None
    assert ways(listened("f9"))[-1].notice == XWAYLAND
    ways.close()
    others = WaylandWays(session, lambda: None, environ={"XDG_CURRENT_DESKTOP": "GNOME"})
    assert others(listened("ctrl_r"))[-1].notice == XWAYLAND
    others.close()


def test_what_can_be_done_about_a_poor_way_is_offered_until_it_is_done() -> None:
    bound = [False]
    events: list[Event] = []
    hotkeys = WaylandHotkeys(
        events.append, listened("f9"), FakeWays(PORTAL="no."), are_bound=lambda _keys: bound[0], can_bind=lambda: True
    )
    hotkeys.start()
    assert hotkeys.settle(20)
    told = hotkeys.ways()
    assert told.mends == (Mend.BIND_KEYS,)
    assert told.reasons == ("Not through the desktop's shortcuts: no.",)
    (failed,) = events
    assert isinstance(failed, HotkeyFailed)
    assert failed.problem.mend is Mend.BIND_KEYS
    bound[0] = True
    hotkeys.bound()
    assert events[1:] == [HotkeyRecovered()]
    assert hotkeys.ways().mends == ()
    assert "your compositor" in hotkeys.ways().line
    assert "your compositor" in hotkeys.told()["told"]
    hotkeys.close()


@pytest.mark.expected_warning("keyboard_hotkeys: hotkey: The desktop said no.")
def test_while_no_key_comes_no_way_is_said_to_bring_them() -> None:
    ways = FakeWays(PORTAL="")
    chosen = Chosen(ways)
    assert chosen.settled() is PORTAL
    ways.keyboards[PORTAL].say_failed(Problem("The desktop said no.", "Ask again.", mend=Mend.ASK_FOR_KEYS))
    told = chosen.hotkeys.ways()
    assert told.line == "No key comes through the desktop's shortcuts at the moment: The desktop said no."
    assert told.problem is not None
    assert chosen.hotkeys.told()["problem"]["title"] == "The desktop said no."
    chosen.hotkeys.close()
