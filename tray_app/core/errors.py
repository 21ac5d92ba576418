"""What can go wrong, told to a person."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Mend(StrEnum):
    """What the program can do about a problem, once the user asks for it."""

    UNMUTE = "unmute"
    ASK_FOR_TYPING = "ask_for_typing"
    """Have the desktop ask once more whether texts may be typed."""
    ASK_FOR_KEYS = "ask_for_keys"
    """Likewise for the hotkeys."""
    CHANGE_KEYS = "change_keys"
    """Show the desktop's own dialog for the hotkeys that it keeps."""
    BIND_KEYS = "bind_keys"
    """Show what binds the hotkeys in the compositor's configuration, and write it after a yes."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault in the user's words, in English for log and command line: whoever shows it says `tr` of title and remedy.
    Values in them are given by `translation.filled`."""

    title: str
    """What happened, one sentence without jargon."""
    remedy: str
    """The next step the user can take."""
    detail: str = ""
    """Which file, line or device; the library's own words. May be empty."""
    mend: Mend | None = None
    """What the program can do about it itself."""

    def __str__(self) -> str:
        parts = [self.title]
        if self.detail:
            parts.append(f"({self.detail})")
        parts.append(self.remedy)
        return " ".join(part for part in parts if part)


class HoldtalkError(Exception):
    """Base of every error this program raises on purpose; its `problem` says what happened, and the next step."""

    def __init__(self, title: str, remedy: str, detail: str = "", mend: Mend | None = None) -> None:
        self.problem = Problem(title, remedy, detail, mend)
        super().__init__(str(self.problem))


class EnvironmentFault(HoldtalkError):
    """The machine, not our code, is at fault."""


class MicrophoneFault(EnvironmentFault):
    """No device, device busy, device gone."""


class HotkeyFault(EnvironmentFault):
    """The key cannot be heard or grabbed, or its name is unknown."""


class InsertionFault(EnvironmentFault):
    """Text could not be put into the target window."""


class DisplayFault(EnvironmentFault):
    """No display, or no tray host."""


class StorageFault(EnvironmentFault):
    """A folder cannot be written or is full."""


class SpeechFault(HoldtalkError):
    """Model absent, worker dead, server unreachable."""


class ModelFault(EnvironmentFault):
    """A speech model cannot be fetched, carried in, recognised or removed."""


class VoiceFault(EnvironmentFault):
    """Nothing can be read aloud: the program that speaks is missing, or its voice is."""


class WakeWordFault(HoldtalkError):
    """No wake word can be listened for: its library or its model is absent or broken."""


class AudioFileFault(HoldtalkError):
    """A sound file is missing, empty, truncated or not audio."""


class SettingsFault(HoldtalkError):
    """A settings file, line or key is wrong."""
