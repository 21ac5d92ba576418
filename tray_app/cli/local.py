"""Commands that need no running program."""

from __future__ import annotations

import argparse
import logging
import sys
import textwrap
from typing import TYPE_CHECKING

from tray_app.core.checks import Check, as_line
from tray_app.core.errors import Problem
from tray_app.core.own_words import OwnWords
from tray_app.core.settings import WordsSettings
from tray_app.paths import rules_path, words_path

if TYPE_CHECKING:
    from tray_app.text.pipeline.shaping import Shaper
    from tray_app.text.rules.rule_set import RuleSet


def own_words(settings: WordsSettings) -> OwnWords:
    """The user's list, read now; what is wrong in it is told on the error stream."""
    from tray_app.text.words.live import LiveWords

    words = LiveWords(words_path(), tell)
    words.apply(settings)
    return words


def own_rules() -> RuleSet | None:
    """The user's replacements and snippets, as `own_words`; None while there are none."""
    from tray_app.text.rules.live import LiveRules

    rules = LiveRules(rules_path(), tell)
    rules.reload()
    return rules.in_force()


def own_shaper() -> Shaper:
    """The steps, with what the user has for them."""
    from tray_app.text.pipeline.shaping import Shaper

    rules = own_rules()
    return Shaper(lambda: rules)


def tell(problem: Problem) -> None:
    """On the error stream."""
    print(f"holdtalk: {problem}", file=sys.stderr)


def log_only_bugs() -> None:
    """Warnings are for the log of the tray program: here every fault is told in a sentence."""
    if logging.lastResort is not None:
        logging.lastResort.setLevel(logging.ERROR)


def doctor(parsed: argparse.Namespace) -> int:
    """Try every part; 0 only when all of them work."""
    from tray_app.doctor import checks

    log_only_bugs()
    tell_check = _print_check_as_json if parsed.json else _print_check
    return 1 if sum(tell_check(check) for check in checks()) else 0


def _print_check_as_json(check: Check) -> int:
    print(as_line(check), flush=True)
    return 0 if check.ok else 1


def _print_check(check: Check) -> int:
    sign = "FAIL" if not check.ok else "warn" if check.remedy else "ok"
    print(f"{sign:<4}  {check.name:<12} {check.detail}", flush=True)
    if check.remedy:
        print(textwrap.indent(check.remedy, " " * len(f"{sign:<4}  {'':<12} ")))
    return 0 if check.ok else 1
