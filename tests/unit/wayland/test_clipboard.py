"""The clipboard by data control, against a compositor that a test plays."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from fakes_wayland import ClipboardCompositor, FakeCompositor

from tray_app.wayland import clipboard as rooms
from tray_app.wayland import data_control
from tray_app.wayland.clipboard import Clipboard, ClipboardBusy
from tray_app.wayland.wire import CompositorGone, NotOffered

PICTURE = {"image/png": bytes(range(256)) * 1_000, "text/html": b"<b>old</b>", "text/plain": b"old"}


@pytest.fixture(params=["zwlr_data_control", "ext_data_control"])
def compositor(request: pytest.FixtureRequest) -> Iterator[ClipboardCompositor]:
    fake = ClipboardCompositor(request.param)
    yield fake
    fake.close()


@pytest.fixture
def clipboard(compositor: ClipboardCompositor, monkeypatch: pytest.MonkeyPatch) -> Iterator[Clipboard]:
    monkeypatch.setattr(rooms, "start_owner", lambda _content: None)
    made = Clipboard(compositor.connect, quiet_s=0.05)
    yield made
    made.close()


def until(condition: Callable[[], bool]) -> None:
    end_s = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end_s, "it did not come to that"
        time.sleep(0.005)


def test_an_offered_text_can_be_pasted_in_every_form(compositor: ClipboardCompositor, clipboard: Clipboard) -> None:
    clipboard.offer("Größe 😀")
    for form in ("text/plain;charset=utf-8", "text/plain", "UTF8_STRING", "STRING"):
        assert compositor.paste(form).decode() == "Größe 😀"
    assert data_control.PASSWORD_HINT not in compositor.types[compositor.source]


def test_a_lent_text_is_pasted_and_everything_that_was_there_comes_back(
    compositor: ClipboardCompositor, clipboard: Clipboard
) -> None:
    compositor.foreign = dict(PICTURE)
    with clipboard.lend("dictated") as lent:
        assert lent.await_taken(0) is None
        lent.key_is_sent()
        assert compositor.paste() == b"dictated"
        taken = lent.await_taken(10)
        assert taken is not None
        assert taken[0] <= taken[1]
        assert data_control.PASSWORD_HINT in compositor.types[compositor.source]
    until(lambda: set(compositor.types[compositor.source]) == set(PICTURE))
    assert {form: compositor.paste(form) for form in PICTURE} == PICTURE


def test_an_empty_clipboard_is_empty_again(compositor: ClipboardCompositor, clipboard: Clipboard) -> None:
    with clipboard.lend("dictated") as lent:
        lent.key_is_sent()
        compositor.paste()
    until(lambda: compositor.source == 0)
    assert compositor.foreign == {}


def test_who_looked_before_the_key_has_not_pasted(compositor: ClipboardCompositor, clipboard: Clipboard) -> None:
    with clipboard.lend("dictated") as lent:
        compositor.paste()  # a history
        lent.key_is_sent()
        assert lent.await_taken(0.05) is None
    assert compositor.paste() == b"dictated"  # a slow window gets it all the same
    until(lambda: compositor.source == 0)


def test_without_a_key_the_old_content_is_back_at_once(compositor: ClipboardCompositor, clipboard: Clipboard) -> None:
    compositor.foreign = dict(PICTURE)
    with clipboard.lend("dictated"):
        pass
    until(lambda: compositor.paste("text/html") == b"<b>old</b>")


def test_what_the_user_copies_meanwhile_stays(compositor: ClipboardCompositor, clipboard: Clipboard) -> None:
    with clipboard.lend("dictated") as lent:
        lent.key_is_sent()
        compositor.copy({"text/plain": b"new"})
        assert lent.await_taken(10) is None
        assert not lent.held
    clipboard._ask(lambda _control: None)
    assert compositor.foreign == {"text/plain": b"new"}


def test_two_texts_in_a_row_give_the_first_content_back(compositor: ClipboardCompositor, clipboard: Clipboard) -> None:
    compositor.foreign = dict(PICTURE)
    for text in ("one", "two"):
        with clipboard.lend(text) as lent:
            lent.key_is_sent()
            assert compositor.paste() == text.encode()
    until(lambda: "text/html" in compositor.types[compositor.source])
    assert compositor.paste("text/plain") == b"old"


def test_a_text_that_a_window_may_still_come_for_is_not_replaced(
    compositor: ClipboardCompositor, clipboard: Clipboard
) -> None:
    with clipboard.lend("one") as lent:
        lent.key_is_sent()
    with pytest.raises(ClipboardBusy), clipboard.lend("two"):
        pass
    assert compositor.paste() == b"one"


def test_content_that_cannot_be_kept_is_not_replaced(
    compositor: ClipboardCompositor, clipboard: Clipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(data_control, "MAX_BYTES", 10)
    compositor.foreign = dict(PICTURE)
    with pytest.raises(ClipboardBusy), clipboard.lend("dictated"):
        pass
    assert compositor.foreign == PICTURE


def test_an_owner_that_hangs_is_not_waited_for(compositor: ClipboardCompositor, clipboard: Clipboard) -> None:
    compositor.foreign, compositor.hangs = dict(PICTURE), True
    begun_s = time.monotonic()
    with pytest.raises(ClipboardBusy), clipboard.lend("dictated"):
        pass
    assert time.monotonic() - begun_s < 5


def test_a_large_text_goes_to_a_slow_reader_in_pieces(compositor: ClipboardCompositor, clipboard: Clipboard) -> None:
    text = "0123456789" * 100_000
    clipboard.offer(text)
    with ThreadPoolExecutor(3) as pool:
        assert [*pool.map(lambda _n: compositor.paste(), range(3))] == [text.encode()] * 3


@pytest.mark.expected_warning("clipboard: the clipboard is lost")
def test_a_compositor_that_goes_ends_the_waiting(compositor: ClipboardCompositor, clipboard: Clipboard) -> None:
    with clipboard.lend("dictated") as lent:
        lent.key_is_sent()
        threading.Timer(0.05, compositor.hang_up).start()
        begun_s = time.monotonic()
        assert lent.await_taken(10) is None
        assert time.monotonic() - begun_s < 5


def test_what_is_there_at_the_end_is_left_to_another_process(
    compositor: ClipboardCompositor, clipboard: Clipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[data_control.Content] = []
    monkeypatch.setattr(rooms, "start_owner", left.append)
    compositor.foreign = dict(PICTURE)
    with clipboard.lend("dictated") as lent:
        lent.key_is_sent()
        compositor.paste()
    clipboard.close()
    assert left == [] or left == [PICTURE]


def test_nothing_runs_once_the_clipboard_is_somebody_elses(
    compositor: ClipboardCompositor, clipboard: Clipboard, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rooms, "IDLE_S", 0.05)
    clipboard.offer("text")
    compositor.copy({"text/plain": b"new"})
    until(lambda: clipboard._thread is None)


def test_without_data_control_that_is_said() -> None:
    compositor = FakeCompositor([("wl_seat", 7)])
    clipboard = Clipboard(compositor.connect)
    with pytest.raises(NotOffered, match="data_control"):
        clipboard.offer("text")
    compositor.close()
    compositor = FakeCompositor([("wl_seat", 7)])
    assert "data_control" in str(Clipboard(compositor.connect).why_not())
    compositor.close()


def test_after_the_end_nothing_is_offered(clipboard: Clipboard) -> None:
    clipboard.close()
    with pytest.raises(CompositorGone):
        clipboard.offer("text")
