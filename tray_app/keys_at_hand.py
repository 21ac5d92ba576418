"""The keyboard for whoever chooses a hotkey by pressing it: the running program's own keys stand aside meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Protocol

from tray_app.core.errors import HotkeyFault
from tray_app.core.supervision import start_thread
from tray_app.session import Session, SessionKind, session_of

log = logging.getLogger(__name__)

_CAPTURE, _TRIAL = "capture", "trial"


class HeldBack(Protocol):
    """Hotkeys that can stand aside."""

    def hold_back(self, who: str) -> None: ...

    def let_go(self, who: str) -> None: ...


class KeysAtHand:
    """Implements `ui.key_capture.Keyboard`. Qt's thread; nothing is loaded and no thread runs but while a key is
    chosen."""

    def __init__(
        self, hotkeys: HeldBack, call: Callable[[Callable[[], None]], None], session: Session | None = None
    ) -> None:
        """`call` has done on Qt's thread what it is given on any."""
        self._hotkeys = hotkeys
        self._call = call
        self._on_x11 = (session or session_of()).kind is SessionKind.X11
        self._names: dict[int, str] = {}
        """By keycode, of the layout there was when a key was last asked for."""

    def hold_back(self) -> None:
        self._hotkeys.hold_back(_CAPTURE)
        if self._on_x11:
            start_thread("key-names", self._look_up_names, again=False)

    def let_go(self) -> None:
        self._hotkeys.let_go(_CAPTURE)

    def name_of(self, code: int) -> str:
        return self._names.get(code, "")

    def find_taken(self, key: str, told: Callable[[bool], None]) -> None:
        if self._on_x11:
            self._hotkeys.hold_back(_TRIAL)
            start_thread("key-trial", lambda: self._try(key, told), again=False)

    def _look_up_names(self) -> None:
        from tray_app.hotkeys.x11_pressed import key_names  # there is no Xlib elsewhere

        try:
            self._names = key_names()
        except Exception as error:  # noqa: BLE001 - whatever the display does, Qt's own names of keys will do
            log.info("the keyboard was not read: %s", error)

    def _try(self, key: str, told: Callable[[bool], None]) -> None:
        from tray_app.hotkeys.x11_pressed import taken_by_another

        try:
            taken = taken_by_another(key)
        except HotkeyFault:
            return  # told where it is listened for
        except Exception as error:  # noqa: BLE001 - as above: nobody knows then
            log.info("the key was not tried: %s", error)
        else:
            self._call(lambda: told(taken))
        finally:
            self._hotkeys.let_go(_TRIAL)
