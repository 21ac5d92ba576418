"""Every sample as one row of a table (tidy data), for a spreadsheet or a data frame.

    metric,start,unit,at_utc,age_ms,value,target,critical,better,over_target

`metric` is the catalog's name; `start` is warm, cold or resumed for figures of dictations and empty for others;
`at_utc` is ISO 8601 to the millisecond; `value` is in `unit`, and `inf` for a dictation that failed; `target` and
`critical` are empty when there is none; `better` says which side of the target is good (lower or higher);
`over_target` is 1 when the sample misses its target, else 0. Oldest first within a figure. RFC 4180: commas, CRLF.
"""

from __future__ import annotations

import csv
import io
import math
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

COLUMNS = ("metric", "start", "unit", "at_utc", "age_ms", "value", "target", "critical", "better", "over_target")


def to_csv(document: Mapping[str, Any]) -> str:
    """`document` as `report.build` makes it."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for metric in document["metrics"]:
        writer.writerows(_rows(metric, document["made_at_unix"]))
    return out.getvalue()


def _rows(metric: Mapping[str, Any], made_at_unix: float) -> Iterator[tuple[object, ...]]:
    target, sign = metric["target"], 1.0 if metric["better"] == "lower" else -1.0
    for age_ms, sample in zip(metric["age_ms"], metric["samples"], strict=True):
        value = math.inf if sample is None else sample
        taken = datetime.fromtimestamp(made_at_unix - age_ms / 1000, UTC)
        at_utc = taken.isoformat(timespec="milliseconds").replace("+00:00", "Z")
        missed = target is not None and sign * value > sign * target
        yield (
            _harmless(metric["name"]), metric["start"], metric["unit"], at_utc, age_ms, value, target,
            metric["critical"], metric["better"], int(missed),
        )  # fmt: skip


def _harmless(name: str) -> str:
    """Only a program that measures by names of its own could bring one that a spreadsheet takes for a formula."""
    return f"'{name}" if name.startswith(("=", "+", "-", "@", "\t", "\r")) else name
