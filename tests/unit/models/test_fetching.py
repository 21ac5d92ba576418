"""A model of the catalogue comes, is held against its digests, and only then is there."""

from __future__ import annotations

import base64
import hashlib
import shutil
import subprocess
import sys
import threading
from pathlib import Path
from typing import NamedTuple

import pytest
from faulty_server import Fault, FaultyServer
from small_catalogue import SmallCatalogue

from tray_app.core.errors import ModelFault, StorageFault
from tray_app.models.cancelling import Cancel, Cancelled
from tray_app.models.catalogue import catalogue_model, read_catalogue
from tray_app.models.crc32c import crc32c
from tray_app.models.fetching import download
from tray_app.models.folders import folder_of
from tray_app.models.installed import installed_models
from tray_app.models.progress import Progress
from tray_app.models.transfer import Patience
from tray_app.models.upkeep import came_so_far, installed_model, remove, verify

QUICK = Patience(silence_s=0.3, attempts=3, first_pause_s=0.01, longest_pause_s=0.02)


def fetch(name: str, cancel: Cancel | None = None) -> list[Progress]:
    told: list[Progress] = []
    download(catalogue_model(name), told.append, cancel or Cancel(), QUICK)
    return told


def check(name: str) -> list[str]:
    return verify(installed_model(name), lambda _progress: None, Cancel())


def test_a_model_of_several_files_is_there_once_all_have_come(server: FaultyServer, catalogue: SmallCatalogue) -> None:
    server.plan(Fault(), Fault(status=404))
    with pytest.raises(ModelFault, match="no longer"):
        fetch("small-en")
    assert installed_models() == []
    assert came_so_far(catalogue_model("small-en")) == len(catalogue.files["encoder_model.ort"])
    told = fetch("small-en")
    assert server.sent[2:] == [len(catalogue.files[name]) for name in ("decoder_model_merged.ort", "tokenizer.bin")]
    assert told[-1].percent == 100
    (model,) = installed_models("moonshine")
    assert model.path("encoder").read_bytes() == catalogue.files["encoder_model.ort"]
    assert (model.licence, model.maker, model.languages) == ("MIT", "Nobody", ("en",))
    assert check("small-en") == []


def test_of_an_archive_only_what_the_engine_needs_stays(server: FaultyServer, catalogue: SmallCatalogue) -> None:
    fetch("packed-de")
    model = installed_model("packed-de")
    assert model.files == {
        "encoder": "encoder.int8.onnx",
        "decoder": "decoder.int8.onnx",
        "joiner": "joiner.int8.onnx",
        "tokens": "tokens.txt",
    }
    assert model.options == {"model_type": "nemo_transducer"}
    assert model.path("joiner").read_bytes() == catalogue.members["joiner.int8.onnx"]
    there = {path.name for path in model.folder.iterdir()}
    assert there == {*model.files.values(), "model.json", "lock"}
    assert check("packed-de") == []


def test_what_is_there_and_right_is_not_fetched_again(server: FaultyServer, catalogue: SmallCatalogue) -> None:
    fetch("packed-de")
    fetch("small-en")
    server.plan()
    fetch("packed-de")
    fetch("small-en")
    assert server.seen == []


def test_a_file_that_was_changed_is_found_and_fetched_again_alone(
    server: FaultyServer, catalogue: SmallCatalogue
) -> None:
    fetch("small-en")
    folder = installed_model("small-en").folder
    (folder / "tokenizer.bin").write_bytes(b"other")
    assert check("small-en") == ["tokenizer.bin has been changed since it came"]
    (folder / "encoder_model.ort").unlink()
    assert "encoder_model.ort is missing" in check("small-en")
    server.plan()
    fetch("small-en")
    assert [seen.path for seen in server.seen] == ["/encoder_model.ort", "/tokenizer.bin"]
    assert check("small-en") == []


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_disk_that_is_too_small_is_said_before_anything_comes(
    server: FaultyServer, catalogue: SmallCatalogue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: Usage(10**9, 9 * 10**8, 10**8))
    with pytest.raises(StorageFault, match="not enough room: 100 MB are needed, 100 MB are free"):
        fetch("small-en")
    assert server.seen == []
    assert not folder_of("small-en").exists(), "an empty folder is not left"


def test_calling_off_keeps_what_came_and_removing_takes_it_away(
    server: FaultyServer, catalogue: SmallCatalogue
) -> None:
    server.plan(Fault(stall_after=120_000))
    cancel = Cancel()
    threading.Timer(0.1, cancel.call_off).start()
    with pytest.raises(Cancelled):
        fetch("small-en", cancel)
    assert came_so_far(catalogue_model("small-en")) == 120_000
    assert remove("small-en") == []
    assert not folder_of("small-en").exists()


def test_removing_leaves_what_is_not_ours(server: FaultyServer, catalogue: SmallCatalogue) -> None:
    fetch("small-en")
    folder = installed_model("small-en").folder
    (folder / "notes.txt").write_text("mine")
    assert remove("small-en") == ["notes.txt"]
    assert installed_models() == []
    assert [path.name for path in folder.iterdir() if path.name != "lock"] == ["notes.txt"]
    with pytest.raises(ModelFault, match="not on this machine"):
        remove("unknown")


def test_a_description_that_names_files_elsewhere_takes_none_of_them_along(
    catalogue: SmallCatalogue, tmp_path: Path
) -> None:
    fetch("small-en")
    other = tmp_path / "data" / "other.txt"
    other.write_text("mine")
    manifest = folder_of("small-en") / "model.json"
    manifest.write_text(manifest.read_text().replace('"tokenizer.bin"', '"../../../other.txt"', 1))
    remove("small-en")
    assert other.read_text() == "mine"


@pytest.mark.parametrize("name", ["../x", "", ".hidden", "a/b", "a\\b", "x" * 101])
def test_no_name_leads_out_of_the_models_folder(name: str) -> None:
    with pytest.raises(ModelFault):
        folder_of(name)


HOLDS = """
import sys
from tray_app.models.folders import locked
with locked("small-en"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_two_processes_do_not_write_the_same_model(catalogue: SmallCatalogue) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDS], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdin is not None
    assert holder.stdout is not None
    try:
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(ModelFault, match="Somebody else works"):
            fetch("small-en")
    finally:
        holder.stdin.close()
        holder.wait()
        holder.stdout.close()
    fetch("small-en")


def test_the_catalogue_that_comes_with_the_program_names_each_file_with_its_digest() -> None:
    models = read_catalogue()
    assert len(models) >= 10
    for model in models.values():
        assert all(len(file.source.sha256) == 64 or file.source.crc32c for file in model.files)
        assert bool(model.proof) == any(not file.source.sha256 for file in model.files)
        assert all(file.source.url.startswith("https://") for file in model.files)
        assert model.download_bytes > 0, f"{model.name}: whoever fetches it wants to know how long it takes"
        assert model.memory_mb
        assert model.licence
        assert len(set(model.languages)) == len(model.languages)


WITHOUT_DIGEST = "[[model]]\nname='x'\nspeed='fast'\nfiles={a={path='b',sha256='c'}}"


@pytest.mark.parametrize(
    "content",
    ["", "model = 3", "[[model]]\nname = 'x'", WITHOUT_DIGEST],
)
def test_a_catalogue_with_a_mistake_is_refused_whole(
    content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "models.toml"
    path.write_text(content)
    monkeypatch.setenv("HOLDTALK_MODEL_CATALOGUE", str(path))
    with pytest.raises(ModelFault, match="catalogue"):
        read_catalogue()


def test_where_only_a_checksum_is_stated_it_counts_and_the_digest_is_kept_for_later(
    server: FaultyServer, catalogue: SmallCatalogue
) -> None:
    told = catalogue.path.read_text()
    content = catalogue.files["tokenizer.bin"]
    stated = f'sha256 = "{hashlib.sha256(content).hexdigest()}"'
    assert stated in told
    checksum = base64.b64encode(crc32c([content]).to_bytes(4, "big")).decode()
    catalogue.path.write_text(told.replace(stated, f'crc32c = "{checksum}"'))
    assert "CRC-32C" in catalogue_model("small-en").proof
    server.plan(Fault(), Fault(), Fault(corrupt=True))
    with pytest.raises(ModelFault, match="not the file"):
        fetch("small-en")
    fetch("small-en")
    assert installed_model("small-en").sha256["tokenizer.bin"] == hashlib.sha256(content).hexdigest()
    assert check("small-en") == []
    server.plan()
    fetch("small-en")
    assert server.seen == []
