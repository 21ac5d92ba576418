"""The layers of this screen, on a connection to the compositor of our own, spoken to on Qt's thread."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal
from PySide6.QtGui import QGuiApplication

from tray_app.wayland.layers import Layers, LayerSurface, Paint, Place
from tray_app.wayland.wire import WaylandFault

if TYPE_CHECKING:
    from tray_app.wayland.pointer import PointedAt, Pointer

log = logging.getLogger(__name__)


class LayerHost(QObject):
    """Qt's thread. At rest nothing runs: the compositor says nothing while it has nothing to say."""

    gone = Signal()
    """The compositor does not speak to us any more; whatever is shown has gone with it."""

    def __init__(self, layers: Layers) -> None:
        super().__init__()
        self._layers = layers
        self._surfaces: list[LayerSurface] = []
        self._pointer: Pointer | None = None
        self.is_open = True
        self._notifier = QSocketNotifier(layers.connection.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def show(
        self,
        place: Place,
        size: tuple[int, int],
        paint: Paint,
        *,
        pointed_at: PointedAt | None = None,
        closed: Callable[[], object] = lambda: None,
    ) -> LayerSurface | None:
        """A picture on the screen that has the focus; None when the compositor has gone. With `pointed_at` it can be
        clicked, without it clicks go to what lies beneath."""
        made: list[LayerSurface] = []

        def show() -> None:
            screen = QGuiApplication.primaryScreen()
            scale = screen.devicePixelRatio() if screen is not None else 1.0
            clickable = pointed_at is not None
            surface = LayerSurface(self._layers, place, size, paint, scale=scale, clickable=clickable, closed=closed)
            self._surfaces.append(surface)
            if pointed_at is not None:
                self._pointer_here().watch(surface.surface, pointed_at)
            self._layers.connection.flush()
            made.append(surface)

        self.speak(show)
        return made[0] if made else None

    def take_away(self, surface: LayerSurface) -> None:
        if surface in self._surfaces:
            self._surfaces.remove(surface)
        if self._pointer is not None:
            self._pointer.forget(surface.surface)
        self.speak(surface.close)

    def speak(self, work: Callable[[], object]) -> None:
        """Does what may find that the compositor has gone."""
        if not self.is_open:
            return
        try:
            work()
        except WaylandFault as fault:
            self._lose(fault)

    def close(self) -> None:
        if self.is_open:
            self.is_open = False
            self._notifier.setEnabled(False)
            self._surfaces.clear()
            self._layers.connection.close()

    # --- inside --------------------------------------------------------------------------

    def _hear(self) -> None:
        self.speak(self._read)

    def _read(self) -> None:
        self._layers.connection.dispatch()
        for surface in list(self._surfaces):  # a picture may be free again
            surface.draw()
        self._layers.connection.flush()

    def _pointer_here(self) -> Pointer:
        """Heard only by who shows something to click."""
        from tray_app.wayland.pointer import Pointer

        if self._pointer is None:
            self._pointer = Pointer(self._layers.connection)
        return self._pointer

    def _lose(self, fault: WaylandFault) -> None:
        log.info("the layers of the screen are gone: %s", fault.problem.detail)
        self.close()
        self.gone.emit()


_host: LayerHost | None = None
_none_here = False


def layers_here() -> LayerHost | None:
    """Of this session; None where its compositor has none. Blocks for a round trip the first time, a millisecond."""
    global _host, _none_here  # one connection for all that is shown
    if _none_here:
        return None
    if _host is None or not _host.is_open:
        try:
            _host = LayerHost(Layers.open())
        except WaylandFault as fault:
            log.info("nothing can be shown above the windows: %s", fault.problem.title)
            _none_here = True
            return None
    return _host
