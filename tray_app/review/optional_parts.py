"""The parts that are off by default, switched on in a program of its own and used for real."""

from __future__ import annotations

import importlib.util
import json
import shutil
import socket
import time
from contextlib import ExitStack, closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from tray_app.bench.dictating import QUIET, RELEASE_LAG_S, Dictating
from tray_app.bench.keyboard import Keyboard
from tray_app.bench.program import Program, Tables, Target
from tray_app.bench.room import SINK, Room
from tray_app.bench.speech_cuts import write
from tray_app.core.errors import HoldtalkError
from tray_app.core.ports import SAMPLE_RATE_HZ
from tray_app.perf.metric import Group
from tray_app.voice.espeak import PROGRAM

from . import wake_words
from .checklist import NO_HISTORY
from .evidence import Evidence
from .plan import Clock, Plan, Say

if TYPE_CHECKING:
    from websockets.sync.client import ClientConnection

OFF = {
    Group.HANDS_FREE: "Hands-free mode is off in the program that was looked at.",
    Group.VOICE: "The voice is off in the program that was looked at.",
    Group.API: "The API is off in the program that was looked at.",
    Group.SESSION: "Sessions are not counted by the program that was looked at.",
    Group.STORAGE: NO_HISTORY,
    Group.WORDS: "There is no word list in the program that was looked at.",
    Group.TEXT: "No text went through a step in the program that was looked at.",
}
MOST_CLIENTS = 4
_FILLED_BY = 60
"""Characters: two short texts are more."""
_WORD, _SENTENCE, _VOICE = "alexa", "please write this letter to my mother", "en-gb"
_LONG = "What is read aloud falls silent as soon as the key goes down. " * 8
_PATIENCE_S = 20.0
_QUESTIONS = 3


def missing() -> dict[str, str]:
    """Why a part cannot be measured here, by its group."""
    why = {}
    if no_wake := wake_words.missing():
        why[Group.HANDS_FREE] = no_wake
    if shutil.which(PROGRAM) is None:
        why[Group.VOICE] = f"{PROGRAM} is not installed."
    if importlib.util.find_spec("websockets") is None:
        why[Group.API] = 'The library websockets is not installed: pip install "holdtalk[api]".'
    return {str(group): reason for group, reason in why.items()}


def measure(
    found: Evidence, folder: Path, room: Room, keyboard: Keyboard, dictating: Dictating, plan: Plan, clock: Clock,
    say: Say,
) -> None:  # fmt: skip
    """Raises HoldtalkError when the program cannot be started or a dictation does not arrive."""
    found.off |= missing()
    has = {group: group not in found.off for group in (Group.HANDS_FREE, Group.VOICE, Group.API)}
    if has[Group.HANDS_FREE]:
        say(f"{plan.wake_clips} clips of wake words")
        wake_words.measure_clips(found, plan.wake_clips, clock)
    say("starting the program with its optional parts")
    port = _free_port()
    with ExitStack() as stack:
        # What it reads aloud is heard by its own microphone and by nobody else.
        env = {**room.env, "PULSE_SINK": SINK, "XDG_DATA_HOME": str(folder / "data")}
        program = stack.enter_context(Program(folder, env, {**QUIET, **_all_on(has, port)}))
        target = stack.enter_context(closing(Target(program.env)))
        client = _client_once_it_answers(program, port) if has[Group.API] else None
        if client is not None:
            stack.callback(client.close)
            client.send(json.dumps({"command": "subscribe", "arguments": {"events": ["state", "partial", "final"]}}))
        if has[Group.VOICE]:
            _read_aloud(program, keyboard, plan, clock, say)
        if has[Group.HANDS_FREE]:
            _wake(found, program, room, folder, plan, clock, say)
        for turn in range(2):
            dictating.dictate(program, target, 2, RELEASE_LAG_S, turn)
        _ask_the_history(program)
        if client is not None:
            say(f"{plan.round_trips} messages by WebSocket")
            _take_round_trips(found, client, plan.round_trips, clock)
            _try_limit(found, program, port)
        found.add_parts(program.export())


def _all_on(has: dict[Group, bool], port: int) -> Tables:
    return {
        "hands_free": {"enabled": has[Group.HANDS_FREE], "word": _WORD, "end_silence_ms": 600},
        "voice": {"enabled": has[Group.VOICE]},
        "api": {"enabled": has[Group.API], "port": port, "text": True, "max_clients": MOST_CLIENTS},
        "session": {"enabled": True, "context_characters": _FILLED_BY},
        "history": {"keep": True},  # in a folder of its own
    }


def _ask_the_history(program: Program) -> None:
    """The program's own figures tell how long each took; what was dictated stands in it by now."""
    for _ in range(_QUESTIONS):
        program.command("history", "copy", "last")


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


# --- hands-free --------------------------------------------------------------------------


def _wake(found: Evidence, program: Program, room: Room, folder: Path, plan: Plan, clock: Clock, say: Say) -> None:
    say(f"saying the wake word {plan.wakes} times")
    program.wait_until(lambda now: bool(now.get("listening_for")), _PATIENCE_S, "Nothing is listened for.")
    path = folder / "wake.wav"
    parts = (wake_words.hush(500), wake_words.say(_WORD, _VOICE), wake_words.hush(150),
             wake_words.say(_SENTENCE, _VOICE), wake_words.hush(1_000))  # fmt: skip
    write(path, np.concatenate(parts).astype(np.float32) / np.float32(32_768), SAMPLE_RATE_HZ)
    missed, cut = [], []
    for _turn in clock.rounds("wake words said", plan.wakes, 0.78):
        done = program.status()["dictations"]
        room.play(path).wait()
        try:
            status = program.wait_until(lambda now: now.get("dictations", 0) > done, _PATIENCE_S / 2, "Not heard.")  # noqa: B023  # asked before the next turn
        except HoldtalkError:
            missed.append(1.0)
            continue
        missed.append(0.0)
        cut.append(float(_SENTENCE.split()[0] not in status["last_text"].lower()))
    how = f"“{_WORD}” and a sentence right behind it, said by {PROGRAM} into the microphone of the program"
    found.take("wake words missed", "%", [100 * sum(missed) / len(missed)], f"{how}, {len(missed)} times", of="max")
    if cut:
        found.take("wake words that cost what followed", "", [sum(cut)],
                   f"{how}: texts without its first word, of {len(cut)}", 0, 0,
                   "Send this review with a bug report.", of="max")  # fmt: skip


# --- the voice ---------------------------------------------------------------------------


def _read_aloud(program: Program, keyboard: Keyboard, plan: Plan, clock: Clock, say: Say) -> None:
    """The program's own figures tell when each sounded, and fell silent for the key."""
    say(f"having {plan.texts_read} texts read aloud, a key down in each")
    for _turn in clock.rounds("texts read aloud", plan.texts_read, 0.72, least=2):
        program.command("say", _LONG)
        time.sleep(0.7)
        keyboard.down()
        time.sleep(0.05)
        keyboard.up()
        time.sleep(0.4)
    program.command("say", "One, two.")
    time.sleep(2.0)


# --- the API -----------------------------------------------------------------------------


def _client(program: Program, port: int) -> ClientConnection:
    """Raises OSError while nobody answers, InvalidStatus for one who is not let in."""
    from websockets.sync.client import connect

    token = (program.state_folder / "api-token").read_text(encoding="ascii").strip()
    bearer = {"Authorization": f"Bearer {token}"}
    # Nobody reads what it is told, and yet it answers pings.
    return connect(f"ws://127.0.0.1:{port}/", additional_headers=bearer, proxy=None, max_queue=None,
                   open_timeout=_PATIENCE_S)  # fmt: skip


def _client_once_it_answers(program: Program, port: int) -> ClientConnection:
    """Raises HoldtalkError when it does not."""
    deadline_s = time.monotonic() + _PATIENCE_S
    while time.monotonic() < deadline_s:
        with suppress(OSError):
            return _client(program, port)
        time.sleep(0.1)
    raise HoldtalkError("The API does not answer.", "Look into the log of the program.")


def _take_round_trips(found: Evidence, client: ClientConnection, count: int, clock: Clock) -> None:
    took_ms = []
    for turn in clock.rounds("messages by WebSocket", count, 0.85, least=10):
        begun_ns = time.perf_counter_ns()
        client.send(json.dumps({"command": "ping", "id": turn}))
        while json.loads(client.recv(_PATIENCE_S)).get("id") != turn:
            pass  # what happened meanwhile
        took_ms.append((time.perf_counter_ns() - begun_ns) / 1e6)
        time.sleep(0.025)  # fewer than a client may send
    found.take("WebSocket round trip", "ms", took_ms, "a ping command from another process until its answer", 50, 100,
               "The machine is busy: look with top.")  # fmt: skip


def _try_limit(found: Evidence, program: Program, port: int) -> None:
    """More clients than may be connected, all at once; one of them is connected already."""
    from websockets.exceptions import InvalidStatus

    let_in = 1
    with ExitStack() as clients:
        for _ in range(MOST_CLIENTS + 3):
            with suppress(InvalidStatus):
                clients.enter_context(_client(program, port))
                let_in += 1
    how = f"{MOST_CLIENTS + 4} clients at once, where api.max_clients = {MOST_CLIENTS}: {let_in} were let in"
    remedy = "Send this review with a bug report."
    found.take("clients let in beyond the limit", "", [max(0, let_in - MOST_CLIENTS)], how, 0, 0, remedy, of="max")
    found.take("clients refused below the limit", "", [max(0, MOST_CLIENTS - let_in)], how, 0, 0, remedy, of="max")
