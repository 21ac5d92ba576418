"""The shape of each state: told apart without colour, sharp at any size."""

from __future__ import annotations

from .breaches import State
from .drawing import Box, Drawing, Ink, Shape, dot, straight
from .words import word

STATE_INKS = {
    State.OK: Ink.TEXT,
    State.PENDING: Ink.PENDING,
    State.BREACH: Ink.BREACH,
    State.CLEARING: Ink.BREACH,
    State.NO_DATA: Ink.DIM,
    State.PAUSED: Ink.DIM,
}


def state_mark(state: State, side: float = 10.0) -> Drawing:
    """Ok a dot, pending a ring, breach a filled square, clearing a hollow one, no data a dash, paused two bars."""
    ink, middle, stroke = STATE_INKS[state], side / 2, max(1.5, side / 6)
    shapes: dict[State, tuple[Shape, ...]] = {
        State.OK: (dot(middle, middle, side / 5, ink),),
        State.PENDING: (dot(middle, middle, middle, ink, stroke),),
        State.BREACH: (Box(0, 0, side, side, ink),),
        State.CLEARING: (Box(0, 0, side, side, ink, stroke=stroke),),
        State.NO_DATA: (straight(stroke / 2, middle, side - stroke / 2, middle, ink, stroke),),
        State.PAUSED: tuple(Box(side * left, 0, side * 0.3, side, ink) for left in (0.1, 0.6)),
    }
    return Drawing(side, side, word(state), shapes[state])
