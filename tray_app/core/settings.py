"""The settings: one dataclass a table of the file, each field with its help and what is allowed.

The file's text, its reading, its checks and `holdtalk config` all go by these fields and their types; a new setting is
one new field, a new table one new dataclass. Reading and writing the file is in `tray_app.settings_file`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from .applications import ApplicationKind
from .combination import parse_combination
from .desktop_settings import MediaSettings, NoticesSettings, OverlaySettings, WindowsSettings
from .engines import EMBEDDED_ENGINE, ENGINES
from .errors import SettingsFault
from .keeping_settings import HistorySettings, SessionSettings, StatisticsSettings
from .languages import one_language, several_languages
from .remote import openai_address, said_languages, wyoming_address
from .setting_fields import like, rows, setting
from .step_settings import StepsSettings
from .translation import filled

MODES = ("hold", "toggle", "hybrid")
LOAD_AT_START, LOAD_AT_FIRST_KEY = "start", "first_key"
READS_ALOUD, SWITCHES_HANDS_FREE, SWITCHES_LANGUAGE = "read", "hands_free", "language"
UNDOES, INSERTS_LAST, PAUSES = "undo", "insert_last", "pause"
"""Modes of hotkeys that begin no dictation."""
ANY_KIND = ApplicationKind.ANY.value


@dataclass(frozen=True, slots=True)
class HotkeySettings:
    key: str = setting(
        "ctrl_r",
        "Key or combination, such as ctrl_r, f9, alt_l+space. _l and _r tell left from right.",
        check=parse_combination,
    )
    mode: str = setting(
        "hold",
        "hold: record while held. toggle: press to start, press to stop. hybrid: a tap locks, a hold releases.",
        choices=MODES,
    )
    cancel_key: str = setting("esc", "Throws the recording away; only while recording.", check=parse_combination)
    min_duration_ms: int = setting(200, "A shorter press records nothing.", minimum=0, maximum=5_000)
    max_duration_s: int = setting(600, "The longest recording; its text follows.", minimum=5, maximum=3_600)
    tap_ms: int = setting(300, "hybrid: a press shorter than this locks recording on.", minimum=50, maximum=2_000)
    release_grace_ms: int = setting(
        0,
        "Wait before a release counts. Only for keyboards or remote desktops whose repeat looks like releases.",
        minimum=0,
        maximum=200,
    )


@dataclass(frozen=True, slots=True)
class MicrophoneSettings:
    device: str = setting("", "Name (or part of it) of the input device; empty for the system's default.")
    keep_open: str = setting(
        "on_demand",
        "on_demand: open at key down and stay warm for warm_hold_s. always: stay open.",
        choices=("on_demand", "always"),
    )
    warm_hold_s: int = setting(60, "How long the microphone stays open after a dictation.", minimum=0, maximum=3_600)
    pre_roll_ms: int = setting(
        300, "Speech from before key down, taken when the microphone is already open.", minimum=0, maximum=2_000
    )
    post_roll_ms: int = setting(
        30, "Recorded after key up, so that the last sound is whole. It adds to the wait.", minimum=0, maximum=1_000
    )


@dataclass(frozen=True, slots=True)
class SpeechSettings:
    engine: str = setting(EMBEDDED_ENGINE, "The speech engine.", choices=ENGINES)
    threads: int = setting(2, "Threads the engine may use while decoding.", minimum=1, maximum=16)
    language: str = setting(
        "",
        "What you speak, by its ISO 639 code, such as de, where no profile says otherwise. Empty or auto: the engine "
        "finds out, or has only one.",
        check=one_language,
    )
    languages: str = setting(
        "",
        "All that you speak, such as en de ja: switching goes round in these, and auto chooses among them.",
        check=several_languages,
    )
    load: str = setting(
        LOAD_AT_START,
        "start: load the engine when Holdtalk starts. first_key: when you first dictate; what you say meanwhile is "
        "kept, and its text comes once the engine is there.",
        choices=(LOAD_AT_START, LOAD_AT_FIRST_KEY),
    )
    unload_after_min: int = setting(
        0,
        "Minutes without a dictation after which the engine's memory is given back, until the next one; 0: never. "
        "That one's text comes later by the time the engine needs to load.",
        minimum=0,
        maximum=1_440,
    )
    partials: bool = setting(True, "Show text while you speak.")
    hang_timeout_ms: int = setting(
        2_000, "A speech engine that does not answer for this long is started anew.", minimum=500, maximum=60_000
    )


@dataclass(frozen=True, slots=True)
class RemoteSettings:
    """Of engines on another machine. A key stands in none of these."""

    openai_url: str = setting(
        "",
        'For the engine "openai": a server with OpenAI\'s /v1/audio/transcriptions, such as '
        "http://192.168.1.5:8000/v1. Its key, if it wants one: holdtalk remote key.",
        check=openai_address,
        private=True,
    )
    openai_model: str = setting("whisper-1", "The model that it is asked for.")
    wyoming_url: str = setting(
        "",
        'For the engine "wyoming": a Wyoming server for speech, such as tcp://192.168.1.5:10300.',
        check=wyoming_address,
        private=True,
    )
    wyoming_model: str = setting("", "The model that it is asked for; empty: its own choice.")
    languages: str = setting(
        "",
        "What they understand, as ISO 639 codes such as en de. Empty: what a Wyoming server says, else all of Whisper.",
        check=said_languages,
    )
    connect_timeout_ms: int = setting(
        2_000, "Longer than this no connection is waited for.", minimum=100, maximum=20_000
    )
    timeout_ms: int = setting(
        10_000,
        "So long the text of one piece is waited for, with all attempts; then the embedded engine writes it.",
        minimum=500,
        maximum=25_000,
    )
    retries: int = setting(2, "Attempts after one that a busy or broken server refused.", minimum=0, maximum=5)
    ca_file: str = setting("", "Certificates (PEM) to trust in place of the system's, for a server with its own.")
    allow_plain: bool = setting(
        False, "Send sound unencrypted beyond this machine and its private network: anybody on the way can listen."
    )


NO_SERVERS = RemoteSettings()


@dataclass(frozen=True, slots=True)
class TextSettings:
    separator: str = setting(
        "smart",
        "Between dictations in the same window. smart: a space when nothing was typed in between.",
        choices=("smart", "space", "none"),
    )


@dataclass(frozen=True, slots=True)
class WordsSettings:
    enabled: bool = setting(
        True, "Use your word list, once there is one: holdtalk words path tells where, holdtalk words add makes it."
    )
    correct: str = setting(
        "on",
        "What is written in place of what was heard. on: words of yours that sound alike too. exact: only what stands "
        "in the list. off: nothing.",
        choices=("on", "exact", "off"),
    )
    likeness_percent: int = setting(
        74,
        "So much alike, in letters and sound, a strange word has to be to one of yours. Less corrects more, and "
        "wrongly now and then. Words that everybody knows are left alone. holdtalk words test shows what it does.",
        minimum=60,
        maximum=100,
    )
    favoured: int = setting(
        100, "So many of your words, those of most use, are favoured by an engine that can.", minimum=0, maximum=500
    )
    context_characters: int = setting(
        0,
        "So much of what you dictated just before into the same program is given to an engine that goes by it. It "
        "stays in memory, and is forgotten when the screen is locked; 0 for none.",
        minimum=0,
        maximum=2_000,
    )
    context_across: bool = setting(False, "Also what was dictated into other programs.")


@dataclass(frozen=True, slots=True)
class InsertionSettings:
    method: str = setting(
        "auto",
        "auto: by target and length. type: keystrokes. paste: clipboard, restored afterwards.",
        choices=("auto", "type", "paste"),
    )
    paste_from_characters: int = setting(200, "auto: text at least this long is pasted.", minimum=1, maximum=100_000)
    key_delay_ms: int = setting(
        0,
        "Pause between keystrokes, for a program that loses some. Programs known to need it get it anyway.",
        minimum=0,
        maximum=200,
    )


@dataclass(frozen=True, slots=True)
class ToneSettings:
    enabled: bool = setting(True, "Short tones at start, stop, cancel and error.")
    volume_percent: int = setting(30, "Volume of the tones.", minimum=0, maximum=100)


@dataclass(frozen=True, slots=True)
class VoiceSettings:
    enabled: bool = setting(False, "Read texts aloud when asked: holdtalk say, and the menu. Heard on Linux so far.")
    engine: str = setting(
        "espeak-ng", "What speaks. piper: a neural voice, whose files you download.", choices=("espeak-ng", "piper")
    )
    voice: str = setting(
        "", "espeak-ng: such as en-us or de+f3 (espeak-ng --voices), empty for its default. piper: the .onnx file."
    )
    rate: int = setting(175, "Words a minute.", minimum=80, maximum=450)
    volume_percent: int = setting(60, "Volume of the voice.", minimum=0, maximum=100)
    confirmations: bool = setting(
        False, "Say how each dictation ended and what is wrong, for whoever cannot see the screen."
    )
    read_back: bool = setting(False, "Read the text of each dictation aloud once it is written.")


@dataclass(frozen=True, slots=True)
class PerformanceSettings:
    theme: str = setting("system", "Colours of the windows.", choices=("system", "light", "dark"))
    view: str = setting(
        "detailed",
        "The performance window: minimal is one line that stays on top.",
        choices=("minimal", "compact", "detailed"),
    )
    notify_breaches: bool = setting(True, "Tell once when a figure breaks its target, never while you speak.")
    badge_breaches: bool = setting(True, "Mark the tray icon, its tooltip and menu while a figure is off its target.")
    sample_interval_ms: int = setting(
        1_000, "How often memory and CPU are read while the window is shown.", minimum=200, maximum=60_000
    )


def web_origins(text: str) -> tuple[str, ...]:
    """The origins named in a setting, as browsers write them. Raises SettingsFault for one that no browser would."""
    for origin in text.split():
        if not _ORIGIN.fullmatch(origin):
            raise SettingsFault(
                filled("{origin} is not the origin of a web page.", origin=origin),
                "Write it like http://localhost:3000.",
            )
    return tuple(text.split())


_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://[^\s/?#@*]+")


@dataclass(frozen=True, slots=True)
class ApiSettings:
    enabled: bool = setting(
        False,
        "Let other programs on this machine use Holdtalk by WebSocket and HTTP. They need a token: holdtalk api prints "
        "where.",
    )
    port: int = setting(7437, "Where they find it, on 127.0.0.1 alone.", minimum=1024, maximum=65_535)
    control: bool = setting(True, "They may begin, end and cancel dictations, and have texts of theirs read aloud.")
    text: bool = setting(
        False, "They get what is said, may have a text of theirs written, and sound of theirs understood."
    )
    figures: bool = setting(True, "They get figures and breaches, and Prometheus may read /metrics.")
    origins: str = setting("", "Web pages that may use it too, such as http://localhost:3000.", check=web_origins)
    max_clients: int = setting(8, "Programs that may be connected at once.", minimum=1, maximum=64)


@dataclass(frozen=True, slots=True)
class HandsFreeSettings:
    enabled: bool = setting(
        False,
        "Listen for the wake word all the time; it begins a dictation, silence ends it. Needs holdtalk[hands-free].",
    )
    word: str = setting(
        "okay_nabu",
        "The wake word: okay_nabu, hey_jarvis, hey_mycroft, alexa, or one of your own, which holdtalk wake-words "
        "add has kept.",
    )
    sensitivity: int = setting(
        50,
        "50: as the word's model has it. More wakes sooner, over other voices above all, and now and then at no word.",
        minimum=0,
        maximum=100,
    )
    refractory_ms: int = setting(1_500, "The word is not heard again so soon.", minimum=200, maximum=10_000)
    end_silence_ms: int = setting(1_200, "Silence behind speech that ends it.", minimum=300, maximum=10_000)
    mode: str = setting(
        "dictation",
        "dictation: silence ends it. continuous: each sentence is typed at its pause, until a key or the word.",
        choices=("dictation", "continuous"),
    )
    stop_word: str = setting(
        "stop listening, stop",
        "Said alone it calls the dictation off; as a sentence behind others it ends it, and those are written. "
        "Several with commas, empty for none.",
    )
    profile: str = setting("", "The [profile.NAME] that its dictations follow; empty: that of the first hotkey.")


@dataclass(frozen=True, slots=True)
class LogSettings:
    level: str = setting("info", "How much is logged. Never what you said.", choices=("debug", "info", "warning"))


@dataclass(frozen=True, slots=True)
class BindingSettings:
    """One hotkey of several."""

    key: str = setting("", "Key or combination, as in [hotkey].", check=parse_combination, required=True)
    name: str = setting("", "What holdtalk press --binding calls it; its key, when nothing stands here.")
    mode: str | None = setting(
        None,
        "As in [hotkey]. read: has the selection or the last text read aloud. hands_free: switches listening for the "
        "wake word on and off. language: goes on to the next of [speech] languages. undo: takes the last text back. "
        "insert_last: inserts it again. pause: the other hotkeys are the windows' until it is pressed again.",
        choices=(*MODES, READS_ALOUD, SWITCHES_HANDS_FREE, SWITCHES_LANGUAGE, UNDOES, INSERTS_LAST, PAUSES),
    )
    profile: str = setting("", "The name of the [profile.NAME] that its dictations follow; empty: the general tables.")
    min_duration_ms: int | None = like(HotkeySettings, "min_duration_ms")
    tap_ms: int | None = like(HotkeySettings, "tap_ms")


@dataclass(frozen=True, slots=True)
class ProfileSettings:
    """How some dictations are heard, written and delivered, where not as the general tables say: those of hotkeys that
    name it, and those into the windows that it names."""

    apps: str = setting(
        "",
        "It counts in windows of these programs, by the name that holdtalk profile tells of a window; several with "
        "commas, and * stands for anything.",
    )
    title: str = setting("", 'It counts in windows with this title, such as "*Gmail*"; * stands for anything.')
    kind: str = setting(
        ANY_KIND,
        "It counts in all terminals, or in all screens of other machines. Of apps, title and kind all that is said "
        "has to be so; where none is, only hotkeys that name it follow it.",
        choices=(ANY_KIND, ApplicationKind.TERMINAL.value, ApplicationKind.OTHER_MACHINE.value),
    )
    engine: str | None = like(SpeechSettings, "engine")
    language: str | None = setting(None, "What is spoken, as in [speech]; auto too.", check=one_language)
    separator: str | None = like(TextSettings, "separator")
    fillers: bool | None = like(StepsSettings, "fillers")
    rules: bool | None = like(StepsSettings, "rules")
    spelled: bool | None = like(StepsSettings, "spelled")
    addresses: bool | None = like(StepsSettings, "addresses")
    numbers: str | None = like(StepsSettings, "numbers")
    punctuation: str | None = like(StepsSettings, "punctuation")
    layout: str | None = like(StepsSettings, "layout")
    casing: bool | None = like(StepsSettings, "casing")
    quotes: str | None = like(StepsSettings, "quotes")
    end: str | None = like(StepsSettings, "end")
    code: bool | None = like(StepsSettings, "code")
    commands: bool | None = like(StepsSettings, "commands")
    command_prefix: str | None = like(StepsSettings, "command_prefix")
    method: str | None = like(InsertionSettings, "method")
    paste_from_characters: int | None = like(InsertionSettings, "paste_from_characters")
    key_delay_ms: int | None = like(InsertionSettings, "key_delay_ms")


@dataclass(frozen=True, slots=True)
class Settings:
    hotkey: HotkeySettings = field(default_factory=HotkeySettings)
    microphone: MicrophoneSettings = field(default_factory=MicrophoneSettings)
    speech: SpeechSettings = field(default_factory=SpeechSettings)
    remote: RemoteSettings = field(default_factory=RemoteSettings)
    text: TextSettings = field(default_factory=TextSettings)
    steps: StepsSettings = field(default_factory=StepsSettings)
    words: WordsSettings = field(default_factory=WordsSettings)
    insertion: InsertionSettings = field(default_factory=InsertionSettings)
    windows: WindowsSettings = field(default_factory=WindowsSettings)
    overlay: OverlaySettings = field(default_factory=OverlaySettings)
    notices: NoticesSettings = field(default_factory=NoticesSettings)
    media: MediaSettings = field(default_factory=MediaSettings)
    tones: ToneSettings = field(default_factory=ToneSettings)
    voice: VoiceSettings = field(default_factory=VoiceSettings)
    performance: PerformanceSettings = field(default_factory=PerformanceSettings)
    hands_free: HandsFreeSettings = field(default_factory=HandsFreeSettings)
    api: ApiSettings = field(default_factory=ApiSettings)
    log: LogSettings = field(default_factory=LogSettings)
    session: SessionSettings = field(default_factory=SessionSettings)
    history: HistorySettings = field(default_factory=HistorySettings)
    statistics: StatisticsSettings = field(default_factory=StatisticsSettings)
    binding: tuple[BindingSettings, ...] = rows(
        tuple,
        "Several hotkeys, each a [[binding]] of its own, in place of key and mode in [hotkey]. name, mode, profile, "
        "min_duration_ms and tap_ms may be left out. The mode read has the selection or the last text read aloud; "
        "hands_free switches listening for the wake word; language goes on to the next language; undo takes the last "
        "text back, insert_last inserts it again, pause gives the other hotkeys to the windows for a while.",
        '[[binding]]\nkey = "f9"\nmode = "hold"\n[[binding]]\nkey = "ctrl+alt+space"\nmode = "toggle"\n'
        'profile = "letter"\n',
    )
    profile: Mapping[str, ProfileSettings] = rows(
        dict,
        "Profiles, by a name of your own, for a [[binding]] to follow, or for the windows that apps, title and kind "
        "name: engine, language, separator, method, paste_from_characters, key_delay_ms, and all of [steps]. What is "
        "left out is as in [speech], [text], [steps] and [insertion]; what the profile of the hotkey says goes before "
        "what that of the window says.",
        '[profile.letter]\nmethod = "paste"\nseparator = "space"\n'
        '[profile.mail]\napps = "thunderbird, evolution"\nlayout = "lines"\n',
    )
    targets: Mapping[str, float] = rows(
        dict,
        "Your own targets, by the names the performance window shows, in their units.",
        "[targets]\nrelease_to_text = 100\n",
    )
    """Those not named keep the standard."""
