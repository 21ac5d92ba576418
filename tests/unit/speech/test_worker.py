"""The worker's two threads: what is decoded when, and what is answered."""

from __future__ import annotations

import time

import numpy as np
import pytest
from worker_line import GENEROUS_SECONDS, OTHER, SILENCE, SPEECH, TAKE, Line

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.speech import wire
from tray_app.speech.vad import FRAME_SAMPLES
from tray_app.speech.worker import GIVES_BACK_EVERY

PING = wire.Event(wire.PING, {"text": "asked"})


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
        "behind_ms": 0,
        "resumed": False,
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


def test_what_yields_is_drafted_while_nobody_dictates_and_not_otherwise(line: Line) -> None:
    line.begin(background=True, partials=True)
    line.speak(32)
    line.decode().say("so far")
    assert line.next(wire.PARTIAL).data["text"] == "so far"
    line.speak(32)
    draft = line.decode()
    line.begin(OTHER)
    line.settle()
    assert draft.interrupt.abandoned
    line.speak(64)
    assert line.idle()
    line.stop(OTHER)
    assert line.next(wire.TRANSCRIPT).data["id"] == OTHER
    line.speak(1)
    line.decode().say("and more")
    assert line.next(wire.PARTIAL).data["text"] == "and more"


def test_the_end_of_what_yields_gives_up_no_draft_of_a_dictation(line: Line) -> None:
    line.begin(partials=True)
    line.speak(32)
    draft = line.decode()
    line.begin(OTHER, background=True)
    line.stop(OTHER)
    line.settle()
    assert not draft.interrupt.abandoned
    draft.say("so far")
    assert line.next(wire.PARTIAL).data["text"] == "so far"


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


def test_memory_is_given_back_between_the_pieces_of_a_long_file(line: Line, monkeypatch: pytest.MonkeyPatch) -> None:
    given_back = []
    monkeypatch.setattr("tray_app.speech.worker.give_back_freed_memory", lambda: given_back.append(True))
    line.begin(background=True)
    for _ in range(GIVES_BACK_EVERY):
        line.speak(20)
        line.speak(60, SILENCE)
        line.decode().say("piece")
    line.settle()
    line.speak(20)
    line.stop()
    line.decode().say("the last")
    assert line.next(wire.TRANSCRIPT).data["text"].endswith("the last")
    assert len(given_back) == 1
