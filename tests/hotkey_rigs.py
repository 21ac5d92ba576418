"""A finger on a keyboard and the hotkeys that hear it: in memory, or real key events on the private desktop."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager

from desktop import PrivateDesktop
from fakes_hotkeys import FINGER, FakeHotkeys
from finger import Finger
from target_windows import TextWindow
from Xlib.display import Display

from tray_app.core.bindings import ListenedKeys
from tray_app.core.events import Event
from tray_app.hotkeys.keyboard_hotkeys import KeyboardHotkeys
from tray_app.hotkeys.x11_source import X11Source

# xdotool presses Control_L before Control_R when it is given the name; a keycode is pressed as it is.
KEYCODES = {
    "ctrl_l": "37",
    "ctrl_r": "105",
    "shift_l": "50",
    "alt_l": "64",
    "alt_r": "108",
    "esc": "Escape",  # its keycode, 9, is taken for the digit
    "enter": "36",
    "space": "65",
    "f8": "74",
    "f9": "75",
    "caps_lock": "66",
    "num_lock": "77",
    "ö": "47",
    ";": "47",
}
PATIENCE_S = 10.0
LAYOUT_S = 0.6
"""A change of the layout is taken up within this."""
QUIET_S = 0.2
"""How long a real keyboard is listened to before nothing is taken for nothing."""


def x_name(name: str) -> str:
    """For xdotool: the keycode of a key that is no letter."""
    return KEYCODES.get(name, name)


class Rig(ABC):
    """Hotkeys that are started, what they posted, and a finger."""

    hotkeys: KeyboardHotkeys

    def __init__(self) -> None:
        self.events: list[Event] = []

    def kinds(self) -> list[str]:
        return [type(event).__name__ for event in self.events]

    def tap(self, name: str) -> None:
        self.press(name)
        self.release(name)

    def tap_quickly(self, name: str, times: int) -> None:
        """With as good as no time between."""
        for _ in range(times):
            self.tap(name)

    @abstractmethod
    def press(self, name: str) -> None:
        """By a program, as xdotool and remote desktops do."""

    @abstractmethod
    def release(self, name: str) -> None: ...

    @abstractmethod
    def press_finger(self, name: str) -> None:
        """On the keyboard itself."""

    @abstractmethod
    def release_finger(self, name: str) -> None: ...

    @abstractmethod
    def click(self) -> None: ...

    @abstractmethod
    def wait_ms(self, milliseconds: int) -> None:
        """Time passes with the keys as they are; a key that is down repeats."""

    @abstractmethod
    def now_ns(self) -> int: ...

    @abstractmethod
    def expect(self, *kinds: str) -> None:
        """Fails unless exactly these events were posted, now or (on a real keyboard) in a moment."""

    @abstractmethod
    def settle(self) -> None:
        """Blocks until what was asked of the keyboard is in force."""

    @abstractmethod
    def miss(self, name: str) -> None:
        """The key comes up while nobody listens."""

    @abstractmethod
    def lack(self, name: str) -> None:
        """Makes sure the keyboard has no such key."""

    @abstractmethod
    def layout_with(self, name: str) -> AbstractContextManager[None]:
        """The layout gets this key, and loses it again."""

    @abstractmethod
    def close(self) -> None: ...


class FakeRig(Rig):
    def __init__(self, keys: ListenedKeys) -> None:
        super().__init__()
        self.hotkeys = self._fake = FakeHotkeys(self.events.append, keys)
        self._keyboard = self._fake.keyboard
        self.hotkeys.start()

    def press(self, name: str) -> None:
        self._keyboard.pass_ms(5)
        self._keyboard.press(name)

    def release(self, name: str) -> None:
        self._keyboard.pass_ms(5)
        self._keyboard.release(name)

    def wait_ms(self, milliseconds: int) -> None:
        for _ in range(max(1, milliseconds // 40)):
            self._keyboard.pass_ms(40)
            for name, devices in list(self._keyboard.down.items())[-1:]:
                self._keyboard.press(name, device=min(devices))

    def now_ns(self) -> int:
        return self._keyboard.now_ns

    def expect(self, *kinds: str) -> None:
        assert self.kinds() == list(kinds), f"posted: {self.events}"

    def press_finger(self, name: str) -> None:
        self._keyboard.press(name, device=FINGER)

    def release_finger(self, name: str) -> None:
        self._keyboard.release(name, device=FINGER)

    def click(self) -> None:
        self._keyboard.click()

    def miss(self, name: str) -> None:
        self._keyboard.deaf = True
        self._keyboard.release(name)
        self._keyboard.deaf = False
        self._keyboard.pass_ms(500)

    def settle(self) -> None: ...

    def lack(self, name: str) -> None:
        self._keyboard.missing = frozenset({name})

    @contextmanager
    def layout_with(self, name: str) -> Iterator[None]:
        self._keyboard.change_layout(frozenset())
        yield
        self._keyboard.change_layout(frozenset({name}))

    def close(self) -> None:
        self.hotkeys.close()


class RealRig(Rig):
    """Needs $DISPLAY to be the desktop's, and a window with the focus there."""

    def __init__(self, desktop: PrivateDesktop, keys: ListenedKeys, *, foreign_layouts: bool = False) -> None:
        super().__init__()
        self._desktop = desktop
        self._down: list[str] = []
        self._finger = Finger(desktop.display)
        self.source = X11Source(foreign_layouts=foreign_layouts)
        self.hotkeys = KeyboardHotkeys(self.events.append, keys, self.source)
        self.hotkeys.start()
        self.settle()

    def press(self, name: str) -> None:
        self._down.append(name)
        self._desktop.key_down(x_name(name))

    def release(self, name: str) -> None:
        self._down.remove(name)
        self._desktop.key_up(x_name(name))

    def tap_quickly(self, name: str, times: int) -> None:
        self._desktop.run(["xdotool", "key", "--delay", "0", *[x_name(name)] * times])

    def press_finger(self, name: str) -> None:
        self._finger.press(int(KEYCODES[name]))

    def release_finger(self, name: str) -> None:
        self._finger.release(int(KEYCODES[name]))

    def click(self) -> None:
        self._desktop.run(["xdotool", "click", "1"])

    def wait_ms(self, milliseconds: int) -> None:
        time.sleep(milliseconds / 1000)

    def now_ns(self) -> int:
        return time.monotonic_ns()

    def expect(self, *kinds: str) -> None:
        deadline_ns = time.monotonic_ns() + int(PATIENCE_S * 1e9)
        while self.kinds() != list(kinds) and time.monotonic_ns() < deadline_ns:
            time.sleep(0.01)
        time.sleep(QUIET_S)
        assert self.kinds() == list(kinds), f"posted: {self.events}"

    def settle(self) -> None:
        """Blocks until the thread has done what it was asked, and the server too, grabs included."""
        done: list[bool] = []
        self.source._thread.do(self.source._thread.connection.sync)
        self.source._thread.do(lambda: done.append(True))
        deadline_ns = time.monotonic_ns() + int(PATIENCE_S * 1e9)
        while not done and time.monotonic_ns() < deadline_ns:
            time.sleep(0.005)
        assert done

    def kill_connection(self) -> None:
        """The server ends it, as when something goes wrong with it."""
        connection = Display(self._desktop.display)
        base = self.source._thread.connection.display.display.info.resource_id_base
        connection.create_resource_object("window", base).kill_client()
        connection.sync()
        connection.close()

    def miss(self, name: str) -> None:
        source = self.source
        heard = source._heard_key
        source._heard_key = lambda *_event: None  # type: ignore[method-assign]  # deaf for a moment
        self.release(name)
        time.sleep(QUIET_S)
        source._heard_key = heard  # type: ignore[method-assign]

    def lack(self, name: str) -> None:
        assert name == "ö", "the one the US layout lacks"

    @contextmanager
    def layout_with(self, name: str) -> Iterator[None]:
        assert name == "ö"
        self._desktop.set_layout("de")
        time.sleep(LAYOUT_S)
        try:
            yield
        finally:
            self._desktop.set_layout("us")

    def close(self) -> None:
        for name in reversed(self._down):
            self._desktop.key_up(x_name(name))
        self._finger.close()
        self.hotkeys.close()


MakeRig = Callable[..., RealRig]


def arrives(desktop: PrivateDesktop, window: TextWindow, text: str) -> bool:
    """Whether `text` and nothing else is in the window; a last key settles that nothing is still on its way."""
    desktop.run(["xdotool", "key", "x"])
    return window.wait_for(text + "x") == text + "x"
