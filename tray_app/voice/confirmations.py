"""What is said for people who cannot see the screen."""

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
"""A press that was too short was no dictation: nothing is said of it."""


def said_of_state(before: PublicState, snapshot: Snapshot) -> str:
    """Empty where there is nothing to say; the tones tell when a recording begins and ends."""
    if snapshot.state is before:
        return ""
    if snapshot.state is PublicState.ERROR:
        return snapshot.status
    if snapshot.state is PublicState.READY and before in (PublicState.LOADING, PublicState.ERROR):
        return "Ready."
    return ""
