"""The user's clipboard, when the program ends, and when other programs take over what is copied."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from desktop import PrivateDesktop, end_process, wait_until
from insertion_rigs import ClipboardOwner, Rig, clear_clipboard, copy_text, read_selection, selection_becomes, targets
from target_windows import TextWindow

from tray_app.core.events import Inserted, InsertionFailed
from tray_app.core.settings import InsertionSettings
from tray_app.text.insertion import loan, selection_reader, x11_paste
from tray_app.text.insertion.selection_reader import SelectionReader
from tray_app.x11.connection import X11Connection
from tray_app.x11.probe import ProbeWindow

pytestmark = pytest.mark.desktop

LONG = "A sentence with “quotes” and Ωμέγα. " * 10
OLD = "what the user had copied"
FORMS = {"text/plain": OLD.encode(), "text/html": b"<b>old</b>", "image/png": os.urandom(400_000)}


@pytest.fixture(scope="module")
def editor(desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window("gtk")
    yield opened
    opened.close()


@pytest.fixture
def rig(desktop: PrivateDesktop) -> Iterator[Rig]:
    clear_clipboard(desktop)
    made = Rig(desktop)
    yield made
    made.close()


PASTING_PROGRAM = """\
import sys
sys.path[:0] = sys.argv[2:]
from desktop import PrivateDesktop
from insertion_rigs import Rig

class Here:
    display = sys.argv[1]

rig = Rig(Here)
rig.put(sys.stdin.read(), "paste")
print("pasted", flush=True)
rig.answers.get()
"""


@contextmanager
def program_that_pasted(desktop: PrivateDesktop, text: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has just pasted a text and goes on running."""
    process = subprocess.Popen(
        [sys.executable, "-c", PASTING_PROGRAM, desktop.display, *sys.path],
        env=desktop.env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(text)
        process.stdin.close()
        assert process.stdout.readline() == "pasted\n"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_clipboard_is_as_before_after_the_program_has_ended(
    rig: Rig, editor: TextWindow, desktop: PrivateDesktop, tmp_path: Path
) -> None:
    """In every form; the program that the user copied from has lost it to us long since."""
    owner = ClipboardOwner(desktop, tmp_path, FORMS)
    try:
        listed = targets(desktop)
        before = {target: read_selection(desktop, target) for target in listed}
        assert rig.put_into(editor, LONG, "paste") == LONG
        rig.insertion.close()
        assert targets(desktop) == listed
        assert {target: read_selection(desktop, target) for target in listed} == before
    finally:
        owner.close()


def test_clipboard_is_as_before_after_the_program_was_killed(editor: TextWindow, desktop: PrivateDesktop) -> None:
    copy_text(desktop, OLD)
    editor.focus()
    editor.clear()
    with program_that_pasted(desktop, LONG) as program:
        selection_becomes(desktop, OLD.encode())
        wait_until(lambda: owner_pid(desktop) not in (None, program.pid), "the new owner to take over")
        program.kill()
        program.wait()
        assert read_selection(desktop) == OLD.encode()
        assert editor.read() == LONG


def test_the_new_owner_ends_when_something_else_is_copied(
    rig: Rig, editor: TextWindow, desktop: PrivateDesktop
) -> None:
    copy_text(desktop, OLD)
    assert rig.put_into(editor, LONG, "paste") == LONG
    wait_until(lambda: bool(owners(desktop)), "a new owner to start")
    selection_becomes(desktop, OLD.encode())
    wait_until(lambda: owner_pid(desktop) in owners(desktop), "the new owner to take over")
    copy_text(desktop, "something else")
    wait_until(lambda: not owners(desktop), "the new owner to end")
    assert read_selection(desktop) == b"something else"


def test_text_that_waits_on_the_clipboard_outlives_the_program(rig: Rig, desktop: PrivateDesktop) -> None:
    rig.insertion.offer("offered “text”")
    rig.drain()
    rig.insertion.close()
    assert read_selection(desktop) == "offered “text”".encode()


def test_text_that_no_window_took_is_pasted_beside_by_the_next_run(
    rig: Rig, editor: TextWindow, desktop: PrivateDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stays, and is not taken for a secret that only typing leaves alone."""
    monkeypatch.setattr(x11_paste, "PATIENCE_MS", 600)
    with ProbeWindow(X11Connection(desktop.display), pastes=False) as probe:
        rig.settings = InsertionSettings(method="paste")
        rig.send(rig.note(), LONG)
        probe.wait(lambda: not rig.answers.empty())
    assert isinstance(rig.answers.get(timeout=10), InsertionFailed)
    rig.insertion.close()
    next_run = Rig(desktop)
    try:
        assert next_run.put_into(editor, LONG[::-1], "paste") == LONG[::-1]
        selection_becomes(desktop, LONG.encode())
    finally:
        next_run.close()


def owner_pid(desktop: PrivateDesktop) -> int | None:
    """The process that holds the clipboard."""
    from Xlib.ext import res

    link = X11Connection(desktop.display)
    try:
        owner = link.display.get_selection_owner(link.atom("CLIPBOARD"))
        if not owner:
            return None
        specs = [{"client": owner.id, "mask": res.LocalClientPIDMask}]
        return int(link.display.res_query_client_ids(specs).ids[0].value[0])
    finally:
        link.close()


def owners(desktop: PrivateDesktop) -> list[int]:
    """Living processes that keep a clipboard of this desktop."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            command = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:
            continue
        if b"tray_app.text.insertion.clipboard_owner" in command and desktop.display.encode() in command:
            found.append(int(process.name))
    return found


AGENT_PROGRAM = """\
import sys
from PySide6.QtCore import QMimeData, QTimer
from PySide6.QtGui import QGuiApplication

app = QGuiApplication(sys.argv)
clipboard = app.clipboard()

def take_over():
    text = clipboard.text()
    if text and not clipboard.ownsClipboard():
        clipboard.setText(text)

clipboard.dataChanged.connect(take_over)
QTimer.singleShot(0, lambda: print("ready", flush=True))
app.exec()
"""


@pytest.fixture
def agent(desktop: PrivateDesktop) -> Iterator[None]:
    """A program that makes whatever is copied its own, at once."""
    process = subprocess.Popen(
        [sys.executable, "-c", AGENT_PROGRAM],
        env={**desktop.env, "QT_QPA_PLATFORM": "xcb"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    yield
    process.kill()
    process.wait()
    process.stdout.close()


@pytest.mark.usefixtures("agent")
def test_clipboard_agent_does_not_double_the_text(rig: Rig, editor: TextWindow, desktop: PrivateDesktop) -> None:
    """When it was first, nobody can tell what the window took: that is told once, and later texts are typed."""
    told = []
    for _ in range(3):
        copy_text(desktop, OLD)
        time.sleep(0.3)  # the agent takes it over
        editor.focus()
        editor.clear()
        answer = rig.put(LONG, "paste")
        assert editor.wait_for(LONG) == LONG
        told += [answer.problem] if isinstance(answer, InsertionFailed) else []
        if isinstance(answer, Inserted):
            selection_becomes(desktop, OLD.encode())
        assert editor.read() == LONG
    assert len(told) <= 1, told


def test_text_is_exact_beside_autocutsel(rig: Rig, editor: TextWindow, desktop: PrivateDesktop) -> None:
    """It copies the clipboard every half second."""
    process = desktop.spawn(["autocutsel"], name="autocutsel")
    try:
        copy_text(desktop, OLD)
        time.sleep(0.7)
        for _ in range(3):
            assert rig.put_into(editor, LONG, "paste") == LONG
            time.sleep(0.6)  # it takes the text over before the old content is back
        time.sleep(loan.QUIET_MS / 1000 + 0.7)
        assert editor.read() == LONG
        assert read_selection(desktop) == OLD.encode()
    finally:
        end_process(process)


def test_picture_that_is_too_large_in_one_form_is_kept_in_another(desktop: PrivateDesktop, tmp_path: Path) -> None:
    pixels = os.urandom(selection_reader.MAX_BYTES + 1_000)
    assert read_whole(desktop, tmp_path, {"image/png": b"small", "image/x-large": pixels}) == {"image/png": b"small"}


def test_content_that_is_too_large_is_left_to_its_owner(desktop: PrivateDesktop, tmp_path: Path) -> None:
    large = os.urandom(selection_reader.MAX_BYTES + 1_000)
    assert read_whole(desktop, tmp_path, {"text/plain": b"small", "application/x-large": large}) is None


def read_whole(desktop: PrivateDesktop, folder: Path, forms: dict[str, bytes]) -> dict[str, bytes] | None:
    """What of these forms, held by another program, would be put back."""
    owner, link = ClipboardOwner(desktop, folder, forms), X11Connection(desktop.display)
    try:
        read = SelectionReader(link).read(link.atom("CLIPBOARD"), budget_ms=20_000, give_up=lambda: False)
        if read is None:
            return None
        found = {str(link.display.get_atom_name(atom)): bytes(form.data) for atom, form in read.items()}
        return {name: found[name] for name in forms if name in found}
    finally:
        link.close()
        owner.close()
