"""Single changes of the settings file: checked before they are written, everything else left alone, taken back."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tray_app.core.errors import SettingsFault
from tray_app.core.settings import Settings
from tray_app.settings_edits import Edit, place_named, take_back, value_at, value_written, write_edits
from tray_app.settings_file import default_text, load
from tray_app.settings_lines import Place
from tray_app.settings_moves import Move, Rename

MINE = """\
# mine
[hotkey]
key = "f9"  # the big one
mode = "toggle"

# about sounds
[tones]
enabled = false
"""
ROWS = """\
[[binding]]
key = "f8"

# the second
[[binding]]
key = "f9"
name = "two"
# about profiles
[profile.letter]
method = "paste"

# last words
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "settings.toml"


def edited(path: Path, text: str, *edits: Edit | Move | Rename) -> str:
    path.write_text(text, encoding="utf-8")
    write_edits(path, edits)
    return path.read_text("utf-8")


def test_a_value_is_changed_and_all_else_stays(path: Path) -> None:
    changed = edited(path, MINE, Edit(("hotkey", "key"), "f8"))
    assert changed == MINE.replace('"f9"', '"f8"')


def test_a_value_that_goes_leaves_the_comment_behind_it(path: Path) -> None:
    changed = edited(path, MINE, Edit(("hotkey", "key")))
    assert changed == MINE.replace('key = "f9"  # the big one', "# the big one")
    assert edited(path, MINE, Edit(("tones", "enabled"))) == MINE.replace("enabled = false\n", "")


def test_a_number_sign_within_a_value_is_no_comment(path: Path) -> None:
    changed = edited(path, '[microphone]\ndevice = "a # b"\n', Edit(("microphone", "device")))
    assert changed == "[microphone]\n"


def test_a_table_that_goes_leaves_the_comments_of_what_comes_next(path: Path) -> None:
    changed = edited(path, ROWS, Edit(("binding", 1)))
    assert "# the second" in changed
    assert "# about profiles" in changed
    assert tomllib.loads(changed)["binding"] == [{"key": "f8"}]
    gone = edited(path, ROWS, Edit(("profile", "letter")))
    assert "# last words" in gone
    assert "letter" not in gone


@pytest.mark.parametrize("text", ["", default_text(), MINE, ROWS])
@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("overlay", "style"), "detailed"),
        (("profile", "new"), {}),
        (("profile", "new"), {"method": "type"}),
        (("profile", "new", "key_delay_ms"), 5),
        (("targets", "release_to_text"), 80),
        (("targets",), {"release_to_text": 80, "transcription": 50.5}),
    ],
)
def test_whatever_stands_in_the_file_a_value_can_be_put_in(path: Path, text: str, place: Place, value: object) -> None:
    changed = edited(path, text, Edit(place, value))
    found: object = tomllib.loads(changed)
    for part in place:
        assert isinstance(found, dict)
        found = found[part]
    assert found == value
    assert load(path).problems == ()


def test_rows_are_put_in_where_they_belong(path: Path) -> None:
    changed = edited(path, ROWS, Edit(("binding", 1), {"key": "pause", "mode": "toggle"}))
    assert [row["key"] for row in tomllib.loads(changed)["binding"]] == ["f8", "pause", "f9"]
    first = edited(path, default_text(), Edit(("binding", 0), {"key": "f7"}))
    assert tomllib.loads(first)["binding"] == [{"key": "f7"}]
    assert len(first) > len(default_text())


@pytest.mark.parametrize(
    ("edit", "what"),
    [
        (Edit(("hotkey", "key"), "esc"), "share a key"),
        (Edit(("hotkey", "cancel_key"), "f9"), "share a key"),
        (Edit(("hotkey", "key"), "kontrol"), "no key named"),
        (Edit(("hands_free", "profile"), "none"), "no [profile.none]"),
        (Edit(("tones", "volume_percent"), 200), "from 0 to 100"),
        (Edit(("binding", 0), {"mode": "hold"}), "missing"),
        (Edit(("nothing", "at"), 3), "no such table"),
        (Edit(("binding", 7)), "Write it by hand"),
    ],
)
def test_what_would_be_a_mistake_is_refused_and_nothing_is_written(path: Path, edit: Edit, what: str) -> None:
    path.write_text(MINE)
    with pytest.raises(SettingsFault) as refused:
        write_edits(path, [Edit(("overlay", "style"), "off"), edit])
    problem = refused.value.problem
    assert what in f"{problem.title} {problem.remedy}"
    assert path.read_text() == MINE


def test_mistakes_that_were_there_before_keep_nobody_from_changing_the_rest(path: Path) -> None:
    wrong = MINE.replace('"toggle"', '"hover"')
    assert '"compact"' not in wrong
    assert 'style = "off"' in edited(path, wrong, Edit(("overlay", "style"), "off"))
    mended = edited(path, wrong, Edit(("hotkey", "mode"), "hold"))
    assert 'mode = "hold"' in mended


def test_a_broken_file_is_not_changed(path: Path) -> None:
    path.write_text("[hotkey\n")
    with pytest.raises(SettingsFault, match="it was not changed"):
        write_edits(path, [Edit(("overlay", "style"), "off")])
    assert path.read_text() == "[hotkey\n"


def test_what_is_taken_back_is_as_it_was_to_the_letter(path: Path) -> None:
    path.write_text(ROWS)
    written = write_edits(path, [Edit(("binding", 0)), Edit(("profile", "letter", "method"), "type")])
    assert path.read_text() != ROWS
    take_back(path, written)
    assert path.read_text() == ROWS


def test_what_was_written_by_hand_since_survives_the_taking_back(path: Path) -> None:
    path.write_text(ROWS)
    written = write_edits(path, [Edit(("binding", 0)), Edit(("profile", "letter", "method"), "type")])
    path.write_text(path.read_text() + "[tones]\nenabled = false\n")
    take_back(path, written)
    content = tomllib.loads(path.read_text())
    assert content["binding"] == tomllib.loads(ROWS)["binding"]
    assert content["profile"] == {"letter": {"method": "paste"}}
    assert content["tones"] == {"enabled": False}
    assert "# last words" in path.read_text()


def test_a_link_stays_one(tmp_path: Path, path: Path) -> None:
    real = tmp_path / "real.toml"
    real.write_text(MINE)
    path.symlink_to(real)
    write_edits(path, [Edit(("hotkey", "key"), "f8")])
    assert path.is_symlink()
    assert '"f8"' in real.read_text()


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("hotkey.key", ("hotkey", "key")),
        ("binding.2.mode", ("binding", 1, "mode")),
        ("binding.2", ("binding", 1)),
        ("profile.letter.method", ("profile", "letter", "method")),
        ("profile.letter", ("profile", "letter")),
        ("targets.release_to_text", ("targets", "release_to_text")),
    ],
)
def test_settings_have_names(name: str, place: Place) -> None:
    assert place_named(name) == place


@pytest.mark.parametrize(
    "name",
    ["", "hotkey", "hotkey.kee", "binding", "binding.0", "binding.x", "binding.1.kee", "profile", "targets", "x.y"],
)
def test_what_is_no_setting_is_refused(name: str) -> None:
    with pytest.raises(SettingsFault, match="no setting"):
        place_named(name)


def test_values_are_read_as_people_write_them() -> None:
    assert value_written(("tones", "enabled"), "off") is False
    assert value_written(("tones", "volume_percent"), "40") == 40
    assert value_written(("microphone", "device"), "40") == "40"
    assert value_written(("targets", "release_to_text"), "80.5") == 80.5
    assert value_written(("binding", 0, "tap_ms"), "300") == 300
    for place, text in (
        (("tones", "enabled"), "maybe"),
        (("tones", "volume_percent"), "loud"),
        (("profile", "x"), "y"),
    ):
        with pytest.raises(SettingsFault, match=f"cannot be “{text}”"):
            value_written(place, text)


def test_what_is_in_force_is_found_by_its_place(path: Path) -> None:
    path.write_text(ROWS)
    settings = load(path).settings
    assert value_at(settings, ("binding", 1, "name")) == "two"
    assert value_at(settings, ("binding", 5, "name")) is None
    assert value_at(settings, ("profile", "letter", "method")) == "paste"
    assert value_at(settings, ("profile", "other", "method")) is None
    assert value_at(Settings(), ("hotkey", "key")) == "ctrl_r"


THREE = """\
# about this file

[[binding]]
key = "f7"  # the first

# dictates letters
# and cards
[[binding]]
key = "f8"

[tones]
enabled = false
# the last
[[binding]]
key = "f9"
"""


def keys(text: str) -> list[str]:
    return [row["key"] for row in tomllib.loads(text)["binding"]]


@pytest.mark.parametrize(("number", "to", "order"), [
    (0, 1, ["f8", "f7", "f9"]), (2, 0, ["f9", "f7", "f8"]), (0, 2, ["f8", "f9", "f7"]), (1, 1, ["f7", "f8", "f9"]),
])  # fmt: skip
def test_a_row_is_moved_with_its_comments_and_back_again(path: Path, number: int, to: int, order: list[str]) -> None:
    path.write_text(THREE)
    written = write_edits(path, [Move(("binding", number), to)])
    moved = path.read_text()
    assert keys(moved) == order
    assert moved.startswith("# about this file\n\n")
    assert '# dictates letters\n# and cards\n[[binding]]\nkey = "f8"\n' in moved
    assert '# the last\n[[binding]]\nkey = "f9"\n' in moved
    assert sorted(moved.split("\n")) == sorted(THREE.split("\n")), "no line is lost"
    path.write_text(f"{moved}# mine\n")
    take_back(path, written)
    assert keys(path.read_text()) == ["f7", "f8", "f9"]


def test_rows_in_one_line_are_moved_too(path: Path) -> None:
    changed = edited(path, 'binding = [{key = "f7"}, {key = "f8"}]  # all\n', Move(("binding", 1), 0))
    assert keys(changed) == ["f8", "f7"]


@pytest.mark.parametrize("name", ["short", "two words", "with.dot", 'a "b"', "Brief ä"])
def test_a_table_gets_another_name_with_those_that_follow_it(path: Path, name: str) -> None:
    path.write_text(ROWS.replace("[profile.letter]", "[ profile . letter ]  # to the bank"))
    follows = Edit(("binding", 1, "profile"), name)
    written = write_edits(path, [Rename(("profile", "letter"), name), follows])
    changed = path.read_text()
    assert tomllib.loads(changed)["profile"] == {name: {"method": "paste"}}
    assert "]  # to the bank" in changed
    assert load(path).problems == ()
    assert load(path).settings.binding[1].profile == name
    path.write_text(f"{changed}# mine\n")
    take_back(path, written)
    assert tomllib.loads(path.read_text())["profile"] == {"letter": {"method": "paste"}}


@pytest.mark.parametrize("text", ['[profile]\nletter.method = "paste"\n', '[profile]\nletter = {method = "paste"}\n',
                                  'profile.letter.method = "paste"\n'])  # fmt: skip
def test_a_table_without_a_heading_gets_another_name(path: Path, text: str) -> None:
    changed = edited(path, text, Rename(("profile", "letter"), "card"))
    assert tomllib.loads(changed)["profile"] == {"card": {"method": "paste"}}


@pytest.mark.parametrize("change", [Rename(("profile", "none"), "new"), Rename(("profile", "letter"), "letter"),
                                    Move(("binding", 2), 0), Move(("binding", 0), 2)])  # fmt: skip
def test_what_is_not_there_is_not_moved(path: Path, change: Rename | Move) -> None:
    path.write_text(ROWS)
    with pytest.raises(SettingsFault):
        write_edits(path, [change])
    assert path.read_text() == ROWS
