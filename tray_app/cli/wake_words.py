"""Wake words for hands-free dictation: those there are, and those of the user's own."""

from __future__ import annotations

import argparse
from pathlib import Path

from tray_app.core.errors import HoldtalkError
from tray_app.core.settings import HandsFreeSettings
from tray_app.paths import settings_path
from tray_app.settings_file import load
from tray_app.wake.words import own_words_folder, read_word, word_files


def wake_words(parsed: argparse.Namespace) -> int:
    """List them, or add or remove some; prints what was done. Raises HoldtalkError for what cannot be done."""
    folder = own_words_folder()
    settings = load(settings_path()).settings.hands_free
    if parsed.action == "add":
        _add(parsed.files, folder, settings)
    elif parsed.action == "remove":
        from tray_app.wake.own_words import remove

        remove(parsed.name, folder)
        print(f"{parsed.name} is removed.")
        if parsed.name == settings.word:
            print('It was in use: choose another as word = "…" under [hands_free].')
    else:
        for name, path in word_files(folder).items():
            print(_line(name, path, settings))
    return 0


def _add(paths: list[Path], folder: Path, settings: HandsFreeSettings) -> None:
    from tray_app.wake.own_words import add

    for word in add(paths, folder):
        use = f'Use it with: word = "{word.name}" under [hands_free].'
        if word.name == settings.word:
            use = "It is in use from the next time that hands-free is switched on."
        print(f"{word.name}: “{word.phrase}” is kept. {use}", flush=True)


def _line(name: str, path: Path, settings: HandsFreeSettings) -> str:
    try:
        word = read_word(path)
    except HoldtalkError as fault:
        return f"  {name:<20} cannot be used: {fault.problem.detail}"
    use = ("* " if settings.enabled else "o ") if name == settings.word else "  "
    where = str(path.parent) if word.is_own else "from the library"
    return f"{use}{name:<20} {'“' + word.phrase + '”':<24} {where}"
