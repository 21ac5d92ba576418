"""A portal of the tests: requests and sessions as the specification has them, and what a test makes of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dbus_rig import Answer, Call, FakeService, Refusal, Reply

from tray_app.dbus.portal import NAME, PATH, PROPERTIES, REGISTRY, REQUEST, SESSION

Results = dict[str, tuple[str, Any]]
Responded = tuple[int, Results] | None
"""Code and results of a response; None: the desktop is asking the user, and `respond` answers later."""
Meet = Callable[[Call], Responded]


class FakePortal(FakeService):
    """Interfaces of requests are added by `requests`: "interface.Member" and what it responds."""

    def __init__(
        self,
        address: str,
        *,
        versions: Mapping[str, int] | None = None,
        requests: Mapping[str, Meet] | None = None,
        methods: Mapping[str, Answer] | None = None,
        registry: bool = True,
        knows_tokens: bool = True,
    ) -> None:
        """`registry`: it has the Registry of hosts; `knows_tokens`: request objects are named as they were asked to
        be."""
        self.versions = dict(versions or {})
        self.requests = dict(requests or {})
        self.sessions: list[str] = []
        self.waiting: dict[str, Call] = {}
        """Requests that have no response yet, by their path."""
        self.withdrawn: list[str] = []
        self.registered: list[str] = []
        self._knows_tokens = knows_tokens
        own: dict[str, Answer] = {
            f"{PROPERTIES}.Get": self._version,
            f"{REQUEST}.Close": self._withdraw,
            f"{SESSION}.Close": self._close,
            **(methods or {}),
        }
        if registry:
            own[f"{REGISTRY}.Register"] = self._register
        super().__init__(address, NAME, own)

    def respond(self, request: str, code: int, results: Results) -> None:
        """The user has made up their mind."""
        self.waiting.pop(request, None)
        self.emit(request, f"{REQUEST}.Response", "ua{sv}", (code, results))

    def close_session(self, path: str) -> None:
        """The desktop ends it."""
        self.sessions.remove(path)
        self.emit(path, f"{SESSION}.Closed", "a{sv}", ({},))

    def opened(self, call: Call) -> Responded:
        """For `requests`: a session of the token it was asked with."""
        token = call.body[-1]["session_handle_token"][1]
        path = f"{PATH}/session/{_escaped(call.sender)}/{token}"
        self.sessions.append(path)
        return 0, {"session_handle": ("s", path)}

    def _answer(self, call: Call) -> None:
        meet = self.requests.get(f"{call.interface}.{call.member}")
        if meet is None:
            super()._answer(call)
            return
        self.calls.append(call)
        token = call.body[-1]["handle_token"][1] if self._knows_tokens else f"t{len(self.calls)}"
        path = f"{PATH}/request/{_escaped(call.sender)}/{token}"
        try:
            response = meet(call)
        except Refusal as refusal:
            self._refuse(call, refusal)
            return
        self.waiting[path] = call
        self.answer(call, "o", (path,))
        if response is not None:
            self.respond(path, *response)

    def _version(self, call: Call) -> Reply:
        interface, _name = call.body
        if interface not in self.versions:
            raise Refusal("org.freedesktop.DBus.Error.InvalidArgs", f"No such interface “{interface}”")
        return "v", (("u", self.versions[interface]),)

    def _register(self, call: Call) -> Reply:
        self.registered.append(call.body[0])
        return "", ()

    def _withdraw(self, call: Call) -> Reply:
        self.waiting.pop(call.path, None)
        self.withdrawn.append(call.path)
        return "", ()

    def _close(self, call: Call) -> Reply:
        self.sessions.remove(call.path)
        return "", ()


def _escaped(unique_name: str) -> str:
    return unique_name.removeprefix(":").replace(".", "_")
