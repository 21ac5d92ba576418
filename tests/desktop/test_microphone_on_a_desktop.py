"""The real microphone on a real sound server: nothing lost, first sample early, nothing spent while closed."""

from __future__ import annotations

import contextlib
import os
import statistics
import subprocess
import threading
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from audio_rig import PATIENCE_S, Listener, RealRig, environment, expect, phase_steps, sound_of, start, stop, until
from desktop import PrivateDesktop
from fakes_audio import MS, PERIOD_NS

from tray_app.audio.capture import Capture
from tray_app.audio.devices import list_inputs
from tray_app.audio.microphone import SoundDeviceMicrophone
from tray_app.audio.microphone_check import check_microphone
from tray_app.audio.spool import DiskSpool
from tray_app.core.events import DictationId, ProblemNoticed, TakeClosed, TakeStarted
from tray_app.core.settings import MicrophoneSettings

pytestmark = pytest.mark.desktop

SINE_HZ = 1_015.0
"""Not a whole number of waves to a block: a lost block shows as a jump of its phase."""
Record = Callable[[str, object], None]


@pytest.fixture
def sound(desktop: PrivateDesktop) -> Iterator[PrivateDesktop]:
    with sound_of(desktop):
        yield desktop


def sine_file(path: Path, seconds: float) -> Path:
    samples = np.sin(2 * np.pi * SINE_HZ * np.arange(int(48_000 * seconds)) / 48_000) * 12_000
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(48_000)
        file.writeframes(samples.astype("<i2").tobytes())
    return path


def take(rig: RealRig, number: int, milliseconds: int) -> tuple[TakeStarted, TakeClosed, int, int]:
    down_ns = start(rig, number)
    started = expect(rig, TakeStarted)
    rig.hold(milliseconds)
    up_ns = stop(rig, number)
    return started, expect(rig, TakeClosed), down_ns, up_ns


def test_a_sine_played_into_the_room_arrives_without_a_missing_sample(sound: PrivateDesktop, tmp_path: Path) -> None:
    rig = RealRig()
    take(rig, 1, 100)
    # A large buffer, so that it is not the player who skips when the machine is busy.
    sine = sine_file(tmp_path / "sine.wav", 4.0)
    player = sound.spawn(["paplay", "--device=room", "--latency-msec=500", str(sine)], name="sine")
    rig.hold(800)
    _, closed, down_ns, up_ns = take(rig, 2, 2_000)
    player.wait()
    rig.microphone.close()
    heard = rig.spool.samples(DictationId(2))
    steady = heard[1_600:-1_600]
    assert abs(steady.astype(int)).max() > 6_000
    assert not phase_steps(steady, SINE_HZ).any()
    assert phase_steps(np.delete(steady, slice(8_000, 8_160)), SINE_HZ).any()  # it would have been seen
    missing = (up_ns - down_ns) / PERIOD_NS - closed.samples_key_held
    assert -800 <= missing <= 160 or closed.overflows  # a sound server starved of time stands still, and that is told


@contextlib.contextmanager
def awake(sound: PrivateDesktop) -> Iterator[None]:
    """The virtual device sleeps for two seconds at a time while nobody listens, which no sound card does."""
    with subprocess.Popen(["parec", "--latency-msec=10"], env=sound.env, stdout=subprocess.PIPE) as listener:
        assert listener.stdout is not None
        listener.stdout.read(1)
        threading.Thread(target=listener.stdout.read, daemon=True).start()  # until its end, or it would wait
        try:
            yield
        finally:
            listener.kill()


def test_a_cold_microphone_hears_soon_after_key_down_and_a_warm_one_before(
    sound: PrivateDesktop, record_property: Record
) -> None:
    cold = RealRig(MicrophoneSettings(warm_hold_s=0))
    first_ms = []
    with awake(sound):
        for number in range(1, 8):
            started, _, down_ns, _ = take(cold, number, 200)
            assert started.cold
            first_ms.append((started.first_sample_ns - down_ns) / MS)
            cold.hold(100)
        cold.microphone.close()
    warm = RealRig()
    take(warm, 1, 500)
    started, closed, down_ns, up_ns = take(warm, 2, 300)
    warm.microphone.close()
    record_property("first sample after key down, cold, ms (median, max)", (statistics.median(first_ms), max(first_ms)))
    record_property("take closed after key up, post-roll included, ms", (closed.handed_ns - up_ns) / MS)
    assert 0 < statistics.median(first_ms) < 250
    assert started.first_sample_ns <= down_ns - 290 * MS


def test_a_sound_is_stamped_with_the_time_it_was_made(sound: PrivateDesktop, tmp_path: Path) -> None:
    """The player's own delay lies between; a stamp from before the click was played would be a lie."""
    rig = RealRig()
    take(rig, 1, 300)
    start(rig, 2)
    started = expect(rig, TakeStarted)
    rig.hold(300)
    asked_ns = time.monotonic_ns()
    sound.play(sine_file(tmp_path / "click.wav", 0.1))
    done_ns = time.monotonic_ns()
    rig.hold(300)
    stop(rig, 2)
    expect(rig, TakeClosed)
    rig.microphone.close()
    loud = np.flatnonzero(abs(rig.spool.samples(DictationId(2)).astype(int)) > 3_000)
    heard_ns = started.first_sample_ns + int(loud[0]) * PERIOD_NS
    assert asked_ns < heard_ns < done_ns


@contextlib.contextmanager
def second_microphone(sound: PrivateDesktop, name: str) -> Iterator[None]:
    """One that hears what the speakers play."""
    module = sound.run(
        ["pactl", "load-module", "module-remap-source", "master=speakers.monitor", "source_name=desk", "channels=1",
         f'source_properties=device.description="{name}"']
    ).decode().strip()  # fmt: skip
    try:
        yield
    finally:
        sound.run(["pactl", "unload-module", module])


@pytest.mark.parametrize(("name", "wanted"), [("Desk_Stand", "stand"), ("Kopfhörer-Mikrofon", "kopfhörer")])
def test_a_microphone_is_found_by_a_part_of_its_name_whatever_its_letters(
    sound: PrivateDesktop, tmp_path: Path, name: str, wanted: str
) -> None:
    with second_microphone(sound, name):
        assert [device.name for device in list_inputs()] == ["Microphone", name]
        before = dict(os.environ)
        rig = RealRig(MicrophoneSettings(device=wanted))
        player = sound.spawn(
            ["paplay", "--device=speakers", str(sine_file(tmp_path / "sine.wav", 3.0))], name="speakers"
        )
        rig.hold(500)
        take(rig, 1, 1_000)
        assert dict(os.environ) == before
        player.wait()
        rig.microphone.close()
        assert abs(rig.spool.samples(DictationId(1))[8_000:].astype(int)).max() > 6_000
        assert name in check_microphone(MicrophoneSettings(device=wanted)).detail


def test_a_chosen_microphone_that_is_missing_is_told_and_the_default_hears(sound: PrivateDesktop) -> None:
    rig = RealRig(MicrophoneSettings(device="Yeti"))
    start(rig, 1)
    assert "Yeti" in expect(rig, ProblemNoticed).problem.title
    expect(rig, TakeStarted)
    rig.hold(200)
    stop(rig, 1)
    assert expect(rig, TakeClosed).samples > 0
    rig.microphone.close()


def test_muting_and_another_default_are_told_while_the_key_is_held(sound: PrivateDesktop) -> None:
    rig = RealRig()
    take(rig, 1, 100)
    with second_microphone(sound, "Desk_Stand"):
        rig.hold(600)  # the watch has seen both
        start(rig, 2)
        expect(rig, TakeStarted)
        try:
            sound.run(["pactl", "set-source-mute", "mic", "1"])
            assert "muted" in expect(rig, ProblemNoticed).problem.title
            sound.run(["pactl", "set-default-source", "desk"])
            assert "Desk_Stand" in expect(rig, ProblemNoticed).problem.title
        finally:
            sound.run(["pactl", "set-source-mute", "mic", "0"])
            sound.run(["pactl", "set-default-source", "mic"])
        stop(rig, 2)
        until(rig, TakeClosed)
    rig.microphone.close()


@pytest.mark.expected_warning(r"audio\.recorder: microphone lost:")
def test_without_a_sound_server_the_take_is_answered_with_a_remedy(sound: PrivateDesktop, tmp_path: Path) -> None:
    with environment(PULSE_SERVER=f"unix:{tmp_path}/nobody"):
        check = check_microphone(MicrophoneSettings())
        assert not check.ok
        assert check.remedy


def context_switches(thread: threading.Thread) -> int:
    """How often the thread has gone to sleep so far."""
    status = Path(f"/proc/self/task/{thread.native_id}/status").read_text()
    return int(status.split("\nvoluntary_ctxt_switches:")[1].split()[0])


def test_nothing_wakes_up_while_the_microphone_is_closed(sound: PrivateDesktop, tmp_path: Path) -> None:
    spool = DiskSpool(lambda event: None, tmp_path)
    rig = RealRig(MicrophoneSettings(warm_hold_s=0))
    take(rig, 1, 200)
    for hear in (spool.begin, spool.end):
        hear(DictationId(1))
    rig.hold(1_500)
    names = ("microphone-pump", "spool-writer", "spool-sync")
    threads = [thread for thread in threading.enumerate() if thread.name in names]
    before = [context_switches(thread) for thread in threads]
    rig.hold(1_500)
    after = [context_switches(thread) for thread in threads]
    assert "microphone-stream" not in [thread.name for thread in threading.enumerate()]
    rig.microphone.close()
    spool.close()
    assert len(threads) == 3
    assert before == after


def test_it_is_open_for_a_listener_alone_and_off_after_its_end(sound: PrivateDesktop) -> None:
    recorders = ["pactl", "list", "short", "source-outputs"]
    nobody = sound.run(recorders).count(b"\n")
    microphone = SoundDeviceMicrophone(lambda event: None, MicrophoneSettings(warm_hold_s=60), ())
    listener = Listener(microphone)
    listener.wait_ms(500)
    assert sound.run(recorders).count(b"\n") == nobody + 1
    listener.end()
    deadline_s = time.monotonic() + PATIENCE_S
    while microphone.take_fullest_percent() is not None:
        assert time.monotonic() < deadline_s
        time.sleep(0.01)
    assert Capture.wait_released(PATIENCE_S)
    assert sound.run(recorders).count(b"\n") == nobody
    microphone.close()


def test_an_open_microphone_costs_little(sound: PrivateDesktop, record_property: Record) -> None:
    rig = RealRig()
    take(rig, 1, 200)
    started_s, wall_s = time.process_time(), time.monotonic()
    rig.hold(3_000)
    warm = (time.process_time() - started_s) / (time.monotonic() - wall_s)
    start(rig, 2)
    started_s, wall_s = time.process_time(), time.monotonic()
    rig.hold(3_000)
    taking = (time.process_time() - started_s) / (time.monotonic() - wall_s)
    stop(rig, 2)
    rig.microphone.close()
    record_property("CPU of a core, open and warm, %", round(warm * 100, 2))
    record_property("CPU of a core, recording, %", round(taking * 100, 2))
    assert taking < 0.5
