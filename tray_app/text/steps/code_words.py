"""What the signs of programs are called, in English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from tray_app.text.pipeline.phrases import word_set


class Sign(NamedTuple):
    written: str
    blank_before: bool
    blank_behind: bool


def _parted(written: str) -> Sign:
    return Sign(written, True, True)


def _joined(written: str) -> Sign:
    return Sign(written, False, False)


def _behind(written: str) -> Sign:
    """At the word before it."""
    return Sign(written, False, True)


def _before(written: str) -> Sign:
    """At the word behind it."""
    return Sign(written, True, False)


TURNING = frozenset("\"'`")
"""What opens and closes in turn, where it was said without either."""

SIGNS: Mapping[str, Sign] = {
    "open paren": _joined("("),
    "open parens": _joined("("),
    "open parenthesis": _joined("("),
    "open parentheses": _joined("("),
    "left paren": _joined("("),
    "close paren": _behind(")"),
    "close parens": _behind(")"),
    "close parenthesis": _behind(")"),
    "close parentheses": _behind(")"),
    "right paren": _behind(")"),
    "open close paren": _behind("()"),
    "open close parens": _behind("()"),
    "empty parens": _behind("()"),
    "open bracket": _joined("["),
    "open square bracket": _joined("["),
    "left bracket": _joined("["),
    "close bracket": _behind("]"),
    "close square bracket": _behind("]"),
    "right bracket": _behind("]"),
    "empty brackets": _behind("[]"),
    "open brace": _before("{"),
    "open curly brace": _before("{"),
    "open curly bracket": _before("{"),
    "open curly": _before("{"),
    "left brace": _before("{"),
    "close brace": _behind("}"),
    "close curly brace": _behind("}"),
    "close curly bracket": _behind("}"),
    "close curly": _behind("}"),
    "right brace": _behind("}"),
    "empty braces": _parted("{}"),
    "open angle": _joined("<"),
    "open angle bracket": _joined("<"),
    "close angle": _behind(">"),
    "close angle bracket": _behind(">"),
    "equals": _parted("="),
    "equal sign": _parted("="),
    "equals sign": _parted("="),
    "double equals": _parted("=="),
    "equals equals": _parted("=="),
    "triple equals": _parted("==="),
    "equals equals equals": _parted("==="),
    "not equals": _parted("!="),
    "not equal": _parted("!="),
    "not equal to": _parted("!="),
    "colon equals": _parted(":="),
    "plus equals": _parted("+="),
    "minus equals": _parted("-="),
    "times equals": _parted("*="),
    "less than": _parted("<"),
    "less than or equal": _parted("<="),
    "less than or equal to": _parted("<="),
    "less or equal": _parted("<="),
    "greater than": _parted(">"),
    "greater than or equal": _parted(">="),
    "greater than or equal to": _parted(">="),
    "greater or equal": _parted(">="),
    "plus": _parted("+"),
    "plus sign": _parted("+"),
    "plus plus": _behind("++"),
    "minus": _parted("-"),
    "minus sign": _parted("-"),
    "minus minus": _behind("--"),
    "times": _parted("*"),
    "divided by": _parted("/"),
    "modulo": _parted("%"),
    "percent sign": _parted("%"),
    "arrow": _parted("->"),
    "thin arrow": _parted("->"),
    "fat arrow": _parted("=>"),
    "double arrow": _parted("=>"),
    "pipe": _parted("|"),
    "double pipe": _parted("||"),
    "pipe pipe": _parted("||"),
    "ampersand": _parted("&"),
    "double ampersand": _parted("&&"),
    "ampersand ampersand": _parted("&&"),
    "caret": _parted("^"),
    "question mark": _parted("?"),
    "dot": _joined("."),
    "period": _joined("."),
    "dot dot": _before(".."),
    "dot slash": _before("./"),
    "dot dot dot": _before("..."),
    "comma": _behind(","),
    "colon": _behind(":"),
    "double colon": _joined("::"),
    "colon colon": _joined("::"),
    "semicolon": _behind(";"),
    "semi colon": _behind(";"),
    "underscore": _joined("_"),
    "double underscore": _joined("__"),
    "slash": _joined("/"),
    "forward slash": _joined("/"),
    "double slash": _parted("//"),
    "slash slash": _parted("//"),
    "backslash": _joined("\\"),
    "hyphen": _joined("-"),
    "dash": _before("-"),
    "double dash": _before("--"),
    "dash dash": _before("--"),
    "at sign": _before("@"),
    "hash": _parted("#"),
    "hash sign": _parted("#"),
    "hash bang": _before("#!"),
    "dollar": _before("$"),
    "dollar sign": _before("$"),
    "tilde": _before("~"),
    "bang equals": _parted("!="),
    "bang": _before("!"),
    "exclamation mark": _before("!"),
    "exclamation point": _before("!"),
    "asterisk": _parted("*"),
    "star": _parted("*"),
    "double star": _parted("**"),
    "star star": _parted("**"),
    "quote": _parted('"'),
    "double quote": _parted('"'),
    "quotes": _parted('"'),
    "open quote": _before('"'),
    "close quote": _behind('"'),
    "end quote": _behind('"'),
    "unquote": _behind('"'),
    "empty quotes": _parted('""'),
    "single quote": _parted("'"),
    "backtick": _parted("`"),
    "back tick": _parted("`"),
}
KEYWORDS = word_set(
    "if elif else while for switch return and or not in is catch except with yield await assert print throw raise "
    "import from as case when match until do"
) - {"print", "catch"}
"""Behind these a parenthesis calls nothing, and a bracket or underscore belongs to what follows."""
