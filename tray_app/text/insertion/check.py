"""Tries insertion for `holdtalk doctor`: types and pastes into a window of its own and reads what arrived."""

from __future__ import annotations

import queue
import time
from collections.abc import Mapping
from contextlib import closing
from typing import TYPE_CHECKING, Any

from tray_app.core.checks import Check
from tray_app.core.errors import InsertionFault
from tray_app.core.events import DictationId, Event, Inserted, InsertionFailed, TargetNoted
from tray_app.core.ports import InsertionRequest
from tray_app.core.settings import InsertionSettings
from tray_app.core.translation import filled, lines, marked
from tray_app.session import session_of

from .select import way_of

if TYPE_CHECKING:
    from tray_app.x11.probe import ProbeWindow

NAME = marked("Insertion")
ANSWER_TIMEOUT_S = 5.0
SAMPLE = "Holdtalk: naïve — Ωμέγα 漢字 🙂"


def check_insertion(settings: InsertionSettings, running: Mapping[str, Any] | None = None) -> Check:
    """Blocks up to a few seconds; on X11 the focus leaves the user's window for a moment and comes back. `running` is
    what the running program says of its ways."""
    try:
        way = way_of(session_of())
        if way == "wayland":
            return _check_wayland(running)
        if way != "x11":
            return Check(
                NAME, True, filled("by way of {way}; not tried, because it would type into your window", way=way)
            )
        return _try_both_ways(settings)
    except InsertionFault as fault:
        return Check(NAME, False, fault.problem.title, fault.problem.remedy)


def _check_wayland(running: Mapping[str, Any] | None) -> Check:
    """Every way is tried as far as that goes without a key pressed in the user's window. What the user has answered is
    known to the running program alone."""
    from .virtual_keyboard_step import NAME as VIRTUAL_KEYBOARD
    from .way_words import words_of
    from .wayland_ways import ways_here

    ways = ways_here()
    said = []
    for number, way in enumerate(ways.typing, 1):
        if way.why_not:
            no = filled("{number}. {way}: no. {why}", number=number, way=words_of(way.name), why=filled(way.why_not))
            said.append(no)
        elif way.name == VIRTUAL_KEYBOARD:
            seen = _try_virtual_keyboard()
            said.append(filled("{number}. {way}: {seen}", number=number, way=words_of(way.name), seen=seen))
        else:
            said.append(filled("{number}. {way}: yes", number=number, way=words_of(way.name)))
    if ways.clipboard.why_not:
        said.append(filled("clipboard: no. {why}", why=filled(ways.clipboard.why_not)))
    else:
        said.append(filled("clipboard: by {way}", way=words_of(ways.clipboard.name)))
    if ways.focus_by:
        told = marked("the focused window: told by {teller}, so a text goes only into the one in which you began")
        said.append(filled(told, teller=words_of(ways.focus_by)))
    else:
        said.append(filled("the focused window: nobody tells, so a text goes into whichever has the focus"))
    problem = (running or {}).get("problem")
    said += [filled(str(remark["title"])) for remark in (running or {}).get("remarks", ())]
    if problem is not None:
        said.append(filled(str(problem["title"])))
        return Check(NAME, False, lines(*said), str(problem["remedy"]))
    if not all(way.why_not for way in ways.typing):
        return Check(NAME, True, lines(*said))
    if ways.clipboard.why_not:
        remedy = marked("Install wl-clipboard, so that texts can be pasted; they wait in the menu.")
    else:
        remedy = marked("Texts are put on the clipboard here: paste them.")
    return Check(NAME, False, lines(*said), remedy)


def _try_virtual_keyboard() -> str:
    """Types into a window of our own, where the compositor lets us have one without ado."""
    from tray_app.wayland.keymap import KEY_CODES
    from tray_app.wayland.probe import ProbeSurface
    from tray_app.wayland.virtual_keyboard import VirtualKeyboard
    from tray_app.wayland.wire import NotOffered, WaylandFault

    keyboard = VirtualKeyboard()
    try:
        keyboard.open()
        with closing(ProbeSurface()) as probe:
            if not probe.has_keyboard():
                return filled("yes, not tried")
            begun_ns = time.monotonic_ns()
            took_ms = (keyboard.type(SAMPLE).last_char_ns - begun_ns) / 1e6
            chars = [*dict.fromkeys(SAMPLE)]
            right = sum(
                code == KEY_CODES[chars.index(char)]
                for code, char in zip(probe.await_keys(len(SAMPLE)), SAMPLE, strict=False)
            )
    except NotOffered:
        return filled("yes, not tried")
    except WaylandFault as fault:
        return filled("no. {why}", why=filled(fault.problem.title))
    finally:
        keyboard.close()
    return filled("{right} of {n} characters in {ms:.1f} ms", right=right, n=len(SAMPLE), ms=took_ms)


def _try_both_ways(settings: InsertionSettings) -> Check:
    from tray_app.x11.probe import ProbeWindow  # there is no Xlib elsewhere

    from .inserter import connect

    seen = []
    with ProbeWindow(connect()) as probe:
        for method in ("type", "paste"):
            if settings.method in ("auto", method):
                arrived, answer, took_ms = _try(probe, method)
                if arrived != SAMPLE:
                    return _failure(method, arrived, answer)
                seen.append(
                    filled("X11: {method} {n} characters in {ms:.1f} ms", method=method, n=len(SAMPLE), ms=took_ms)
                )
    return Check(NAME, True, lines(*seen))


def _failure(method: str, arrived: str, answer: Event) -> Check:
    if isinstance(answer, InsertionFailed):
        return Check(NAME, False, answer.problem.title, answer.problem.remedy)
    remedy = 'key_delay_ms = 10 or method = "paste"' if method == "type" else 'method = "type"'
    detail = filled(
        "{method}: {right} of {all} characters arrived right", method=method, right=len(arrived), all=len(SAMPLE)
    )
    return Check(NAME, False, detail, filled("Set {remedy} under [insertion] in the settings file.", remedy=remedy))


def _try(probe: ProbeWindow, method: str) -> tuple[str, Event, float]:
    from .inserter import X11Insertion

    answers: queue.SimpleQueue[Event] = queue.SimpleQueue()

    def post(event: Event) -> None:
        if not isinstance(event, TargetNoted):
            answers.put(event)
            probe.wake()

    settings = InsertionSettings(method=method)
    insertion = X11Insertion(post, typing_guard=lambda _typing: None)
    try:
        probe.text = ""
        begun_ns = time.monotonic_ns()
        insertion.note_target(DictationId(1), settings)
        insertion.insert(InsertionRequest(DictationId(1), SAMPLE, settings=settings))
        probe.wait(lambda: probe.text == SAMPLE and not answers.empty())
        answer = answers.get(timeout=ANSWER_TIMEOUT_S)
        took_ms = (answer.last_char_ns - begun_ns) / 1e6 if isinstance(answer, Inserted) else 0.0
        return probe.text, answer, took_ms
    except queue.Empty:
        raise InsertionFault("The display does not answer.", "Restart the graphical session.") from None
    finally:
        insertion.close()
