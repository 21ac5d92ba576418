"""The first run: five short steps from a fresh program to a dictated text; imported when it is shown."""

from typing import TYPE_CHECKING

from tray_app.core.on_demand import on_demand

if TYPE_CHECKING:
    from .window import FirstRunWindow

__all__ = ["FirstRunWindow"]
__getattr__ = on_demand(__name__, FirstRunWindow="window")
