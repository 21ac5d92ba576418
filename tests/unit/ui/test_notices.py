"""Notices: by the desktop where it takes them, by a window of our own where it does not."""

from __future__ import annotations

import shutil
import subprocess
import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtDBus import QDBusMessage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QTextEdit

from tray_app.core.events import DictationId
from tray_app.core.notice_actions import SHOW_MODELS, NoticeAction, copy_text
from tray_app.core.snapshot import Notice, NoticeKind
from tray_app.ui.desktop_notices import ACTIONS_KEPT, CARRIERS, DesktopNotices, carry, number_in
from tray_app.ui.notice_popup import LEAST_MS, NoticePopup, popup_corner, reading_ms
from tray_app.ui.notices import QUEUE_LENGTH, Notices

from .conftest import Pump

NOTICE = Notice(NoticeKind.INFO, "Holdtalk is ready", "Hold Right Ctrl and speak.")
COPY = copy_text(DictationId(1))


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

    monkeypatch.setattr(shutil, "which", lambda tool: tool)
    monkeypatch.setattr(subprocess, "run", run)
    assert carry(Notice(NoticeKind.INFO, "Title", "a < b & c > d")) == 0
    assert carried[-2:] == ["Title", "a &lt; b &amp; c &gt; d"]


def test_quotes_and_lines_of_a_notice_reach_gdbus_whole() -> None:
    told = CARRIERS["gdbus"]('It\'s "so" \N{GRINNING FACE}', "C:\\x\nnext", [])
    assert '"It\'s \\"so\\" \N{GRINNING FACE}"' in told
    assert '"C:\\\\x\\nnext"' in told


# --- what a click does -------------------------------------------------------------------

TO_COPY = Notice(NoticeKind.INFO, "Your text waits", "", copy_text(DictationId(7)))


def test_the_button_of_our_own_notice_does_what_it_says_and_it_goes(qt_app: QApplication, pump: Pump) -> None:
    done: list[NoticeAction] = []
    notices = Notices(deliver=lambda _notice: False, run=done.append)
    notices.show(TO_COPY)
    pump(lambda: notices.popup is not None)
    popup = notices.popup
    assert popup is not None
    button = popup.findChild(QPushButton)
    assert button is not None
    assert button.accessibleName() == button.text() == "Copy text"
    assert popup.rect().contains(button.geometry())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert done == [TO_COPY.action]
    assert notices.popup is None
    notices.close()


def test_a_click_beside_the_button_only_dismisses(qt_app: QApplication, pump: Pump) -> None:
    done: list[NoticeAction] = []
    notices = Notices(deliver=lambda _notice: False, run=done.append)
    notices.show(TO_COPY)
    pump(lambda: notices.popup is not None)
    popup = notices.popup
    assert popup is not None
    QTest.mouseClick(popup.findChildren(QTextEdit)[0].viewport(), Qt.MouseButton.LeftButton)
    assert not popup.isVisible()
    assert done == []
    notices.close()


def test_a_notice_can_have_a_second_button(qt_app: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    both = replace(NOTICE, action=COPY, other=SHOW_MODELS)
    popup = NoticePopup(both, QRect())
    acted: list[NoticeAction] = []
    popup.acted.connect(acted.append)
    popup.show()
    copy, show = popup.findChildren(QPushButton)
    assert not copy.geometry().intersects(show.geometry())
    assert popup.rect().contains(show.geometry())
    QTest.mouseClick(show, Qt.MouseButton.LeftButton)
    assert acted == [SHOW_MODELS]
    run: list[NoticeAction] = []
    notices = DesktopNotices(run.append)
    monkeypatch.setattr("tray_app.ui.desktop_notices._service_answers", lambda: True)
    monkeypatch.setattr("tray_app.ui.desktop_notices.carry", lambda _notice: 7)
    for key, action in (("other", SHOW_MODELS), ("button", COPY), ("default", COPY)):
        assert notices.deliver(both)
        message = QDBusMessage.createSignal("/a", "b.c", "ActionInvoked")
        message.setArguments([7, key])
        notices.invoked(message)
        assert run.pop() == action


def test_a_notice_without_an_action_has_no_button(qt_app: QApplication) -> None:
    popup = NoticePopup(NOTICE, QRect())
    assert popup.findChild(QPushButton) is None
    popup.close()


def clicked(number: int) -> QDBusMessage:
    message = QDBusMessage.createSignal(
        "/org/freedesktop/Notifications", "org.freedesktop.Notifications", "ActionInvoked"
    )
    message.setArguments([number, "button"])
    return message


@pytest.fixture
def desktop_takes(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The service takes every notice, and numbers them from 1 on; those it took."""
    taken: list[int] = []

    def take(_notice: Notice) -> int:
        taken.append(len(taken) + 1)
        return taken[-1]

    monkeypatch.setattr("tray_app.ui.desktop_notices._service_answers", lambda: True)
    monkeypatch.setattr("tray_app.ui.desktop_notices.carry", take)
    return taken


def test_a_click_on_a_notice_of_the_desktop_does_it_once(qt_app: QApplication, desktop_takes: list[int]) -> None:
    done: list[NoticeAction] = []
    desktop = DesktopNotices(done.append)
    models = Notice(NoticeKind.WARNING, "Another engine writes", "", SHOW_MODELS)
    assert [desktop.deliver(notice) for notice in (TO_COPY, NOTICE, models)] == [True] * 3
    for number in (99, 3, 2, 1, 1):  # one of another program, and one twice
        desktop.invoked(clicked(number))
    assert done == [SHOW_MODELS, TO_COPY.action]


def test_actions_of_old_notices_are_forgotten(qt_app: QApplication, desktop_takes: list[int]) -> None:
    done: list[NoticeAction] = []
    desktop = DesktopNotices(done.append)
    for _ in range(ACTIONS_KEPT + 1):
        desktop.deliver(TO_COPY)
    desktop.invoked(clicked(1))
    assert done == []
    desktop.invoked(clicked(2))
    assert len(done) == 1


def test_who_tells_the_number_carries_what_can_be_clicked(monkeypatch: pytest.MonkeyPatch) -> None:
    carried: list[list[str]] = []

    def run(command: list[str], **_how: object) -> subprocess.CompletedProcess[bytes]:
        carried.append(command)
        return subprocess.CompletedProcess(command, 0, b"u 7\n" if command[0] == "busctl" else b"")

    monkeypatch.setattr(shutil, "which", lambda tool: tool)
    monkeypatch.setattr(subprocess, "run", run)
    assert carry(NOTICE) == 0
    assert carry(TO_COPY) == 7
    assert [command[0] for command in carried] == ["notify-send", "busctl"]
    assert carried[1][-7:] == ["4", "default", "Copy text", "button", "Copy text", "0", "-1"]


@pytest.mark.parametrize(("answer", "number"), [(b"u 7\n", 7), (b"(uint32 4294967295,)\n", 4_294_967_295), (b"", 0)])
def test_the_number_of_a_notice_is_read_from_what_the_carrier_says(answer: bytes, number: int) -> None:
    assert number_in(answer) == number


# --- who wants no notices ----------------------------------------------------------------

ERROR = Notice(NoticeKind.ERROR, "The engine failed", "")


@pytest.mark.parametrize(
    ("wanted", "shown", "missed"),
    [("all", [NOTICE, TO_COPY, ERROR], []), ("errors", [TO_COPY, ERROR], []), ("none", [], [TO_COPY, ERROR])],
)
def test_only_what_is_wanted_is_shown_and_what_matters_is_marked(
    qt_app: QApplication, wanted: str, shown: list[Notice], missed: list[Notice]
) -> None:
    taken: list[Notice] = []
    marked: list[Notice] = []

    def deliver(notice: Notice) -> bool:
        taken.append(notice)
        return True

    notices = Notices(deliver=deliver, undisturbed=lambda: False)
    notices.missed.connect(marked.append)
    notices.limit(wanted)
    for notice in (NOTICE, TO_COPY, ERROR):
        notices.show(notice)
    notices._worker.settle(20)
    qt_app.processEvents()
    assert taken == shown
    assert marked == missed
    notices.close()


def test_what_the_desktop_keeps_to_itself_for_now_is_marked_if_it_matters(qt_app: QApplication, pump: Pump) -> None:
    marked: list[Notice] = []
    notices = Notices(deliver=lambda _notice: True, undisturbed=lambda: True)
    notices.missed.connect(marked.append)
    for notice in (NOTICE, ERROR, TO_COPY):
        notices.show(notice)
    pump(lambda: marked == [ERROR, TO_COPY])
    notices.close()
