"""What menu and windows ask of the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from tray_app.core.applications import Application
from tray_app.core.events import DictationId
from tray_app.core.requests import HandsFreeSwitch, ReadAloud
from tray_app.core.translation import marked

MODES: tuple[tuple[str, str], ...] = (
    ("hold", marked("Hold: record while the key is down")),
    ("toggle", marked("Toggle: press to start, press to stop")),
    ("hybrid", marked("Hybrid: a tap locks, a hold releases")),
)
"""Modes of a hotkey, with what the user reads (`tr`)."""

EXPORT_FORMATS: tuple[tuple[str, str], ...] = (
    ("html", "HTML"),
    ("pdf", "PDF"),
    ("md", "Markdown"),
    ("json", "JSON"),
    ("csv", "CSV"),
)
"""Values of `Actions.export`, with what the user reads."""

READINGS: tuple[tuple[ReadAloud, str], ...] = (
    (ReadAloud.LAST_TEXT, marked("&Last text")),
    (ReadAloud.SELECTION, marked("&Selected text")),
    (ReadAloud.STOP, marked("S&top reading")),
)
"""Values of `Actions.read_aloud`, with what the user reads (`tr`)."""


class Actions(Protocol):
    """Called on Qt's thread, but for `list_microphones` and `application_in_front`. All return at once unless said
    otherwise."""

    def toggle_dictation(self) -> None: ...

    def open_home(self) -> None:
        """The window with everything in it, at the place that was seen last."""

    def show_performance(self) -> None: ...

    def show_models(self) -> None: ...

    def show_breach(self) -> None:
        """Opens the Performance window at the worst figure that is off its target."""

    def export(self, report_format: str) -> None:
        """Asks where to and writes the report; `report_format` is one of EXPORT_FORMATS. May show a dialog."""

    def review(self) -> None:
        """Reviews the performance of this session and opens what was found."""

    def application_in_front(self) -> Application | None:
        """The program of the window in front now; None where none is. Called on a thread of its own: it may take a
        moment. Raises HoldtalkError where nobody tells."""

    def use_here(self, application: Application) -> None:
        """Asks what is to be otherwise in windows of this program."""

    def list_microphones(self) -> list[str]:
        """Names of the input devices now. May take a second: it is called on a thread of its own.

        May raise HoldtalkError, whose title is then shown in place of the list.
        """

    def current_microphone(self) -> str:
        """settings.microphone.device: a name or a part of one; empty for the system's default."""

    def set_microphone(self, name: str) -> None:
        """Empty for the system's default."""

    def mode(self) -> str:
        """That of the first hotkey."""

    def set_mode(self, mode: str) -> None: ...

    def mode_key(self) -> str:
        """The hotkey whose mode that is, as the user knows it; empty where there is only one."""

    def languages(self) -> Sequence[str]:
        """What may be spoken: ISO 639 codes, and "auto" where the engine can find out. Empty without a choice."""

    def language(self) -> str:
        """One of those."""

    def set_language(self, code: str) -> None: ...

    def show_first_run(self) -> None:
        """Microphone, key and all that once more, as at the first start."""

    def starts_at_login(self) -> bool:
        """Looked up in a small file, each time."""

    def set_starts_at_login(self, on: bool) -> None:
        """What keeps it from being switched is told by a notification."""

    def open_settings(self) -> None: ...

    def open_log(self) -> None: ...

    def copy_last(self) -> None:
        """Copies the text delivered last to the clipboard."""

    def copy_as_heard(self) -> None:
        """Copies that text as it was before the user's words were corrected, and takes note that they were wrong."""

    def undo_last(self, in_front_since_ns: int | None = None) -> None:
        """Takes the text delivered last out of its window again, where nothing else goes with it; tells where it does
        not. A window of ours that has the keyboard is minimised for it.

        `in_front_since_ns`: since when the menu is open from which it is asked (monotonic ns); None: from no menu.
        """

    def insert_again(self, in_front_since_ns: int | None = None) -> None:
        """Inserts that text into the window that has the focus, or had it before ours, which is minimised then."""

    def pause_hotkey(self, minutes: int | None) -> None:
        """Gives the hotkeys to the windows for so long; None: until `resume_hotkey`, over the next start too."""

    def resume_hotkey(self) -> None:
        """Has them heard again."""

    def can_read_aloud(self) -> bool:
        """Whether the voice is switched on."""

    def read_aloud(self, what: ReadAloud) -> None:
        """What keeps it from being read is told by a notification."""

    def hands_free(self) -> bool:
        """Whether listening for the wake word is switched on; the snapshot tells whether it is listened for."""

    def switch_hands_free(self, wish: HandsFreeSwitch) -> None: ...

    def take_offer(self, dictation_id: DictationId) -> None:
        """Copies the offered text to the clipboard, and drops the offer once it is there."""

    def retry_failed(self) -> None:
        """Transcribes the recordings without a text once more."""

    def delete_waiting(self, dictation_ids: Sequence[DictationId]) -> None:
        """Drops these texts and recordings for good; the user has been asked."""

    def quit(self) -> None: ...
