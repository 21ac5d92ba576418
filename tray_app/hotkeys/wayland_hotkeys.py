"""The hotkeys of a Wayland session: the first way that works, found out while the program already runs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Protocol

from tray_app.core.bindings import ListenedKeys
from tray_app.core.errors import HotkeyFault, Mend, Problem
from tray_app.core.events import HotkeyFailed, HotkeyRecovered, ProblemNoticed
from tray_app.core.ports import Post
from tray_app.core.translation import marked, sentences
from tray_app.core.ways import Told
from tray_app.core.worker import Worker

from . import naming
from .choice import BOUND, POOR, Choice, KeyWay, PassedOver
from .desktop_source import DesktopHotkeys
from .keyboard_hotkeys import BIND_COMMANDS, KeyboardHotkeys
from .wayland_ways import Way

log = logging.getLogger(__name__)

CLOSE_S = 2.0
NO_WAY = marked("Under Wayland programs cannot hear keys by themselves.")


class Ways(Protocol):
    def __call__(self, keys: ListenedKeys) -> Sequence[Way]:
        """In the order in which they are to be tried for these keys."""

    def close(self) -> None: ...


class WaylandHotkeys:
    """Implements `core.ports.Hotkeys`. All methods may be called from any thread. Thread: key-choice."""

    def __init__(
        self,
        post: Post,
        keys: ListenedKeys,
        ways: Ways,
        *,
        chosen: Callable[[], object] = lambda: None,
        are_bound: Callable[[ListenedKeys], bool] = lambda _keys: False,
        remedy: str = BIND_COMMANDS,
        can_bind: Callable[[], bool] = lambda: False,
    ) -> None:
        """`chosen` is called whenever keys come another way than before; `are_bound`: whether the compositor calls
        commands for these keys, so that nothing is missing where they come by none of our ways; `remedy`: what the
        user can do where they do not come; `can_bind`: whether we can have the compositor call commands."""
        self._post = post
        self._keys = keys
        self._ways = ways
        self._chosen = chosen
        self._are_bound = are_bound
        self._remedy = remedy
        self._can_bind = can_bind
        self._worker = Worker("key-choice", step_limit_s=None)  # a portal that is started takes its time
        self._left: Iterator[Way] = iter(())
        """Those that were not tried yet."""
        self._order: tuple[KeyWay, ...] = ()
        self._way: Way | None = None
        self._current: KeyboardHotkeys | None = None
        self._switching = threading.Lock()
        """Held while one is left, so that it is not opened again."""
        self._held_back: frozenset[str] = frozenset()
        self._recording = self._typing = False
        self._failed = self._closing = False
        self.choice = Choice()

    # --- the port ------------------------------------------------------------------------

    @property
    def deaf(self) -> bool:
        current = self._current
        return current is not None and current.deaf

    def start(self) -> None:
        """Returns at once: which way works, and what is wrong, is posted. Raises HotkeyFault for an unknown key."""
        self._keys.parsed()
        self._worker.do(self._choose)

    def apply(self, keys: ListenedKeys) -> None:
        """Raises HotkeyFault where that is known at once, as `KeyboardHotkeys.apply` does."""
        keys.parsed()
        are_others, self._keys = keys.hotkeys != self._keys.hotkeys, keys
        current = self._current
        if self._order and _kinds(self._ways(keys)) != self._order:  # other keys may want another way
            self._order = ()
            self._worker.do(self._choose_again)
        elif current is not None:
            with self._switching:
                if current is self._current:  # else it was left, and what comes next has these keys
                    current.apply(keys)
            if are_others:
                self._worker.do(self._tell_unless_bound)
        elif self.choice.used is KeyWay.COMMANDS and not self._are_bound(keys):
            raise HotkeyFault(NO_WAY, self._remedy, mend=self._binding())

    def hold_back(self, who: str) -> None:
        self._held_back |= {who}
        if self._current is not None:
            self._current.hold_back(who)

    def let_go(self, who: str) -> None:
        self._held_back -= {who}
        if self._current is not None:
            self._current.let_go(who)

    def recording(self, active: bool) -> None:
        self._recording = active
        if active and self._failed and self.choice.used is KeyWay.COMMANDS:
            self._worker.do(self._look_whether_bound)
        if self._current is not None:
            self._current.recording(active)

    def typing(self, active: bool) -> None:
        self._typing = active
        if self._current is not None:
            self._current.typing(active)

    def hotkey_codes(self) -> frozenset[int]:
        current = self._current
        return current.hotkey_codes() if current is not None else frozenset()

    def other_key_since(self, since_ns: int) -> bool:
        current = self._current
        return current is not None and current.other_key_since(since_ns)

    def presses_since(self, since_ns: int, *, there: bool = False) -> tuple[int, ...] | None:
        current = self._current
        return current.presses_since(since_ns, there=there) if current is not None else None

    def told(self) -> Mapping[str, Any]:
        """Which way keys come, why no better one, and which keys stand in for those of the settings. In English."""
        bound = {"told": BOUND, "said": BOUND} if self._is_bound else {}
        return self.choice.as_data(self._problem) | {"called": naming.called()} | bound

    def ways(self) -> Told:
        current, problem = self._current, self._problem
        mends: list[Mend] = []
        if isinstance(current, DesktopHotkeys):
            mends += [Mend.ASK_FOR_KEYS] if current.was_denied else []
            mends += [Mend.CHANGE_KEYS] if current.has_dialog else []
        elif self.choice.used in POOR and self._can_bind() and not self._is_bound:
            mends.append(Mend.BIND_KEYS)
        line = BOUND if self._is_bound else self.choice.told(problem)
        return Told(line, (), self.choice.reasons(), tuple(mends), problem)

    def ask_again(self) -> None:
        """Have the desktop ask the user once more for keys that it did not give."""
        if self._current is not None:
            self._current.ask_again()

    def change_on_desktop(self) -> None:
        """Show the desktop's own dialog for the keys that it keeps."""
        if self._current is not None:
            self._current.change_on_desktop()

    def bound(self) -> None:
        """The compositor calls commands for our keys now."""
        if self._failed and self.choice.used is KeyWay.COMMANDS:
            self._failed = False
            self._post(HotkeyRecovered())
        self._chosen()

    def settle(self, timeout_s: float) -> bool:
        """Blocks until a way was chosen; False when that takes longer."""
        return self._worker.settle(timeout_s)

    def close(self) -> None:
        """Safe to call twice. Blocks up to some seconds."""
        self._closing = True
        current, self._current = self._current, None
        if current is not None:
            current.close()  # which gives back what the desktop keeps
        self._ways.close()
        self._worker.close(CLOSE_S)

    # --- its thread ----------------------------------------------------------------------

    @property
    def _problem(self) -> Problem | None:
        current = self._current
        return current.problem if current is not None else None

    @property
    def _is_bound(self) -> bool:
        return self.choice.used in POOR and self._are_bound(self._keys)

    def _binding(self) -> Mend | None:
        return Mend.BIND_KEYS if self._can_bind() else None

    def _choose(self) -> None:
        ways = self._ways(self._keys)
        self._order = _kinds(ways)
        self._left = iter(ways)
        self.choice = Choice()
        self._go_on()

    def _choose_again(self) -> None:
        self._leave()
        self._choose()

    def _go_on(self) -> None:
        for way in self._left:
            why_not = "" if self._closing else way.why_not()
            if self._closing:
                return
            if not why_not:
                why_not = self._use(way)
            if not why_not:
                self._settle_on(way.kind, way.because)
                self._tell_unless_bound()
                return
            self._pass_over(way.kind, why_not)
        self._settle_on(KeyWay.COMMANDS)
        if self._are_bound(self._keys):
            return
        self._failed = True
        self._post(HotkeyFailed(Problem(NO_WAY, self._remedy, mend=self._binding()), deaf=False))

    def _tell_unless_bound(self) -> None:
        """Where a way hears little by itself."""
        notice = self._way.notice if self._way is not None else None
        if notice is not None and not self._are_bound(self._keys):
            self._post(ProblemNoticed(replace(notice, mend=self._binding())))

    def _look_whether_bound(self) -> None:
        """A command has begun a dictation: somebody may have bound it."""
        if self._failed and self.choice.used is KeyWay.COMMANDS and self._are_bound(self._keys):
            self._failed = False
            self._post(HotkeyRecovered())

    def _use(self, way: Way) -> str:
        """Why it cannot be used after all; empty when it is in use."""
        keys = self._keys
        hotkeys = way.make(self._post, keys, lambda problem: self._worker.do(lambda: self._gave_up(way, problem)))
        self._way = way
        try:
            hotkeys.start()
            self._current = hotkeys
            if self._keys is not keys:
                hotkeys.apply(self._keys)
        except HotkeyFault as fault:
            if not hotkeys.started:
                self._way = None
                return _said(fault.problem)
            self._current = hotkeys
            self._failed = True
            self._post(HotkeyFailed(fault.problem, deaf=hotkeys.deaf))
        else:
            if self._failed:
                self._failed = False
                self._post(HotkeyRecovered())
        if self._closing:
            hotkeys.close()
        for who in self._held_back:
            hotkeys.hold_back(who)
        hotkeys.recording(self._recording)
        if self._typing:
            hotkeys.typing(True)
        return ""

    def _gave_up(self, way: Way, problem: Problem) -> None:
        if self._way is not way or self._closing:
            return
        self._leave()
        self._pass_over(way.kind, _said(problem))
        self._go_on()

    def _leave(self) -> None:
        with self._switching:
            current, self._current, self._way = self._current, None, None
            if current is not None:
                current.close()

    def _pass_over(self, kind: KeyWay, why_not: str) -> None:
        log.info("keys do not come through %s: %s", kind.value, why_not)
        self.choice = Choice(None, (*self.choice.passed_over, PassedOver(kind, why_not)))

    def _settle_on(self, kind: KeyWay, because: str = "") -> None:
        log.info("keys come through %s", kind.value)
        self.choice = Choice(kind, self.choice.passed_over, because)
        if kind in POOR:  # no key is promised that most windows keep
            naming.call_keys({self._keys.cancel_key: ""})
        self._chosen()


def _said(problem: Problem) -> str:
    return sentences(problem.title, f"({problem.detail})" if problem.detail else "", problem.remedy)


def _kinds(ways: Sequence[Way]) -> tuple[KeyWay, ...]:
    return tuple(way.kind for way in ways)
