"""What a speech engine says of itself. The engines stand in `tray_app.speech.engines`; others know them by this."""

from __future__ import annotations

from dataclasses import dataclass

from .errors import Problem
from .translation import filled, sentences

EMBEDDED_ENGINE = "moonshine-tiny-en"
"""Comes with the program: what is used unless another is chosen, and what takes over when another fails."""


@dataclass(frozen=True, slots=True)
class EngineDescriptor:
    """Decides how the engine is used."""

    name: str
    """As it is written in the settings."""
    title: str
    """As people know it."""
    maker: str
    homepage: str
    languages: tuple[str, ...]
    """ISO 639 codes of what it understands."""
    memory_mb: int
    """About what a worker holds that has loaded it."""
    drafts: bool = False
    """Decoding the open piece again and again is cheap: there is text while one speaks, and a shorter wait after."""
    interruptible: bool = False
    """Gives a decode up within milliseconds; else nothing is begun that could delay what the user waits for."""
    finds_language: bool = True
    """Where it has several and is told none, it finds out which one is spoken; else it has to be told."""
    longest_s: float = 15.0
    """Speech that it hears in one piece."""
    patience_s: float = 30.0
    """No decode of one piece takes this long, not even on a slow machine; more is allowed where slower ones were
    measured. The controller gives a dictation up after 30 s and four times its length."""
    context: bool = False
    """Goes by what was said before; others are not told."""
    needs_network: bool = False
    """Sound leaves the machine."""


ENGINES: dict[str, EngineDescriptor] = {}
"""By name. Empty until `speech.engines.find_engines` has looked: then the settings know which ones there are."""
LANGUAGES: list[str] = []
"""What any of them understands; filled likewise."""
_NAMED_AT_MOST = 12
"""Languages, where an engine has a hundred of them."""


def instead_of(wanted: str, why: Problem) -> Problem:
    """What the user is told when the embedded engine writes and not the one named `wanted`."""
    told = sentences(why.title, why.remedy)
    return Problem(
        filled(
            "{engine} cannot be used; {other} writes instead.", engine=_title(wanted), other=_title(EMBEDDED_ENGINE)
        ),
        told,
        why.detail,
    )


def does_not_speak(engine: EngineDescriptor, language: str) -> Problem:
    """What the user is told when a take is not heard in the language that was asked for."""
    others = [one for one in ENGINES.values() if language in one.languages]
    other = min(others, key=lambda one: one.needs_network, default=None)
    if other is not None:
        remedy = filled(
            '{engine} does: choose it with engine = "{name}", or choose another language.',
            engine=other.title,
            name=other.name,
        )
    else:
        shown, more = engine.languages[:_NAMED_AT_MOST], len(engine.languages) - _NAMED_AT_MOST
        known = ", ".join(shown)
        known = filled("{names} and {n} more", names=known, n=more) if more > 0 else known
        remedy = filled("It understands {known}. Choose another engine or another language.", known=known)
    return Problem(filled('{engine} does not understand "{language}".', engine=engine.title, language=language), remedy)


def _title(name: str) -> str:
    return ENGINES[name].title if name in ENGINES else name
