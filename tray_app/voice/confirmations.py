"""What is said for people who cannot see the screen.

Never while somebody dictates: that a recording begins and ends is told by the tones. Figures off their targets are not
told, nor a press that was too short, which may have been a shortcut with the same key.
"""

from __future__ import annotations

from collections.abc import Mapping

from tray_app.core.dictation import Outcome
from tray_app.core.snapshot import PublicState, Snapshot

OUTCOMES: Mapping[Outcome, str] = {
    Outcome.INSERTED: "Inserted.",
    Outcome.OFFERED: "Not typed. The text waits on the clipboard or in the menu.",
    Outcome.EMPTY: "Nothing was heard.",
    Outcome.CANCELLED: "Cancelled.",
    Outcome.FAILED: "That did not work. The recording is kept.",
}


def said_of_change(before: Snapshot, now: Snapshot) -> str:
    """Empty where there is nothing to say. `before` is what was told last."""
    return " ".join(filter(None, (_said_of_state(before, now), _said_of_listening(before, now))))


def _said_of_state(before: Snapshot, now: Snapshot) -> str:
    wrong, wrong_before = _wrong_with(now), _wrong_with(before)
    if wrong:
        return wrong if wrong != wrong_before else ""
    loaded = before.state is PublicState.LOADING and now.state is not PublicState.LOADING
    return "Ready." if loaded or (wrong_before and now.state is not PublicState.LOADING) else ""


def _wrong_with(snapshot: Snapshot) -> str:
    if snapshot.problem is not None:
        return snapshot.problem.title
    return snapshot.status if snapshot.state is PublicState.ERROR else ""


def _said_of_listening(before: Snapshot, now: Snapshot) -> str:
    """Without the word itself, which the microphone may hear."""
    if bool(before.wake_phrase) == bool(now.wake_phrase):
        return ""
    return "Hands-free is on." if now.wake_phrase else "Hands-free is off."
