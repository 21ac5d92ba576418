"""The worker's two threads, with an engine that decodes when it is told to."""

from __future__ import annotations

import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any, BinaryIO, cast

import numpy as np
import pytest

from tray_app.core.engines import EMBEDDED_ENGINE, EngineDescriptor
from tray_app.core.errors import SpeechFault
from tray_app.core.events import DictationId
from tray_app.core.ports import Pcm
from tray_app.speech import hearing, wire
from tray_app.speech.engine import Abandoned, Decoded, Interrupt, Samples
from tray_app.speech.engines import moonshine
from tray_app.speech.hearing import SILENCE_SAMPLES
from tray_app.speech.loaded_engines import LoadedEngines
from tray_app.speech.vad import FRAME_SAMPLES
from tray_app.speech.worker import Worker

PING = wire.Event(wire.PING, {"text": "asked"})
TAKE, OTHER = DictationId(1), DictationId(2)
GENEROUS_SECONDS = 15
SPEECH, SILENCE = 1_000, 0


class Decode:
    """One call of the engine, waiting to be answered by the test."""

    def __init__(self, samples: Samples, draft: Sequence[int], interrupt: Interrupt) -> None:
        self.samples = samples
        spoken = np.trim_zeros(samples, "b")
        self.heard_silence = len(samples) - len(spoken) >= SILENCE_SAMPLES
        """All of it, behind what was said."""
        self.frames = (len(samples) - self.heard_silence * SILENCE_SAMPLES) / FRAME_SAMPLES
        self.draft = tuple(draft)
        self.interrupt = interrupt
        self._answer: queue.SimpleQueue[Decoded | Exception] = queue.SimpleQueue()
        self.answered = False

    def say(self, text: str) -> None:
        self.answered = True
        self._answer.put(Decoded(tuple(map(ord, text)), text))

    def fail(self, error: Exception) -> None:
        self._answer.put(error)

    def wait(self) -> Decoded:
        while not self.interrupt.abandoned:
            try:
                answer = self._answer.get(timeout=0.001)
            except queue.Empty:
                continue
            if isinstance(answer, Exception):
                raise answer
            return answer
        raise Abandoned


class ManualEngine:
    """An engine and its module."""

    def __init__(self, descriptor: EngineDescriptor = moonshine.DESCRIPTOR) -> None:
        self.DESCRIPTOR = replace(descriptor, needs_network=True)  # so nothing is decoded only to warm it
        self.decodes: queue.SimpleQueue[Decode] = queue.SimpleQueue()

    def load(self, threads: int) -> ManualEngine:
        return self

    def decode(self, samples: Samples, draft: Sequence[int], interrupt: Interrupt, language: str | None) -> Decoded:
        decode = Decode(samples, draft, interrupt)
        self.decodes.put(decode)
        return decode.wait()


class Line:
    """The link's side of a worker that runs in this process; loudness stands for speech."""

    def __init__(self, hear_frame: Callable[[], None] = lambda: None, others: Sequence[ManualEngine] = ()) -> None:
        to_worker, self._to = os.pipe()
        self._from, from_worker = os.pipe()
        self._out: BinaryIO = os.fdopen(self._to, "wb")
        self._in: BinaryIO = os.fdopen(self._from, "rb")
        self._worker_ends = (os.fdopen(to_worker, "rb"), os.fdopen(from_worker, "wb"))
        self.engine = ManualEngine()
        self._newest: Decode | None = None

        def probability(frame: Samples) -> float:
            hear_frame()
            return float(frame.max() > 0)

        found = {engine.DESCRIPTOR.name: engine for engine in (self.engine, *others)}
        engines = LoadedEngines(EMBEDDED_ENGINE, 1, found)
        self._worker = worker = Worker(*self._worker_ends, engines, lambda: probability)
        self._threads = [
            threading.Thread(target=worker.read_events, daemon=True),
            threading.Thread(target=worker.decode_pieces, daemon=True),
        ]
        for thread in self._threads:
            thread.start()
        self.next(wire.READY)

    def say(self, *events: wire.Event) -> None:
        for event in events:
            wire.write(event, self._out)

    def raw(self, line: bytes) -> None:
        self._out.write(line)
        self._out.flush()

    def begin(
        self,
        key: DictationId = TAKE,
        *,
        partials: bool = False,
        background: bool = False,
        engine: str | None = None,
    ) -> None:
        self.say(*wire.begin(key, partials=partials, background=background, engine=engine))

    def speak(self, frames: int, level: int = SPEECH, key: DictationId = TAKE) -> None:
        block: Pcm = np.full(frames * FRAME_SAMPLES, level, np.int16)
        self.say(wire.audio(key, block))

    def release(self, key: DictationId = TAKE) -> None:
        self.say(wire.of_take(wire.RELEASE, key))

    def stop(self, key: DictationId = TAKE) -> None:
        self.say(wire.of_take(wire.STOP, key))

    def decode(self) -> Decode:
        self._newest = self.engine.decodes.get(timeout=GENEROUS_SECONDS)
        return self._newest

    def idle(self) -> bool:
        """Nothing is decoded: asked after a ping, so that the worker has seen all that was sent, and a moment after
        that, in which the thread that decodes would have begun."""
        self.settle()
        try:
            self.engine.decodes.get(timeout=0.2)
        except queue.Empty:
            return True
        return False

    def settle(self) -> None:
        """Until all that was sent has been heard, and all that was said about a decode has been taken in."""
        self.say(PING)
        self.next(wire.PONG)
        until_s = time.monotonic() + GENEROUS_SECONDS
        while self._takes_in(self._newest):
            assert time.monotonic() < until_s, "it decodes still"
            time.sleep(0.001)

    def _takes_in(self, decode: Decode | None) -> bool:
        job = self._worker._job
        return decode is not None and decode.answered and job is not None and job.interrupt is decode.interrupt

    def next(self, kind: str) -> wire.Event:
        while True:
            event = wire.read(self._in)
            assert event is not None, f"the worker ended before it said {kind}"
            if event.type == kind:
                return event

    def close(self) -> None:
        self._out.close()
        for thread in self._threads:
            thread.join(GENEROUS_SECONDS)
            assert not thread.is_alive(), "the worker outlived its input"
        for end in (self._in, *self._worker_ends):
            end.close()


@pytest.fixture
def line(monkeypatch: pytest.MonkeyPatch) -> Iterator[Line]:
    monkeypatch.setattr(hearing, "_LOAD_SHARE", 0)  # what a decode takes here is how busy this machine is
    made = Line()
    yield made
    made.close()


def test_a_ping_is_answered_while_a_decode_runs(line: Line) -> None:
    line.begin()
    line.speak(20)
    line.stop()
    decode = line.decode()
    line.settle()
    decode.say("done")
    assert line.next(wire.TRANSCRIPT).data["text"] == "done"


def test_silence_is_answered_with_no_text_and_without_a_decode(line: Line) -> None:
    line.begin()
    line.speak(200, SILENCE)
    line.stop()
    assert line.next(wire.TRANSCRIPT).data["text"] == ""
    assert line.engine.decodes.empty()


def test_what_was_decoded_in_the_pause_is_the_answer_when_no_speech_follows(line: Line) -> None:
    line.begin()
    line.speak(20)
    line.speak(5, SILENCE)
    line.decode().say("in the pause")
    line.settle()
    line.release()
    line.speak(2, SILENCE)
    line.stop()
    assert line.next(wire.TRANSCRIPT).data["text"] == "in the pause"
    assert line.engine.decodes.empty()


def test_the_tail_is_decoded_at_key_up_and_stands_when_the_post_roll_is_silent(line: Line) -> None:
    line.begin()
    line.speak(20)
    assert line.idle()
    line.release()
    line.decode().say("at key up")
    line.speak(1, SILENCE)
    line.stop()
    assert line.next(wire.TRANSCRIPT).data["text"] == "at key up"
    assert line.engine.decodes.empty()


def test_speech_in_the_post_roll_is_decoded_with_what_was_found_as_draft(line: Line) -> None:
    line.begin()
    line.speak(20)
    line.release()
    line.decode().say("ab")
    line.settle()
    line.speak(1)
    line.stop()
    last = line.decode()
    assert last.draft == (ord("a"), ord("b"))
    last.say("abc")
    assert line.next(wire.TRANSCRIPT).data["text"] == "abc"


def test_a_draft_that_misses_the_end_is_given_up_when_the_take_ends(line: Line) -> None:
    line.begin(partials=True)
    line.speak(32)
    stale = line.decode()
    line.speak(10)
    line.stop()
    last = line.decode()
    assert stale.interrupt.abandoned
    last.say("all of it")
    assert line.next(wire.TRANSCRIPT).data["text"] == "all of it"


def test_a_draft_that_hears_everything_is_not_given_up_at_the_end(line: Line) -> None:
    line.begin(partials=True)
    line.speak(23)
    line.speak(3, SILENCE)
    draft = line.decode()
    line.release()
    line.stop()
    line.settle()
    assert not draft.interrupt.abandoned
    draft.say("heard")
    assert line.next(wire.TRANSCRIPT).data["text"] == "heard"


def test_a_draft_in_mid_speech_is_no_answer_for_a_sentence_that_is_over(line: Line) -> None:
    line.begin(partials=True)
    line.speak(32)
    line.decode().say("heard")
    line.settle()
    line.release()
    line.stop()
    last = line.decode()
    assert last.draft == tuple(ord(char) for char in "heard")
    last.say("heard.")
    assert line.next(wire.TRANSCRIPT).data["text"] == "heard."


def test_silence_is_heard_behind_what_is_over_only(line: Line) -> None:
    line.begin(partials=True)
    line.speak(32)
    draft = line.decode()
    assert not draft.heard_silence
    draft.say("in mid-speech")
    line.settle()
    line.speak(3, SILENCE)
    draft = line.decode()
    assert draft.heard_silence
    draft.say("in a pause")


def test_a_piece_that_had_to_be_cut_in_mid_speech_is_not_over(line: Line) -> None:
    line.begin(background=True)
    line.speak(500)
    line.stop()
    cut = line.decode()
    assert not cut.heard_silence
    cut.say("one")
    last = line.decode()
    assert last.heard_silence
    last.say("two.")
    assert line.next(wire.TRANSCRIPT).data["text"] == "one two."


def test_partial_text_comes_while_speech_goes_on_and_only_if_wanted(line: Line) -> None:
    line.begin(partials=True)
    line.speak(32)
    line.decode().say("so far")
    assert line.next(wire.PARTIAL).data["text"] == "so far"
    line.begin(OTHER, partials=False)
    line.speak(26, key=OTHER)
    assert line.idle()


def test_a_sentence_that_has_only_just_begun_is_not_drafted_yet(line: Line) -> None:
    line.begin(partials=True)
    line.speak(32)
    line.decode().say("first")
    line.settle()
    line.speak(3, SILENCE)
    line.decode().say("first.")
    line.settle()
    line.speak(60, SILENCE)
    assert line.next(wire.SEGMENT).data["text"] == "first."
    line.speak(20)
    assert line.idle()
    line.speak(12)
    line.decode().say("second")


def test_a_closed_segment_is_decoded_while_the_key_is_held(line: Line) -> None:
    line.begin()
    line.speak(200)
    line.decode().say("first draft")
    line.settle()
    line.speak(16, SILENCE)
    line.decode().say("first part")  # again, with the end of the last word
    segment = line.next(wire.SEGMENT)
    assert segment.data["text"] == "first part"
    line.speak(20)
    line.stop()
    line.decode().say("second part")
    assert line.next(wire.TRANSCRIPT).data["text"] == "first part second part"


def test_at_key_up_a_long_tail_is_decoded_only_from_its_last_pause_on(line: Line) -> None:
    line.begin()
    line.speak(100)
    line.decode().say("ab")  # drafts are made now and then
    line.settle()
    line.speak(8, SILENCE)
    line.decode().say("abc")  # and in the pause
    line.settle()
    line.speak(70)
    line.decode().say("abcd")
    line.settle()
    line.speak(10)  # too little for another draft
    line.release()
    rest = line.decode()
    assert rest.frames < 100
    assert rest.draft == (ord("d"),)
    rest.say("de")
    line.stop()
    assert line.next(wire.TRANSCRIPT).data["text"] == "abc de"


def test_an_ended_dictation_goes_before_the_partial_text_of_the_next(line: Line) -> None:
    line.begin()
    line.speak(20)
    line.begin(OTHER, partials=True)
    line.speak(32, key=OTHER)
    partial = line.decode()
    line.stop()
    final = line.decode()
    assert partial.interrupt.abandoned
    final.say("the first")
    assert line.next(wire.TRANSCRIPT).data == {
        "id": TAKE,
        "text": "the first",
        "segments": 1,
        "samples": 20 * FRAME_SAMPLES,
        "engine": EMBEDDED_ENGINE,
        "language": "en",
        "decode_ms": pytest.approx(0, abs=30_000),
    }


def test_a_stored_take_makes_way_for_a_live_one_and_is_decoded_after_it(line: Line) -> None:
    line.begin(background=True)
    line.speak(20)
    line.stop()
    stored = line.decode()
    line.begin(OTHER)
    line.speak(20, key=OTHER)
    line.stop(OTHER)
    live = line.decode()
    while live.interrupt.abandoned or live.frames != 20:
        live = line.decode()
    assert stored.interrupt.abandoned
    live.say("live")
    answers = {}
    first = line.next(wire.TRANSCRIPT)
    answers[first.data["id"]] = first.data["text"]
    line.decode().say("stored")
    second = line.next(wire.TRANSCRIPT)
    answers[second.data["id"]] = second.data["text"]
    assert set(answers) == {TAKE, OTHER}


def test_a_forgotten_take_is_given_up_at_once(line: Line) -> None:
    line.begin()
    line.speak(20)
    line.stop()
    decode = line.decode()
    line.say(wire.of_take(wire.FORGET, TAKE))
    line.settle()
    assert decode.interrupt.abandoned
    line.begin(OTHER)
    line.stop(OTHER)
    assert line.next(wire.TRANSCRIPT).data["id"] == OTHER


def test_a_fault_of_the_engine_fails_that_take_only(line: Line) -> None:
    line.begin()
    line.speak(20)
    line.stop()
    line.decode().fail(SpeechFault("Broken.", "Mend it."))
    assert line.next(wire.ERROR).data["id"] == TAKE
    line.begin(OTHER)
    line.speak(20, key=OTHER)
    line.stop(OTHER)
    line.decode().say("fine")
    assert line.next(wire.TRANSCRIPT).data["text"] == "fine"


def test_a_client_that_describes_itself_is_told_the_model(line: Line) -> None:
    line.say(wire.Event(wire.DESCRIBE))
    info = line.next(wire.INFO)
    assert info.data["asr"][0]["models"][0]["languages"] == ["en"]


def test_a_plain_client_without_ids_is_answered(line: Line) -> None:
    line.say(wire.Event(wire.TRANSCRIBE), wire.Event(wire.START, {"rate": 16_000, "width": 2, "channels": 1}))
    line.say(wire.Event(wire.CHUNK, payload=np.full(FRAME_SAMPLES * 20, SPEECH, np.int16).tobytes()))
    line.say(wire.Event(wire.STOP))
    line.decode().say("plain")
    assert line.next(wire.TRANSCRIPT).data["text"] == "plain"


def test_a_pong_says_what_the_engine_does_and_since_when(line: Line) -> None:
    line.say(PING)
    assert line.next(wire.PONG).data["doing"] == "idle"
    line.begin()
    line.speak(20)
    line.stop()
    decode = line.decode()
    line.say(PING)
    pong = line.next(wire.PONG).data
    assert pong["doing"] == "decoding"
    assert 0 <= pong["since_ms"] < GENEROUS_SECONDS * 1_000
    decode.say("done")
    line.next(wire.TRANSCRIPT)
    line.say(PING)
    assert line.next(wire.PONG).data["doing"] == "idle"


def test_a_worker_that_works_off_a_backlog_says_so_before_it_comes_to_the_ping() -> None:
    line = Line(lambda: time.sleep(0.03))  # a slow machine
    line.begin()
    for _ in range(20):
        line.speak(1, SILENCE)
    line.say(PING)
    assert line.next(wire.PONG).data["text"] is None
    line.close()


@pytest.mark.parametrize("error", [IndexError("in the engine"), MemoryError()])
def test_whatever_the_engine_raises_fails_that_take_only(line: Line, error: Exception) -> None:
    line.begin()
    line.speak(20)
    line.stop()
    line.decode().fail(error)
    failed = line.next(wire.ERROR).data
    assert (failed["id"], failed["detail"]) == (TAKE, type(error).__name__)
    line.begin(OTHER)
    line.speak(20, key=OTHER)
    line.stop(OTHER)
    line.decode().say("fine")
    assert line.next(wire.TRANSCRIPT).data["text"] == "fine"


@pytest.mark.parametrize(
    "odd",
    [
        {"payload": b"\0" * 33},
        {"data": {"rate": 48_000}, "payload": b"\0" * 64},
        {"data": {"width": 4}, "payload": b"\0" * 64},
        {"data": {"channels": 2}, "payload": b"\0" * 64},
    ],
)
def test_sound_of_another_kind_is_refused_and_not_misheard(line: Line, odd: dict[str, Any]) -> None:
    line.begin()
    line.say(wire.Event(wire.CHUNK, {"id": TAKE, **odd.get("data", {})}, odd["payload"]))
    failed = line.next(wire.ERROR).data
    assert failed["id"] == TAKE
    assert "16,000 Hz" in failed["remedy"]
    line.begin()
    line.stop()
    assert line.next(wire.TRANSCRIPT).data["text"] == ""


@pytest.mark.parametrize(
    "odd",
    [
        b"no event\n",
        b'{"type": "audio-chunk", "data": {"id": "seven"}}\n',
        b'{"type": "audio-stop", "data": {"id": [7]}}\n',
        b'{"type": "transcribe", "data": {"id": 1e999}}\n',
        b"[" * 60_000 + b"\n",
        b'{"type": "' + b"x" * 3_000_000 + b'"}\n',
    ],
)
def test_what_is_no_event_is_refused_and_the_worker_lives_on(line: Line, odd: bytes) -> None:
    line.raw(odd)
    assert line.next(wire.ERROR).data["code"] == wire.REFUSED
    line.begin()
    line.stop()
    assert line.next(wire.TRANSCRIPT).data["text"] == ""


def other(**traits: Any) -> ManualEngine:
    return ManualEngine(replace(moonshine.DESCRIPTOR, name="other", title="Other", **traits))


@pytest.fixture
def lines(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[ManualEngine], Line]]:
    monkeypatch.setattr(hearing, "_LOAD_SHARE", 0)
    made: list[Line] = []

    def make(engine: ManualEngine) -> Line:
        made.append(Line(others=[engine]))
        return made[-1]

    yield make
    for line in made:
        line.close()


def test_what_another_engine_fails_on_is_decoded_by_the_embedded_one(lines: Callable[[ManualEngine], Line]) -> None:
    parrot = other()
    line = lines(parrot)
    line.begin(engine="other")
    line.speak(20)
    line.speak(5, SILENCE)
    in_pause = parrot.decodes.get(timeout=GENEROUS_SECONDS)
    in_pause.say("drafted")
    line.settle()
    line.speak(20)
    line.stop()
    failing = parrot.decodes.get(timeout=GENEROUS_SECONDS)
    assert failing.draft
    failing.fail(RuntimeError("fell off the perch"))
    told = line.next(wire.DEGRADED).data
    assert (told["id"], told["engine"]) == (TAKE, "other")
    again = line.decode()
    assert np.array_equal(again.samples, failing.samples)
    assert again.draft == (), "the other's tokens mean nothing here"
    again.say("all of it")
    transcript = line.next(wire.TRANSCRIPT).data
    assert (transcript["text"], transcript["engine"]) == ("all of it", EMBEDDED_ENGINE)


def test_an_engine_that_cannot_be_interrupted_is_not_asked_for_what_could_delay_the_answer(
    lines: Callable[[ManualEngine], Line],
) -> None:
    parrot = other(interruptible=False)
    line = lines(parrot)
    line.begin(engine="other", partials=True)
    line.speak(60)
    line.settle()
    line.speak(3, SILENCE)
    drafted = parrot.decodes.get(timeout=GENEROUS_SECONDS)
    assert drafted.heard_silence, "not in mid-speech"
    drafted.say("up to the pause")
    assert line.next(wire.PARTIAL).data["text"] == "up to the pause"
    line.speak(40)
    line.release()
    line.speak(1)
    line.stop()
    last = parrot.decodes.get(timeout=GENEROUS_SECONDS)
    assert last.frames > 100, "not at the release, behind which some speech may come"
    last.say("all of it")
    assert line.next(wire.TRANSCRIPT).data["text"] == "all of it"


def test_a_pong_tells_the_patience_of_the_engine_that_decodes(lines: Callable[[ManualEngine], Line]) -> None:
    parrot = other(patience_s=7.0)
    line = lines(parrot)
    line.begin(engine="other")
    line.speak(20)
    line.stop()
    decode = parrot.decodes.get(timeout=GENEROUS_SECONDS)
    line.say(PING)
    assert line.next(wire.PONG).data["patience_ms"] == 7_000
    decode.say("done")
    line.next(wire.TRANSCRIPT)


def process(prelude: str) -> tuple[list[wire.Event], int]:
    """A whole worker process that Python starts with `prelude`: what it said until it ended, and its exit code."""
    program = f"{prelude}\nfrom tray_app.speech.worker import main\nmain([])"
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as child:
        assert child.stdout is not None
        said = list(iter(partial(wire.read, cast(BinaryIO, child.stdout)), None))
        return said, child.wait(GENEROUS_SECONDS)


def test_a_library_that_cannot_be_imported_ends_the_worker_with_its_reason() -> None:
    said, code = process("import sys; sys.modules['onnxruntime'] = None")
    assert code != 0
    (error,) = said
    assert error.type == wire.ERROR
    assert "cannot be loaded" in error.data["text"]
    assert "onnxruntime" in error.data["detail"]


def test_without_the_model_that_finds_speech_the_worker_says_so_before_the_first_take() -> None:
    said, code = process("from tray_app.speech import vad; vad._CARRIER = 'not_installed'")
    assert code != 0
    (error,) = said
    assert error.type == wire.ERROR
    assert error.data["text"] == "The model that finds speech is missing."
    assert "silero" in error.data["remedy"]


def test_a_worker_whose_decoding_thread_ends_does_not_live_on() -> None:
    said, code = process(
        "from tray_app.speech import loaded_engines, worker\n"
        "loaded_engines.LoadedEngines.load_first = lambda self: None\n"
        "worker.Worker._next_work = lambda self: 1 / 0"
    )
    assert code != 0
    assert [event.type for event in said] == [wire.READY, wire.ERROR]
    assert said[-1].data["detail"] == "ZeroDivisionError"
