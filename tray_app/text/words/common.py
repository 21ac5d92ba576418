"""The words everybody knows: none of them is taken for a word of the user's."""

from __future__ import annotations

import gzip
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from zlib import crc32

from tray_app.core.resources import resource_path


class CommonWords:
    """Their checksums, sorted: 270 kB and a microsecond or two for a question. A set of 68,000 strings would hold 7 MB;
    of strange words one in 60,000 passes for common, which leaves it as it was heard."""

    def __init__(self, everyday: Iterable[bytes], others: Iterable[bytes] = ()) -> None:
        """In lower case, without possessives. Out of `everyday` words people make sentences whatever they speak of."""
        self._everyday = array("I", sorted(map(crc32, everyday)))
        self._others = array("I", sorted(map(crc32, others)))

    def __contains__(self, word: str) -> bool:
        """`word` in lower case; its possessive is as common as itself."""
        return self.is_everyday(word) or _holds(self._others, _sum(word))

    def is_everyday(self, word: str) -> bool:
        return _holds(self._everyday, _sum(word))


def _sum(word: str) -> int:
    return crc32(word.removesuffix("'s").removesuffix("'").encode())


def _holds(sums: array[int], wanted: int) -> bool:
    at = bisect_left(sums, wanted)
    return at < len(sums) and sums[at] == wanted


def common_english() -> CommonWords:
    """Takes 40 ms. Raises FileNotFoundError, OSError."""
    everyday, others = gzip.decompress(resource_path("words/common-en.txt.gz").read_bytes()).split(b"\n\n")
    return CommonWords(everyday.split(), others.split())
