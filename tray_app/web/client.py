"""One program that is connected: what it is told, what it asks, and when it has to go."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from websockets.asyncio.server import ServerConnection
from websockets.exceptions import ConnectionClosed

from tray_app import __version__
from tray_app.core.errors import HoldtalkError, Problem
from tray_app.core.wishes import NO_WISHES, Wishes

from .feed import Event, Feed
from .limits import CLOSING_S, PING_S, PONG_S, command_bucket
from .listening import Link, Listening
from .messages import KINDS, VERSION, Scope
from .outbox import Message, Outbox
from .requests import COMMANDS, check, demand, understood

log = logging.getLogger(__name__)

Reply = Mapping[str, Any]
Carry = Callable[[str, Mapping[str, Any], int], Reply]
"""(command, arguments, its arrival in monotonic ns) -> reply. Raises HoldtalkError for a refusal."""

TOO_SLOW, TOO_MANY, UNANSWERED, BROKEN = 4001, 4002, 4003, 1011
"""With these codes a connection is ended: it does not take what it is sent, asks too much, answers no ping; a bug."""

_MAY_BLOCK = frozenset({"say", "undo"})
"""These wait for a voice that is being made or for a window, so not on the loop: meanwhile only whoever asks waits."""
_LONGEST_NAME = 60


@dataclass(slots=True)
class Room:
    """What all clients have in common."""

    feed: Feed
    scopes: frozenset[Scope]
    carry: Carry
    link: Link
    engines: Callable[[], Sequence[str]]
    """Those that sound of a client may be heard by, the usual one first."""
    observe: Callable[[str, float], None]
    """Takes a sample of a figure, by its name in the table."""
    wished: Callable[[], Wishes] = lambda: NO_WISHES
    """How sound is heard of which its sender says nothing."""
    dropped: int = 0
    """Messages thrown away since somebody last asked."""

    def drop(self) -> None:
        self.dropped += 1

    def take_dropped(self) -> int:
        count, self.dropped = self.dropped, 0
        return count

    @property
    def kinds(self) -> list[str]:
        """Of the events that are told here."""
        return [name for name, kind in KINDS.items() if kind.scope is None or kind.scope in self.scopes]

    def hello(self) -> Reply:
        return {
            "type": "hello",
            "version": VERSION,
            "program": __version__,
            "run": self.feed.run,
            "seq": self.feed.seq,
            "scopes": sorted(self.scopes),
            "events": self.kinds,
            "commands": ["ping", "subscribe", *(name for name, scope in COMMANDS.items() if scope in self.scopes)],
        }


class Client:
    """For the thread of the loop alone."""

    def __init__(self, connection: ServerConnection, room: Room) -> None:
        request = connection.request
        named = request.headers.get("User-Agent", "") if request else ""
        self.name = "".join(filter(str.isprintable, named))[:_LONGEST_NAME] or "a program without a name"
        """As it calls itself."""
        self._connection = connection
        self._room = room
        self._outbox = Outbox(room.drop)
        self._kinds: frozenset[str] = frozenset()
        self._seen = 0
        """Number of the newest event that was put into the outbox or left out."""
        self._holds: Mapping[str, Any] | None = None
        """What it said with the press that it has not released yet."""
        self._listening: Listening | None = None
        """Sound it is sending, or whose text it waits for."""
        self._bucket = command_bucket()
        self._over: asyncio.Future[tuple[int, str]] = asyncio.get_running_loop().create_future()

    async def converse(self) -> None:
        """Until either end has enough. Raises nothing."""
        self._say(self._room.hello())
        tasks = [asyncio.create_task(job()) for job in (self._receive, self._send, self._keep_asking)]
        waited: list[asyncio.Future[Any]] = [*tasks, self._over]
        await asyncio.wait(waited, return_when=asyncio.FIRST_COMPLETED)
        for task in tasks:
            task.cancel()
        for error in await asyncio.gather(*tasks, return_exceptions=True):
            if isinstance(error, Exception) and not isinstance(error, ConnectionClosed):
                log.error("a connection of the API failed", exc_info=error)
                self.end(BROKEN, "a fault in Holdtalk")
        self._let_go()
        await self._close()

    def end(self, code: int, reason: str) -> None:
        """Let it go, unless that was said before."""
        if not self._over.done():
            self._over.set_result((code, reason))

    def offer(self, event: Event, *, now: bool = True) -> None:
        """Tell it of an event, if it wants to know. `now`: it has just happened."""
        if event.seq > self._seen and event.kind.name in self._kinds:
            self._put(Message(event.line, event.kind.droppable, event.at_ns if now else None))
        self._seen = max(self._seen, event.seq)

    def _say(self, message: Reply) -> None:
        self._put(Message(json.dumps(message, ensure_ascii=False)))

    def _put(self, message: Message) -> None:
        if not self._over.done() and not self._outbox.put(message):
            self.end(TOO_SLOW, "too slow")

    async def _close(self) -> None:
        code, reason = self._over.result() if self._over.done() else (1000, "")
        try:
            async with asyncio.timeout(CLOSING_S):
                await self._connection.close(code, reason)
        except TimeoutError:  # it takes nothing any more, so it cannot be told either
            self._connection.transport.abort()

    def _let_go(self) -> None:
        """A key that it held would record for minutes more."""
        if self._holds is not None:
            with contextlib.suppress(HoldtalkError):
                self._room.carry("release", self._holds, time.monotonic_ns())
        self._forget_sound()

    # --- its three jobs ------------------------------------------------------------------

    async def _send(self) -> None:
        while True:
            message = await self._outbox.next()
            await self._connection.send(message.text)
            if message.at_ns is not None:
                self._room.observe("api_send", (time.monotonic_ns() - message.at_ns) / 1e6)

    async def _keep_asking(self) -> None:
        """Whether it is still there."""
        while True:
            try:
                async with asyncio.timeout(PONG_S):
                    latency_s = await (await self._connection.ping())
            except TimeoutError:
                self.end(UNANSWERED, "no answer to a ping")
                return
            self._room.observe("api_round_trip", latency_s * 1000)
            await asyncio.sleep(PING_S)

    async def _receive(self) -> None:
        async for message in self._connection:
            if isinstance(message, bytes) and self._listening is not None:
                self._hear(self._listening, message)
            elif self._bucket.take():
                await self._answer(message, time.monotonic_ns())
            else:
                self.end(TOO_MANY, "too many messages")
                return

    # --- what it asks --------------------------------------------------------------------

    async def _answer(self, message: str | bytes, arrival_ns: int) -> None:
        asked: Mapping[str, Any] = {}
        try:
            asked = understood(message)
            if asked["command"] == "subscribe":
                self._subscribe(asked)
            else:
                self._reply(asked, {"result": await self._carry_out(asked["command"], asked["arguments"], arrival_ns)})
            return
        except HoldtalkError as error:
            problem = error.problem
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            problem = Problem("The message was not understood.", "See the schema at /schema.", type(error).__name__)
        self._reply(asked, {"fault": asdict(problem)})

    def _reply(self, asked: Mapping[str, Any], answer: Reply) -> None:
        self._say({"type": "reply", "id": asked.get("id"), **answer})

    async def _carry_out(self, command: str, arguments: Mapping[str, Any], arrival_ns: int) -> Reply:
        """Raises HoldtalkError for what is unknown or not allowed."""
        if command == "ping":
            return {}
        check(command, arguments, self._room.scopes)
        if command == "listen":
            return self._listen(arguments)
        if command == "listened":
            return self._end_sound()
        if command in _MAY_BLOCK:
            return await asyncio.to_thread(self._room.carry, command, arguments, arrival_ns)
        reply = self._room.carry(command, arguments, arrival_ns)
        if command in ("press", "release"):
            self._holds = arguments if command == "press" else None
        return reply

    # --- its own sound -------------------------------------------------------------------

    def _listen(self, arguments: Mapping[str, Any]) -> Reply:
        """In place of what it sent before and has no text yet."""
        self._forget_sound()
        loop = asyncio.get_running_loop()

        def tell(message: Reply) -> None:
            with contextlib.suppress(RuntimeError):  # the loop has ended, and its clients with it
                loop.call_soon_threadsafe(self._heard, message)

        self._listening = Listening(self._room.link, arguments, self._room.engines(), tell, self._room.wished())
        return {"dictation": self._listening.name}

    def _hear(self, listening: Listening, sound: bytes) -> None:
        try:
            listening.hear(sound)
        except HoldtalkError as error:
            self._forget_sound()
            self._say({"type": "heard", "dictation": listening.name, "final": True, "fault": asdict(error.problem)})

    def _end_sound(self) -> Reply:
        if self._listening is None:
            raise HoldtalkError("No sound was announced.", "Ask for listen first.")
        self._listening.end()
        return {"dictation": self._listening.name}

    def _heard(self, message: Reply) -> None:
        if self._listening is None or message["dictation"] != self._listening.name:
            return  # it was forgotten meanwhile
        if message["final"]:
            self._listening = None
        self._put(Message(json.dumps(message, ensure_ascii=False), droppable=not message["final"]))

    def _forget_sound(self) -> None:
        if self._listening is not None:
            self._listening.forget()
            self._listening = None

    # --- what it wants to know -----------------------------------------------------------

    def _subscribe(self, asked: Mapping[str, Any]) -> None:
        """To these events instead of those of before; those it missed follow its answer."""
        arguments = asked["arguments"]
        wanted = arguments.get("events", self._room.kinds)
        for name in wanted:
            demand(KINDS[name].scope, self._room.scopes)
        run, after = str(arguments.get("run", "")), int(arguments.get("after", 0))
        missed = self._room.feed.since(run, after, wanted)
        self._kinds, self._seen = frozenset(wanted), 0
        facts = {"run": self._room.feed.run, "seq": missed.seq, "missed": bool(run) and not missed.whole}
        self._reply(asked, {"result": {"events": list(wanted), **facts}})
        for event in missed.events:
            self.offer(event, now=False)
        self._seen = missed.seq
