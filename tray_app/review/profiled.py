"""`holdtalk run`, and its speech worker, with a profiler on every thread: python -m tray_app.review.profiled FOLDER

Processor time of each thread by the stack of functions that used it, exact and not sampled. py-spy takes a hundred
samples a second, by the clock: a dictation uses some milliseconds of the tray in bursts shorter than one, of which it
sees none or one; and it has to be allowed to look into other processes. cProfile cannot be on several threads at once
from Python 3.12 on. What the profiler itself uses is left out as far as it can see it; calls of the C library count for
the function that made them.

What was used before a file named "begin" lay in FOLDER is forgotten, so that the start is not in it; the profiles are
written there once a file named "wanted" does, one of each process. What stands behind FOLDER are the worker's options.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import CodeType, FrameType
from typing import Any

from tray_app.core.own_process import module_command
from tray_app.core.supervision import start_thread
from tray_app.whole_file import replace_whole

BEGIN, WANTED = "begin", "wanted"
TRAY, WORKER = "tray.json", "worker.json"
_LOOK_S = 0.2


@dataclass(slots=True, eq=False)
class Node:
    """A function in one place of the tree of calls."""

    code: CodeType | None
    parent: Node | None
    own_ns: int = 0
    calls: int = 0
    below: dict[CodeType, Node] = field(default_factory=dict)


class ThreadProfile:
    """Of the thread that calls it."""

    def __init__(self, thread: str) -> None:
        self.thread = thread
        self.root = Node(None, None)
        self._here = self.root
        self._since_ns = time.thread_time_ns()

    def __call__(self, frame: FrameType, event: str, _argument: Any) -> None:
        here = self._here
        here.own_ns += time.thread_time_ns() - self._since_ns
        if event == "call":
            code = frame.f_code
            below = here.below.get(code)
            if below is None:
                below = here.below[code] = Node(code, here)
            below.calls += 1
            self._here = below
        elif event == "return":
            self._here = here.parent or self.root
        self._since_ns = time.thread_time_ns()


_profiles: list[ThreadProfile] = []


def _begin(frame: FrameType, event: str, argument: Any) -> None:
    """The first event of a thread brings its profile."""
    profile = ThreadProfile(threading.current_thread().name)
    _profiles.append(profile)
    sys.setprofile(profile)
    profile(frame, event, argument)


def stacks(profiles: list[ThreadProfile]) -> list[dict[str, Any]]:
    """ "stack": thread, then functions, outermost first; "own_ns", "calls". Nothing in it but names of code."""
    found: list[dict[str, Any]] = []

    def walk(node: Node, path: tuple[str, ...]) -> None:
        if node.own_ns:
            found.append({"stack": path, "own_ns": node.own_ns, "calls": node.calls})
        for code, below in list(node.below.items()):
            walk(below, (*path, name_of(code)))

    for profile in list(profiles):
        walk(profile.root, (profile.thread,))
    return found


def name_of(code: CodeType) -> str:
    """ "module:function": the module by its place in our package, or by its file's name."""
    parts = Path(code.co_filename).with_suffix("").parts
    ours = parts[parts.index("tray_app") :] if "tray_app" in parts else parts[-1:]
    return f"{'.'.join(ours)}:{code.co_qualname}"


def _forget(node: Node) -> None:
    node.own_ns = node.calls = 0
    for below in list(node.below.values()):
        _forget(below)


def _write_when_wanted(folder: Path, name: str) -> None:
    sys.setprofile(None)  # this thread is not the program's
    _wait_for(folder / BEGIN)
    for profile in list(_profiles):
        _forget(profile.root)
    _wait_for(folder / WANTED)
    replace_whole(folder / name, json.dumps(stacks(_profiles)).encode())


def _wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(_LOOK_S)


def _profile_into(folder: Path, name: str) -> None:
    start_thread("review-profile", lambda: _write_when_wanted(folder, name), again=False)
    threading.setprofile(_begin)
    sys.setprofile(_begin)


def _run_tray(folder: Path) -> int:
    from tray_app.app import run_tray
    from tray_app.core.memory import share_arenas
    from tray_app.speech import keeper

    def command(engine: str, threads: int) -> list[str]:
        return module_command(__spec__.name, str(folder), "--engine", engine, "--threads", str(threads))

    share_arenas()
    setattr(keeper, "worker_command", command)  # noqa: B010  # so that the worker is profiled too
    _profile_into(folder, TRAY)
    return run_tray(quiet=True)


def _run_worker(folder: Path, options: list[str]) -> None:
    from tray_app.speech.worker import main

    _profile_into(folder, WORKER)
    main(options)


if __name__ == "__main__":
    if len(sys.argv) > 2:
        _run_worker(Path(sys.argv[1]), sys.argv[2:])
    else:
        sys.exit(_run_tray(Path(sys.argv[1])))
