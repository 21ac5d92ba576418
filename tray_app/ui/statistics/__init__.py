"""The Statistics place of the home window; imported when it is first shown."""

from .place import StatisticsPlace

__all__ = ["StatisticsPlace"]
