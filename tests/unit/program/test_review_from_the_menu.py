"""The menu's review: a process of its own, and what the user is told of it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest

from tray_app.core.snapshot import NoticeKind
from tray_app.menu_actions import MenuActions
from tray_app.paths import REVIEW_PAGE


class Menu:
    """Its review, run here and now; `ends` is the exit code, what was printed and what was complained of."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, folder: Path, ends: tuple[int, str, str]) -> None:
        monkeypatch.setenv("XDG_STATE_HOME", str(folder))
        self.told: list[tuple[NoticeKind, str, str]] = []
        self.opened: list[Path] = []
        self.argv: list[str] = []
        self._ends = ends
        self._page = folder / "holdtalk" / "review" / REVIEW_PAGE
        runtime = SimpleNamespace(tell=lambda *words: self.told.append(words))
        self._actions = MenuActions(cast(Any, runtime), cast(Any, None), self._call)
        monkeypatch.setattr(subprocess, "run", self._run)
        monkeypatch.setattr(self._actions, "_open", self.opened.append)

    def _call(self, work: Callable[[], None]) -> None:
        work()

    def _run(self, argv: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        self.argv = argv
        code, printed, complained = self._ends
        if code in (0, 3, 4):
            self._page.write_text("<html>")
        return subprocess.CompletedProcess(argv, code, printed, complained)

    def review(self) -> None:
        self._actions._review()


@pytest.mark.parametrize("code", [0, 3, 4])
def test_what_was_found_is_told_and_opened(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, code: int) -> None:
    menu = Menu(monkeypatch, tmp_path, (code, "  writing\nGrade B, needs work. Of 40.\n", ""))
    menu.review()
    assert menu.told == [(NoticeKind.INFO, "Performance reviewed", "Grade B, needs work. Of 40.")]
    assert [path.name for path in menu.opened] == [REVIEW_PAGE]
    assert menu.argv[-4:-1] == ["review", "--quick", "-o"]
    assert (Path(menu.argv[-1]).stat().st_mode & 0o777) == 0o700


def test_a_review_that_fails_says_why(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    menu = Menu(monkeypatch, tmp_path, (1, "", "holdtalk: The disk is full. Free some space.\n"))
    menu.review()
    (told,) = menu.told
    assert told == (NoticeKind.ERROR, "The performance could not be reviewed.", "The disk is full. Free some space.")
    assert menu.opened == []
