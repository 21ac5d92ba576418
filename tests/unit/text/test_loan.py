"""When a text counts as taken from the clipboard, and when the old content may come back."""

from __future__ import annotations

from tray_app.text.insertion.browsers import Browser
from tray_app.text.insertion.loan import QUIET_BROWSER_MS, QUIET_DOUBTFUL_MS, QUIET_MS, Loan
from tray_app.text.insertion.x11_target import Target

MS = 1_000_000


def played(what: str, *, of_browser: bool) -> Loan:
    """L: the list of forms was handed over, T: the text was. One a millisecond."""
    loan = Loan("text", Target(1, 1), Browser(None) if of_browser else None)
    for at_ms, letter in enumerate(what, start=1):
        if letter == "L":
            loan.list_handed(at_ms * MS)
        else:
            loan.text_handed(at_ms * MS, at_ms * MS)
    return loan


def test_text_that_nobody_asked_for_is_not_taken_and_stays() -> None:
    for of_browser in (False, True):
        for what in ("", "L", "LLLLLLLL"):
            loan = played(what, of_browser=of_browser)
            assert not loan.taken
            assert loan.restore_due_ns() is None


def test_program_of_one_process_has_the_text_once_it_asked_for_it() -> None:
    for what in ("T", "LT"):
        loan = played(what, of_browser=False)
        assert loan.taken
        assert loan.fetched_ns == len(what) * MS
        assert loan.restore_due_ns() == (len(what) + QUIET_MS) * MS


def test_browser_that_has_only_looked_has_not_taken_the_text() -> None:
    loan = played("LTL", of_browser=True)
    assert loan.fetched_ns == 2 * MS
    assert not loan.taken
    assert loan.restore_due_ns() is None


def test_browser_has_taken_the_text_when_the_page_asked_for_it() -> None:
    for what in ("LTLLLT", "LTLLLLLLLLTLLLL", "LLLLT"):
        loan = played(what, of_browser=True)
        assert loan.taken
        assert loan.restore_due_ns() == (len(what) + QUIET_BROWSER_MS) * MS
    assert played("LTLLLLLLTLL", of_browser=True).fetched_ns == 9 * MS


def test_what_behaves_like_a_browser_that_has_only_looked_keeps_the_text_for_long() -> None:
    assert played("LTL", of_browser=False).restore_due_ns() == (3 + QUIET_DOUBTFUL_MS) * MS
    assert played("LTLT", of_browser=False).restore_due_ns() == (4 + QUIET_BROWSER_MS) * MS
