"""The main job, for real, on a desktop without a screen: hold the key, speak, let go, read the window.

Starts the program as a user would, plays human speech into the microphone while the hotkey is held with real key
events, and prints what arrived in a text window. Exit code 0 only when the words arrived.
"""

from __future__ import annotations

import argparse
import contextlib
import signal
import sys
import textwrap
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from desktop import DesktopFault, PrivateDesktop, Theme
from live_program import LiveProgram
from spoken import share_of_words
from target_windows import TextWindow, WindowKind

from tray_app.speech.installed import sample_speech

ARTIFACTS = Path(__file__).resolve().parent.parent / "artifacts"
HOTKEY = "Control_R"
"""X's name of the key that is the default hotkey."""
WORDS_NEEDED = 0.8
TEXT_TIMEOUT_S = 30.0

# What the speaker in two_cities.wav reads (Charles Dickens, 1859).
SPOKEN = """
It was the best of times, it was the worst of times, it was the age of wisdom, it was the age of foolishness, it was
the epoch of belief, it was the epoch of incredulity, it was the season of Light, it was the season of Darkness, it was
the spring of hope, it was the winter of despair, we had everything before us, we had nothing before us, we were all
going direct to Heaven, we were all going direct the other way. In short, the period was so far like the present
period, that some of its noisiest authorities insisted on its being received, for good or for evil, in the superlative
degree of comparison only.
"""


class StepFailed(Exception):
    """One step of the demo did not work."""


@dataclass
class Shown:
    """What the demo found out."""

    text: str
    arrived: float
    """Share of the spoken words that stand in the window, in order."""
    stages: dict[str, Any]


def main() -> int:
    parser = argparse.ArgumentParser(prog="packaging/run --demo", description="The main job on a private desktop.")
    parser.add_argument("--window", choices=["xterm", "qt", "gtk"], default="gtk", help="where the text goes")
    parser.add_argument("--theme", choices=["light", "dark"], default="light", help="how the desktop looks")
    parsed = parser.parse_args()
    # Being asked to end must still take the desktop down.
    signal.signal(signal.SIGTERM, _end)
    ARTIFACTS.mkdir(exist_ok=True)
    program: LiveProgram | None = None
    try:
        with step("human speech from the engine's wheel"):
            speech = find_speech()
        with contextlib.ExitStack() as until_the_end:
            with step("private desktop: display, tray host, microphone"):
                desktop = until_the_end.enter_context(PrivateDesktop(theme=parsed.theme))
            program = LiveProgram(desktop, look(parsed.theme))
            try:
                shown = show(desktop, program, speech, parsed.window)
            finally:
                keep_logs(program)
        report(shown)
    except StepFailed as failure:
        print(f"\nFailed at this step: {failure}")
        if program is not None:
            print(f"Log: {ARTIFACTS / 'demo.log'}")
        return 1
    return 0 if shown.arrived >= WORDS_NEEDED else 1


def _end(_signal: int, _frame: object) -> NoReturn:
    sys.exit(143)


def look(theme: Theme) -> dict[str, dict[str, str | int | bool]]:
    return {"overlay": {"style": "detailed"}, "performance": {"theme": theme}}


@contextlib.contextmanager
def step(what: str) -> Iterator[None]:
    """Prints the step and how long it took. Raises StepFailed naming it when the body fails."""
    begun_ns = time.monotonic_ns()
    try:
        yield
    except (DesktopFault, RuntimeError, OSError, ValueError, KeyError) as error:
        print(f"  FAILED  {what}")
        raise StepFailed(f"{what}\n{error}") from error
    print(f"  ok {(time.monotonic_ns() - begun_ns) / 1e9:6.1f} s  {what}", flush=True)


def find_speech() -> Path:
    speech = sample_speech()
    if speech is None:
        raise RuntimeError("the package moonshine-voice is not installed, or not whole; run packaging/run again")
    return speech


def show(desktop: PrivateDesktop, program: LiveProgram, speech: Path, kind: WindowKind) -> Shown:
    """From the program's start to the text in the window."""
    with step("holdtalk started and ready"):
        program.start()
    with step(f"{kind} text window has the focus"):
        window = desktop.open_window(kind)
    with step(f"held {HOTKEY} while a person spoke"):
        speak(desktop, program, speech)
    with step("text stands in the window"):
        text = wait_for_text(program, window)
    desktop.screenshot(ARTIFACTS / "demo-text.png")
    with step("figures exported"):
        stages = program.exported()["dictations"][-1]["stages"]
    with step("ended cleanly"):
        code = program.stop()
        if code != 0:
            raise RuntimeError(f"exit code {code}")
    return Shown(text, share_of_words(SPOKEN, text), stages)


def speak(desktop: PrivateDesktop, program: LiveProgram, speech: Path) -> None:
    with program.hold(HOTKEY):
        player = desktop.play(speech, wait=False)
        time.sleep(8)
        desktop.screenshot(ARTIFACTS / "demo-speaking.png")
        if player.wait() != 0:
            raise RuntimeError("the speech could not be played")
        time.sleep(0.3)  # people let go a moment after the last word


def wait_for_text(program: LiveProgram, window: TextWindow) -> str:
    delivered = program.wait_for_dictations(1, TEXT_TIMEOUT_S)["last_text"]
    text = window.wait_for(delivered)
    if not text:
        raise RuntimeError("nothing arrived in the window")
    if text != delivered:
        raise RuntimeError(f"the window holds something else than what was delivered:\n{text}\n{delivered}")
    return text


def report(shown: Shown) -> None:
    print("\nRead back from the window:\n")
    print(textwrap.indent(textwrap.fill(shown.text, 96), "    "))
    verdict = "arrived" if shown.arrived >= WORDS_NEEDED else f"arrived: too few, {WORDS_NEEDED:.0%} are needed"
    print(f"\n{shown.arrived:.0%} of the spoken words {verdict}.\n")
    print("Stages of this dictation:\n")
    for name, value in shown.stages.items():
        figure = "no data" if value is None else f"{value:9.1f} ms"
        print(f"    {name:<20} {figure:>12}")
    print("\nScreenshots:")
    print(f"    {ARTIFACTS / 'demo-speaking.png'}   while speaking")
    print(f"    {ARTIFACTS / 'demo-text.png'}       the text in its window")
    print(f"Log:\n    {ARTIFACTS / 'demo.log'}")


def keep_logs(program: LiveProgram) -> None:
    """The private desktop's folder goes; what explains a failure stays."""
    kept = ARTIFACTS / "demo.log"
    kept.write_text(f"--- printed\n{program.output}\n--- log\n{program.log}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
