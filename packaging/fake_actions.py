"""The program as menu and windows see it, noting what it was asked."""

from __future__ import annotations

from collections.abc import Sequence

from tray_app.core.applications import Application
from tray_app.core.events import DictationId
from tray_app.core.requests import HandsFreeSwitch, ReadAloud


class FakeActions:
    """`microphones` may be an exception, which `list_microphones` then raises."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, ...]] = []
        self.microphones: list[str] | Exception = ["Built-in Audio", "Yeti Stereo Microphone"]
        self.in_front: Application | Exception | None = None
        """The program of the window in front; an exception is raised."""
        self.microphone = ""
        self.current_mode = "hold"
        self.voice = False
        """Whether it is switched on."""
        self.listening = False
        """Whether hands-free is switched on."""
        self.to_speak: Sequence[str] = ()
        self.spoken = "en"
        self.at_login = False
        self.first_of_several = ""
        """The name of the first hotkey, where there are several."""

    def toggle_dictation(self) -> None:
        self.calls.append(("toggle",))

    def open_home(self) -> None:
        self.calls.append(("home",))

    def show_performance(self) -> None:
        self.calls.append(("performance",))

    def show_models(self) -> None:
        self.calls.append(("models",))

    def show_breach(self) -> None:
        self.calls.append(("breach",))

    def export(self, report_format: str) -> None:
        self.calls.append(("export", report_format))

    def review(self) -> None:
        self.calls.append(("review",))

    def application_in_front(self) -> Application | None:
        if isinstance(self.in_front, Exception):
            raise self.in_front
        return self.in_front

    def use_here(self, application: Application) -> None:
        self.calls.append(("use here", application.name))

    def list_microphones(self) -> list[str]:
        if isinstance(self.microphones, Exception):
            raise self.microphones
        return list(self.microphones)

    def current_microphone(self) -> str:
        return self.microphone

    def set_microphone(self, name: str) -> None:
        self.microphone = name
        self.calls.append(("microphone", name))

    def mode(self) -> str:
        return self.current_mode

    def mode_key(self) -> str:
        return self.first_of_several

    def set_mode(self, mode: str) -> None:
        self.current_mode = mode
        self.calls.append(("mode", mode))

    def languages(self) -> Sequence[str]:
        return self.to_speak

    def language(self) -> str:
        return self.spoken

    def set_language(self, code: str) -> None:
        self.spoken = code
        self.calls.append(("language", code))

    def show_first_run(self) -> None:
        self.calls.append(("first run",))

    def starts_at_login(self) -> bool:
        return self.at_login

    def set_starts_at_login(self, on: bool) -> None:
        self.at_login = on
        self.calls.append(("at login", str(on)))

    def open_settings(self) -> None:
        self.calls.append(("settings",))

    def open_log(self) -> None:
        self.calls.append(("log",))

    def hands_free(self) -> bool:
        return self.listening

    def switch_hands_free(self, wish: HandsFreeSwitch) -> None:
        self.calls.append(("hands-free", wish.value))

    def take_offer(self, dictation_id: DictationId) -> None:
        self.calls.append(("take", str(dictation_id)))

    def copy_last(self) -> None:
        self.calls.append(("copy last",))

    def copy_as_heard(self) -> None:
        self.calls.append(("as heard",))

    def undo_last(self, in_front_since_ns: int | None = None) -> None:
        """The time is that of the menu, which opens whenever it does."""
        self.calls.append(("undo", "from the menu" if in_front_since_ns is not None else ""))

    def insert_again(self, in_front_since_ns: int | None = None) -> None:
        self.calls.append(("insert again", "from the menu" if in_front_since_ns is not None else ""))

    def pause_hotkey(self, minutes: int | None) -> None:
        self.calls.append(("pause", str(minutes)))

    def resume_hotkey(self) -> None:
        self.calls.append(("resume",))

    def can_read_aloud(self) -> bool:
        return self.voice

    def read_aloud(self, what: ReadAloud) -> None:
        self.calls.append(("read", what.value))

    def retry_failed(self) -> None:
        self.calls.append(("retry",))

    def delete_waiting(self, dictation_ids: Sequence[DictationId]) -> None:
        self.calls.append(("delete", *(str(dictation_id) for dictation_id in dictation_ids)))

    def quit(self) -> None:
        self.calls.append(("quit",))
