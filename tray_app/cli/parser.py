"""What can be typed after `holdtalk`. The help of each command is enough to use it."""

from __future__ import annotations

import argparse

from tray_app import __version__

from .command import EXIT_CODES, Commands, add_command
from .config_arguments import add_config_actions, add_profile
from .history_arguments import add_history, add_stats
from .input_arguments import add_setup_input
from .measuring_arguments import add_bench, add_review
from .running_arguments import add_remote
from .speech_arguments import add_models, add_servers, add_transcribe, add_wake_words, add_words
from .spelling import Parser
from .text_arguments import add_rules, add_text


def build_parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = Parser(
        prog="holdtalk",
        description="Hold a key, speak, let go: the words stand in the window you were typing in. "
        "Without a command the tray program starts.",
        epilog=EXIT_CODES,
    )
    parser.add_argument("--version", action="version", version=f"holdtalk {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    run = add_command(
        commands, "run", "start the tray program (a second start hands over to the first)", "holdtalk run"
    )
    run.add_argument("--quiet", action="store_true", help="no window and no notification at the start")
    add_remote(commands)
    _add_local(commands)
    return parser


def _add_local(commands: Commands) -> None:
    add_transcribe(commands)
    recover = add_command(
        commands,
        "recover",
        "print what interrupted and failed dictations said, one a line, and remove each once it is printed",
        "holdtalk recover --list",
    )
    recover.add_argument("--list", action="store_true", help="print only, remove nothing")
    sessions = add_command(
        commands, "sessions", "what earlier runs were used for, once [session] is enabled", "holdtalk sessions --json"
    )
    sessions.add_argument("--json", action="store_true", help="one object a line, with all that was counted")
    add_stats(commands)
    add_wake_words(commands)
    add_servers(commands)
    add_models(commands)
    add_words(commands)
    add_rules(commands)
    add_text(commands)
    add_history(commands)
    add_bench(commands)
    add_review(commands)
    doctor = add_command(
        commands, "doctor", "try every part, from the settings to the tray, each with its remedy", "holdtalk doctor"
    )
    doctor.add_argument("--json", action="store_true", help="one object a line: name, ok, detail, remedy")
    add_command(
        commands,
        "first-run",
        "microphone, key, a first dictation, language and login, step by step, as at the first start",
        "holdtalk first-run",
    )
    autostart = add_command(
        commands, "autostart", "have Holdtalk start when you log in, or not", "holdtalk autostart on"
    )
    autostart.add_argument(
        "switch", nargs="?", choices=["on", "off", "status"], default="status", help="status, the default: tell only"
    )
    add_setup_input(commands)
    config = add_command(
        commands, "config", "settings: where they are, whether they are right, and single ones", "holdtalk config check"
    )
    add_config_actions(config)
    add_profile(commands)
