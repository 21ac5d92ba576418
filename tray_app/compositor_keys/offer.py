"""What would be written into a compositor's configuration, to be shown before it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tray_app.core.bindings import Binding

from .bound import bounds
from .configuration import Configuration
from .lines import BINDS_RELEASES, NOTES, text_of


@dataclass(frozen=True, slots=True)
class Offer:
    configuration: Configuration
    text: str
    """The whole file with the hotkeys."""
    remarks: tuple[str, ...]
    """What is different from the hotkeys as Holdtalk hears them itself, for people."""


def offer_for(configuration: Configuration, bindings: Sequence[Binding]) -> Offer:
    """Blocks for a moment. Raises HoldtalkError where a key cannot be bound."""
    language = configuration.language
    bound = bounds(bindings, releases=language in BINDS_RELEASES)
    return Offer(configuration, text_of(bound, language), (*bound.remarks, *NOTES.get(language, ())))
