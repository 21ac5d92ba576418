"""In which language sound of another program is heard: as it asks, else as the settings say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import web_rig

from tray_app.core.engines import ENGINES, EngineDescriptor
from tray_app.core.errors import HoldtalkError
from tray_app.core.wishes import Wishes
from tray_app.web.listening import Listening

GERMAN = Wishes(language="de", languages=("de", "en"))


@pytest.fixture(autouse=True)
def engines() -> Iterator[None]:
    before = dict(ENGINES)
    ENGINES["both"] = EngineDescriptor("both", "Both", "", "", ("en", "de"), memory_mb=1)
    ENGINES["one"] = EngineDescriptor("one", "One", "", "", ("en",), memory_mb=1)
    yield
    ENGINES.clear()
    ENGINES.update(before)


def wished(usual: Wishes, **arguments: Any) -> Wishes:
    link = web_rig.FakeLink()
    Listening(link, arguments, ["both", "one"], lambda _message: None, usual)
    return link.wishes[0]


@pytest.mark.parametrize(
    ("arguments", "language"),
    [
        ({}, "de"),
        ({"language": "en"}, "en"),
        ({"language": "EN-gb"}, "en"),
        ({"language": "auto"}, None),
        ({"language": ""}, None),
        ({"engine": "one"}, None),
    ],
)
def test_it_is_what_is_asked_for_or_else_that_of_the_settings(arguments: dict[str, str], language: str | None) -> None:
    wishes = wished(GERMAN, **arguments)
    assert (wishes.language, wishes.languages) == (language, ("de", "en"))


def test_without_any_the_engine_finds_out() -> None:
    assert wished(Wishes()) == Wishes()


@pytest.mark.parametrize("arguments", [{"language": "tlh"}, {"language": "de", "engine": "one"}])
def test_one_that_the_engine_lacks_is_refused(arguments: dict[str, str]) -> None:
    with pytest.raises(HoldtalkError, match="does not understand"):
        wished(GERMAN, **arguments)


def test_what_is_no_name_is_refused() -> None:
    with pytest.raises(TypeError):
        wished(GERMAN, language=["de"])
