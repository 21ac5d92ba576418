"""Addresses of other machines' engines, as they stand in the settings."""

from __future__ import annotations

from pathlib import Path

import pytest

from tray_app.core.errors import SettingsFault
from tray_app.core.remote import Address, openai_address, said_languages, wyoming_address
from tray_app.settings_file import load


@pytest.mark.parametrize(
    ("text", "address", "place"),
    [
        ("http://127.0.0.1:8000/v1", Address("http", "127.0.0.1", 8000, "/v1"), "127.0.0.1:8000"),
        ("https://speech.example.org", Address("https", "speech.example.org", 443, "/v1"), "speech.example.org:443"),
        ("http://box/a/v1/audio/transcriptions/", Address("http", "box", 80, "/a/v1"), "box:80"),
        ("http://[fe80::1]:8000/v1/", Address("http", "fe80::1", 8000, "/v1"), "[fe80::1]:8000"),
    ],
)
def test_an_address_is_understood_as_people_write_it(text: str, address: Address, place: str) -> None:
    assert openai_address(text) == address
    assert address.place == place


def test_a_wyoming_address_has_its_usual_port() -> None:
    assert wyoming_address("tcp://box") == Address("tcp", "box", 10300)
    assert wyoming_address("") is None
    assert openai_address("") is None


@pytest.mark.parametrize(
    "text", ["box", "box:8000", "tcp://box", "ftp://box", "http://", "http://box:port", "http://a b/", "http://[::1"]
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(SettingsFault, match="no address"):
        openai_address(text)


@pytest.mark.parametrize(
    "text",
    [
        "https://me:sk-1234567890@box/v1",
        "https://sk-1234567890@box/v1",
        "https://box/v1?api_key=sk-1234567890",
        "https://box/v1#sk-1234567890",
    ],
)
def test_a_key_in_the_address_is_refused_and_not_repeated(text: str, tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(f'[remote]\nopenai_url = "{text}"\n')
    loaded = load(path)
    assert loaded.settings.remote.openai_url == ""
    (detail,) = loaded.details
    assert "No key may stand in the settings file" in detail
    assert "sk-1234567890" not in f"{detail} {loaded.summary()}"


def test_languages_are_parted_by_blanks_or_commas() -> None:
    assert said_languages("en, de fr") == ("en", "de", "fr")
    assert said_languages("") == ()
    with pytest.raises(SettingsFault, match="german"):
        said_languages("en german")
