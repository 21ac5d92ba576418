"""What somebody carried in by hand: recognised, copied, and never trusted."""

from __future__ import annotations

import io
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pytest
from faulty_server import FaultyServer
from small_catalogue import SmallCatalogue

from tray_app.core.errors import ModelFault
from tray_app.models.cancelling import Cancel, Cancelled
from tray_app.models.importing import NOTHING_SAID, Said, bring_in
from tray_app.models.installed import InstalledModel, installed_models
from tray_app.models.upkeep import installed_model, verify
from tray_app.paths import models_dir

TRANSDUCER = ("encoder.int8.onnx", "decoder.int8.onnx", "joiner.int8.onnx", "tokens.txt")


def nobody(_progress: object) -> None:
    pass


def take(path: Path, said: Said = NOTHING_SAID) -> InstalledModel:
    return bring_in(path, nobody, Cancel(), said)


def folder_with(folder: Path, *names: str) -> Path:
    folder.mkdir(parents=True)
    for name in names:
        (folder / name).write_bytes(name.encode())
    return folder


def nothing_is_left(*models: str) -> bool:
    found = {path.name for path in models_dir().iterdir()} if models_dir().is_dir() else set()
    return found == set(models)


def test_a_folder_with_the_files_of_a_known_model_is_that_model(catalogue: SmallCatalogue, tmp_path: Path) -> None:
    folder = tmp_path / "carried"
    (folder / "deep").mkdir(parents=True)
    for name, content in catalogue.files.items():
        (folder / "deep" / name).write_bytes(content)
    (folder / "README.md").write_text("hello")
    model = take(folder)
    assert (model.name, model.title, model.licence) == ("small-en", "Small", "MIT")
    assert verify(installed_model("small-en"), nobody, Cancel()) == []
    assert (folder / "deep" / "tokenizer.bin").exists(), "the user's own stay"
    with pytest.raises(ModelFault, match="already"):
        take(folder)
    assert take(folder, Said(name="second")).name == "second"


def test_the_archive_of_a_known_model_is_that_model_whatever_it_is_called(
    catalogue: SmallCatalogue, tmp_path: Path
) -> None:
    archive = tmp_path / "download (1).tar.bz2"
    archive.write_bytes(catalogue.archive)
    model = take(archive)
    assert (model.name, model.languages) == ("packed-de", ("de",))
    assert nothing_is_left("packed-de")


@pytest.mark.parametrize(
    ("called", "names", "family", "options"),
    [
        ("sherpa-onnx-nemo-parakeet-x-en", TRANSDUCER, "sherpa-transducer", {"model_type": "nemo_transducer"}),
        ("sherpa-onnx-zipformer-de", TRANSDUCER, "sherpa-transducer", {}),
        ("sherpa-onnx-streaming-zipformer-zh", TRANSDUCER, "sherpa-streaming-transducer", {}),
        ("unified-en-non-streaming", TRANSDUCER, "sherpa-transducer", {}),
        ("canary-flash-en-de", ("encoder.onnx", "decoder.onnx", "tokens.txt"), "sherpa-canary", {}),
        ("whisper-x-fr", ("x-encoder.onnx", "x-decoder.onnx", "x-tokens.txt"), "sherpa-whisper", {}),
        ("sense-voice-zh", ("model.int8.onnx", "tokens.txt"), "sherpa-sense-voice", {}),
        ("nemo-ctc-en", ("model.onnx", "tokens.txt"), "sherpa-ctc", {}),
        ("zipformer-ctc-zh", ("model.onnx", "tokens.txt"), "sherpa-ctc", {"kind": "zipformer"}),
        ("faster-en", ("model.bin", "config.json", "tokenizer.json", "vocabulary.txt"), "whisper-ct2", {}),
    ],
)
def test_any_other_is_known_by_its_files_and_its_name(
    tmp_path: Path, called: str, names: tuple[str, ...], family: str, options: dict[str, str]
) -> None:
    model = take(folder_with(tmp_path / called, *names))
    assert model.family == family
    assert dict(model.options) == options
    assert set(model.files.values()) == set(names)
    assert installed_models(family) == [model]


def test_what_cannot_be_told_is_asked_for(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "mine", "model.onnx", "tokens.txt")
    with pytest.raises(ModelFault, match="--family sherpa-sense-voice or sherpa-ctc"):
        take(folder)
    with pytest.raises(ModelFault, match="--languages"):
        take(folder, Said(family="sherpa-ctc"))
    model = take(folder, Said(family="sherpa-ctc", languages=("pt", "es"), name="ours"))
    assert (model.name, model.languages, model.family) == ("ours", ("pt", "es"), "sherpa-ctc")
    with pytest.raises(ModelFault, match="no kind of model"):
        take(folder, Said(family="other"))


def test_half_a_model_is_none(tmp_path: Path) -> None:
    with pytest.raises(ModelFault, match="Not all files"):
        take(folder_with(tmp_path / "half-en", "encoder.onnx", "joiner.onnx"))
    with pytest.raises(ModelFault, match="no model"):
        take(folder_with(tmp_path / "none", "holiday.jpg"))
    with pytest.raises(ModelFault, match="no such"):
        take(tmp_path / "absent")
    with pytest.raises(ModelFault, match="neither"):
        take(tmp_path / "none" / "holiday.jpg")
    assert nothing_is_left()


Pack = Callable[[Path, dict[str, bytes]], None]


def as_zip(path: Path, entries: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries.items():
            packed.writestr(name, content)


def as_tar(mode: Literal["w", "w:gz", "w:bz2", "w:xz"]) -> Pack:
    def pack(path: Path, entries: dict[str, bytes]) -> None:
        with tarfile.open(path, mode) as tar:
            for name, content in entries.items():
                info = tarfile.TarInfo(name)
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))

    return pack


KINDS: list[tuple[str, Pack]] = [
    (".zip", as_zip),
    (".tar.gz", as_tar("w:gz")),
    (".tar.bz2", as_tar("w:bz2")),
    (".tar.xz", as_tar("w:xz")),
    (".tar", as_tar("w")),
]
OUTSIDE = ("../tokens.txt", "/tmp/tokens.txt", "a/../../tokens.txt", "C:\\tokens.txt", "..\\tokens.txt")
GOOD = {f"model-en/{name}": name.encode() * 100 for name in TRANSDUCER}


@pytest.mark.parametrize(("ending", "pack"), KINDS)
def test_archives_of_each_kind_are_read(tmp_path: Path, ending: str, pack: Pack) -> None:
    archive = tmp_path / f"own-en{ending}"
    pack(archive, {**GOOD, "model-en/test_wavs/0.wav": b"RIFF" * 1000})
    model = take(archive)
    assert model.path("tokens").read_bytes() == b"tokens.txt" * 100
    assert nothing_is_left("own-en")


@pytest.mark.parametrize(("ending", "pack"), KINDS)
@pytest.mark.parametrize(
    "name", ["../tokens.txt", "/tmp/tokens.txt", "a/../../tokens.txt", "C:\\tokens.txt", "..\\tokens.txt"]
)
def test_an_archive_that_would_write_elsewhere_is_refused(tmp_path: Path, ending: str, pack: Pack, name: str) -> None:
    archive = tmp_path / f"own-en{ending}"
    pack(archive, {**GOOD, name: b"evil"})
    with pytest.raises(ModelFault, match="outside"):
        take(archive)
    assert nothing_is_left()
    assert not (tmp_path / "tokens.txt").exists()


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE])
def test_links_and_devices_in_an_archive_are_never_made(tmp_path: Path, kind: bytes) -> None:
    secret = tmp_path / "secret"
    secret.write_text("mine")
    archive = tmp_path / "own-en.tar"
    with tarfile.open(archive, "w") as tar:
        for name, content in GOOD.items():
            info = tarfile.TarInfo(name)
            if name.endswith("tokens.txt"):
                info.type, info.linkname = kind, str(secret)
                tar.addfile(info)
            else:
                info.size = len(content)
                tar.addfile(info, io.BytesIO(content))
    with pytest.raises(ModelFault, match="Not all files"):
        take(archive)
    assert nothing_is_left()


def test_a_link_in_a_zip_is_never_made(tmp_path: Path) -> None:
    archive = tmp_path / "own-en.zip"
    as_zip(archive, {name: content for name, content in GOOD.items() if not name.endswith("tokens.txt")})
    with zipfile.ZipFile(archive, "a") as packed:
        info = zipfile.ZipInfo("model-en/tokens.txt")
        info.external_attr = 0o120777 << 16
        packed.writestr(info, "/etc/passwd")
    with pytest.raises(ModelFault, match="Not all files"):
        take(archive)


@pytest.mark.parametrize(("ending", "pack"), [KINDS[0], KINDS[1]])
def test_a_bomb_is_refused_before_it_fills_the_disk(tmp_path: Path, ending: str, pack: Pack) -> None:
    archive = tmp_path / f"bomb-en{ending}"
    pack(archive, {**GOOD, "model-en/encoder.onnx": bytes(150_000_000)})
    assert archive.stat().st_size < 300_000
    with pytest.raises(ModelFault, match="larger than any model"):
        take(archive)
    assert nothing_is_left()


@pytest.mark.parametrize(("ending", "pack"), KINDS)
def test_an_archive_that_is_cut_off_or_no_archive_at_all_is_said(tmp_path: Path, ending: str, pack: Pack) -> None:
    archive = tmp_path / f"own-en{ending}"
    pack(archive, {**GOOD, "model-en/encoder.onnx": bytes(range(256)) * 500})
    whole = archive.read_bytes()
    for content in (whole[: len(whole) // 2], b"no archive", b""):
        archive.write_bytes(content)
        with pytest.raises(ModelFault, match=r"archive cannot be used|no model"):
            take(archive)
    assert nothing_is_left()


def test_a_zip_that_lies_about_a_size_is_refused(tmp_path: Path) -> None:
    archive = tmp_path / "own-en.zip"
    as_zip(archive, GOOD)
    content = archive.read_bytes()
    size = len(GOOD["model-en/tokens.txt"])
    archive.write_bytes(content.replace(size.to_bytes(4, "little"), (size * 7).to_bytes(4, "little")))
    with pytest.raises(ModelFault, match="archive cannot be used"):
        take(archive)
    assert nothing_is_left()


def test_calling_off_leaves_nothing(catalogue: SmallCatalogue, tmp_path: Path, server: FaultyServer) -> None:
    cancel = Cancel()
    cancel.call_off()
    archive = tmp_path / "own-en.zip"
    as_zip(archive, GOOD)
    with pytest.raises(Cancelled):
        bring_in(archive, nobody, cancel)
    assert nothing_is_left()
