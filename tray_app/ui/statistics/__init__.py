"""The Statistics place of the home window; imported when it is first shown."""

from typing import TYPE_CHECKING

from tray_app.core.on_demand import on_demand

if TYPE_CHECKING:
    from .place import StatisticsPlace

__all__ = ["StatisticsPlace"]
__getattr__ = on_demand(__name__, StatisticsPlace="place")
