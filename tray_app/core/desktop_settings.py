"""The tables of the settings for what is seen and heard on the desktop while one dictates (see `settings`)."""

from __future__ import annotations

from dataclasses import dataclass

from .setting_fields import setting

NOTICES_ALL, NOTICES_ERRORS, NOTICES_NONE = "all", "errors", "none"
BOTTOM, TOP, CARET = "bottom", "top", "caret"
SMALL, NORMAL, LARGE = "small", "normal", "large"
FIRST, ALWAYS, NEVER = "first", "always", "never"
AS_THE_DESKTOP, LANGUAGES = "system", ("en", "de", "fr", "es", "ja", "ar")
NOTHING, PAUSE, LOWER, MUTE = "nothing", "pause", "lower", "mute"


@dataclass(frozen=True, slots=True)
class OverlaySettings:
    style: str = setting("compact", "What is shown while you speak.", choices=("off", "minimal", "compact", "detailed"))
    position: str = setting(
        BOTTOM,
        "Where. caret: near the place where you write, in programs that tell where that is; else at the bottom.",
        choices=(BOTTOM, TOP, CARET),
    )
    size: str = setting(NORMAL, "How large.", choices=(SMALL, NORMAL, LARGE))
    hints: str = setting(
        FIRST,
        "Say which key throws a recording away. first: in the first five dictations after a start. The style detailed "
        "says so unless it is never.",
        choices=(FIRST, ALWAYS, NEVER),
    )


@dataclass(frozen=True, slots=True)
class WindowsSettings:
    language: str = setting(
        AS_THE_DESKTOP,
        "What the windows are written in, from the next start on. system: the language of the desktop, as far as there "
        "is a translation.",
        choices=(AS_THE_DESKTOP, *LANGUAGES),
    )


@dataclass(frozen=True, slots=True)
class NoticesSettings:
    show: str = setting(
        NOTICES_ALL,
        "errors: only what went wrong, and that words of yours wait. none: nothing but a mark on the tray icon.",
        choices=(NOTICES_ALL, NOTICES_ERRORS, NOTICES_NONE),
    )


@dataclass(frozen=True, slots=True)
class MediaSettings:
    while_recording: str = setting(
        NOTHING,
        "Other sound while you record. pause: players that understand it (MPRIS) pause. lower, mute: what other "
        "programs play becomes quieter or silent. Afterwards all is as before. Linux only.",
        choices=(NOTHING, PAUSE, LOWER, MUTE),
    )
    lower_to_percent: int = setting(20, "lower: to so much of its volume.", minimum=1, maximum=90)
