"""How the house stands apart from any one dictation, and the picture of it that others see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from .dictation import Dictation, Outcome
from .errors import Problem
from .events import DictationId
from .snapshot import OfferedText, PublicState, Snapshot


@dataclass(slots=True)
class Standing:
    """Owned by the controller's thread alone."""

    microphone_problem: Problem | None = None
    engine_problem: Problem | None = None
    hotkey_problem: Problem | None = None
    deaf: bool = False
    """What stands in `hotkey_problem` keeps one from dictating."""
    settings_problem: Problem | None = None
    engine: str = ""
    """Empty until the worker is warm."""
    worker_pid: int | None = None
    delivered: int = 0
    last_text: str = ""
    last_outcome: Outcome | None = None
    last_outcome_id: DictationId | None = None
    offered: dict[DictationId, OfferedText] = field(default_factory=dict)

    def snapshot(self, active: Dictation | None, pending: Mapping[DictationId, Dictation]) -> Snapshot:
        """The picture after a change: the dictation being recorded, else the newest one on its way."""
        resting = self._resting()
        shown = active or next(reversed(list(pending.values())), None)
        if shown is None:
            return resting
        recording = shown is active
        return replace(
            resting,
            state=PublicState.RECORDING if recording else PublicState.TRANSCRIBING,
            status="Recording" if recording else "Transcribing",
            dictation_id=shown.dictation_id,
            recording_since_ns=shown.started_ns if recording else None,
            locked=shown.locked,
            stable_text=shown.stable_text,
            unstable_text=shown.unstable_text,
        )

    def _resting(self) -> Snapshot:
        problem = self.microphone_problem or self.engine_problem or (self.hotkey_problem if self.deaf else None)
        if problem:
            state, status = PublicState.ERROR, problem.title
        elif not self.engine:
            state, status = PublicState.LOADING, "Loading the speech engine"
        else:
            state, status = PublicState.READY, "Ready"
        return Snapshot(
            state=state,
            status=status,
            problem=problem or self.settings_problem or self.hotkey_problem,
            engine=self.engine,
            worker_pid=self.worker_pid,
            offered=tuple(self.offered.values()),
            dictations=self.delivered,
            last_text=self.last_text,
            last_outcome=self.last_outcome,
            last_outcome_id=self.last_outcome_id,
        )
