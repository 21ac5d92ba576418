"""The voice's way on and off, as the settings say, and what is read aloud. While it is off nothing of it is loaded."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from tray_app.core.bus import Bus
from tray_app.core.errors import EnvironmentFault, HoldtalkError, Problem
from tray_app.core.events import ProblemNoticed
from tray_app.core.ports import Player, Post
from tray_app.core.requests import ReadAloud
from tray_app.core.settings import VoiceSettings
from tray_app.core.snapshot import Notice, NoticeKind
from tray_app.core.supervision import start_thread

if TYPE_CHECKING:
    from .reading import Observe, ReadBack


_SHORT = 3
"""Letters of a word that is in many texts, and not what a phrase is known by."""


class VoiceSwitch:
    """Thread-safe, but for `apply` and `close`: one at a time."""

    def __init__(
        self,
        bus: Bus,
        post: Post,
        make_player: Callable[[], Player],
        *,
        observe: Observe,
        shown: Callable[[bool], None],
        selected_text: Callable[[], str],
        last_text: Callable[[], str],
    ) -> None:
        """`shown` hears whether its figures are of interest; `selected_text` may block for a second and raises
        EnvironmentFault where nobody can tell it."""
        self._bus = bus
        self._post = post
        self._make_player = make_player
        self._observe = observe
        self._shown = shown
        self._selected_text = selected_text
        self._last_text = last_text
        self.voice: ReadBack | None = None
        """None while it is switched off."""

    def apply(self, settings: VoiceSettings) -> None:
        if not settings.enabled:
            self.close()
        elif self.voice is not None:
            self.voice.apply(settings)
        else:
            from .reading import ReadBack

            self.voice = ReadBack(settings, self._make_player(), self._bus, observe=self._observe, tell=self._tell)
            self._shown(True)

    def close(self) -> None:
        """Blocks up to a second."""
        voice, self.voice = self.voice, None
        if voice is not None:
            voice.close()
            self._shown(False)

    def may_say(self, phrase: str) -> bool:
        """Whether a word of the phrase is in the text that is read, or was last."""
        voice = self.voice
        return voice is not None and any(voice.may_say(word) for word in phrase.split() if len(word) > _SHORT)

    def _tell(self, problem: Problem) -> None:
        self._post(ProblemNoticed(problem))

    # --- what there is to read -----------------------------------------------------------

    def say(self, text: str, *, reading: int | None = None, more: bool = False) -> dict[str, Any]:
        """Reads it in place of what is being read, or where `reading` names that, behind it; `more` is to follow.

        The answer's `reading` is the number of what is read, None when it is read no longer; where `taken` is False
        too much waits already, and the same is to be said again. Blocks up to two seconds; raises HoldtalkError while
        nothing can be read.
        """
        if reading is not None:
            taken = self.voice.say_on(reading, text, more=more) if self.voice is not None else None
            return {"reading": None if taken is None else reading, "taken": bool(taken)}
        if not text.strip():
            raise HoldtalkError("There is no text to read.", "Select or dictate one first.")
        return {"reading": self._switched_on().say(text, more=more), "taken": True}

    def read(self, what: ReadAloud) -> None:
        """Blocks up to a second for a selection. Raises HoldtalkError while it cannot be."""
        voice = self._switched_on()
        if what is ReadAloud.STOP or (what is ReadAloud.WHAT_THERE_IS and voice.is_reading):
            voice.hush()
            return
        if what is ReadAloud.SELECTION:
            self.say(self._selected_text())
            return
        selected = ""
        if what is ReadAloud.WHAT_THERE_IS:
            with suppress(EnvironmentFault):  # then there is none for us
                selected = self._selected_text()
        self.say(selected if selected.strip() else self._last_text())

    def ask_for(self, what: ReadAloud) -> None:
        """As `read`, without waiting for it; what keeps it from being done is told."""

        def read() -> None:
            try:
                self.read(what)
            except HoldtalkError as error:
                self._bus.publish(Notice(NoticeKind.WARNING, error.problem.title, error.problem.remedy))

        start_thread("read-aloud", read, again=False)  # whose selection it is may hang

    def _switched_on(self) -> ReadBack:
        if self.voice is None:
            raise HoldtalkError("The voice is switched off.", "Set enabled = true under [voice] in the settings file.")
        return self.voice
