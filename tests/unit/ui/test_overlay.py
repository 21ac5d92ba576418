"""What the overlay shows, and that it costs nothing when it shows nothing."""

from __future__ import annotations

import gc
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from tray_app.core.desktop_settings import OverlaySettings
from tray_app.core.dictation import Outcome
from tray_app.core.events import DictationId
from tray_app.core.pause import Pause
from tray_app.core.snapshot import PublicState, Snapshot
from tray_app.ui.overlay import Overlay
from tray_app.ui.overlay_view import OverlayStory, Shape, SilenceWatch, View, level_share, next_level
from tray_app.ui.pill import BOTTOM_MARGIN, CARET_GAP, Pill, standing_place

from .conftest import Pump

SECOND_NS = 10**9
RECORDING = Snapshot(state=PublicState.RECORDING, dictation_id=DictationId(1), recording_since_ns=0)
TRANSCRIBING = Snapshot(state=PublicState.TRANSCRIBING, dictation_id=DictationId(1))
READY = Snapshot(state=PublicState.READY)


def ended(outcome: Outcome, dictation_id: int = 1) -> Snapshot:
    return replace(READY, last_outcome=outcome, last_outcome_id=DictationId(dictation_id))


class Room:
    """An overlay with a clock and a level set by hand."""

    def __init__(self, style: str = "compact", position: str = "bottom", size: str = "normal") -> None:
        self.now_ns = 7 * SECOND_NS
        self.level_dbfs = -30.0
        self.level_reads = 0
        self.overlay = Overlay(self.level, OverlaySettings(style, position, size), now_ns=lambda: self.now_ns)

    def level(self) -> float:
        self.level_reads += 1
        return self.level_dbfs

    @property
    def pill(self) -> Pill:
        assert isinstance(self.overlay.pill, Pill)
        return self.overlay.pill

    def view(self) -> View | None:
        return self.overlay.pill.view if self.overlay.pill is not None else None

    def timers(self) -> list[QTimer]:
        return [timer for timer in self.overlay.findChildren(QTimer) if timer.isActive()]


@pytest.fixture
def room(qt_app: QApplication) -> Room:
    return Room()


def test_it_says_when_the_hotkey_is_paused_and_when_it_is_heard_again() -> None:
    story = OverlayStory()
    paused = replace(READY, paused=Pause(None))
    seen = [story.follow(snapshot, SECOND_NS) for snapshot in (READY, paused, paused, READY, READY)]
    assert [view.word if view else "" for view in seen] == [
        "",
        "The hotkey is paused",
        "",
        "The hotkey is heard again",
        "",
    ]
    assert all(view.shown_ms for view in seen if view)


def test_it_says_nothing_of_a_pause_that_was_there_at_the_start() -> None:
    assert OverlayStory().follow(replace(READY, paused=Pause(None)), SECOND_NS) is None


@pytest.mark.parametrize(
    ("language", "heard", "mark"),
    [("", "", ""), ("", "en", ""), ("de", "en", "DE"), ("auto", "", "AUTO"), ("auto", "ja", "JA")],
)
def test_the_language_is_marked_where_there_are_several(language: str, heard: str, mark: str) -> None:
    story = OverlayStory()
    for snapshot in (RECORDING, TRANSCRIBING):
        view = story.follow(replace(snapshot, language=language, heard_language=heard), SECOND_NS)
        assert view is not None
        assert view.language == mark


@pytest.mark.parametrize("style", ["minimal", "compact", "detailed"])
def test_the_pill_keeps_its_size_when_the_language_is_found_out(qt_app: QApplication, style: str) -> None:
    room = Room(style)
    sizes = []
    found_out = replace(RECORDING, language="auto", heard_language="zh")
    for snapshot in (RECORDING, replace(RECORDING, language="auto"), found_out):
        room.overlay.show_snapshot(snapshot)
        pill = room.pill
        sizes.append(pill.size())
    assert sizes[1] == sizes[2]
    assert (sizes[1].width() > sizes[0].width()) is (style != "detailed")


# --- the story ---------------------------------------------------------------------------


def test_recording_shows_state_and_time(room: Room) -> None:
    room.overlay.show_snapshot(RECORDING)
    view = room.view()
    assert view is not None
    assert (view.shape, view.word, view.elapsed, view.metered) == (Shape.DOT, "Recording", "0:07", True)


def test_a_key_let_go_freezes_time_and_keeps_the_words(room: Room) -> None:
    room.overlay.show_snapshot(replace(RECORDING, stable_text="Hello", unstable_text="wor"))
    room.now_ns += 60 * SECOND_NS
    room.overlay.show_snapshot(TRANSCRIBING)
    view = room.view()
    assert view is not None
    assert (view.shape, view.word, view.elapsed, view.metered) == (Shape.DOTS, "Transcribing", "0:07", False)
    assert (view.stable, view.unstable) == ("Hello", "wor")


def test_inserted_text_needs_no_parting_word(room: Room) -> None:
    room.overlay.show_snapshot(RECORDING)
    room.overlay.show_snapshot(ended(Outcome.INSERTED))
    assert room.view() is None


@pytest.mark.parametrize(
    ("outcome", "shape", "word"),
    [
        (Outcome.EMPTY, Shape.DASH, "Nothing heard"),
        (Outcome.CANCELLED, Shape.CROSS, "Cancelled"),
        (Outcome.OFFERED, Shape.BOARD, "Not typed: the text waits in the menu"),
        (Outcome.FAILED, Shape.SQUARE, "Not inserted: see the tray menu"),
    ],
)
def test_a_dictation_without_text_gets_a_parting_word(
    room: Room, pump: Pump, outcome: Outcome, shape: Shape, word: str
) -> None:
    room.overlay.show_snapshot(RECORDING)
    room.overlay.show_snapshot(ended(outcome))
    view = room.view()
    assert view is not None
    assert (view.shape, view.word) == (shape, word)
    room.overlay.show_snapshot(ended(outcome))
    assert room.view() == view, "a snapshot about something else must not cut the word short"
    pump(lambda: room.view() is None)
    room.overlay.show_snapshot(ended(outcome))
    assert room.view() is None, "said once"


def test_a_brush_of_the_key_leaves_no_word(room: Room) -> None:
    room.overlay.show_snapshot(RECORDING)
    room.overlay.show_snapshot(ended(Outcome.TOO_SHORT))
    assert room.view() is None


def test_a_new_dictation_replaces_the_parting_word_of_the_last(room: Room) -> None:
    room.overlay.show_snapshot(ended(Outcome.EMPTY))
    room.overlay.show_snapshot(RECORDING)
    view = room.view()
    assert view is not None
    assert view.word == "Recording"


def test_a_locked_recording_says_how_to_end_it() -> None:
    story = OverlayStory()
    story.key_name = "Right Ctrl"
    view = story.follow(replace(RECORDING, locked=True), SECOND_NS)
    assert isinstance(view, View)
    assert (view.locked, view.hint) == (True, "Locked on: press Right Ctrl to finish")


# --- cost and manners --------------------------------------------------------------------


def test_nothing_ticks_unless_a_recording_is_shown(room: Room, pump: Pump) -> None:
    assert not room.timers()
    room.overlay.show_snapshot(RECORDING)
    assert len(room.timers()) == 1
    pump(lambda: room.level_reads >= 2)
    room.overlay.show_snapshot(TRANSCRIBING)
    assert not room.timers()
    room.overlay.show_snapshot(ended(Outcome.INSERTED))
    reads = room.level_reads
    assert not room.timers()
    assert room.level_reads == reads


def test_hide_ends_everything_at_once(room: Room) -> None:
    room.overlay.show_snapshot(RECORDING)
    room.overlay.hide()
    assert room.overlay.pill is None
    assert not room.timers()


def test_the_window_can_neither_be_focused_nor_clicked(room: Room) -> None:
    room.overlay.show_snapshot(RECORDING)
    pill = room.pill
    wanted = (
        Qt.WindowType.WindowDoesNotAcceptFocus,
        Qt.WindowType.WindowTransparentForInput,
        Qt.WindowType.BypassWindowManagerHint,
        Qt.WindowType.WindowStaysOnTopHint,
    )
    assert all(pill.windowFlags() & flag for flag in wanted)
    assert pill.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert pill.isVisible()
    assert not pill.isActiveWindow()


def test_the_style_changes_while_it_is_shown(room: Room) -> None:
    room.overlay.show_snapshot(RECORDING)
    pill = room.pill
    heights = []
    for style in ("minimal", "compact", "detailed"):
        room.overlay.apply(OverlaySettings(style))
        heights.append(pill.height())
    assert heights == sorted(set(heights))
    room.overlay.apply(OverlaySettings("off"))
    assert room.overlay.pill is None
    room.overlay.show_snapshot(RECORDING)
    assert room.overlay.pill is None
    room.overlay.apply(OverlaySettings("compact"))
    assert room.view() is not None


def test_a_collected_overlay_leaves_the_screen_alone(qt_app: QApplication) -> None:
    """Qt for Python deletes the screen with a widget that was asked for it."""
    for _ in range(3):
        room = Room()
        room.overlay.show_snapshot(RECORDING)
        room.overlay.show_snapshot(TRANSCRIBING)
        pill = room.pill
        assert isValid(qt_app.primaryScreen())
        del room, pill
    gc.collect()
    assert isValid(qt_app.primaryScreen())
    assert qt_app.primaryScreen().availableGeometry().isValid()


def test_it_stands_at_the_bottom_centre_of_the_screen(room: Room, qt_app: QApplication) -> None:
    room.overlay.show_snapshot(RECORDING)
    pill = room.pill
    free = qt_app.primaryScreen().availableGeometry()
    assert abs(pill.geometry().center().x() - free.center().x()) <= 1
    assert 16 <= free.bottom() - pill.geometry().bottom() <= 48


# --- the meter ---------------------------------------------------------------------------


def test_the_meter_runs_from_a_quiet_room_to_a_loud_voice() -> None:
    assert level_share(-90) == 0
    assert level_share(-30) == pytest.approx(0.5)
    assert level_share(0) == 1


def test_the_meter_rises_at_once_and_falls_gently() -> None:
    loud = next_level(0.0, -6.0)
    after = next_level(loud, -90.0)
    assert loud == 1.0
    assert 0.8 < after < 1.0


def test_a_compositor_that_started_meanwhile_is_used_from_the_next_dictation_on(
    qt_app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = False
    monkeypatch.setattr("tray_app.ui.overlay.has_compositor", lambda: there)
    room = Room()
    room.overlay.show_snapshot(RECORDING)
    assert not room.pill.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    there = True
    room.now_ns += 60 * SECOND_NS
    room.overlay.show_snapshot(ended(Outcome.INSERTED))
    room.overlay.show_snapshot(RECORDING)
    assert room.pill.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)


@pytest.mark.parametrize(("mode", "says"), [("dictation", "a pause ends it"), ("continuous", "the wake word ends it")])
def test_what_a_wake_word_began_says_how_it_ends(mode: str, says: str) -> None:
    view = OverlayStory().follow(Snapshot(state=PublicState.RECORDING, locked=True, hands_free=mode), 0)
    assert view is not None
    assert says in view.hint
    assert not view.locked, "no key keeps it on"


def test_sound_that_is_sent_away_has_its_mark_while_recording_and_after(room: Room) -> None:
    sent, local = replace(RECORDING, sent_to="box:8000"), RECORDING
    room.overlay.show_snapshot(local)
    narrow = room.pill.width()
    room.overlay.show_snapshot(sent)
    view = room.view()
    assert view is not None
    assert view.sent
    assert "Sound is sent to box:8000" in view.hint
    assert room.pill.width() > narrow
    wide = room.pill.width()
    room.overlay.show_snapshot(replace(TRANSCRIBING, sent_to="box:8000"))
    assert room.pill.width() == wide, "nothing jumps when the key comes up"


# --- how to throw it away ----------------------------------------------------------------


@pytest.mark.parametrize(
    ("hints", "style", "dictations", "told"),
    [
        ("first", "compact", 0, True),
        ("first", "compact", 4, True),
        ("first", "compact", 5, False),
        ("first", "detailed", 500, True),
        ("always", "compact", 500, True),
        ("never", "detailed", 0, False),
    ],
)
def test_whoever_is_new_to_it_is_told_what_throws_a_recording_away(
    qt_app: QApplication, hints: str, style: str, dictations: int, told: bool
) -> None:
    room = Room()
    room.overlay.apply(OverlaySettings(style=style, hints=hints))
    room.overlay.set_key_names("Right Ctrl", "F12")
    room.overlay.show_snapshot(replace(RECORDING, dictations=dictations))
    view = room.view()
    assert view is not None
    assert view.escape == ("F12 throws it away" if told else "")
    room.overlay.show_snapshot(TRANSCRIBING)
    view = room.view()
    assert view is not None
    assert not view.escape, "the key means something else then"


# --- a microphone from which nothing comes -----------------------------------------------


def test_two_seconds_without_any_sound_are_told_until_there_is_some(room: Room, pump: Pump) -> None:
    room.level_dbfs = -90.0
    room.overlay.show_snapshot(RECORDING)
    pump(lambda: room.level_reads >= 2)
    assert room.view() is not None
    assert room.view().word == "Recording"  # type: ignore[union-attr]  # just seen
    room.now_ns += 2 * SECOND_NS
    pump(lambda: (room.view() or View(Shape.DASH, "")).word == "Microphone is silent")
    pill = room.pill
    assert pill.accessibleName() == "Microphone is silent"
    room.level_dbfs = -40.0
    pump(lambda: (room.view() or View(Shape.DASH, "")).word == "Recording")
    room.overlay.hide()


def test_a_pause_in_speech_is_no_silent_microphone() -> None:
    watch = SilenceWatch()
    assert not watch.hear(DictationId(1), -30.0, 0)
    assert not watch.hear(DictationId(1), -90.0, 60 * SECOND_NS)
    assert not watch.hear(DictationId(2), -90.0, 61 * SECOND_NS)
    assert watch.hear(DictationId(2), -90.0, 63 * SECOND_NS)


def test_the_next_recording_begins_without_the_word_of_the_last(room: Room, pump: Pump) -> None:
    room.level_dbfs = -90.0
    room.overlay.show_snapshot(RECORDING)
    pump(lambda: room.level_reads >= 1)
    room.now_ns += 2 * SECOND_NS
    pump(lambda: (room.view() or View(Shape.DASH, "")).silent)
    room.overlay.show_snapshot(ended(Outcome.CANCELLED))
    room.overlay.show_snapshot(replace(RECORDING, dictation_id=DictationId(2)))
    view = room.view()
    assert view is not None
    assert not view.silent
    room.overlay.hide()


# --- where and how large -----------------------------------------------------------------

SCREEN = QRect(0, 0, 1_280, 770)
PILL = QSize(440, 40)


def test_it_stands_where_the_settings_want_it() -> None:
    assert standing_place(PILL, SCREEN, "bottom", None).y() == 770 - 40 - BOTTOM_MARGIN
    assert standing_place(PILL, SCREEN, "top", None).y() == BOTTOM_MARGIN
    assert standing_place(PILL, SCREEN, "caret", None) == standing_place(PILL, SCREEN, "bottom", None)


@pytest.mark.parametrize("caret", [(600, 300), (0, 0), (1_279, 769), (5, 700), (1_270, 40)])
def test_near_the_caret_it_covers_neither_it_nor_the_screens_edge(caret: tuple[int, int]) -> None:
    line = QRect(*caret, 2, 18)
    place = QRect(standing_place(PILL, SCREEN, "caret", line), PILL)
    assert SCREEN.contains(place)
    assert not place.intersects(line)


def test_near_the_caret_it_stands_below_the_line() -> None:
    assert standing_place(PILL, SCREEN, "caret", QRect(600, 300, 2, 18)).y() == 317 + CARET_GAP
