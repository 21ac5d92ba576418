"""What is said on a message bus, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from jeepney import MatchRule

from .faults import DBusFault

Body = tuple[Any, ...]
"""Arguments by their signature: a struct is a tuple, an array a list, a dictionary a dict, a variant a pair of
(signature, value). A file descriptor that was received is `jeepney.fds.FileDescriptor`, its receiver's to close."""
Outcome = Body | DBusFault

DAEMON = "org.freedesktop.DBus"
"""The bus itself."""


class Target(NamedTuple):
    """Whom a call is for."""

    name: str
    """On the bus."""
    path: str
    interface: str


@dataclass(frozen=True, slots=True)
class Signal:
    """Something that a program on the bus told."""

    sender: str
    """Its unique name, such as ":1.7"."""
    path: str
    interface: str
    member: str
    body: Body
    arrived_ns: int
    """When we had read it (monotonic)."""


@dataclass(frozen=True, slots=True)
class Match:
    """Which signals are listened for. Empty: any."""

    sender: str = ""
    """A well-known name means whoever owns it at the time: what others send is not believed."""
    interface: str = ""
    member: str = ""
    path: str = ""
    first_argument: str = ""

    @property
    def rule(self) -> MatchRule:
        """As the bus wants it."""
        fields = {"sender": self.sender, "interface": self.interface, "member": self.member, "path": self.path}
        rule = MatchRule(type="signal", **{name: value for name, value in fields.items() if value})
        if self.first_argument:
            rule.add_arg_condition(0, self.first_argument)
        return rule

    def fits(self, signal: Signal, owners: Mapping[str, str]) -> bool:
        """`owners`: the unique names by the well-known ones."""
        return (
            (not self.sender or signal.sender == owners.get(self.sender, self.sender))
            and self.interface in ("", signal.interface)
            and self.member in ("", signal.member)
            and self.path in ("", signal.path)
            and (not self.first_argument or signal.body[:1] == (self.first_argument,))
        )


def is_well_known(name: str) -> bool:
    """Whether its owner may change, other than a unique name's or that of the bus itself."""
    return bool(name) and not name.startswith(":") and name != DAEMON


def plain(values: Mapping[str, tuple[str, Any]]) -> dict[str, Any]:
    """A dictionary of variants, without their signatures."""
    return {name: value for name, (_signature, value) in values.items()}
