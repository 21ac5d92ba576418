"""How the program stands apart from any one dictation, and the picture of it that others see."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field, replace

from . import events as e
from . import told
from .dictation import Dictation, Outcome
from .errors import Problem
from .language_choice import told as told_language
from .notice_actions import OPEN_LOG, OPEN_SETTINGS, SHOW_MODELS
from .pause import Pause
from .snapshot import LOADING, Notice, NoticeKind, PublicState, Snapshot
from .translation import filled, marked
from .underway import Underway
from .waiting import Waiting

log = logging.getLogger(__name__)

DEATHS_TO_FAIL, DEATHS_WINDOW_NS = 3, 60_000_000_000
"""A part that dies this often within a minute is more than unlucky."""

PartsNews = (
    e.MicrophoneFailed | e.MicrophoneRecovered | e.EngineReady | e.EngineLost | e.EngineAsleep | e.EngineWakes
    | e.HotkeyFailed | e.HotkeyRecovered | e.HotkeyPaused | e.SettingsBroken | e.ThreadDied | e.ProblemNoticed
)  # fmt: skip
"""What a part says about itself."""


@dataclass(slots=True)
class Status:
    """Owned by the controller's thread alone."""

    microphone_problem: Problem | None = None
    engine_problem: Problem | None = None
    degraded: Problem | None = None
    """Why another engine writes than the one that was chosen."""
    stood_in_for: dict[str, Problem] = field(default_factory=dict)
    """Engines that failed on what they heard last, and why."""
    hotkey_problem: Problem | None = None
    deaf: bool = False
    """What stands in `hotkey_problem` keeps one from dictating."""
    pause: Pause | None = None
    """The hotkeys rest."""
    settings_problem: Problem | None = None
    part_problem: Problem | None = None
    """A part keeps failing, although it is started again each time."""
    deaths: dict[str, list[int]] = field(default_factory=dict)
    """By thread, when it died lately (monotonic ns), newest last."""
    parts_told: set[str] = field(default_factory=set)
    """Threads whose first death the user has been told of."""
    engine: str = ""
    """Empty until the worker is warm."""
    engine_since_ns: int | None = None
    asleep: bool = False
    """No worker runs, nor is one wanted before somebody dictates."""
    worker_pid: int | None = None
    wake_phrase: str = ""
    """What is listened for; empty while nothing is."""
    chosen_engine: str = ""
    """In the settings."""
    shown_language: str = ""
    """That of the settings, where more than one is in play."""
    heard_language: str = ""
    """In the last dictation."""
    away: bool = False
    """The session is locked or asleep."""
    delivered: int = 0
    last_outcome: Outcome | None = None
    last_outcome_id: e.DictationId | None = None

    # --- news of the parts ---------------------------------------------------------------

    def hear(self, news: PartsNews, now_ns: int) -> Notice | None:
        """Take note of it; what the user is to be told of it, if anything."""
        match news:
            case e.MicrophoneFailed():
                self.microphone_problem = news.problem
                return told.problem(news.problem)
            case e.MicrophoneRecovered():
                self.microphone_problem = None
            case e.EngineReady():
                self._engine_ready(news, now_ns)
            case e.EngineLost():
                return self._engine_lost(news)
            case e.EngineAsleep() | e.EngineWakes():
                self._no_engine(asleep=isinstance(news, e.EngineAsleep))
            case e.HotkeyFailed():
                return self._hotkey_failed(news)
            case e.HotkeyRecovered():
                self.hotkey_problem, self.deaf = None, False
            case e.HotkeyPaused():
                self.pause = news.pause
            case e.SettingsBroken():
                return self._settings_broken(news)
            case e.ThreadDied():
                return self._thread_died(news, now_ns)
            case e.ProblemNoticed():
                if news.stands_in_for:
                    self.stood_in_for[news.stands_in_for] = news.problem
                kind = NoticeKind.INFO if news.calm else NoticeKind.WARNING
                return told.problem(news.problem, kind, SHOW_MODELS if news.stands_in_for else None)
        return None

    def _engine_ready(self, news: e.EngineReady, now_ns: int) -> None:
        self.engine, self.worker_pid, self.engine_problem = news.engine, news.worker_pid, None
        self.engine_since_ns, self.degraded, self.asleep = now_ns, news.degraded, False
        self.stood_in_for.clear()
        log.info("engine %s ready after %.0f ms", news.engine, news.load_ms)

    def heard_by(self, engine: str) -> None:
        """It has understood a whole dictation by itself."""
        self.stood_in_for.pop(engine, None)

    def _no_engine(self, *, asleep: bool = False) -> None:
        self.engine, self.worker_pid, self.engine_since_ns, self.asleep = "", None, None, asleep

    def _engine_lost(self, news: e.EngineLost) -> Notice | None:
        self._no_engine()
        log.warning("engine lost: %s", news.problem.detail or news.problem.title)
        if not news.final:
            return None
        self.engine_problem = news.problem
        return told.problem(news.problem, action=SHOW_MODELS)

    def _hotkey_failed(self, news: e.HotkeyFailed) -> Notice | None:
        known, self.hotkey_problem, self.deaf = self.hotkey_problem, news.problem, news.deaf
        return None if news.problem == known else told.problem(news.problem, NoticeKind.WARNING, OPEN_SETTINGS)

    def _settings_broken(self, news: e.SettingsBroken) -> Notice | None:
        known, self.settings_problem = self.settings_problem, news.problem
        if news.problem is None or news.problem == known:
            return None
        return told.problem(news.problem, NoticeKind.WARNING, OPEN_SETTINGS)

    def _thread_died(self, news: e.ThreadDied, now_ns: int) -> Notice | None:
        """Told when a part dies for the first time, and once more when it keeps dying; not once a second."""
        recent = [at_ns for at_ns in self.deaths.get(news.thread, ()) if now_ns - at_ns < DEATHS_WINDOW_NS]
        self.deaths[news.thread] = [*recent[1 - DEATHS_TO_FAIL :], now_ns]
        if len(self.deaths[news.thread]) >= DEATHS_TO_FAIL and self.part_problem is None:
            self.part_problem = replace(told.KEEPS_FAILING, detail=news.thread)
            return told.problem(self.part_problem, action=OPEN_LOG)
        if news.thread in self.parts_told:
            return None
        self.parts_told.add(news.thread)
        return told.part_failed(news.thread, news.error)

    @property
    def calm_due_ns(self) -> int | None:
        """When a part that kept failing has been well for long enough; None while none did."""
        if self.part_problem is None:
            return None
        return max(times[-1] for times in self.deaths.values()) + DEATHS_WINDOW_NS

    def calm_down(self, now_ns: int) -> None:
        """Forget what failed, when that is long enough ago."""
        due_ns = self.calm_due_ns
        if due_ns is not None and due_ns <= now_ns:
            self.part_problem = None
            self.deaths.clear()

    # --- the picture ---------------------------------------------------------------------

    def snapshot(self, underway: Underway, waiting: Waiting, sent_to: str = "") -> Snapshot:
        """The picture after a change: the dictation being recorded, else the newest one on its way; `sent_to` is where
        its sound goes."""
        resting = replace(self._resting(waiting), sent_to=sent_to)
        shown = underway.newest()
        if shown is None:
            return resting
        recording = shown is underway.recorded
        doing = marked("Recording") if recording else marked("Transcribing")
        if resting.loading:
            doing = filled("{doing}; the speech engine is loading", doing=filled(doing))
        return replace(
            resting,
            state=PublicState.RECORDING if recording else PublicState.TRANSCRIBING,
            status=doing,
            dictation_id=shown.dictation_id,
            binding=shown.binding.binding_id,
            recording_since_ns=shown.started_ns if recording else None,
            locked=shown.locked,
            hands_free=shown.hands_free.mode if shown.hands_free else "",
            stable_text=shown.stable_text,
            unstable_text=shown.unstable_text,
            language=self._language_of(shown),
            heard_language=shown.language_heard,
        )

    def _language_of(self, shown: Dictation) -> str:
        if not self.shown_language or not shown.spoken:
            return self.shown_language
        profile = shown.binding.profile
        return told_language(profile.engine or self.chosen_engine, profile.language)

    def _resting(self, waiting: Waiting) -> Snapshot:
        deaf = self.hotkey_problem if self.deaf else None
        problem = self.microphone_problem or self.engine_problem or deaf or self.part_problem
        failed_engine = next(iter(self.stood_in_for.values()), None)
        if problem:
            state, status = PublicState.ERROR, problem.title
        elif not self.engine and not self.asleep:
            state, status = PublicState.LOADING, LOADING
        else:
            state, status = PublicState.READY, self._at_rest()
        return Snapshot(
            state=state,
            status=status,
            wake_phrase=self.wake_phrase,
            paused=self.pause,
            language=self.shown_language,
            heard_language=self.heard_language,
            problem=problem or self.settings_problem or self.hotkey_problem or self.degraded or failed_engine,
            engine=self.engine,
            asleep=self.asleep,
            loading=not self.engine and not self.asleep and self.engine_problem is None,
            worker_pid=self.worker_pid,
            offered=tuple(waiting.texts.values()),
            kept=tuple(waiting.kept.values()),
            last_text=waiting.last_text,
            last_heard=waiting.last_heard,
            last_corrections=waiting.last_corrections,
            dictations=self.delivered,
            last_outcome=self.last_outcome,
            last_outcome_id=self.last_outcome_id,
        )

    def _at_rest(self) -> str:
        if self.pause is not None:
            return marked("Paused")
        if not self.wake_phrase:
            return marked("Ready")
        return filled("Listening for “{phrase}”", phrase=self.wake_phrase)
