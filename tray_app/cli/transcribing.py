"""`holdtalk transcribe`: sound files to text, printed or written."""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import repeat

from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.joining import joined
from tray_app.core.layout import Layout
from tray_app.core.settings import Settings
from tray_app.core.wishes import Wishes
from tray_app.paths import settings_path
from tray_app.settings_file import load
from tray_app.speech.sound_folders import Found, look_up
from tray_app.speech.transcripts import FileTranscript, shown

from .local import log_only_bugs, own_shaper, own_words, tell
from .progress import ProgressLine
from .transcript_files import Target, plan


def transcribe(parsed: argparse.Namespace) -> int:
    """Print or write the text of each file; a bad file is reported and the others still follow. What takes long tells
    on the error stream how far it is. Interrupted, what is done stays."""
    log_only_bugs()
    found = look_up(parsed.files)
    for folder, count in found.left_out:
        print(
            f"holdtalk: {folder}: {count} {'files are' if count > 1 else 'file is'} no sound, left out", file=sys.stderr
        )
    for _, problem in found.problems:
        tell(problem)
    target = plan(found.wanted, parsed.files, parsed.output, parsed.format or _format_of(parsed), force=parsed.force)
    failures = len(found.problems) + _run(found, target, parsed)
    return 1 if failures else 0


def _format_of(parsed: argparse.Namespace) -> str | None:
    return "json" if parsed.json and parsed.output else None


def _run(found: Found, target: Target, parsed: argparse.Namespace) -> int:
    """How many files failed."""
    from tray_app.speech.files import transcribe_files

    done, failures = 0, 0
    with contextlib.closing(ProgressLine(sys.stderr, files=len(found.wanted))) as line:
        paths = target.to_do(_told(line))
        failures += len(found.wanted) - len(paths)
        if not paths:
            return failures
        settings, wishes = _wanted(parsed)
        results = transcribe_files(
            paths,
            settings.speech,
            remote=settings.remote,
            tell=_told(line),
            progress=line.show,
            wishes=wishes,
            words=own_words(settings.words),
        )
        shape = _shape_of(settings, parsed)
        try:
            for result in map(shape, _each(results, line)):
                failures += _hand_out(result, target, parsed, several=len(found.wanted) > 1)
                done += 1
        except KeyboardInterrupt:
            line.close()
            print(f"holdtalk: Interrupted: {done} of {len(paths)} files are done.", file=sys.stderr)
            raise
    return failures


def _each(results: Iterator[FileTranscript], line: ProgressLine) -> Iterator[FileTranscript]:
    for result in results:
        line.close()
        yield result


def _shape_of(settings: Settings, parsed: argparse.Namespace) -> Callable[[FileTranscript], FileTranscript]:
    """What the steps for all do to a transcript, segment by segment: hours of speech are no longer than these."""
    if parsed.as_heard:
        return lambda found: found
    shaper, steps = own_shaper(), settings.steps

    def shaped(found: FileTranscript) -> FileTranscript:
        def written(text: str) -> str:
            return shaper.shape(text, found.language, steps, Layout(steps.layout)).text

        if not found.spoken:
            return replace(found, text=written(found.text))
        spoken = tuple(replace(one, text=written(one.text)) for one in found.spoken)
        text = joined((one.text for one in spoken), repeat(found.language))
        return replace(found, text=text, spoken=spoken)

    return shaped


def _told(line: ProgressLine) -> Callable[[Problem], None]:
    """Not into the line that is being rewritten."""

    def say(problem: Problem) -> None:
        line.close()
        tell(problem)

    return say


def _wanted(parsed: argparse.Namespace) -> tuple[Settings, Wishes | None]:
    """Raises HoldtalkError for an engine that there is not."""
    from tray_app.speech.engines import find_engines

    settings = load(settings_path()).settings
    if parsed.engine is not None:
        known = find_engines()
        if parsed.engine not in known:
            raise HoldtalkError("There is no such engine.", f"Choose one of: {', '.join(known)}.", parsed.engine)
        settings = replace(settings, speech=replace(settings.speech, engine=parsed.engine))
    return settings, Wishes(language=parsed.language) if parsed.language else None


def _hand_out(result: FileTranscript, target: Target, parsed: argparse.Namespace, *, several: bool) -> bool:
    """Whether something was wrong with it."""
    if result.problem is not None:
        tell(result.problem)
    if target.writes:
        return _write(result, target) or result.problem is not None
    if parsed.json:
        _print_facts(result)
    elif target.format_name == "json":
        print(target.rendered(result), end="", flush=True)
    elif result.is_there and target.format_name == "text":
        print(f"{shown(result.file)}: {result.text}" if several else result.text, flush=True)
    elif result.is_there:
        print(target.rendered(result), end="", flush=True)
    return result.problem is not None


def _write(result: FileTranscript, target: Target) -> bool:
    """Whether it failed: then the text is printed, for nobody wants to wait for it again."""
    if not result.is_there:
        return False
    try:
        print(f"{shown(result.file)}: {shown(target.write(result))}", flush=True)
    except HoldtalkError as error:
        tell(error.problem)
        print(target.rendered(result), end="", flush=True)
        return True
    return False


def _print_facts(result: FileTranscript) -> None:
    facts: dict[str, object] = {"file": shown(result.file)}
    if result.is_there:
        facts |= {"text": result.text, "seconds": round(result.seconds, 3), "segments": result.segments}
    if result.problem is not None:
        facts["error"] = shown(result.problem)
    print(json.dumps(facts, ensure_ascii=False), flush=True)
