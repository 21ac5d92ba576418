"""Texts for the running program to read aloud: however long, handed over as they are read."""

from __future__ import annotations

import argparse
import codecs
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from tray_app.api.socket import ask
from tray_app.core.errors import HoldtalkError
from tray_app.paths import settings_path

PASSAGE = 5_000
"""Characters; written as JSON each of them is twelve bytes at most, and a request has room for 65,536."""
_TIMEOUT_S = 10.0


def say(parsed: argparse.Namespace) -> int:
    """Blocks while more of a text is to be handed over than the program takes at once. Raises HoldtalkError when none
    is running or it refuses."""
    if parsed.voices:
        return _list_voices()
    if parsed.what:
        _ask({"what": parsed.what})
        return 0
    piped = parsed.text == "-"
    try:
        _hand_over(_passages(_pieces(sys.stdin.buffer) if piped else iter((parsed.text,)), as_they_come=piped))
    except KeyboardInterrupt:
        _ask({"what": "stop"})
        raise
    return 0


def _list_voices() -> int:
    from tray_app.perf.catalog import CATALOG
    from tray_app.settings_file import load
    from tray_app.voice.listing import listed

    for row in listed(load(settings_path(), CATALOG).settings.voice):
        print(*row, sep="\t")
    return 0


def _hand_over(passages: Iterator[tuple[str, bool]]) -> None:
    """Returns early when the text is read no longer: somebody silenced it."""
    behind: Mapping[str, Any] = {}
    for text, more in passages:
        asked = {"text": text, **behind, **({"more": True} if more else {})}
        reply = _ask(asked)
        while reply.get("reading") is not None and not reply["taken"]:
            reply = _ask(asked)
        if reply.get("reading") is None:
            return
        behind = {"reading": reply["reading"]}


def _passages(pieces: Iterator[str], *, as_they_come: bool) -> Iterator[tuple[str, bool]]:
    """The text in passages that fit into a request, and whether there is more of it. Where it is read as it comes, a
    sentence is handed over before the next one is there."""
    from tray_app.voice.passages import last_end, sentences_end

    waiting = ""
    for piece in pieces:
        waiting = (waiting + piece).lstrip()
        while len(waiting) > PASSAGE or (as_they_come and sentences_end(waiting)):
            end = last_end(waiting[:PASSAGE])
            yield waiting[:end], True
            waiting = waiting[end:]
    yield waiting, False


def _pieces(file: Any) -> Iterator[str]:
    """What there is of a buffered file of bytes, as it comes."""
    decoder = codecs.getincrementaldecoder("utf-8")("replace")
    while data := file.read1(PASSAGE):
        yield decoder.decode(data)
    yield decoder.decode(b"", final=True)


def _ask(arguments: Mapping[str, Any]) -> Mapping[str, Any]:
    reply = ask("say", dict(arguments), timeout_s=_TIMEOUT_S)
    if reply is None:
        raise HoldtalkError("Holdtalk is not running.", "Start it with: holdtalk run")
    return reply
