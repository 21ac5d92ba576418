"""Which machines sound may be sent to unencrypted."""

from __future__ import annotations

import ipaddress
import socket

from .faults import in_the_open

_PRIVATE = tuple(map(ipaddress.ip_network, ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7")))
"""RFC 1918 and RFC 4193. Not all that Python calls private: addresses for examples are routed like any other."""


def is_near(address: str) -> bool:
    """This machine, or one of its private network; `address` is an IP address as the system writes it."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    found = getattr(found, "ipv4_mapped", None) or found
    return found.is_loopback or found.is_link_local or any(found in network for network in _PRIVATE)


def check_near(connection: socket.socket, place: str) -> None:
    """Raises ServerFault when nothing may be said over the connection, which is not encrypted."""
    if not is_near(str(connection.getpeername()[0])):
        raise in_the_open(place)
