"""What the ways into Wayland windows are called, and how they stand, in the user's words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tray_app.core.errors import Mend, Problem
from tray_app.core.translation import Filled, filled, marked
from tray_app.core.ways import Told

WAYS: Mapping[str, str] = {
    "virtual keyboard": marked("a keyboard of Holdtalk's own"),
    "portal": marked("the desktop's portal"),
    "uinput": marked("a keyboard that the kernel makes"),
}
"""By the names of the steps."""
_OTHERS: Mapping[str, str] = {
    "data control": marked("data control"),
    "the list of windows": marked("the list of windows"),
}
"""Names of clipboards and of who tells the focus; those of programs are the same everywhere."""

_BY = marked("Texts are written by {way}.")
_NONE = marked("No way into windows is open here: texts are put on the clipboard.")
_NOT_BY = marked("Not by {way}: {why}")
_SPARE = marked("Not needed: {way}.")
GUARDED = marked("A text goes only into the window in which you began: {teller} tells which one has the focus.")
UNGUARDED = marked(
    "Which window has the focus is not told here, so a text goes into whichever has it when the text is there."
)


def words_of(name: str) -> Filled:
    """Of a step, a clipboard, or who tells the focus."""
    return filled(WAYS.get(name) or _OTHERS.get(name, name))


def told_of(
    tried: Sequence[tuple[str, Problem | str | None]],
    spare: Sequence[str],
    guard_by: str,
    remarks: Sequence[Problem] = (),
) -> Told:
    """`tried` up to the first that is open, each with why it is not; `spare` are those behind it; `guard_by`: who tells
    which window has the focus."""
    used = next((name for name, why in tried if why is None), None)
    closed = [filled(_NOT_BY, way=words_of(name), why=filled(_title(why))) for name, why in tried if why is not None]
    guard = (filled(GUARDED, teller=words_of(guard_by)),) if guard_by else ()
    problem = next((why for _name, why in tried if isinstance(why, Problem) and why.mend is not None), None)
    return Told(
        filled(_NONE) if used is None else filled(_BY, way=words_of(used)),
        () if guard_by else (filled(UNGUARDED),),
        (*closed, *(filled(_SPARE, way=words_of(name)) for name in spare), *guard),
        (Mend.ASK_FOR_TYPING,) if problem is not None else (),
        problem if used is None else None,
        (*remarks,),
    )


def _title(why: Problem | str) -> str:
    return why.title if isinstance(why, Problem) else why
