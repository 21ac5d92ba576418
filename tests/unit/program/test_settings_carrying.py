"""Settings that are carried from one machine to another: looked through first, then taken over, with a way back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tray_app.core.errors import SettingsFault
from tray_app.settings_carrying import all_defaults, compare, export_settings, take_over
from tray_app.settings_edits import take_back, write_edits
from tray_app.settings_file import default_text, load

MINE = '# mine\n[hotkey]\nkey = "f9"  # big\n\n[tones]\nvolume_percent = 10\n\n[profile.a]\nmethod = "type"\n'
THEIRS = """\
[tones]
volume_percent = 20

[[binding]]
key = "f7"
[[binding]]
key = "f8"
mode = "toggle"

[profile.b]
method = "paste"

[targets]
release_to_text = 80
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    mine = tmp_path / "settings.toml"
    mine.write_text(MINE)
    return mine


@pytest.fixture
def other(tmp_path: Path) -> Path:
    theirs = tmp_path / "theirs.toml"
    theirs.write_text(THEIRS)
    return theirs


def test_what_would_change_is_known_before_anything_does(path: Path, other: Path) -> None:
    found = {".".join(map(str, one.place)): (one.now, one.then) for one in compare(path, other).differences}
    assert found["hotkey.key"] == ("f9", "ctrl_r"), "the default counts where theirs says nothing"
    assert found["tones.volume_percent"] == (10, 20)
    assert found.keys() == {"hotkey.key", "tones.volume_percent", "binding", "profile", "targets"}
    assert path.read_text() == MINE


def test_what_is_taken_over_counts_and_own_comments_stay(path: Path, other: Path) -> None:
    written, kept = take_over(path, compare(path, other))
    assert load(path).settings == load(other).settings
    assert path.read_text().startswith("# mine\n")
    assert "# big" in path.read_text()
    assert kept.parent == path.parent
    assert kept.read_text() == MINE
    take_back(path, written)
    assert path.read_text() == MINE


def test_equal_settings_change_nothing(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.toml"
    export_settings(path, copy)
    assert copy.read_text() == MINE
    assert compare(path, copy).differences == ()


def test_settings_that_were_never_written_are_exported_as_the_defaults(tmp_path: Path) -> None:
    export_settings(tmp_path / "none.toml", tmp_path / "copy.toml")
    assert (tmp_path / "copy.toml").read_text() == default_text()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[hotkey]\nmode = 'hover'\n[tones]\nx = 1\n", "hotkey.mode"),
        ("[hotkey\n", "not valid TOML"),
        (None, "not there"),
    ],
)
def test_a_file_with_mistakes_is_refused_and_they_are_named(
    path: Path, tmp_path: Path, text: str | None, said: str
) -> None:
    wrong = tmp_path / "wrong.toml"
    if text is not None:
        wrong.write_text(text)
    with pytest.raises(SettingsFault) as refused:
        compare(path, wrong)
    problem = refused.value.problem
    assert said in f"{problem.title} {problem.detail}"
    assert path.read_text() == MINE


def test_all_defaults_leave_nothing_set_and_every_comment(path: Path) -> None:
    edits = all_defaults(path)
    write_edits(path, edits)
    path.write_text(path.read_text())
    assert load(path).settings == load(path.with_name("none.toml")).settings
    assert "# mine" in path.read_text()
    assert "# big" in path.read_text()
