"""What the controller says of the program between dictations."""

from __future__ import annotations

import pytest
from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.dictation import Start
from tray_app.core.errors import Problem
from tray_app.core.snapshot import PublicState

TROUBLE = Problem("It broke.", "Mend it.")


def test_speaking_while_the_engine_loads_is_recorded() -> None:
    bench = Bench()
    assert bench.key_down()
    assert bench.state() is PublicState.RECORDING
    bench.after(900).key_up()
    assert bench.state() is PublicState.TRANSCRIBING


@pytest.mark.expected_warning(r"core\.status: engine lost: It broke\.")
def test_the_state_tells_loading_ready_and_error() -> None:
    bench = Bench()
    bench.say(e.Tick())
    assert bench.state() is PublicState.LOADING
    bench.engine_ready()
    assert bench.state() is PublicState.READY
    bench.say(e.EngineLost(TROUBLE, final=False))
    assert bench.state() is PublicState.LOADING
    bench.say(e.EngineLost(TROUBLE, final=True))
    assert bench.state() is PublicState.ERROR
    bench.engine_ready()
    assert bench.state() is PublicState.READY


def test_an_engine_that_is_asleep_is_no_error_and_a_key_wakes_it() -> None:
    bench = Bench()
    bench.say(e.EngineAsleep())
    assert (bench.state(), bench.snapshot.asleep, bench.snapshot.worker_pid) == (PublicState.READY, True, None)
    bench.key_down()
    bench.say(e.EngineWakes())
    assert (bench.state(), bench.snapshot.loading) == (PublicState.RECORDING, True)
    assert "loading" in bench.snapshot.status
    bench.engine_ready()
    assert (bench.snapshot.status, bench.snapshot.loading, bench.snapshot.asleep) == ("Recording", False, False)
    bench.say(e.EngineAsleep())
    assert (bench.snapshot.asleep, bench.snapshot.engine) == (True, "")


def test_a_dictation_that_woke_the_engine_is_told_as_resumed() -> None:
    bench = Bench()
    bench.say(e.EngineAsleep())
    dictation_id = bench.key_down()
    bench.after(900).key_up()
    bench.take_closed(dictation_id)
    bench.say(e.Final(dictation_id, "hello", bench.now_ns, 900.0, 1, 50.0, resumed=True))
    bench.inserted(dictation_id)
    assert bench.last_start() is Start.RESUMED


def test_a_hotkey_that_cannot_be_heard_is_an_error_until_it_is_heard_again() -> None:
    bench = Bench().engine_ready()
    bench.say(e.HotkeyFailed(TROUBLE))
    bench.say(e.HotkeyFailed(TROUBLE))
    assert bench.state() is PublicState.ERROR
    assert bench.snapshot.problem == TROUBLE
    assert [notice.title for notice in bench.notices] == [TROUBLE.title], "told once"
    bench.say(e.HotkeyRecovered())
    assert bench.state() is PublicState.READY
    assert bench.snapshot.problem is None


def test_where_only_commands_begin_a_dictation_the_program_is_ready_and_says_how() -> None:
    bench = Bench().engine_ready()
    bench.say(e.HotkeyFailed(TROUBLE, deaf=False))
    assert bench.state() is PublicState.READY
    assert bench.snapshot.problem == TROUBLE


def test_a_broken_settings_file_is_shown_until_it_is_mended_and_keeps_nobody_from_dictating() -> None:
    bench = Bench().engine_ready()
    bench.say(e.SettingsBroken(TROUBLE))
    bench.say(e.SettingsBroken(TROUBLE))
    assert bench.state() is PublicState.READY
    assert bench.snapshot.problem == TROUBLE
    assert len(bench.notices) == 1
    bench.say(e.SettingsBroken(None))
    assert bench.snapshot.problem is None
