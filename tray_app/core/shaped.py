"""A text on its way from what was said to what is written: every place that was changed, and what stood there.

The pieces of a text put together as they were heard are the engine's text, always; put together as they are written
they are what goes to the window. So no step can lose a word without showing it, and any change can be undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace


@dataclass(frozen=True, slots=True)
class Edit:
    """What a step wants written in place of `text[start:end]`, the text as the step was given it."""

    start: int
    end: int
    written: str = field(repr=False)
    fixed: bool = False
    """No later step changes what is written here."""
    cursor: int | None = None
    """Where in `written` the caret is to stand afterwards, in characters; None: behind the whole text."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a text."""

    heard: str = field(repr=False)
    written: str = field(repr=False)
    steps: tuple[str, ...] = ()
    """The names of those that changed it, in their order; empty: it is written as it was heard."""
    fixed: bool = False
    cursor: int | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Immutable; every change makes another."""

    pieces: tuple[Piece, ...] = ()

    @classmethod
    def of(cls, heard: str) -> Text:
        return cls((Piece(heard, heard),) if heard else ())

    @property
    def heard(self) -> str:
        return "".join(piece.heard for piece in self.pieces)

    @property
    def written(self) -> str:
        return "".join(piece.written for piece in self.pieces)

    @property
    def changes(self) -> tuple[Piece, ...]:
        """Those pieces that are not written as they were heard."""
        return tuple(piece for piece in self.pieces if piece.steps)

    @property
    def cursor_from_end(self) -> int:
        """How many characters before the end the caret is to stand; 0 where no step asked for a place."""
        behind = 0
        for piece in reversed(self.pieces):
            if piece.cursor is not None:
                return behind + len(piece.written) - piece.cursor
            behind += len(piece.written)
        return 0

    def edited(self, edits: Iterable[Edit], step: str) -> Text:
        """With these done, which may come in any order. Those that change nothing, overlap an earlier one or touch what
        is fixed are left out. Raises ValueError for a place that the text does not have."""
        old = self.written
        wanted = [edit for edit in _apart(edits, len(old)) if edit.written != old[edit.start : edit.end]]
        if not wanted:
            return self
        editing = _Editing(self.pieces, len(old), step)
        # From the back: what stands before an edit keeps its place.
        for edit in reversed(wanted):
            editing.do(edit)
        return Text((*editing.before, *reversed(editing.behind)))

    def without(self, change: Piece) -> Text:
        """With this one of its pieces written as it was heard."""
        undone = Piece(change.heard, change.heard, fixed=True)
        return Text(tuple(undone if piece is change else piece for piece in self.pieces))


class _Editing:
    """Each piece is looked at once, however many edits there are: texts of hours have thousands."""

    def __init__(self, pieces: Sequence[Piece], length: int, step: str) -> None:
        self.before = list(pieces)
        self.behind: list[Piece] = []
        """The last of the text first."""
        self._until = length
        """Where `before` ends, in characters."""
        self._step = step

    def do(self, edit: Edit) -> None:
        """Every later one of the text was done before."""
        within = self._within(edit)
        old = "".join(piece.written for piece in within)
        until = self._until + len(old)
        if any(piece.fixed for piece in within):
            self.before += within
            self._until = until
            return
        # A changed piece cannot be parted: what it has beyond the edit stays as it is written.
        lead = edit.start - self._until
        one = Piece(
            "".join(piece.heard for piece in within),
            old[:lead] + edit.written + old[lead + edit.end - edit.start :],
            (*dict.fromkeys(name for piece in within for name in piece.steps if name != self._step), self._step),
            edit.fixed,
            None if edit.cursor is None else lead + edit.cursor,
        )
        self.before.append(one)
        self._until += len(one.written)

    def _within(self, edit: Edit) -> list[Piece]:
        """Taken out of `before`, which then ends where they began; what was not changed is parted there, and what
        stands behind them moves on."""
        start, end = edit.start, edit.end
        within: list[Piece] = []
        while self.before:
            piece, until = self.before[-1], self._until
            at = until - len(piece.written)
            if piece.steps:
                touched = (at < end and until > start) or (at == until and start <= at <= end and start < end)
                if not touched and until <= start:
                    break
                (within if touched else self.behind).append(self.before.pop())
                self._until = at
                continue
            if until <= start and piece.written:
                break
            self.before.pop()
            self._until = min(max(at, start), until)
            for part, first, last in (
                (self.behind, end, until),
                (within, start, min(end, until)),
                (self.before, at, min(start, until)),
            ):
                kept = piece.written[max(first, at) - at : max(0, last - at)]
                if kept:
                    part.append(replace(piece, heard=kept, written=kept))
            if at < start:
                break
        return within[::-1]


def _apart(edits: Iterable[Edit], length: int) -> Sequence[Edit]:
    """By their places, the first of any that overlap."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        if not 0 <= edit.start <= edit.end <= length:
            raise ValueError(f"no such place: {edit.start} to {edit.end} of {length}")
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept
