"""The place Models; imported when it is first shown."""

from .place import ModelsPlace

__all__ = ["ModelsPlace"]
