"""What is done to a text between the engine and the window: the table [steps]."""

from __future__ import annotations

from dataclasses import dataclass

from .setting_fields import setting


@dataclass(frozen=True, slots=True)
class StepsSettings:
    """Each of its values a profile may have otherwise."""

    fillers: bool = setting(True, "Leave out um, uh and their like, and words said twice by a slip of the tongue.")
    rules: bool = setting(
        True, "Use your own replacements and snippets, once there are some: holdtalk rules path tells where."
    )
    spelled: bool = setting(True, "Put spelled letters together: “c p u” is CPU.")
    addresses: bool = setting(True, "Write addresses as such: “anna at example dot com”, “example dot com slash shop”.")
    numbers: str = setting(
        "from_ten",
        "Numbers, dates, times, money and units in digits. from_ten: a number below ten by itself stays a word.",
        choices=("from_ten", "all", "off"),
    )
    punctuation: str = setting(
        "clear",
        "Spoken marks. clear: those whose names nobody means otherwise, such as “question mark”. all: “comma”, "
        "“period” and “dash” too.",
        choices=("clear", "all", "off"),
    )
    layout: str = setting(
        "none",
        "What “new line”, “new paragraph”, “tab” and “bullet point” may do. A new line is Enter in many a program: it "
        "sends a message or runs a command. none: they are words. lines: all but tabs. all: tabs too.",
        choices=("none", "lines", "all"),
    )
    casing: bool = setting(
        True, "Heed “all caps”, “capital”, “no caps”, “no space”, “camel case”, “snake case” and their like."
    )
    quotes: str = setting(
        "straight",
        "Quotation marks and apostrophes. language: as the language has them, “so” or „so“.",
        choices=("straight", "language"),
    )
    end: str = setting(
        "heard",
        "How a text ends. heard: as the engine has it. mark: with a full stop, where there is no mark. none: without "
        "a full stop. space: with a space behind.",
        choices=("heard", "mark", "none", "space"),
    )
    code: bool = setting(
        False, "Write program code: “open paren”, “equals”, “dot”, and no capital or full stop by themselves."
    )
    commands: bool = setting(
        True,
        "Heed “scratch that”, “delete last sentence”, “capitalize that” and their like, said by themselves. holdtalk "
        "commands lists them.",
    )
    command_prefix: str = setting("", "A word that every spoken command begins with; empty: none is needed.")
