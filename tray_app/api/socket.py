"""Where the command socket is, and how another process asks through it.

One program runs per user and display, however the display's name is written. Imports little: a command bound to a key
starts a process each time the key goes down.
"""

from __future__ import annotations

import json
import os
import re
import sys
import time
import zlib
from collections.abc import Mapping
from typing import Any

from tray_app.core.errors import HoldtalkError
from tray_app.core.translation import filled
from tray_app.paths import runtime_dirs
from tray_app.session import session_of

from .channel import Channel, connect

Reply = Mapping[str, Any]

LONGEST_REPLY_BYTES = 64 * 1024 * 1024
LONGEST_ADDRESS_BYTES = 103
"""What every system's socket address has room for; Linux takes 107."""

_LOCAL_X = re.compile(r"(?:(?:[^:/]*/)?unix/?)?:(\d+)(?:\.\d+)?|localhost:(\d)(?:\.\d+)?")
"""`localhost:10` and above is another machine's display, forwarded."""


def display_name(environ: Mapping[str, str] = os.environ) -> str:
    """The same for every way to write the same display.

    Under Wayland, where X is only a guest whose DISPLAY may be set later or not at all, the compositor's.
    """
    session = session_of(environ)
    if session.wayland_display:
        return "wayland:" + os.path.normpath(os.path.join(environ.get("XDG_RUNTIME_DIR", ""), session.wayland_display))
    display = session.x_display
    local = _LOCAL_X.fullmatch(display)
    return f"x:{int(local[1] or local[2])}" if local else f"x:{display}" if display else "none"


def addresses() -> tuple[str, ...]:
    """Where the socket of this user and display may be, the best place first."""
    # A short name for a display of any length. Not of hashlib: it loads OpenSSL, 3.5 MB of memory for this one name.
    name = f"{zlib.crc32(display_name().encode()):08x}"
    if sys.platform == "win32":
        return (rf"\\.\pipe\holdtalk-{os.getlogin()}-{name}",)
    folders = runtime_dirs()
    # The last folder is common to all of a user's sessions and homes, so there the name has the first one in it.
    shared = f"{zlib.crc32(os.fsencode(folders[0]), zlib.crc32(display_name().encode())):08x}"
    names = [*[name] * (len(folders) - 1), shared]
    found = (str(folder / f"command-{part}.sock") for folder, part in zip(folders, names, strict=True))
    return tuple(address for address in found if len(os.fsencode(address)) <= LONGEST_ADDRESS_BYTES)


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
    refused: OSError | None = None
    for address in addresses():
        try:
            return connect(address, timeout_s)
        except TimeoutError:
            raise
        except PermissionError as error:
            refused = error
        except OSError:
            continue  # nobody listens there
    if refused is not None:
        raise HoldtalkError(
            "Holdtalk's command socket may not be opened.",
            "Run the command as the user who started Holdtalk, with that user's XDG_RUNTIME_DIR.",
            refused.strerror or "",
        ) from refused
    return None


def process_start_ns() -> int:
    """When this process was started, on the monotonic clock: a key that starts a command went down then.

    To ten milliseconds on Linux; elsewhere it is now.
    """
    now_ns = time.monotonic_ns()
    try:
        with open("/proc/self/stat", "rb") as file:
            ticks = int(file.read().rpartition(b")")[2].split()[19])
        age_ns = time.clock_gettime_ns(time.CLOCK_BOOTTIME) - ticks * 1_000_000_000 // os.sysconf("SC_CLK_TCK")
    except (OSError, AttributeError, ValueError, IndexError):
        return now_ns
    return now_ns - max(0, age_ns)
