"""The user's replacements and snippets as a text, one a line.

    btw -> by the way                       whole words, however they are written
    "(c)" -> ©                              exactly these characters, within words too
    /colou?r/ -> color                      a regular expression; /…/i: capitals or not
    my address => Main Street 1\\nSpringfield    a snippet, which no later step changes
    [de]                                    what follows is for German; [de, fr]; [all]
    # a remark

`\\n`, `\\t` and `\\\\` are a line break, a tab and a backslash. What is wrong in a line is told with its number, and
the rest counts.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from enum import Enum

from tray_app.core.translation import filled, marked
from tray_app.text.words.entries import LineMistake, key_of

from .snippet import Snippet, WrongSnippet, plain_of, snippet_of

MOST_RULES = 2_000
"""All are searched for in every text."""
MOST_PATTERNS = 50
"""Regular expressions, each of which reads all of every text."""
LONGEST_HEARD = 500
LONGEST_WRITTEN = 5_000

_ARROW = re.compile(r"\s*(->|→|=>|⇒)\s*")
_PATTERN = re.compile(r"/((?:[^/\\]|\\.)+)/(\w*)(?=\s*(?:->|→|=>|⇒))")
_QUOTED = re.compile(r'"([^"]+)"(?=\s*(?:->|→|=>|⇒))')
_SECTION = re.compile(r"\[([^\[\]]*)\]")
_WORDS_ONLY = re.compile(r"[\w\s'’-]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class Kind(Enum):
    WORDS = "words"
    EXACT = "exactly"
    PATTERN = "pattern"


@dataclass(frozen=True, slots=True)
class Rule:
    kind: Kind
    heard: str
    """Words, characters, or the regular expression."""
    told: str
    """What is written for it, as the line has it."""
    written: str | Snippet
    """The text itself; of a regular expression the template that `regex` fills."""
    languages: frozenset[str] = frozenset()
    """ISO 639 codes; empty: all."""
    any_case: bool = False
    """Of a regular expression."""
    line: int = 0

    @property
    def trigger(self) -> str:
        """As the line has it."""
        if self.kind is Kind.PATTERN:
            return f"/{self.heard}/{'i' if self.any_case else ''}"
        return f'"{self.heard}"' if self.kind is Kind.EXACT else self.heard

    @property
    def text(self) -> str:
        """Its line."""
        return f"{self.trigger} {'=>' if isinstance(self.written, Snippet) else '->'} {self.told}"

    @property
    def name(self) -> str:
        """Two lines of one name are one too many."""
        return " ".join((*sorted(self.languages), name_of(self.trigger)))


@dataclass(slots=True)
class RuleList:
    rules: list[Rule] = field(default_factory=list)
    """In the order of the file."""
    mistakes: list[LineMistake] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.rules)


class WrongLine(Exception):
    """What is wrong is its text, marked."""


def name_of(trigger: str) -> str:
    """What two triggers have in common that are the same."""
    return trigger if trigger.startswith(("/", '"')) else key_of(trigger)


def parse(text: str) -> RuleList:
    """Never raises: what is wrong is in `mistakes`."""
    found = RuleList()
    languages: frozenset[str] = frozenset()
    known: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        said = line.removeprefix("\ufeff").strip()
        if not said or said.startswith("#"):
            continue
        try:
            section = _SECTION.fullmatch(said)
            if section is not None:
                languages = _languages(section[1])
                continue
            rule = _rule(said, languages, number)
            _admit(rule, found, known)
        except WrongLine as wrong:
            found.mistakes.append(LineMistake(number, wrong.args[0]))
            continue
        found.rules.append(rule)
    return found


def _admit(rule: Rule, found: RuleList, known: dict[str, int]) -> None:
    """Raises WrongLine where it is one too many."""
    if len(found.rules) >= MOST_RULES:
        raise WrongLine(filled("No more than {n:,} lines count.", n=MOST_RULES))
    if rule.kind is Kind.PATTERN and sum(one.kind is Kind.PATTERN for one in found.rules) >= MOST_PATTERNS:
        raise WrongLine(filled("No more than {n} regular expressions count.", n=MOST_PATTERNS))
    first = known.setdefault(rule.name, rule.line)
    if first != rule.line:
        raise WrongLine(filled("It stands in line {line} already.", line=first))


def _languages(names: str) -> frozenset[str]:
    codes = [name.strip().lower() for name in names.split(",")]
    if codes == ["all"]:
        return frozenset()
    if not all(map(_LANGUAGE.fullmatch, codes)):
        raise WrongLine(marked("Between the brackets stand languages, such as [de] or [en, fr], or [all]."))
    return frozenset(codes)


def _rule(said: str, languages: frozenset[str], line: int) -> Rule:
    if any(unicodedata.category(char) == "Cc" and char != "\t" for char in said):
        raise WrongLine(marked("It has a character in it that cannot be printed."))
    kind, heard, flags, rest = _heard(said)
    arrow = _ARROW.match(rest)
    told = "" if arrow is None else rest[arrow.end() :]
    if arrow is None or not heard or not told:
        raise WrongLine(marked('Write: what is heard -> what is written. To leave it out: what is heard -> ""'))
    if len(heard) > LONGEST_HEARD or len(told) > LONGEST_WRITTEN:
        raise WrongLine(
            filled("It has no more than {n} and {m:,} characters on its sides.", n=LONGEST_HEARD, m=LONGEST_WRITTEN)
        )
    if kind is Kind.WORDS and (not key_of(heard) or _WORDS_ONLY.fullmatch(heard) is None):
        raise WrongLine(marked('With other signs than letters and digits it has to stand in quotes: "(c)" -> ©'))
    try:
        written = _written(told, kind, snippet=arrow[1] in "=>⇒")
    except WrongSnippet as wrong:
        raise WrongLine(wrong.args[0]) from wrong
    rule = Rule(kind, heard, told, written, languages, "i" in flags, line)
    if kind is Kind.PATTERN:
        _check_pattern(rule, flags)
    return rule


def _heard(said: str) -> tuple[Kind, str, str, str]:
    """What kind it is, what is heard, flags, and the line from its arrow on."""
    for kind, form in ((Kind.PATTERN, _PATTERN), (Kind.EXACT, _QUOTED)):
        found = form.match(said)
        if found is not None:
            return kind, found[1], found[2] if kind is Kind.PATTERN else "", said[found.end() :]
    arrow = _ARROW.search(said)
    return (
        (Kind.WORDS, said, "", "") if arrow is None else (Kind.WORDS, said[: arrow.start()], "", said[arrow.start() :])
    )


def _written(told: str, kind: Kind, *, snippet: bool) -> str | Snippet:
    inside = told[1:-1] if len(told) >= 2 and told[0] == told[-1] == '"' else told
    if snippet:
        return snippet_of(inside)
    return inside if kind is Kind.PATTERN else plain_of(inside)


def _check_pattern(rule: Rule, flags: str) -> None:
    from .patterns import Pattern  # of one who has none nothing is loaded

    if flags not in ("", "i"):
        raise WrongLine(marked("Behind the second / may stand i, for capitals or not."))
    try:
        Pattern(rule.heard, rule.written if isinstance(rule.written, str) else "")
    except ValueError as wrong:
        raise WrongLine(wrong.args[0]) from wrong
