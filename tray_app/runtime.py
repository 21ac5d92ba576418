"""Builds the rooms, wires them, starts them in order and stops them in reverse. No Qt here."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tray_app.audio.microphone import SoundDeviceMicrophone
from tray_app.audio.speaker import Speaker
from tray_app.audio.spool import DiskSpool
from tray_app.core import events as e
from tray_app.core.bus import Bus
from tray_app.core.controller import Controller, Inbox
from tray_app.core.dictation import DictationEnded
from tray_app.core.errors import HoldtalkError, InsertionFault, Mend, Problem
from tray_app.core.key_news import KeysCalled, TypingChanged
from tray_app.core.notice_actions import NoticeAction
from tray_app.core.parts import Parts
from tray_app.core.ports import Pcm, Player
from tray_app.core.recent_texts import RecentTexts, room_for_texts
from tray_app.core.requests import PauseSwitch, ReadAloud
from tray_app.core.settings import Settings
from tray_app.core.snapshot import Notice, NoticeKind, PublicState, Snapshot
from tray_app.core.sound_news import SoundBegan
from tray_app.core.supervision import Death, close_together, listen, start_thread
from tray_app.history.statistics_switch import StatisticsSwitch
from tray_app.history.switch import HistorySwitch
from tray_app.hotkeys.select import make_hotkeys
from tray_app.logs import take_most_lines_waiting
from tray_app.paths import commands_path, history_dir, pause_path, rules_path, sessions_dir, takes_dir, words_path
from tray_app.pausing import HotkeyPause
from tray_app.perf.metric import Group
from tray_app.perf.monitor import Monitor
from tray_app.perf.sampler import Sampler
from tray_app.perf.stalls import StallWatch
from tray_app.recovery import Recovery
from tray_app.speech.link import SpeechLink
from tray_app.text.commands_live import LiveCommands
from tray_app.text.filters import clean_text
from tray_app.text.insertion.select import LiveInsertion, NoInsertion, make_insertion
from tray_app.text.pipeline.shaping import Shaper
from tray_app.text.rules.live import LiveRules
from tray_app.text.words.live import LiveWords
from tray_app.usage.switch import UsageSwitch
from tray_app.voice.switch import VoiceSwitch
from tray_app.wake.hands_free import HandsFree
from tray_app.web.switch import ApiSwitch

log = logging.getLogger(__name__)

LOOP_END_TIMEOUT_S = 3.0
CLOSE_TIMEOUT_S = 4.0
"""For all parts that hear, type and listen together, and again for those that they still needed."""


class Runtime:
    """Everything that dictates, without a window."""

    def __init__(self, settings: Settings) -> None:
        self.bus = Bus()
        """Snapshots, notices, endings of dictations and texts to show come on the controller's thread, Settings on
        that of `apply`."""
        self.settings = settings
        """Those in force."""
        self._inbox = Inbox()
        self.post = self._inbox.post
        self.snapshot = Snapshot()
        self._deaths: deque[Death] = deque()
        """Threads that died since the sampler last asked."""
        self._end_listening = listen(self._thread_died)
        self._thread: threading.Thread | None = None
        self.monitor = Monitor(settings.targets)
        self.stalls = StallWatch(self.monitor)
        self._controller_heartbeat = self.stalls.heartbeat("controller", "controller_stall")
        self.ui_heartbeat = self.stalls.heartbeat("ui", "ui_stall")
        self.spool = DiskSpool(self.post, takes_dir())
        self.recent = RecentTexts(room_for_texts(settings))
        self.words = LiveWords(words_path(), self._tell_problem)
        self.rules = LiveRules(rules_path(), self._tell_problem)
        self.shaping = Shaper(self.rules.in_force, clipboard=_copied_text)
        self.commands = LiveCommands(commands_path(), self._tell_problem)
        self.speech = self._make_speech(settings)
        self.history = self._make_history(settings)
        self.recovery = Recovery(self.post, self.spool, self.speech, busy=self._is_dictating, history=self.history)
        self.tones = Speaker(settings.tones)
        self.microphone = self._make_microphone(settings)
        self.hands_free = self._make_hands_free()
        self.resting = HotkeyPause(self.post, self._rest, pause_path())
        self._applying = threading.Lock()
        self.hotkeys = make_hotkeys(self.post, self.resting.keys(settings), renamed=self._keys_renamed)
        self.insertion = self._make_insertion()
        self.controller = Controller(self._parts(), settings, inbox=self._inbox)
        self.voice = self._make_voice()
        self.api = ApiSwitch(self.bus, self.monitor, self.post, self.speech, lambda: self.snapshot)
        """Started by whoever has the commands."""
        self.usage = UsageSwitch(self.bus, self.monitor, sessions_dir(), self.recent)
        self.statistics = StatisticsSwitch(self._tell_problem)
        self.sampler = self._make_sampler(settings)
        self._subscribe()

    def _make_microphone(self, settings: Settings) -> SoundDeviceMicrophone:
        sinks, plays = (self.spool, self.speech), lambda: self.bus.publish(SoundBegan())
        return SoundDeviceMicrophone(self.post, settings.microphone, sinks, tones=self.tones.trace, plays=plays)

    def _make_speech(self, settings: Settings) -> SpeechLink:
        says, read = self._speech_says, self.spool.read
        return SpeechLink(says, settings.speech, read, remote=settings.remote, words=self.words)

    def _make_history(self, settings: Settings) -> HistorySwitch:
        return HistorySwitch(
            self.bus,
            self.monitor,
            history_dir(),
            takes_dir(),
            settings.history,
            post=self.post,
            link=self.speech,
            copy=self._copy,
            discard=self.spool.discard,
            filter_text=clean_text,
            shape=lambda text, language: self.shaping.shape(text, language, self.settings.steps),
        )

    def _make_hands_free(self) -> HandsFree:
        shown = self._shown(Group.HANDS_FREE)
        return HandsFree(self.post, self.microphone, shown=shown, without_voice=self._without_voice)

    def _copy(self, text: str, dictation_id: e.DictationId) -> None:
        self.insertion.offer(text, dictation_id)

    def _make_sampler(self, settings: Settings) -> Sampler:
        return Sampler(
            self.monitor,
            worker_pid=lambda: self.snapshot.worker_pid,
            dictating=self._is_dictating,
            gauges={
                "worker_uss": lambda: 0.0 if self.snapshot.asleep else None,
                "buffer_fill": self.microphone.take_fullest_percent,
                "log_queue": take_most_lines_waiting,
                "thread_deaths": self._take_deaths,
                "false_wakes": self.hands_free.false_wakes,
                "missed_wakes": self.hands_free.missed_wakes,
                "listening_cost": self.hands_free.cost_percent,
                "unexpected_events": self.controller.take_unexpected,
                "api_clients": self.api.client_count,
                "api_dropped": self.api.take_dropped,
            },
            interval_ms=settings.performance.sample_interval_ms,
        )

    def _parts(self) -> Parts:
        return Parts(
            microphone=self.microphone,
            speech=self.speech,
            spool=self.spool,
            insertion=self.insertion,
            hotkeys=self.hotkeys,
            tones=self.tones,
            filter_text=clean_text,
            heartbeat=self._controller_heartbeat,
            bus=self.bus,
            recent=self.recent,
            shaping=self.shaping,
            read_command=self.commands.read,
        )

    def _subscribe(self) -> None:
        self.bus.subscribe(Snapshot, "the runtime", self._changed)
        self.bus.subscribe(DictationEnded, "the figures", self._ended)
        self.bus.subscribe(ReadAloud, "the voice", self.voice.ask_for)
        self.bus.subscribe(PauseSwitch, "the pause", self.resting.switch)
        self.bus.subscribe(DictationEnded, "the wake word", self.hands_free.ended)
        self.bus.subscribe(DictationEnded, "takes to be heard again", self.recovery.ended)
        for name, use in (
            ("controller", self._use_in_dictations),
            ("targets", lambda settings: self.monitor.set_targets(settings.targets)),
            ("sampler", lambda settings: self.sampler.set_interval_ms(settings.performance.sample_interval_ms)),
            ("microphone", lambda settings: self.microphone.apply(settings.microphone)),
            ("tones", lambda settings: self.tones.apply(settings.tones)),
            ("recent texts", lambda settings: self.recent.limit(room_for_texts(settings))),
            ("words", lambda settings: self.words.apply(settings.words)),
            ("speech", lambda settings: self.speech.apply(settings.speech, settings.remote)),
            ("hotkey", self._apply_hotkey),
            ("history", lambda settings: self.history.apply(settings.history)),
            ("optional parts", self._use_optional_parts),
        ):
            self.bus.subscribe(Settings, f"settings of the {name}", use)

    def _use_in_dictations(self, settings: Settings) -> None:
        self.controller.settings_changed(settings)
        self.post(e.Tick())  # the picture of how everything stands may tell of them

    def _make_insertion(self) -> LiveInsertion:
        try:
            return make_insertion(
                self.post,
                typing_guard=self.hotkeys.typing,
                never_lift=self.hotkeys.hotkey_codes,
                changed=lambda: self.bus.publish(TypingChanged()),
            )
        except InsertionFault as fault:
            self.post(e.ProblemNoticed(fault.problem))
            return NoInsertion(self.post, fault)

    def _make_voice(self) -> VoiceSwitch:
        return VoiceSwitch(
            self.bus,
            self.post,
            self._make_player,
            observe=self.monitor.observe,
            shown=self._shown(Group.VOICE),
            selected_text=_selected_text,
            last_text=lambda: self.snapshot.last_text,
        )

    def _make_player(self) -> Player:
        from tray_app.audio.player import VoicePlayer  # not where nothing is read

        return VoicePlayer(self.tones.trace.voice)

    def _without_voice(self, samples: Pcm, first_ns: int, phrase: str) -> Pcm:
        """What the wake word is listened for in: whoever says it may say it over the voice, but not the voice."""
        silenced = self.tones.trace.voice.without_voice(samples, first_ns)
        return samples if silenced is samples or not self.voice.may_say(phrase) else silenced

    def _shown(self, group: Group) -> Callable[[bool], None]:
        return lambda on: self.monitor.set_part(group, on=on)

    def _use_optional_parts(self, settings: Settings) -> None:
        """Those that are off by default. Of each nothing runs and nothing is loaded before it is on."""
        self.voice.apply(settings.voice)
        self.hands_free.apply(self.resting.hands_free(settings.hands_free))
        self.usage.apply(settings.session)
        self.statistics.apply(settings)

    # --- life ----------------------------------------------------------------------------

    def start(self) -> None:
        """Returns at once; the engine loads meanwhile. A part that cannot start is told, the rest works."""
        self.stalls.start()
        start_thread("words", lambda: self.words.apply(self.settings.words), again=False)
        start_thread("rules", self.rules.reload, again=False)
        start_thread("commands", self.commands.reload, again=False)
        self.speech.start()
        self.history.start()
        self.recovery.start()
        self._thread = start_thread("controller", self._control)
        self._start_hotkeys()
        self.resting.start()
        self._use_optional_parts(self.settings)
        self.sampler.start()

    def _start_hotkeys(self) -> None:
        try:
            self.hotkeys.start()
        except HoldtalkError as error:
            log.warning("no hotkey: %s", error.problem.detail or error.problem.title)
            self.post(e.HotkeyFailed(error.problem, deaf=self.hotkeys.deaf))

    def stop(self) -> None:
        """Audio of an unfinished dictation stays on disk for the next start. Blocks up to eleven seconds, when
        everything hangs."""
        self.post(e.Shutdown())
        if self._thread is not None:
            self._thread.join(timeout=LOOP_END_TIMEOUT_S)
        parts = (
            self.sampler,
            self.resting,
            self.hands_free,
            self.hotkeys,
            self.recovery,
            self.microphone,
            self.insertion,
            self.tones,
            self.voice,
            self.api,
            self.usage,
            self.statistics,
            self.history,
        )
        close_together([part.close for part in parts], CLOSE_TIMEOUT_S)
        close_together([self.speech.close, self.spool.close, self.stalls.close], CLOSE_TIMEOUT_S)
        self._end_listening()

    def apply(self, settings: Settings) -> None:
        """Use other settings without a restart. Any thread, one at a time."""
        if settings != self.settings:
            self.settings = settings
            self.bus.publish(settings)

    def _apply_hotkey(self, settings: Settings) -> None:
        with self._applying:
            try:
                self.hotkeys.apply(self.resting.keys(settings))
            except HoldtalkError as error:
                self.post(e.HotkeyFailed(error.problem, deaf=self.hotkeys.deaf))
            else:
                self.post(e.HotkeyRecovered())

    def _rest(self) -> None:
        """The hotkeys begin to rest, or are heard again."""
        self._apply_hotkey(self.settings)
        self.hands_free.apply(self.resting.hands_free(self.settings.hands_free))

    # --- crossings -----------------------------------------------------------------------

    def _control(self) -> None:
        self._controller_heartbeat.beats_here()
        self.controller.run()

    def _changed(self, snapshot: Snapshot) -> None:
        was_dictating, self.snapshot = self._is_dictating(), snapshot
        self.resting.follow(snapshot)
        if self._is_dictating() and not was_dictating:
            self.sampler.dictation_begins()

    def _ended(self, ended: DictationEnded) -> None:
        """A dictation's figures, with the microphone it was heard by."""
        if ended.record.steps_ns:
            self.monitor.set_part(Group.TEXT, on=True)
        self.monitor.record_dictation(replace(ended.record, device=self.microphone.device_name))
        self._observe_words(ended)

    def _observe_words(self, ended: DictationEnded) -> None:
        """The rows are there from the first of their figures on: of one who has no list there are none."""
        record, observe = ended.record, self.monitor.observe
        if self.words.in_use or record.context_characters is not None:
            self.monitor.set_part(Group.WORDS, on=True)
        if ended.text:
            observe("words_corrected", record.corrections)
        if record.context_characters is not None:
            observe("context_size", record.context_characters)
            observe("context_cut", record.context_was_cut)

    def _keys_renamed(self) -> None:
        self.bus.publish(KeysCalled())

    def _tell_problem(self, problem: Problem) -> None:
        self.post(e.ProblemNoticed(problem))

    def _thread_died(self, death: Death) -> None:
        self._deaths.append(death)
        self.post(e.ThreadDied(death.thread, death.error))

    def _take_deaths(self) -> int:
        """How many threads died since the last call."""
        count = len(self._deaths)
        for _ in range(count):
            self._deaths.popleft()
        return count

    def _speech_says(self, event: e.Event) -> None:
        self.post(event)
        self.recovery.heard(event)

    def _is_dictating(self) -> bool:
        return self.snapshot.state in (PublicState.RECORDING, PublicState.TRANSCRIBING)

    def recovery_finished(self, timeout_s: float) -> bool:
        """Wait until what an earlier run left behind, or this one could not transcribe, stands in the snapshot or has
        been given up."""
        finished = self.recovery.wait(timeout_s)
        self._inbox.settle(timeout_s=1.0)
        return finished

    # --- what windows, menu and commands do ----------------------------------------------

    def tell(self, kind: NoticeKind, title: str, body: str, action: NoticeAction | None = None) -> None:
        self.bus.publish(Notice(kind, title, body, action))

    def mend(self, how: Mend) -> None:
        """Do what can be done about a problem without a window; returns at once."""
        match how:
            case Mend.ASK_FOR_TYPING:
                self.insertion.ask_again()
            case Mend.ASK_FOR_KEYS:
                self.hotkeys.ask_again()
            case Mend.CHANGE_KEYS:
                self.hotkeys.change_on_desktop()

    def ask_again(self) -> dict[str, Any]:
        """Have the desktop ask once more for all that it was told not to give; what that is."""
        told = (self.insertion.ways(), self.hotkeys.ways())
        refused = {Mend.ASK_FOR_TYPING, Mend.ASK_FOR_KEYS}
        asked = [how for ways in told if ways is not None for how in ways.mends if how in refused]
        for how in asked:
            self.mend(how)
        return {"typing": Mend.ASK_FOR_TYPING in asked, "keys": Mend.ASK_FOR_KEYS in asked}

    def typing_told(self) -> Mapping[str, Any] | None:
        """How texts get into windows, for programs."""
        ways = self.insertion.ways()
        return None if ways is None else ways.as_data()

    def retry_failed(self) -> None:
        """Transcribe once more the recordings that got no text; those that then have one are offered."""
        self.recovery.try_again(take.dictation_id for take in self.snapshot.kept)


def _copied_text() -> str:
    from tray_app.text.insertion.selected_text import copied_text  # not where nothing asks for it

    return copied_text()


def _selected_text() -> str:
    from tray_app.text.insertion.selected_text import selected_text  # not where nothing is read

    return selected_text()
