"""The Performance window; imported when it is first opened."""

from typing import TYPE_CHECKING

from tray_app.core.on_demand import on_demand

if TYPE_CHECKING:
    from .performance import PerformanceWindow

__all__ = ["PerformanceWindow"]
__getattr__ = on_demand(__name__, PerformanceWindow="performance")
