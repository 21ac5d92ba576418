"""Finds texts that reach the screen and that nobody can translate: not marked, or put together before they are looked
up.

What is told everywhere (Problem, errors, Notice, Check, `tell`), and in the rooms of the screen whatever looks like
words for people. To look over one more room is one more name where `unmarked` is called.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from translations import NOT_ON_SCREEN, outcomes, told_to_people

MARKS = frozenset({"tr", "tr_n", "marked", "filled", "filled_n", "sentences", "setting", "rows"})
WIDGETS = frozenset({
    "_button", "_entry", "_line", "_wrapping",
    "addAction", "addButton", "addItem", "addMenu", "addRow", "addTab", "setAccessibleDescription", "setAccessibleName",
    "setInformativeText", "setPlaceholderText", "setStatusTip", "setText", "setTitle", "setToolTip", "setWindowTitle",
    "QAction", "QCheckBox", "QGroupBox", "QLabel", "QMenu", "QMessageBox", "QPushButton", "QRadioButton", "QToolButton",
    "heading", "named", "push_button", "words",
})  # fmt: skip
"""Whose texts a person reads, or hears from a screen reader."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_SENTENCE = re.compile(r"^[^\W\d_a-z]?[^\W\d_]*['’,:;…]? [^\W\d_]{2,}|^[A-Z][a-z]+[.…]?$")
"""Several words, or one with a capital: what people read, and not a name among programs."""
_TELLS = re.compile(r"\b(Problem|HoldtalkError|Notice|Check|\w*Fault|tell)\(")
_Function = ast.FunctionDef | ast.AsyncFunctionDef


def unmarked(root: Path, *rooms: str, screen: bool = False) -> Iterator[tuple[str, str]]:
    """Place ("ui/menu.py:12") and text, of every module below the `rooms` of the package at `root`; with `screen` all
    sentences in it, not only those of calls that are known to show them."""
    for path in sorted(one for room in rooms for one in _modules(root / room)):
        name, code = path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")
        tells = not name.startswith(NOT_ON_SCREEN) and _TELLS.search(code)
        if not tells and not screen:
            continue
        module = _Module(code)
        found = [*(module.told() if tells else ()), *(module.sentences() if screen else ())]
        for node in {id(one): one for one in found}.values():
            yield f"{name}:{node.lineno}", ast.unparse(node)


def _modules(room: Path) -> Iterator[Path]:
    yield from (room,) if room.suffix == ".py" else room.rglob("*.py")


class _Module:
    def __init__(self, code: str) -> None:
        self.tree = ast.parse(code)
        self._nodes = list(ast.walk(self.tree))
        self._parent = {id(child): node for node in self._nodes for child in ast.iter_child_nodes(node)}
        self._values: dict[tuple[int, str], list[ast.expr]] = {}
        """By the function, or the module, in which a name is given it."""
        for node in self._nodes:
            for name, value in _values_of(node):
                self._values.setdefault((id(self._scope_of(node)), name), []).append(value)

    # --- what is told ----------------------------------------------------------------------

    def told(self) -> Iterator[ast.expr]:
        """Arguments that are collected where they stand are well; names stand for what they were given."""
        for call in (node for node in self._nodes if isinstance(node, ast.Call)):
            name, args = _called(call), [one for one in call.args if not isinstance(one, ast.Starred)]
            if isinstance(call.func, ast.Attribute) and name == "tell" and len(args) > 2:
                yield from (bad for arg in args[1:3] for bad in self._bad(arg, call, collected=False))
            elif isinstance(call.func, ast.Name):
                yield from (bad for arg in told_to_people(name, args) for bad in self._bad(arg, call, collected=True))

    def _bad(self, text: ast.expr, at: ast.AST, *, collected: bool) -> Iterator[ast.expr]:
        for one in outcomes(text):
            match one:
                case ast.Constant(value=str(said)) if _WORD.search(said) and not collected:
                    yield one
                case ast.JoinedStr() if _WORD.search(_literals(one)):
                    yield one
                case ast.BinOp(op=ast.Add()):
                    yield one
                case ast.Name(id=name):
                    for value, where in self._given(name, at):
                        yield from self._bad(value, where, collected=False)

    def _given(self, name: str, at: ast.AST) -> Iterator[tuple[ast.expr, ast.AST]]:
        """What a name was given in the function around, else in the module."""
        scope = self._scope_of(at)
        while scope is not self.tree and (id(scope), name) not in self._values:
            if isinstance(scope, _Function) and name in {
                one.arg for one in ast.walk(scope.args) if isinstance(one, ast.arg)
            }:
                return
            scope = self._scope_of(self._parent[id(scope)])
        yield from ((value, scope) for value in self._values.get((id(scope), name), ()))

    def _scope_of(self, node: ast.AST) -> ast.AST:
        while not isinstance(node, _Function | ast.Module):
            node = self._parent[id(node)]
        return node

    # --- what is shown ---------------------------------------------------------------------

    def sentences(self) -> Iterator[ast.expr]:
        for node in self._nodes:
            if isinstance(node, ast.JoinedStr):
                if _WORD.search(_literals(node)) and not self._is_apart(node):
                    yield node
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not self._is_apart(node):
                said = node.value.replace("&", "")
                if _SENTENCE.search(said) or (_WORD.search(said) and self._is_shown(node)):
                    yield node

    def _is_shown(self, node: ast.expr) -> bool:
        around = self._parent.get(id(node))
        return isinstance(around, ast.Call) and node in around.args and _called(around) in WIDGETS

    def _is_apart(self, node: ast.AST) -> bool:
        """Marked, a docstring, a part of what is looked at by itself, or for the log and for programmers."""
        while (around := self._parent.get(id(node))) is not None:
            match around:
                case ast.Call() if _called(around) in MARKS or told_to_people(_called(around), around.args):
                    return True
                case ast.Call(func=ast.Attribute(value=ast.Name(id="log" | "_log" | "json" | "re"))):
                    return True
                case (
                    ast.JoinedStr()
                    | ast.Raise()
                    | ast.Assert()
                    | ast.Expr(value=ast.Constant())
                    | ast.arg()
                    | ast.AnnAssign()
                ):
                    if not isinstance(around, ast.AnnAssign) or node is around.annotation:
                        return True
                case ast.FunctionDef(returns=returns) if node is returns:
                    return True
            node = around
        return False


def _called(call: ast.Call) -> str:
    return (
        call.func.id
        if isinstance(call.func, ast.Name)
        else call.func.attr
        if isinstance(call.func, ast.Attribute)
        else ""
    )


def _literals(text: ast.JoinedStr) -> str:
    return " ".join(
        part.value for part in text.values if isinstance(part, ast.Constant) and isinstance(part.value, str)
    )


def _values_of(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Names and what `node`, if it is such a statement, gives them."""
    if isinstance(node, ast.Assign):
        targets, value = node.targets, node.value
    elif isinstance(node, ast.AnnAssign | ast.AugAssign) and node.value is not None:
        targets, value = [node.target], node.value
    else:
        return
    for target in targets:
        if isinstance(target, ast.Name):
            yield target.id, value
        elif isinstance(target, ast.Tuple):
            for said in outcomes(value):
                if isinstance(said, ast.Tuple) and len(said.elts) == len(target.elts):
                    pairs = zip(target.elts, said.elts, strict=True)
                    yield from ((one.id, text) for one, text in pairs if isinstance(one, ast.Name))
