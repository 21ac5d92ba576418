"""The Performance window; imported when it is first opened."""

from .performance import PerformanceWindow

__all__ = ["PerformanceWindow"]
