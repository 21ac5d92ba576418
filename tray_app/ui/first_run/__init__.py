"""The first run: five short steps from a fresh program to a dictated text; imported when it is shown."""

from .window import FirstRunWindow

__all__ = ["FirstRunWindow"]
