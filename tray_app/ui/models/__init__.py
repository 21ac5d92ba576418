"""The place Models; imported when it is first shown."""

from typing import TYPE_CHECKING

from tray_app.core.on_demand import on_demand

if TYPE_CHECKING:
    from .place import ModelsPlace

__all__ = ["ModelsPlace"]
__getattr__ = on_demand(__name__, ModelsPlace="place")
