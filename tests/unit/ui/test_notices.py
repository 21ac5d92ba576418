"""Notices: by the desktop where it takes them, by a window of our own where it does not."""

from __future__ import annotations

import shutil
import subprocess
import threading

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from tray_app.core.snapshot import Notice, NoticeKind
from tray_app.ui.notice_popup import LEAST_MS, NoticePopup, popup_corner, reading_ms
from tray_app.ui.notices import CARRIERS, QUEUE_LENGTH, Notices, deliver_by_desktop

from .conftest import Pump

NOTICE = Notice(NoticeKind.INFO, "Holdtalk is ready", "Hold Right Ctrl and speak.")


def test_a_notice_the_desktop_takes_is_not_shown_twice(qt_app: QApplication, pump: Pump) -> None:
    taken: list[Notice] = []

    def deliver(notice: Notice) -> bool:
        taken.append(notice)
        return True

    notices = Notices(deliver=deliver)
    notices.show(NOTICE)
    pump(lambda: taken == [NOTICE])
    qt_app.processEvents()
    assert notices.popup is None
    notices.close()


def test_closed_notices_leave_no_thread_that_holds_them(qt_app: QApplication, pump: Pump) -> None:
    """It would destroy them, a Qt object with a window, on a thread that is not Qt's."""
    delivered = threading.Event()

    def deliver(_notice: Notice) -> bool:
        delivered.set()
        return True

    notices = Notices(deliver=deliver)
    notices.show(NOTICE)
    pump(delivered.is_set)
    assert "notices" in {thread.name for thread in threading.enumerate()}
    notices.close()
    assert "notices" not in {thread.name for thread in threading.enumerate()}


def test_without_a_desktop_service_notices_are_shown_one_after_another(qt_app: QApplication, pump: Pump) -> None:
    notices = Notices(deliver=lambda _notice: False)
    notices.show(NOTICE)
    pump(lambda: notices.popup is not None)
    first = notices.popup
    notices.show(Notice(NoticeKind.ERROR, "Second", ""))
    assert first is not None
    assert first.accessibleName() == "Holdtalk is ready. Hold Right Ctrl and speak."
    pump(lambda: len(notices._waiting) == 1)
    first.close()
    pump(lambda: notices.popup is not None and notices.popup.accessibleName().startswith("Second"))
    notices.close()
    assert notices.popup is None


def test_a_notice_is_not_kept_waiting_by_the_reading_of_a_long_one(qt_app: QApplication) -> None:
    popup = NoticePopup(Notice(NoticeKind.ERROR, "Long", "words " * 200), QRect())
    assert popup._timer.remainingTime() > 60_000
    popup.make_room()
    assert popup._timer.remainingTime() <= LEAST_MS * 1.1  # Qt's coarse timers may round
    popup.close()


def test_a_notice_of_what_is_mended_goes_shown_or_not_yet(qt_app: QApplication, pump: Pump) -> None:
    notices = Notices(deliver=lambda _notice: False)
    broken = Notice(NoticeKind.WARNING, "Settings are wrong", "Correct them.")
    for notice in (broken, NOTICE, broken):
        notices.show(notice)
    pump(lambda: len(notices._waiting) == 2)
    notices.withdraw(broken.title)
    pump(lambda: notices.popup is not None and notices.popup.notice == NOTICE)
    assert not notices._waiting
    notices.close()


def test_notices_reach_the_desktop_in_order_and_a_flood_of_them_by_its_newest(qt_app: QApplication, pump: Pump) -> None:
    taken: list[str] = []
    busy, go_on = threading.Event(), threading.Event()

    def deliver(notice: Notice) -> bool:
        taken.append(notice.title)
        busy.set()
        return go_on.wait(20)

    notices = Notices(deliver=deliver)
    notices.show(Notice(NoticeKind.INFO, "first", ""))
    assert busy.wait(20)
    threads = threading.active_count()
    for number in range(1_000):
        notices.show(Notice(NoticeKind.INFO, str(number), ""))
    assert threading.active_count() <= threads
    go_on.set()
    pump(lambda: len(taken) == 1 + QUEUE_LENGTH)
    assert taken == ["first", *map(str, range(1_000 - QUEUE_LENGTH, 1_000))]
    notices.close()


LONG = Notice(NoticeKind.WARNING, "A setting is wrong", "~/.config/" + "deep/" * 80 + "x" * 200 + " word" * 900)


@pytest.mark.parametrize("notice", [NOTICE, LONG], ids=["short", "long"])
def test_the_whole_text_of_our_own_notice_can_be_read(qt_app: QApplication, notice: Notice) -> None:
    popup = NoticePopup(notice, QRect())
    popup.show()
    assert qt_app.primaryScreen().availableGeometry().contains(popup.geometry())
    title, body = popup.findChildren(QTextEdit)
    assert body.verticalScrollBar().isVisible() is (notice is LONG)
    for part in (title, body):
        document, seen = part.document(), part.viewport()
        assert document.idealWidth() <= seen.width() + 1, "nothing is cut off at the side"
        below = document.size().height() - seen.height()
        assert part.verticalScrollBar().maximum() >= below - 1, "the rest can be scrolled to"
        assert popup.rect().contains(part.geometry())
    QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton)
    assert not popup.isVisible()


def test_our_own_notice_takes_no_focus(qt_app: QApplication) -> None:
    popup = NoticePopup(NOTICE, QRect())
    popup.show()
    assert popup.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert popup.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not popup.isActiveWindow()
    popup.close()


def test_an_error_stays_longer_and_long_words_longer_still() -> None:
    short = Notice(NoticeKind.INFO, "Hi", "")
    assert reading_ms(short) < reading_ms(Notice(NoticeKind.ERROR, "Hi", ""))
    assert reading_ms(Notice(NoticeKind.INFO, "Hi", "word " * 60)) > reading_ms(short)


@pytest.mark.parametrize("place", [QRect(), QRect(760, 4, 22, 22), QRect(770, 570, 22, 22), QRect(0, 300, 22, 22)])
def test_our_own_notice_lies_on_the_screen(qt_app: QApplication, place: QRect) -> None:
    corner = popup_corner(place, 360, 80)
    screen = qt_app.primaryScreen().geometry()
    assert screen.contains(QRect(corner.x(), corner.y(), 360, 80))
    assert not QRect(corner.x(), corner.y(), 360, 80).intersects(place)


def test_markup_in_a_notice_is_shown_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    carried: list[str] = []

    def run(command: list[str], **_how: object) -> subprocess.CompletedProcess[bytes]:
        carried.extend(command)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr("tray_app.ui.notices._service_answers", lambda: True)
    monkeypatch.setattr(shutil, "which", lambda tool: tool)
    monkeypatch.setattr(subprocess, "run", run)
    assert deliver_by_desktop(Notice(NoticeKind.INFO, "Title", "a < b & c > d"))
    assert carried[-2:] == ["Title", "a &lt; b &amp; c &gt; d"]


def test_quotes_and_lines_of_a_notice_reach_gdbus_whole() -> None:
    told = CARRIERS["gdbus"]('It\'s "so" \N{GRINNING FACE}', "C:\\x\nnext")
    assert '"It\'s \\"so\\" \N{GRINNING FACE}"' in told
    assert '"C:\\\\x\\nnext"' in told
