"""Windows that come up by themselves while somebody writes: none of them may take the keyboard.

On X11, on Windows and macOS a window can say so. On Wayland it cannot: there it comes on a layer of the screen, or
not at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tray_app.session import SessionKind, session_of

if TYPE_CHECKING:
    from .layers.host import LayerHost
    from .layers.widget import LayerWidget

MARGIN = 16
"""Between a small window in a corner and the edges of the screen."""


def windows_come_quietly() -> bool:
    """Whether a window of Qt's can be shown without taking the keyboard."""
    return QGuiApplication.platformName() != "wayland"


def caret_is_told() -> bool:
    """Whether where one writes can be known as a place on the screen: on Wayland programs count from the corner of
    their window, and only sway tells where that is."""
    session = session_of()
    if session.kind is not SessionKind.WAYLAND:
        return True
    from tray_app.wayland.window_place import is_told

    return not windows_come_quietly() and is_told()


def layers() -> LayerHost | None:
    """What can be shown instead where they cannot; None where nothing can."""
    from .layers.host import layers_here

    return layers_here()


def come_as_a_notice(popup: QWidget) -> bool:
    """Whether it may be shown; it comes in the lower corner where reading ends, where Qt cannot place it itself."""
    return windows_come_quietly() or _stand(popup, at_top=False) is not None


def come_as_a_line(window: QWidget) -> LayerWidget | None:
    """Shown from now on in the upper corner where reading ends, on top of other windows; None where it stays a window,
    as it can do so itself, or nothing else is there."""
    return None if windows_come_quietly() else _stand(window, at_top=True)


def show_quietly(window: QWidget) -> None:
    """On top, but without the keyboard."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)
    window.raise_()


def _stand(widget: QWidget, *, at_top: bool) -> LayerWidget | None:
    host = layers()
    if host is None:
        return None
    from tray_app.wayland.layers import Edge, Place

    from .layers.widget import LayerWidget

    side = Edge.LEFT if widget.isRightToLeft() else Edge.RIGHT
    edges = (Edge.TOP if at_top else Edge.BOTTOM) | side
    place = Place(edges, top=MARGIN, right=MARGIN, bottom=MARGIN, left=MARGIN)
    return LayerWidget(host, widget, place, framed=at_top)
