"""Every setting is placed, named, explained and found."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields, is_dataclass, make_dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tray_app.core import translation
from tray_app.core.desktop_settings import LANGUAGES as WINDOW_LANGUAGES
from tray_app.core.engines import ENGINES
from tray_app.core.setting_fields import setting
from tray_app.core.settings import BindingSettings, ProfileSettings, Settings
from tray_app.ui.settings.choices import CHOICES, COUNTED, UNITS, around, choice_words, value_words
from tray_app.ui.settings.costs import COSTS
from tray_app.ui.settings.groups import ADVANCED, GROUPS, group_of, sections_of
from tray_app.ui.settings.items import Item, items, items_of, row_items, unit_of
from tray_app.ui.settings.labels import HELP, LABELS, help_of, label
from tray_app.ui.settings.making import choices_of
from tray_app.ui.settings.search import MOST_HITS, find

ROOT = Path(__file__).resolve().parents[3]
ALL = {**items(), **row_items("binding"), **row_items("profile")}


def test_every_field_of_the_settings_is_an_item() -> None:
    defaults = Settings()
    for table in fields(Settings):
        inside = getattr(defaults, table.name)
        names = [f"{table.name}.{item.name}" for item in fields(inside)] if is_dataclass(inside) else [table.name]
        assert set(names) <= items().keys()
    assert {f"binding.{item.name}" for item in fields(BindingSettings)} == row_items("binding").keys()
    assert {f"profile.{item.name}" for item in fields(ProfileSettings)} == row_items("profile").keys()


def test_the_windows_have_their_own_languages() -> None:
    offered = choices_of(items()["windows.language"], Settings())
    assert offered[0] == ("system", "As the desktop")
    assert [value for value, _words in offered] == ["system", *WINDOW_LANGUAGES]
    spoken = [value for value, _words in choices_of(items()["speech.language"], Settings())]
    assert "system" not in spoken


def test_every_item_is_shown_in_exactly_one_group() -> None:
    shown = [item.name for group in GROUPS for section in sections_of(group.name) for item in section.items]
    assert sorted(shown) == sorted(items())


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_item_has_plain_words(name: str) -> None:
    assert name in LABELS, "name it in ui/settings/labels.py"
    words = label(ALL[name])
    assert not re.search(r"[_\[\]]", words)
    assert words == words.strip().removesuffix(".")


@pytest.mark.parametrize("name", sorted(ALL))
def test_every_choice_has_plain_words(name: str) -> None:
    item = ALL[name]
    if item.choices and item.key != "engine":
        assert set(item.choices) <= CHOICES[name].keys(), "name them in ui/settings/choices.py"


def test_what_its_name_does_not_explain_is_explained_in_words() -> None:
    for item in ALL.values():
        assert help_of(item) or HELP[item.name] == "", item.name


def test_a_field_that_nobody_has_placed_shows_all_the_same() -> None:
    @dataclass(frozen=True)
    class New:
        shiny_thing_ms: int = setting(5, "It shines.", minimum=0, maximum=9)

    (item,) = items_of("new", New).values()
    assert label(item) == "Shiny thing"
    assert help_of(item) == "It shines."
    assert item.unit == "ms"
    assert group_of(item) == ADVANCED
    (section,) = sections_of(ADVANCED, [item])
    assert section.items == (item,)
    table = make_dataclass("Table", [("x", int, setting(1, "Help.", minimum=0, maximum=2))])
    (other,) = items_of("hotkey", table).values()
    assert group_of(other) == "keys", "where its table is"


def test_units_are_shown_and_translated() -> None:
    assert unit_of("warm_hold_s") == "s"
    assert unit_of("typing_words_per_minute") == "a minute"
    assert unit_of("threads") == ""
    for item in ALL.values():
        assert not item.unit or item.unit in {*UNITS, *COUNTED}
    assert around(1, "days") == ("", " day")
    assert around(30, "days") == ("", " days")
    assert around(5, "s") == ("", " s")
    assert around(5, "") == ("", "")


def test_a_unit_stands_behind_its_number_where_a_language_leaves_the_number_out() -> None:
    translation.use(lambda text, number: {1: "ein Tag"}.get(number or 0, "{n} Tage") if text == "{n} days" else "")
    try:
        assert around(1, "days") == ("", " Tage")
        assert around(2, "days") == ("", " Tage")
    finally:
        translation.use(lambda _text, _number: "")


def test_costs_are_those_of_readme_with_the_command_that_measures_them() -> None:
    readme = " ".join((ROOT / "README.md").read_text("utf-8").split())
    for name, cost in COSTS.items():
        assert name in items()
        assert cost.command in readme
        figures = re.findall(r"\d+(?:\.\d+)? (?:%|ms|MB)", cost.words)
        assert figures
        assert all(figure in readme for figure in figures), name


def test_values_are_told_in_words(qt_app: QApplication) -> None:
    assert value_words(ALL["hotkey.key"], "ctrl_r") == "Right Ctrl"
    assert value_words(ALL["hotkey.mode"], "toggle") == "Press to start, press to stop"
    assert value_words(ALL["microphone.pre_roll_ms"], 300) == "300 ms"
    assert value_words(ALL["tones.enabled"], True) == "on"
    assert value_words(ALL["speech.language"], "") == "Automatic"
    assert value_words(ALL["speech.language"], "de") == "Deutsch"
    assert value_words(ALL["binding.mode"], None) == "as everywhere else"
    engine = next(iter(ENGINES))
    assert choice_words(ALL["speech.engine"], engine) == ENGINES[engine].title


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("key to hold", "hotkey.key"),
        ("beep", "tones.enabled"),
        ("dark", "performance.theme"),
        ("headset", "microphone.device"),
        ("overlay.style", "overlay.style"),
        ("pre_roll_ms", "microphone.pre_roll_ms"),
        ("wake word", "hands_free.enabled"),
        ("strict", "targets"),
        ("second key", "binding"),
        ("clipboard", "insertion.method"),
        ("  MICROPHONE  ", "microphone.device"),
    ],
)
def test_settings_are_found_by_what_people_call_them(text: str, first: str) -> None:
    found = find(text)
    assert found.meant == ""
    assert found.items[0].name == first


def test_a_slip_of_the_finger_is_forgiven_and_told() -> None:
    found = find("micorphone")
    assert found.meant == "microphone"
    assert "microphone.device" in [item.name for item in found.items]


def test_nothing_is_found_where_nothing_is() -> None:
    assert find("qqqqq").items == ()
    assert find("   ").items == ()
    assert find("x" * 10_000).items == ()


def test_too_many_hits_are_counted() -> None:
    found = find("a")
    assert len(found.items) == MOST_HITS
    assert found.more > 0


def test_an_item_without_a_name_of_its_own_is_called_as_in_the_file() -> None:
    assert label(Item("tones.new_loud_percent", int, 3, {"help": ""})) == "New loud"
