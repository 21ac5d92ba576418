"""How two texts become one: the border between segments of a take, and between dictations. Pure.

The engine hears each piece as if it began a sentence, and often capitalises it. What stands before
knows better: after a full stop a capital follows, after a comma or no mark a small letter does. A
name looks like any other capitalised word there, so only words that are never names are made small.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_SENTENCE_ENDS = ".?!"
_UNDECIDED = ("...", "…", ":")
"""Both a new sentence and the rest of an old one follow these: the engine decides."""

_CLOSING = "\"'”’)]}»"
_OPENING = "\"'“‘([{«¿¡"

_NEVER_NAMES = frozenset(
    """
    a an the this that these those each every either neither both all some any no none another other such much many more
    most few little several enough one two three four five six seven eight nine ten first second
    you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself yourself
    himself herself itself ourselves themselves who whom whose which what somebody someone something anybody anyone
    anything nobody nothing everybody everyone everything
    and or but nor so yet for because although though unless until while whereas if whether since as than that
    when where why how whenever wherever whatever however therefore thus hence then else also too even just only still
    again already always never often sometimes usually once twice soon later now here there perhaps maybe rather quite
    very almost about above across after against along among around at before behind below beneath beside besides
    between beyond by despite down during except from in inside into like near of off on onto out outside over past
    through throughout to toward towards under underneath up upon with within without
    is are was were be been being am has have had having do does did doing done can could shall should would might must
    isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't can't couldn't shan't shouldn't won't
    wouldn't mightn't mustn't not
    """.split()  # noqa: SIM905 - a list of quoted words would take a page
)


def joined(texts: Iterable[str]) -> str:
    """One text of the pieces of a take, in order; empty ones count for nothing."""
    whole = ""
    for text in texts:
        if text:
            whole += following(whole, text) if whole else text
    return whole


def following(before: str, text: str) -> str:
    """`text` as it goes behind `before`: a space, and the first letter as `before` asks for it."""
    seen = before.rstrip(_CLOSING + " ")
    if seen.endswith(_UNDECIDED):
        return " " + text
    if seen.endswith(tuple(_SENTENCE_ENDS)):
        return " " + _with_capital(text)
    return " " + _with_small_letter(text)


@dataclass(frozen=True, slots=True)
class Delivered:
    """The text that went into a window last, and when; empty before there was any."""

    text: str = ""
    at_ns: int = 0

    def continued_by(self, text: str, separator: str, *, untouched: bool) -> str | None:
        """`text` as it goes into the window that got this one; None when it goes in as it is.

        `separator` is the setting text.separator; `untouched` says that the user has neither typed nor clicked since.
        Otherwise nobody knows what stands before, and only the space can be set.
        """
        if not self.text or separator == "none":
            return None
        if untouched:
            return following(self.text, text)
        return " " + text if separator == "space" else None


def _first_word(text: str) -> tuple[int, str]:
    """Where it begins, behind opening quotes, and the word without the marks behind it."""
    at = len(text) - len(text.lstrip(_OPENING))
    word = text[at:].split(maxsplit=1)
    return at, word[0].rstrip(".,;:?!…" + _CLOSING) if word else ""


def _with_capital(text: str) -> str:
    at, word = _first_word(text)
    # A name such as iPhone is written as it is.
    return text[:at] + text[at].upper() + text[at + 1 :] if word.islower() else text


def _with_small_letter(text: str) -> str:
    at, word = _first_word(text)
    plain = word.replace("’", "'").lower()
    common = plain in _NEVER_NAMES or plain.partition("'")[0] in _NEVER_NAMES
    # "IT" and "WHO" in capitals are meant so; "A" is a word of one letter.
    return text[:at] + text[at].lower() + text[at + 1 :] if common and (word[1:].islower() or len(word) == 1) else text
