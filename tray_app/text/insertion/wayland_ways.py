"""The ways into windows on Wayland, in their order, and which of them are open here. Imported only there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tray_app.core.applications import Application
from tray_app.core.errors import Problem
from tray_app.core.ports import Insertion, Post
from tray_app.core.settings import InsertionSettings
from tray_app.session import Session
from tray_app.wayland.clipboard import Clipboard
from tray_app.wayland.focus import Window
from tray_app.wayland.seat_keymap import told_keymap
from tray_app.wayland.virtual_keyboard import VirtualKeyboard

from .focus_guard import FocusGuard
from .kwin_focus import any_teller
from .step import Done, NothingDone, Step
from .uinput_step import UinputStep
from .virtual_keyboard_step import VirtualKeyboardStep
from .wayland_chain import WaylandInsertion, reason
from .wayland_clipboards import Clipboards, WlClipboard, has_wl_clipboard

if TYPE_CHECKING:
    from .xwayland_focus import XWaylandFocus


@dataclass(frozen=True, slots=True)
class Way:
    name: str
    why_not: str = ""
    """Empty: it is open."""


@dataclass(frozen=True, slots=True)
class WaysHere:
    typing: Sequence[Way]
    """In the order in which they are tried."""
    clipboard: Way
    """The first that is open, or the last with the reason."""
    focus_by: str
    """Who tells which window has the focus; empty where nobody does."""


class XWaylandWhenAsked:
    """Loads Xlib, and connects, with the first question: a connection for each of the two threads that ask."""

    def __init__(self, display: str) -> None:
        self._display = display
        self._made: dict[str, XWaylandFocus] = {}

    def window(self) -> Window | None:
        return self._of("looker").window()

    def keys_are_down(self) -> bool:
        return self._of("writer").keys_are_down()

    def close(self) -> None:
        """When neither thread runs any more."""
        for made in self._made.values():
            made.close()

    def _of(self, thread: str) -> XWaylandFocus:
        from .xwayland_focus import XWaylandFocus

        if thread not in self._made:
            self._made[thread] = XWaylandFocus(self._display)
        return self._made[thread]


def wayland_insertion(
    session: Session,
    post: Post,
    *,
    typing_guard: Callable[[bool], None],
    never_lift: Callable[[], frozenset[int]] = frozenset,
    changed: Callable[[], object] = lambda: None,
) -> WaylandInsertion:
    """Its threads running."""
    guard, clipboard = FocusGuard(any_teller), Clipboard()

    def answered(why_not: Problem | None) -> None:
        insertion.answered(why_not)

    steps = steps_of(guard, clipboard, answered)

    def open_x11(post_it: Post) -> Insertion:
        from .inserter import X11Insertion  # Xlib is loaded when the first of its windows has the focus

        return X11Insertion(post_it, typing_guard=typing_guard, never_lift=never_lift)

    insertion = WaylandInsertion(
        post,
        typing_guard=typing_guard,
        steps=steps,
        clipboard=Clipboards(clipboard, *map(_OfferedByStep, steps), WlClipboard()),
        guard=guard,
        open_x11=open_x11 if session.x_display else None,
        xwayland=XWaylandWhenAsked(session.x_display) if session.x_display else None,
        changed=changed,
    )
    return insertion


def steps_of(
    guard: FocusGuard, clipboard: Clipboard, answered: Callable[[Problem | None], object] = lambda _why_not: None
) -> list[Step]:
    """In the order in which they are tried: exact and without a question, exact after one, paste keys alone. `answered`
    is told what the user says to that one, None for a yes."""

    def portal() -> Step:
        from .portal_step import make_portal_step  # D-Bus is loaded where it is needed

        return make_portal_step(spare_clipboard=None if clipboard.why_not() else clipboard, answered=answered)

    return [
        VirtualKeyboardStep(VirtualKeyboard(), clipboard, guard.still_there),
        StepWhenAsked("portal", portal),
        UinputStep(clipboard, guard.still_there, told_keymap),
    ]


class StepWhenAsked:
    """Made, and all that it stands on loaded, once those before it cannot be used."""

    longest = 1_000_000

    def __init__(self, name: str, make: Callable[[], Step]) -> None:
        self.name = name
        self.made: Step | None = None
        self._make = make

    def usable(self) -> Problem | str | None:
        if self.made is None:
            self.made = self._make()
            self.longest = self.made.longest
        return self.made.usable()

    def prepare(self) -> None:
        if self.made is not None:
            self.made.prepare()

    def ask_again(self) -> None:
        """Where it can be used once the user says yes."""
        self.usable()
        ask = getattr(self.made, "ask_again", None)
        if ask is not None:
            ask()

    def insert(self, text: str, settings: InsertionSettings, application: Application | None) -> Done:
        """Asked only where it is usable."""
        assert self.made is not None
        return self.made.insert(text, settings, application)

    def close(self) -> None:
        if self.made is not None:
            self.made.close()


@dataclass(frozen=True, slots=True)
class _OfferedByStep:
    """The portal's step has the desktop's clipboard too."""

    step: Step

    def offer(self, text: str) -> None:
        """Raises InsertionFault."""
        made = self.step.made if isinstance(self.step, StepWhenAsked) else self.step
        offer = getattr(made, "offer", None)
        if offer is None:
            raise NothingDone("This way has no clipboard.", "")
        offer(text)

    def close(self) -> None:
        """The step is closed by whoever types by it."""


def ways_here() -> WaysHere:
    """Tries each of them, without a key pressed. Blocks for a moment."""
    guard, clipboard = FocusGuard(any_teller), Clipboard()
    steps = steps_of(guard, clipboard)
    try:
        typing = [(step.name, step.usable()) for step in steps]
        ways = [Way(name, "" if why is None else reason(why)) for name, why in typing]
        return WaysHere(ways, _clipboard(clipboard), guard.name)
    finally:
        for step in steps:
            step.close()
        clipboard.close()
        guard.rest()


def _clipboard(clipboard: Clipboard) -> Way:
    why = clipboard.why_not()
    if why is None:
        return Way("data control")
    if has_wl_clipboard():
        return Way("wl-clipboard")
    return Way("data control", why)
