"""Which of our modules an import would run, found in their sources without running any.

It is no more than a plan: a module that was not seen (it is imported in an indented line, say) is run by the one that
imports it, as ever.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader

_OURS = __name__.partition(".")[0]
_IMPORT = re.compile(
    r"""^(?: from [ \t]+ (?P<base>[.\w]+) [ \t]+ import [ \t]+ (?: \( (?P<block>[^)]*) \) | (?P<line>[^(\n]*) )
           | import [ \t]+ (?P<whole>[^\n]*) )""",
    re.MULTILINE | re.VERBOSE,
)
"""At the beginning of a line: what stands in functions or below TYPE_CHECKING is not run."""
_NAME = re.compile(r"(\w[\w.]*)(?:[ \t]+as[ \t]+\w+)?[ \t]*(?:#[^\n]*)?(?:,|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Planned:
    name: str
    marked: bool
    """It lies in one of the packages that were asked about, or imports what does, if only by others."""


def plan(name: str, marks: Collection[str]) -> list[Planned]:
    """What is not loaded yet, in an order in which each comes after those that it imports. `marks`: packages.

    Reads files, and what is not compiled yet is compiled and kept.
    """
    walk = _Walk(tuple(f"{mark}." for mark in marks))
    walk.visit(name)
    walk.spread()
    return [Planned(one, one in walk.marked) for one in walk.order]


@dataclass(slots=True)
class _Walk:
    marks: tuple[str, ...]
    """Each with a dot behind it."""
    order: list[str] = field(default_factory=list)
    marked: set[str] = field(default_factory=set)
    _imports: dict[str, list[str]] = field(default_factory=dict)
    _specs: dict[str, ModuleSpec | None] = field(default_factory=dict)

    def visit(self, name: str) -> None:
        if name in self._imports:
            return
        self._imports[name] = []
        if f"{name}.".startswith(self.marks):
            self.marked.add(name)
        if name in sys.modules:
            return
        if name.partition(".")[0] == _OURS:
            self._imports[name] = list(dict.fromkeys(self._imported_by(name)))
            for other in self._imports[name]:
                self.visit(other)
        self.order.append(name)

    def spread(self) -> None:
        """From those that are marked to whoever imports them, in circles too."""
        grows = True
        while grows:
            found = {name for name, others in self._imports.items() if not self.marked.isdisjoint(others)}
            grows = not found <= self.marked
            self.marked |= found

    def _imported_by(self, name: str) -> Iterator[str]:
        """Modules by their whole names; its own packages come first."""
        parent = name.rpartition(".")[0]
        if parent:
            yield parent
        spec = self._spec(name)
        if spec is None or not isinstance(spec.loader, SourceFileLoader):
            return
        package = name if spec.submodule_search_locations is not None else parent
        source = ""
        with suppress(OSError, SyntaxError, ValueError):  # what is wrong with it is told by whoever imports it
            source = spec.loader.get_source(name) or ""
            spec.loader.get_code(name)
        for found in _IMPORT.finditer(source):
            if found["whole"] is not None:
                yield from _NAME.findall(found["whole"])
            elif found["base"] != "__future__":
                names = _NAME.findall(found["block"] if found["block"] is not None else found["line"])
                yield from self._named_in(_absolute(found["base"], package), names)

    def _named_in(self, base: str, names: Sequence[str]) -> Iterator[str]:
        """A module that names are imported from, and those of the names that are modules themselves."""
        yield base
        spec = self._spec(base)
        if spec is not None and spec.submodule_search_locations is not None:
            yield from (inner for inner in (f"{base}.{name}" for name in names) if self._spec(inner) is not None)

    def _spec(self, name: str) -> ModuleSpec | None:
        """Of one of ours; without importing the packages around it, as `importlib.util.find_spec` would."""
        if name not in self._specs:
            parent = name.rpartition(".")[0]
            around = self._spec(parent) if parent else None
            if name.partition(".")[0] != _OURS or (parent and around is None):
                self._specs[name] = None
            else:
                path = None if around is None else around.submodule_search_locations
                self._specs[name] = PathFinder.find_spec(name, path)
        return self._specs[name]


def _absolute(base: str, package: str) -> str:
    rest = base.lstrip(".")
    up = len(base) - len(rest)
    if not up:
        return base
    parts = package.split(".")
    return ".".join([*parts[: len(parts) - up + 1], *([rest] if rest else [])])
