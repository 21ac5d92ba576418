"""Text into real windows under sway: typed by a keyboard of our own, pasted by data control, guarded by the focus."""

from __future__ import annotations

import queue
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from desktop import wait_until
from insertion_rigs import CORPUS
from target_windows import TextWindow, WindowKind
from wayland_desktop import SwayDesktop, missing_sway_packages

from tray_app.core.applications import ApplicationKind
from tray_app.core.events import (
    DictationId,
    Event,
    Inserted,
    InsertionFailed,
    OfferTaken,
    ProblemNoticed,
    TargetLost,
    TargetNoted,
)
from tray_app.core.layout import Layout
from tray_app.core.ports import InsertionRequest
from tray_app.core.settings import InsertionSettings
from tray_app.session import session_of
from tray_app.text.insertion.check import SAMPLE, check_insertion
from tray_app.text.insertion.wayland_chain import WaylandInsertion
from tray_app.text.insertion.wayland_ways import wayland_insertion, ways_here
from tray_app.wayland.data_control import PASSWORD_HINT

pytestmark = [pytest.mark.desktop, pytest.mark.wayland]

ANSWER_TIMEOUT_S = 30.0
LONG = " ".join(f"{number} naïve Ωμέγα words" for number in range(110))[:2_500]
OF_SESSION = ("DISPLAY", "WAYLAND_DISPLAY", "SWAYSOCK", "XDG_RUNTIME_DIR", "XDG_CURRENT_DESKTOP", "XAUTHORITY")


class Writer:
    """A WaylandInsertion whose answers can be waited for."""

    def __init__(self) -> None:
        self.events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self.insertion: WaylandInsertion = wayland_insertion(
            session_of(), self.events.put, typing_guard=lambda _typing: None
        )
        self._numbers = 0
        self.layout = Layout.NONE
        """Of the texts to come."""

    def note(self, settings: InsertionSettings | None = None) -> DictationId:
        """As at key down."""
        self._numbers += 1
        self.insertion.note_target(DictationId(self._numbers), settings or InsertionSettings())
        assert self.insertion._looker.settle(10)
        return DictationId(self._numbers)

    def insert(self, text: str, dictation_id: DictationId, method: str = "auto") -> Event:
        settings = InsertionSettings(method=method)
        self.insertion.insert(InsertionRequest(dictation_id, text, settings=settings, layout=self.layout))
        return self.answer()

    def write(self, text: str, method: str = "auto") -> Event:
        return self.insert(text, self.note(), method)

    def answer(self) -> Event:
        while isinstance(event := self.events.get(timeout=ANSWER_TIMEOUT_S), TargetNoted | ProblemNoticed):
            pass
        return event


def enter(desktop: SwayDesktop, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on this process is a program of that desktop's session."""
    for name in OF_SESSION:
        if name in desktop.env:
            monkeypatch.setenv(name, desktop.env[name])
        else:
            monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_SESSION_TYPE", "wayland")


@pytest.fixture
def desk(sway: SwayDesktop, monkeypatch: pytest.MonkeyPatch) -> SwayDesktop:
    enter(sway, monkeypatch)
    return sway


@pytest.fixture
def writer(desk: SwayDesktop) -> Iterator[Writer]:
    made = Writer()
    yield made
    made.insertion.close()


@pytest.fixture
def open_window(desk: SwayDesktop) -> Iterator[Callable[..., TextWindow]]:
    opened: list[TextWindow] = []

    def open_it(kind: WindowKind, *, through_x: bool = False) -> TextWindow:
        opened.append(desk.open_window(kind, through_x=through_x))
        return opened[-1]

    yield open_it
    for window in opened:
        with suppress(Exception):
            window.close()


OpenWindow = Callable[..., TextWindow]
WINDOWS = pytest.mark.parametrize(
    ("kind", "through_x"), [("foot", False), ("gtk", False), ("qt", False), ("gtk", True)],
    ids=["foot", "gtk", "qt", "gtk through Xwayland"],
)  # fmt: skip


def test_a_line_break_arrives_where_it_may(writer: Writer, open_window: OpenWindow) -> None:
    window = open_window("gtk")
    for layout, written in ((Layout.NONE, "One two three"), (Layout.ALL, "One\ntwo\tthree")):
        writer.layout = layout
        for method in ("type", "paste"):
            window.focus()
            window.clear()
            assert isinstance(writer.write("One\ntwo\tthree", method), Inserted)
            assert window.wait_for(written) == written, (layout, method)


@WINDOWS
@pytest.mark.parametrize("method", ["type", "paste"])
def test_every_character_arrives(
    writer: Writer, open_window: OpenWindow, kind: WindowKind, through_x: bool, method: str
) -> None:
    window = open_window(kind, through_x=through_x)
    for name, text in CORPUS.items():
        window.clear()
        answer = writer.write(text, method)
        assert isinstance(answer, Inserted), name
        assert window.wait_for(text) == text, name
        assert answer.characters == len(text)
        assert answer.first_char_ns <= answer.last_char_ns <= time.monotonic_ns()


@WINDOWS
def test_a_long_text_arrives_whole_and_the_clipboard_is_as_before(
    writer: Writer, desk: SwayDesktop, open_window: OpenWindow, kind: WindowKind, through_x: bool
) -> None:
    desk.set_clipboard("copied before")
    window = open_window(kind, through_x=through_x)
    answer = writer.write(LONG)
    assert isinstance(answer, Inserted)
    assert answer.method == "pasted"
    assert window.wait_for(LONG) == LONG
    wait_until(lambda: PASSWORD_HINT not in desk.clipboard_types(), "the clipboard")
    assert desk.clipboard() == "copied before"


def test_a_long_text_arrives_whole_when_it_is_typed(writer: Writer, open_window: OpenWindow) -> None:
    window, text = open_window("gtk"), LONG[:1_500]
    answer = writer.write(text, "type")
    assert isinstance(answer, Inserted)
    assert window.wait_for(text) == text


@pytest.mark.parametrize("kind", ["foot", "gtk", "qt"])
def test_a_finger_on_a_key_changes_nothing_in_a_native_window(
    writer: Writer, desk: SwayDesktop, open_window: OpenWindow, kind: WindowKind
) -> None:
    window = open_window(kind)
    desk.key_down("Shift_L")
    answer = writer.write(CORPUS["accents"])
    desk.key_up("Shift_L")
    assert isinstance(answer, Inserted)
    assert window.wait_for(CORPUS["accents"]) == CORPUS["accents"]


@pytest.mark.parametrize("kind", ["gtk", "xterm"])
def test_a_finger_on_a_key_is_waited_for_in_windows_of_x11_programs(
    writer: Writer, desk: SwayDesktop, open_window: OpenWindow, kind: WindowKind
) -> None:
    window = open_window(kind, through_x=True)
    desk.key_down("Shift_L")
    lifts = threading.Timer(0.3, desk.key_up, ("Shift_L",))
    lifts.start()
    answer = writer.write(CORPUS["accents"])
    lifts.join()
    assert isinstance(answer, Inserted)
    assert window.wait_for(CORPUS["accents"]) == CORPUS["accents"]


def test_a_picture_on_the_clipboard_comes_back(
    writer: Writer, desk: SwayDesktop, open_window: OpenWindow, tmp_path: Path
) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4_000)
    desk.spawn(["sh", "-c", f"exec wl-copy --foreground --type image/png < {picture}"], name="wl-copy picture")
    wait_until(lambda: desk.clipboard_types() == ["image/png"], "the picture")
    window = open_window("gtk")
    assert isinstance(writer.write("pasted over a picture", "paste"), Inserted)
    assert window.wait_for("pasted over a picture") == "pasted over a picture"
    wait_until(lambda: desk.clipboard_types() == ["image/png"], "the picture again")
    assert desk.run(["wl-paste", "--type", "image/png"]) == picture.read_bytes()


def test_the_program_of_the_window_is_told(writer: Writer, open_window: OpenWindow) -> None:
    open_window("foot")
    dictation_id = writer.note()
    noted = writer.events.get(timeout=ANSWER_TIMEOUT_S)
    assert isinstance(noted, TargetNoted)
    assert noted.application is not None
    assert (noted.application.name, noted.application.kind) == ("foot", ApplicationKind.TERMINAL)
    assert isinstance(writer.insert("text", dictation_id), Inserted)


def test_a_text_for_another_window_waits_on_the_clipboard(
    writer: Writer, desk: SwayDesktop, open_window: OpenWindow
) -> None:
    first, second = open_window("gtk"), open_window("foot")
    dictation_id = writer.note()
    first.focus()
    assert writer.insert("for the terminal", dictation_id) == TargetLost(dictation_id)
    assert desk.clipboard() == "for the terminal"
    assert first.read() == ""
    second.focus()
    assert second.read() == ""


def test_a_focus_that_moves_in_the_middle_ends_the_typing(
    writer: Writer, desk: SwayDesktop, open_window: OpenWindow
) -> None:
    first, second = open_window("gtk"), open_window("gtk")
    dictation_id = writer.note()
    threading.Timer(0.3, first.focus).start()
    answer = writer.insert(LONG, dictation_id, "type")
    assert isinstance(answer, TargetLost)
    assert answer.why is not None
    assert desk.clipboard() == LONG
    time.sleep(0.3)
    assert len(first.read()) < 40  # what was on its way
    assert LONG.startswith(second.read())


def test_where_no_window_has_the_focus_the_text_waits_on_the_clipboard(writer: Writer, desk: SwayDesktop) -> None:
    desk.messages.command("workspace empty")
    answer = writer.write("for nobody")
    assert isinstance(answer, TargetLost)
    assert desk.clipboard() == "for nobody"
    desk.messages.command("workspace 1")


def test_copying_from_the_menu_outlives_the_program(desk: SwayDesktop) -> None:
    writer = Writer()
    writer.insertion.offer("from the menu", DictationId(1))
    assert writer.answer() == OfferTaken(DictationId(1))
    assert desk.clipboard() == "from the menu"
    writer.insertion.close()
    assert desk.clipboard() == "from the menu"
    desk.set_clipboard("the next one")


def test_the_doctor_tries_it(desk: SwayDesktop, open_window: OpenWindow) -> None:
    window = open_window("gtk")
    check = check_insertion(InsertionSettings())
    assert check.ok, check
    assert f"{len(SAMPLE)} of {len(SAMPLE)} characters" in check.detail
    assert "data control" in check.detail
    assert "told by sway" in check.detail
    wait_until(window.has_focus, "the focus back")
    assert window.read() == ""


# --- a desktop of its own ----------------------------------------------------------------


@pytest.fixture
def own_desk(monkeypatch: pytest.MonkeyPatch) -> Iterator[SwayDesktop]:
    if missing := missing_sway_packages():
        pytest.skip("a Wayland desktop needs " + " ".join(missing))
    with SwayDesktop(xwayland=False, tray=False, notifications=False) as running:
        enter(running, monkeypatch)
        yield running


def test_without_xwayland_all_of_it_works_too(own_desk: SwayDesktop) -> None:
    writer = Writer()
    window = own_desk.open_window("foot")
    assert isinstance(writer.write(CORPUS["emoji"]), Inserted)
    assert window.wait_for(CORPUS["emoji"]) == CORPUS["emoji"]
    window.clear()
    assert isinstance(writer.write(LONG), Inserted)
    assert window.wait_for(LONG) == LONG
    writer.insertion.close()


def test_by_the_list_of_windows_the_focus_is_told_elsewhere(
    own_desk: SwayDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SWAYSOCK")
    assert ways_here().focus_by == "the list of windows"
    writer = Writer()
    first, second = own_desk.open_window("foot"), own_desk.open_window("foot")
    dictation_id = writer.note()
    first.focus()
    assert writer.insert("for the second", dictation_id) == TargetLost(dictation_id)
    second.focus()
    assert isinstance(writer.write("for the second"), Inserted)
    assert second.wait_for("for the second") == "for the second"
    writer.insertion.close()


@pytest.mark.expected_warning("focus_guard: the focus is not told", "clipboard: the clipboard is lost")
def test_a_compositor_that_dies_while_a_text_is_typed_loses_nothing(
    own_desk: SwayDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = Writer()
    own_desk.open_window("foot")
    dictation_id = writer.note()
    threading.Timer(0.2, own_desk.end_compositor).start()
    answer = writer.insert(LONG, dictation_id, "type")
    assert isinstance(answer, InsertionFailed)
    own_desk.start_compositor()
    enter(own_desk, monkeypatch)
    window = own_desk.open_window("foot")
    assert isinstance(writer.write("alive again"), Inserted)
    assert window.wait_for("alive again") == "alive again"
    writer.insertion.close()
