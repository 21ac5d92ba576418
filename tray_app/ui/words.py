"""The words for what the program is doing, the same in tooltip, menu, window and overlay."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field

from PySide6.QtCore import QDateTime, QLocale

from tray_app.core.languages import AUTOMATIC
from tray_app.core.pause import Pause
from tray_app.core.settings import ApiSettings
from tray_app.core.snapshot import OfferedText, PublicState, Snapshot
from tray_app.core.translation import tr

from .language_names import native_name

_ASLEEP = "the speech engine is asleep until then"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the tray icon and the small window tell."""

    snapshot: Snapshot = field(default_factory=Snapshot)
    breach: str = ""
    """The worst figure off its target, as one line; empty when none is."""
    hint: str = ""
    """What to do to dictate (`key_hint`)."""
    api: str = ""
    """That other programs may use this one (`api_hint`)."""
    missed: str = ""
    """What the user should know of and was not shown; empty when there is nothing of the kind."""

    @property
    def marked(self) -> bool:
        """The icon has a mark: there is something to read in tooltip and menu."""
        return bool(self.breach or self.missed)


def key_hint(key_name: str, mode: str) -> str:
    """What to do to dictate; `mode` is one of MODES. Empty while the key's name is unknown."""
    if not key_name:
        return ""
    if mode == "toggle":
        return f"press {key_name}, speak, press it again"
    return f"hold {key_name} and speak" + (", or tap it to lock recording on" if mode == "hybrid" else "")


def api_hint(settings: ApiSettings) -> str:
    """One line; empty while they may not."""
    if not settings.enabled:
        return ""
    return f"Open to other programs{', words too' if settings.text else ''} (port {settings.port})"


def status_line(shown: Shown) -> str:
    """State and what it means, on one line: "Ready: hold Right Ctrl and speak"."""
    word, status = state_word(shown.snapshot), _status(shown)
    return f"{word}: {status}" if status else word


def tooltip(shown: Shown) -> str:
    """One to eight short lines for the tray icon."""
    snapshot = shown.snapshot
    lines = [f"Holdtalk: {state_word(snapshot)}", capitalised(_status(shown))]
    if snapshot.problem is not None:
        lines.append(snapshot.problem.remedy)
    lines += [
        language_line(snapshot),
        sent_words(snapshot),
        waiting_title(snapshot),
        shown.missed,
        shown.breach,
        shown.api,
    ]
    return "\n".join(line for line in lines if line)


def state_word(snapshot: Snapshot) -> str:
    return tr("Paused") if is_resting(snapshot) else capitalised(snapshot.state.value)


def is_resting(snapshot: Snapshot) -> bool:
    """Whether the hotkeys' pause is what there is to say of it."""
    return snapshot.paused is not None and snapshot.state is PublicState.READY


def pause_words(pause: Pause) -> str:
    """Until when the hotkeys rest."""
    if pause.until_ns is None:
        return tr("the hotkey is not heard until you resume it")
    until = QDateTime.fromMSecsSinceEpoch(pause.until_ns // 1_000_000).time()
    time = QLocale().toString(until, QLocale.FormatType.ShortFormat)
    return tr("the hotkey is not heard until {time}").format(time=time)


def sent_words(snapshot: Snapshot) -> str:
    """That sound goes to a server, and to which; empty when none does."""
    return f"Sound is sent to {snapshot.sent_to}" if snapshot.sent_to else ""


def language_line(snapshot: Snapshot) -> str:
    """Which one is spoken; empty where only one is in play."""
    code, heard = snapshot.language, snapshot.heard_language
    if not code:
        return ""
    return f"Language: {native_name(code)}" + (
        f" ({native_name(heard)} heard last)" if heard and code == AUTOMATIC else ""
    )


def toggle_words(snapshot: Snapshot) -> str:
    return "Stop dictation" if snapshot.state is PublicState.RECORDING else "Start dictation"


def hands_free_words(snapshot: Snapshot, *, on: bool) -> str:
    """What is listened for, if hands-free is switched `on`."""
    if snapshot.wake_phrase:
        return f"Hands-free: “{snapshot.wake_phrase}”"
    return "Hands-free (not listening)" if on else "Hands-free"


def waiting_title(snapshot: Snapshot) -> str:
    """What waits for the user, in one line; empty when nothing does."""
    texts, recordings = len(snapshot.offered), len(snapshot.kept)
    if not recordings:
        return f"{_counted(texts, 'text waits', 'texts wait')} for you" if texts else ""
    if not texts:
        return _counted(recordings, "recording has no text", "recordings have no text")
    waiting = f"{_counted(texts, 'text', 'texts')} and {_counted(recordings, 'recording', 'recordings')}"
    return f"{waiting} wait for you"


def retry_label(recordings: int) -> str:
    return f"Try again: {_counted(recordings, 'recording', 'recordings')} without text"


def deletion_question(texts: int, recordings: int) -> str:
    parts = [
        _counted(texts, "text and its recording", "texts and their recordings") if texts else "",
        _counted(recordings, "recording without text", "recordings without text") if recordings else "",
    ]
    return f"Delete {' and '.join(part for part in parts if part)}?"


def _counted(count: int, one: str, several: str) -> str:
    return f"{count} {one if count == 1 else several}"


def offer_label(offer: OfferedText, limit: int = 48) -> str:
    """The beginning of an offered text, with its length in time."""
    return f"{shortened(offer.text, limit)}  ({elapsed_words(offer.audio_ms / 1000)})"


def shortened(text: str, limit: int) -> str:
    """At most `limit` characters on one line, cut after a word where one ends nearby."""
    line = " ".join(text.split())
    if len(line) <= limit:
        return line
    cut = line[: limit - 1]
    space = cut.rfind(" ")
    return (cut[:space] if space > limit // 2 else cut).rstrip(" ,;:") + "…"


def wrapped(text: str, width: int, most: int) -> list[str]:
    """Lines of at most `width` characters, broken where the text breaks and else between words; at most `most`."""
    lines = [part for line in text.splitlines() for part in textwrap.wrap(line, width)]
    return lines if len(lines) <= most else [*lines[: most - 1], shortened(" ".join(lines[most - 1 :]), width)]


def literal(text: str) -> str:
    """Text for a menu in which an ampersand is an ampersand."""
    return text.replace("&", "&&")


def elapsed_words(seconds: float) -> str:
    """ "0:07", "12:40", "1:00:05"."""
    whole = max(0, int(seconds))
    hours, rest = divmod(whole, 3600)
    minutes, left = divmod(rest, 60)
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _status(shown: Shown) -> str:
    """What the state's word alone does not say; empty when there is no more to say."""
    snapshot = shown.snapshot
    if snapshot.problem is not None:
        return snapshot.problem.title
    if snapshot.paused is not None and is_resting(snapshot):
        return pause_words(snapshot.paused)
    if snapshot.status.casefold() != snapshot.state.value:
        status = snapshot.status
    else:
        status = shown.hint if snapshot.state is PublicState.READY else ""
    if not snapshot.asleep or snapshot.state is not PublicState.READY:
        return status
    return f"{status}; {_ASLEEP}" if status else "the speech engine is asleep until you dictate"
