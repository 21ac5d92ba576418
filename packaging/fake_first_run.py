"""The program as the first run sees it, noting what it was asked; a microphone that hears what it is told to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.errors import Problem
from tray_app.core.missing import Missing
from tray_app.ui.first_run.asked import EngineChoice, SpeechAtHand

TINY = EngineChoice(EMBEDDED_ENGINE, "Moonshine tiny", ("en",), 120)
MANY = EngineChoice("parakeet-0.6b-v3", "Parakeet 0.6B v3", ("de", "en", "fr", "es"), 860, 670_000_000)


class FakeTester:
    """A microphone that is tried."""

    def __init__(self) -> None:
        self.heard: Callable[[float], None] | None = None
        """None while it is off."""
        self.opened = 0
        self.clipped = False
        self.asked: list[str] = []
        self.recorded: Callable[[Problem | None], None] = lambda _problem: None
        self.played: Callable[[Problem | None], None] = lambda _problem: None
        self.understood: Callable[[str | Problem], None] = lambda _answer: None

    def start_level(self, heard: Callable[[float], None]) -> Callable[[], None]:
        self.heard = heard
        self.opened += 1

        def end() -> None:
            self.heard = None

        return end

    def is_on(self) -> bool:
        return self.heard is not None

    def say(self, *levels: float) -> None:
        assert self.heard is not None, "nobody listens"
        for dbfs in levels:
            self.heard(dbfs)

    def took_clipped(self) -> bool:
        clipped, self.clipped = self.clipped, False
        return clipped

    def record(self, seconds: float, done: Callable[[Problem | None], None]) -> None:
        self.asked.append(f"record {seconds:g}")
        self.recorded = done

    def play(self, done: Callable[[Problem | None], None]) -> None:
        self.asked.append("play")
        self.played = done

    def transcribe(self, done: Callable[[str | Problem], None]) -> None:
        self.asked.append("transcribe")
        self.understood = done


class FakeFirstRun:
    """Answers at once."""

    def __init__(self) -> None:
        self.tester = FakeTester()
        self.calls: list[tuple[str, ...]] = []
        self.microphones: Sequence[str] | Problem = ["Built-in Audio", "Yeti Stereo Microphone"]
        self.microphone = ""
        self.hotkey, self.hotkey_name = "ctrl_r", "Right Ctrl"
        self.key_mode = "hold"
        self.changeable = True
        self.capture: Callable[[], QWidget] | None = None
        self.at_hand = SpeechAtHand((TINY, MANY), 8, 16_300)
        self.speaks: Sequence[str] = ()
        self.in_use = EMBEDDED_ENGINE
        self.missing: list[Missing] = []
        self.mending: Problem | None = None
        self.tray = True
        self.at_login: bool | Problem = False

    def list_microphones(self, done: Callable[[Sequence[str] | Problem], None]) -> None:
        done(self.microphones)

    def current_microphone(self) -> str:
        return self.microphone

    def set_microphone(self, name: str) -> None:
        self.microphone = name
        self.calls.append(("microphone", name))

    def key(self) -> str:
        return self.hotkey

    def key_name(self) -> str:
        return self.hotkey_name

    def can_change_key(self) -> bool:
        return self.changeable

    def set_key(self, key: str) -> None:
        self.hotkey = key
        self.calls.append(("key", key))

    def make_key_capture(self) -> QWidget | None:
        return None if self.capture is None else self.capture()

    def mode(self) -> str:
        return self.key_mode

    def throw_away(self) -> None:
        self.calls.append(("throw away",))

    def look_at_speech(self, languages: Sequence[str], done: Callable[[SpeechAtHand], None]) -> None:
        self.calls.append(("speech", *languages))
        done(self.at_hand)

    def engine(self) -> str:
        return self.in_use

    def use_engine(self, name: str) -> None:
        self.in_use = name
        self.calls.append(("engine", name))

    def languages(self) -> Sequence[str]:
        return self.speaks

    def language(self) -> str:
        return self.speaks[0] if self.speaks else ""

    def set_language(self, code: str) -> None:
        self.calls.append(("language", code))

    def open_models(self) -> None:
        self.calls.append(("models",))

    def look_for_missing(self, done: Callable[[Sequence[Missing]], None]) -> None:
        self.calls.append(("look",))
        done(list(self.missing))

    def mend(self, missing: Missing, done: Callable[[Problem | None], None]) -> None:
        self.calls.append(("mend", missing.about))
        if self.mending is None:
            self.missing.remove(missing)
        done(self.mending)

    def has_tray(self) -> bool:
        return self.tray

    def starts_at_login(self, done: Callable[[bool | Problem], None]) -> None:
        done(self.at_login)

    def set_starts_at_login(self, on: bool, done: Callable[[bool | Problem], None]) -> None:
        self.calls.append(("login", str(on)))
        if isinstance(self.at_login, bool):
            self.at_login = on
        done(self.at_login)

    def seen(self) -> None:
        self.calls.append(("seen",))
