"""The one table of figures: what each is called, how it is made, what it should be, what to do about it.

Window, reports, breaches, advice, settings and documentation read this table, or that of the monitor they look at.
A new figure is one new row here and its stamp: two names of `core.dictation.Stamps` in the row for a stage of a
dictation, one `Monitor.observe` where it happens for any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from tray_app.core.engines import EMBEDDED_ENGINE
from tray_app.core.translation import marked

from .metric import (
    DOCTOR,
    EXPORT,
    GROWN,
    RESTART,
    SHOW,
    TOP,
    Better,
    BetterWay,
    Group,
    Metric,
    Process,
    Resource,
    Statistic,
    Unit,
)
from .optional_rows import OPTIONAL_ROWS
from .rules import EVENTFUL, MEMORY, SAMPLED, SELDOM, TOLD_ONLY, Rule

WAIT, WAIT_FOR_KEYS = "release_to_text", "response_total"
"""What the user waits for; where no text was timed, the key and the microphone."""

_KEEP_OPEN = '[microphone] keep_open = "always"'
_THREADS = marked("[speech] threads = 1, where other programs keep the cores busy")
_SEND = marked("holdtalk export --format json -o report.json, then restart")

_stage = partial(Metric, group=Group.STAGES, unit=Unit.MS, by_start=True)

_STAGES = (
    _stage(
        "key_press", "Key press", target=30, critical=60,
        meaning="From the key event's own time to our handler, at key down.",
        remedy="Another program is keeping the processor or the display server busy: look for it with top.",
        try_text=TOP, stamps=("key_down_event_ns", "key_down_handled_ns"), bar_depth=1,
    ),
    _stage(
        "recording_start", "Recording start", target=50, critical=150,
        meaning="From key down to the first sample of the take. Below zero: so much from before key down was heard, "
        "as the microphone was open already.",
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
        try_text=EXPORT, stamps=("final_ns", "filtered_ns"), bar_depth=1,
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
        try_text=SHOW, stamps=("key_up_event_ns", "first_char_ns"),
        made_of=("recording_stop", "transcription", "filtering"), in_bench=True,
    ),
    _stage(
        WAIT, "Release to text", target=150, critical=300,
        meaning="From key up to the last character delivered. A failed dictation counts as over every target.",
        remedy="See which bar of the waterfall is longest.",
        try_text=SHOW, stamps=("key_up_event_ns", "last_char_ns"), bar_depth=0,
        made_of=("recording_stop", "transcription", "filtering", "insertion"), in_lists=True,
    ),
)  # fmt: skip

_speech = partial(Metric, group=Group.SPEECH, by_start=True)

_SPEECH = (
    _speech(
        "real_time_factor", "Decoding against speech", unit=Unit.RATIO, target=0.3, critical=0.8,
        meaning="Time spent decoding ÷ length of the take (the real-time factor).",
        remedy="Free a processor core, or turn speech.partials off.",
        try_text="[speech] partials = false",
    ),
    _speech(
        "decode_backlog", "Left to decode at key up", unit=Unit.MS, target=250, critical=1_000,
        meaning="How long after key up the engine was still at pieces of speech that had been complete before.",
        remedy="The engine is slower than you speak on this machine: choose a smaller model, or free a processor core.",
        try_text=f'[speech] engine = "{EMBEDDED_ENGINE}"',
    ),
    _speech(
        "first_partial", "First words shown", unit=Unit.MS, target=1_500, critical=3_000,
        meaning="From key down to the first partial text.",
        remedy="Free a processor core; partial text starts only once speech was heard.",
        try_text=_THREADS,
    ),
    _speech(
        "partial_interval", "Time between words shown", unit=Unit.MS, target=1_500, critical=3_000,
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
        try_text=TOP,
    ),
)  # fmt: skip

_BUSY = marked("Look for what keeps it busy with top; restart Holdtalk if it stays.")

_memory = partial(Metric, group=Group.RESOURCES, unit=Unit.MB, rule=MEMORY, typical=Statistic.NOW,
                  resource=Resource.MEMORY, try_text=RESTART)  # fmt: skip
_cpu = partial(Metric, group=Group.RESOURCES, unit=Unit.PERCENT, rule=SAMPLED, typical=Statistic.MEDIAN,
               resource=Resource.PROCESSOR)  # fmt: skip
_tray = partial(Metric, group=Group.RESOURCES, process=Process.TRAY, rule=SAMPLED, typical=Statistic.MEDIAN)
_growing = partial(_tray, unit=Unit.COUNT, remedy=GROWN, try_text=_SEND, tolerated_per_hour=1)

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
        meaning="Processor time of the tray process ÷ time since the last sample, while nothing is dictated; without "
        "that of the windows, while one is open. One core: 100 %.",
        remedy=_BUSY, try_text=TOP, strict=2,
    ),
    _cpu(
        "tray_cpu_dictating", "Tray CPU, dictating", process=Process.TRAY, target=30, critical=80,
        meaning="The same, over stretches in which something was dictated.",
        remedy='Set overlay.style = "minimal".', try_text='[overlay] style = "minimal"',
    ),
    _memory(
        "worker_uss", "Speech engine memory", process=Process.WORKER, target=400, critical=800, warn=550,
        meaning="Memory only the engine's process (the worker) holds (USS), 1 MB = 1,000,000 bytes; each sample.",
        remedy=GROWN, tolerated_per_hour=4,
    ),
    _cpu(
        "worker_cpu", "Speech engine CPU, idle", process=Process.WORKER, target=5, critical=20, warn=10,
        meaning="Processor time of the engine's process ÷ time since the last sample, while nothing is dictated.",
        remedy=_BUSY, try_text=TOP,
    ),
    _cpu(
        "worker_cpu_dictating", "Speech engine CPU, dictating", process=Process.WORKER, target=80, critical=180,
        meaning="The same, over stretches in which something was dictated.",
        remedy="Lower speech.threads, or turn speech.partials off.", try_text="[speech] partials = false",
    ),
    _tray(
        "memory_growth", "Memory growth", unit=Unit.MB, target=1, critical=5,
        meaning="Change of what the tray has written into memory itself (heaps and stacks; USS where the system does "
        "not tell it) from the end of one dictation to the end of the next.",
        remedy=GROWN, try_text=_SEND,
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
        remedy="Close programs that keep the processor busy; at 100 % sound is lost.", try_text=TOP,
    ),
)  # fmt: skip

_health = partial(Metric, group=Group.HEALTH, rule=EVENTFUL)

_HEALTH = (
    _health(
        "controller_stall", "Slowest step inside", unit=Unit.MS, target=50, critical=250, loop="controller",
        meaning="How long the controller took over one event; one that lasts is told at 1.6 s, 3.2 s and so on.",
        remedy="A slow disk or a busy machine; the report names the place in our code.",
        try_text=DOCTOR,
    ),
    _health(
        "ui_stall", "Delay of the windows", unit=Unit.MS, target=50, critical=250, loop="ui",
        meaning="How long news from the dictation waited for the windows' thread until it was shown, and how much "
        "later than planned this window's refresh came; a wait that lasts is told at 1.6 s, 3.2 s and so on.",
        remedy="The machine is busy, or a dialog blocks the windows; the report names the place in our code.",
        try_text=TOP,
    ),
    _health(
        "thread_deaths", "Failed parts", unit=Unit.COUNT, target=0, critical=3, rule=SELDOM,
        meaning="Parts of Holdtalk that failed and were started again since the last sample; each sample.",
        remedy="The log names the part and the place; send it with a bug report. Restart Holdtalk if it goes on.",
        try_text=DOCTOR,
    ),
    _health(
        "unexpected_events", "Unexpected events", unit=Unit.COUNT, target=0, critical=3, rule=SELDOM,
        meaning="What parts of Holdtalk told the controller and no state of a dictation expects, since the last "
        "sample; each sample.",
        remedy="The log names the event and the state; send it with a bug report.",
        try_text=DOCTOR,
    ),
    _health(
        "log_queue", "Log queue", unit=Unit.COUNT, target=100, critical=1_000, rule=SAMPLED,
        meaning="Lines of the log that waited to be written, at their most since the last sample; each sample.",
        remedy="The disk of the log is slow: free some space on it, or set log.level to a quieter one.",
        try_text='[log] level = "warning"',
    ),
    _health(
        "window_cost", "This window", unit=Unit.PERCENT, target=1, critical=5, rule=TOLD_ONLY,
        meaning="Processor time of refreshing and painting this window's figures ÷ time, each second; while it is "
        "shown.",
        remedy="Close this window; the figures are collected all the same.",
        try_text=marked("close the performance window"),
    ),
)  # fmt: skip


CATALOG: Mapping[str, Metric] = {
    row.name: row for row in (*_STAGES, *_SPEECH, *_RESOURCES, *_HEALTH, *OPTIONAL_ROWS)
}  # fmt: skip
"""Every metric by its name, in the order in which it is shown; these names may stand in the settings' `[targets]`."""


def targets_with(overrides: Mapping[str, float], catalog: Mapping[str, Metric] = CATALOG) -> dict[str, float]:
    """The target of every metric; names in `overrides` that are no metric are ignored."""
    return {name: float(overrides.get(name, metric.target)) for name, metric in catalog.items()}
