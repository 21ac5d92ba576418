"""What the settings are called on the screen, and what is said below them where the file's own help does not suit."""

from __future__ import annotations

from collections.abc import Mapping

from tray_app.core.translation import marked, tr
from tray_app.ui.overlay_check import help_here

from .items import Item
from .step_words import STEP_LABELS, STEPS_OF_PROFILES

LABELS: Mapping[str, str] = {
    "hotkey.key": marked("Key to hold"),
    "hotkey.mode": marked("What the key does"),
    "hotkey.cancel_key": marked("Key that throws the recording away"),
    "hotkey.min_duration_ms": marked("Shortest press"),
    "hotkey.max_duration_s": marked("Longest recording"),
    "hotkey.tap_ms": marked("Longest tap"),
    "hotkey.release_grace_ms": marked("Wait before a release counts"),
    "microphone.device": marked("Microphone"),
    "microphone.keep_open": marked("When the microphone is open"),
    "microphone.warm_hold_s": marked("Stays open after a dictation"),
    "microphone.pre_roll_ms": marked("Heard from before the key"),
    "microphone.post_roll_ms": marked("Heard after the key"),
    "speech.engine": marked("Speech engine"),
    "speech.threads": marked("Processor cores while understanding"),
    "speech.language": marked("What you speak"),
    "speech.languages": marked("All that you speak"),
    "speech.load": marked("When the engine is loaded"),
    "speech.unload_after_min": marked("Give its memory back after"),
    "speech.partials": marked("Show text while you speak"),
    "speech.hang_timeout_ms": marked("Patience with the speech engine"),
    "remote.openai_url": marked("Address of an OpenAI-like server"),
    "remote.openai_model": marked("Model of that server"),
    "remote.wyoming_url": marked("Address of a Wyoming server"),
    "remote.wyoming_model": marked("Model of the Wyoming server"),
    "remote.languages": marked("What the servers understand"),
    "remote.connect_timeout_ms": marked("Patience with a connection"),
    "remote.timeout_ms": marked("Patience with an answer"),
    "remote.retries": marked("Further attempts"),
    "remote.ca_file": marked("Certificates to trust"),
    "remote.allow_plain": marked("Send sound unencrypted beyond your own network"),
    "text.separator": marked("Between two dictations"),
    "words.enabled": marked("Use your word list"),
    "words.correct": marked("What is corrected"),
    "words.likeness_percent": marked("How much alike a word has to be"),
    "words.favoured": marked("Words that the engine favours"),
    "words.context_characters": marked("Text from before that the engine is given"),
    "words.context_across": marked("Also what went to other programs"),
    "insertion.method": marked("How text is written"),
    "insertion.paste_from_characters": marked("Pasted from this length on"),
    "insertion.key_delay_ms": marked("Pause between keystrokes"),
    "overlay.style": marked("Shown while you speak"),
    "overlay.position": marked("Where it is shown"),
    "overlay.size": marked("How large it is"),
    "overlay.hints": marked("Say there which key throws a recording away"),
    "notices.show": marked("Notices"),
    "media.while_recording": marked("Other sound while you record"),
    "media.lower_to_percent": marked("Lowered to"),
    "tones.enabled": marked("Short sounds"),
    "tones.volume_percent": marked("Loudness of the sounds"),
    "voice.enabled": marked("Read texts aloud"),
    "voice.engine": marked("What speaks"),
    "voice.voice": marked("Voice"),
    "voice.rate": marked("Speed"),
    "voice.volume_percent": marked("Loudness of the voice"),
    "voice.confirmations": marked("Say how each dictation ended"),
    "voice.read_back": marked("Read each dictation back"),
    "windows.language": marked("Language of the windows"),
    "performance.theme": marked("Colours"),
    "performance.view": marked("Form of the performance window"),
    "performance.notify_breaches": marked("Tell when a figure misses its target"),
    "performance.badge_breaches": marked("Mark the tray icon then"),
    "performance.sample_interval_ms": marked("Memory and processor are read every"),
    "hands_free.enabled": marked("Listen for a wake word"),
    "hands_free.word": marked("Wake word"),
    "hands_free.sensitivity": marked("Sensitivity"),
    "hands_free.refractory_ms": marked("Not heard again for"),
    "hands_free.end_silence_ms": marked("Silence that ends a dictation"),
    "hands_free.mode": marked("What the word begins"),
    "hands_free.stop_word": marked("Words that stop it"),
    "hands_free.profile": marked("Profile of its dictations"),
    "api.enabled": marked("Let other programs use Holdtalk"),
    "api.port": marked("Port"),
    "api.control": marked("They may begin and end dictations"),
    "api.text": marked("They get what is said"),
    "api.figures": marked("They get figures"),
    "api.origins": marked("Web pages that may use it"),
    "api.max_clients": marked("Programs connected at once"),
    "log.level": marked("How much is logged"),
    "history.keep": marked("Keep what you dictate"),
    "history.days": marked("Dictations are kept for"),
    "history.max_mb": marked("Dictations take at most"),
    "history.keep_sound": marked("Keep their sound too"),
    "history.sound_mb": marked("Sound takes at most"),
    "history.spare_hours": marked("Sound of failed and cancelled ones is kept for"),
    "history.private_apps": marked("Programs of which nothing is kept"),
    "statistics.export": marked("Write the figures into files"),
    "statistics.folder": marked("Folder of these files"),
    "statistics.format": marked("Kind of these files"),
    "session.enabled": marked("Count what each run was used for"),
    "session.typing_words_per_minute": marked("How fast you type"),
    "session.context_characters": marked("Newest texts held in memory"),
    "session.keep_days": marked("Summaries are kept for"),
    "session.keep_kb": marked("Summaries take at most"),
    "binding": marked("Several keys"),
    "binding.key": marked("Key"),
    "binding.name": marked("Name"),
    "binding.mode": marked("What it does"),
    "binding.profile": marked("Profile"),
    "binding.min_duration_ms": marked("Shortest press"),
    "binding.tap_ms": marked("Longest tap"),
    "profile": marked("Profiles"),
    "profile.apps": marked("In windows of these programs"),
    "profile.title": marked("In windows with this title"),
    "profile.kind": marked("In windows of this kind"),
    "profile.engine": marked("Speech engine"),
    "profile.language": marked("What you speak"),
    "profile.separator": marked("Between two dictations"),
    "profile.method": marked("How text is written"),
    "profile.paste_from_characters": marked("Pasted from this length on"),
    "profile.key_delay_ms": marked("Pause between keystrokes"),
    "targets": marked("Targets"),
    **STEP_LABELS,
}

HELP: Mapping[str, str] = {
    "hotkey.key": marked("Hold it while you speak. Right Ctrl is the best for most: no text is typed with it."),
    "hotkey.mode": "",
    "hotkey.cancel_key": marked("Only while you record; at other times it goes to your windows as always."),
    "hotkey.max_duration_s": marked("Then the recording ends, and its text is written."),
    "hotkey.tap_ms": marked("A press shorter than this locks recording on, where the key does both."),
    "microphone.device": marked("The system’s default is followed when it changes."),
    "microphone.keep_open": "",
    "microphone.warm_hold_s": marked("So that the first word of the next one is whole."),
    "speech.engine": "",
    "speech.partials": "",
    "speech.threads": marked("More is not always faster: two is best on most machines."),
    "speech.language": marked("What the speech engine in use understands. A profile may say otherwise."),
    "speech.languages": marked("Codes such as en de ja. Switching goes round in these."),
    "speech.load": marked("What you say before it is there is kept, and written once it is."),
    "speech.unload_after_min": marked(
        "After so long without a dictation; the next one waits for the engine. 0: never."
    ),
    "speech.hang_timeout_ms": marked("An engine that does not answer for this long is started anew."),
    "remote.openai_url": marked(
        "For the engine “openai”, such as http://192.168.1.5:8000/v1. A key is kept by: holdtalk remote key."
    ),
    "remote.wyoming_url": marked("For the engine “wyoming”, such as tcp://192.168.1.5:10300."),
    "text.separator": "",
    "words.enabled": marked("The names and terms of your list are written as they stand there."),
    "words.correct": "",
    "words.context_across": "",
    "words.likeness_percent": marked("Less corrects more, and wrongly now and then."),
    "insertion.method": "",
    "insertion.paste_from_characters": marked("Where the way is chosen automatically."),
    "voice.engine": "",
    "voice.voice": marked(
        "Empty for its default. espeak-ng: such as en-us or de+f3. piper: the .onnx file that you downloaded."
    ),
    "hands_free.enabled": marked("All the time; what is said before the word reaches neither disk nor engine."),
    "hands_free.mode": "",
    "hands_free.sensitivity": marked("50 is the word’s own measure. More wakes sooner, now and then at no word."),
    "hands_free.stop_word": marked("Several with commas. Said alone they call the dictation off; empty for none."),
    "hands_free.word": marked("Words of your own are kept by: holdtalk wake-words add."),
    "hands_free.refractory_ms": "",
    "hands_free.end_silence_ms": "",
    "hands_free.profile": marked("Without one: that of the first key."),
    "performance.view": "",
    "performance.theme": "",
    "windows.language": "",
    "overlay.style": "",
    "tones.volume_percent": "",
    "voice.volume_percent": "",
    "performance.badge_breaches": marked("The tooltip and the menu say so, too."),
    "overlay.size": "",
    "overlay.hints": "",
    "overlay.position": marked("Near your words only in programs that tell where those are."),
    "notices.show": "",
    "media.while_recording": marked("Afterwards all is as before. Linux only."),
    "media.lower_to_percent": marked("Of its loudness, where it is lowered."),
    "statistics.export": marked("Of each finished day or week, without any text."),
    "statistics.format": "",
    "api.enabled": marked("By WebSocket and HTTP, on this machine alone. They need a token: holdtalk api --token."),
    "log.level": marked("What you say never is."),
    "session.typing_words_per_minute": marked("What the time saved is held against."),
    "session.enabled": marked("Dictations, words and the time they saved; the words themselves are never kept."),
    "binding": marked(
        "Each key with its own way of working. Where there are several, the key above does not count beside them."
    ),
    "binding.name": marked("What holdtalk press --binding calls it; empty: its key."),
    "binding.mode": "",
    "binding.profile": marked("How its dictations are heard and written."),
    "profile": marked(
        "How the dictations of some keys, or those into some windows, are heard and written, where not as everywhere "
        "else. What the profile of a key says goes first."
    ),
    "profile.apps": marked(
        "Several with commas; * stands for anything. holdtalk profile tells what a program is called."
    ),
    "profile.title": marked("Such as *Gmail*, where * stands for anything."),
    "profile.kind": "",
    "binding.tap_ms": marked("A press shorter than this locks recording on, where the key does both."),
    "profile.engine": "",
    "profile.paste_from_characters": marked("Where the way is chosen automatically."),
    "profile.language": "",
    "profile.separator": "",
    "profile.method": "",
    **dict.fromkeys(STEPS_OF_PROFILES, ""),
    "targets": marked("What each figure of the performance window is held against."),
}
"""Empty where name and choices say all of it."""


def label(item: Item) -> str:
    """One that nobody has named is called as in the file."""
    words = LABELS.get(item.name)
    if words is not None:
        return tr(words)
    key = item.key or item.table
    ending = next((part for part in ("_ms", "_s", "_min", "_percent", "_kb", "_days") if key.endswith(part)), "")
    return key.removesuffix(ending).replace("_", " ").capitalize()


def help_of(item: Item) -> str:
    words = HELP.get(item.name, item.allowed.get("help", ""))
    said, here = tr(words) if words else "", help_here(item.name) if item.name.startswith("overlay.") else ""
    return f"{said} {here}".strip()
