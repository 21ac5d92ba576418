"""The rows of parts that may be off: hidden, and without samples, until `Monitor.set_part` says that one is on."""

from __future__ import annotations

from functools import partial

from tray_app.core.translation import marked

from .metric import DOCTOR, EXPORT, GROWN, RESTART, SHOW, TOP, Better, Group, Metric, Process, Statistic, Unit
from .rules import EACH_DICTATION, EVENTFUL, MEMORY, SAMPLED, SELDOM

_hands_free = partial(Metric, group=Group.HANDS_FREE)
_SENSITIVITY = "[hands_free] sensitivity = 40"

_HANDS_FREE = (
    _hands_free(
        "wake_latency", "Wake latency", unit=Unit.MS, target=300, critical=600,
        meaning="From the end of the wake word, as far as it can be told, until the dictation begins. Nothing said "
        "meanwhile is lost.",
        remedy="Free a processor core; hey_mycroft is known sooner than other words.",
        try_text='[hands_free] word = "hey_mycroft"', warn=400, stamps=("word_end_ns", "key_down_handled_ns"),
    ),
    _hands_free(
        "kept_before_word", "Sound kept from before", unit=Unit.COUNT, target=0, critical=1,
        meaning="Bytes of a take from before the end of the wake word that began it, by the times of its samples.",
        remedy="Send the exported report with a bug report.", try_text=EXPORT,
    ),
    _hands_free(
        "false_wakes", "False wakes", unit=Unit.COUNT, target=2, critical=10, rule=SAMPLED, typical=Statistic.NOW,
        meaning="Wakes in the last hour after which nothing was said, so that no text came of them; each sample while "
        "the word is listened for.",
        remedy="Lower hands_free.sensitivity, or choose another word.", try_text=_SENSITIVITY,
    ),
    _hands_free(
        "missed_wakes", "Missed wakes", unit=Unit.COUNT, target=2, critical=10, rule=SAMPLED, typical=Statistic.NOW,
        meaning="Times in the last hour that the word was half heard (above half of what wakes, for 60 ms, without "
        "waking in a second) and within 8 s was heard whole or a dictation begun by key; each sample while it is "
        "listened for. Who was not heard at all, or gave up, is not counted.",
        remedy="Raise hands_free.sensitivity, or speak closer to the microphone.",
        try_text="[hands_free] sensitivity = 60",
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
        meaning="From the wish to have a text read by espeak-ng until its first sound is in the hands of the sound "
        "system; each text.",
        remedy="The sound system or the machine is busy: look for what keeps it so with top.", try_text=TOP,
    ),
    _voice(
        "voice_first_sound_neural", "First sound (neural)", unit=Unit.MS, target=200, critical=1_000, warn=300,
        meaning="The same for a neural voice, which makes a few words before the first of them is heard; each text.",
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
        try_text=TOP,
    ),
)  # fmt: skip


_api = partial(Metric, group=Group.API, unit=Unit.MS, rule=EVENTFUL)

_API = (
    _api(
        "api_round_trip", "Round trip", target=2, critical=20,
        meaning="From a ping to a connected program to its answer; when it connects and every 20 s from then on.",
        remedy="The program that is connected, or the machine, is busy: look with top.", try_text=TOP,
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


_storage = partial(Metric, group=Group.STORAGE, rule=EVENTFUL)
_SLOW_DISK = marked("Free the disk of the state folder, or put that folder on a faster one.")

_STORAGE = (
    _storage(
        "history_query", "Database query", unit=Unit.MS, target=50, critical=250,
        meaning="From a question to the history until its rows are there; each question.",
        remedy="Close programs that keep the disk busy; a shorter history is searched sooner.", try_text=TOP,
    ),
    _storage(
        "history_write", "Database write", unit=Unit.MS, target=20, critical=250,
        meaning="From a dictation to be kept until it is safe in the history, beside everything else; each dictation.",
        remedy=_SLOW_DISK, try_text=TOP,
    ),
    _storage(
        "history_size", "Database size", unit=Unit.MB, target=100, critical=1_000, rule=SELDOM,
        typical=Statistic.NOW,
        meaning="File of the history, without what waits in its log; each sample.",
        remedy=_SLOW_DISK, try_text=SHOW,
    ),
    _storage(
        "history_wal", "Write-ahead log", unit=Unit.MB, target=8, critical=64, rule=SELDOM, typical=Statistic.NOW,
        meaning="What was written to the history and waits to be merged into its file; each sample.",
        remedy="A program that reads the history for long keeps it from being merged: end that one.", try_text=TOP,
    ),
    _storage(
        "history_busy", "Busy waits", unit=Unit.COUNT, target=0, critical=5, rule=SELDOM,
        meaning="Times that the history was locked by another since the last sample, so that somebody waited; each "
        "sample.",
        remedy="End the program that holds the history.", try_text=TOP,
    ),
)  # fmt: skip


_session = partial(Metric, group=Group.SESSION, rule=EACH_DICTATION, typical=Statistic.NOW)

_SESSION = (
    _session(
        "session_words_per_minute", "Words a minute", unit=Unit.COUNT, target=40, critical=20,
        meaning="Words of a delivered text ÷ time from key down to its last character; each dictation.",
        remedy="Say more before you let the key go: each dictation has a wait of its own.", try_text=SHOW,
        better=Better.HIGHER, typical=Statistic.MEDIAN,
    ),
    _session(
        "session_success", "Dictations with a text", unit=Unit.PERCENT, target=95, critical=80,
        meaning="Texts delivered or offered ÷ dictations that were not called off, in this session; each dictation.",
        remedy="holdtalk doctor tries every part; the log says why dictations failed.", try_text=DOCTOR,
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
        "session_memory_growth", "Memory growth of the session", unit=Unit.MB, target=4, critical=10,
        meaning="Memory that the tray has written itself (heaps and stacks) after the newest dictation less that after "
        "the session's fifth, when all that dictations use is loaded; each later dictation. Some 3 MB come in "
        "the first forty and then no more.",
        remedy=GROWN, try_text=RESTART, rule=MEMORY, process=Process.TRAY,
    ),
    _session(
        "context_fill", "Recent texts held", unit=Unit.PERCENT, target=100, critical=110,
        meaning="Characters of the newest texts held in memory ÷ session.context_characters, once the oldest were "
        "pruned; each text.",
        remedy="Send it with a bug report: a limit of Holdtalk does not hold.", try_text=EXPORT,
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


_WORDS = (
    Metric(
        "words_corrected", "Words of yours corrected", group=Group.WORDS, unit=Unit.COUNT, target=5, critical=20,
        meaning="Places of a delivered text that your word list changed; each dictation. How often the list helped; "
        "which words they were is never kept.",
        remedy="Many at once may be wrong ones: As it was heard, in the menu, undoes them; or raise "
        "words.likeness_percent.",
        try_text="[words] likeness_percent = 85", typical=Statistic.MEAN,
    ),
    Metric(
        "context_size", "Text before, given along", group=Group.WORDS, unit=Unit.COUNT, target=2_000, critical=4_000,
        meaning="Characters of the texts before in the same program that the engine was given; each dictation with an "
        "engine that goes by them.",
        remedy="Send it with a bug report: a limit of Holdtalk does not hold.", try_text=EXPORT, typical=Statistic.NOW,
    ),
    Metric(
        "context_cut", "Text before, cut at its limit", group=Group.WORDS, unit=Unit.COUNT, target=1, critical=2,
        meaning="1 where there was more of it than words.context_characters, so that its beginning was left out; each "
        "such dictation.",
        remedy="Raise words.context_characters.", try_text="[words] context_characters = 1000", typical=Statistic.MEAN,
    ),
)  # fmt: skip


_TEXT = (
    Metric(
        "steps", "Steps", group=Group.TEXT, unit=Unit.MS, target=5, critical=20,
        meaning="All that is done to a text by the steps of the table [steps]; a part of filtering, each dictation.",
        remedy="Most likely it is a rule of your own: the exported report names the step that took longest.",
        try_text=EXPORT,
    ),
    Metric(
        "text_changes", "Places changed", group=Group.TEXT, unit=Unit.COUNT, target=30, critical=200,
        meaning="Places of a text that the steps wrote otherwise than they were heard; each dictation. Which they were "
        "stands in the history alone.",
        remedy="Look in the history at what was changed, and switch off the step that you do not want.",
        try_text="[steps] fillers = false", typical=Statistic.MEAN,
    ),
)  # fmt: skip


OPTIONAL_ROWS = (*_HANDS_FREE, *_VOICE, *_API, *_STORAGE, *_SESSION, *_WORDS, *_TEXT)
