"""The wake word: heard by how many voices, how late, how often falsely, and what listening costs.

    python packaging/measure_wake.py                    # some ten minutes
    python packaging/measure_wake.py --only cost        # any of words false latency cost

Needs espeak-ng, whose voices say the words, and a folder of sound files without the word in them. Words and false wakes
are measured on sound in a file, latency and cost on a microphone that hears it in the pace of life. Misses and false
wakes are what they are on any machine; for latency and cost nothing else should run.
"""

from __future__ import annotations

import argparse
import os
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import psutil
from live_voice import LiveVoice
from spoken import transcripts

from tray_app.audio.microphone import SoundDeviceMicrophone
from tray_app.core import events as e
from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm
from tray_app.core.settings import HandsFreeSettings, MicrophoneSettings
from tray_app.review.wake_words import PACES, SAID, VOICES, Clip, detections, end_ms, hush, say
from tray_app.speech.soundfiles import open_sound, read_sound
from tray_app.wake.hands_free import HandsFree
from tray_app.wake.words import WakeWord, find_word

SPEECH = Path(__file__).resolve().parents[2] / "shared" / "speech"
NOWHERE = Path("nowhere")
WORDS = {**SAID, "hey_jarvis": "hey jarvis"}
READERS = ("en-us", "en-gb+f3", "en-gb-scotland+m2")
LEAD_MS, PAUSE_MS = 2_500, 300
BEHIND_DB = 12
"""How much louder the word is than somebody who speaks behind it."""
NOISE_MINUTES = 1.0
"""Of each kind."""
COST_S = 40
LATENCY_VOICES, LATENCY_WORDS = VOICES[:4], ("okay_nabu", "alexa", "hey_mycroft")


def speech_of(folder: Path) -> Pcm:
    files = sorted(path for path in folder.iterdir() if path.suffix in (".flac", ".wav"))
    sound: Pcm = np.concatenate([block for path in files for block in read_sound(open_sound(path))])
    return sound


def level(pcm: Pcm) -> float:
    return float(np.sqrt(np.mean(np.square(pcm.astype(np.float64)))))


def minutes(pcm: Pcm) -> float:
    return len(pcm) / SAMPLE_RATE_HZ / 60


# --- hits and misses ---------------------------------------------------------------------


def clips(word: str, speech: Pcm, kind: str) -> Iterator[Clip]:
    """The word in a quiet room, in the middle of what somebody says, or over somebody else who speaks on."""
    place = np.random.default_rng(5)
    for voice in VOICES:
        for pace in PACES:
            said = say(WORDS[word], voice, pace)
            begin, behind = LEAD_MS * 16, hush(2_000)
            pcm = np.concatenate((hush(LEAD_MS), said, behind))
            at = int(place.integers(len(speech) - len(pcm)))
            if kind == "in speech":
                talk = speech[at : at + begin - PAUSE_MS * 16]
                pcm = np.concatenate((talk, hush(PAUSE_MS), said, hush(PAUSE_MS), speech[at : at + len(behind)]))
            elif kind == "over speech":
                other = speech[at : at + len(pcm)]
                quieter = level(said) / level(other) / 10 ** (BEHIND_DB / 20)
                pcm = np.clip(pcm + other * quieter, -32_768, 32_767).astype(np.int16)
            yield Clip(pcm, LEAD_MS + len(said) / 16)


def measure_words(speech: Pcm, sensitivity: int) -> None:
    print(f"Heard of {len(VOICES) * len(PACES)} ({len(VOICES)} voices, {len(PACES)} paces); behind the known end, ms")
    print(f"{'':14}{'quiet room':>12}{'in speech':>12}{'over speech':>12}{'told p50':>10}{'p95':>6}{'end found':>11}")
    for name in WORDS:
        word, counts, told, off = find_word(name, NOWHERE), [], [], []
        for kind in ("quiet room", "in speech", "over speech"):
            heard = 0
            for clip in clips(name, speech, kind):
                found = [
                    one for one in detections(word, clip.pcm, sensitivity) if abs(end_ms(one[0]) - clip.end_ms) < 1_000
                ]
                heard += bool(found)
                if found and kind == "quiet room":
                    told.append(found[0][1] - clip.end_ms)
                    off.append(end_ms(found[0][0]) - clip.end_ms)
            counts.append(heard)
        late = np.percentile(told, [50, 95]) if told else (np.nan, np.nan)
        middle = np.median(off) if off else np.nan
        print(f"{name:14}{counts[0]:>12}{counts[1]:>12}{counts[2]:>12}{late[0]:>10.0f}{late[1]:>6.0f}{middle:>+11.0f}")


# --- false wakes -------------------------------------------------------------------------


def sounds_without_a_word(folder: Path, speech: Pcm) -> Iterator[tuple[str, Pcm]]:
    yield "people speaking", speech
    texts = list(transcripts(folder).values())[:60]
    read = [say(text, READERS[number % len(READERS)], 170) for number, text in enumerate(texts)]
    yield "espeak-ng reading", np.concatenate([np.concatenate((one, hush(400))) for one in read])
    count, noise = int(NOISE_MINUTES * 60 * SAMPLE_RATE_HZ), np.random.default_rng(9)
    white = noise.normal(0, 1, count)
    brown = np.cumsum(white) * 0.02
    brown -= np.convolve(brown, np.full(1_600, 1 / 1_600), "same")
    swell = 1 + 0.9 * np.sin(np.arange(count) / SAMPLE_RATE_HZ * 2 * np.pi / 7)
    crowd = sum(np.roll(speech, int(noise.integers(len(speech))))[:count].astype(np.float64) for _ in range(6))
    for name, sound in (("white noise", white * swell), ("rumble", brown * swell), ("a crowd", np.asarray(crowd))):
        yield name, np.asarray(sound / np.abs(sound).max() * 20_000, np.int16)


def measure_false(folder: Path, speech: Pcm, sensitivity: int) -> None:
    sounds = dict(sounds_without_a_word(folder, speech))
    total = sum(map(minutes, sounds.values()))
    print(f"\nFalse wakes in {total:.1f} minutes without the word (half heard: above half of what wakes)")
    print(f"{'':14}" + "".join(f"{name} {minutes(pcm):.1f} min".rjust(29) for name, pcm in sounds.items()))
    for name in WORDS:
        word, told = find_word(name, NOWHERE), []
        for pcm in sounds.values():
            found = [one.half_heard for one, _ in detections(word, pcm, sensitivity, half_heard=True)]
            told.append(f"{found.count(False)}, half heard {found.count(True)}")
        print(f"{name:14}" + "".join(one.rjust(29) for one in told), flush=True)


# --- latency and cost --------------------------------------------------------------------


@contextmanager
def listening(word: str, voice: LiveVoice, post: Callable[[e.Event], None]) -> Iterator[SoundDeviceMicrophone]:
    """The microphone room and the detector, without a device."""
    microphone = SoundDeviceMicrophone(post, MicrophoneSettings(), (), stream_factory=voice.open)
    hands_free = HandsFree(post, microphone, own_words=NOWHERE)
    hands_free.apply(HandsFreeSettings(enabled=True, word=word))
    hands_free.settle(10)
    try:
        yield microphone
    finally:
        hands_free.close()
        microphone.close()


def latencies(word: WakeWord) -> list[float]:
    """From the known end of the word until the take that it begins has its first sample."""
    events: list[tuple[int, e.Event]] = []
    voice, ends, found = LiveVoice(), [], []
    with listening(word.name, voice, lambda event: events.append((time.monotonic_ns(), event))) as microphone:
        for number, speaker in enumerate(LATENCY_VOICES * len(PACES)):
            said = say(WORDS[word.name], speaker, PACES[number % len(PACES)])
            voice.say(hush(LEAD_MS), said, hush(PAUSE_MS), say("please write it down", speaker))
            ends.append(LEAD_MS * 16 + len(said))
            events.clear()
            until_s = time.monotonic() + (LEAD_MS * 16 + len(said)) / SAMPLE_RATE_HZ + 3
            while time.monotonic() < until_s:
                time.sleep(0.002)
                for at_ns, event in events[:]:
                    if isinstance(event, e.WakeHeard) and not any(isinstance(one, e.TakeStarted) for _, one in events):
                        microphone.start_take(e.DictationId(number + 1), event.event_ns, event.word_end_ns)
                    if isinstance(event, e.TakeStarted):
                        found.append((at_ns - voice.begun_ns[-1]) / 1e6 - ends[-1] / 16)
                        microphone.abandon_take(e.DictationId(number + 1))
                        events.clear()
    return found


def measure_latency() -> None:
    print("\nFrom the known end of the word until it is recorded, ms, with a microphone in the pace of life")
    for name in LATENCY_WORDS:
        found = latencies(find_word(name, NOWHERE))
        p50, p95 = np.percentile(found, [50, 95]) if found else (np.nan, np.nan)
        print(
            f"{name:14}{len(found):>3} of {len(LATENCY_VOICES) * len(PACES)}   p50 {p50:4.0f}   p95 {p95:4.0f}",
            flush=True,
        )


def processor_s() -> dict[str, float]:
    """By thread name, of this process."""
    names = {thread.native_id: thread.name for thread in threading.enumerate()}
    return {
        names[thread.id]: thread.user_time + thread.system_time
        for thread in psutil.Process().threads()
        if thread.id in names
    }


def measure_cost(speech: Pcm) -> None:
    print(f"\nCost of listening, % of a core over {COST_S} s; the pump hands the microphone's sound on to the detector")
    noise = hush(COST_S * 1_100, 1_500.0)
    for kind, sound in (("a quiet room", hush(10)), ("noise", noise), ("somebody talking", speech)):
        voice = LiveVoice()
        with listening("okay_nabu", voice, lambda _event: None):
            voice.say(sound[: COST_S * 1_100 * 16])
            time.sleep(3)
            before, begun_s = processor_s(), time.monotonic()
            time.sleep(COST_S)
            lasted_s = time.monotonic() - begun_s
            used = {name: 100 * (now_s - before.get(name, 0)) / lasted_s for name, now_s in processor_s().items()}
        detector, pump = (used.get(name, np.nan) for name in ("listener-wake-word", "microphone-pump"))
        print(f"{kind:18}detector {detector:5.2f}   pump {pump:5.2f}   together {detector + pump:5.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--speech", type=Path, default=SPEECH, metavar="FOLDER", help="sound files without the word")
    parser.add_argument("--only", nargs="+", choices=["words", "false", "latency", "cost"])
    parser.add_argument("--sensitivity", type=int, default=50, help="for words and false wakes")
    options = parser.parse_args()
    speech = speech_of(options.speech)
    print(f"load of this machine: {os.getloadavg()[0]:.1f} on {psutil.cpu_count()} cores\n")
    measures: dict[str, Callable[[], None]] = {
        "words": lambda: measure_words(speech, options.sensitivity),
        "false": lambda: measure_false(options.speech, speech, options.sensitivity),
        "latency": measure_latency,
        "cost": lambda: measure_cost(speech),
    }
    for name in options.only or measures:
        measures[name]()


if __name__ == "__main__":
    main()
