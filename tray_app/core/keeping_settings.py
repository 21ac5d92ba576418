"""What is kept of dictations, and for how long: the tables [session], [history] and [statistics]."""

from __future__ import annotations

from dataclasses import dataclass

from .setting_fields import setting


@dataclass(frozen=True, slots=True)
class SessionSettings:
    enabled: bool = setting(
        False, "Count dictations and words of each run of Holdtalk, and the time they saved. Words are never kept."
    )
    typing_words_per_minute: int = setting(40, "How fast you type: what the time saved is held against.",
                                           minimum=5, maximum=250)  # fmt: skip
    context_characters: int = setting(
        4_000, "So much of the newest texts is held in memory, and nowhere else; 0 for none.", minimum=0,
        maximum=100_000,
    )  # fmt: skip
    keep_days: int = setting(90, "Summaries of older runs are removed.", minimum=1, maximum=3_650)
    keep_kb: int = setting(500, "The oldest are removed beyond so many kB.", minimum=10, maximum=100_000)


@dataclass(frozen=True, slots=True)
class HistorySettings:
    keep: bool = setting(
        True,
        "Keep what you dictate, as text, on this machine alone, to be found, copied and heard again. false: no more is "
        "kept; what is there stays until you delete it.",
    )
    days: int = setting(
        0, "Older dictations are removed, but none that still waits for you; 0: never.", minimum=0, maximum=36_500
    )
    max_mb: int = setting(
        500, "The oldest are removed beyond so many MB, but none that still waits for you.", minimum=5, maximum=100_000
    )
    keep_sound: bool = setting(False, "Keep their sound too, as FLAC, about 1 MB a minute.")
    sound_mb: int = setting(500, "The oldest sound is removed beyond so many MB.", minimum=5, maximum=1_000_000)
    spare_hours: int = setting(
        24,
        "Sound of dictations that were cancelled, or did not get into their window, is kept for so long once you have "
        "dealt with them, whatever keep_sound says; 0: not at all.",
        minimum=0,
        maximum=8_760,
    )
    private_apps: str = setting(
        "",
        "Programs whose dictations leave neither text nor sound, by the classes of their windows, with commas, such as "
        "keepassxc, signal. Prompts for passwords never leave any.",
    )


@dataclass(frozen=True, slots=True)
class StatisticsSettings:
    export: str = setting(
        "off",
        "Write the figures of each finished day or week into a file of its own, and make up for missed ones. "
        "Never a text.",
        choices=("off", "daily", "weekly"),
    )
    folder: str = setting("", "Where to; empty: statistics in Holdtalk's data folder.")
    format: str = setting("csv", "What kind of file.", choices=("csv", "json"))
