"""The words on the screen in other languages: collected from the code, looked over, made into what the program reads.

    python packaging/translations.py            bring resources/translations/*.ts up to date with the code
    python packaging/translations.py release    make the .qm files of them (lrelease of PySide6)
    python packaging/translations.py check      say what is missing, wrong, or not collected; exit code 1 for any of it
    python packaging/translations.py new de     begin a language

A .ts file is Qt Linguist's own. Collected are the literal texts of `tr`, `tr_n`, `filled`, `filled_n` and `marked`, the
help of each setting, the words of each row of the table of figures, and title and remedy of each Problem, error and
Notice that can reach the screen. All stand in one context: whoever shows a text does not know which room it comes from.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parent.parent
SOURCES, FOLDER = ROOT / "tray_app", ROOT / "resources" / "translations"
CONTEXT = "Holdtalk"
PLURALS = {"ar": 6, "de": 2, "es": 2, "fr": 2, "ja": 1}
"""How many forms a language has for numbers, as Qt counts them."""
NOT_ON_SCREEN = (
    "bench/", "cli/", "compositor_keys/", "review/", "serve/",  # command line
    "api/commands.py", "web/client.py", "web/following.py", "web/listening.py", "web/requests.py",  # other programs
)  # fmt: skip
"""Rooms whose problems, errors and notices nobody reads on the screen: a text there is collected where it is marked."""
_VALUE = re.compile(r"\{[^}]*\}")
_LETTER = re.compile(r"&(?!&)\w")


@dataclass(frozen=True, slots=True)
class Message:
    """A text in English, and how it is said in one language."""

    source: str
    plural: bool = False
    """Looked up by a number: `source` is the form for several."""
    forms: tuple[str, ...] = ()
    """One, or one for each plural; none where it is not translated."""


@dataclass(slots=True)
class Collected:
    messages: dict[str, Message] = field(default_factory=dict)
    uncollected: list[str] = field(default_factory=list)
    """Places of texts that nobody can translate: they are put together before they are looked up."""


def collect(folder: Path = SOURCES) -> Collected:
    """From every module below `folder`, in the order of the files."""
    found = Collected()
    for path in sorted(folder.rglob("*.py")):
        on_screen = not path.relative_to(folder).as_posix().startswith(NOT_ON_SCREEN)
        for call in _calls(ast.parse(path.read_text(encoding="utf-8"))):
            for text, plural in (*_texts(call), *(_told(call) if on_screen else ())):
                if isinstance(text, ast.Constant) and isinstance(text.value, str):
                    found.messages.setdefault(text.value, Message(text.value, plural))
                elif isinstance(text, ast.JoinedStr | ast.BinOp):
                    found.uncollected.append(f"{path.relative_to(folder.parent)}:{text.lineno}")
    return found


def told_to_people(name: str, args: list[ast.expr]) -> list[ast.expr]:
    """Those of the arguments of a call of that name that a person is to read."""
    if name in ("Problem", "HoldtalkError") or name.endswith("Fault"):
        return args[:2]
    if name == "Notice":
        return args[1:3]
    return [*args[:1], *args[2:4]] if name == "Check" else []


def outcomes(text: ast.expr) -> Iterator[ast.expr]:
    """What an argument may turn out to be."""
    match text:
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*outcomes(body), *outcomes(orelse))
        case ast.BoolOp(values=values):
            for value in values:
                yield from outcomes(value)
        case _:
            yield text


def _told(call: tuple[str, list[ast.expr]]) -> Iterator[tuple[ast.expr, bool]]:
    for text in told_to_people(*call):
        for one in outcomes(text):
            if isinstance(one, ast.JoinedStr | ast.BinOp) or (isinstance(one, ast.Constant) and one.value):
                yield one, False


def _calls(tree: ast.Module) -> Iterator[tuple[str, list[ast.expr]]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id, node.args
            for text in _words_of_a_figure(node):
                yield "marked", [text]


def _words_of_a_figure(call: ast.Call) -> Iterator[ast.expr]:
    """A row of `perf.metric.Metric`, however it is made: its label, what it means, what helps."""
    told = {given.arg: given.value for given in call.keywords}
    if "meaning" in told and len(call.args) == 2:
        yield call.args[1]
        yield from (told[name] for name in ("meaning", "remedy") if name in told)


def _texts(call: tuple[str, list[ast.expr]]) -> Iterable[tuple[ast.expr, bool]]:
    match call:
        case ("tr" | "marked" | "filled", [text, *_]):
            return [(one, False) for one in outcomes(text)]
        case ("tr_n" | "filled_n", [_one, several, *_]):
            return [(several, True)]
        case ("setting" | "rows", [_default, text, *_]):
            return [(text, False)]
    return []


# --- files of Qt Linguist ----------------------------------------------------------------


def read(path: Path) -> dict[str, Message]:
    found = {}
    for one in ET.parse(path).getroot().iter("message"):
        said = one.find("translation")
        forms: list[str] = []
        if said is not None and said.get("type") != "unfinished":
            forms = [form.text or "" for form in said.iter("numerusform")] or [said.text or ""]
        message = Message(one.findtext("source", ""), one.get("numerus") == "yes", tuple(filter(None, forms)))
        found[message.source] = message
    return found


def write(path: Path, language: str, messages: Iterable[Message]) -> None:
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    context = ET.SubElement(root, "context")
    ET.SubElement(context, "name").text = CONTEXT
    for message in messages:
        one = ET.SubElement(context, "message", {"numerus": "yes"} if message.plural else {})
        ET.SubElement(one, "source").text = message.source
        said = ET.SubElement(one, "translation", {} if message.forms else {"type": "unfinished"})
        if message.plural:
            for form in message.forms or ("",) * PLURALS[language]:
                ET.SubElement(said, "numerusform").text = form
        elif message.forms:
            said.text = message.forms[0]
    ET.indent(root, " ")
    text = ET.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")


def update(path: Path, collected: Collected) -> int:
    """What is said already stays, what nobody says any more goes; how many texts have no translation."""
    language, known = language_of(path), read(path) if path.exists() else {}
    messages = [
        Message(one.source, one.plural, known[one.source].forms if one.source in known else ())
        for one in collected.messages.values()
    ]
    write(path, language, messages)
    return sum(not message.forms for message in messages)


def language_of(path: Path) -> str:
    return path.stem.removeprefix("holdtalk_")


def release(path: Path, target: Path) -> None:
    """Raises CalledProcessError where the file is none of Qt Linguist's."""
    lrelease = Path(PySide6.__file__).parent / "lrelease"
    subprocess.run([lrelease, "-silent", path, "-qm", target], check=True)


# --- what is wrong -----------------------------------------------------------------------


def faults(path: Path, collected: Collected) -> list[str]:
    """In one language, each with the text it is about."""
    language, known = language_of(path), read(path)
    told = [f"{language}: not translated: {source}" for source in collected.messages if not _said(known, source)]
    told += [f"{language}: nobody says it any more: {source}" for source in known.keys() - collected.messages.keys()]
    for message in known.values():
        told += [f"{language}: {wrong}: {message.source}" for wrong in _wrong(message, language) if message.forms]
    with tempfile.TemporaryDirectory() as folder:
        fresh, made = Path(folder) / "fresh.qm", path.with_suffix(".qm")
        release(path, fresh)
        if not made.exists() or made.read_bytes() != fresh.read_bytes():
            told.append(f"{language}: the .qm is not made of the .ts: run packaging/translations.py release")
    return told


def _said(known: dict[str, Message], source: str) -> bool:
    return source in known and bool(known[source].forms)


def _wrong(message: Message, language: str) -> Iterator[str]:
    values = set(_VALUE.findall(message.source))
    if message.plural and len(message.forms) != PLURALS[language]:
        yield f"{PLURALS[language]} plural forms wanted"
    for form in message.forms:
        said = set(_VALUE.findall(form))
        # "One file" need not say the number.
        if not said <= values or (values - said and not (message.plural and values - said == {"{n}"})):
            yield "other values than in English"
        if bool(_LETTER.search(message.source)) != bool(_LETTER.search(form)):
            yield "a letter for the keyboard is marked in one of the two only"
        if message.source[:1].isspace() != form[:1].isspace() or message.source[-1:].isspace() != form[-1:].isspace():
            yield "blanks at its ends"


def languages() -> list[Path]:
    return sorted(FOLDER.glob("holdtalk_*.ts"))


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("action", nargs="?", choices=["update", "release", "check", "new"], default="update")
    parser.add_argument("language", nargs="?", choices=sorted(PLURALS), help="of a new one")
    options = parser.parse_args()
    collected = collect()
    paths = [FOLDER / f"holdtalk_{options.language}.ts"] if options.action == "new" else languages()
    told = [f"put together before it is looked up: {place}" for place in collected.uncollected]
    for path in paths:
        match options.action:
            case "release":
                release(path, path.with_suffix(".qm"))
            case "check":
                told += faults(path, collected)
            case _:
                print(f"{language_of(path)}: {update(path, collected)} of {len(collected.messages)} not translated")
    print("\n".join(told), file=sys.stderr)
    return 1 if told else 0


if __name__ == "__main__":
    sys.exit(main())
