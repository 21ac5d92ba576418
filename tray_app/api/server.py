"""The running program's end of the command socket: one program per user and session, which answers commands.

Who holds the locks of all names of the session is the one; they go with its process, however that ends.
"""

from __future__ import annotations

import json
import logging
import os
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Any

from tray_app.core.errors import HoldtalkError, Problem, StorageFault
from tray_app.core.supervision import start_thread
from tray_app.paths import make_private, runtime_dirs

from .channel import Channel, Door, connect
from .socket import START_BLUR_NS, Reply, addresses, display_names

log = logging.getLogger(__name__)

Handler = Callable[[str, Mapping[str, Any], int], Reply]
"""(command, arguments, when it was asked for in monotonic ns) -> reply. Raises HoldtalkError for a refusal."""

CONVERSATIONS = 32
"""At once; the next one waits for an end of these."""
LISTEN_S = 2.0
"""In which a request has to be whole: who begins one and says no more must not hold a place for ever."""
SEND_S = 5.0
LONGEST_REQUEST_BYTES = 65_536
PAUSE_S = 0.2
"""After a connection could not be taken: descriptors come back."""
STALE_NS = 2_000_000_000
"""A recording that was asked for so long ago is not begun: nobody holds the key any more."""
LONGEST_START_NS = 10_000_000_000
"""A process that took longer to start says nonsense about when."""
LONGEST_LINE_NS = 250_000_000
"""A process that says no times and is older than this does more than to send one line."""
MOVES_KEY = frozenset({"press", "release", "toggle"})
BEGIN_RECORDING = frozenset({"press", "toggle"})
END_RECORDING = frozenset({"release", "cancel"})


class CommandServer:
    """Answers commands on threads of its own."""

    def __init__(self) -> None:
        self._handler: Handler | None = None
        self._door: Door | None = None
        self._links: list[Path] = []
        self._locks: list[int] = []
        self._thread: threading.Thread | None = None
        self._places = threading.BoundedSemaphore(CONVERSATIONS)
        self._closing = threading.Event()
        self.problem: Problem | None = None
        """Why no command reaches the program; None when they do."""

    def claim(self) -> bool:
        """Become the one program of this user and session; False when another one is running."""
        if sys.platform == "win32":
            return self._open_door(*addresses())
        if not self._lock_all():
            return False
        if not self._open_door(*addresses()):
            self.problem = Problem(
                "Commands cannot reach Holdtalk.",
                "Make the folder that XDG_RUNTIME_DIR names writable and restart. Until then holdtalk press, status "
                "and quit do nothing; the hotkey works.",
            )
        return True

    def _lock_all(self) -> bool:
        """Everywhere the socket may be, for a session may know one of the places or names only. False when one is
        held."""
        for address in (address for name in display_names() for address in addresses(name)):
            place = Path(address)
            if self._locks and place.parent == runtime_dirs()[-1]:
                continue  # a folder in a shared place is made only where there is no other
            try:
                make_private(place.parent)
                lock = take_lock(place.with_suffix(".lock"))
            except (OSError, StorageFault) as fault:
                log.warning("no lock in %s: %s", place.parent, fault)
                continue
            if lock is None:
                self._unlock()
                return False
            self._locks.append(lock)
        # Where nothing can be locked, who answers is the one.
        return bool(self._locks) or not somebody_answers()

    def _unlock(self) -> None:
        while self._locks:
            os.close(self._locks.pop())

    def _open_door(self, *places: str) -> bool:
        for place in places:
            try:
                if sys.platform != "win32":
                    make_private(Path(place).parent)
                self._door = Door(place)
            except (OSError, StorageFault) as fault:
                log.warning("no command socket at %s: %s", place, fault)
            else:
                self._link_names(Path(place))
                return True
        return False

    def _link_names(self, socket: Path) -> None:
        """The other names of the session lead to the same socket, for who knows only these."""
        if sys.platform == "win32":
            return
        for name in display_names()[1:]:
            link = next((Path(one) for one in addresses(name) if Path(one).parent == socket.parent), None)
            if link is None:
                continue
            try:
                link.unlink(missing_ok=True)  # what was left behind: its lock is ours
                link.symlink_to(socket.name)
            except OSError as fault:
                log.warning("no command socket at %s: %s", link, fault)
            else:
                self._links.append(link)

    def serve(self, handler: Handler) -> None:
        """Start answering; `claim` must have succeeded. Who asked in between has been waiting."""
        self._handler = handler
        if self._door is not None:
            self._thread = start_thread("commands", self._run)

    def _run(self) -> None:
        assert self._door is not None, "serve() asks"
        failed = False
        while not self._closing.is_set():
            self._places.acquire()
            try:
                channel = self._door.answer()
                start_thread("command", partial(self._converse, channel), again=False)  # it waits for its client
                failed = False
            except (OSError, RuntimeError) as error:  # no descriptor or no thread left
                self._places.release()
                if not failed and not self._closing.is_set():
                    log.warning("a command could not be taken: %s", error)
                failed = True
                self._closing.wait(PAUSE_S)

    def _converse(self, channel: Channel) -> None:
        try:
            request = channel.receive(LONGEST_REQUEST_BYTES, LISTEN_S)
            if not self._closing.is_set():
                channel.send(json.dumps(self._reply(request, channel)).encode(), SEND_S)
        except (OSError, EOFError, ValueError) as error:
            log.debug("a conversation ended: %s", type(error).__name__)
        finally:
            channel.close()
            self._places.release()

    def _reply(self, message: bytes, channel: Channel) -> Reply:
        assert self._handler is not None, "serve() sets it before the first connection is accepted"
        try:
            request = json.loads(message)
            command = str(request["command"])
            arguments = dict(request.get("arguments", {}))
            if "asked_ns" not in request and command in MOVES_KEY:
                _stamp(request, arguments, channel.peer_pid())
            asked_ns, sent_ns = _stamps(request, time.monotonic_ns())
            _refuse_stale(command, sent_ns, hung_up=channel.hung_up())
            return self._handler(command, arguments, asked_ns)
        except HoldtalkError as error:
            problem = error.problem
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            problem = Problem("The command was not understood.", "See holdtalk --help.", type(error).__name__)
        except Exception:  # the socket must outlive a bug in one command
            log.exception("a command failed")
            problem = Problem("The command failed.", "See the log.")
        return {"fault": asdict(problem)}

    def close(self) -> None:
        """Stop answering, remove the socket and let the next program be the one."""
        self._closing.set()
        while self._links:
            with suppress(OSError):
                self._links.pop().unlink()
        if self._door is not None:
            self._door.close()
        if self._thread is not None:
            self._thread.join(timeout=2.0)
        self._unlock()


def _stamp(request: dict[str, Any], arguments: dict[str, Any], process: int | None) -> None:
    """For a client that says no times, such as a line that is piped into the socket: those of its process, where that
    was started for this alone."""
    if sys.platform != "linux" or process is None:
        return
    from tray_app.key_sender import started_ns

    now_ns = time.monotonic_ns()
    started = started_ns(str(process))
    if now_ns - started < LONGEST_LINE_NS:
        request["asked_ns"], request["sent_ns"] = started, now_ns
        arguments.setdefault("blur_ns", START_BLUR_NS)


def _stamps(request: Mapping[str, Any], now_ns: int) -> tuple[int, int]:
    """When it was asked for and when it was sent, as far as the client says so and can be believed."""
    sent_ns, asked_ns = request.get("sent_ns"), request.get("asked_ns")
    if not isinstance(sent_ns, int) or not isinstance(asked_ns, int) or not asked_ns <= sent_ns <= now_ns:
        return now_ns, now_ns
    return (asked_ns if sent_ns - asked_ns < LONGEST_START_NS else sent_ns), sent_ns


def _refuse_stale(command: str, sent_ns: int, *, hung_up: bool) -> None:
    """Raises HoldtalkError for a command nobody waits for any more. What ends a recording always counts."""
    if command in END_RECORDING:
        return
    if hung_up or (command in BEGIN_RECORDING and time.monotonic_ns() - sent_ns > STALE_NS):
        log.warning("%s came too late and was not carried out", command)
        raise HoldtalkError("Holdtalk was busy for too long, so nothing was done.", "Try again.")


def somebody_answers() -> bool:
    """Whether a program listens at one of the addresses."""
    for address in addresses():
        try:
            connect(address, LISTEN_S).close()
        except TimeoutError:
            return True
        except OSError:
            continue
        return True
    return False


if sys.platform != "win32":
    import errno
    import fcntl

    def take_lock(path: Path) -> int | None:
        """A descriptor that holds the lock until it is closed; None while another program holds it. Raises OSError
        where nothing can be locked."""
        lock = os.open(path, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC | os.O_NOFOLLOW, 0o600)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(lock)
            if error.errno in (errno.EWOULDBLOCK, errno.EACCES):
                return None
            raise
        return lock
