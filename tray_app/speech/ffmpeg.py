"""What libsndfile cannot read (M4A, AAC, WebM, video …) through the `ffmpeg` of the system, where there is one.

It runs as a child process that writes samples into a pipe, read as they come. It may open nothing but that one file,
and only as one of the kinds below: no playlist, no network, whatever a file says that was got from somewhere.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np

from tray_app.core.errors import AudioFileFault
from tray_app.core.translation import marked

from .engine import Samples

SUFFIXES = frozenset({
    ".m4a", ".m4b", ".mp4", ".m4v", ".mov", ".3gp", ".aac", ".webm", ".mkv", ".mka", ".wma", ".wmv", ".asf", ".avi",
    ".flv", ".amr", ".ac3", ".mpg", ".mpeg", ".mts", ".m2ts", ".wv", ".ape", ".spx",
})  # fmt: skip
"""Names of files that are such sound."""
_KINDS = (
    "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm,aac,asf,avi,flv,amr,amrnb,amrwb,ac3,eac3,mpeg,mpegts,mp3,ogg,wav,w64,caf,"
    "aiff,flac,wv,ape,tta,dsf,mpegvideo"
)
"""Readers of ffmpeg that may be used, by its names for them."""
_BEGINS = (b"\x1a\x45\xdf\xa3", b"\x30\x26\xb2\x75\x8e\x66\xcf\x11", b"#!AMR", b"FLV\x01", b"\x00\x00\x01\xba", b"wvpk")
"""Matroska and WebM, Windows media, AMR, Flash video, MPEG, WavPack."""
_PROBE_TIMEOUT_S = 60.0
_MOST_VALUES = 1 << 18
"""Read at a time."""
REMEDY = marked("Install ffmpeg (Debian: sudo apt install ffmpeg), or save the sound as WAV, FLAC, OGG or MP3.")


@dataclass(frozen=True, slots=True)
class Stream:
    """The first sound in a file."""

    rate_hz: int
    channels: int
    seconds: float
    """0 where the file does not say."""


def is_there() -> bool:
    return shutil.which("ffmpeg") is not None and shutil.which("ffprobe") is not None


def is_for(path: Path, begin: bytes) -> bool:
    """Whether a file that begins so is of a kind that is worth asking ffmpeg for."""
    video = begin[4:8] == b"ftyp" or (begin[:4] == b"RIFF" and begin[8:12] == b"AVI ")
    advanced = len(begin) > 1 and begin[0] == 0xFF and begin[1] & 0xF6 == 0xF0  # AAC frames
    known = begin.startswith(_BEGINS) or begin[:4] == b"caff"
    return path.suffix.lower() in SUFFIXES or video or advanced or known


def look(source: Path, name: Path) -> Stream:
    """What `source` holds; the user calls it `name`. Blocks. Raises AudioFileFault when it is no sound, or cannot be
    read because ffmpeg is not there."""
    if not is_there():
        raise AudioFileFault("This kind of file needs ffmpeg, which is not installed.", REMEDY, str(name))
    wanted = ["-select_streams", "a:0", "-show_entries", "stream=sample_rate,channels:format=duration", "-of", "json"]
    argv = ["ffprobe", "-v", "error", *_only(), *wanted, _url(source)]
    try:
        done = subprocess.run(
            argv, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=_PROBE_TIMEOUT_S
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise AudioFileFault("ffmpeg could not look at this file.", REMEDY, f"{name}: {error}") from error
    if done.returncode != 0:
        raise AudioFileFault(
            "This file is damaged, or not sound that ffmpeg knows.", "Copy or record it again.",
            f"{name}: {_reason(done.stderr, source)}",
        )  # fmt: skip
    told = json.loads(done.stdout or b"{}")
    streams = told.get("streams") or []
    if not streams or not int(streams[0].get("channels", 0)):
        raise AudioFileFault("There is no sound in this file.", "Name another file.", str(name))
    try:
        seconds = float(told.get("format", {}).get("duration") or 0)
    except ValueError:  # "N/A"
        seconds = 0.0
    return Stream(int(streams[0]["sample_rate"]), int(streams[0]["channels"]), seconds)


def blocks(source: Path, stream: Stream) -> Iterator[Samples]:
    """Of shape (n, channels), at the stream's rate. Raises OSError with what ffmpeg says when it gives up."""
    wanted = ["-map", "0:a:0", "-vn", "-sn", "-dn", "-ac", str(stream.channels), "-ar", str(stream.rate_hz)]
    argv = ["ffmpeg", "-nostdin", "-v", "error", *_only(), "-i", _url(source), *wanted]
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            [*argv, "-f", "f32le", "-acodec", "pcm_f32le", "pipe:1"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=told,
            process_group=0 if os.name == "posix" else None,  # Ctrl+C is for us, who end it
        )
        assert process.stdout is not None
        try:
            with process.stdout as pipe:
                yield from _read(pipe, stream.channels)
            if process.wait() != 0:
                told.seek(0)
                raise OSError(_reason(told.read(4_096), source))
        finally:
            process.kill()
            process.wait()


def _read(pipe: IO[bytes], channels: int) -> Iterator[Samples]:
    """Whole frames, as many as come."""
    frame_bytes = 4 * channels
    while content := pipe.read(max(1, _MOST_VALUES // channels) * frame_bytes):
        whole = len(content) // frame_bytes * frame_bytes
        yield np.frombuffer(content[:whole], "<f4").reshape(-1, channels)


def _only() -> list[str]:
    return ["-protocol_whitelist", "file", "-format_whitelist", _KINDS]


def _url(source: Path) -> str:
    """So that no name is taken for an option or an address."""
    return f"file:{source.absolute()}"


def _reason(told: bytes, source: Path) -> str:
    """The last line of what it said, without the name of what may be a copy."""
    lines = [line.strip() for line in told.decode(errors="replace").splitlines() if line.strip()]
    return (lines[-1] if lines else "no reason given").replace(f"{_url(source)}: ", "")[:300]
