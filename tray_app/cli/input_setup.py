"""`holdtalk setup-input`: lets Holdtalk read keyboards and press a paste key under Wayland, by rules for udev."""

from __future__ import annotations

import argparse
import sys
import textwrap
from collections.abc import Sequence

from tray_app.linux_input.access import readable_keyboards, why_no_typing
from tray_app.linux_input.rules import (
    LOGIND,
    Rule,
    installing,
    removing,
    root_command,
    rules,
    run_as_root,
)

_PURPOSES = {"keys": ("keys",), "typing": ("typing",), "both": ("keys", "typing")}
_FOR = {
    "keys": "keys: every program that you run may then read every keyboard of this machine while you sit at it: all "
    "that you type, passwords included, in whichever window. Wayland otherwise keeps programs from that. Holdtalk "
    "keeps of it when its own keys are pressed, and of all others only when one was.",
    "typing": "typing: every program that you run may then press any key in any window while you sit at this machine. "
    "Wayland otherwise keeps programs from that. Holdtalk presses nothing but the keys that paste.",
}
_BETTER = (
    "It is not needed where the desktop offers another way: `holdtalk doctor` tells which ones there are, and the "
    "README which desktops have them."
)


def setup_input(parsed: argparse.Namespace) -> int:
    """Prints what it is about to do and what that risks, and does it after a yes. Exit code 1 without one."""
    purposes = _PURPOSES[parsed.purpose]
    wanted = rules(purposes)
    if parsed.print:
        for rule in wanted:
            print(f"# {rule.path}\n{rule.content}")
        return 0
    if parsed.remove:
        return _remove([rule for rule in wanted if rule.path.exists()], yes=parsed.yes)
    return _install(purposes, [rule for rule in wanted if not rule.installed()], yes=parsed.yes)


def _install(purposes: Sequence[str], missing: Sequence[Rule], *, yes: bool) -> int:
    if missing:
        print("What it allows:\n")
        for text in (*(_FOR[purpose] for purpose in purposes), _BETTER):
            print(textwrap.fill(text, 100, initial_indent="  ", subsequent_indent="  "), end="\n\n")
        if not LOGIND.is_dir():
            print("  On this machine no logind looks after who sits at it: the rules would do nothing.\n")
        command = root_command(installing(missing), terminal=sys.stdin.isatty())
        if not _agreed(command, yes=yes):
            return 1
        run_as_root(command)
    return _tell_state(purposes)


def _remove(there: Sequence[Rule], *, yes: bool) -> int:
    if not there:
        print("None of the rules is there.")
        return 0
    command = root_command(removing(there), terminal=sys.stdin.isatty())
    if not _agreed(command, yes=yes):
        return 1
    run_as_root(command)
    print("Removed. The rights that were given by them go with the next start of the computer.")
    return 0


def _agreed(command: Sequence[str], *, yes: bool) -> bool:
    """Shows what root is to do; whether the user says yes to it."""
    print(f"What is done, as root ({command[0] if command[0] != 'sh' else 'you are root'}):\n")
    print(textwrap.indent(command[-1], "  "), end="\n\n")
    if yes:
        return True
    if not sys.stdin.isatty():
        print("Nothing was done: say yes with --yes.", file=sys.stderr)
        return False
    try:
        answer = input("Do it? [y/N] ")
    except EOFError:
        answer = ""
    if answer.strip().lower() in ("y", "yes"):
        return True
    print("Nothing was done.")
    return False


def _tell_state(purposes: Sequence[str]) -> int:
    """How it stands now. Exit code 1 where something is still not allowed."""
    stands = []
    if "keys" in purposes:
        count = readable_keyboards()
        stands.append(count > 0)
        print(f"Keyboards that Holdtalk may read: {count}")
    if "typing" in purposes:
        problem = why_no_typing()
        stands.append(problem is None)
        print(f"Holdtalk may make a keyboard of its own: {'yes' if problem is None else 'no'}")
    if all(stands):
        print("Start Holdtalk again, if it runs: it chooses its ways when it starts.")
        return 0
    print("The rules are there. Log out and in again, or start the computer again, for them to count.")
    return 1
