"""The menu says what is, and asks the program for what was chosen."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from fake_actions import FakeActions
from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from tray_app.core.applications import Application, ApplicationKind
from tray_app.core.errors import EnvironmentFault, MicrophoneFault, Problem
from tray_app.core.events import DictationId
from tray_app.core.pause import Pause
from tray_app.core.snapshot import KeptTake, OfferedText, PublicState, Snapshot
from tray_app.ui.menu import LastTextMenu, MicrophoneMenu, TrayMenu
from tray_app.ui.words import Shown

from .conftest import Pump

READY = Snapshot(state=PublicState.READY, status="Ready")


def plain(action: QAction) -> str:
    return action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")


def texts(menu: QMenu) -> list[str]:
    return [plain(action) for action in menu.actions() if action.isVisible() and not action.isSeparator()]


def find(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if plain(action) == text)


def submenu(menu: QMenu, text: str) -> QMenu:
    found = find(menu, text).menu()
    assert isinstance(found, QMenu)
    return found


def test_at_rest_the_menu_offers_everything(qt_app: QApplication) -> None:
    menu = TrayMenu(FakeActions())
    menu.tell(Shown(READY, hint="hold F9 and speak"))
    assert texts(menu) == [
        "Ready: hold F9 and speak",
        "Start dictation",
        "Open Holdtalk",
        "Performance…",
        "Export report",
        "Review performance",
        "Microphone",
        "Models…",
        "Mode",
        "Hands-free",
        "Pause hotkey",
        "Start at login",
        "Set up again…",
        "Open settings file",
        "Open log",
        "Quit",
    ]
    assert not menu.actions()[0].isEnabled()


@pytest.mark.parametrize(
    ("entry", "call"),
    [
        ("Start dictation", ("toggle",)),
        ("Open Holdtalk", ("home",)),
        ("Performance…", ("performance",)),
        ("Review performance", ("review",)),
        ("Start at login", ("at login", "True")),
        ("Set up again…", ("first run",)),
        ("Open settings file", ("settings",)),
        ("Open log", ("log",)),
        ("Hands-free", ("hands-free", "toggle")),
        ("Quit", ("quit",)),
    ],
)
def test_each_entry_asks_for_its_own(qt_app: QApplication, entry: str, call: tuple[str, ...]) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    find(menu, entry).trigger()
    assert actions.calls == [call]


@pytest.mark.parametrize(
    ("on", "phrase", "words"),
    [
        (True, "Okay Nabu", "Hands-free: “Okay Nabu”"),
        (True, "", "Hands-free (not listening)"),
        (False, "", "Hands-free"),
    ],
)
def test_hands_free_is_checked_while_it_is_on_and_says_what_is_listened_for(
    qt_app: QApplication, on: bool, phrase: str, words: str
) -> None:
    actions = FakeActions()
    actions.listening = on
    menu = TrayMenu(actions)
    menu.tell(Shown(Snapshot(state=PublicState.READY, wake_phrase=phrase)))
    assert find(menu, words).isChecked() is on


def test_languages_are_to_choose_from_where_there_are_several(qt_app: QApplication) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    assert "Language" not in texts(menu)
    actions.to_speak, actions.spoken = ("auto", "en", "de", "ja", "tlh"), "de"
    menu.aboutToShow.emit()
    languages = submenu(menu, "Language")
    assert texts(languages) == ["Automatic", "English", "Deutsch", "日本語", "TLH"]
    assert [plain(action) for action in languages.actions() if action.isChecked()] == ["Deutsch"]
    find(languages, "日本語").trigger()
    assert actions.calls == [("language", "ja")]
    actions.to_speak = ()
    menu.aboutToShow.emit()
    assert "Language" not in texts(menu)


@pytest.mark.parametrize(
    "in_front",
    [
        None,
        Application(""),
        Application("pinentry", ApplicationKind.PASSWORD_PROMPT),
        EnvironmentFault("Not told.", ""),
    ],
)
def test_the_window_in_front_has_its_settings_where_it_has_a_name(
    qt_app: QApplication, pump: Pump, in_front: Application | Exception | None
) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    for wanted in (Application("gedit"), in_front, Application("a&b")):
        actions.in_front = wanted
        menu.aboutToShow.emit()
        named = isinstance(wanted, Application) and wanted.name in ("gedit", "a&b")
        pump(lambda named=named: any(text.startswith("Settings for") for text in texts(menu)) is named)  # type: ignore[misc]  # mypy does not take a default for the parameter
    pump(lambda: "Settings for a&b…" in texts(menu))
    find(menu, "Settings for a&b…").trigger()
    assert actions.calls == [("use here", "a&b")]


def test_every_entry_can_be_reached_by_a_letter_of_its_own(qt_app: QApplication, pump: Pump) -> None:
    actions = FakeActions()
    actions.to_speak = ("en", "de")
    actions.in_front = Application("xterm")
    menu = TrayMenu(actions)
    menu.aboutToShow.emit()
    pump(lambda: "Settings for xterm…" in texts(menu))
    everything = replace(READY, last_text="Words.", last_heard="Worts.")
    for shown in (READY, everything, replace(everything, paused=Pause(None))):
        menu.tell(Shown(shown))
        assert len(letters(menu)) == len(set(letters(menu))) > 15


def letters(menu: QMenu) -> list[str]:
    chosen = [action.text() for action in menu.actions() if action.isEnabled() and action.isVisible()]
    return [text[text.index("&") + 1].casefold() for text in chosen if text]


def test_while_recording_it_offers_to_stop(qt_app: QApplication) -> None:
    menu = TrayMenu(FakeActions())
    menu.tell(Shown(Snapshot(state=PublicState.RECORDING, status="Recording")))
    assert texts(menu)[:2] == ["Recording", "Stop dictation"]


def test_an_error_stands_with_its_remedy(qt_app: QApplication) -> None:
    menu = TrayMenu(FakeActions())
    menu.tell(Shown(Snapshot(state=PublicState.ERROR, problem=Problem("No microphone was found.", "Plug one in."))))
    assert texts(menu)[:2] == ["Error: No microphone was found.", "Plug one in."]
    menu.tell(Shown(READY))
    assert texts(menu)[:2] == ["Ready", "Start dictation"]


def test_a_long_remedy_is_read_to_its_end(qt_app: QApplication) -> None:
    remedy = (
        "line 2: hotkey.key: There is no key of this name.\nCorrect the lines and save: /home/somebody/.config/x.toml"
    )
    menu = TrayMenu(FakeActions())
    menu.tell(Shown(Snapshot(state=PublicState.READY, status="Ready", problem=Problem("2 are wrong.", remedy))))
    lines = texts(menu)
    assert lines[1:3] == remedy.splitlines()
    assert lines[3] == "Start dictation"


TEXTS = (OfferedText(DictationId(5), "Salt & pepper", 2_000.0), OfferedText(DictationId(6), "two", 1_000.0))


def test_waiting_texts_are_copied(qt_app: QApplication) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    menu.tell(Shown(Snapshot(state=PublicState.READY, offered=TEXTS)))
    waiting = submenu(menu, "2 texts wait for you")
    assert texts(waiting) == ["Salt & pepper  (0:02)", "two  (0:01)", "Delete all…"]
    find(waiting, "two  (0:01)").trigger()
    assert actions.calls == [("take", "6")]
    menu.tell(Shown(READY))
    assert not any("wait" in text for text in texts(menu))


def test_recordings_without_text_are_tried_again(qt_app: QApplication) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    menu.tell(Shown(Snapshot(state=PublicState.READY, kept=(KeptTake(DictationId(7), 2_000.0),))))
    waiting = submenu(menu, "1 recording has no text")
    assert texts(waiting) == ["Try again: 1 recording without text", "Delete all…"]
    find(waiting, "Try again: 1 recording without text").trigger()
    assert actions.calls == [("retry",)]


@pytest.mark.parametrize(("answer", "calls"), [("&Delete", [("delete", "5", "6", "7")]), ("&Keep", [])])
def test_nothing_is_deleted_before_the_user_has_said_so(
    qt_app: QApplication, pump: Pump, answer: str, calls: list[tuple[str, ...]]
) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    kept = (KeptTake(DictationId(7), 2_000.0),)
    menu.tell(Shown(Snapshot(state=PublicState.READY, offered=TEXTS, kept=kept)))
    find(submenu(menu, "2 texts and 1 recording wait for you"), "Delete all…").trigger()
    (question,) = (widget for widget in qt_app.topLevelWidgets() if isinstance(widget, QMessageBox))
    assert "2 texts and their recordings and 1 recording without text" in question.text()
    assert question.defaultButton().text() == "&Keep"
    assert actions.calls == []
    later = OfferedText(DictationId(8), "not asked about", 1_000.0)
    menu.tell(Shown(Snapshot(state=PublicState.READY, offered=(*TEXTS, later), kept=kept)))
    next(button for button in question.buttons() if button.text() == answer).click()
    pump(lambda: not question.isVisible())
    assert actions.calls == calls
    question.deleteLater()
    qt_app.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_the_last_text_can_be_had_again_and_undone_once_there_is_one(qt_app: QApplication) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    menu.tell(Shown(READY))
    assert "Last text" not in texts(menu)
    menu.tell(Shown(Snapshot(state=PublicState.READY, status="Ready", last_text="Words.")))
    last = submenu(menu, "Last text")
    assert texts(last) == ["Undo it", "Insert it again", "Copy it"]
    assert len(set(letters(last))) == 3
    menu.aboutToShow.emit()
    for entry in texts(last):
        find(last, entry).trigger()
    assert actions.calls == [("undo", "from the menu"), ("insert again", "from the menu"), ("copy last",)]
    assert "As it was heard" not in texts(menu), "no word of it was corrected"


def test_of_a_window_nobody_says_since_when_a_menu_is_open(qt_app: QApplication) -> None:
    actions, owner = FakeActions(), QMenu()
    find(LastTextMenu(actions, owner), "Undo it").trigger()
    assert actions.calls == [("undo", "")]


def test_the_hotkey_is_paused_for_an_hour_or_until_it_is_resumed(qt_app: QApplication) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    menu.tell(Shown(READY))
    pause = submenu(menu, "Pause hotkey")
    for entry in ("For an hour", "Until I resume it"):
        find(pause, entry).trigger()
    menu.tell(Shown(replace(READY, paused=Pause(time.time_ns()))))
    assert "Pause hotkey" not in texts(menu)
    find(menu, "Resume hotkey").trigger()
    assert actions.calls == [("pause", "60"), ("pause", "None"), ("resume",)]
    menu.tell(Shown(READY))
    assert "Resume hotkey" not in texts(menu)


def test_a_corrected_text_can_be_had_as_it_was_heard(qt_app: QApplication) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    menu.tell(Shown(Snapshot(state=PublicState.READY, status="Ready", last_text="Tilney.", last_heard="Tillme.")))
    find(menu, "As it was heard").trigger()
    assert actions.calls == [("as heard",)]


def test_export_asks_for_the_chosen_format(qt_app: QApplication) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    for entry in submenu(menu, "Export report").actions():
        entry.trigger()
    assert actions.calls == [("export", name) for name in ("html", "pdf", "md", "json", "csv")]


def test_the_mode_set_elsewhere_is_checked_when_the_menu_opens(qt_app: QApplication) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    modes = submenu(menu, "Mode")
    actions.current_mode = "hybrid"
    modes.aboutToShow.emit()
    assert [action.isChecked() for action in modes.actions()] == [False, False, True]
    modes.actions()[1].trigger()
    assert actions.calls == [("mode", "toggle")]


def test_with_several_hotkeys_the_menu_says_whose_mode_it_is(qt_app: QApplication) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    modes = submenu(menu, "Mode")
    actions.first_of_several = "Left Ctrl + &"
    menu.aboutToShow.emit()
    assert modes.title() == "M&ode of Left Ctrl + &&"


def checked(menu: QMenu) -> list[str]:
    return [plain(action) for action in menu.actions() if action.isChecked()]


def test_microphones_are_looked_up_when_the_menu_opens(qt_app: QApplication, pump: Pump) -> None:
    actions, owner = FakeActions(), QMenu()
    menu = MicrophoneMenu(actions, owner)
    assert texts(menu) == ["System default", "Looking for microphones…"]
    menu.aboutToShow.emit()
    pump(lambda: len(texts(menu)) == 3)
    assert texts(menu) == ["System default", "Built-in Audio", "Yeti Stereo Microphone"]
    assert checked(menu) == ["System default"]
    find(menu, "Built-in Audio").trigger()
    assert actions.calls == [("microphone", "Built-in Audio")]


def test_an_ampersand_in_a_microphones_name_is_one(qt_app: QApplication, pump: Pump) -> None:
    actions, owner = FakeActions(), QMenu()
    actions.microphones = ["Bang & Olufsen"]
    menu = MicrophoneMenu(actions, owner)
    menu.aboutToShow.emit()
    pump(lambda: texts(menu) == ["System default", "Bang & Olufsen"])


def test_a_part_of_a_name_checks_its_device(qt_app: QApplication, pump: Pump) -> None:
    actions, owner = FakeActions(), QMenu()
    actions.microphone = "yeti"
    menu = MicrophoneMenu(actions, owner)
    menu.aboutToShow.emit()
    pump(lambda: checked(menu) == ["Yeti Stereo Microphone"])


def test_a_chosen_device_that_is_away_says_so(qt_app: QApplication, pump: Pump) -> None:
    actions, owner = FakeActions(), QMenu()
    actions.microphone = "Headset"
    menu = MicrophoneMenu(actions, owner)
    menu.aboutToShow.emit()
    pump(lambda: checked(menu) == ["Headset (not connected)"])


@pytest.mark.expected_warning(r"ui\.menu: the microphones could not be listed")
@pytest.mark.parametrize(
    ("found", "note"),
    [
        ([], "No microphone found. Plug one in."),
        (MicrophoneFault("The sound server does not answer.", "Restart it."), "The sound server does not answer."),
        (OSError("driver"), "The microphones could not be listed."),
    ],
)
def test_a_look_up_in_vain_says_why(qt_app: QApplication, pump: Pump, found: list[str] | Exception, note: str) -> None:
    actions, owner = FakeActions(), QMenu()
    actions.microphones = found
    menu = MicrophoneMenu(actions, owner)
    menu.aboutToShow.emit()
    pump(lambda: texts(menu)[-1] == note)
    assert texts(menu)[0] == "System default"


def test_the_worst_figure_stands_in_the_menu_and_opens_the_window_there(qt_app: QApplication) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    menu.tell(Shown(READY, "Insertion is over its target: 640 ms, target 100 ms"))
    find(menu, "Insertion is over its target: 640 ms, target 100 ms").trigger()
    assert actions.calls == [("breach",)]
    menu.tell(Shown(READY))
    assert not any("target" in text for text in texts(menu))


def test_reading_aloud_is_offered_while_the_voice_is_on(qt_app: QApplication) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    assert "Read aloud" not in texts(menu)
    actions.voice = True
    menu.aboutToShow.emit()
    assert "Read aloud" in texts(menu)
    reading = submenu(menu, "Read aloud")
    for entry in ("Last text", "Selected text", "Stop reading"):
        find(reading, entry).trigger()
    assert actions.calls == [("read", "last"), ("read", "selection"), ("read", "stop")]


def test_start_at_login_is_looked_up_each_time_the_menu_opens(qt_app: QApplication) -> None:
    actions = FakeActions()
    menu = TrayMenu(actions)
    assert not find(menu, "Start at login").isChecked()
    actions.at_login = True
    menu.aboutToShow.emit()
    assert find(menu, "Start at login").isChecked()
    find(menu, "Start at login").trigger()
    assert actions.calls == [("at login", "False")]
