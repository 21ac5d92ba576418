"""`holdtalk words`: the user's own words, looked at and changed; a running program reads the list when it changed."""

from __future__ import annotations

import argparse
import sys

from tray_app.api.socket import ask
from tray_app.core.errors import HoldtalkError, SettingsFault
from tray_app.paths import settings_path, words_path
from tray_app.settings_file import load
from tray_app.text.words.entries import MOST_ENTRIES, WordList, parse
from tray_app.text.words.list_file import merge, read_list, remove


def words(parsed: argparse.Namespace) -> int:
    """Prints what was done; 1 where something was wrong. Raises HoldtalkError for what cannot be done at all."""
    match parsed.action:
        case "path":
            print(words_path())
        case "add":
            return _merge(parse("\n".join(parsed.words)))
        case "import":
            from tray_app.text.words.importing import read_words

            return _merge(read_words(parsed.file))
        case "remove":
            return _remove(parsed.words)
        case "test":
            _test(parsed.text, parsed.language)
        case "undo":
            return _undo()
        case _:
            return _list()
    return 0


def _list() -> int:
    found = read_list(words_path())
    for entry in found.entries:
        print(entry.written + (f" = {', '.join(entry.sounds)}" if entry.sounds else ""))
    for one in found.replacements:
        print(f"{one.heard} -> {one.written}")
    for heard in found.kept:
        print(f"! {heard}")
    if not found:
        print(f"There are no words in {words_path()}. Add some: holdtalk words add WORD")
    return _tell_mistakes(found, str(words_path()))


def _tell_mistakes(found: WordList, where: str) -> int:
    for mistake in found.mistakes:
        print(f"{where}, line {mistake.line}: {mistake.what}", file=sys.stderr)
    return 1 if found.mistakes else 0


def _merge(new: WordList) -> int:
    known = read_list(words_path())
    if known.count + new.count > MOST_ENTRIES:
        raise SettingsFault(
            "Your word list would get too long.",
            f"It has room for {MOST_ENTRIES:,} entries: leave out what everybody knows.",
            f"{known.count} are there, {new.count} would come",
        )
    added, extended = merge(words_path(), new) if new else (0, 0)
    known_already = new.count - added - extended
    told = [f"{added} added"]
    told += [f"{extended} got other sounds"] if extended else []
    told += [f"{known_already} there already"] if known_already else []
    print(f"{', '.join(told)}: {words_path()}")
    return _tell_mistakes(new, "what was given")


def _remove(names: list[str]) -> int:
    missing = 0
    for name in names:
        count = remove(words_path(), name)
        print(f"{name}: {'removed' if count else 'not in the list'}", file=sys.stdout if count else sys.stderr)
        missing += not count
    return 1 if missing else 0


def _test(text: str, language: str) -> None:
    from .local import own_words

    given = sys.stdin.read() if text == "-" else text
    corrected = own_words(load(settings_path()).settings.words).correct(given, language)
    print(corrected.text.rstrip("\n"))
    for one in corrected.corrections:
        print(f"  {one.heard} -> {one.written}", file=sys.stderr)


def _undo() -> int:
    reply = ask("undo-words")
    if reply is None:
        raise HoldtalkError("Holdtalk is not running.", "Start it with: holdtalk run")
    print(reply["text"])
    return 0
