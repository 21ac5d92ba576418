"""What every keyboard owes the controller, the fake one and the real one alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import permutations

import pytest
from desktop import PrivateDesktop
from fakes_hotkeys import listened
from hotkey_rigs import FakeRig, RealRig, Rig

from tray_app.core.errors import HotkeyFault
from tray_app.core.events import HotkeyFailed, KeyDown, KeyUp

MakeRig = Callable[..., Rig]


@pytest.fixture(params=["fake", pytest.param("real", marks=pytest.mark.desktop)])
def make_rig(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[MakeRig]:
    """`make_rig("f9")`: started hotkeys with these settings."""
    rigs: list[Rig] = []
    desktop: PrivateDesktop | None = None
    window = None
    if request.param == "real":
        desktop = request.getfixturevalue("desktop")
        monkeypatch.setenv("DISPLAY", desktop.display)
        window = desktop.open_window("xterm")

    def make(*keys: str, **settings: object) -> Rig:
        chosen = listened(*keys, **settings)  # type: ignore[arg-type]  # named by the test, checked when it runs
        rig: Rig = FakeRig(chosen) if desktop is None else RealRig(desktop, chosen)
        rigs.append(rig)
        return rig

    yield make
    for rig in rigs:
        rig.close()
    if window is not None:
        window.close()


def test_press_and_release_are_told_with_their_times(make_rig: MakeRig) -> None:
    rig = make_rig("ctrl_r")
    before_ns = rig.now_ns()
    rig.tap("ctrl_r")
    rig.expect("KeyDown", "KeyUp")
    down, up = rig.events
    assert isinstance(down, KeyDown)
    assert isinstance(up, KeyUp)
    assert before_ns <= down.event_ns <= down.handled_ns <= up.handled_ns
    assert down.event_ns < up.event_ns


def test_x11_autorepeat_does_not_restart_a_take(make_rig: MakeRig) -> None:
    rig = make_rig("space")
    rig.press("space")
    rig.wait_ms(1_500)
    rig.release("space")
    rig.expect("KeyDown", "KeyUp")


def test_left_and_right_are_told_apart(make_rig: MakeRig) -> None:
    rig = make_rig("ctrl_r")
    rig.tap("ctrl_l")
    rig.expect()
    rig.tap("ctrl_r")
    rig.expect("KeyDown", "KeyUp")


@pytest.mark.parametrize("first_up", ["ctrl_l", "shift_l", "d"])
def test_the_first_key_of_a_combination_that_comes_up_ends_the_take(make_rig: MakeRig, first_up: str) -> None:
    rig = make_rig("ctrl+shift+d")
    for name in ("ctrl_l", "shift_l", "d"):
        rig.press(name)
    rig.expect("KeyDown")
    rig.release(first_up)
    rig.expect("KeyDown", "KeyUp")
    for name in {"ctrl_l", "shift_l", "d"} - {first_up}:
        rig.release(name)
    rig.expect("KeyDown", "KeyUp")


def test_a_combination_may_be_pressed_in_any_order(make_rig: MakeRig) -> None:
    rig = make_rig("alt_l+f8")
    for count, order in enumerate(permutations(["alt_l", "f8"]), start=1):
        for name in order:
            rig.press(name)
        for name in order:
            rig.release(name)
        rig.expect(*["KeyDown", "KeyUp"] * count)


def test_alt_f9_belongs_to_the_window(make_rig: MakeRig) -> None:
    rig = make_rig("f9")
    rig.press("alt_l")
    rig.tap("f9")
    rig.release("alt_l")
    rig.expect()


def test_a_shortcut_is_told(make_rig: MakeRig) -> None:
    rig = make_rig("ctrl_r")
    rig.press("ctrl_r")
    rig.tap("c")
    rig.release("ctrl_r")
    rig.expect("KeyDown", "ShortcutUsed", "KeyUp")


def test_the_cancel_key_means_cancel_only_while_recording(make_rig: MakeRig) -> None:
    rig = make_rig("f9")
    rig.tap("esc")
    rig.expect()
    rig.hotkeys.recording(True)
    rig.tap("esc")
    rig.expect("Cancel")
    rig.hotkeys.recording(False)
    rig.tap("esc")
    rig.expect("Cancel")


def test_other_keys_are_noticed_by_their_time(make_rig: MakeRig) -> None:
    rig = make_rig("ctrl_r")
    before_ns = rig.now_ns()
    rig.tap("ctrl_r")
    rig.expect("KeyDown", "KeyUp")
    assert not rig.hotkeys.other_key_since(before_ns)
    rig.tap("shift_l")
    rig.expect("KeyDown", "KeyUp")
    assert not rig.hotkeys.other_key_since(before_ns), "a modifier alone types nothing"
    rig.tap("x")
    rig.wait_ms(100)
    assert rig.hotkeys.other_key_since(before_ns)
    assert not rig.hotkeys.other_key_since(rig.now_ns())


def test_presses_that_are_not_ours_are_remembered_by_their_times(make_rig: MakeRig) -> None:
    rig = make_rig("ctrl_r")
    before_ns = rig.now_ns()
    rig.tap("ctrl_r")
    rig.tap("shift_l")
    rig.expect("KeyDown", "KeyUp")
    assert rig.hotkeys.presses_since(before_ns) == ()
    for name in ("x", "esc"):
        rig.tap(name)
        rig.wait_ms(100)
    found = rig.hotkeys.presses_since(before_ns)
    assert found is not None
    assert len(found) == 2
    assert before_ns <= found[0] < found[1] <= rig.now_ns()
    assert rig.hotkeys.presses_since(rig.now_ns()) == ()


def test_hotkeys_that_rest_are_not_heard_and_what_is_pressed_is(make_rig: MakeRig) -> None:
    rig = make_rig("f9")
    before_ns = rig.now_ns()
    rig.hotkeys.apply(listened())
    rig.settle()
    rig.tap("f9")
    rig.wait_ms(100)
    rig.expect()
    assert len(rig.hotkeys.presses_since(before_ns) or ()) == 1
    rig.hotkeys.apply(listened("f9"))
    rig.settle()
    rig.tap("f9")
    rig.expect("KeyDown", "KeyUp")


def test_a_missed_release_ends_the_take(make_rig: MakeRig) -> None:
    rig = make_rig("ctrl_r")
    rig.press("ctrl_r")
    rig.expect("KeyDown")
    rig.miss("ctrl_r")
    rig.expect("KeyDown", "KeyUp")
    rig.wait_ms(500)
    rig.tap("ctrl_r")
    rig.expect("KeyDown", "KeyUp", "KeyDown", "KeyUp")


def test_a_new_key_takes_effect_at_once_and_ends_a_take_of_the_old_one(make_rig: MakeRig) -> None:
    rig = make_rig("ctrl_r")
    rig.press("ctrl_r")
    rig.expect("KeyDown")
    rig.hotkeys.apply(listened("f9"))
    rig.expect("KeyDown", "KeyUp")
    rig.release("ctrl_r")
    rig.tap("ctrl_r")
    rig.expect("KeyDown", "KeyUp")
    rig.tap("f9")
    rig.expect("KeyDown", "KeyUp", "KeyDown", "KeyUp")


def test_an_unknown_new_key_is_refused_and_the_old_one_stays(make_rig: MakeRig) -> None:
    rig = make_rig("f9")
    with pytest.raises(HotkeyFault):
        rig.hotkeys.apply(listened("f99"))
    rig.tap("f9")
    rig.expect("KeyDown", "KeyUp")


def test_a_key_the_keyboard_lacks_is_told_and_another_can_be_tried(make_rig: MakeRig) -> None:
    rig = make_rig("f9")
    rig.hotkeys.close()
    rig.lack("ö")
    with pytest.raises(HotkeyFault, match="ö"):
        rig.hotkeys.apply(listened("ö"))
    rig.tap("f9")
    rig.expect()
    rig.hotkeys.apply(listened("f8"))
    rig.tap("f8")
    rig.expect("KeyDown", "KeyUp")


def test_keys_of_our_own_typing_are_not_the_users(make_rig: MakeRig) -> None:
    rig = make_rig("space")
    before_ns = rig.now_ns()
    rig.hotkeys.typing(True)
    for name in ("h", "space", "enter"):
        rig.tap(name)
    rig.hotkeys.typing(False)
    rig.expect()
    assert not rig.hotkeys.other_key_since(before_ns)


def test_a_hotkey_no_text_is_typed_with_counts_while_typing(make_rig: MakeRig) -> None:
    rig = make_rig("ctrl_r")
    rig.press("ctrl_r")
    rig.expect("KeyDown")
    rig.hotkeys.typing(True)
    rig.release("ctrl_r")
    rig.tap("ctrl_r")
    rig.hotkeys.typing(False)
    rig.expect("KeyDown", "KeyUp", "KeyDown", "KeyUp")


def test_a_typing_hotkey_pressed_while_typing_counts_once_typing_is_over(make_rig: MakeRig) -> None:
    rig = make_rig("space")
    rig.hotkeys.typing(True)
    rig.press("space")
    rig.wait_ms(100)
    rig.hotkeys.typing(False)
    rig.expect("KeyDown")
    rig.release("space")
    rig.expect("KeyDown", "KeyUp")


def test_a_release_within_the_grace_is_undone_by_the_next_press(make_rig: MakeRig) -> None:
    rig = make_rig("f9", release_grace_ms=200)
    rig.tap_quickly("f9", 3)
    rig.expect("KeyDown", *(["KeyUp"] if isinstance(rig, RealRig) else []))  # the fake's time stands still


def test_a_finger_counts_while_typing_whatever_key_it_presses(make_rig: MakeRig) -> None:
    rig = make_rig("space")
    rig.hotkeys.typing(True)
    rig.press_finger("space")
    rig.expect("KeyDown")
    rig.tap("space")
    rig.release_finger("space")
    rig.hotkeys.typing(False)
    rig.expect("KeyDown", "KeyUp")


@pytest.mark.parametrize("typing", [True, False])
def test_a_program_that_lets_go_of_a_key_the_finger_holds_ends_nothing(make_rig: MakeRig, typing: bool) -> None:
    rig = make_rig("ctrl_r")
    rig.press_finger("ctrl_r")
    rig.expect("KeyDown")
    rig.hotkeys.typing(typing)
    rig.tap("ctrl_r")
    rig.wait_ms(700)  # longer than held keys go unchecked
    rig.expect("KeyDown")
    rig.hotkeys.typing(False)
    rig.release_finger("ctrl_r")
    rig.expect("KeyDown", "KeyUp")


def test_a_click_of_the_mouse_is_noticed_by_its_time_and_is_no_shortcut(make_rig: MakeRig) -> None:
    rig = make_rig("ctrl_r")
    before_ns = rig.now_ns()
    rig.press("ctrl_r")
    rig.click()
    rig.release("ctrl_r")
    rig.expect("KeyDown", "KeyUp")
    assert rig.hotkeys.other_key_since(before_ns)
    assert not rig.hotkeys.other_key_since(rig.now_ns() + 1)


@pytest.mark.expected_warning(r"hotkeys\.keyboard_hotkeys: hotkey:")
def test_a_key_the_layout_gets_later_is_heard_from_then_on(make_rig: MakeRig) -> None:
    rig = make_rig("f9")
    rig.hotkeys.close()
    rig.lack("ö")
    with pytest.raises(HotkeyFault, match="ö"):
        rig.hotkeys.apply(listened("ö"))
    with rig.layout_with("ö"):
        rig.expect("HotkeyRecovered")
        rig.tap("ö")
        rig.expect("HotkeyRecovered", "KeyDown", "KeyUp")
    rig.expect("HotkeyRecovered", "KeyDown", "KeyUp", "HotkeyFailed")


@pytest.mark.expected_warning(r"hotkeys\.keyboard_hotkeys: hotkey:")
def test_a_key_the_layout_loses_while_it_is_held_ends_the_take_when_it_comes_up(make_rig: MakeRig) -> None:
    rig = make_rig("f9")
    with rig.layout_with("ö"):
        rig.hotkeys.apply(listened("ö"))
        rig.settle()
        rig.press("ö")
        rig.expect("KeyDown")
    rig.expect("KeyDown", "HotkeyFailed")
    rig.release("ö")
    rig.expect("KeyDown", "HotkeyFailed", "KeyUp")
    rig.tap(";")
    rig.expect("KeyDown", "HotkeyFailed", "KeyUp")


def test_insertion_is_told_which_keys_are_ours(make_rig: MakeRig) -> None:
    rig = make_rig("ctrl_r")
    assert rig.hotkeys.hotkey_codes() == ({105, 9} if isinstance(rig, RealRig) else frozenset())


def test_after_the_end_nothing_is_heard(make_rig: MakeRig) -> None:
    rig = make_rig("f9")
    rig.hotkeys.close()
    rig.hotkeys.close()
    rig.tap("f9")
    rig.expect()


# --- several hotkeys ---------------------------------------------------------------------


def heard(rig: Rig) -> list[str]:
    return [f"{type(event).__name__} {event.binding}" for event in rig.events if isinstance(event, KeyDown | KeyUp)]


def test_each_of_several_hotkeys_is_told_by_its_name(make_rig: MakeRig) -> None:
    rig = make_rig("ctrl_r", "f9", "alt_l+f8")
    for key in ("ctrl_r", "f9"):
        rig.tap(key)
    rig.press("alt_l")
    rig.tap("f8")
    rig.release("alt_l")
    rig.tap("f9")
    rig.expect(*["KeyDown", "KeyUp"] * 4)
    assert heard(rig)[::2] == [f"KeyDown {key}" for key in ("ctrl_r", "f9", "alt_l+f8", "f9")]
    assert heard(rig)[1::2] == [f"KeyUp {key}" for key in ("ctrl_r", "f9", "alt_l+f8", "f9")]


def test_a_hotkey_that_is_held_outlives_a_change_of_the_others(make_rig: MakeRig) -> None:
    rig = make_rig("f9", "f8")
    rig.press("f9")
    rig.expect("KeyDown")
    rig.hotkeys.apply(listened("ctrl_r", "f9"))
    rig.wait_ms(700)  # longer than held keys go unchecked
    rig.expect("KeyDown")
    rig.release("f9")
    rig.tap("f8")
    rig.tap("ctrl_r")
    rig.expect("KeyDown", "KeyUp", "KeyDown", "KeyUp")
    assert heard(rig)[-1] == "KeyUp ctrl_r"


@pytest.mark.expected_warning(r"hotkeys\.keyboard_hotkeys: hotkey:")
def test_where_the_keyboard_lacks_one_key_the_others_are_heard_and_it_is_waited_for(make_rig: MakeRig) -> None:
    rig = make_rig("f8")
    rig.hotkeys.close()
    rig.lack("ö")
    with pytest.raises(HotkeyFault, match="ö"):
        rig.hotkeys.apply(listened("f9", "ö"))
    assert not rig.hotkeys.deaf
    rig.tap("f9")
    rig.expect("KeyDown", "KeyUp")
    with rig.layout_with("ö"):
        rig.expect("KeyDown", "KeyUp", "HotkeyRecovered")
        rig.tap("ö")
        rig.expect("KeyDown", "KeyUp", "HotkeyRecovered", "KeyDown", "KeyUp")
    rig.expect("KeyDown", "KeyUp", "HotkeyRecovered", "KeyDown", "KeyUp", "HotkeyFailed")
    failed = rig.events[-1]
    assert isinstance(failed, HotkeyFailed)
    assert not failed.deaf
    rig.tap("f9")
    rig.expect("KeyDown", "KeyUp", "HotkeyRecovered", "KeyDown", "KeyUp", "HotkeyFailed", "KeyDown", "KeyUp")
