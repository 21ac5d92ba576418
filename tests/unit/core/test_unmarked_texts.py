"""Every text that reaches the screen can be translated: it is marked, and in one piece."""

from __future__ import annotations

from pathlib import Path

import pytest
import translations
from unmarked_texts import unmarked

ROOT = translations.SOURCES
OTHERS = ("ui/window/", "ui/models/", "perf/", "ui/pdf.py", "ui/save_report.py", "ui/breach_flags.py")
"""The places Performance and Models, and the reports."""
ON_SCREEN = (
    "ui", "core/errors.py", "core/notice_actions.py", "core/setting_values.py", "core/snapshot.py", "core/status.py",
    "core/told.py", "core/undoing.py", "hotkeys/advice.py", "hotkeys/naming.py", "missing_parts.py", "first_run.py",
)  # fmt: skip
"""Rooms in which whatever looks like words is for people."""
NOT_WORDS = {
    "Holdtalk": "the program's name, and its context in the files of Qt",
    "Markdown": "the name of a format",
    "English": "a language in itself",
    "en de ja": "codes, as they are to be written",
    "ddd MMM d": "a pattern of QLocale's",
    "Found": "the name of a type",
    "the first run": "who listens on the bus, for the log",
    "holdtalk toggle": "a command",
    "holdtalk setup-keys": "a command",
    "tray of GNOME": "the name of a row among packages",
    "Esc": "replaced by the key's name before it is shown",
    "a minute": "the name of a unit; its words stand beside it",
    "the History place": "who listens on the bus, for the log",
    "the Statistics place": "who listens on the bus, for the log",
    **dict.fromkeys(("Atspi", "Notify", "Ping", "Get", "Inhibited", "Read", "Lock", "Unlock", "SelectDevices"),
                    "a name on D-Bus"),
    **dict.fromkeys(("Pause", "Paused", "Play", "Playing"), "a name on D-Bus, of media players"),
    **dict.fromkeys(("License", "Name", "Classifier"), "a field of a package's description"),
    **dict.fromkeys(("nothing came of it", "the text waits on the clipboard", "the hotkeys rest",
                     "the hotkeys are heard again"), "the name of a shape, never shown"),
    **dict.fromkeys(("Engine", "Server", "Microphone", "Hotkey", "Insertion", "Settings", "Wake word", "Voice"),
                    "the name of a check, which is looked up by it"),
    "Holdtalk benchmark: leave this window in front": "a window of the command line",
}  # fmt: skip
"""Why each need not be translated."""
FORMATTED = (
    "icons/", "translations/holdtalk_", "holdtalk-history.", "_NET_WM_CM_S", "Key_F", "Ctrl+", "LOGIND", "{slot}(",
    "{name}.ActiveChanged", "{PREFIX}", "{SERVICE}", "<t", "#notice", "sudo ", "first-run-", "Holdtalk {", "Python {",
    "MM{",
)  # fmt: skip
"""Beginnings of what is put together from names of files, D-Bus, keys, versions and from markup."""


def is_name_on_dbus(text: str) -> bool:
    return text.startswith("'org.") or NOT_WORDS.get(text.strip("'")) == "a name on D-Bus"


def is_for_people(text: str) -> bool:
    said = text.strip("'\"f")
    return said not in NOT_WORDS and not any(part in text for part in FORMATTED)


def test_what_is_told_can_be_translated_everywhere() -> None:
    found = [
        (place, text)
        for place, text in unmarked(ROOT, ".")
        if not place.startswith(OTHERS) and not is_name_on_dbus(text)
    ]
    assert found == [], "mark them, or give their values with `filled`"


def test_every_text_of_the_screen_is_marked() -> None:
    found = [
        (place, text)
        for place, text in unmarked(ROOT, *ON_SCREEN, screen=True)
        if not place.startswith(OTHERS) and is_for_people(text)
    ]
    assert found == [], "say tr() of them, or marked() where they are constants"


def found_in(tmp_path: Path, code: str, *, screen: bool = False) -> list[str]:
    (tmp_path / "one.py").write_text(code)
    return [text for _place, text in unmarked(tmp_path, "one.py", screen=screen)]


@pytest.mark.parametrize(
    "code",
    [
        'Problem(f"No {x} here.", "")',
        'A = "Try again."\nProblem("Wrong.", A)',
        'def f():\n    title, remedy = "Wrong here.", marked("b")\n    raise SpeechFault(title, remedy)',
        'room.tell(kind, "Done.", body)',
        'Notice(kind, "Done " + name, "")',
        'Check("Tray", True, f"a tray of {x}")',
        'X = "a" if y else "Try again."\nHoldtalkError("Wrong.", X)',
    ],
)
def test_what_is_told_unmarked_is_found(tmp_path: Path, code: str) -> None:
    assert len(found_in(tmp_path, code)) >= 1


@pytest.mark.parametrize(
    "code",
    [
        'Problem("Wrong.", "Try again.")',
        'Problem(filled("No {x} here.", x=f"the {x}"), tr("a"))',
        'A = marked("Try again.")\nProblem("Wrong.", A if b else "")',
        'raise HoldtalkError(sentences(a, marked("b")), remedy)',
        'Problem("Wrong.", "", f"{path}: what the library says")',
    ],
)
def test_what_is_told_as_it_should_be_is_well(tmp_path: Path, code: str) -> None:
    assert found_in(tmp_path, code) == []


@pytest.mark.parametrize("code", ['box.setText("&Quit")', 'QLabel("none")', 'x = "Open log"', 'x = f"{n} words"'])
def test_what_is_shown_unmarked_is_found(tmp_path: Path, code: str) -> None:
    assert len(found_in(tmp_path, code, screen=True)) == 1


@pytest.mark.parametrize(
    "code",
    ['box.setText(tr("&Quit"))', '"""A docstring here."""', 'log.info("not for %s", x)', 'raise ValueError("No x")'],
)
def test_what_is_for_programmers_is_left_alone(tmp_path: Path, code: str) -> None:
    assert found_in(tmp_path, code, screen=True) == []


def test_what_is_told_is_collected_without_a_mark(tmp_path: Path) -> None:
    room = tmp_path / "room"
    (room / "cli").mkdir(parents=True)
    (room / "one.py").write_text('Problem("a", b or "c", "d")\nNotice(kind, "e", "f")\nCheck("g", True, "h", "i")\n')
    (room / "cli" / "two.py").write_text('HoldtalkError("on the command line", "")\n')
    found = translations.collect(room)
    assert set(found.messages) == {"a", "c", "e", "f", "g", "h", "i"}
    assert found.uncollected == []
