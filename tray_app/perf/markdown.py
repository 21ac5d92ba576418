"""The report as a page to read."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from typing import Any

from .catalog import CATALOG, Unit
from .figures_text import target_text, with_unit

SHOWN_DICTATIONS = 10
SHOWN_BREACHES = 20


def to_markdown(document: Mapping[str, Any]) -> str:
    """`document` as `report.build` makes it."""
    made = time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(document["made_at_unix"]))
    parts = [f"# Holdtalk performance report\n\nMade {made}.", _machine(document["fingerprint"])]
    parts += [_figures(document), _breaches(document), _last_dictation(document), _slowest(document)]
    return "\n\n".join(part for part in parts if part) + "\n"


def _row(*cells: str) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _table(head: tuple[str, ...], right_from: int, rows: list[str]) -> str:
    rule = ["---" if at < right_from else "---:" for at in range(len(head))]
    return "\n".join([_row(*head), "|" + "|".join(rule) + "|", *rows])


def _machine(about: Mapping[str, Any]) -> str:
    packages = ", ".join(f"{name} {version}" for name, version in about.get("packages", {}).items())
    lines = {
        "Processor": f"{about.get('cpu', '')}, {about.get('cores', '')} cores",
        "Memory": f"{about.get('memory_mb', '')} MB",
        "System": about.get("os", ""),
        "Python": about.get("python", ""),
        "Packages": packages,
        "Engine": about.get("engine", ""),
        "Microphone": about.get("device", ""),
    }
    return "## Machine\n\n" + "\n".join(f"- {name}: {value}" for name, value in lines.items() if value)


def _figures(document: Mapping[str, Any]) -> str:
    rows = []
    for found in document["metrics"]:
        if not found["n"]:
            continue
        unit = Unit(found["unit"])
        name = found["label"] + (f" ({found['start']})" if found["start"] else "")
        figures = [_or_failed(found[key], unit) for key in ("last", "p50", "p95", "max")]
        rows.append(_row(name, found["state"], *figures, str(found["n"]), _target(found["target"], unit)))
    silent = [found["label"] for found in document["metrics"] if not found["n"]]
    text = "## Figures\n\n" + (
        _table(("Figure", "State", "Last", "p50", "p95", "Max", "n", "Target"), 2, rows) if rows else "No data yet."
    )
    return text + (f"\n\nNo data: {', '.join(silent)}." if silent else "")


def _target(value: float | None, unit: Unit) -> str:
    return target_text(math.inf if value is None else value, unit)


def _or_failed(value: float | None, unit: Unit) -> str:
    return with_unit(math.inf if value is None else value, unit)


def _breaches(document: Mapping[str, Any]) -> str:
    breaches = document["breaches"][-SHOWN_BREACHES:]
    if not breaches:
        return "## Breaches\n\nNone."
    rows = []
    for found in reversed(breaches):
        metric = CATALOG.get(found["metric"])
        unit = metric.unit if metric else Unit.COUNT
        label = metric.label if metric else found["metric"]
        rows.append(
            _row(
                label + (f" ({found['start']})" if found["start"] else ""),
                found["severity"] + ("" if found["open"] else ", cleared"),
                metric.remedy if metric else "",
                _or_failed(found["worst"], unit),
                target_text(found["target"], unit),
                f"{found['lasted_ms'] / 1000:.0f} s",
            )
        )
    return "## Breaches\n\n" + _table(("Figure", "State", "What helps", "Worst", "Target", "Lasted"), 3, rows)


def _last_dictation(document: Mapping[str, Any]) -> str:
    if not document["dictations"]:
        return ""
    last = document["dictations"][-1]
    rows = [
        _row(CATALOG[name].label, _or_failed(value, Unit.MS), target_text(document["targets"][name], Unit.MS))
        for name, value in last["stages"].items()
    ]
    told = (
        f"{last['audio_ms'] / 1000:.1f} s of sound, {last['characters']} characters, {last['start']}, {last['outcome']}"
    )
    return f"## Last dictation\n\n{told}.\n\n" + _table(("Stage", "Time", "Target"), 1, rows)


def _slowest(document: Mapping[str, Any]) -> str:
    timed = [found for found in document["dictations"] if "release_to_text" in found["stages"]]
    if not timed:
        return ""

    def wait(found: Mapping[str, Any]) -> float:
        value = found["stages"]["release_to_text"]
        return math.inf if value is None else float(value)

    rows = [
        _row(
            found["start"], found["outcome"], with_unit(wait(found), Unit.MS),
            _stage(found, "transcription"), _stage(found, "insertion"),
            f"{found['audio_ms'] / 1000:.1f} s", str(found["characters"]),
        )
        for found in sorted(timed, key=wait, reverse=True)[:SHOWN_DICTATIONS]
    ]  # fmt: skip
    head = ("Start", "Outcome", "Release to text", "Transcription", "Insertion", "Sound", "Characters")
    return "## Slowest dictations\n\n" + _table(head, 2, rows)


def _stage(found: Mapping[str, Any], name: str) -> str:
    return with_unit(found["stages"].get(name), Unit.MS)
