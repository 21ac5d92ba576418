"""What waits to be sent to one client, and what is done when it takes too little of it.

A full box throws away what later messages make up for (partial texts, figures), the oldest first, and says how many
they were. When nothing of that kind is left in it, the client is too slow to be told the truth, and is let go.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

MOST_MESSAGES = 256
MOST_BYTES = 1_048_576


@dataclass(frozen=True, slots=True)
class Message:
    text: str = field(repr=False)
    droppable: bool = False
    at_ns: int | None = None
    """When what it tells of happened; None for an answer."""


class Outbox:
    """For the thread of the loop alone."""

    def __init__(self, drop: Callable[[], object], *, most: int = MOST_MESSAGES, most_bytes: int = MOST_BYTES) -> None:
        """`drop` hears of every message that is thrown away."""
        self._drop = drop
        self._most = most
        self._most_bytes = most_bytes
        self._waiting: deque[Message] = deque()
        self._bytes = 0
        self._untold = 0
        """Messages thrown away of which the client does not know yet."""
        self._filled = asyncio.Event()

    def put(self, message: Message) -> bool:
        """False when there is no room for it and none can be made: the client has to go."""
        self._waiting.append(message)
        self._bytes += len(message.text)
        self._filled.set()
        while len(self._waiting) > self._most or self._bytes > self._most_bytes:
            least = next((waiting for waiting in self._waiting if waiting.droppable), None)
            if least is None:
                return False
            self._waiting.remove(least)
            self._bytes -= len(least.text)
            self._untold += 1
            self._drop()
        return True

    async def next(self) -> Message:
        """The oldest; waits for one."""
        await self._filled.wait()
        if self._untold:
            count, self._untold = self._untold, 0
            return Message(json.dumps({"type": "dropped", "count": count}))
        message = self._waiting.popleft()
        self._bytes -= len(message.text)
        if not self._waiting:
            self._filled.clear()
        return message
