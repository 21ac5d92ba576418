"""Typing, into real windows with a real keyboard map."""

from __future__ import annotations

import gc
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from os import kill

import pytest
from desktop import PrivateDesktop, wait_until
from insertion_rigs import CORPUS, Rig, later
from target_windows import TextWindow, WindowKind
from Xlib import X
from Xlib.display import Display

from tray_app.core.errors import InsertionFault
from tray_app.core.events import Inserted, InsertionFailed, TargetLost
from tray_app.text.insertion import inserter
from tray_app.text.insertion.inserter import connect
from tray_app.text.insertion.x11_target import X11Targets
from tray_app.text.insertion.x11_typing import NEW_KEYS_MS
from tray_app.x11.connection import X11Connection
from tray_app.x11.keyboard import LOCK, SHIFT
from tray_app.x11.xkb import Xkb

pytestmark = pytest.mark.desktop

KINDS: tuple[WindowKind, ...] = ("xterm", "qt", "gtk")
HAN = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 150))
"""More different characters than there are unused keys."""


@pytest.fixture(scope="module", params=KINDS)
def window(request: pytest.FixtureRequest, desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window(request.param)
    yield opened
    opened.close()


@pytest.fixture
def rig(desktop: PrivateDesktop) -> Iterator[Rig]:
    made = Rig(desktop)
    yield made
    made.close()


@pytest.fixture
def link(desktop: PrivateDesktop) -> Iterator[X11Connection]:
    made = X11Connection(desktop.display)
    yield made
    made.close()


@pytest.fixture
def xkb(link: X11Connection) -> Xkb:
    return Xkb(link)


@pytest.fixture
def layout(desktop: PrivateDesktop, link: X11Connection, xkb: Xkb) -> Iterator[Callable[..., None]]:
    def change(*arguments: str) -> None:
        desktop.run(["setxkbmap", *arguments])

    yield change
    link.queue([xkb.lock_request(modifiers=0, values=0, group=0)])
    link.sync()
    desktop.run(["setxkbmap", "us", "-variant", "", "-option", ""])


@contextmanager
def stopped(window: TextWindow) -> Iterator[None]:
    """The window's program neither reads nor answers."""
    kill(window.pid, signal.SIGSTOP)
    try:
        yield
    finally:
        kill(window.pid, signal.SIGCONT)


@pytest.mark.parametrize("name", CORPUS)
def test_typed_text_is_exact(rig: Rig, window: TextWindow, name: str) -> None:
    assert rig.put_into(window, CORPUS[name]) == CORPUS[name]


def test_one_text_of_everything_is_exact(rig: Rig, window: TextWindow) -> None:
    text = " ".join(CORPUS.values())
    assert rig.put_into(window, text) == text


def test_more_characters_than_unused_keys_are_exact(rig: Rig, window: TextWindow) -> None:
    assert rig.put_into(window, HAN) == HAN


def test_a_window_has_time_to_learn_new_keys_before_the_first_of_them_is_pressed(
    rig: Rig, window: TextWindow, desktop: PrivateDesktop
) -> None:
    """A page in Chromium hears a key without a character else, and the text stands there without its first letter."""
    window.focus()
    window.clear()
    listener, told_ns = Display(desktop.display), list[int]()

    def listen() -> None:
        while listener.next_event().type != X.MappingNotify:
            pass
        told_ns.append(time.monotonic_ns())

    hearing = threading.Thread(target=listen, daemon=True)
    hearing.start()
    answer = rig.put("“")
    hearing.join(10)
    listener.close()
    assert isinstance(answer, Inserted)
    assert (answer.first_char_ns - told_ns[0]) / 1e6 > NEW_KEYS_MS / 2
    assert window.wait_for("“") == "“"


def test_long_text_is_exact(rig: Rig, window: TextWindow) -> None:
    text = " ".join(f"{number} “Wörter” und words," for number in range(120))
    assert rig.put_into(window, text) == text


@pytest.mark.parametrize(
    "arguments",
    [("de",), ("fr",), ("us", "-variant", "dvorak"), ("ru",), ("gr",), ("us,ru",), ("de,ara",), ("jp",)],
    ids=" ".join,
)
def test_typed_text_is_exact_on_other_layouts(
    rig: Rig, window: TextWindow, layout: Callable[..., None], arguments: tuple[str, ...]
) -> None:
    layout(*arguments)
    text = CORPUS["ascii"] + CORPUS["accents"] + "Привет, αβγ [{}] @ żółw"
    assert rig.put_into(window, text) == text


def test_typed_text_is_exact_when_the_second_layout_is_active(
    rig: Rig, window: TextWindow, layout: Callable[..., None], link: X11Connection, xkb: Xkb
) -> None:
    layout("us,ru")
    link.queue([xkb.lock_request(modifiers=0, values=0, group=1)])
    assert xkb.state().group == 1
    for text in ("Latin letters [v]", "Привет, мир"):
        assert rig.put_into(window, text) == text
    assert xkb.state().group == 1
    assert rig.put_into(window, "pasted all the same", "paste") == "pasted all the same"


def test_layout_changed_between_two_dictations(rig: Rig, window: TextWindow, layout: Callable[..., None]) -> None:
    assert rig.put_into(window, "Ω yz ’") == "Ω yz ’"
    layout("de")
    assert rig.put_into(window, "Ω yz ’ü") == "Ω yz ’ü"


def test_caps_lock_inverts_nothing_and_stays_on(
    rig: Rig, window: TextWindow, desktop: PrivateDesktop, xkb: Xkb
) -> None:
    desktop.tap("Caps_Lock")
    try:
        assert rig.put_into(window, "Mixed Case éÉ ωΩ") == "Mixed Case éÉ ωΩ"
        assert xkb.state().locked & LOCK
    finally:
        desktop.tap("Caps_Lock")


def test_latched_shift_of_sticky_keys_changes_nothing(
    rig: Rig, window: TextWindow, link: X11Connection, xkb: Xkb
) -> None:
    window.focus()
    window.clear()
    latch_shift = struct.pack(
        "=BBHHBBBBBBBBh", link.extension("XKEYBOARD").opcode, 5, 4, 0x100, 0, 0, 0, 0, SHIFT, SHIFT, 0, 0, 0
    )
    link.queue([latch_shift])
    assert xkb.state().latched == SHIFT
    assert isinstance(rig.put("lower case"), Inserted)
    assert window.wait_for("lower case") == "lower case"


@pytest.mark.parametrize("key", ["Control_R", "Alt_L", "Shift_L", "Super_L"])
def test_held_modifier_is_waited_for(rig: Rig, window: TextWindow, desktop: PrivateDesktop, key: str) -> None:
    window.focus()
    window.clear()
    desktop.key_down(key)
    timer = later(0.2, lambda: desktop.key_up(key))
    answer = rig.put("not a shortcut, Ω")
    timer.join()
    assert isinstance(answer, Inserted)
    assert window.wait_for("not a shortcut, Ω") == "not a shortcut, Ω"


def test_modifier_held_for_long_is_let_go(rig: Rig, window: TextWindow, desktop: PrivateDesktop, xkb: Xkb) -> None:
    window.focus()
    window.clear()
    desktop.key_down("Control_L")
    try:
        answer = rig.put("not a shortcut")
        assert isinstance(answer, Inserted), answer
        assert window.wait_for("not a shortcut") == "not a shortcut"
        assert xkb.state().held == 0
    finally:
        desktop.key_up("Control_L")


def test_slow_window_gets_the_right_characters(rig: Rig, window: TextWindow) -> None:
    window.focus()
    window.clear()
    timer = later(0.3, lambda: kill(window.pid, signal.SIGCONT))
    kill(window.pid, signal.SIGSTOP)
    answer = rig.put("Ωμέγα “日本語” 👍")
    timer.join()
    assert isinstance(answer, Inserted)
    assert window.wait_for("Ωμέγα “日本語” 👍") == "Ωμέγα “日本語” 👍"


def test_keys_are_not_remapped_under_a_window_that_has_not_caught_up(rig: Rig, desktop: PrivateDesktop) -> None:
    """Only a window that answers can be waited for: the second text needs the keys of the first."""
    window = desktop.open_window("gtk")
    try:
        first, second = HAN[:30], HAN[30:60]
        with stopped(window):
            timer = later(1.0, lambda: kill(window.pid, signal.SIGCONT))
            rig.put(first)
            answer = rig.put(second)
            timer.join()
        assert isinstance(answer, Inserted)
        assert window.wait_for(first + second) == first + second
    finally:
        window.close()


def test_line_breaks_never_press_enter(rig: Rig, window: TextWindow) -> None:
    window.focus()
    window.clear()
    for method in ("type", "paste"):
        answer = rig.put("one\ntwo\r\nthree\t\x1bfour", method)
        assert isinstance(answer, Inserted), answer
    expected = "one two three four" * 2
    assert window.wait_for(expected) == expected


def test_no_key_is_down_and_no_lock_changed_afterwards(
    rig: Rig, window: TextWindow, link: X11Connection, xkb: Xkb
) -> None:
    before = xkb.state()
    for text in CORPUS.values():
        rig.put_into(window, text)
    assert xkb.state() == before
    assert not any(link.display.query_keymap())


def test_borrowed_keys_are_given_back_when_idle_and_at_the_end(
    rig: Rig, desktop: PrivateDesktop, xkb: Xkb, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inserter, "KEYS_BACK_S", 0.3)
    unused = xkb.keyboard().unused()
    window = desktop.open_window("qt")
    try:
        rig.put_into(window, "Ωμέγα")
        assert len(xkb.keyboard().unused()) < len(unused)
        wait_until(lambda: xkb.keyboard().unused() == unused, "the keys to be given back")
        rig.put_into(window, "Ωμέγα")
        rig.insertion.close()
        assert xkb.keyboard().unused() == unused
    finally:
        window.close()


KILLED_PROGRAM = """\
import os, signal, sys
sys.path[:0] = {path!r}
from tray_app.text.insertion import inserter
from tray_app.x11.connection import X11Connection
from tray_app.text.insertion.x11_typing import X11Typing
from tray_app.x11.xkb import Xkb

connection = X11Connection()
xkb = Xkb(connection)
X11Typing(connection, xkb).type("Ωμέγα A日本語 " * 20, settle=lambda: True, passes=xkb.state)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_keyboard_is_as_before_once_keys_are_given_back(
    rig: Rig, window: TextWindow, desktop: PrivateDesktop, layout: Callable[..., None]
) -> None:
    layout("de")
    before = desktop.run(["xkbcomp", desktop.display, "-"])
    rig.put_into(window, "日本語 Ωμέγα")
    assert desktop.run(["xkbcomp", desktop.display, "-"]) != before
    rig.insertion.close()
    assert desktop.run(["xkbcomp", desktop.display, "-"]) == before


def test_a_killed_run_leaves_no_key_down_and_the_next_one_clears_up(
    desktop: PrivateDesktop, link: X11Connection, xkb: Xkb
) -> None:
    unused = xkb.keyboard().unused()
    window = desktop.open_window("xterm")
    try:
        program = KILLED_PROGRAM.format(path=sys.path)
        done = subprocess.run([sys.executable, "-c", program], env=desktop.env, check=False, timeout=30)
        assert done.returncode == -signal.SIGKILL
        text = "Ωμέγα A日本語 " * 20
        assert window.wait_for(text) == text
        assert xkb.state().held == 0
        assert not any(link.display.query_keymap())
        assert xkb.keyboard().unused() != unused
        Rig(desktop).insertion.close()
        assert xkb.keyboard().unused() == unused
    finally:
        window.close()


def test_focus_moved_to_another_window_types_nothing(rig: Rig, desktop: PrivateDesktop) -> None:
    first, second = desktop.open_window("qt"), desktop.open_window("gtk")
    try:
        first.focus()
        dictation_id = rig.note()
        rig.drain()
        second.focus()
        assert isinstance(rig.insert(dictation_id, "for the first"), TargetLost)
        assert rig.put_into(second, "for the second") == "for the second"
        assert first.read() == ""
    finally:
        first.close()
        second.close()


def test_focus_moved_within_the_same_window_counts_as_the_same(link: X11Connection) -> None:
    toplevel = link.root.create_window(10, 10, 200, 100, 0, X.CopyFromParent, event_mask=X.StructureNotifyMask)
    fields = [toplevel.create_window(0, at, 200, 40, 0, X.CopyFromParent) for at in (0, 50)]
    shown: list[object] = []
    link.on(X.MapNotify, shown.append)
    toplevel.map()
    for part in fields:
        part.map()
    assert link.wait(lambda: bool(shown), 5_000)
    targets = X11Targets(link)
    fields[0].set_input_focus(X.RevertToParent, X.CurrentTime)
    noted = targets.focused()
    assert noted is not None
    assert noted.focus_id == fields[0].id
    fields[1].set_input_focus(X.RevertToParent, X.CurrentTime)
    assert targets.is_within(fields[1], noted)
    link.display.set_input_focus(X.NONE, X.RevertToNone, X.CurrentTime)
    assert not targets.is_within(link.display.get_input_focus().focus, noted)


def test_the_guard_is_told_before_and_after(rig: Rig, window: TextWindow) -> None:
    rig.put_into(window, "guarded")
    assert rig.guarded == [True, False]


def test_closed_window_is_told_as_lost(rig: Rig, desktop: PrivateDesktop) -> None:
    window = desktop.open_window("gtk")
    dictation_id = rig.note()
    rig.drain()
    window.close()
    assert isinstance(rig.insert(dictation_id, "into nothing"), TargetLost | InsertionFailed)


@pytest.mark.expected_warning("inserter: insertion lost its display")
def test_lost_display_is_answered_and_so_is_every_text_after_it() -> None:
    with PrivateDesktop(tray=False) as short_lived:
        rig = Rig(short_lived)
        window = short_lived.open_window("xterm")
        rig.put_into(window, "while it lasts")
        dictation_id = rig.note()
        rig.drain()
    for _ in range(2):
        answer = rig.insert(dictation_id, "too late")
        assert isinstance(answer, InsertionFailed)
        assert "display" in answer.problem.title
    rig.insertion.close()


# python-xlib leaves the sockets of a failed connection to the garbage collector.
@pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning")
def test_no_display_names_the_remedy() -> None:
    with pytest.raises(InsertionFault) as caught:
        connect(":987")
    assert "DISPLAY" in caught.value.problem.remedy
    del caught
    gc.collect()
