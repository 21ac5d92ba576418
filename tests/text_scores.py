"""How right a text is, by the measure that `holdtalk bench engines` uses too."""

from __future__ import annotations

from tray_app.bench.scores import Errors, cased_and_punctuated, cased_errors, final_mark, word_errors

__all__ = ["Errors", "cased_and_punctuated", "cased_errors", "final_mark", "word_errors"]
