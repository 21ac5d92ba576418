"""Which engines and models the first run offers on this machine."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tray_app import speech_at_hand as at_hand
from tray_app.core.engines import EMBEDDED_ENGINE, ENGINES
from tray_app.models.catalogue import CatalogueModel
from tray_app.perf import engine_figures
from tray_app.speech_at_hand import speech_at_hand

PLAIN = CatalogueModel("plain", "Plain", "f", ("de",), 300, "fast", "MIT", "Nobody", "", {}, ())
CATALOGUE = (
    PLAIN,
    replace(PLAIN, name="larger", memory_mb=400),
    replace(PLAIN, name="medium", memory_mb=900, speed="medium"),
    replace(PLAIN, name="medium-2", memory_mb=800, speed="medium"),
    replace(PLAIN, name="huge", memory_mb=3_000),
    replace(PLAIN, name="crawls", speed="slow"),
    replace(PLAIN, name="french", languages=("fr",)),
)

EMBEDDED = {EMBEDDED_ENGINE: ENGINES[EMBEDDED_ENGINE]}


@pytest.fixture(autouse=True)
def _only_the_embedded_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(at_hand, "find_engines", lambda: None)
    monkeypatch.setattr(at_hand, "ENGINES", EMBEDDED)
    monkeypatch.setattr(at_hand, "read_catalogue", lambda: {model.name: model for model in CATALOGUE})


def names(*languages: str) -> list[str]:
    return [choice.name for choice in speech_at_hand(languages, 8_000).choices]


def test_for_a_language_that_nothing_here_understands_three_models_that_fit_are_offered() -> None:
    assert names("de", "en") == [EMBEDDED_ENGINE, "larger", "plain", "medium"]


def test_where_there_is_none_for_it_there_is_none() -> None:
    assert names("tlh", "en") == [EMBEDDED_ENGINE]


def test_who_has_an_engine_of_his_own_choice_needs_none(monkeypatch: pytest.MonkeyPatch) -> None:
    german = replace(ENGINES[EMBEDDED_ENGINE], name="german", languages=("de", "en"))
    monkeypatch.setattr(at_hand, "ENGINES", {**EMBEDDED, "german": german})
    assert names("de", "en") == [EMBEDDED_ENGINE, "german"]


def test_an_engine_that_sends_sound_away_is_not_offered(monkeypatch: pytest.MonkeyPatch) -> None:
    far = replace(ENGINES[EMBEDDED_ENGINE], name="far", needs_network=True)
    monkeypatch.setattr(at_hand, "ENGINES", {**EMBEDDED, "far": far})
    assert "far" not in names("en")


def test_what_was_measured_here_is_said() -> None:
    path = engine_figures.kept_path()
    path.parent.mkdir(parents=True)
    told = {"schema": engine_figures.SCHEMA, "recommendation": {"engine": EMBEDDED_ENGINE, "reason": "It is quick."}}
    path.write_text(json.dumps(told))
    assert speech_at_hand(["en"], 8_000).choices[0].measured == "It is quick."
    path.write_text('{"schema": 1}')
    assert speech_at_hand(["en"], 8_000).choices[0].measured == ""
