"""Makes resources/words/frequency-en.gz, how often English words are written and said, out of the package wordfreq.

pip download --no-deps wordfreq==3.1.1 && unzip wordfreq-3.1.1-py3-none-any.whl -d wordfreq
uv run --with msgpack==1.2.4 packaging/build_word_frequencies.py wordfreq/wordfreq/data/large_en.msgpack.gz
"""

from __future__ import annotations

import argparse
import gzip
import re
from pathlib import Path
from zlib import crc32

import msgpack
import numpy as np

from tray_app.speech.engines.moonshine.word_frequencies import packed

_HUNDREDTHS = 100
"""The list has one group of words for each hundredth of a power of ten."""
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)*")
TARGET = Path(__file__).resolve().parent.parent / "resources" / "words" / "frequency-en.gz"


def levels(path: Path) -> dict[int, int]:
    """By the checksum of a word: how far it is below every word there is, in decibels. Digits are left out."""
    _, *groups = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)
    found: dict[int, int] = {}
    for hundredths, words in enumerate(groups):
        for word in filter(_WORD.fullmatch, words):
            found.setdefault(crc32(word.encode()), round(10 * hundredths / _HUNDREDTHS))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("list", type=Path, help="wordfreq's large_en.msgpack.gz")
    found = levels(parser.parse_args().list)
    sums = np.array(sorted(found), np.uint32)
    content = packed(sums, np.array([found[int(one)] for one in sums], np.uint8))
    TARGET.write_bytes(content)
    print(f"{len(found)} words, {len(content)} bytes")


if __name__ == "__main__":
    main()
