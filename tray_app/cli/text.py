"""`holdtalk text`: what becomes of a text on its way to a window, and why."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator

from tray_app.core.bindings import Profile, profile_of
from tray_app.core.errors import SettingsFault
from tray_app.paths import settings_path
from tray_app.settings_file import load
from tray_app.text.pipeline.making import pipeline_of
from tray_app.text.pipeline.pipeline import Run
from tray_app.text.pipeline.step import Around, Layout

from .local import own_rules


def text(parsed: argparse.Namespace) -> int:
    """Raises SettingsFault where there is no such profile."""
    profile = _profile(parsed.profile)
    rules = own_rules() if profile.steps.rules else None
    pipeline = pipeline_of(profile.steps, rules)
    language = parsed.language or profile.language or "en"
    for line in _lines(parsed.text):
        around = Around(language, Layout(profile.steps.layout), clipboard=lambda: str(parsed.clipboard))
        if parsed.json or parsed.explain:
            pipeline.run(line, around)  # the times told are to be those of every text but the first
        run = pipeline.run(line, around)
        if parsed.json:
            print(json.dumps(_as_object(run), ensure_ascii=False), flush=True)
        else:
            print(run.text.written, flush=True)
            if parsed.explain:
                _explain(run)
    return 0


def _profile(name: str) -> Profile:
    settings = load(settings_path()).settings
    if name and name not in settings.profile:
        known = ", ".join(settings.profile)
        remedy = f"There are: {known}." if known else "Write one into the settings: [profile.mail]"
        raise SettingsFault(f"There is no profile {name}.", remedy, str(settings_path()))
    return profile_of(name, settings)


def _lines(given: str | None) -> Iterator[str]:
    if given is not None:
        yield given
        return
    for line in sys.stdin:
        yield line.rstrip("\n")


def _explain(run: Run) -> None:
    """Line breaks and tabs are shown as `\\n` and `\\t`."""
    for change in run.text.changes:
        print(f"  {', '.join(change.steps):<12} {_shown(change.heard)} -> {_shown(change.written)}")
    if not run.text.changes:
        print("  nothing is changed")
    took = ", ".join(f"{name} {took_ns / 1e6:.2f}" for name, took_ns in run.took_ns.items())
    print(f"  milliseconds: {took or 'no step is on'}")


def _shown(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _as_object(run: Run) -> dict[str, object]:
    return {
        "written": run.text.written,
        "heard": run.text.heard,
        "changes": [{"steps": change.steps, "was": change.heard, "now": change.written} for change in run.text.changes],
        "took_us": {name: round(took_ns / 1e3) for name, took_ns in run.took_ns.items()},
        "cursor_from_end": run.text.cursor_from_end,
    }
