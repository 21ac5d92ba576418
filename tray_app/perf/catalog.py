"""The one table of figures: what each is called, how it is made, what it should be, what to do about it.

Window, reports, breaches, advice, settings and documentation read this table, or that of the monitor they look at.
A new figure is one new row here and its stamp: two names of `core.dictation.Stamps` in the row for a stage of a
dictation, one `Monitor.observe` where it happens for any other.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, StrEnum
from functools import partial

from .rules import EACH_DICTATION, EVENTFUL, MEMORY, SAMPLED, SELDOM, Rule


class Unit(Enum):
    MS = "ms"
    MB = "MB"
    """1,000,000 bytes."""
    PERCENT = "%"
    """Of one core for processor time."""
    RATIO = "×"
    COUNT = ""


class Group(StrEnum):
    """Groups of our own; a program that measures for itself may name others."""

    STAGES = "Dictation"
    SPEECH = "Speech"
    RESOURCES = "Resources"
    HEALTH = "Health"
    HANDS_FREE = "Hands-free"
    VOICE = "Voice"
    API = "API"
    STORAGE = "Storage"
    SESSION = "Session"


OPTIONAL = frozenset({Group.HANDS_FREE, Group.VOICE, Group.API, Group.STORAGE, Group.SESSION})
"""Each is a part of Holdtalk that may be off; its rows are hidden until `Monitor.set_part` says that it is on."""


class Better(Enum):
    LOWER = "lower"
    HIGHER = "higher"


class Process(Enum):
    TRAY = "tray"
    WORKER = "worker"


class Resource(Enum):
    """What of a process is told beside a breach."""

    MEMORY = "memory"
    PROCESSOR = "processor"


class Statistic(Enum):
    """What is made of samples to be held against a target."""

    P95 = "p95"
    MEDIAN = "median"
    MEAN = "mean"
    NOW = "now"
    WORST = "worst of the breach"
    SLOPE = "slope per hour"


class BetterWay(Enum):
    """How a figure may get better by a way that other dictations of the session went."""

    PASTED = "pasted"
    WARM = "warm"


@dataclass(frozen=True, slots=True)
class Metric:
    name: str
    label: str
    group: str
    """A `Group`, or a word of one's own."""
    unit: Unit
    target: float
    """At or better than this is fine."""
    critical: float
    meaning: str
    """The formula: from where to where, over what window."""
    remedy: str
    """What the user can try when it is over target."""
    try_text: str = ""
    """A line of the settings file ([table] key = value) or a command that does it."""
    warn: float | None = None
    """Between target and critical, where it needs work; None when there is no such level."""
    better: Better = Better.LOWER
    rule: Rule = EACH_DICTATION
    by_start: bool = False
    """Cold, warm and resumed dictations are separate series."""
    typical: Statistic = Statistic.P95
    """What advice holds against the target: slow ones for times, the level for what is held or used."""
    stamps: tuple[str, str] | None = None
    """A stage of a dictation: from and to which of its stamps (`core.dictation.Stamps`)."""
    bar_depth: int | None = None
    """Its bar in the waterfall: 0 for what the user waits for as a whole, 1 for its parts; None for no bar."""
    made_of: tuple[str, ...] = ()
    """A sum of these: what is said of a part need not be said of the sum."""
    in_lists: bool = False
    """Among the few stages that a list of dictations has room for."""
    in_bench: bool = False
    """Measured by `holdtalk bench` for each length of speech."""
    process: Process | None = None
    resource: Resource | None = None
    """What of its process it tells: of each the sample nearest to a breach is told."""
    loop: str = ""
    """The loop (`stalls.Heartbeat`) whose stalls are its samples."""
    strict: float | None = None
    """The target in the strict preset, where that has one of its own."""
    tolerated_per_hour: float | None = None
    """Watched for leaks: the growth an hour that a working day bears."""
    better_way: BetterWay | None = None

    @property
    def optional(self) -> bool:
        """It is of a part that may be off. What a program calls a group of its own is none, however it is spelt."""
        return isinstance(self.group, Group) and self.group in OPTIONAL

    def over(self, value: float, level: float) -> bool:
        """Whether `value` is worse than `level`."""
        return value > level if self.better is Better.LOWER else value < level

    def clear_level(self, target: float) -> float:
        """A broken figure must be this good to count as whole again."""
        if self.better is Better.LOWER:
            return target * (1 - self.rule.clear_margin)
        return target + (100 - target) * self.rule.clear_margin


WAIT, WAIT_FOR_KEYS = "release_to_text", "response_total"
"""What the user waits for; where no text was timed, the key and the microphone."""

_TOP, _DOCTOR, _EXPORT = "top -d 1", "holdtalk doctor", "holdtalk export --format json -o report.json"
RESTART, _SHOW = "holdtalk quit && holdtalk run", "holdtalk show performance"
_KEEP_OPEN = '[microphone] keep_open = "always"'
_THREADS = "[speech] threads = 1, or 2 when another core is free"

_stage = partial(Metric, group=Group.STAGES, unit=Unit.MS, by_start=True)

_STAGES = (
    _stage(
        "key_press", "Key press", target=30, critical=60,
        meaning="From the key event's own time to our handler, at key down.",
        remedy="Another program is keeping the processor or the display server busy: look for it with top.",
        try_text=_TOP, stamps=("key_down_event_ns", "key_down_handled_ns"), bar_depth=1,
    ),
    _stage(
        "recording_start", "Recording start", target=50, critical=150,
        meaning="From key down to the first sample of the take; zero or less when speech from before key down is kept.",
        remedy='Set microphone.keep_open = "always", or raise microphone.warm_hold_s, so that the microphone is open '
        "already.",
        try_text=_KEEP_OPEN, stamps=("key_down_event_ns", "first_sample_ns"), bar_depth=1, better_way=BetterWay.WARM,
    ),
    _stage(
        "recording_stop", "Recording stop", target=50, critical=150,
        meaning="From key up to the take's last sample handed to the engine; the post-roll is part of it.",
        remedy="Lower microphone.post_roll_ms, or choose a microphone that is not on Bluetooth.",
        try_text="[microphone] post_roll_ms = 30", stamps=("key_up_event_ns", "last_sample_handed_ns"), bar_depth=1,
        in_bench=True,
    ),
    _stage(
        WAIT_FOR_KEYS, "Key and microphone", target=100, critical=300,
        meaning="Key press + recording start (if above zero) + recording stop.",
        remedy="See which of key press, recording start and recording stop is the longest.",
        try_text=_KEEP_OPEN, warn=150, made_of=("key_press", "recording_start", "recording_stop"), strict=50,
    ),
    _stage(
        "transcription", "Transcription", target=200, critical=300,
        meaning="From key up to the engine's final text.",
        remedy="Free a processor core, or try another value of speech.threads.",
        try_text=_THREADS, stamps=("key_up_event_ns", "final_ns"), bar_depth=1, in_lists=True, in_bench=True,
    ),
    _stage(
        "filtering", "Filtering", target=5, critical=20,
        meaning="From the engine's final text to the filtered text.",
        remedy="Remove slow text filters.",
        try_text=_EXPORT, stamps=("final_ns", "filtered_ns"), bar_depth=1,
    ),
    _stage(
        "insertion", "Insertion", target=100, critical=300,
        meaning="From the filtered text to its last character delivered.",
        remedy='The window takes keystrokes slowly: set insertion.method = "paste", or lower '
        "insertion.paste_from_characters.",
        try_text='[insertion] method = "paste"', stamps=("filtered_ns", "last_char_ns"), bar_depth=1,
        better_way=BetterWay.PASTED, in_lists=True, in_bench=True,
    ),
    _stage(
        "first_character", "First character", target=150, critical=300,
        meaning="From key up to the first character delivered.",
        remedy="See transcription and insertion.",
        try_text=_SHOW, stamps=("key_up_event_ns", "first_char_ns"),
        made_of=("recording_stop", "transcription", "filtering"), in_bench=True,
    ),
    _stage(
        WAIT, "Release to text", target=150, critical=300,
        meaning="From key up to the last character delivered. A failed dictation counts as over every target.",
        remedy="See which bar of the waterfall is longest.",
        try_text=_SHOW, stamps=("key_up_event_ns", "last_char_ns"), bar_depth=0,
        made_of=("recording_stop", "transcription", "filtering", "insertion"), in_lists=True,
    ),
)  # fmt: skip

_speech = partial(Metric, group=Group.SPEECH, by_start=True)

_SPEECH = (
    _speech(
        "real_time_factor", "Real-time factor", unit=Unit.RATIO, target=0.3, critical=0.8,
        meaning="Time spent decoding ÷ length of the take.",
        remedy="Free a processor core, or turn speech.partials off.",
        try_text="[speech] partials = false",
    ),
    _speech(
        "first_partial", "First words shown", unit=Unit.MS, target=1_500, critical=3_000,
        meaning="From key down to the first partial text.",
        remedy="Free a processor core; partial text starts only once speech was heard.",
        try_text=_THREADS,
    ),
    _speech(
        "partial_interval", "Partial interval", unit=Unit.MS, target=1_500, critical=3_000,
        meaning="Time from the first partial text to key up ÷ number of partial texts.",
        remedy="Free a processor core, or try another value of speech.threads.",
        try_text=_THREADS,
    ),
    _speech(
        "captured_share", "Speech captured", unit=Unit.PERCENT, target=99, critical=90,
        meaning="Samples recorded while the key was held ÷ samples that fit into that time.",
        remedy='Set microphone.keep_open = "always"; if it is low with an open microphone too, sound is being lost.',
        try_text=_KEEP_OPEN, better=Better.HIGHER, typical=Statistic.MEDIAN, better_way=BetterWay.WARM,
    ),
    _speech(
        "overflows", "Overflows", unit=Unit.COUNT, target=0, critical=3,
        meaning="Blocks of sound lost by the driver or by us, per dictation.",
        remedy="Close programs that keep the processor or the sound server busy.",
        try_text=_TOP,
    ),
)  # fmt: skip

_BUSY = "Look for what keeps it busy with top; restart Holdtalk if it stays."
GROWN = "Restart Holdtalk, and send the exported report with a bug report."

_memory = partial(Metric, group=Group.RESOURCES, unit=Unit.MB, rule=MEMORY, typical=Statistic.NOW,
                  resource=Resource.MEMORY, try_text=RESTART)  # fmt: skip
_cpu = partial(Metric, group=Group.RESOURCES, unit=Unit.PERCENT, rule=SAMPLED, typical=Statistic.MEDIAN,
               resource=Resource.PROCESSOR)  # fmt: skip
_tray = partial(Metric, group=Group.RESOURCES, process=Process.TRAY, rule=SAMPLED, typical=Statistic.MEDIAN)
_growing = partial(_tray, unit=Unit.COUNT, remedy=GROWN, try_text=f"{_EXPORT}, then restart", tolerated_per_hour=1)

_RESOURCES = (
    _memory(
        "tray_uss", "Tray memory", process=Process.TRAY, target=100, critical=250, warn=150,
        meaning="Memory only the tray process holds (USS), 1 MB = 1,000,000 bytes; each sample.",
        remedy="Restart Holdtalk: what the performance window took once opened (7 MB, figure over time 18 MB more) "
        "stays.",
        strict=50, tolerated_per_hour=2,
    ),
    _cpu(
        "tray_cpu", "Tray CPU, idle", process=Process.TRAY, target=5, critical=20, warn=10,
        meaning="Processor time of the tray process ÷ time since the last sample, while nothing is dictated. One core: "
        "100 %.",
        remedy=_BUSY, try_text=_TOP, strict=2,
    ),
    _cpu(
        "tray_cpu_dictating", "Tray CPU, dictating", process=Process.TRAY, target=30, critical=80,
        meaning="The same, over stretches in which something was dictated.",
        remedy='Set overlay.style = "minimal".', try_text='[overlay] style = "minimal"',
    ),
    _memory(
        "worker_uss", "Speech worker memory", process=Process.WORKER, target=400, critical=800, warn=550,
        meaning="Memory only the speech worker holds (USS), 1 MB = 1,000,000 bytes; each sample.",
        remedy=GROWN, tolerated_per_hour=4,
    ),
    _cpu(
        "worker_cpu", "Speech worker CPU, idle", process=Process.WORKER, target=5, critical=20, warn=10,
        meaning="Processor time of the speech worker ÷ time since the last sample, while nothing is dictated.",
        remedy=_BUSY, try_text=_TOP,
    ),
    _cpu(
        "worker_cpu_dictating", "Speech worker CPU, dictating", process=Process.WORKER, target=80, critical=180,
        meaning="The same, over stretches in which something was dictated.",
        remedy="Lower speech.threads, or turn speech.partials off.", try_text="[speech] partials = false",
    ),
    _tray(
        "memory_growth", "Memory growth", unit=Unit.MB, target=1, critical=5,
        meaning="Change of the tray's memory (USS) from the end of one dictation to the end of the next.",
        remedy=GROWN, try_text=f"{_EXPORT}, then restart",
        rule=Rule(over_n=5, of_last=8, over_ms=0, critical_n=3, clear_n=5, clear_ms=0, within_n=8, within_ms=0),
    ),
    _growing("threads", "Tray threads", target=40, critical=80, meaning="Threads of the tray process; each sample."),
    _growing(
        "open_files", "Tray open files", target=120, critical=400,
        meaning="Open files, sockets and pipes of the tray process; each sample.",
    ),
    _tray(
        "buffer_fill", "Audio buffer fill", unit=Unit.PERCENT, target=5, critical=25,
        meaning="Sound that waited for us behind the driver, at its worst since the last sample ÷ room for it (30 s); "
        "each sample while the microphone is open.",
        remedy="Close programs that keep the processor busy; at 100 % sound is lost.", try_text=_TOP,
    ),
)  # fmt: skip

_health = partial(Metric, group=Group.HEALTH, rule=EVENTFUL)

_HEALTH = (
    _health(
        "controller_stall", "Controller step", unit=Unit.MS, target=50, critical=250, loop="controller",
        meaning="How long the controller took over one event; one that lasts is told at 1.6 s, 3.2 s and so on.",
        remedy="A slow disk or a busy machine; the report names the place in our code.",
        try_text=_DOCTOR,
    ),
    _health(
        "ui_stall", "Window delay", unit=Unit.MS, target=50, critical=250, loop="ui",
        meaning="How long news from the dictation waited for the windows' thread until it was shown, and how much "
        "later than planned this window's refresh came; a wait that lasts is told at 1.6 s, 3.2 s and so on.",
        remedy="The machine is busy, or a dialog blocks the windows; the report names the place in our code.",
        try_text=_TOP,
    ),
    _health(
        "thread_deaths", "Failed parts", unit=Unit.COUNT, target=0, critical=3, rule=SELDOM,
        meaning="Parts of Holdtalk that failed and were started again since the last sample; each sample.",
        remedy="The log names the part and the place; send it with a bug report. Restart Holdtalk if it goes on.",
        try_text=_DOCTOR,
    ),
    _health(
        "unexpected_events", "Unexpected events", unit=Unit.COUNT, target=0, critical=3, rule=SELDOM,
        meaning="What parts of Holdtalk told the controller and no state of a dictation expects, since the last "
        "sample; each sample.",
        remedy="The log names the event and the state; send it with a bug report.",
        try_text=_DOCTOR,
    ),
    _health(
        "history_query", "History query", unit=Unit.MS, target=10, critical=50,
        meaning="One question to the history of texts. This version keeps no history, so there is nothing to time.",
        remedy="Nothing to do.",
    ),
    _health(
        "log_queue", "Log queue", unit=Unit.COUNT, target=100, critical=1_000, rule=SAMPLED,
        meaning="Lines of the log that waited to be written, at their most since the last sample; each sample.",
        remedy="The disk of the log is slow: free some space on it, or set log.level to a quieter one.",
        try_text='[log] level = "warning"',
    ),
    _health(
        "window_cost", "This window", unit=Unit.PERCENT, target=1, critical=5, rule=SAMPLED,
        meaning="Processor time of refreshing and painting this window's figures ÷ time, each second; while it is "
        "shown.",
        remedy="Close this window; the figures are collected all the same.",
        try_text="close the performance window",
    ),
)  # fmt: skip

_hands_free = partial(Metric, group=Group.HANDS_FREE)
_SENSITIVITY = "[hands_free] sensitivity = 40"

_HANDS_FREE = (
    _hands_free(
        "wake_latency", "Wake latency", unit=Unit.MS, target=250, critical=500,
        meaning="From the end of the wake word, as far as it can be told, until the dictation begins. Nothing said "
        "meanwhile is lost.",
        remedy="Free a processor core; hey_mycroft is known sooner than other words.",
        try_text='[hands_free] word = "hey_mycroft"', warn=350, stamps=("word_end_ns", "key_down_handled_ns"),
    ),
    _hands_free(
        "kept_before_word", "Sound kept from before", unit=Unit.COUNT, target=0, critical=1,
        meaning="Bytes of a take from before the end of the wake word that began it, by the times of its samples.",
        remedy="Send the exported report with a bug report.", try_text=_EXPORT,
    ),
    _hands_free(
        "false_wakes", "False wakes", unit=Unit.COUNT, target=2, critical=10, rule=SAMPLED, typical=Statistic.NOW,
        meaning="Wakes in the last hour after which nothing was said; each sample while the word is listened for.",
        remedy="Lower hands_free.sensitivity, or choose another word.", try_text=_SENSITIVITY,
    ),
    _hands_free(
        "listening_cost", "Cost of listening", unit=Unit.PERCENT, target=1, critical=5, rule=SAMPLED,
        typical=Statistic.MEDIAN,
        meaning="Processor time of the detector ÷ time since the last sample. One core: 100 %.",
        remedy="Switch hands-free off while nobody needs it.", try_text="[hands_free] enabled = false",
    ),
)  # fmt: skip


_voice = partial(Metric, group=Group.VOICE, rule=EVENTFUL)

_VOICE = (
    _voice(
        "voice_first_sound", "First sound", unit=Unit.MS, target=50, critical=300, warn=200,
        meaning="From the wish to have a text read until its first sound is in the hands of the sound system; each "
        "text.",
        remedy="Free a processor core, or choose espeak-ng as the voice's engine.",
        try_text='[voice] engine = "espeak-ng"',
    ),
    _voice(
        "voice_speed", "Synthesis speed", unit=Unit.RATIO, target=5, critical=1, better=Better.HIGHER,
        meaning="Length of the sound ÷ processor time that the voice took to make it; each text that was read to its "
        "end. Below 1 it cannot keep up with itself.",
        remedy="Choose a smaller voice, or espeak-ng as the voice's engine.",
        try_text='[voice] engine = "espeak-ng"', typical=Statistic.MEDIAN,
    ),
    _voice(
        "voice_barge_in", "Falls silent", unit=Unit.MS, target=50, critical=150,
        meaning="From the hotkey going down while something is read, as the controller saw it, until what had not "
        "sounded yet was taken back from the sound system.",
        remedy="The sound system or the machine is busy: look for what keeps it so with top.",
        try_text=_TOP,
    ),
)  # fmt: skip


_api = partial(Metric, group=Group.API, unit=Unit.MS, rule=EVENTFUL)

_API = (
    _api(
        "api_round_trip", "Round trip", target=2, critical=20,
        meaning="From a ping to a connected program to its answer; when it connects and every 20 s from then on.",
        remedy="The program that is connected, or the machine, is busy: look with top.", try_text=_TOP,
    ),
    _api(
        "api_send", "Send", target=5, critical=50,
        meaning="From what happened to the message about it handed to the system, for each connected program.",
        remedy="A connected program takes its messages too slowly; restart it, or have it subscribe to fewer events.",
        try_text="[api] max_clients = 4",
    ),
    _api(
        "api_clients", "Connected programs", unit=Unit.COUNT, target=8, critical=32, rule=SAMPLED,
        typical=Statistic.NOW,
        meaning="Programs connected to the API; each sample.",
        remedy="A program that connects and forgets to disconnect may be running several times.",
        try_text="[api] max_clients = 4",
    ),
    _api(
        "api_dropped", "Dropped messages", unit=Unit.COUNT, target=0, critical=100, rule=SELDOM,
        meaning="Partial texts and figures thrown away since the last sample because a connected program was too slow "
        "for them; each sample.",
        remedy="A connected program takes its messages too slowly; restart it, or have it subscribe to fewer events.",
        try_text="[api] max_clients = 4",
    ),
)  # fmt: skip


_session = partial(Metric, group=Group.SESSION, rule=EACH_DICTATION, typical=Statistic.NOW)

_SESSION = (
    _session(
        "session_words_per_minute", "Words a minute", unit=Unit.COUNT, target=40, critical=20,
        meaning="Words of a delivered text ÷ time from key down to its last character; each dictation.",
        remedy="Say more before you let the key go: each dictation has a wait of its own.", try_text=_SHOW,
        better=Better.HIGHER, typical=Statistic.MEDIAN,
    ),
    _session(
        "session_success", "Dictations with a text", unit=Unit.PERCENT, target=95, critical=80,
        meaning="Texts delivered or offered ÷ dictations that were not called off, in this session; each dictation.",
        remedy="holdtalk doctor tries every part; the log says why dictations failed.", try_text=_DOCTOR,
        better=Better.HIGHER,
    ),
    _session(
        "session_speed", "Speed against typing", unit=Unit.PERCENT, target=100, critical=50,
        meaning="Time in which the words of this session would have been typed, at session.typing_words_per_minute ÷ "
        "time from key down to text; each dictation.",
        remedy="Set session.typing_words_per_minute to how fast you type.",
        try_text="[session] typing_words_per_minute = 40", better=Better.HIGHER,
    ),
    _session(
        "session_memory_growth", "Memory growth of the session", unit=Unit.MB, target=1, critical=5,
        meaning="Memory of the tray (USS) after the newest dictation less that after the session's first; each "
        "dictation.",
        remedy=GROWN, try_text=RESTART, rule=MEMORY, process=Process.TRAY,
    ),
    _session(
        "context_fill", "Recent texts held", unit=Unit.PERCENT, target=100, critical=110,
        meaning="Characters of the newest texts held in memory ÷ session.context_characters, once the oldest were "
        "pruned; each text.",
        remedy="Send it with a bug report: a limit of Holdtalk does not hold.", try_text=_EXPORT,
    ),
    _session(
        "context_pruned", "Recent texts pruned", unit=Unit.COUNT, target=50, critical=500,
        meaning="Old texts dropped from memory at once, so that session.context_characters is kept; each text.",
        remedy="Raise session.context_characters.", try_text="[session] context_characters = 8000",
    ),
    _session(
        "sessions_kept", "Old sessions kept", unit=Unit.COUNT, target=1_000, critical=5_000,
        meaning="Summaries of earlier runs on disk, once the old ones were removed; at the start.",
        remedy="Lower session.keep_days or session.keep_kb.", try_text="[session] keep_days = 30",
    ),
)  # fmt: skip


CATALOG: Mapping[str, Metric] = {
    row.name: row for row in (*_STAGES, *_SPEECH, *_RESOURCES, *_HEALTH, *_HANDS_FREE, *_VOICE, *_API, *_SESSION)
}  # fmt: skip
"""Every metric by its name, in the order in which it is shown; these names may stand in the settings' `[targets]`."""


def targets_with(overrides: Mapping[str, float], catalog: Mapping[str, Metric] = CATALOG) -> dict[str, float]:
    """The target of every metric; names in `overrides` that are no metric are ignored."""
    return {name: float(overrides.get(name, metric.target)) for name, metric in catalog.items()}


def critical_with(target: float, metric: Metric) -> float:
    """The critical level that belongs to a changed target: it moves along, in proportion."""
    if target == metric.target:
        return metric.critical
    if math.isinf(metric.target):  # without a target of its own there is no proportion to keep
        return 2 * target
    if metric.better is Better.HIGHER:
        return max(0.0, target - (metric.target - metric.critical))
    return target * metric.critical / metric.target if metric.target else target + metric.critical
