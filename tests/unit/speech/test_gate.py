"""A cough is told from a word only where both are brief and the engine is in doubt."""

from __future__ import annotations

import numpy as np
import pytest

from tray_app.speech.engines.moonshine.gate import is_unsure, may_be_a_cough


@pytest.mark.parametrize(("tokens", "seconds", "looked_at"), [(1, 1.3, True), (2, 1.3, False), (1, 2.0, False)])
def test_only_one_brief_word_is_looked_at(tokens: int, seconds: float, looked_at: bool) -> None:
    assert may_be_a_cough(tokens, seconds) is looked_at


def test_a_word_the_engine_is_sure_of_stays() -> None:
    assert not is_unsure(np.array([-0.1, -0.5], np.float32))
    assert is_unsure(np.array([-0.6, -0.4], np.float32))
