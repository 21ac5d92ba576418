"""What presses and releases mean, with keys and time handed in."""

from __future__ import annotations

import itertools

import pytest

from tray_app.core.combination import MODIFIER_OF, Chord, Modifiers, find_chord, parse_combination
from tray_app.core.events import BindingId, Cancel, Event, KeyDown, KeyUp, Origin, ShortcutUsed
from tray_app.hotkeys.machine import Hotkey, HotkeyMachine

MS = 1_000_000


def machine(*hotkeys: str, cancel: str = "esc", grace_ms: int = 0) -> HotkeyMachine:
    """Hotkeys that are named after their keys."""

    def chord(text: str) -> Chord:
        return find_chord(parse_combination(text), lambda name: frozenset({name}))

    return HotkeyMachine(tuple(Hotkey(BindingId(text), chord(text)) for text in hotkeys), chord(cancel), grace_ms)


class Keyboard:
    """Feeds a machine by key names, with a clock that moves a millisecond a key."""

    def __init__(self, *hotkeys: str, cancel: str = "esc", grace_ms: int = 0) -> None:
        self.machine = machine(*hotkeys, cancel=cancel, grace_ms=grace_ms)
        self.now_ns = 1_000 * MS
        self.held = Modifiers.NONE

    def press(self, name: str) -> Event | None:
        self.now_ns += MS
        held = self.held
        self.held |= MODIFIER_OF.get(name, Modifiers.NONE)
        if name in self.machine.codes:
            return self.machine.press(name, held, self.now_ns - MS, self.now_ns)
        return self.machine.foreign_press(self.now_ns - MS)

    def release(self, name: str) -> Event | None:
        self.now_ns += MS
        self.held &= ~MODIFIER_OF.get(name, Modifiers.NONE)
        if name not in self.machine.codes:
            return None
        return self.machine.release(name, self.now_ns - MS, self.now_ns)

    def kinds(self, *steps: str) -> list[type[Event]]:
        """Steps such as "+ctrl_r" and "-ctrl_r"; the kinds of the events they made."""
        events = [self.press(step[1:]) if step[0] == "+" else self.release(step[1:]) for step in steps]
        return [type(event) for event in events if event is not None]


def test_one_press_and_one_release_make_one_dictation() -> None:
    assert Keyboard("ctrl_r").kinds("+ctrl_r", "-ctrl_r") == [KeyDown, KeyUp]


def test_events_carry_the_time_of_the_key_and_of_our_handler() -> None:
    event = Keyboard("f9").press("f9")
    assert isinstance(event, KeyDown)
    assert (event.event_ns, event.handled_ns) == (1_000 * MS, 1_001 * MS)


def test_auto_repeat_does_not_restart_a_take() -> None:
    assert Keyboard("f9").kinds(*["+f9"] * 22, "-f9") == [KeyDown, KeyUp]


def test_the_other_side_is_another_key() -> None:
    assert Keyboard("ctrl_r").kinds("+ctrl_l", "-ctrl_l") == []


@pytest.mark.parametrize("side", ["ctrl_l", "ctrl_r"])
def test_a_bare_modifier_is_either_side(side: str) -> None:
    assert Keyboard("ctrl+d").kinds(f"+{side}", "+d", "-d") == [KeyDown, KeyUp]


def test_a_bare_modifier_stays_down_while_one_of_its_sides_is() -> None:
    steps = ("+ctrl_l", "+d", "+ctrl_r", "-ctrl_l", "-ctrl_r")
    assert Keyboard("ctrl+d").kinds(*steps) == [KeyDown, KeyUp]


@pytest.mark.parametrize("order", list(itertools.permutations(["ctrl_l", "shift_l", "d"])))
def test_a_combination_may_be_pressed_and_released_in_any_order(order: tuple[str, ...]) -> None:
    keyboard = Keyboard("ctrl+shift+d")
    assert keyboard.kinds(*(f"+{name}" for name in order)) == [KeyDown]
    assert keyboard.kinds(*(f"-{name}" for name in order)) == [KeyUp]


def test_the_last_key_alone_can_be_pressed_again_for_the_next_take() -> None:
    steps = ("+ctrl_l", "+d", "-d", "+d", "-d", "-ctrl_l")
    assert Keyboard("ctrl+d").kinds(*steps) == [KeyDown, KeyUp, KeyDown, KeyUp]


@pytest.mark.parametrize("modifier", ["alt_l", "ctrl_l", "cmd_l", "shift_r", "alt_gr"])
def test_a_hotkey_with_further_modifiers_belongs_to_the_window(modifier: str) -> None:
    keyboard = Keyboard("f9")
    assert keyboard.kinds(f"+{modifier}", "+f9", f"-{modifier}", "+f9", "-f9") == []
    assert keyboard.kinds("+f9", "-f9") == [KeyDown, KeyUp]


def test_a_modifier_pressed_during_the_take_does_not_end_it() -> None:
    assert Keyboard("f9").kinds("+f9", "+shift_l", "-shift_l", "-f9") == [KeyDown, KeyUp]


def test_a_shortcut_with_the_hotkeys_modifier_is_told() -> None:
    assert Keyboard("ctrl_r").kinds("+ctrl_r", "+c", "-c", "-ctrl_r") == [KeyDown, ShortcutUsed, KeyUp]


def test_a_shortcut_carries_the_time_of_its_key() -> None:
    keyboard = Keyboard("ctrl_r")
    keyboard.press("ctrl_r")
    pressed_ns = keyboard.now_ns
    assert keyboard.press("c") == ShortcutUsed(pressed_ns, BindingId("ctrl_r"))


def test_a_shortcut_is_told_once() -> None:
    assert Keyboard("ctrl_r").kinds("+ctrl_r", "+c", "+c", "+v", "-ctrl_r") == [KeyDown, ShortcutUsed, KeyUp]


def test_a_key_pressed_later_is_no_shortcut() -> None:
    keyboard = Keyboard("ctrl_r")
    keyboard.press("ctrl_r")
    keyboard.now_ns += 600 * MS
    assert keyboard.press("c") is None


def test_another_key_beside_a_typing_hotkey_is_no_shortcut() -> None:
    assert Keyboard("f9").kinds("+f9", "+c", "-f9") == [KeyDown, KeyUp]


def test_the_cancel_key_cancels_only_while_recording() -> None:
    keyboard = Keyboard("ctrl_r")
    assert keyboard.kinds("+esc", "-esc") == []
    keyboard.machine.recording = True
    assert keyboard.kinds("+esc", "+esc", "-esc") == [Cancel]


def test_the_cancel_key_counts_with_the_hotkeys_modifier_held() -> None:
    keyboard = Keyboard("ctrl_r")
    keyboard.press("ctrl_r")
    keyboard.machine.recording = True
    assert keyboard.kinds("+esc") == [Cancel]


def test_only_the_time_of_a_foreign_key_is_kept() -> None:
    keyboard = Keyboard("ctrl_r")
    keyboard.press("s")
    pressed_ns = keyboard.machine.last_foreign_ns
    assert pressed_ns == 1_000 * MS
    keyboard.press("ctrl_r")
    assert keyboard.machine.last_foreign_ns == pressed_ns
    kept = repr({key: value for key, value in vars(keyboard.machine).items() if key not in ("hotkeys", "cancel")})
    assert "'s'" not in kept


def test_a_combinations_key_pressed_alone_is_typing() -> None:
    keyboard = Keyboard("alt_l+space")
    keyboard.press("space")
    assert keyboard.machine.last_foreign_ns == 1_000 * MS


def test_a_combinations_modifier_pressed_alone_is_not_typing() -> None:
    keyboard = Keyboard("alt_l+space")
    keyboard.press("alt_l")
    assert keyboard.machine.last_foreign_ns == 0


def test_a_release_undone_within_the_grace_is_none() -> None:
    keyboard = Keyboard("f9", grace_ms=50)
    assert keyboard.kinds("+f9", "-f9", "+f9") == [KeyDown]
    assert keyboard.machine.confirm_release(keyboard.now_ns + 1_000 * MS) is None
    assert keyboard.machine.active


def test_a_release_counts_after_the_grace_with_the_time_it_happened() -> None:
    keyboard = Keyboard("f9", grace_ms=50)
    assert keyboard.kinds("+f9", "-f9") == [KeyDown]
    released_ns = keyboard.now_ns
    assert keyboard.machine.release_due_ns == released_ns + 50 * MS
    assert keyboard.machine.confirm_release(released_ns + 49 * MS) is None
    event = keyboard.machine.confirm_release(released_ns + 50 * MS)
    assert isinstance(event, KeyUp)
    assert event.handled_ns == released_ns
    assert keyboard.kinds("+f9") == [KeyDown]


def test_a_press_after_the_grace_is_another_one_although_nobody_confirmed_the_release() -> None:
    keyboard = Keyboard("f9", grace_ms=50)
    keyboard.kinds("+f9", "-f9")
    released_ns = keyboard.now_ns - MS
    assert keyboard.machine.released_before(released_ns + 49 * MS) is None
    event = keyboard.machine.released_before(released_ns + 50 * MS)
    assert isinstance(event, KeyUp)
    assert event.event_ns == released_ns
    assert keyboard.kinds("+f9") == [KeyDown]


def test_a_missed_release_ends_the_take() -> None:
    keyboard = Keyboard("ctrl_l+f9")
    keyboard.kinds("+ctrl_l", "+f9")
    later_ns = keyboard.now_ns + 500 * MS
    assert keyboard.machine.verify({"ctrl_l", "f9"}, later_ns) is None
    assert isinstance(keyboard.machine.verify(set(), later_ns), KeyUp)
    assert not keyboard.machine.down_since_ns
    assert keyboard.machine.verify(set(), later_ns) is None


def test_an_answer_older_than_the_press_does_not_end_the_take() -> None:
    keyboard = Keyboard("f9")
    keyboard.press("f9")
    assert keyboard.machine.verify(set(), keyboard.now_ns - MS) is None
    assert keyboard.machine.active


# --- several hotkeys ---------------------------------------------------------------------


def bindings_of(keyboard: Keyboard, *steps: str) -> list[str]:
    """The kinds of the events that the steps made, each with its hotkey."""
    events = [keyboard.press(step[1:]) if step[0] == "+" else keyboard.release(step[1:]) for step in steps]
    return [f"{type(event).__name__} {event.binding}" for event in events if isinstance(event, KeyDown | KeyUp)]


def test_each_hotkey_is_told_by_its_name() -> None:
    keyboard = Keyboard("f9", "ctrl+alt+d")
    assert bindings_of(keyboard, "+f9", "-f9") == ["KeyDown f9", "KeyUp f9"]
    steps = ("+ctrl_l", "+alt_l", "+d", "-alt_l", "-d", "-ctrl_l")
    assert bindings_of(keyboard, *steps) == ["KeyDown ctrl+alt+d", "KeyUp ctrl+alt+d"]


def test_of_a_key_alone_and_with_a_modifier_the_one_that_is_pressed_begins() -> None:
    keyboard = Keyboard("f9", "shift+f9")
    steps = ("+f9", "-f9", "+shift_l", "+f9", "-f9", "-shift_l")
    assert bindings_of(keyboard, *steps) == ["KeyDown f9", "KeyUp f9", "KeyDown shift+f9", "KeyUp shift+f9"]


def test_another_hotkey_pressed_meanwhile_begins_and_ends_nothing() -> None:
    assert bindings_of(Keyboard("f9", "f8"), "+f9", "+f8", "-f8", "-f9", "+f8") == [
        "KeyDown f9", "KeyUp f9", "KeyDown f8",
    ]  # fmt: skip


def test_another_hotkeys_key_makes_a_shortcut_with_a_modifier() -> None:
    keyboard = Keyboard("ctrl_r", "f9")
    assert keyboard.kinds("+ctrl_r", "+f9", "-f9", "-ctrl_r") == [KeyDown, ShortcutUsed, KeyUp]
    assert keyboard.machine.last_foreign_ns


def test_another_hotkeys_modifier_makes_none() -> None:
    assert Keyboard("ctrl_r", "alt_l+f9").kinds("+ctrl_r", "+alt_l", "-alt_l", "-ctrl_r") == [KeyDown, KeyUp]


def test_of_two_hotkeys_that_this_layout_has_on_one_key_the_one_with_most_keys_begins() -> None:
    assert bindings_of(Keyboard("f9", "f9+d"), "+d", "+f9", "-d") == ["KeyDown f9+d", "KeyUp f9+d"]


def test_a_hotkey_that_is_held_stays_so_when_only_others_change() -> None:
    keyboard = Keyboard("f9", "f8")
    keyboard.press("f9")
    new = machine("f7", "f9")
    assert new.take_over(keyboard.machine, keyboard.now_ns) is None
    keyboard.machine = new
    assert bindings_of(keyboard, "+f9", "+f7", "-f9") == ["KeyUp f9"]


def test_a_hotkey_that_is_held_and_is_none_any_more_comes_up() -> None:
    keyboard = Keyboard("f9", "f8")
    keyboard.press("f9")
    event = machine("f8").take_over(keyboard.machine, keyboard.now_ns)
    assert event == KeyUp(Origin.HOTKEY, keyboard.now_ns, keyboard.now_ns, BindingId("f9"))
