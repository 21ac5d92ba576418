"""What a file says, in each format."""

from __future__ import annotations

import json
from pathlib import Path

from tray_app.core.errors import Problem
from tray_app.core.spoken import SpokenSegment
from tray_app.speech.transcripts import FORMATS, FileTranscript

SPOKEN = (
    SpokenSegment(1_216, 3_000, "Is 3 < 4 & 5 > 4?"),
    SpokenSegment(3_200, 5_000, "It *is*."),
    SpokenSegment(3_723_004, 3_724_000, "An hour later --> this."),
)
FOUND = FileTranscript(
    Path("talks/a_talk.wav"), " ".join(one.text for one in SPOKEN), 3_730.0, 3, None, SPOKEN, "moonshine-tiny-en", "en"
)


def test_text_is_the_text() -> None:
    assert FORMATS["text"](FOUND) == FOUND.text + "\n"


def test_json_has_the_times_of_each_segment_on_one_line() -> None:
    written = FORMATS["json"](FOUND)
    assert written.endswith("}\n")
    assert written.count("\n") == 1
    facts = json.loads(written)
    assert facts["segments"][2] == {"start": 3723.004, "end": 3724.0, "text": "An hour later --> this."}
    assert (facts["file"], facts["language"], facts["seconds"]) == ("talks/a_talk.wav", "en", 3730.0)
    assert "error" not in facts


def test_srt_is_numbered_and_no_text_is_taken_for_times() -> None:
    blocks = FORMATS["srt"](FOUND).split("\n\n")
    assert blocks[0] == "1\n00:00:01,216 --> 00:00:03,000\nIs 3 < 4 & 5 > 4?"
    assert blocks[2] == "3\n01:02:03,004 --> 01:02:04,004\nAn hour later → this."
    assert blocks[3] == ""


def test_vtt_has_its_head_and_no_text_is_taken_for_markup() -> None:
    blocks = FORMATS["vtt"](FOUND).split("\n\n")
    assert blocks[0] == "WEBVTT"
    assert blocks[1] == "00:00:01.216 --> 00:00:03.000\nIs 3 &lt; 4 &amp; 5 &gt; 4?"


def test_markdown_has_a_heading_times_and_a_paragraph_for_each_long_pause() -> None:
    parts = FORMATS["md"](FOUND).split("\n\n")
    assert parts == [
        "# a\\_talk.wav", "01:02:10 · en · moonshine-tiny-en", "**00:00:01** Is 3 \\< 4 & 5 > 4? It \\*is\\*.",
        "**01:02:03** An hour later --> this.\n",
    ]  # fmt: skip


def test_a_file_that_is_cut_off_says_so_where_there_is_room_for_it() -> None:
    cut = FileTranscript(Path("a.wav"), "Words", 1.0, 1, Problem("Cut off.", "Copy it again."), SPOKEN[:1], "e", "en")
    assert json.loads(FORMATS["json"](cut))["error"] == "Cut off. Copy it again."
    assert "> Cut off. Copy it again." in FORMATS["md"](cut)
    assert cut.is_there


def test_silence_has_no_subtitle() -> None:
    silence = FileTranscript(Path("a.wav"), seconds=3.0)
    assert silence.is_there
    assert [FORMATS[name](silence) for name in ("text", "srt", "vtt")] == ["\n", "", "WEBVTT\n\n"]
