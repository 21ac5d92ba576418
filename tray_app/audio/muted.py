"""Notices a microphone that delivers digital silence, which no open microphone in a room does."""

from __future__ import annotations

from tray_app.core.ports import SAMPLE_RATE_HZ, Pcm

_AT_FIRST_SAMPLES = 2 * SAMPLE_RATE_HZ
_LATER_SAMPLES = 6 * SAMPLE_RATE_HZ
_GATE_SAMPLES = SAMPLE_RATE_HZ // 4
"""Zeros for so long with sound before and after come from a noise gate, which shuts in every pause."""


class MuteWatch:
    """Hears one take and says once when it seems to be muted."""

    def __init__(self) -> None:
        self._zeros = 0
        """So many samples since the last one that was not zero."""
        self.heard = False
        """There was something else than zeros."""
        self._over = False
        """Told already, or the zeros are those of a noise gate."""

    def hear(self, pcm: Pcm) -> bool:
        """True once: everything was zero for two seconds, or for six after there was sound."""
        if self._over:
            return False
        if pcm[0] or pcm.any():  # the first sample alone nearly always tells, at a fraction of the time
            self._over = self.heard and self._zeros >= _GATE_SAMPLES
            self._zeros, self.heard = 0, True
            return False
        self._zeros += len(pcm)
        self._over = self._zeros >= (_LATER_SAMPLES if self.heard else _AT_FIRST_SAMPLES)
        return self._over
