"""What can be typed after `holdtalk setup-input`."""

from __future__ import annotations

from .command import Commands, add_command


def add_setup_input(commands: Commands) -> None:
    setup = add_command(
        commands,
        "setup-input",
        "let Holdtalk read keyboards and press paste keys under any Wayland desktop (udev rules; says the risk first)",
        "holdtalk setup-input keys",
    )
    setup.add_argument(
        "purpose",
        nargs="?",
        choices=["keys", "typing", "both"],
        default="both",
        help="keys: hear the hotkey; typing: press the key that pastes; both is the default",
    )
    doing = setup.add_mutually_exclusive_group()
    doing.add_argument("--print", action="store_true", help="print the rules and where they belong, and do nothing")
    doing.add_argument("--remove", action="store_true", help="take the rules away again")
    setup.add_argument("--yes", action="store_true", help="do not ask")
