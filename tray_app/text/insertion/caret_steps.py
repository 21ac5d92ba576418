"""Which characters a caret never skips, whatever a program takes for one step of it. Pure."""

from __future__ import annotations

from unicodedata import category

_OWN_STEPS = (
    (0x20, 0x7E), (0xA0, 0x2FF), (0x370, 0x52F), (0x1E00, 0x1FFF), (0x2000, 0x2BFF), (0x3000, 0x30FF),
    (0x3400, 0x9FFF), (0xAC00, 0xD7A3), (0xFF01, 0xFF9D), (0x20000, 0x3FFFF),
)  # fmt: skip
"""Latin, Greek, Cyrillic, their marks, Chinese, Japanese, Korean syllables. In other scripts, and of emoji, several
characters may be one step, which programs count each in their own way."""


def is_own_step(char: str) -> bool:
    """Where neither a mark nor a joiner follows."""
    return any(first <= ord(char) <= last for first, last in _OWN_STEPS) and category(char)[0] not in "MC"


def steps_surely(text: str) -> bool:
    """Whether the caret goes over it in as many steps as it has characters; a line break is one."""
    return all(char == "\n" or is_own_step(char) for char in text)


def own_steps(text: str, behind: str = "") -> int:
    """How many characters at the end of `text` are a step of the caret each; `behind` is what follows it."""
    if behind and not is_own_step(behind[0]):  # it may belong to the last of them
        return 0
    steps = 0
    for char in reversed(text):
        if not is_own_step(char):
            break
        steps += 1
    return steps
