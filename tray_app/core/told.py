"""What the controller tells the user, in words that name what is really there."""

from __future__ import annotations

from dataclasses import replace

from .dictation import Untyped
from .errors import Problem
from .events import DictationId
from .notice_actions import OPEN_LOG, TRY_AGAIN, NoticeAction, copy_text, mending
from .snapshot import Notice, NoticeKind
from .translation import filled, filled_n, marked, sentences, tr

_KEPT = marked("The recording is kept: choose Try again in the menu, or run holdtalk recover.")
_WAITS = marked("The text waits for you in the menu, and for holdtalk recover.")

MICROPHONE_NEVER_CLOSED = Problem("The microphone did not finish.", "")
NEVER_TRANSCRIBED = Problem("The speech engine gave no answer.", "")
LET_GO = Problem("This dictation was let go.", "")
WINDOW_NEVER_TOOK = Problem("The window did not take the text.", _WAITS)
KEY_NEVER_UP = Problem("A key is held down, so nothing could be typed.", _WAITS)
KEEPS_FAILING = Problem("A part of Holdtalk keeps failing.", "Restart Holdtalk, and look into its log.")

TARGET_LOST = Notice(
    NoticeKind.INFO,
    "Your text is on the clipboard",
    "Another window has the focus, so nothing was typed. The text is on the clipboard and in the menu.",
)
UNTYPED = {
    Untyped.AWAY: Notice(
        NoticeKind.INFO, "Your text waits in the menu", "The session was locked or asleep, so nothing was typed."
    ),
    Untyped.OTHER_KEYS: Notice(
        NoticeKind.INFO,
        "Your text waits in the menu",
        "Other keys were pressed together with the hotkey, so nothing was typed.",
    ),
}
RECOVERED = Notice(
    NoticeKind.INFO,
    "A dictation was recovered",
    "Its words wait in the menu. They are not typed by themselves.",
)
NOTHING_RECOVERED = Notice(NoticeKind.INFO, "No words were found", "The recording held nothing that was understood.")


def problem(told: Problem, kind: NoticeKind = NoticeKind.ERROR, action: NoticeAction | None = None) -> Notice:
    """`action` where the program can do nothing about it itself."""
    return Notice(kind, told.title, told.remedy, mending(told) or action)


def to_copy(notice: Notice, dictation_id: DictationId) -> Notice:
    """It tells of a text that waits."""
    return replace(notice, action=copy_text(dictation_id), other=notice.action)


def kept(told: Problem) -> Notice:
    """No text could be had, and the recording is still there."""
    return Notice(NoticeKind.ERROR, told.title, sentences(told.remedy, _KEPT), TRY_AGAIN)


def no_text_yet() -> Notice:
    return Notice(
        NoticeKind.INFO,
        tr("There is no text to insert yet."),
        tr("Dictate first: the last text can then be had again."),
    )


def longest_recording(max_duration_s: float) -> Notice:
    return Notice(NoticeKind.INFO, "Recording closed", sentences(_longest(max_duration_s), marked("The text follows.")))


def part_failed(thread: str, error: str) -> Notice:
    body = filled(
        "It was started again and dictation goes on. The log says where ({thread}: {error}).",
        thread=thread,
        error=error,
    )
    return Notice(NoticeKind.WARNING, "A part of Holdtalk failed", body, OPEN_LOG)


def _longest(seconds: float) -> str:
    """ "90 seconds is the longest…", "10 minutes is the longest…"."""
    whole = max(1, round(seconds))
    if whole < 120 and whole != 60:
        one = "{n} second is the longest a recording may last."
        return filled_n(one, "{n} seconds is the longest a recording may last.", whole)
    one = "{n} minute is the longest a recording may last."
    return filled_n(one, "{n} minutes is the longest a recording may last.", round(whole / 60))
