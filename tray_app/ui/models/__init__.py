"""The Models window; imported when it is first opened."""

from .window import ModelsWindow

__all__ = ["ModelsWindow"]
