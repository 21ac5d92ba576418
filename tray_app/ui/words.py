"""The words for what the program is doing, the same in tooltip, menu, window and overlay."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass, field

from PySide6.QtCore import QDateTime, QLocale

from tray_app.core.languages import AUTOMATIC
from tray_app.core.pause import Pause
from tray_app.core.settings import ApiSettings
from tray_app.core.snapshot import OfferedText, PublicState, Snapshot
from tray_app.core.translation import marked, tr, tr_n

from .language_names import native_name

STATES = {
    PublicState.LOADING: marked("Loading"),
    PublicState.READY: marked("Ready"),
    PublicState.RECORDING: marked("Recording"),
    PublicState.TRANSCRIBING: marked("Transcribing"),
    PublicState.ERROR: marked("Error"),
}


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
        return tr("press {key}, speak, press it again").format(key=key_name)
    if mode == "hybrid":
        return tr("hold {key} and speak, or tap it to lock recording on").format(key=key_name)
    return tr("hold {key} and speak").format(key=key_name)


def how_to_dictate(key_name: str, mode: str) -> str:
    """The same as a sentence."""
    if mode == "toggle":
        return tr("Press {key}, speak, press it again.").format(key=key_name)
    if mode == "hybrid":
        return tr("Hold {key} and speak, or tap it to lock recording on.").format(key=key_name)
    return tr("Hold {key} and speak.").format(key=key_name)


def api_hint(settings: ApiSettings) -> str:
    """One line; empty while they may not."""
    if not settings.enabled:
        return ""
    if settings.text:
        return tr("Open to other programs, words too (port {port})").format(port=settings.port)
    return tr("Open to other programs (port {port})").format(port=settings.port)


def status_line(shown: Shown) -> str:
    """State and what it means, on one line: "Ready: hold Right Ctrl and speak"."""
    word, status = state_word(shown.snapshot), _status(shown)
    return tr("{state}: {more}").format(state=word, more=status) if status else word


def tooltip(shown: Shown) -> str:
    """One to eight short lines for the tray icon."""
    snapshot = shown.snapshot
    lines = [tr("Holdtalk: {state}").format(state=state_word(snapshot)), capitalised(_status(shown))]
    if snapshot.problem is not None:
        lines.append(tr(snapshot.problem.remedy))
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
    return tr("Paused") if is_resting(snapshot) else tr(STATES[snapshot.state])


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
    return tr("Sound is sent to {server}").format(server=tr(snapshot.sent_to)) if snapshot.sent_to else ""


def language_line(snapshot: Snapshot) -> str:
    """Which one is spoken; empty where only one is in play."""
    code, heard = snapshot.language, snapshot.heard_language
    if not code:
        return ""
    if heard and code == AUTOMATIC:
        told = tr("Language: {language} ({heard} heard last)")
        return told.format(language=native_name(code), heard=native_name(heard))
    return tr("Language: {language}").format(language=native_name(code))


def toggle_words(snapshot: Snapshot) -> str:
    """For a menu or a button."""
    return tr("&Stop dictation") if snapshot.state is PublicState.RECORDING else tr("&Start dictation")


def hands_free_words(snapshot: Snapshot, *, on: bool) -> str:
    """What is listened for, if hands-free is switched `on`, for a menu or a button."""
    if snapshot.wake_phrase:
        return tr("&Hands-free: “{phrase}”").format(phrase=literal(snapshot.wake_phrase))
    return tr("&Hands-free (not listening)") if on else tr("&Hands-free")


def waiting_title(snapshot: Snapshot) -> str:
    """What waits for the user, in one line; empty when nothing does."""
    texts, recordings = len(snapshot.offered), len(snapshot.kept)
    if not recordings:
        return tr_n("{n} text waits for you", "{n} texts wait for you", texts) if texts else ""
    if not texts:
        return tr_n("{n} recording has no text", "{n} recordings have no text", recordings)
    return tr("{texts} and {recordings} wait for you").format(
        texts=tr_n("{n} text", "{n} texts", texts), recordings=tr_n("{n} recording", "{n} recordings", recordings)
    )


def retry_label(recordings: int) -> str:
    """For a menu."""
    return tr_n("&Try again: {n} recording without text", "&Try again: {n} recordings without text", recordings)


def deletion_question(texts: int, recordings: int) -> str:
    if not recordings:
        return tr_n("Delete {n} text and its recording?", "Delete {n} texts and their recordings?", texts)
    if not texts:
        return tr_n("Delete {n} recording without text?", "Delete {n} recordings without text?", recordings)
    return tr("Delete {texts} and {recordings}?").format(
        texts=tr_n("{n} text and its recording", "{n} texts and their recordings", texts),
        recordings=tr_n("{n} recording without text", "{n} recordings without text", recordings),
    )


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
        return tr(snapshot.problem.title)
    if snapshot.paused is not None and is_resting(snapshot):
        return pause_words(snapshot.paused)
    if snapshot.status.casefold() != snapshot.state.value:
        status = tr(snapshot.status)
    else:
        status = shown.hint if snapshot.state is PublicState.READY else ""
    if not snapshot.asleep or snapshot.state is not PublicState.READY:
        return status
    if status:
        return tr("{status}; the speech engine is asleep until then").format(status=status)
    return tr("the speech engine is asleep until you dictate")
