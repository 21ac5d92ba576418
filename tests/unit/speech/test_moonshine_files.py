"""The model's files are found without importing what carries them, and their absence is explained."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tray_app.core.errors import SpeechFault
from tray_app.speech.engines.moonshine.files import MODEL_FOLDER_VARIABLE, find_model
from tray_app.speech.engines.moonshine.vocabulary import Vocabulary


def test_the_model_is_found_in_the_wheel_without_importing_it() -> None:
    code = (
        "import sys; from tray_app.speech.engines.moonshine.files import find_model; find_model(); "
        "print('moonshine_voice' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=Path(__file__).parents[3]
    )
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize("broken", ["absent", "short"])
def test_an_absent_or_damaged_model_names_the_file_and_the_remedy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    monkeypatch.setenv(MODEL_FOLDER_VARIABLE, str(tmp_path))
    if broken == "short":
        (tmp_path / "encoder_model.ort").write_bytes(b"half a model")
    with pytest.raises(SpeechFault) as fault:
        find_model()
    assert "encoder_model.ort" in fault.value.problem.detail
    assert "moonshine-voice==0.1.0" in fault.value.problem.remedy


def test_a_model_folder_can_be_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    original = find_model()
    for path in (original.encoder, original.decoder, original.tokenizer):
        (tmp_path / path.name).symlink_to(path)
    monkeypatch.setenv(MODEL_FOLDER_VARIABLE, str(tmp_path))
    assert find_model().decoder == tmp_path / "decoder_model_merged.ort"


def test_tokens_become_text_with_bytes_joined_and_control_tokens_silent() -> None:
    vocabulary = Vocabulary(find_model().tokenizer)
    euro = [3 + byte for byte in "€".encode()]
    assert vocabulary.text([1, *euro, 2]) == "€"
    assert vocabulary.text([]) == ""


def test_a_damaged_vocabulary_is_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "tokenizer.bin"
    path.write_bytes(b"\x05ab")
    with pytest.raises(SpeechFault, match="vocabulary"):
        Vocabulary(path)
