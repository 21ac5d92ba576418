"""The hotkeys as binds of the compositor: shown in a window, and written after a yes, as `holdtalk setup-keys` does."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING

from tray_app.compositor_keys.lines import LANGUAGES
from tray_app.core.bindings import bindings_of
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.snapshot import NoticeKind
from tray_app.core.supervision import start_thread
from tray_app.runtime import Runtime
from tray_app.session import compositor_of

if TYPE_CHECKING:
    from tray_app.compositor_keys.offer import Offer
    from tray_app.ui.key_lines import KeyLines

CODE = ("tray_app.ui.key_lines",)
NOT_HERE = Problem(
    "Holdtalk does not know how this desktop's configuration binds keys.",
    "Bind `holdtalk press` and `holdtalk release` (or `holdtalk toggle`) in the desktop's keyboard settings.",
)


class KeyLinesAtHand:
    """Qt's thread, where nothing else is said. Nothing of it is loaded before it is asked for."""

    def __init__(self, runtime: Runtime, call: Callable[[Callable[[], None]], None]) -> None:
        """`call` has done on Qt's thread what it is given on any."""
        self._runtime = runtime
        self._call = call
        self._loading = False
        self.window: KeyLines | None = None

    def open(self) -> None:
        """Returns at once; where there is nothing to be shown, a notice says so."""
        if self.window is not None:
            self.window.show_and_raise()
        elif not self._loading:
            self._loading = True
            start_thread("key-lines", self._look, again=False)

    def close(self) -> None:
        if self.window is not None:
            self.window.close()

    def _look(self) -> None:
        from tray_app.compositor_keys.configuration import configuration_of
        from tray_app.compositor_keys.offer import offer_for
        from tray_app.ui.loading import load_from_elsewhere

        try:
            compositor = compositor_of()
            if compositor not in LANGUAGES:
                raise HoldtalkError(NOT_HERE.title, NOT_HERE.remedy)
            configuration = configuration_of(compositor, os.environ)
            offer = offer_for(configuration, bindings_of(self._runtime.settings))
            load_from_elsewhere(CODE, self._call)
        except HoldtalkError as error:
            problem = error.problem
            self._loading = False
            self._runtime.tell(NoticeKind.WARNING, problem.title, problem.remedy)
        else:
            self._call(lambda: self._show(offer))

    def _show(self, offer: Offer) -> None:
        from tray_app.ui.key_lines import KeyLines

        self._loading = False
        window = self.window = KeyLines(
            offer, lambda: start_thread("key-lines", lambda: self._write(offer), again=False)
        )
        window.closed.connect(self._closed)
        self._call(self._raise)  # another turn of the loop: building it is long enough for one

    def _raise(self) -> None:
        if self.window is not None:
            self.window.show_and_raise()

    def _closed(self) -> None:
        self.window = None

    def _write(self, offer: Offer) -> None:
        from tray_app.compositor_keys.writing import reload, write

        try:
            done = write(offer.configuration, offer.text)
            said = [*done.files, reload(offer.configuration)]
        except HoldtalkError as error:
            problem = error.problem
            self._call(lambda: self._tell((), problem))
        else:
            self._runtime.hotkeys.bound()
            self._call(lambda: self._tell(said, None))

    def _tell(self, said: list[str] | tuple[()], problem: Problem | None) -> None:
        if self.window is not None:
            self.window.told(said, problem)
