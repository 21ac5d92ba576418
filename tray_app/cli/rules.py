"""`holdtalk rules`: the user's replacements and snippets, looked at and changed; a running program reads them when they
changed."""

from __future__ import annotations

import argparse
import sys

from tray_app.paths import rules_path, settings_path
from tray_app.settings_file import load
from tray_app.text.rules.lines import RuleList
from tray_app.text.rules.rule_file import add_lines, read_rules, remove


def rules(parsed: argparse.Namespace) -> int:
    """Prints what was done; 1 where something was wrong. Raises HoldtalkError for what cannot be done at all."""
    match parsed.action:
        case "path":
            print(rules_path())
        case "add":
            add_lines(rules_path(), parsed.lines)
            print(f"{len(parsed.lines)} added: {rules_path()}")
        case "remove":
            return _remove(parsed.triggers)
        case "test":
            _test(parsed.text, parsed.language)
        case _:
            return _list()
    return 0


def _list() -> int:
    found = read_rules(rules_path())
    languages: frozenset[str] = frozenset()
    for rule in found.rules:
        if rule.languages != languages:
            languages = rule.languages
            print(f"[{', '.join(sorted(languages)) or 'all'}]")
        print(rule.text)
    if not found:
        print(f'There are none in {rules_path()}. Add some: holdtalk rules add "btw -> by the way"')
    return _tell_mistakes(found)


def _tell_mistakes(found: RuleList) -> int:
    for mistake in found.mistakes:
        print(f"{rules_path()}, line {mistake.line}: {mistake.what}", file=sys.stderr)
    return 1 if found.mistakes else 0


def _remove(triggers: list[str]) -> int:
    missing = 0
    for trigger in triggers:
        count = remove(rules_path(), trigger)
        told = "removed" if count else "nothing is written for it"
        print(f"{trigger}: {told}", file=sys.stdout if count else sys.stderr)
        missing += not count
    return 1 if missing else 0


def _test(text: str, language: str | None) -> None:
    from tray_app.text.pipeline.pipeline import Pipeline
    from tray_app.text.pipeline.step import Around, Layout
    from tray_app.text.steps.rules import Rules

    from .local import own_rules

    given = sys.stdin.read() if text == "-" else text
    found = own_rules()
    steps = [Rules(found)] if found is not None else []
    told = language or load(settings_path()).settings.speech.language or "en"
    run = Pipeline(steps).run(given, Around(told, Layout.ALL))
    print(run.text.written.rstrip("\n"))
    for change in run.text.changes:
        print(f"  {change.heard} -> {change.written}", file=sys.stderr)
