"""What each command of the socket does to the running program."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeAlias

from tray_app.core import events as e
from tray_app.core.bus import Bus
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.joining import gap
from tray_app.core.pause import Pause
from tray_app.core.ports import Post
from tray_app.core.requests import FIRST_RUN, PLACES, HandsFreeSwitch, Quit, ReadAloud, ShowWindow, StartedAgain
from tray_app.core.snapshot import OfferedText, PublicState, Snapshot

from .socket import Reply

RECOVERY_WAIT_S = 5.0
"""`holdtalk recover` is told after so long what there is; it asks again while more is to come."""

LONGEST_TEXT = 10_000
"""Characters of a text of another program's."""

MOST_BLUR_NS = 100_000_000
"""No client knows so little about when it was asked."""

_KeyEvent: TypeAlias = e.KeyDown | e.KeyUp | e.Toggle
_KEY_EVENTS: Mapping[str, type[_KeyEvent]] = {"press": e.KeyDown, "release": e.KeyUp, "toggle": e.Toggle}


@dataclass(frozen=True, slots=True)
class Commands:
    """The handler of the command socket; its callables may be called from any thread."""

    post: Post
    snapshot: Callable[[], Snapshot]
    bindings: Callable[[], Collection[str]]
    """The names of the hotkeys in the settings."""
    try_again: Callable[[], None]
    """Transcribe what got no text so far."""
    recovery_finished: Callable[[float], bool]
    """Waits so many seconds for takes left behind to be transcribed."""
    why_kept: Callable[[], Problem | None]
    """Why the last recording that got no text got none."""
    describe_take: Callable[[OfferedText], dict[str, Any]]
    export: Callable[[str, Path], None]
    say: Callable[..., Reply]
    """Reads a text aloud, as VoiceSwitch.say."""
    read_aloud: Callable[[ReadAloud], None]
    hands_free: Callable[[HandsFreeSwitch | None], Reply]
    """Switches it, and tells how it stands."""
    language: Callable[[str | None], Reply]
    """Switches it, and tells which it is."""
    bus: Bus
    """Gets what is asked of the program itself: ShowWindow, StartedAgain, Quit."""
    events: Callable[[Mapping[str, Any]], Reply]
    """What has happened since the caller last asked; it waits for something to happen."""
    api: Callable[[], Reply | None]
    """How the API for other programs stands; None while it is off."""
    undo_words: Callable[[], Reply]
    """The last text as it was heard; its corrections count as wrong."""
    renew_token: Callable[[], None]
    """Whoever knows the API's token knows it no longer."""
    undo: Callable[[], Reply]
    """Takes the last text out of its window again; raises where it does not."""
    insert_last: Callable[[], Reply]
    """Writes it once more."""
    pause: Callable[[int | None], Pause | None]
    """The hotkeys rest, for so many minutes or until they are resumed; tells how they stand."""
    resume: Callable[[], Pause | None]
    """They are heard again."""
    history: Callable[[Mapping[str, Any]], Reply] = lambda _arguments: {}
    """Changes rows of the history, as HistorySwitch.command."""
    keys: Callable[[], Mapping[str, Any] | None] = lambda: None
    """Which way the hotkeys come, where there are several, as WaylandHotkeys.told."""
    typing: Callable[[], Mapping[str, Any] | None] = lambda: None
    """Which way texts go, where there are several, as ways.Told.as_data."""
    ask_again: Callable[[], Reply] = dict
    """Has the desktop ask once more for what it was told not to give; tells what that is."""

    def __call__(self, command: str, arguments: Mapping[str, Any], arrival_ns: int) -> Reply:
        """Carry out one command. Raises HoldtalkError for one that is unknown or refused."""
        match command:
            case "press" | "release" | "toggle":
                at_rest = command == "release" and self.snapshot().state is not PublicState.RECORDING
                self._move_key(_KEY_EVENTS[command], arguments, arrival_ns)
                return {"at_rest": True} if at_rest else {}
            case "cancel":
                at_rest = self.snapshot().dictation_id is None
                self.post(e.Cancel(e.Origin.COMMAND, time.monotonic_ns()))
                return {"at_rest": True} if at_rest else {}
            case "insert":
                return self._insert(str(arguments["text"]))
            case "undo":
                return self.undo()
            case "insert-last":
                return self.insert_last()
            case "pause":
                return {"paused": _told(self.pause(int(arguments["minutes"]) if "minutes" in arguments else None))}
            case "resume":
                return {"paused": _told(self.resume())}
            case "say" if "text" in arguments:
                return self._say(str(arguments["text"]), arguments)
            case "say":
                self.read_aloud(ReadAloud(arguments["what"]))
            case "recover":
                return self._recover(try_again=bool(arguments.get("try_again")))
            case "acknowledge":  # these texts were written out where somebody reads them: their recordings may go
                for dictation_id in arguments["ids"]:
                    self.post(e.OfferTaken(e.DictationId(int(dictation_id))))
            case "undo-words":
                return self.undo_words()
            case "history":
                return self.history(arguments)
            case _:
                return self._of_the_program(command, arguments)
        return {}

    def _of_the_program(self, command: str, arguments: Mapping[str, Any]) -> Reply:
        """What is not about a text."""
        match command:
            case "status":
                return self._status()
            case "events":
                return self.events(arguments)
            case "show":
                self._show(str(arguments["window"]))
            case "export":
                path = Path(str(arguments["path"]))
                self.export(str(arguments["format"]), path)
                return {"path": str(path)}
            case "hands-free":
                return self.hands_free(HandsFreeSwitch(arguments["switch"]) if "switch" in arguments else None)
            case "language":
                return self.language(str(arguments["to"]) if "to" in arguments else None)
            case "ask-again":
                return self.ask_again()
            case "renew_token":
                self.renew_token()
            case "greet":
                self._ask(StartedAgain())
            case "quit":
                self._ask(Quit())
            case _:
                raise HoldtalkError(f"There is no command {command!r}.", "Update the older of the two programs.")
        return {}

    def _show(self, name: str) -> None:
        if name not in ("", FIRST_RUN, *PLACES):
            raise HoldtalkError(f'There is no window "{name}".', f"There are {', '.join(PLACES)}.")
        self._ask(ShowWindow(name))

    def _move_key(self, kind: type[_KeyEvent], arguments: Mapping[str, Any], arrival_ns: int) -> None:
        """As if the hotkey that is named had moved; without a name, that of none in particular."""
        name = str(arguments.get("binding") or e.ANY_BINDING)
        known = self.bindings()
        if name and name not in known:
            raise HoldtalkError(f'There is no hotkey named "{name}".', f"There are {', '.join(known)}.")
        blur = arguments.get("blur_ns")
        blur_ns = min(max(blur, 0), MOST_BLUR_NS) if isinstance(blur, int) else 0
        self.post(kind(e.Origin.COMMAND, arrival_ns, time.monotonic_ns(), e.BindingId(name), blur_ns))

    def _say(self, text: str, arguments: Mapping[str, Any]) -> Reply:
        reading = arguments.get("reading")
        return self.say(text, reading=None if reading is None else int(reading), more=bool(arguments.get("more")))

    def _insert(self, text: str) -> Reply:
        if not text.strip():
            raise HoldtalkError("There is no text to write.", "Give one.")
        if len(text) > LONGEST_TEXT:
            raise HoldtalkError("This text is too long to be written.", f"Send at most {LONGEST_TEXT} characters.")
        dictation_id = e.DictationId(time.time_ns())
        self.post(e.TextGiven(dictation_id, text))
        return {"dictation": str(dictation_id)}

    def _status(self) -> Reply:
        snapshot = self.snapshot()
        stable = snapshot.stable_text
        return {
            "state": snapshot.state.value,
            "status": snapshot.status,
            "problem": asdict(snapshot.problem) if snapshot.problem else None,
            "engine": snapshot.engine,
            "sent_to": snapshot.sent_to or None,
            "asleep": snapshot.asleep,
            "worker_pid": snapshot.worker_pid,
            "locked": snapshot.locked,
            "listening_for": snapshot.wake_phrase or None,
            "paused": _told(snapshot.paused),
            "language": snapshot.language or None,
            "heard_language": (snapshot.heard_language or None) if snapshot.language else None,
            "binding": snapshot.binding or None,
            "dictations": snapshot.dictations,
            "offered": [offer.text for offer in snapshot.offered],
            "recordings_without_text": len(snapshot.kept),
            "last_text": snapshot.last_text,
            "last_outcome": snapshot.last_outcome.value if snapshot.last_outcome else None,
            "api": self.api(),
            "keys": self.keys(),
            "typing": self.typing(),
            "partial": stable + gap(stable, snapshot.unstable_text) + snapshot.unstable_text,
        }

    def _recover(self, *, try_again: bool) -> Reply:
        """What waits, and what is still to come; nothing is removed before `acknowledge`."""
        if try_again:
            self.recovery_finished(0.0)  # one that has just failed stands in the snapshot then
            self.try_again()
        finished = self.recovery_finished(RECOVERY_WAIT_S)
        snapshot = self.snapshot()
        return {
            "takes": [self.describe_take(offer) for offer in snapshot.offered],
            "finished": finished,
            "missed": len(snapshot.kept),
            "why": str(self.why_kept() or ""),
        }

    def _ask(self, request: object) -> None:
        if not self.bus.publish(request):
            raise HoldtalkError("This program cannot do that.", "Ask the one with the icon in the tray.")


def _told(pause: Pause | None) -> Reply | None:
    """When it ends, as a time of day where that is known."""
    if pause is None:
        return None
    if pause.until_ns is None:
        return {"until": None}
    return {"until": datetime.fromtimestamp(pause.until_ns / 1e9).isoformat(sep=" ", timespec="minutes")}
