"""What was said in the speech files, and how much of it arrived."""

from __future__ import annotations

import csv
import difflib
import re
from pathlib import Path


def transcripts(folder: Path) -> dict[str, str]:
    """File name -> what is said in it, from the folder's `transcripts.tsv`."""
    with (folder / "transcripts.tsv").open(encoding="utf-8", newline="") as table:
        rows = csv.DictReader(table, delimiter="\t", quoting=csv.QUOTE_NONE)
        return {row["file"]: row["transcript"] for row in rows}


def share_of_words(spoken: str, arrived: str) -> float:
    """Share (0 to 1) of the spoken words that arrived, in order; case and punctuation do not count."""
    expected, found = (re.findall(r"[a-z']+", text.lower()) for text in (spoken, arrived))
    if not expected:
        return 0.0
    matches = difflib.SequenceMatcher(None, expected, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in matches) / len(expected)
