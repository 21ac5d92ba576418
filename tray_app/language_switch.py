"""The language that is spoken, switched by menu, hotkey and command while the program runs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tray_app import settings_file
from tray_app.core.engines import ENGINES, does_not_speak
from tray_app.core.errors import Problem, SpeechFault
from tray_app.core.language_choice import after, choices, present
from tray_app.core.languages import AUTOMATIC, one_language
from tray_app.core.requests import NEXT, LanguageSwitch
from tray_app.core.settings import Settings
from tray_app.core.snapshot import NoticeKind
from tray_app.core.translation import filled, marked
from tray_app.paths import settings_path
from tray_app.runtime import Runtime
from tray_app.settings_live import LiveSettings

SETTLES_S = 5.0


class LanguageSwitching:
    """What is chosen counts for the next dictation, and stands so at the next start. Any thread."""

    def __init__(self, runtime: Runtime, live: LiveSettings) -> None:
        self._runtime = runtime
        self._live = live

    def choices(self) -> tuple[str, ...]:
        """Codes, and "auto" where the engine can find out; empty where there is nothing to choose."""
        return choices(self._runtime.settings)

    def present(self) -> str:
        return present(self._runtime.settings)

    def switch(self, to: str) -> None:
        """To a code, "auto" or NEXT. Returns at once."""
        self._live.change(lambda: self._switch(to))

    def switch_by_key(self, wish: LanguageSwitch) -> None:
        """Told when it is done: who presses a key may not see the icon. Returns at once."""

        def switch_and_tell() -> None:
            self._switch(wish.to)
            self._tell()

        self._live.change(switch_and_tell)

    def told(self, to: str | None) -> dict[str, Any]:
        """Which it is, once it is switched `to` another. Blocks for some seconds at most.

        Raises SettingsFault for what is no language, SpeechFault when it was not switched in time.
        """
        if to is not None:
            self.switch(to if to == NEXT else one_language(to) or AUTOMATIC)
            if not self._live.settle(SETTLES_S):
                raise SpeechFault("The language was not switched yet.", "Try again.")
        problem = self._problem(self._runtime.settings)
        return {"language": self.present(), "problem": str(problem) if problem else None}

    def _switch(self, to: str) -> None:
        """Raises HoldtalkError when it cannot be saved: it counts all the same until the program ends."""
        settings = self._runtime.settings
        language = after(settings) if to == NEXT else to
        if language == present(settings):
            return
        self._runtime.apply(replace(settings, speech=replace(settings.speech, language=language)))
        settings_file.save_value(settings_path(), "speech", "language", language)

    def _tell(self) -> None:
        from tray_app.ui.language_names import native_name  # not where nothing is switched

        settings = self._runtime.settings
        problem = self._problem(settings)
        if problem is not None:
            self._runtime.tell(NoticeKind.WARNING, problem.title, problem.remedy)
        elif not choices(settings):
            remedy = marked('Name them in the settings: [speech] languages = "en de".')
            self._runtime.tell(NoticeKind.INFO, marked("There is no other language to switch to"), remedy)
        else:
            self._runtime.tell(
                NoticeKind.INFO,
                filled("Language: {language}", language=native_name(self.present())),
                marked("From the next dictation on."),
            )

    def _problem(self, settings: Settings) -> Problem | None:
        """The engine does not understand what is chosen."""
        engine, language = ENGINES.get(settings.speech.engine), present(settings)
        if engine is None or language == AUTOMATIC or language in engine.languages:
            return None
        return does_not_speak(engine, language)
