"""The profiler sees processor time where it is used, on every thread, and the flame graph draws it."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
import time
from pathlib import Path

from tray_app.core.own_process import module_environment
from tray_app.perf.drawing import Box
from tray_app.perf.svg import to_svg
from tray_app.review import profiled
from tray_app.review.profile import Profile

PROGRAM = """
import json, sys, threading, time
from tray_app.review import profiled

def burn(until_ns):
    while time.thread_time_ns() < until_ns:
        pass

def busy():
    burn(time.thread_time_ns() + 300_000_000)

def waiting():
    threading.Event().wait(0.3)

threading.setprofile(profiled._begin)
threads = [threading.Thread(target=work, name=work.__name__) for work in (busy, waiting)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
threading.setprofile(None)
json.dump(profiled.stacks(profiled._profiles), sys.stdout)
"""


def test_processor_time_is_found_where_it_was_used() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=module_environment({}), capture_output=True, text=True, check=True
    )
    profile = Profile(json.loads(done.stdout), 0.3)
    hottest = profile.hottest(1)[0]
    assert hottest.name.endswith(":burn")
    assert hottest.share > 0.8
    assert profile.threads()[0][0] == "busy"
    assert dict(profile.threads())["waiting"] < 0.1, "who waits uses nothing"


def test_what_was_used_before_the_beginning_is_forgotten() -> None:
    profile = profiled.ThreadProfile("ui")
    below = profile.root.below[test_processor_time_is_found_where_it_was_used.__code__] = profiled.Node(
        test_processor_time_is_found_where_it_was_used.__code__, profile.root, own_ns=5, calls=2
    )
    assert [found["calls"] for found in profiled.stacks([profile])] == [2]
    profiled._forget(profile.root)
    assert (below.own_ns, profiled.stacks([profile])) == (0, [])


def stack(*names: str, own_ms: int, calls: int = 1) -> dict[str, object]:
    return {"stack": names, "own_ns": own_ms * 1_000_000, "calls": calls}


def test_a_function_is_added_up_over_the_places_it_was_called_from() -> None:
    found = Profile(
        [stack("ui", "a:f", own_ms=10), stack("controller", "a:g", "a:f", own_ms=30), stack("ui", own_ms=60)], 1.0
    )
    hottest = found.hottest(5)
    assert [(hot.name, hot.own_ns // 1_000_000, hot.calls) for hot in hottest] == [("a:f", 40, 2)]
    assert hottest[0].share == 0.4
    assert found.threads() == [("ui", 0.7), ("controller", 0.3)]


def test_the_flame_graph_stays_inside_and_is_as_wide_as_the_time() -> None:
    found = Profile([stack("ui", "a:f", own_ms=75), stack("controller", "a:<locals>.g", own_ms=25)], 1.0)
    drawn = found.flame(1_000)
    boxes = [shape for shape in drawn.shapes if isinstance(shape, Box)]
    assert all(box.left + box.width <= 1_000 and box.top + box.height <= drawn.height for box in boxes)
    assert sorted(round(box.width) for box in boxes) == [249, 249, 749, 749, 999]
    assert "a:&lt;locals&gt;.g" in to_svg(drawn)
    assert "ui 75%" in drawn.words


def test_the_profile_is_written_once_it_is_wanted(tmp_path: Path) -> None:
    thread = threading.Thread(target=profiled._write_when_wanted, args=(tmp_path, profiled.WORKER))
    thread.start()
    (tmp_path / profiled.BEGIN).touch()
    time.sleep(0.3)
    assert not (tmp_path / profiled.WORKER).exists()
    (tmp_path / profiled.WANTED).touch()
    thread.join(10)
    assert json.loads((tmp_path / profiled.WORKER).read_text()) == []
