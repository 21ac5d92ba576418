"""Inserts what it is given, on the desktop it is started on: a line of JSON in, a line of JSON out.

{"do": "insert", "text": …}   notes the window that has the focus and inserts at once: kind of answer, how, what is told
{"do": "note"}                notes it for the next insertion, which then does not
{"do": "copy", "text": …}     as from the menu
{"do": "ways"}                which ways are open
"""

from __future__ import annotations

import json
import logging
import queue
import sys
from dataclasses import asdict
from typing import Any

from tray_app.core.events import DictationId, Event, Inserted, InsertionFailed, ProblemNoticed, TargetLost, TargetNoted
from tray_app.core.ports import InsertionRequest
from tray_app.core.settings import InsertionSettings
from tray_app.session import session_of
from tray_app.text.insertion.wayland_ways import wayland_insertion, ways_here

ANSWER_TIMEOUT_S = 30.0


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    insertion = wayland_insertion(session_of(), events.put, typing_guard=lambda _typing: None)

    def answer() -> dict[str, Any]:
        # What the desktop was asked, and what it keeps back, is told beside the answer.
        while isinstance(event := events.get(timeout=ANSWER_TIMEOUT_S), TargetNoted | ProblemNoticed):
            pass
        told: dict[str, Any] = {"kind": type(event).__name__}
        if isinstance(event, Inserted):
            told["method"] = event.method
        elif isinstance(event, InsertionFailed):
            told["why"] = asdict(event.problem)
        elif isinstance(event, TargetLost):
            told["why"] = None if event.why is None else asdict(event.why)
        return told

    noted: DictationId | None = None
    for number, line in enumerate(sys.stdin, 1):
        asked, dictation_id = json.loads(line), noted or DictationId(number)
        if asked["do"] in ("insert", "note") and noted is None:
            insertion.note_target(dictation_id, InsertionSettings())
        if asked["do"] == "insert":
            insertion.insert(InsertionRequest(dictation_id, asked["text"]))
            told = answer()
            insertion.forget(dictation_id)
            noted = None
        elif asked["do"] == "note":
            insertion._looker.settle(ANSWER_TIMEOUT_S)
            told, noted = {"kind": "noted"}, dictation_id
        elif asked["do"] == "copy":
            insertion.offer(asked["text"], dictation_id)
            told = answer()
        else:
            told = asdict(ways_here())
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
    insertion.close()


if __name__ == "__main__":
    main()
