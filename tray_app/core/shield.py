"""Calls of parts that may break, made so that the caller goes on."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

log = logging.getLogger(__name__)

_Part = TypeVar("_Part")
_Asked = ParamSpec("_Asked")
_Answer = TypeVar("_Answer")


def shielded(
    name: str, call: Callable[_Asked, _Answer], otherwise: Callable[_Asked, _Answer]
) -> Callable[_Asked, _Answer]:
    """`call`, and where it raises, `otherwise` in its place; the log says so, the first time with the traceback."""
    told = False

    def safely(*args: _Asked.args, **kwargs: _Asked.kwargs) -> _Answer:
        nonlocal told
        try:
            return call(*args, **kwargs)
        except Exception as error:  # that is what this is for
            log.error("%s failed: %s", name, type(error).__name__, exc_info=not told)
            told = True
            return otherwise(*args, **kwargs)

    return safely


def shield(name: str, part: _Part) -> _Part:
    """A stand-in for `part`: each of its methods answers None where it raises."""
    return cast("_Part", _Shield(name, part))


class _Shield:
    def __init__(self, name: str, part: object) -> None:
        self._name = name
        self._part = part

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def call(*args: object, **named: object) -> object:
            return getattr(self._part, method)(*args, **named)

        made = shielded(f"{self._name}.{method}", call, lambda *_args, **_named: None)
        setattr(self, method, made)
        return made
