"""What can be typed after `holdtalk config`."""

from __future__ import annotations

import argparse

from .command import Commands, add_command


def add_config_actions(config: argparse.ArgumentParser) -> None:
    actions = config.add_subparsers(dest="action", metavar="ACTION", required=True)
    actions.add_parser("path", help="print where the file is")
    actions.add_parser("check", help="report every mistake with its line")
    get = actions.add_parser("get", help="print the value that counts; without a name, all of them")
    get.add_argument(
        "name", nargs="?", metavar="NAME", help="such as hotkey.key, binding.2.mode, profile.letter.method"
    )
    change = actions.add_parser("set", help="change one; it counts at once, and a mistake is refused")
    change.add_argument("name", metavar="NAME", help="as get prints it")
    change.add_argument("value", metavar="VALUE", help="true and false for switches")
    unset = actions.add_parser("unset", help="restore a default; take a [[binding]], profile or target away")
    unset.add_argument("name", metavar="NAME", help="as get prints it; binding.2 for the second one")


def add_profile(commands: Commands) -> None:
    """What one needs to write profiles for windows, and spoken commands."""
    profile = add_command(
        commands,
        "profile",
        "what the program of the window in front is called, and which profile counts there",
        "holdtalk profile --after 3",
    )
    profile.add_argument("app", nargs="?", default="", metavar="PROGRAM", help="this one, in place of that in front")
    profile.add_argument("--title", default="", help="with a window of this title")
    profile.add_argument(
        "--after", type=float, default=0.0, metavar="SECONDS", help="time to bring another window to the front"
    )
    what = "what can be said to be done with the last text, with your own phrases"
    listed = add_command(commands, "commands", what, "holdtalk commands")
    listed.add_argument("action", nargs="?", choices=["list", "path"], default="list", help="path: of your own list")
