"""What a compositor's keymap says about the characters that can surely be typed."""

from __future__ import annotations

import ctypes

import pytest

from tray_app.text.insertion.xkb_layout import KEY_V, layout_of


def keymap(*keys: str) -> str:
    """Of keys such as `key <K24> { [q, Q] };`"""
    codes = "".join(f"<K{code}>={code};" for code in range(8, 256))
    return (
        'xkb_keymap{xkb_keycodes "t"{minimum=8;maximum=255;' + codes + "};"
        'xkb_types "t"{type "ONE_LEVEL"{modifiers=none;level_name[Level1]="a";};'
        'type "TWO_LEVEL"{modifiers=Shift;map[Shift]=Level2;level_name[Level1]="a";level_name[Level2]="b";};'
        'type "ALPHABETIC"{modifiers=Shift+Lock;map[Shift]=Level2;map[Lock]=Level2;level_name[Level1]="a";'
        'level_name[Level2]="b";};'
        'type "THREE"{modifiers=Shift+Mod5;map[Shift]=Level2;map[Mod5]=Level3;level_name[Level1]="a";'
        'level_name[Level2]="b";level_name[Level3]="c";};};'
        'xkb_compatibility "t"{};xkb_symbols "t"{' + "".join(keys) + "};};"
    )


@pytest.fixture(autouse=True)
def _library() -> None:
    try:
        ctypes.CDLL("libxkbcommon.so.0")
    except OSError:
        pytest.skip("needs libxkbcommon")


def test_plain_and_shifted_characters_count_and_what_needs_altgr_does_not() -> None:
    layout = layout_of(
        keymap('key<K24>{type="THREE",[q,Q,at]};', "key<K47>{[odiaeresis,Odiaeresis]};", "key<K65>{[space]};")
    )
    assert layout is not None
    assert layout.types("q Qö Ö")
    assert not layout.types("@")
    assert layout.keysyms["ö"] == 0xF6


def test_with_two_layouts_only_what_both_have_counts() -> None:
    layout = layout_of(keymap("key<K24>{[q,Q],[Cyrillic_shorti,Cyrillic_SHORTI]};", "key<K10>{[1,exclam],[1,exclam]};"))
    assert layout is not None
    assert layout.types("1!")
    assert not layout.types("q")
    assert not layout.types("й")


def test_a_layout_without_unicode_keysyms_keeps_its_own() -> None:
    layout = layout_of(keymap("key<K24>{[Cyrillic_shorti,Cyrillic_SHORTI]};"))
    assert layout is not None
    assert layout.keysyms["й"] == 0x6CA
    assert layout.v_keycode == KEY_V


def test_the_key_of_v_is_where_the_layout_has_it() -> None:
    layout = layout_of(keymap("key<K60>{[v,V],[Cyrillic_yu,Cyrillic_YU]};"))
    assert layout is not None
    assert layout.v_keycode == 52
    assert not layout.types("v")


def test_nonsense_is_no_layout() -> None:
    assert layout_of("xkb_keymap {") is None
    assert layout_of("") is None
