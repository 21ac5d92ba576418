"""`holdtalk bench engines` with the real embedded engine, and one beside it that is broken."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import soundfile

from tray_app.speech.engines import ENGINE_FOLDER_VARIABLE
from tray_app.speech.installed import sample_speech

BROKEN = """
from tray_app.core.engines import EngineDescriptor
from tray_app.core.errors import SpeechFault

DESCRIPTOR = EngineDescriptor("{name}", "{title}", "Nobody", "", ("en",), 1, needs_network={network})

def load(threads):
    raise SpeechFault("Its model is not there.", "Fetch it.")
"""


@pytest.fixture
def clips(tmp_path: Path) -> Path:
    speech = sample_speech()
    assert speech is not None
    folder = tmp_path / "clips"
    folder.mkdir()
    samples, rate_hz = soundfile.read(speech, frames=48_000 * 5)
    soundfile.write(folder / "mine.flac", samples, rate_hz)
    (folder / "mine.txt").write_text("It was the best of times, it was the worst of times.")
    return folder


def bench(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    homes = {name: str(folder / "home") for name in ("XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    environment = {**os.environ, **homes, ENGINE_FOLDER_VARIABLE: str(folder)}
    environment.pop("DISPLAY", None)
    argv = [sys.executable, "-m", "tray_app", "bench", "engines", *arguments]
    return subprocess.run(argv, env=environment, capture_output=True, text=True, check=False)


def test_every_engine_has_its_row_with_figures_or_the_reason(tmp_path: Path, clips: Path) -> None:
    (tmp_path / "broken.py").write_text(BROKEN.format(name="broken", title="Broken", network=False))
    (tmp_path / "far.py").write_text(BROKEN.format(name="far", title="Far away", network=True))
    page, figures = tmp_path / "page.html", tmp_path / "figures.json"
    done = bench(
        tmp_path, "--clips", str(clips), "--engines", "moonshine-tiny-en,broken", "--lengths", "2", "--repeats", "1",
        "--html", str(page), "--json", str(figures),
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "Moonshine tiny ✓" in done.stdout
    assert "Broken: It cannot be used. Its model is not there. Fetch it." in done.stdout
    found = json.loads(figures.read_text())
    ours, broken = found["engines"]
    assert ours["wrong_percent"] < 50
    assert ours["peak_mb"] > 50
    assert ours["realtime_factor"] > 0
    assert [wait["seconds"] for wait in ours["waits"]] == [2]
    assert broken["wrong_percent"] is None
    assert found["recommendation"]["engine"] == "moonshine-tiny-en"
    assert "<svg" in page.read_text()
    kept = (tmp_path / "home" / "holdtalk" / "engines.json").read_text()
    assert json.loads(kept) == found
    for spoken in ("best of times", "mine", str(tmp_path)):
        assert spoken not in kept


def test_what_needs_a_network_is_not_tried_unasked_and_what_is_not_there_is_refused(
    tmp_path: Path, clips: Path
) -> None:
    (tmp_path / "far.py").write_text(BROKEN.format(name="far", title="Far away", network=True))
    refused = bench(tmp_path, "--clips", str(clips), "--engines", "parrot")
    assert refused.returncode == 1
    assert refused.stderr.startswith("holdtalk: There is no such engine.")
    (clips / "transcripts.tsv").write_text("file\ttranscript\tlanguage\nmine.flac\tIhan sama\tfi\n")
    done = bench(tmp_path, "--clips", str(clips), "--lengths", "2", "--repeats", "1")
    assert done.returncode == 1, "nothing could be measured"
    assert "Far away: Not tried: sound would leave this machine." in done.stdout
    assert "Moonshine tiny: It does not understand fi" in done.stdout
