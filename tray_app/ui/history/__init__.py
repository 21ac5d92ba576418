"""The History place of the home window; imported when it is first shown."""

from .place import HistoryPlace

__all__ = ["HistoryPlace"]
