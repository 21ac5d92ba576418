"""Brings one file over, whatever line and server do: goes on where it broke off, and believes the digest only."""

from __future__ import annotations

import email.utils
import time
from dataclasses import dataclass
from email.message import Message
from pathlib import Path

from tray_app.core.errors import ModelFault
from tray_app.core.translation import filled, marked

from .cancelling import Cancel
from .http_get import Answer, Broken, get, proxy_wants_password
from .part import Part
from .progress import ProgressMeter
from .remote_file import RemoteFile

_BLOCK_BYTES = 256 * 1024
_PARTIAL, _NO_SUCH_RANGE = 206, 416
_LATER = (408, 425, 429, 500, 502, 503, 504)
_GONE = (404, 410)
_PROXY_PASSWORD = 407


@dataclass(frozen=True, slots=True)
class Patience:
    """With servers and lines."""

    silence_s: float = 30.0
    """So long may nothing come. The longest pauses of healthy lines are a few seconds."""
    slowest_bytes_per_s: float = 512.0
    """Less over `silence_s` counts as nothing."""
    attempts: int = 6
    """In a row that bring less than `progress_bytes`."""
    progress_bytes: int = 256 * 1024
    first_pause_s: float = 1.0
    """Before the second attempt; doubled each time."""
    longest_pause_s: float = 60.0
    longest_asked_s: float = 300.0
    """Nobody sits and waits longer for a server that names a time."""


PATIENCE = Patience()
LARGEST_BYTES = 20_000_000_000
"""Of a file whose size nobody named."""


def bring(file: RemoteFile, target: Path, meter: ProgressMeter, cancel: Cancel, patience: Patience = PATIENCE) -> str:
    """Blocks until the file lies at `target`, whole and checked; gives its SHA-256.

    Raises ModelFault when it cannot be had or is not what it should be, StorageFault when it cannot be written,
    Cancelled; but for the wrong file, what came is kept for the next attempt.
    """
    part = Part(target)
    try:
        part.take_up(file.url, cancel)
        resumed = part.size_bytes > 0
        Transfer(file, part, meter, cancel, patience).run()
        if resumed and not part.is_right(file):  # its beginning may be of another file than its end
            part.start_anew()
            Transfer(file, part, meter, cancel, patience).run()
        if not part.is_right(file):
            part.throw_away()
            raise ModelFault(
                "What came is not the file that the catalogue names; it was thrown away.",
                "Try again later. If it stays so, the file was changed where it comes from.",
                f"{target.name}: SHA-256 {part.sha256[:16]}… instead of {file.sha256[:16] or file.crc32c}…",
            )
        part.finish()
        return part.sha256
    finally:
        part.close()


class Transfer:
    """Of one file, over as many connections as it takes."""

    def __init__(self, file: RemoteFile, part: Part, meter: ProgressMeter, cancel: Cancel, patience: Patience) -> None:
        self._file = file
        self._part = part
        self._meter = meter
        self._cancel = cancel
        self._patience = patience

    def run(self) -> None:
        """Raises ModelFault once `attempts` in a row have brought next to nothing."""
        if self._file.size_bytes and self._part.size_bytes > self._file.size_bytes:
            self._part.start_anew()
        fruitless = 0
        while not self._is_whole():
            before = self._part.size_bytes
            self._meter.is_at(before)
            try:
                if self._once():
                    return
            except Broken as fault:
                brought = self._part.size_bytes - before
                fruitless = 0 if brought >= self._patience.progress_bytes else fruitless + 1
                self._wait_or_give_up(fault, fruitless)

    def _is_whole(self) -> bool:
        return 0 < self._file.size_bytes == self._part.size_bytes

    def _wait_or_give_up(self, fault: Broken, fruitless: int) -> None:
        patience = self._patience
        asked_s = fault.retry_after_s or 0.0
        if fruitless >= patience.attempts or asked_s > patience.longest_asked_s:
            raise ModelFault(
                "The download does not get on; what has come so far is kept.",
                "Try again later: it goes on from there.",
                filled("{why}, {n} times in a row", why=filled(fault.why), n=fruitless) if fruitless > 1 else fault.why,
            )
        pause_s = min(patience.longest_pause_s, patience.first_pause_s * 2 ** max(0, fruitless - 1))
        self._meter.wait(fault.why)
        self._cancel.pause(max(asked_s, pause_s))

    def _once(self) -> bool:
        """One connection; True when the file has come to its end. Raises Broken when it breaks off."""
        headers = {"Accept-Encoding": "identity", "Accept": "*/*"}
        if self._part.size_bytes:
            headers["Range"] = f"bytes={self._part.size_bytes}-"
            if self._part.validator:
                headers["If-Range"] = self._part.validator
        with get(self._file.url, headers, self._cancel, self._patience.silence_s) as answer:
            if answer.status == _NO_SUCH_RANGE and _whole_size(answer) == self._part.size_bytes:
                return True
            self._begin(answer)
            self._read(answer)
        return self._ended(answer)

    def _begin(self, answer: Answer) -> None:
        """Go on with what came, or anew, as the server would have it."""
        status, headers = answer.status, answer.headers
        if status in _LATER:
            raise Broken(_LATER_WORDS.get(status, marked("the server has a fault")), _retry_after_s(headers))
        if status == _NO_SUCH_RANGE:
            self._part.start_anew()
            raise Broken(marked("the server has a shorter file"))
        if status not in (200, _PARTIAL):
            raise _refused(status, self._file.url)
        if headers.get("Content-Encoding", "identity") != "identity":
            raise Broken(marked("the server sends another form of the file"))
        if status == _PARTIAL and _first_byte(headers) != self._part.size_bytes:
            self._part.start_anew()
            raise Broken(marked("the server sends another part than the one that is missing"))
        if status != _PARTIAL and self._part.size_bytes:  # it takes no ranges, or has another file by now
            self._part.start_anew()
            self._meter.is_at(0)
        self._part.comes_with(_validator(headers))

    def _read(self, answer: Answer) -> None:
        """Never more than the file's size, whatever comes."""
        most = self._file.size_bytes or LARGEST_BYTES
        since_s, since_bytes = time.monotonic(), self._part.size_bytes
        while self._part.size_bytes < most:
            block = answer.read(min(_BLOCK_BYTES, most - self._part.size_bytes))
            self._cancel.check()
            if not block:
                return
            self._part.append(block)
            self._meter.add(len(block))
            now_s = time.monotonic()
            if now_s - since_s >= self._patience.silence_s:
                if self._part.size_bytes - since_bytes < self._patience.slowest_bytes_per_s * (now_s - since_s):
                    raise Broken(marked("next to nothing comes"))
                since_s, since_bytes = now_s, self._part.size_bytes

    def _ended(self, answer: Answer) -> bool:
        if self._file.size_bytes:
            if self._is_whole():
                return True
            raise Broken(marked("the connection broke off"))
        whole = _whole_size(answer)
        if whole is not None and self._part.size_bytes != whole:
            raise Broken(marked("the connection broke off"))
        return True


_LATER_WORDS = {429: marked("the server wants to be asked less often"), 503: marked("the server is too busy")}


def _refused(status: int, url: str) -> ModelFault:
    if status in _GONE:
        return ModelFault(
            "The model is no longer where the catalogue says.",
            "Update Holdtalk, or fetch the model by other means and use: holdtalk models import PATH",
            f"the server answers {status} for {url}",
        )
    if status in (401, 403, 451):
        return ModelFault(
            "The server does not give the model away.",
            "Fetch it by other means and use: holdtalk models import PATH",
            f"it answers {status} for {url}",
        )
    if status == _PROXY_PASSWORD:
        return proxy_wants_password()
    return ModelFault("The server answers with what makes no sense here.", "Try again later.", f"it answers {status}")


def _retry_after_s(headers: Message) -> float | None:
    """Seconds from now; None when nothing sensible is named."""
    told = (headers.get("Retry-After") or "").strip()
    if told.isdecimal():
        return float(told[:9])
    try:
        return max(0.0, email.utils.parsedate_to_datetime(told).timestamp() - time.time())
    except (ValueError, TypeError):
        return None


def _first_byte(headers: Message) -> int | None:
    unit, _, rest = (headers.get("Content-Range") or "").partition(" ")
    first = rest.partition("-")[0]
    return int(first) if unit == "bytes" and first.isdecimal() else None


def _whole_size(answer: Answer) -> int | None:
    """Of the file, as the server says."""
    if answer.status in (_PARTIAL, _NO_SUCH_RANGE):
        told = (answer.headers.get("Content-Range") or "").rpartition("/")[2]
    else:
        told = answer.headers.get("Content-Length") or ""
    return int(told) if told.isdecimal() else None


def _validator(headers: Message) -> str:
    """A strong one: with a weak one a server must not go on in the middle (RFC 9110, 13.1.5)."""
    tag = headers.get("ETag") or ""
    return tag if tag.startswith('"') else ""
