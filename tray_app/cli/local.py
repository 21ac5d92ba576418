"""Commands that need no running program."""

from __future__ import annotations

import argparse
import logging
import sys
import textwrap

from tray_app.core.checks import Check
from tray_app.core.errors import Problem
from tray_app.core.own_words import OwnWords
from tray_app.core.settings import WordsSettings
from tray_app.paths import settings_path, words_path
from tray_app.settings_file import LoadedSettings, load


def own_words(settings: WordsSettings) -> OwnWords:
    """The user's list, read now; what is wrong in it is told on the error stream."""
    from tray_app.text.words.live import LiveWords

    words = LiveWords(words_path(), tell)
    words.apply(settings)
    return words


def tell(problem: Problem) -> None:
    """On the error stream."""
    print(f"holdtalk: {problem}", file=sys.stderr)


def log_only_bugs() -> None:
    """Warnings are for the log of the tray program: here every fault is told in a sentence."""
    if logging.lastResort is not None:
        logging.lastResort.setLevel(logging.ERROR)


def doctor(_parsed: argparse.Namespace) -> int:
    """Try every part; 0 only when all of them work."""
    from tray_app.doctor import checks

    log_only_bugs()
    return 1 if sum(_print_check(check) for check in checks()) else 0


def _print_check(check: Check) -> int:
    sign = "FAIL" if not check.ok else "warn" if check.remedy else "ok"
    print(f"{sign:<4}  {check.name:<12} {check.detail}", flush=True)
    if check.remedy:
        print(textwrap.indent(check.remedy, " " * len(f"{sign:<4}  {'':<12} ")))
    return 0 if check.ok else 1


def config(parsed: argparse.Namespace) -> int:
    """`path` prints where the settings are; `check` reports every mistake with its line."""
    path = settings_path()
    if parsed.action == "path":
        print(path)
        return 0
    from tray_app.perf.catalog import CATALOG
    from tray_app.speech.engines import find_engines

    find_engines()
    loaded = load(path, CATALOG)
    if not loaded.problems:
        print(f"{path}: {'fine' if path.exists() else 'not written yet; defaults are used'}")
        return 0
    _print_mistakes(loaded)
    return 1


def _print_mistakes(loaded: LoadedSettings) -> None:
    """One a line, with what they have in common said once."""
    if loaded.mistakes <= 1:
        print(loaded.problems[0], file=sys.stderr)
        return
    left = loaded.mistakes - len(loaded.problems)
    more = [f"and {left} more"] if left else []
    title = f"{loaded.mistakes} settings are wrong; {loaded.instead}."
    print(title, *loaded.details, *more, "Correct the lines and save.", sep="\n", file=sys.stderr)
