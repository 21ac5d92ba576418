"""Letters lead to places from wherever one is."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from screens_rig import whole_home

from tray_app.ui.home.place import TITLES


@pytest.mark.parametrize("place", TITLES)
def test_no_letter_of_a_place_is_wanted_by_something_in_one(qt_app: QApplication, tmp_path: Path, place: str) -> None:
    own = {title.partition("&")[2][0].lower() for title in TITLES.values()}
    with whole_home(tmp_path) as home:
        for part in home.parts(place):
            inside = [
                one.text()
                for one in home.window.findChildren(QWidget)
                if isinstance(one, QAbstractButton | QLabel)
                and one.isVisible()
                and one.parent() is not home.window.sidebar._inside
                and (isinstance(one, QAbstractButton) or one.buddy() is not None)
            ]
            letters = {text.replace("&&", "").partition("&")[2][:1].lower() for text in inside} - {""}
            assert not letters & own, part
