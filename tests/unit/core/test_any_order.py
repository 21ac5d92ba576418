"""Events in any order: nothing raises, nothing wedges, and no take is lost."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from fakes_core import Bench

from tray_app.core import events as e
from tray_app.core.dictation import Outcome
from tray_app.core.errors import Problem
from tray_app.core.settings import HotkeySettings, Settings
from tray_app.core.snapshot import PublicState

pytestmark = pytest.mark.expected_warning(
    r"core\.controller: \w+ came in [A-Z]+$", r"core\.status: engine lost: It broke\."
)

TROUBLE = Problem("It broke.", "Mend it.")
STEPS = 300


class Chaos:
    """Says anything at any time, about any dictation there was."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        mode = self.random.choice(["hold", "toggle", "hybrid"])
        self.bench = Bench(replace(Settings(), hotkey=HotkeySettings(mode=mode)))
        self.found_empty: set[e.DictationId] = set()
        """Recordings that were tried again and held no words."""

    def step(self) -> None:
        self.bench.world.foreign_key_pressed = self.random.random() < 0.3
        self.bench.after(self.random.choice([0, 1, 30, 250, 900, 4_000, 20_000]))
        event = self.anything()
        if isinstance(event, e.TakeRecovered) and not event.text.strip():
            self.found_empty.add(event.dictation_id)
        self.bench.say(event)

    def anything(self) -> e.Event:
        now_ns = self.bench.now_ns
        origin = self.random.choice(list(e.Origin))
        key_ns = now_ns - self.random.choice([0, 2_000_000, 400_000_000])
        some = self.some_id()
        samples = self.random.choice([0, 800, 16_000, 400_000])
        text = self.random.choice(["", "  ", "Words."])
        choices: list[e.Event] = [
            e.KeyDown(origin, key_ns, now_ns), e.KeyDown(e.Origin.HOTKEY, key_ns, now_ns),
            e.KeyUp(origin, key_ns, now_ns), e.KeyUp(e.Origin.HOTKEY, key_ns, now_ns),
            e.Toggle(origin, key_ns, now_ns), e.Cancel(origin, now_ns), e.ShortcutUsed(now_ns),
            e.TakeStarted(some, now_ns, cold=True), e.Partial(some, "a", "b"), e.Tick(), e.Tick(),
            e.TakeClosed(some, samples, samples, now_ns, now_ns, now_ns, 0),
            e.TakeClosed(some, samples, samples, now_ns, now_ns, now_ns, 0),
            e.Final(some, text, now_ns, samples / 16, 1, 5.0), e.Final(some, text, now_ns, samples / 16, 1, 5.0),
            e.TranscriptionFailed(some, TROUBLE), e.Inserted(some, "typed", now_ns, now_ns, 6),
            e.TargetNoted(some, None), e.TargetLost(some), e.InsertionFailed(some, TROUBLE),
            e.InsertionDeferred(some), e.InsertionDeferred(some),
            e.MicrophoneFailed(TROUBLE, some), e.MicrophoneRecovered(), e.EngineReady("engine", 1.0, 1),
            e.EngineLost(TROUBLE, final=self.random.random() < 0.5), e.ProblemNoticed(TROUBLE),
            e.TakeRecovered(self.kept_id(), text, 100.0), e.RecoveryFailed(self.kept_id(), 100.0, TROUBLE),
            e.OfferRefused(some, TROUBLE),
            e.HotkeyFailed(TROUBLE), e.HotkeyRecovered(), e.SettingsBroken(TROUBLE), e.SettingsBroken(None),
            e.ThreadDied("desk", "KeyError"), e.SessionAway(now_ns), e.SessionBack(),
            e.UndoAsked(origin, now_ns), e.UndoAsked(e.Origin.MENU, now_ns, key_ns), e.InsertLastAsked(),
            e.TakenBack(some), e.NotTakenBack(some, TROUBLE), e.TakeBackDeferred(some),
            e.TextGiven(e.DictationId(self.random.getrandbits(62)), text),
        ]  # fmt: skip
        return self.random.choice(choices)

    def some_id(self) -> e.DictationId:
        """One of the newest dictations, or one nobody knows."""
        known: list[e.DictationId] = [call[0] for call in self.bench.called("start_take")[-4:]]
        return self.random.choice([*known, e.DictationId(5)])

    def kept_id(self) -> e.DictationId:
        """A recording that recovery has been asked about, or one of an earlier run."""
        kept = [take.dictation_id for take in self.bench.snapshot.kept] if self.bench.snapshots else []
        return self.random.choice([*kept, e.DictationId(5)])

    def come_to_rest(self) -> None:
        """Nobody does or answers anything any more: only time passes."""
        for _ in range(40):
            self.bench.after(400_000).say(e.Tick())


@pytest.mark.parametrize("seed", range(30))
def test_whatever_comes_no_take_is_lost_and_the_loop_goes_on(seed: int, caplog: pytest.LogCaptureFixture) -> None:
    chaos = Chaos(seed)
    bench = chaos.bench
    for _ in range(STEPS):
        chaos.step()
    chaos.come_to_rest()
    assert [record.getMessage() for record in caplog.records if record.exc_info] == []
    assert " led to " not in caplog.text, "no handler leads where the table does not say"
    assert bench.snapshot.dictation_id is None, "every dictation came to its end"
    assert bench.state() is not PublicState.RECORDING
    assert_nothing_lost(bench, chaos.found_empty)
    bench.say(e.SessionBack())
    bench.dictate("The next one.")
    assert bench.called("insert")[-1][1].strip().lower().endswith("the next one.")


def assert_nothing_lost(bench: Bench, found_empty: set[e.DictationId]) -> None:
    """Each take was typed, is offered, is kept, was empty, or was thrown away by the user's own doing."""
    begun = [call[0] for call in bench.called("start_take")]
    ended = {record.dictation_id: record.outcome for record in bench.records}
    assert sorted(ended) == sorted(begun)
    assert len(bench.records) == len(begun), "each ends once"
    discarded = {call[0] for call in bench.called("discard")}
    there = {text.dictation_id for text in bench.snapshot.offered} | {take.dictation_id for take in bench.snapshot.kept}
    for dictation_id in begun:
        outcome = ended[dictation_id]
        if outcome in (Outcome.OFFERED, Outcome.FAILED):
            assert dictation_id in there or dictation_id in discarded & found_empty
            continue
        assert dictation_id in discarded, outcome
