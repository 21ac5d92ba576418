"""`holdtalk bench engines`: try them, print the table, and keep the figures."""

from __future__ import annotations

import argparse
import json
import textwrap
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tray_app.core.errors import StorageFault
from tray_app.paths import make_private, settings_path
from tray_app.settings_file import load

from .local import log_only_bugs

_WIDTH = 100


def bench_engines(parsed: argparse.Namespace) -> int:
    """Exit code 1 when no engine could be measured."""
    from tray_app.bench import engines
    from tray_app.perf.engine_figures import busy, kept_path
    from tray_app.perf.report import write_whole

    log_only_bugs()
    for path in filter(None, (parsed.json, parsed.html)):
        if not path.absolute().parent.is_dir():
            raise StorageFault("The folder for the figures does not exist.", "Make it first.", str(path.parent))
    names = [name for name in (parsed.engines or "").split(",") if name] or None
    settings = load(settings_path()).settings.speech
    repeats = parsed.repeats or engines.REPEATS
    found = engines.measure(
        parsed.clips, names, parsed.lengths, repeats, settings, lambda line: print(f"  {line}", flush=True)
    )
    print("\n" + _table(found))
    for told in (found["recommendation"]["reason"], *busy(found)):
        print("\n" + textwrap.fill(told, _WIDTH))
    content = (json.dumps(found, indent=1, ensure_ascii=False, allow_nan=False) + "\n").encode()
    write_whole(make_private(kept_path().parent) / kept_path().name, content)
    if parsed.json:
        write_whole(parsed.json, content)
    if parsed.html:
        write_whole(parsed.html, _page(found).encode())
    _tell_files(parsed.json, parsed.html)
    return 0 if found["recommendation"]["engine"] else 1


def _tell_files(*paths: Path | None) -> None:
    for path in filter(None, paths):
        print(f"\nWritten: {path}")


def _table(found: Mapping[str, Any]) -> str:
    """Aligned; why an engine has no figures stands below."""
    from tray_app.perf.engine_figures import table

    made = table(found)
    cells = [[str(cell) for cell in row] for row in made.rows]
    heads = [column.title for column in made.columns]
    widths = [max(map(len, column)) for column in zip(heads, *cells, strict=True)]
    lines = [_line(heads, widths), "-" * (sum(widths) + 2 * len(widths) - 2), *(_line(row, widths) for row in cells)]
    lines += [f"{one['title']}: {one['problem']}" for one in found["engines"] if one["problem"] is not None]
    return "\n".join(lines)


def _line(cells: list[str], widths: list[int]) -> str:
    first, *rest = cells
    return "  ".join(
        [first.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))]
    )


def _page(found: Mapping[str, Any]) -> str:
    from tray_app.perf.engine_figures import section
    from tray_app.perf.figures_text import plain_numbers
    from tray_app.perf.html import page, plain_head
    from tray_app.perf.outline import machine

    made = time.strftime("%Y-%m-%d %H:%M", time.localtime(found["made_at_unix"]))
    top = plain_head("Speech engines on this machine", f"Holdtalk, made {made}")
    with plain_numbers():
        return page(f"Holdtalk speech engines, {made}", top, [section(found), machine(found["fingerprint"])])
