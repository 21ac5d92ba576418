"""Which profile counts in which window: [profile.NAME] with `apps`, `title` or `kind`. Pure.

Patterns know nothing but `*`, which stands for anything: they are told from right to wrong in one pass, whatever a
window calls itself, and nobody has to know regular expressions for them.
"""

from __future__ import annotations

from .applications import Application, ApplicationKind
from .settings import ANY_KIND, ProfileSettings, Settings

_Rank = tuple[bool, int, bool]


def profile_in(application: Application | None, settings: Settings) -> str:
    """The name of the one that says most about this window: by its title, by the program's name in full, by a part of
    it, by the kind of program. Of several alike the first of the file; empty where none is for it."""
    if application is None:
        return ""
    ranks = {name: _rank(own, application) for name, own in settings.profile.items()}
    found = [(rank, name) for name, rank in ranks.items() if rank is not None]
    best = max((rank for rank, _name in found), default=None)
    return next((name for rank, name in found if rank == best), "")


def is_for_windows(own: ProfileSettings) -> bool:
    """Whether it says for which windows it is."""
    return bool(own.apps.strip(" ,") or own.title.strip() or own.kind != ANY_KIND)


def _rank(own: ProfileSettings, application: Application) -> _Rank | None:
    """None where it is not for this window: all that it says of windows has to be so."""
    if not is_for_windows(own):
        return None
    apps = [one for one in map(str.strip, own.apps.split(",")) if one]
    names = application.names or ((application.name,) if application.name else ())
    fitting = [one for one in apps if any(fits(one, name) for name in names)]
    title = own.title.strip()
    by_app, by_title = not apps or bool(fitting), not title or fits(title, application.title)
    if not (by_app and by_title and own.kind in (ANY_KIND, application.kind.value)):
        return None
    in_full = any("*" not in one for one in fitting)
    return bool(title), bool(fitting) + in_full, application.kind is not ApplicationKind.ANY and own.kind != ANY_KIND


def fits(pattern: str, text: str) -> bool:
    """Whether the whole text is as the pattern says; capitals do not matter. Time grows with both lengths alone."""
    first, *others = pattern.casefold().split("*")
    text = text.casefold()
    if not others:
        return text == first
    last = others.pop()
    if not text.startswith(first):
        return False
    at, end = len(first), len(text) - len(last)
    if end < at or not text.endswith(last):
        return False
    for part in others:
        found = text.find(part, at, end)
        if found < 0:
            return False
        at = found + len(part)
    return True
