"""The engine's text as the steps have it: implements core.shaping.Shaping."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace

from tray_app.core.layout import Layout
from tray_app.core.shaped import Text
from tray_app.core.shaping import Change, Shaped
from tray_app.core.step_settings import StepsSettings
from tray_app.core.supervision import start_thread
from tray_app.text.filters import clean_text, laid_out

log = logging.getLogger(__name__)

LIMIT_NS = 300_000_000
"""For all steps of a text, which take a millisecond or two: whoever waits for his words gets them as they are."""

_LIKELY, _SOME_WORDS = "en", "one or twenty-five words"
"""What a step loads for a language, it loads with a text in it."""

Rules = Callable[[], object | None]
"""The user's own at the moment, as `pipeline_of` takes them."""


class Shaper:
    """Any thread. Nothing of the steps is loaded before the first text, or `prepare`."""

    def __init__(self, rules: Rules = lambda: None, clipboard: Callable[[], str] = str) -> None:
        """`clipboard` gives its text, empty where there is none, for a snippet that asks for it; it may block for a
        little."""
        self._rules = rules
        self._clipboard = clipboard
        self._prepared: set[tuple[StepsSettings, str]] = set()
        self._lock = threading.Lock()

    def prepare(self, steps: StepsSettings, language: str) -> None:
        """Loads them on a thread of its own, once: that takes longer than a text does."""
        with self._lock:
            if (steps, language) in self._prepared:
                return
            self._prepared.add((steps, language))
        start_thread("steps", lambda: self._load(steps, language or _LIKELY), again=False)

    def shape(self, text: str, language: str, steps: StepsSettings, layout: Layout = Layout.NONE) -> Shaped:
        heard = clean_text(text)
        if not heard:
            return Shaped("")
        try:
            return self._shaped(heard, language, steps, layout)
        except Exception as error:  # noqa: BLE001 - without a word of the text, and the words matter more than any step
            log.warning("a text goes as it was heard: the steps failed with %s", type(error).__name__)
            return Shaped(heard)

    def _load(self, steps: StepsSettings, language: str) -> None:
        self._shaped(_SOME_WORDS, language, steps, Layout(steps.layout))

    def _shaped(self, heard: str, language: str, steps: StepsSettings, layout: Layout) -> Shaped:
        # Loaded with the first text: at rest the program has no use for them.
        from .making import pipeline_of
        from .step import Around

        if steps.layout != layout.value:
            steps = replace(steps, layout=layout.value)
        pipeline = pipeline_of(steps, self._rules())
        around = Around(language=language, layout=layout, clipboard=self._clipboard)
        run = pipeline.run(heard, around, LIMIT_NS)
        if run.too_long:
            log.warning("a text goes as it was heard: the step %s took too long", run.too_long)
        return _laid_out(run.text, heard, layout, run.took_ns)


def _laid_out(text: Text, heard: str, layout: Layout, took_ns: Mapping[str, int]) -> Shaped:
    """With nothing in it that acts on the window, other than what the layout allows."""
    parts: list[str] = []
    changes: list[Change] = []
    at = 0
    for piece in text.pieces:
        written = laid_out(piece.written, layout)
        if piece.steps and written != piece.heard:
            changes.append(Change(",".join(piece.steps), piece.heard, written, at))
        parts.append(written)
        at += len(written)
    whole = "".join(parts)
    if not whole.strip(" "):
        return Shaped("", heard, (), 0, took_ns)
    tail = text.written[len(text.written) - text.cursor_from_end :]
    return Shaped(whole, heard if changes else "", tuple(changes), len(laid_out(tail, layout)), took_ns)
