"""Several hotkeys and their profiles in the settings file, and files from before there were any."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest

from tray_app.core.bindings import Binding, binding_of, bindings_of, listened_keys
from tray_app.core.errors import SettingsFault
from tray_app.core.events import BindingId
from tray_app.core.settings import BindingSettings, HotkeySettings, ProfileSettings, Settings
from tray_app.settings_file import LoadedSettings, default_text, load, save_mode

TWO = """\
[hotkey]
tap_ms = 250
[insertion]
key_delay_ms = 7
[text]
separator = "none"

[[binding]]
key = "f9"

[[binding]]
name = "letter"
key = "ctrl+alt+space"
mode = "hybrid"
profile = "letter"
tap_ms = 500
min_duration_ms = 0

[profile.letter]
engine = "moonshine-tiny-en"
language = "en"
separator = "space"
method = "paste"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def read(path: Path, text: str, in_force: Settings | None = None) -> LoadedSettings:
    path.write_text(text)
    return load(path, (), in_force)


def keys(settings: Settings) -> list[str]:
    return [one.key for one in bindings_of(settings)]


def test_each_hotkey_has_its_mode_and_its_profile_and_for_the_rest_the_general_tables(path: Path) -> None:
    loaded = read(path, TWO)
    assert loaded.problems == ()
    plain, letter = bindings_of(loaded.settings)
    assert (plain.binding_id, plain.mode, plain.tap_ms, plain.min_duration_ms) == ("f9", "hold", 250, 200)
    assert (letter.binding_id, letter.mode, letter.tap_ms, letter.min_duration_ms) == ("letter", "hybrid", 500, 0)
    assert (plain.profile.name, plain.profile.engine, plain.profile.text.separator) == ("", None, "none")
    assert (plain.profile.insertion.method, plain.profile.insertion.key_delay_ms) == ("auto", 7)
    assert (letter.profile.engine, letter.profile.language) == ("moonshine-tiny-en", "en")
    assert letter.profile.text.separator == "space"
    assert (letter.profile.insertion.method, letter.profile.insertion.key_delay_ms) == ("paste", 7)
    both = (plain, letter)
    assert binding_of(both) == binding_of(both, BindingId("gone")) == plain
    assert binding_of(both, BindingId("letter")) == letter


def test_a_file_from_before_there_were_several_means_its_one_hotkey(path: Path) -> None:
    loaded = read(path, '[hotkey]\nkey = "f9"\nmode = "toggle"\ntap_ms = 400\n')
    assert loaded.problems == ()
    (only,) = bindings_of(loaded.settings)
    assert (only.binding_id, only.key, only.mode, only.tap_ms) == ("default", "f9", "toggle", 400)
    assert path.read_text() == '[hotkey]\nkey = "f9"\nmode = "toggle"\ntap_ms = 400\n', "only read"
    assert keys(Settings()) == ["ctrl_r"]


def test_the_example_of_the_first_file_is_right_once_it_is_uncommented(path: Path) -> None:
    lines = default_text().splitlines()
    loaded = read(path, "\n".join(line.removeprefix("#   ") for line in lines))
    assert loaded.problems == ()
    assert keys(loaded.settings) == ["f9", "ctrl+alt+space"]
    assert bindings_of(loaded.settings)[1].profile.insertion.method == "paste"
    assert loaded.settings.targets == {"release_to_text": 100}


@pytest.mark.parametrize(
    ("text", "line", "name", "told"),
    [
        ('[[binding]]\nkey = "f9"\n[[binding]]\nkey = "f8"\nmode = "hover"\n', 5, "binding.2.mode", '"hybrid"'),
        ('[[binding]]\nkey = "f9"\n\n[[binding]]\nmode = "hold"\n', 4, "binding.2.key", "It is missing"),
        ('[[binding]]\nkey = "contrl_r"\n[[binding]]\nkey = "f9"\n', 2, "binding.1.key", "Did you mean ctrl_r"),
        ('[[binding]]\nkey = "f9"\n[[binding]]\nkey = "F9"\n', 4, "binding.2.key", "cannot be told from"),
        ('[[binding]]\nkey = "ctrl_r"\n[[binding]]\nkey = "ctrl_r+d"\n', 4, "binding.2.key", "Choose another key"),
        ('[[binding]]\nkey = "f9"\n[[binding]]\nkey = "esc"\n', 4, "binding.2.key", 'the cancel key "esc" share'),
        ('[hotkey]\ncancel_key = "f9"\n[[binding]]\nkey = "f9"\n', 2, "hotkey.cancel_key", "share a key"),
        ('[[binding]]\nkey = "f9"\nprofile = "mial"\n[profile.mail]\n', 3, "binding.1.profile", "did you mean mail?"),
        ('[[binding]]\nkey = "f9"\n[[binding]]\nkey = "f8"\nname = "f9"\n', 5, "binding.2.name", "Another hotkey"),
        ('[[binding]]\nkey = "f9"\nkee = 1\n', 3, "binding.1.kee", "did you mean key?"),
        ('[hotkey]\nmode = "toggle"\n[[binding]]\nkey = "f9"\n', 2, "hotkey.mode", "Remove the line."),
        ('[profile."my mail"]\nmethod = "post"\n[[binding]]\nkey = "f9"\n', 2, "profile.my mail.method", '"paste"'),
        (
            '[profile]\nmail.language = "xx"\n[[binding]]\nkey = "f9"\n',
            2,
            "profile.mail.language",
            '"xx" is no language',
        ),
        ('profile.mail = 3\n[[binding]]\nkey = "f9"\n', 1, "profile.mail", "write [profile.mail]"),
        ('[[bindign]]\nkey = "f8"\n[[binding]]\nkey = "f9"\n', 1, "bindign", "did you mean binding?"),
    ],
)
def test_a_wrong_line_is_named_and_what_is_right_counts(path: Path, text: str, line: int, name: str, told: str) -> None:
    loaded = read(path, text)
    (problem,) = loaded.problems
    assert f"{path}, line {line}: {name}: " in problem.detail
    assert told in problem.detail
    assert {"f9", "ctrl_r"} & set(keys(loaded.settings))
    listened_keys(loaded.settings).parsed()


@pytest.mark.parametrize("text", ['binding = "f9"\n', "binding = [1]\n", "[binding]\nkey = 'f9'\n"])
def test_hotkeys_in_another_form_are_told_how_they_are_written(path: Path, text: str) -> None:
    loaded = read(path, text)
    (problem,) = loaded.problems
    assert "write [[binding]] above each" in problem.detail
    assert keys(loaded.settings) == ["ctrl_r"]


IN_FORCE = replace(
    Settings(),
    hotkey=HotkeySettings(cancel_key="pause"),
    binding=(BindingSettings(key="f9"), BindingSettings(key="f8", mode="toggle", profile="mail")),
    profile={"mail": ProfileSettings(method="paste")},
)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ('[[binding]]\nkey = "f7"\n[[binding]]\nkey = "nokey"\n', ["f7", "f8"]),
        ('[[binding]]\nkey = "f7"\n[[binding]]\nkey = "f7"\n', ["f7", "f8"]),
        ('[[binding]]\nkey = "nokey"\n', ["f9", "f8"]),
        ('[[binding]]\nkey = "nokey"\n[[binding]]\nkey = "f7"\n[[binding]]\nkey = "f6"\n', ["f7", "f6"]),
        ("binding = 3\n", ["f9", "f8"]),
        ("[[bindign]]\nkey = 'f7'\n", ["f9", "f8"]),
    ],
)
def test_for_a_wrong_hotkey_the_one_in_force_counts(path: Path, text: str, kept: list[str]) -> None:
    loaded = read(path, f'{text}[hotkey]\ncancel_key = "pause"\n', IN_FORCE)
    assert loaded.problems
    assert keys(loaded.settings) == kept


def test_for_a_wrong_profile_value_the_one_in_force_counts(path: Path) -> None:
    loaded = read(path, '[profile.mail]\nmethod = "post"\nseparator = "none"\n', IN_FORCE)
    assert loaded.settings.profile == {"mail": ProfileSettings(method="paste", separator="none")}


@pytest.mark.timeout(60)
def test_a_flood_of_hotkeys_is_cut_and_told_once(path: Path) -> None:
    begun_s = time.process_time()
    loaded = read(path, "".join(f'[[binding]]\nkey="<{number}>"\n' for number in range(8_000)))
    assert time.process_time() - begun_s < 5, "linear: a tenth of it was seen"
    assert len(bindings_of(loaded.settings)) == 20
    assert "No more than 20 hotkeys count." in loaded.problems[0].detail
    assert "line 41: binding.21" in loaded.problems[0].detail


def test_hands_free_follows_a_profile_that_is_there_and_no_other(path: Path) -> None:
    loaded = read(path, '[hands_free]\nprofile = "letter"\n[profile.letter]\nseparator = "none"\n')
    assert (loaded.settings.hands_free.profile, loaded.problems) == ("letter", ())
    loaded = read(path, '[hands_free]\nprofile = "lettre"\n[profile.letter]\nseparator = "none"\n')
    assert loaded.settings.hands_free.profile == ""
    assert "line 2: hands_free.profile" in loaded.problems[0].detail
    assert "did you mean letter?" in loaded.problems[0].detail


# --- the mode that the menu saves --------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("# mine\n", "ctrl_r", '[hotkey]\nmode = "hybrid"\n'),
        ('[hotkey]\nkey = "f9" # because\n', "f9", 'key = "f9" # because\nmode = "hybrid"\n'),
        ('[[binding]]\nkey = "f9" # mine\n[[binding]]\nkey = "f8"\n', "f9", '# mine\nmode = "hybrid"\n[[binding]]'),
        ('[[binding]]\nmode = "hold" # so\nkey = "f8"\n', "f8", 'mode = "hybrid" # so\n'),
        ('binding = [{ key = "f8" }]\n', "f8", 'binding = [{ key = "f8", mode = "hybrid"'),
    ],
)
def test_the_mode_is_saved_where_the_hotkey_stands(path: Path, text: str, key: str, line: str) -> None:
    path.write_text(text)
    save_mode(path, key, "hybrid")
    assert line in path.read_text()
    found: Binding = bindings_of(load(path).settings)[0]
    assert (found.key, found.mode) == (key, "hybrid")
    assert load(path).problems == ()


def test_a_mode_that_is_none_and_a_hotkey_that_is_gone_are_not_saved(path: Path) -> None:
    path.write_text('[[binding]]\nkey = "f9"\n')
    for key, mode in (("f9", "hover"), ("f8", "toggle")):
        with pytest.raises(SettingsFault):
            save_mode(path, key, mode)
    assert path.read_text() == '[[binding]]\nkey = "f9"\n'
