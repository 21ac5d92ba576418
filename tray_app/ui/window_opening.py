"""Opens the Performance window without holding up Qt's thread.

Its code is loaded in slices (`loading`); building it and showing it are two turns of the event loop. All at once they
would keep the overlay of a dictation waiting for a tenth of a second.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .loading import load

if TYPE_CHECKING:
    from .window import PerformanceWindow

CODE = "tray_app.ui.window.performance"
Then = Callable[["PerformanceWindow"], None]


class WindowOpening:
    """Qt's thread only."""

    def __init__(self, build: Callable[[], PerformanceWindow], call: Callable[[Callable[[], None]], None]) -> None:
        """`build` makes the window; `call` runs what it is given on Qt's thread, later, and may be called anywhere."""
        self._build = build
        self._call = call
        self._loading = False
        self._then: list[Then] = []
        self.window: PerformanceWindow | None = None
        """None before it was first opened."""

    def open(self, then: Then | None = None) -> None:
        """Show the window, or bring it to the front; `then` is called with it once it is shown. Returns at once."""
        if then is not None:
            self._then.append(then)
        if self.window is not None:
            self._show()
        elif not self._loading:
            self._loading = True
            load("window-loader", lambda: (CODE,), self._call, self._make)

    def _make(self) -> None:
        self._loading = False
        self.window = self._build()
        self._call(self._show)

    def _show(self) -> None:
        assert self.window is not None, "shown only once it was made"
        self.window.show_and_raise()
        waiting, self._then = self._then, []
        for then in waiting:
            then(self.window)
