"""News on the bus: by type, to everybody, whatever one of them does."""

from __future__ import annotations

import pytest

from tray_app.core.bus import Bus
from tray_app.core.snapshot import Notice, NoticeKind, Snapshot

NOTICE = Notice(NoticeKind.INFO, "Title", "Body")


def test_news_go_to_everybody_who_asked_for_their_kind_in_order() -> None:
    bus, heard = Bus(), list[str]()
    bus.subscribe(Notice, "first", lambda _notice: heard.append("first"))
    bus.subscribe(Notice, "second", lambda _notice: heard.append("second"))
    bus.subscribe(Snapshot, "other", lambda _snapshot: heard.append("other"))
    assert bus.publish(NOTICE)
    assert heard == ["first", "second"]


@pytest.mark.expected_warning(r"core\.shield: the broken one failed: ZeroDivisionError")
def test_one_who_raises_keeps_news_neither_from_the_others_nor_from_the_speaker(
    caplog: pytest.LogCaptureFixture,
) -> None:
    bus, heard = Bus(), list[Notice]()
    bus.subscribe(Notice, "the broken one", lambda _notice: 1 / 0)
    bus.subscribe(Notice, "the other", heard.append)
    assert bus.publish(NOTICE)
    assert heard == [NOTICE]
    assert "the broken one failed: ZeroDivisionError" in caplog.text


@pytest.mark.expected_warning(r"core\.shield: the broken one failed: ZeroDivisionError")
def test_news_that_nobody_heard_are_known_as_such() -> None:
    bus = Bus()
    assert not bus.publish(NOTICE)
    bus.subscribe(Notice, "the broken one", lambda _notice: 1 / 0)
    assert not bus.publish(NOTICE)


def test_one_who_has_left_hears_nothing_more() -> None:
    bus, heard = Bus(), list[Notice]()
    leave = bus.subscribe(Notice, "guest", heard.append)
    leave()
    assert not bus.publish(NOTICE)
    assert heard == []
