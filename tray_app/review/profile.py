"""The profile of a run as a tree of calls: its hottest functions, and its flame graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tray_app.perf.drawing import Box, Drawing, Ink, Shape, Words
from tray_app.perf.svg import LETTERING

_ROW_PX, _LEAST_PX = 20.0, 1.5
_DEEPEST = 24
_LEAST_LETTERS = 5


@dataclass(frozen=True, slots=True)
class HotFunction:
    name: str
    """ "module:function"."""
    own_ns: int
    calls: int
    share: float
    """Of all processor time in the profile."""

    @property
    def in_words(self) -> str:
        """One without a call was running when the profile began."""
        return f"{self.own_ns / 1e6:.0f} ms" + (f" in {self.calls} calls" if self.calls else "")


@dataclass(slots=True)
class Call:
    """A function where it was called, with everything below it."""

    name: str
    total_ns: int = 0
    below: dict[str, Call] = field(default_factory=dict)


class Profile:
    def __init__(self, stacks: Iterable[Mapping[str, Any]], over_s: float, process: str = "tray") -> None:
        """`stacks` as `profiled.stacks` gives them, of a run of `over_s` seconds."""
        self.over_s = over_s
        self.process = process
        self.root = Call("all threads")
        self._own: dict[str, list[int]] = defaultdict(lambda: [0, 0])
        for found in stacks:
            self._add(found["stack"], int(found["own_ns"]), int(found["calls"]))

    def _add(self, stack: Sequence[str], own_ns: int, calls: int) -> None:
        here = self.root
        here.total_ns += own_ns
        for name in stack:
            here = here.below.setdefault(name, Call(name))
            here.total_ns += own_ns
        if len(stack) > 1:  # a thread alone is no function
            self._own[stack[-1]][0] += own_ns
            self._own[stack[-1]][1] += calls

    @property
    def total_ns(self) -> int:
        return self.root.total_ns

    def hottest(self, most: int) -> list[HotFunction]:
        """By their own processor time, without what they called."""
        ranked = sorted(self._own.items(), key=lambda item: item[1][0], reverse=True)[:most]
        whole = max(1, self.total_ns)
        return [HotFunction(name, own_ns, calls, own_ns / whole) for name, (own_ns, calls) in ranked]

    def threads(self) -> list[tuple[str, float]]:
        """Each thread with its share of all processor time, the busiest first."""
        whole = max(1, self.total_ns)
        found = sorted(self.root.below.values(), key=lambda call: call.total_ns, reverse=True)
        return [(call.name, call.total_ns / whole) for call in found]

    def flame(self, width: float = 1_000.0) -> Drawing:
        """Threads at the top, what they called below; the width is processor time."""
        shapes: list[Shape] = []
        depth = _draw(shapes, self.root, 0.0, width, 0)
        words = "Where processor time went: " + ", ".join(f"{name} {share:.0%}" for name, share in self.threads()[:6])
        return Drawing(width, (depth + 1) * _ROW_PX, words, tuple(shapes))


def _draw(shapes: list[Shape], call: Call, left: float, width: float, depth: int) -> int:
    """The deepest row drawn."""
    shapes.append(
        Box(left, depth * _ROW_PX, max(width - 0.6, 0.6), _ROW_PX - 1, Ink.ACCENT, 0.18 + 0.1 * (depth % 2), 2)
    )
    label = _label(call, width)
    if label:
        shapes.append(Words(left + 4, depth * _ROW_PX + 14, label, Ink.TEXT, small=True))
    deepest = depth
    for below in sorted(call.below.values(), key=lambda one: one.total_ns, reverse=True):
        below_width = width * below.total_ns / max(1, call.total_ns)
        if below_width < _LEAST_PX or depth == _DEEPEST:
            break
        deepest = max(deepest, _draw(shapes, below, left, below_width, depth + 1))
        left += below_width
    return deepest


def _label(call: Call, width: float) -> str:
    """As much as there is room for; the function's own name says most."""
    short, took = call.name.rpartition(":")[2], f"{call.total_ns / 1e6:.0f} ms"
    for text in (f"{call.name}, {took}", f"{short}, {took}", short):
        if LETTERING.small_width(text) <= width - 8:
            return text
    room = int((width - 8) / LETTERING.small_width("x"))
    return f"{short[: room - 1]}…" if room >= _LEAST_LETTERS else ""
