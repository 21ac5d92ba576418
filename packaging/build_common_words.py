"""Makes resources/words/common-en.txt.gz, the words that are never taken for another, out of SCOWL's lists.

apt-get download scowl && dpkg-deb -x scowl_*.deb scowl
python packaging/build_common_words.py scowl/usr/share/dict/scowl
"""

from __future__ import annotations

import argparse
import gzip
from pathlib import Path

EVERYDAY, KNOWN, NAMES = 20, 50, 40
"""SCOWL's sizes up to here: words of every day, those an educated reader knows, and what has a capital letter: months,
peoples, feasts. Names of people and places come in larger sizes; they are what word lists are for."""
_SPELLINGS = ("english", "american", "british", "british_z", "canadian", "australian")
TARGET = Path(__file__).resolve().parent.parent / "resources" / "words" / "common-en.txt.gz"


def words_up_to(folder: Path, **sizes: int) -> set[str]:
    """Of each kind, up to its size; in lower case, without possessives, as whoever asks takes them off."""
    found: set[str] = set()
    for spelling in _SPELLINGS:
        for kind, size in sizes.items():
            for path in folder.glob(f"{spelling}-{kind}.*"):
                if int(path.suffix[1:]) <= size:
                    found |= {word.lower() for word in path.read_text("latin-1").split()}
    return {word for word in found if not word.endswith("'s")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="SCOWL's lists, such as english-words.10")
    folder = parser.parse_args().folder
    everyday = words_up_to(folder, words=EVERYDAY, contractions=KNOWN, upper=EVERYDAY)
    others = words_up_to(folder, words=KNOWN, upper=NAMES) - everyday
    content = "\n\n".join("\n".join(sorted(words)) for words in (everyday, others)).encode()
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_bytes(gzip.compress(content, 9, mtime=0))
    print(f"{len(everyday)} + {len(others)} words, {len(content)} bytes, {TARGET.stat().st_size} packed")


if __name__ == "__main__":
    main()
