"""Where the command socket is, and how another process asks through it.

One program runs per user and session. A session is known by its display, however that is written, and a Wayland session
by its guest display too: who is started outside of it (by a service, by the compositor itself) may know only one of
them, or none. The only program there is, is then the one that is meant. `key_sender.py` looks for it in its own way.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from tray_app.core.errors import HoldtalkError
from tray_app.core.translation import filled
from tray_app.paths import APP_NAME, runtime_dirs
from tray_app.session import session_of

from .channel import Channel, connect

Reply = Mapping[str, Any]

LONGEST_REPLY_BYTES = 64 * 1024 * 1024
LONGEST_ADDRESS_BYTES = 103
"""What every system's socket address has room for; Linux takes 107."""

START_BLUR_NS = 10_000_000
"""By how much the start of a process may be told wrongly."""

_LOCAL_X = re.compile(r"(?:(?:[^:/]*/)?unix/?)?:(\d+)(?:\.\d+)?|localhost:(\d)(?:\.\d+)?")
"""`localhost:10` and above is another machine's display, forwarded."""


def display_names(environ: Mapping[str, str] = os.environ) -> tuple[str, ...]:
    """The session's, each the same for every way to write the same display; the first is the one it goes by.

    Under Wayland that is the compositor's, for X is only a guest there whose DISPLAY may be set later or not at all.
    """
    session = session_of(environ)
    local = _LOCAL_X.fullmatch(session.x_display)
    guest = f"x:{int(local[1] or local[2])}" if local else session.x_display and f"x:{session.x_display}"
    if not session.wayland_display:
        return (guest or "none",)
    socket = os.path.join(environ.get("XDG_RUNTIME_DIR", ""), session.wayland_display)
    named = "wayland:" + os.path.normpath(socket)
    return (named, guest) if guest else (named,)


def addresses(name: str | None = None) -> tuple[str, ...]:
    """Where the socket of this user and session may be, the best place first. `name` is another of its names."""
    display = display_names()[0] if name is None else name
    # A short name for a display of any length. Not of hashlib: it loads OpenSSL, 3.5 MB of memory for this one name.
    short = f"{zlib.crc32(display.encode()):08x}"
    if sys.platform == "win32":
        return (rf"\\.\pipe\holdtalk-{os.getlogin()}-{short}",)
    folders = runtime_dirs()
    # The last folder is common to all of a user's sessions and homes, so there the name has the first one in it.
    shared = f"{zlib.crc32(os.fsencode(folders[0]), zlib.crc32(display.encode())):08x}"
    names = [*[short] * (len(folders) - 1), shared]
    found = (str(folder / f"command-{part}.sock") for folder, part in zip(folders, names, strict=True))
    return tuple(address for address in found if len(os.fsencode(address)) <= LONGEST_ADDRESS_BYTES)


def addresses_of_others() -> tuple[str, ...]:
    """The sockets that lie in this user's own folders, whatever session each is of."""
    if sys.platform == "win32":
        return ()
    usual = Path(f"/run/user/{os.geteuid()}") / APP_NAME  # for whoever is started without XDG_RUNTIME_DIR
    folders = [*runtime_dirs()[:-1], *([usual] if sys.platform == "linux" and len(runtime_dirs()) == 2 else [])]
    found = (path for folder in folders for path in sorted(folder.glob("command-*.sock")))
    return tuple(str(path) for path in found if not path.is_symlink())  # a link is another name of one of them


def ask(
    command: str,
    arguments: Mapping[str, Any] | None = None,
    *,
    timeout_s: float = 10.0,
    asked_ns: int | None = None,
) -> Reply | None:
    """Send one command and wait for its reply; None when no program is running.

    `asked_ns` is when the user asked for it (monotonic), where that was before this call. Raises HoldtalkError when
    the program refuses, does not answer in time, or may not be spoken to.
    """
    sent_ns = time.monotonic_ns()
    request = {"command": command, "arguments": dict(arguments or {}), "sent_ns": sent_ns}
    request["asked_ns"] = sent_ns if asked_ns is None else asked_ns
    channel: Channel | None = None
    try:
        channel = _reach(timeout_s)
        if channel is None:
            return None
        channel.send(json.dumps(request).encode(), timeout_s)
        reply: dict[str, Any] = json.loads(channel.receive(LONGEST_REPLY_BYTES, timeout_s))
    except TimeoutError as error:
        process = f" {channel.peer_pid()}" if channel is not None and channel.peer_pid() else ""
        remedy = filled("If it stays so, end its process{process} and start it again.", process=process)
        raise HoldtalkError("Holdtalk does not answer.", remedy, f"after {timeout_s:g} s") from error
    except (EOFError, OSError) as error:
        raise HoldtalkError("Holdtalk ended before it answered.", "Start it again.") from error
    except ValueError as error:
        raise HoldtalkError("Holdtalk's answer was not understood.", "Update the older of the two programs.") from error
    finally:
        if channel is not None:
            channel.close()
    if "fault" in reply:
        fault = reply["fault"]
        raise HoldtalkError(fault["title"], fault["remedy"], fault.get("detail", ""))
    return reply


def _reach(timeout_s: float) -> Channel | None:
    """Raises TimeoutError, HoldtalkError."""
    own = [address for name in display_names() for address in addresses(name)]
    found, refused = _answering(own, timeout_s, enough=1)
    if not found:
        found, refused_too = _answering(addresses_of_others(), timeout_s, enough=2)
        refused = refused or refused_too
    if len(found) > 1:
        for channel in found:
            channel.close()
        raise HoldtalkError(
            "Several Holdtalks run, in several sessions.",
            "Run the command in the session that is meant, or with its DISPLAY or WAYLAND_DISPLAY.",
        )
    if not found and refused is not None:
        raise HoldtalkError(
            "Holdtalk's command socket may not be opened.",
            "Run the command as the user who started Holdtalk, with that user's XDG_RUNTIME_DIR.",
            refused.strerror or "",
        ) from refused
    return found[0] if found else None


def _answering(places: Sequence[str], timeout_s: float, *, enough: int) -> tuple[list[Channel], PermissionError | None]:
    """Those where somebody listens, up to `enough`, and why one may not be asked. Raises TimeoutError."""
    found: list[Channel] = []
    refused: PermissionError | None = None
    for address in places:
        try:
            found.append(connect(address, timeout_s))
        except TimeoutError:
            raise
        except PermissionError as error:
            refused = error
        except OSError:
            continue  # nobody listens there
        if len(found) == enough:
            break
    return found, refused


def process_start_ns() -> int:
    """When this process was started, on the monotonic clock: a key that starts a command went down then.

    To START_BLUR_NS on Linux; elsewhere it is now.
    """
    if sys.platform != "linux":
        return time.monotonic_ns()
    from tray_app.key_sender import started_ns

    return started_ns()
