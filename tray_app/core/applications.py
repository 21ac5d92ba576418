"""What is known of a program that a text goes into."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class ApplicationKind(Enum):
    """What a text is for, as far as a window tells."""

    ANY = "any"
    TERMINAL = "terminal"
    OTHER_MACHINE = "other machine"
    """The screen of another one: remote desktops, virtual machines."""
    PASSWORD_PROMPT = "password prompt"  # no secret
    """A program that asks for nothing but passwords. Password fields of other windows are told by nobody."""


@dataclass(frozen=True, slots=True)
class Application:
    """The program that a text goes to."""

    name: str
    """The class of its window, lower case; empty where it tells none."""
    kind: ApplicationKind = ApplicationKind.ANY
    names: tuple[str, ...] = field(default=(), compare=False)
    """All that its window calls it, lower case: instance and class, or its application id."""
    title: str = field(default="", compare=False, repr=False)
    """Of its window at that moment; may tell what somebody reads there, and so is kept and logged nowhere."""
