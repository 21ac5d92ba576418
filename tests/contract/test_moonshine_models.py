"""Moonshine's other models run on the embedded one's decoder, which reads their size from the model."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from speech_rig import two_cities

from tray_app.core.errors import SpeechFault
from tray_app.models.installed import InstalledModel, write_model
from tray_app.paths import models_dir
from tray_app.speech.engine import NO_HINTS, Interrupt
from tray_app.speech.engines import find_engines, moonshine_models
from tray_app.speech.engines.moonshine.files import find_model

FILES = {"encoder": "encoder_model.ort", "decoder": "decoder_model_merged.ort", "tokenizer": "tokenizer.bin"}


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_DATA_HOME", str(tmp_path))
        yield
    find_engines()


@pytest.fixture
def folder() -> Path:
    """The embedded model's files again, as if they were another's."""
    own = models_dir() / "moonshine-other"
    own.mkdir(parents=True)
    for source, name in zip(find_model(), FILES.values(), strict=True):
        (own / name).symlink_to(source)
    write_model(InstalledModel(own.name, "Moonshine other", "moonshine", ("en", "es"), 200, FILES, folder=own))
    return own


def test_another_model_is_an_engine_as_quick_to_give_up_as_the_embedded_one(folder: Path) -> None:
    offer = find_engines()["moonshine-other"]
    assert (offer.DESCRIPTOR.languages, offer.DESCRIPTOR.drafts) == (("en", "es"), True)
    assert offer.DESCRIPTOR.interruptible
    samples = (two_cities(10) / 32_768).astype(np.float32)
    assert "best of times" in offer.load(1).decode(samples, (), Interrupt(), NO_HINTS).text.lower()


@pytest.mark.parametrize("file", FILES.values())
def test_a_damaged_one_is_told_by_its_name(folder: Path, file: str) -> None:
    (folder / file).unlink()
    (folder / file).write_bytes(b"\x05no")
    with pytest.raises(SpeechFault, match="Moonshine other"):
        moonshine_models.offers()[0].load(1)


def test_an_encoder_is_no_decoder(folder: Path) -> None:
    decoder = folder / FILES["decoder"]
    decoder.unlink()
    decoder.symlink_to(folder / FILES["encoder"])
    with pytest.raises(SpeechFault, match="no memory of its own words"):
        moonshine_models.offers()[0].load(1)
