"""Adding and removing wake words of the user's own, from files that anybody may have made."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tray_app.core.errors import WakeWordFault
from tray_app.wake import own_words, words
from tray_app.wake.own_words import add, remove
from tray_app.wake.words import LARGEST_MODEL_BYTES, WakeWord, find_word

MODEL = b"\0\0\0\0TFL3rest"


@pytest.fixture(autouse=True)
def tried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Names of the words that were tried out."""
    found: list[str] = []
    monkeypatch.setattr(words, "library_folder", lambda: tmp_path / "library")
    monkeypatch.setattr(own_words, "try_out", lambda word: found.append(word.name))
    return found


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    return folder


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return tmp_path / "own"


def told(model: str = "x.tflite", phrase: str = "Hey Computer") -> str:
    return json.dumps({"model": model, "wake_word": phrase, "author": "Ä", "micro": {"probability_cutoff": 0.9}})


def put(folder: Path, name: str = "hey_computer") -> Path:
    (folder / f"{name}.tflite").write_bytes(MODEL)
    path = folder / f"{name}.json"
    path.write_text(told(f"{name}.tflite"), encoding="utf-8")
    return path


def zipped(path: Path, files: Mapping[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return path


def names(added: list[WakeWord]) -> list[str]:
    return [word.name for word in added]


@pytest.mark.parametrize("named", [["json"], ["tflite"], ["json", "tflite"], ["folder"]])
def test_a_word_is_tried_and_a_copy_kept_however_its_files_are_named(
    source: Path, own: Path, tried: list[str], named: list[str]
) -> None:
    path = put(source)
    paths = [source if kind == "folder" else path.with_suffix(f".{kind}") for kind in named]
    assert names(list(add(paths, own))) == tried == ["hey_computer"]
    word = find_word("hey_computer", own)
    assert (word.phrase, word.cutoff, word.model.read_bytes()) == ("Hey Computer", 0.9, MODEL)
    assert json.loads((own / "hey_computer.json").read_text("utf-8"))["author"] == "Ä"
    assert sorted(one.name for one in own.iterdir()) == ["hey_computer.json", "hey_computer.tflite"]


def test_a_name_that_is_none_for_a_setting_becomes_one(source: Path, own: Path) -> None:
    [word] = add([put(source, "Hey Computer (v2)")], own)
    assert word.name == "hey_computer_v2"
    assert find_word("hey_computer_v2", own).model == word.model


def test_nothing_in_an_archive_says_where_it_goes(source: Path, own: Path, tmp_path: Path) -> None:
    archive = zipped(
        source / "words.zip",
        files={
            "../../evil.json": told("../../../evil.tflite"),
            "/etc/evil.tflite": MODEL,
            "deep/er/fine.json": told("fine.tflite"),
            "deep/er/fine.tflite": MODEL,
            "__MACOSX/._fine.json": b"\0",
            "read me.txt": b"x",
        },
    )
    before = {path for path in tmp_path.rglob("*") if path != own}
    assert sorted(names(list(add([archive], own)))) == ["evil", "fine"]
    made = set(tmp_path.rglob("*")) - before - {own}
    assert {path.parent for path in made} == {own}
    assert json.loads((own / "evil.json").read_text("utf-8"))["model"] == "evil.tflite"


def test_an_archive_that_unpacks_to_too_much_is_refused(source: Path, own: Path) -> None:
    bomb = zipped(source / "bomb.zip", {"x.tflite": bytes(LARGEST_MODEL_BYTES + 1)})
    with pytest.raises(WakeWordFault, match=r"bomb\.zip: x\.tflite is larger than 4 MB"):
        list(add([bomb], own))
    many = zipped(source / "many.zip", {f"{number}.json": "{}" for number in range(101)})
    with pytest.raises(WakeWordFault, match="101 files"):
        list(add([many], own))
    assert not own.exists()


def test_what_is_no_archive_is_told_by_its_name(source: Path, own: Path) -> None:
    (source / "no.zip").write_bytes(b"no")
    with pytest.raises(WakeWordFault, match=r"This archive cannot be used\. .*no\.zip.*Unpack it yourself"):
        list(add([source / "no.zip"], own))


@pytest.mark.parametrize("name", ["gone.json", "song.mp3", "empty", "lonely.tflite"])
def test_what_is_no_word_is_told_with_what_to_give(source: Path, own: Path, name: str) -> None:
    (source / "empty").mkdir()
    for made in ("song.mp3", "lonely.tflite"):
        (source / made).write_bytes(MODEL)
    with pytest.raises(WakeWordFault, match=rf"no wake word here.*{name}.*Give the \.json"):
        list(add([source / name], own))


def test_a_model_outside_the_folder_of_its_word_is_not_read(source: Path, own: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.tflite").write_bytes(MODEL)
    (source / "x.json").write_text(told("../secret.tflite"))
    with pytest.raises(WakeWordFault, match=r"secret\.tflite: No such file"):
        list(add([source / "x.json"], own))


def test_a_word_that_fails_its_trial_is_not_kept(source: Path, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(word: WakeWord) -> None:
        raise WakeWordFault("It is damaged.", "", word.name)

    monkeypatch.setattr(own_words, "try_out", fail)
    with pytest.raises(WakeWordFault, match="damaged"):
        list(add([put(source)], own))
    assert not own.exists()


def test_a_word_of_ones_own_is_removed_and_no_other(source: Path, own: Path) -> None:
    list(add([put(source)], own))
    with pytest.raises(WakeWordFault, match="Yours are: hey_computer"):
        remove("okay_nabu", own)
    remove("hey_computer", own)
    assert list(own.iterdir()) == []
    with pytest.raises(WakeWordFault, match="You have none"):
        remove("../downloads/hey_computer", own)
