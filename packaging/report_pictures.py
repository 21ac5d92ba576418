"""Pictures of reports for README: an HTML one in a browser, by day and by night, and the pages of a PDF.

    .venv/bin/python packaging/report_pictures.py REPORT.html REPORT.pdf [--out FOLDER]

Needs chromium, pdftoppm (poppler-utils) and mogrify (imagemagick); nothing of the reports leaves the machine.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

PICTURES = Path(__file__).resolve().parent / "screenshots"
SIZE = (1200, 1250)
BROWSER = (
    "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
)  # fmt: skip
SCHEMES = {"light": "1", "dark": "0"}
PAGE_DPI = 80


def main() -> int:
    parser = argparse.ArgumentParser(description="Pictures of reports.")
    parser.add_argument("html", type=Path)
    parser.add_argument("pdf", type=Path)
    parser.add_argument("--out", type=Path, default=PICTURES)
    parsed = parser.parse_args()
    parsed.out.mkdir(parents=True, exist_ok=True)
    for picture in photograph(parsed.html, parsed.pdf, parsed.out):
        print(picture)
    return 0


def photograph(html: Path, pdf: Path, out: Path) -> list[Path]:
    """Both reports as small PNGs in `out`. Raises CalledProcessError when a tool fails."""
    made = [photograph_page(html, out / f"report-html-{scheme}.png", scheme) for scheme in SCHEMES]
    return [*made, photograph_first_page(pdf, out / "report-pdf.png")]


def photograph_page(html: Path, picture: Path, scheme: str) -> Path:
    """The top of an HTML report as a reader with this colour scheme sees it."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            [
                *BROWSER, f"--user-data-dir={profile}", f"--window-size={SIZE[0]},{SIZE[1]}",
                f"--blink-settings=preferredColorScheme={SCHEMES[scheme]}",
                f"--screenshot={picture.resolve()}", html.resolve().as_uri(),
            ],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
    return _small(picture)


def photograph_first_page(pdf: Path, picture: Path) -> Path:
    subprocess.run(
        ["pdftoppm", "-r", str(PAGE_DPI), "-png", "-singlefile", str(pdf), str(picture.with_suffix(""))], check=True
    )
    return _small(picture)


def _small(picture: Path) -> Path:
    subprocess.run(
        ["mogrify", "-strip", "+dither", "-colors", "255", "-define", "png:compression-level=9", str(picture)],
        check=True,
    )
    return picture


if __name__ == "__main__":
    sys.exit(main())
