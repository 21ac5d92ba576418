"""One line of `holdtalk doctor`: a part that was tried, and how it went."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from .translation import Filled, as_data, from_data


@dataclass(frozen=True, slots=True)
class Check:
    name: str
    """What was tried, such as "Microphone"."""
    ok: bool
    detail: str
    """What was seen: the device, the figure, or what failed."""
    remedy: str = ""
    """The next step when it failed, or may fail soon: with a remedy a part that works is doubtful."""


def as_line(check: Check) -> str:
    """JSON, in English for programs; its `said`, where there are values to translate, is for `of_line`."""
    texts = (check.name, check.detail, check.remedy)
    said = {"said": [as_data(text) for text in texts]} if any(isinstance(text, Filled) for text in texts) else {}
    return json.dumps(asdict(check) | said, ensure_ascii=False)


def of_line(line: str) -> Check:
    """Raises ValueError or TypeError for a line that is none of a check."""
    told: dict[str, Any] = json.loads(line)
    said = told.pop("said", None)
    check = Check(**told)
    if said is None:
        return check
    name, detail, remedy = map(from_data, said)
    return Check(name, check.ok, detail, remedy)
