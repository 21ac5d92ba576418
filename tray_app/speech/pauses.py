"""When somebody began to speak in a take, and when he has been silent for long enough. Pure."""

from __future__ import annotations

from .segmenter import Segment, Segmenter, frames


class Pauses:
    """Looks at the segmenter after each frame: what is speech to it, is speech here; clicks and breaths are none."""

    def __init__(self, pause_ms: int, *, spoken: bool) -> None:
        """`spoken`: there was speech before the first frame, which another worker heard."""
        self._pause_frames = frames(pause_ms)
        self._began = spoken
        """Speech was told."""
        self._due = spoken
        """The silence behind the last speech has not been told."""
        self._speech_end = 0
        self.news: list[int | None] = []
        """What is to be told: None that speech began, else the frame at which a pause was long enough."""

    def look(self, segmenter: Segmenter, closed: Segment | None) -> None:
        """`closed`: what the frame closed."""
        segment = segmenter.open_segment() or closed
        if segment is not None and segment.speech_end > self._speech_end:
            self._speech_end = segment.speech_end
            self._due = True
            if not self._began:
                self._began = True
                self.news.append(None)
        quiet = segmenter.now - self._speech_end
        if self._due and not segmenter.speaking and quiet >= self._pause_frames:
            self._due = False
            self.news.append(segmenter.now)
