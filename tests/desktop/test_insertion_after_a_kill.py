"""A run that is killed while it types leaves no key down."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest
from desktop import PrivateDesktop
from insertion_rigs import Fingers, Rig

pytestmark = pytest.mark.desktop

TYPIST = """\
import sys
sys.path[:0] = {path!r}
from tray_app.core.events import DictationId
from tray_app.core.ports import InsertionRequest
from tray_app.core.settings import InsertionSettings
from tray_app.text.insertion.inserter import X11Insertion

settings = InsertionSettings(method="type")
insertion = X11Insertion(lambda event: None, typing_guard=lambda typing: None)
insertion.note_target(DictationId(1), settings)
print("begun", flush=True)
text = "the quick brown fox jumps over the lazy dog, " * 1000
insertion.insert(InsertionRequest(DictationId(1), text, settings=settings))
sys.stdin.read()
"""


@pytest.fixture
def fingers(desktop: PrivateDesktop) -> Iterator[Fingers]:
    made = Fingers(desktop)
    yield made
    made.close()


@pytest.mark.expected_warning("x11_held_keys: a run that was killed left")
def test_a_run_killed_while_it_types_leaves_no_key_down_for_the_next_one(
    desktop: PrivateDesktop, fingers: Fingers
) -> None:
    window = desktop.open_window("xterm")
    try:
        window.focus()
        for _ in range(4):
            typist = subprocess.Popen(
                [sys.executable, "-c", TYPIST.format(path=sys.path)],
                env=desktop.env,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
            )
            assert typist.stdout is not None
            assert typist.stdin is not None
            assert typist.stdout.readline() == b"begun\n"
            time.sleep(random.uniform(0.05, 0.4))
            typist.kill()
            typist.wait()
            typist.stdout.close()
            typist.stdin.close()
            Rig(desktop).insertion.close()
            assert not fingers.keys_down()
    finally:
        window.close()


@pytest.mark.expected_warning("x11_held_keys: a run that was killed left")
def test_keys_that_a_killed_run_left_down_are_released_but_no_other_programs(
    desktop: PrivateDesktop, fingers: Fingers
) -> None:
    from Xlib import Xatom
    from Xlib.display import Display

    left, foreign = fingers.code("w"), fingers.code("F9")
    desktop.key_down("F9")
    desktop.key_down("w")
    try:
        connection = Display(desktop.display)
        mark = connection.intern_atom("_HOLDTALK_TYPING")
        connection.screen().root.change_property(mark, Xatom.CARDINAL, 32, [foreign])
        connection.sync()
        connection.close()
        assert fingers.keys_down() == {left, foreign}
        Rig(desktop).insertion.close()
        assert fingers.keys_down() == {foreign}
    finally:
        desktop.key_up("F9")
        desktop.key_up("w")
