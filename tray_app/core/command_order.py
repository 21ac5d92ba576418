"""Presses and releases by command, put back into the order in which they were given. Pure.

Each is a process of its own, so a release may overtake its press, and a whole tap the release before it; but each
carries the time at which it was given. What must never come of it is a recording that nobody ends.
"""

from __future__ import annotations

from .events import ANY_BINDING, BindingId, KeyDown, KeyUp, Origin, Toggle

LATEST_NS = 10_000_000_000
"""A release can overtake the press that was before it by no more than this."""
KEPT = 64
"""Releases whose press has not come; by far more than a hand can make while one process starts."""


def same_binding(one: BindingId, other: BindingId) -> bool:
    return one == other or ANY_BINDING in (one, other)


def is_older(one: KeyUp | KeyDown, than: KeyUp | KeyDown) -> bool:
    """Whether it certainly was given before the other."""
    return one.event_ns + max(one.blur_ns, than.blur_ns) < than.event_ns


class CommandOrder:
    """What it has to know of the commands that came; asked by the one thread that owns the dictations."""

    def __init__(self) -> None:
        self._unmet: list[KeyUp] = []
        """Releases that ended nothing: their presses may still be on their way. In the order of their times."""
        self._ended: list[KeyUp] = []
        """The latest release that ended a recording, of each hotkey; not the one that came last."""
        self._again: KeyDown | None = None
        """The latest press that came while an earlier one was held."""

    # --- releases ------------------------------------------------------------------------

    def ended_nothing(self, release: KeyUp) -> None:
        if release.origin is Origin.COMMAND:
            self._unmet = sorted([*self._unmet, release], key=lambda one: one.event_ns)[-KEPT:]

    def ended_recording(self, release: KeyUp) -> KeyDown | None:
        """Gives the press that came behind this release in time and before it in arrival: it holds again."""
        again, self._again = self._again, None
        if release.origin is not Origin.COMMAND:
            return None
        mine = [one for one in self._ended if one.binding == release.binding]
        others = [one for one in self._ended if one.binding != release.binding]
        self._ended = [*others, max([*mine, release], key=lambda one: one.event_ns)][-KEPT:]
        return again if again is not None and is_older(release, again) else None

    # --- presses -------------------------------------------------------------------------

    def came_while_held(self, press: KeyDown) -> None:
        """`press` is not older than the press by which a recording is held, both by command."""
        if self._again is None or press.event_ns > self._again.event_ns:
            self._again = press

    def begins_nothing(self, press: KeyDown | Toggle) -> bool:
        """Whether a later release of its hotkey has ended a recording already, and none is left for this one.

        Nor does one that can hardly be told from that release in time: a hand takes longer to press again.
        """
        if not isinstance(press, KeyDown) or press.origin is not Origin.COMMAND or self._release_of(press):
            return False
        ended = [one for one in self._ended if same_binding(one.binding, press.binding)]
        return any(press.event_ns - max(one.blur_ns, press.blur_ns) < one.event_ns for one in ended)

    def release_of(self, press: KeyDown | Toggle) -> KeyUp | None:
        """The release that overtook this press, if one did; asked for once."""
        self._again = None
        release = self._release_of(press) if isinstance(press, KeyDown) else None
        if release is not None:
            self._unmet.remove(release)
            self.ended_recording(release)
        return release

    def _release_of(self, press: KeyDown) -> KeyUp | None:
        if press.origin is not Origin.COMMAND:
            return None
        mine = (one for one in self._unmet if same_binding(one.binding, press.binding) and not is_older(one, press))
        return next((one for one in mine if one.event_ns - press.event_ns < LATEST_NS), None)
