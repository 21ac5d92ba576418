"""What the parts of an address are called, and which endings there are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tray_app.text.pipeline.phrases import word_set

AT: Final = "@"
MAYBE_AT: Final = "at"
"""A word of every sentence; who stands before it tells which it is."""
DOT: Final = "."

PARTS: Mapping[str, Mapping[str, str]] = {
    "en": {
        "at": MAYBE_AT,
        "at sign": AT,
        "dot": DOT,
        "slash": "/",
        "forward slash": "/",
        "double slash": "//",
        "slash slash": "//",
        "underscore": "_",
        "dash": "-",
        "hyphen": "-",
        "minus": "-",
        "plus": "+",
        "colon": ":",
    },
    "de": {
        "at": MAYBE_AT,
        "ät": MAYBE_AT,
        "at zeichen": AT,
        "klammeraffe": AT,
        "punkt": DOT,
        "dot": DOT,
        "slash": "/",
        "schrägstrich": "/",
        "slash slash": "//",
        "schrägstrich schrägstrich": "//",
        "doppelter schrägstrich": "//",
        "unterstrich": "_",
        "minus": "-",
        "bindestrich": "-",
        "plus": "+",
        "doppelpunkt": ":",
    },
    "fr": {
        "arobase": AT,
        "arobas": AT,
        "at": MAYBE_AT,
        "point": DOT,
        "slash": "/",
        "barre oblique": "/",
        "slash slash": "//",
        "tiret bas": "_",
        "underscore": "_",
        "souligné": "_",
        "tiret": "-",
        "trait d'union": "-",
        "plus": "+",
        "deux points": ":",
    },
    "es": {
        "arroba": AT,
        "punto": DOT,
        "barra": "/",
        "barra barra": "//",
        "doble barra": "//",
        "guion bajo": "_",
        "guión bajo": "_",
        "guion": "-",
        "guión": "-",
        "dos puntos": ":",
    },
    "it": {
        "chiocciola": AT,
        "punto": DOT,
        "barra": "/",
        "slash": "/",
        "barra barra": "//",
        "slash slash": "//",
        "trattino basso": "_",
        "underscore": "_",
        "trattino": "-",
        "due punti": ":",
    },
}
ENDINGS = word_set(
    "com org net edu gov mil int info biz io dev app ai eu uk de fr es it at ch nl be lu dk se fi pl cz sk hu ro bg "
    "gr pt ie us ca mx br ar cl co pe au nz jp cn kr in ru ua tr il za sg hk tw id th vn me tv cc xyz online shop "
    "store blog tech cloud page site wiki club name no is so to am im gg ly fm li local museum travel news live"
)
"""Of the internet's names: those people say. What is not among them stays a sentence."""
ALSO_WORDS: Mapping[str, frozenset[str]] = {
    "en": word_set(
        "in it is me us to so no be am at as id page site online live news name shop store local club int mil travel "
        "cloud museum tech app blog"
    ),
    "de": word_set("in am im so es is be int me to id name shop online live local blog news app"),
    "fr": word_set("de es at me us se eu in it no is so to am be id la pe online live local blog club news"),
    "es": word_set("de es me se no in it at is so to am be id eu local online club blog"),
    "it": word_set("de in se me no is so to am be at es id eu li il online club blog news"),
}
"""Endings that are words too: they count only in an e-mail address, behind www, or before a path."""
NO_LABELS: Mapping[str, frozenset[str]] = {
    "en": word_set(
        "a an the this that these those every each any all some no my your our their his her its of and or but is "
        "are was were at in on to for from with by as so not i you he she we they it one first last red blue green "
        "black white old new whole big small polka little called"
    ),
    "de": word_set(
        "der die das den dem des ein eine einen einem einer dieser diesem diesen im am zum beim vom und oder ist "
        "sind in an auf mit von zu für als nicht kein jeder jedem erste ersten zweite zweiten"
    ),
    "fr": word_set(
        "le la les un une au du des ce cet cette ces à et ou est sont en dans sur de par pour premier deuxième "
        "dernier quel chaque tout mon ton son ne"
    ),
    "es": word_set("el la los las un una al del este ese cada y o es son en a de con por para primer último"),
    "it": word_set("il lo la i gli un una al del dal nel questo quel ogni e o è in a di da con su per"),
}
"""Words of a sentence that no name before the dot is: “a dot com company”, “au point com…”."""
NOT_BEFORE_AT = word_set(
    "me him us them it you look looked looking looks see find found available hosted is are was were be been up out "
    "here there shop shops buy read online page pages website site live lives located registered listed posted "
    "published visit work works worked working stay arrive arrived stop stopped meet met meeting and or but good bad "
    "great than only more now today sold repository project code source list channel documentation docs details team "
    "office store start started starting starts back over"
)
"""Whoever stands before “at” and has no mailbox: “look at example dot com”."""
NO_OWNER_BEHIND = word_set(
    "a an the our my your their his her this that these those more further some any new old public main whole every "
    "each i we you they he she it please"
)
"""Whoever stands behind one of these has no mailbox either: “the archive at example dot com”, “more info at …”."""
OWNER_BEHIND = word_set(
    "to is mail email address contact from cc bcc reach write copy an is via ist an von adresse mail à de adresse "
    "est a correo es da indirizzo è"
)
"""Before a mailbox whose name the engine wrote with its dots; there only such words make an address of “at”."""
SCHEMES = frozenset(("http", "https", "ftp", "ssh"))
