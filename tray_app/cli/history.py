"""`holdtalk history`: what was dictated, listed, found and taken out; changed by the running program where one runs."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Any

from tray_app.api.socket import Reply, ask
from tray_app.core.errors import HoldtalkError
from tray_app.core.events import DictationId
from tray_app.core.history import HistoryQuery, HistoryRow, RowState
from tray_app.history.export import as_json, at, export
from tray_app.paths import history_dir, settings_path, takes_dir
from tray_app.settings_file import load, save_value

from .local import log_only_bugs, own_shaper, own_words, tell

if TYPE_CHECKING:
    from tray_app.history.store import HistoryStore

_ASK_TIMEOUT_S = 30.0
_LOOK_AGAIN_S = 0.2
_LAST = "last"


def history(parsed: argparse.Namespace) -> int:
    """Prints what was asked for; 1 where nothing was found. Raises HoldtalkError for what cannot be done."""
    log_only_bugs()
    match parsed.action:
        case "path":
            print(history_dir())
        case "pause" | "resume":
            _keep(keep=parsed.action == "resume")
        case "show":
            return _show(parsed)
        case "copy":
            _of_the_program({"do": "copy", "ids": [_row(parsed.id).row_id]})
        case "edit":
            _edit(parsed)
        case "delete":
            return _delete(parsed)
        case "export":
            _export(parsed)
        case "retry":
            _retry(parsed)
        case _:
            return _list(parsed)
    return 0


# --- reading -----------------------------------------------------------------------------


@contextmanager
def _store() -> Iterator[HistoryStore]:
    from tray_app.history.in_place import history_in_place

    settings = load(settings_path()).settings.history
    with history_in_place(history_dir(), takes_dir(), settings, tell) as store:
        yield store


def _query(parsed: argparse.Namespace) -> HistoryQuery:
    return HistoryQuery(
        words=" ".join(getattr(parsed, "words", ())),
        since_ns=_time_ns(parsed.since),
        until_ns=_time_ns(parsed.until),
        states=tuple(RowState(name) for name in parsed.state),
        engines=tuple(parsed.engine),
        languages=tuple(parsed.language),
        application_kinds=tuple(parsed.application_kind),
    )


def _time_ns(said: str | None) -> int | None:
    """Raises HoldtalkError for what is no date."""
    if said is None:
        return None
    try:
        return int(datetime.fromisoformat(said).astimezone().timestamp() * 1e9)
    except (ValueError, OverflowError, OSError) as error:
        raise HoldtalkError("This is no date.", "Write it like 2026-11-30, or 2026-11-30T14:00.", said) from error


def _list(parsed: argparse.Namespace) -> int:
    with _store() as store:
        found = list(islice(store.each(_query(parsed)), parsed.limit))
        more = store.count(_query(parsed)) - len(found)
    for row in found:
        print(json.dumps(as_json(row), ensure_ascii=False) if parsed.json else _line(row))
    if more > 0 and not parsed.json:
        print(f"holdtalk: {more:,} more: --limit says how many are printed.", file=sys.stderr)
    if not found:
        print("holdtalk: Nothing was found.", file=sys.stderr)
    return 0 if found else 1


def _line(row: HistoryRow) -> str:
    told = " ".join(row.text.split()) or (f"({row.problem})" if row.problem else "(no text)")
    when = at(row.row_id).astimezone().isoformat(sep=" ", timespec="seconds")[:19]
    return f"{row.row_id}  {when}  {row.state.value:<9}  {row.audio_ms / 1000:6.1f} s  {told}"


def _row(named: str) -> HistoryRow:
    """By its number, or the newest. Raises HoldtalkError where there is none."""
    with _store() as store:
        if named == _LAST:
            found = store.find(HistoryQuery(limit=1))
            row = found[0] if found else None
        else:
            row = store.row(_id(named)) if named.isdecimal() else None
    if row is None:
        raise HoldtalkError("There is no such dictation.", "holdtalk history list prints the number of each.", named)
    return row


def _id(named: str) -> DictationId:
    return DictationId(min(int(named), 2**63 - 1))


def _show(parsed: argparse.Namespace) -> int:
    row = _row(parsed.id)
    if parsed.json:
        print(json.dumps(as_json(row), ensure_ascii=False))
        return 0
    with _store() as store:
        sound = store.sound_file(row.row_id)
    facts = as_json(row) | {"sound": str(sound or "")}
    for name, value in facts.items():
        if value not in ("", None, False) and name not in ("text", "figures", "changes"):
            print(f"{name:<17}{value}")
    print(f"\n{row.text or '(no text)'}")
    if row.changes:
        print("\nwhat was changed:")
    for one in row.changes:
        print(f"  {one.steps}: {one.was!r} -> {one.now!r}")
    return 0


def _export(parsed: argparse.Namespace) -> None:
    with _store() as store:
        count = export(store.each(_query(parsed)), parsed.output.expanduser(), parsed.format or "")
    print(f"{count:,} dictations: {parsed.output}")


# --- changing ----------------------------------------------------------------------------


def _keep(*, keep: bool) -> None:
    save_value(settings_path(), "history", "keep", keep)
    print("What you dictate is kept." if keep else "What you dictate is not kept. What is there stays.")


def _of_the_program(arguments: dict[str, Any]) -> Reply:
    reply = ask("history", arguments, timeout_s=_ASK_TIMEOUT_S)
    if reply is None:
        raise HoldtalkError("Holdtalk is not running.", "Start it with: holdtalk run")
    return reply


def _edit(parsed: argparse.Namespace) -> None:
    row = _row(parsed.id)
    text = sys.stdin.buffer.read().decode(errors="replace").rstrip("\n") if parsed.text == "-" else parsed.text
    if ask("history", {"do": "edit", "ids": [row.row_id], "text": text}, timeout_s=_ASK_TIMEOUT_S) is None:
        with _store() as store:
            store.edit(row.row_id, text)


def _delete(parsed: argparse.Namespace) -> int:
    if parsed.all:
        with _store() as store:
            row_ids = [row.row_id for row in store.each(HistoryQuery())]
        if row_ids and not parsed.yes:
            raise HoldtalkError(
                f"{len(row_ids):,} dictations would be deleted, those too that wait for you.", "Say --yes as well."
            )
    else:
        row_ids = [_row(named).row_id for named in parsed.ids]
    for some in _in_pieces(row_ids, 1_000):
        if ask("history", {"do": "delete", "ids": some}, timeout_s=_ASK_TIMEOUT_S) is None:
            _delete_in_place(some)
    print(f"{len(row_ids):,} deleted")
    return 0 if row_ids else 1


def _in_pieces(row_ids: Sequence[DictationId], size: int) -> Iterable[list[DictationId]]:
    return (list(row_ids[begin : begin + size]) for begin in range(0, len(row_ids), size))


def _delete_in_place(row_ids: Sequence[DictationId]) -> None:
    from tray_app.history.in_place import remove_recordings

    with _store() as store:
        store.delete(row_ids)
    remove_recordings(takes_dir(), row_ids, tell)


def _retry(parsed: argparse.Namespace) -> None:
    row = _row(parsed.id)
    asked = {"do": "retry", "ids": [row.row_id], "engine": parsed.engine or "", "language": parsed.language or ""}
    if ask("history", asked, timeout_s=_ASK_TIMEOUT_S) is None:
        _retry_in_place(row, parsed)
    else:
        _wait_for_the_program(row)
    print(_row(str(row.row_id)).text)


def _wait_for_the_program(row: HistoryRow) -> None:
    """However long the engine takes. Raises HoldtalkError when there is no text."""
    from tray_app.history.retrying import DONE, UNDERWAY

    while (standing := _of_the_program({"do": "standing", "ids": [row.row_id]})["standing"]) == UNDERWAY:
        time.sleep(_LOOK_AGAIN_S)
    if standing != DONE:
        raise HoldtalkError(standing or "There is no other text.", "Try another engine or language.")


def _retry_in_place(row: HistoryRow, parsed: argparse.Namespace) -> None:
    from dataclasses import replace

    from tray_app.history.retrying import NO_SOUND, NO_WORDS, wishes_for
    from tray_app.speech.engines import find_engines
    from tray_app.speech.files import transcribe_files

    settings = load(settings_path()).settings
    known = find_engines()
    if parsed.engine and parsed.engine not in known:
        raise HoldtalkError("There is no such engine.", f"Choose one of: {', '.join(known)}.", parsed.engine)
    wishes = wishes_for(row, parsed.engine or "", parsed.language or "")
    wished_engine = wishes.engine if wishes is not None else None
    speech = replace(settings.speech, engine=wished_engine or settings.speech.engine)
    with _store() as store:
        path = store.sound_file(row.row_id)
        if path is None:
            raise HoldtalkError(NO_SOUND.title, NO_SOUND.remedy)
        (found,) = transcribe_files(
            [path], speech, remote=settings.remote, tell=tell, wishes=wishes, words=own_words(settings.words)
        )
        if found.problem is not None:
            raise HoldtalkError(found.problem.title, found.problem.remedy, found.problem.detail)
        shaped = own_shaper().shape(found.text, found.language, settings.steps)
        if not shaped.text:
            raise HoldtalkError(NO_WORDS.title, NO_WORDS.remedy)
        store.heard_again(row.row_id, shaped.text, shaped.heard, found.engine, found.language, shaped.changes)
