"""Sends press, release or toggle to the running program within milliseconds, for a key that moved.

It loads nothing but what is built into the interpreter, which is why it looks below the modules one would use
otherwise. Whatever is not everyday (no program, several, a wrong word) it leaves to the whole command line.
"""

import _socket
import posix
import sys
import time

COMMANDS = ("press", "release", "toggle")
ANSWER_S = 10.0
TICK_NS = 10_000_000
"""The system tells to this when a process was started: so much may the order of two of them be mistaken."""
_LONGEST_ANSWER = 65_536
_KIND, _A_SOCKET = 0o170000, 0o140000


def main(arguments: list[str]) -> int:
    """As `key_command.py` is run."""
    python = arguments.pop(0) if arguments and arguments[0].startswith("/") else sys.executable
    code = send(arguments)
    if code is None:
        root = __file__.rpartition("/")[0].rpartition("/")[0]
        program = f"import sys; sys.path.append({root!r}); from tray_app.__main__ import main; main()"
        posix.execv(python, [python, "-c", program, *arguments])
    return code


def send(arguments: list[str]) -> int | None:
    """The exit code; None when the whole command line has to see to it, and nothing was sent."""
    binding = _binding(arguments)
    program = None if binding is None else _only_program()
    if binding is None or program is None:
        return None
    try:
        program.sendall(_line(arguments[0], binding))
        answer = b""
        while b"\n" not in answer and len(answer) < _LONGEST_ANSWER:
            more = program.recv(_LONGEST_ANSWER)
            if not more:
                break
            answer += more
    except TimeoutError:
        return _told("Holdtalk does not answer. If it stays so, end its process and start it again.", 1)
    except OSError:
        answer = b""
    if not answer:
        return _told("Holdtalk ended before it answered. Start it again.", 1)
    if b'"at_rest"' in answer:  # no mistake: the key comes up whatever ended the recording
        return _told("Nothing was being recorded.", 0)
    return _refused(answer) if answer.startswith(b'{"fault"') else 0


def _binding(arguments: list[str]) -> str | None:
    """The name of the hotkey, empty where none is named; None where something else was said."""
    if not arguments or arguments[0] not in COMMANDS:
        return None
    match arguments[1:]:
        case []:
            return ""
        case ["--binding", name] if not name.startswith("-"):
            return name
        case [one] if one.startswith("--binding="):
            return one.partition("=")[2]
    return None


def _only_program() -> _socket.socket | None:
    """A connection to the one program of this user; None where there is none here or there are several."""
    folder = posix.environ.get(b"XDG_RUNTIME_DIR", b"") + b"/holdtalk"
    found: _socket.socket | None = None
    try:
        names = posix.listdir(folder) if folder.startswith(b"/") else []
    except OSError:
        return None
    for name in names:
        # A link is another name of one of the others.
        path = folder + b"/" + name
        if not name.startswith(b"command-") or not name.endswith(b".sock") or not _is_socket(path):
            continue
        one = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
        one.settimeout(ANSWER_S)
        try:
            one.connect(path)
        except OSError:
            continue  # nobody listens there any more, or not now
        if found is not None:
            return None
        found = one
    return found


def _is_socket(path: bytes) -> bool:
    try:
        return posix.lstat(path).st_mode & _KIND == _A_SOCKET
    except OSError:
        return False


def _line(command: str, binding: str) -> bytes:
    arguments = f'"blur_ns": {TICK_NS}'
    if binding:
        # Bytes that are no text come back as they were, and are refused as what they are.
        plain = "".join(f"\\u{ord(one):04x}" if one in '"\\' or ord(one) < 32 else one for one in binding)
        arguments += f', "binding": "{plain}"'
    stamps = f'"asked_ns": {started_ns()}, "sent_ns": {time.monotonic_ns()}'
    return f'{{"command": "{command}", "arguments": {{{arguments}}}, {stamps}}}\n'.encode("utf-8", "surrogateescape")


def started_ns(process: str = "self") -> int:
    """When a process was started, on the monotonic clock: a key that starts a command went down then.

    Linux tells it to ten milliseconds; within these, from what the process has computed and waited for the processor
    since. Elsewhere, and for a process that is gone, it is now.
    """
    now_ns = time.monotonic_ns()
    try:
        ticks = int(_read(f"/proc/{process}/stat").rpartition(b")")[2].split()[19])
        age_ns = time.clock_gettime_ns(time.CLOCK_BOOTTIME) - ticks * 1_000_000_000 // posix.sysconf("SC_CLK_TCK")
        computed, waited = _read(f"/proc/{process}/schedstat").split()[:2]
    except (OSError, AttributeError, ValueError, IndexError):
        return now_ns
    # The system's own sum is a few milliseconds behind for whoever is computing now.
    computed_ns = time.process_time_ns() if process == "self" else int(computed)
    return now_ns - max(0, age_ns - TICK_NS, min(age_ns, computed_ns + int(waited)))


def _read(path: str) -> bytes:
    file = posix.open(path, posix.O_RDONLY)
    try:
        return posix.read(file, 4096)
    finally:
        posix.close(file)


def _refused(answer: bytes) -> int:
    import json

    fault = json.loads(answer)["fault"]
    detail = f" ({fault['detail']})" if fault.get("detail") else ""
    return _told(f"{fault['title']}{detail} {fault['remedy']}", 1)


def _told(words: str, code: int) -> int:
    sys.stderr.write(f"holdtalk: {words}\n")
    return code
