"""The udev rules that let whoever is logged in read keyboards and make one, and how they get where udev finds them."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tray_app.core.errors import EnvironmentFault, StorageFault
from tray_app.core.resources import resource_path

RULES_FOLDER = Path("/etc/udev/rules.d")
FILES: Mapping[str, str] = {"keys": "72-holdtalk-keys.rules", "typing": "72-holdtalk-typing.rules"}
"""By what they are for. udev reads them by name: the tag that they set counts in 73-seat-late.rules."""
LOGIND = Path("/run/systemd/seats")
"""Where systemd's logind, or elogind, looks after who sits at the machine; without it the tag does nothing."""

_AGAIN = (
    "udevadm control --reload",
    "udevadm trigger --action=change --subsystem-match=input",
    "udevadm trigger --action=change --subsystem-match=misc --sysname-match=uinput",
    "udevadm settle --timeout=10",
)
_NOTHING_WITHOUT_UDEV = "udevadm --version > /dev/null"
_WRITE = "umask 022; mkdir -p {folder}; printf %s {content} > {path}"


@dataclass(frozen=True, slots=True)
class Rule:
    path: Path
    """Where it belongs."""
    content: str

    def installed(self) -> bool:
        """This very one."""
        try:
            return self.path.read_text(encoding="utf-8") == self.content
        except (OSError, UnicodeDecodeError):
            return False


def rules(purposes: Sequence[str], folder: Path = RULES_FOLDER) -> list[Rule]:
    """Of these purposes ("keys", "typing")."""
    return [
        Rule(folder / FILES[purpose], resource_path(f"udev/{FILES[purpose]}").read_text(encoding="utf-8"))
        for purpose in purposes
    ]


def installing(wanted: Sequence[Rule]) -> str:
    """What a shell of root's has to do to put them there; they count at once."""
    writes = [
        _WRITE.format(
            folder=shlex.quote(str(rule.path.parent)),
            content=shlex.quote(rule.content),
            path=shlex.quote(str(rule.path)),
        )
        for rule in wanted
    ]
    return "\n".join(["set -e", _NOTHING_WITHOUT_UDEV, *writes, *_AGAIN])


def removing(unwanted: Sequence[Rule]) -> str:
    """The same the other way round."""
    paths = " ".join(shlex.quote(str(rule.path)) for rule in unwanted)
    return "\n".join(["set -e", f"rm -f {paths}", *_AGAIN])


def root_command(
    script: str, *, find: Callable[[str], str | None] = shutil.which, user_id: int | None = None, terminal: bool = True
) -> list[str]:
    """The command that has root's shell do it: by itself, or after a question for the password.

    Raises EnvironmentFault where there is no way to become root.
    """
    shell = ["sh", "-c", script]
    if (os.getuid() if user_id is None else user_id) == 0:
        return shell
    if terminal and find("sudo"):
        return ["sudo", *shell]
    if find("pkexec"):
        return ["pkexec", *shell]
    raise EnvironmentFault(
        "There is no way to become root here: neither sudo nor pkexec.",
        "Have whoever looks after this machine install what `holdtalk setup-input --print` prints.",
    )


def run_as_root(command: Sequence[str]) -> None:
    """Blocks until it is done, a question for a password included. Raises StorageFault when it was not."""
    try:
        done = subprocess.run(command, check=False)
    except OSError as error:
        raise StorageFault("It could not be started.", "See whether sudo or pkexec works.", str(error)) from error
    if done.returncode:
        raise StorageFault(
            "The rules were not changed.",
            "What was said above tells why. `holdtalk setup-input --print` prints what belongs there.",
            f"exit code {done.returncode}",
        )
