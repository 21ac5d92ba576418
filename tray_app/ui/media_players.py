"""Media players on the session bus (MPRIS): which of them play, paused and resumed."""

from __future__ import annotations

from typing import Any

from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant

from tray_app.media.kept import Player

BUS = "org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus"
PREFIX, PATH, INTERFACE = "org.mpris.MediaPlayer2.", "/org/mpris/MediaPlayer2", "org.mpris.MediaPlayer2.Player"
PROXIES = (f"{PREFIX}playerctld",)
"""They stand for another player that is on the bus itself."""
TIMEOUT_MS = 500


class DesktopPlayers:
    """Implements `media.other_sound.Players`. Any thread; blocks for the players' answers."""

    def __init__(self, bus: QDBusConnection | None = None) -> None:
        self._bus = bus

    def playing(self) -> list[Player]:
        names = [name for name in self._call(*BUS, "ListNames") or () if name.startswith(PREFIX)]
        found = [Player(name, self._owner(name)) for name in names if name not in PROXIES]
        return [player for player in found if player.owner and self._status(player) == "Playing"]

    def pause(self, player: Player) -> bool:
        return self._ask(player, "Pause")

    def resume(self, player: Player) -> bool:
        same = self._owner(player.name) == player.owner
        return same and self._status(player) == "Paused" and self._ask(player, "Play")

    def _owner(self, name: str) -> str:
        return str(self._call(*BUS, "GetNameOwner", name) or "")

    def _status(self, player: Player) -> str:
        told: Any = self._call(
            player.owner, PATH, "org.freedesktop.DBus.Properties", "Get", INTERFACE, "PlaybackStatus"
        )
        while isinstance(told, QDBusVariant):
            told = told.variant()
        return str(told or "")

    def _ask(self, player: Player, method: str) -> bool:
        message = QDBusMessage.createMethodCall(player.owner, PATH, INTERFACE, method)
        return self._send(message).type() is QDBusMessage.MessageType.ReplyMessage

    def _call(self, service: str, path: str, interface: str, method: str, *arguments: str) -> Any:
        """The first thing answered; None where there is no answer."""
        message = QDBusMessage.createMethodCall(service, path, interface, method)
        message.setArguments(list(arguments))
        reply = self._send(message)
        answered = reply.type() is QDBusMessage.MessageType.ReplyMessage and reply.arguments()
        return reply.arguments()[0] if answered else None

    def _send(self, message: QDBusMessage) -> QDBusMessage:
        message.setAutoStartService(False)
        bus = self._bus if self._bus is not None else QDBusConnection.sessionBus()
        return bus.call(message, timeout=TIMEOUT_MS)
