"""How languages are named in settings and commands: by ISO 639 codes, or "auto" where the engine is to find out."""

from __future__ import annotations

import re

from .engines import LANGUAGES
from .errors import SettingsFault
from .translation import filled, marked

AUTOMATIC = "auto"
"""The engine finds out, or has only one."""

_KNOWN = frozenset(
    """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv jw ka
    kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl
    nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw
    ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    yue haw fil ceb ast ckb
    """.split()  # noqa: SIM905 - a list of quoted words would take a page
)
"""ISO 639-1, and those of ISO 639-3 that speech models commonly name; `jw` is what some of them call Javanese."""

_MEANT = {"jp": "ja", "cn": "zh", "gr": "el", "cz": "cs", "dk": "da", "ua": "uk", "iw": "he", "in": "id", "eng": "en",
          "ger": "de", "deu": "de", "fra": "fr", "spa": "es", "jpn": "ja", "zho": "zh"}  # fmt: skip
"""Codes of countries, and others that are taken for those of languages."""


def code_of(text: str) -> str:
    """The code in "de", "DE" or "de-AT"; empty for "" and "auto"."""
    code = re.split(r"[-_]", text.strip().lower(), maxsplit=1)[0]
    return "" if code == AUTOMATIC else code


def one_language(text: str) -> str:
    """A code, or empty, as `code_of`. Raises SettingsFault for what is neither."""
    code = code_of(text)
    if code and code not in _KNOWN and code not in LANGUAGES:
        meant = _MEANT.get(code)
        remedy = (
            filled('Did you mean "{meant}"?', meant=meant)
            if meant
            else marked('Write its ISO 639 code, such as "de", or "auto".')
        )
        raise SettingsFault(filled('"{text}" is no language.', text=text), remedy)
    return code


def several_languages(text: str) -> tuple[str, ...]:
    """The codes of a row such as "en de ja", each once; commas will do as well. Raises SettingsFault."""
    codes = [one_language(part) for part in re.split(r"[\s,;]+", text.strip()) if part]
    if "" in codes:
        raise SettingsFault('"auto" is none of several languages.', 'Write language = "auto" beside them.')
    return tuple(dict.fromkeys(codes))
