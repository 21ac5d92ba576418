"""An utterance is a command when nothing but its words was said."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tray_app.core.commands import Command, Deed
from tray_app.core.errors import Problem
from tray_app.text.command_words import PHRASES
from tray_app.text.commands import Commands, own_phrases
from tray_app.text.commands_live import LiveCommands

COMMANDS = Commands()


def deed(text: str, language: str = "en", prefix: str = "") -> Deed | None:
    found = COMMANDS.read(text, language, prefix)
    return None if found is None else found.deed


@pytest.mark.parametrize("text", ["scratch that", "Scratch that.", "SCRATCH, THAT!", "“Scratch that”", "scratch  that"])
def test_capitals_and_marks_of_the_engine_do_not_matter(text: str) -> None:
    assert deed(text) is Deed.SCRATCH


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("Undo that.", "en", Deed.SCRATCH),
        ("Delete last sentence.", "en", Deed.DELETE_SENTENCE),
        ("Capitalise that.", "en", Deed.CAPITALIZE),
        ("Uppercase that.", "en", Deed.UPPERCASE),
        ("Lower case that.", "en", Deed.LOWERCASE),
        ("Stop listening.", "en", Deed.STOP_LISTENING),
        ("Mach das rückgängig.", "de", Deed.SCRATCH),
        ("Letzten Satz löschen.", "de", Deed.DELETE_SENTENCE),
        ("Schreib das groß!", "de", Deed.CAPITALIZE),
        ("Ho\u0308r auf zuzuho\u0308ren.", "de", Deed.STOP_LISTENING),
        ("Efface ça.", "fr", Deed.SCRATCH),
        ("Arrête d’écouter.", "fr", Deed.STOP_LISTENING),
        ("¡Borra eso!", "es", Deed.SCRATCH),
        ("Cancella l’ultima frase.", "it", Deed.DELETE_SENTENCE),
    ],
)
def test_each_language_has_its_own(text: str, language: str, found: Deed) -> None:
    assert deed(text, language) is found
    assert deed(text, "") is found, "where nobody knows the language, those of all count"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Scratch that itch.",
        "Please scratch that.",
        "Then we undo that, and go on.",
        "That.",
        "Stop listening to him.",
        "Replace the battery.",
        "We replace it with nothing.",
        "I deleted the last sentence.",
    ],
)
def test_anything_more_or_less_is_a_text(text: str) -> None:
    assert deed(text) is None


def test_a_language_that_is_not_known_has_none() -> None:
    assert deed("Scratch that.", "ja") is None
    assert deed("Efface ça.", "en") is None


def test_what_is_replaced_is_told_as_it_was_heard() -> None:
    assert COMMANDS.read("Replace Monday with next Tuesday.", "en", "") == Command(
        Deed.REPLACE, (("Monday", "next Tuesday"),), sure=False
    )
    assert COMMANDS.read("Ersetze Hund durch Katze.", "de", "") == Command(
        Deed.REPLACE, (("Hund", "Katze"),), sure=False
    )


def test_words_that_may_part_it_twice_are_both_told() -> None:
    found = COMMANDS.read("replace go with him with stay with her", "en", "")
    assert found is not None
    assert found.pairs == (
        ("go", "him with stay with her"),
        ("go with him", "stay with her"),
        ("go with him with stay", "her"),
    )


def test_with_a_word_before_them_none_is_heard_without_it() -> None:
    assert deed("Computer, scratch that.", prefix="computer") is Deed.SCRATCH
    assert deed("Scratch that.", prefix="computer") is None
    assert deed("Computer.", prefix="computer") is None
    replaced = COMMANDS.read("Computer, replace A with B.", "en", "Computer")
    assert replaced == Command(Deed.REPLACE, (("A", "B"),), sure=True)


def test_a_phrase_of_ones_own_counts_in_every_language_and_one_can_be_left_out() -> None:
    own = own_phrases(
        "# mine\nForget it! = scratch\nscratch that = off  # I say it often\nmake {old} into {new} = replace"
    )
    assert own.mistakes == ()
    commands = Commands(own)
    assert commands.read("forget it", "de", "") == Command(Deed.SCRATCH)
    assert commands.read("Scratch that.", "en", "") is None
    assert commands.read("make cats into dogs", "en", "") == Command(Deed.REPLACE, (("cats", "dogs"),), sure=False)
    assert ("", "forget it", Deed.SCRATCH) in [*commands.listed()]
    assert "scratch that" not in [phrase for _language, phrase, _deed in commands.listed()]


@pytest.mark.parametrize("line", ["forget it", "= scratch", "forget it = scrach", "{old} = replace", "!!! = scratch"])
def test_a_line_that_says_nothing_is_told_with_its_number(line: str) -> None:
    own = own_phrases(f"\n{line}\nfine = scratch")
    assert [one.line for one in own.mistakes] == [2]
    assert own.deeds == {"fine": Deed.SCRATCH}


def test_the_list_is_read_again_when_it_is_saved_and_its_mistakes_are_told_once(tmp_path: Path) -> None:
    told: list[Problem] = []
    path = tmp_path / "commands.txt"
    live = LiveCommands(path, told.append)
    assert live.read("forget it", "en", "") is None
    path.write_text("forget it = scratch\nwhat\n")
    live.reload()
    live.reload()
    assert live.read("forget it", "en", "") == Command(Deed.SCRATCH)
    assert len(told) == 1
    assert "line 2" in str(told[0].remedy)
    path.write_bytes(b"\xff\xfe\x00")
    live.reload()
    assert live.read("forget it", "en", "") == Command(Deed.SCRATCH), "what was in force stays"
    assert len(told) == 2


def test_each_phrase_that_is_known_is_heard() -> None:
    for language, phrases in PHRASES.items():
        for wanted, said in phrases.items():
            for phrase in said:
                assert deed(phrase.replace("{old}", "a").replace("{new}", "b"), language) is wanted, phrase


def test_no_text_is_too_much() -> None:
    chance = random.Random(13)
    for _ in range(300):
        text = "".join(chr(chance.randrange(0x110000)) for _ in range(chance.randrange(60)))
        COMMANDS.read(text, chance.choice(["", "en", "xx"]), "")
        own_phrases(text)


def test_a_long_text_is_none_and_costs_nothing() -> None:
    assert COMMANDS.read("replace " + "with " * 20_000, "en", "") is None
