"""The API as programs of others use it and as attackers meet it: the trials that `packaging/try_api.py` prints."""

from __future__ import annotations

import shutil
from functools import partial
from pathlib import Path

import pytest
import web_rig
from api_served import served
from try_api import ATTACKS, PROGRAMS, attacked, something_said
from web_rig import free_port

from tray_app.core.settings import ApiSettings


@pytest.mark.parametrize("name", [*PROGRAMS, *ATTACKS])
def test_it_goes_as_it_should(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    needed, trial = PROGRAMS.get(name) or ("python", partial(attacked, attack=ATTACKS[name]))
    if name in PROGRAMS and shutil.which(needed) is None:
        pytest.skip(f"{needed} is not there")
    settings = ApiSettings(enabled=True, port=free_port(), text=True)
    with web_rig.home(tmp_path, monkeypatch), served(settings) as api:
        something_said(api)
        assert trial(api)
