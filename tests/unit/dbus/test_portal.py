"""Requests and sessions of a portal, as the specification has them and as portals are."""

from __future__ import annotations

import threading

import pytest
from dbus_rig import Call, PrivateBus, Refusal, wait_until
from portal_rig import FakePortal, Responded

from tray_app.dbus.bus import MessageBus
from tray_app.dbus.faults import BusGoneFault, DBusFault, RefusedFault, TooLateFault, VanishedFault
from tray_app.dbus.portal import Portal, Response

DOOR = "org.freedesktop.portal.Door"
ASK, CREATE = f"{DOOR}.Open", f"{DOOR}.CreateSession"


def opens(call: Call) -> Responded:
    return 0, {"width": ("u", call.body[0]), "held": ("a{sv}", {"by": ("s", "the user")})}


def asks_the_user(_call: Call) -> Responded:
    return None


def test_a_request_is_answered_by_its_response(bus: MessageBus, daemon: PrivateBus) -> None:
    with FakePortal(daemon.address, requests={ASK: opens}):
        response = Portal(bus).request(DOOR, "Open", "u", (3,), timeout_s=20)
    assert response == Response(0, {"width": 3, "held": {"by": ("s", "the user")}})


def test_a_portal_that_names_its_requests_itself_is_understood(bus: MessageBus, daemon: PrivateBus) -> None:
    with FakePortal(daemon.address, requests={ASK: asks_the_user}, knows_tokens=False) as portal:
        responses: list[Response] = []
        asking = threading.Thread(
            target=lambda: responses.append(Portal(bus).request(DOOR, "Open", "u", (3,), timeout_s=20))
        )
        asking.start()
        wait_until(lambda: portal.waiting)
        (path,) = portal.waiting
        while asking.is_alive():  # its name is known once the call has returned
            portal.respond(path, 1, {})
            asking.join(0.05)
    assert responses == [Response(1, {})]


def test_a_response_that_comes_before_the_call_returns_is_heard(bus: MessageBus, daemon: PrivateBus) -> None:
    def hurried(call: Call) -> Responded:
        portal.respond(f"/org/freedesktop/portal/desktop/request/{sender(bus)}/{token(call)}", 0, {})
        return None

    with FakePortal(daemon.address, requests={ASK: hurried}) as portal:
        assert Portal(bus).request(DOOR, "Open", timeout_s=20) == Response(0, {})


def test_a_request_that_lasts_too_long_is_withdrawn(bus: MessageBus, daemon: PrivateBus) -> None:
    with FakePortal(daemon.address, requests={ASK: asks_the_user}) as portal:
        with pytest.raises(TooLateFault):
            Portal(bus).request(DOOR, "Open", timeout_s=0.05)
        wait_until(lambda: portal.withdrawn)
        assert not portal.waiting


def test_a_portal_that_ends_while_the_user_thinks_leaves_nobody_waiting(bus: MessageBus, daemon: PrivateBus) -> None:
    portal = FakePortal(daemon.address, requests={ASK: asks_the_user})

    def end() -> None:
        wait_until(lambda: portal.waiting)
        portal.stop()

    threading.Thread(target=end).start()
    with pytest.raises((VanishedFault, RefusedFault)):
        Portal(bus).request(DOOR, "Open", timeout_s=None)


def test_an_error_of_the_call_is_told(bus: MessageBus, daemon: PrivateBus) -> None:
    def refuses(_call: Call) -> Responded:
        raise Refusal("org.freedesktop.portal.Error.NotAllowed", "An app id is required")

    with (
        FakePortal(daemon.address, requests={ASK: refuses}),
        pytest.raises(RefusedFault, match="An app id is required"),
    ):
        Portal(bus).request(DOOR, "Open", timeout_s=20)


def test_whoever_ends_the_program_ends_what_it_waits_for(bus: MessageBus, daemon: PrivateBus) -> None:
    with FakePortal(daemon.address, requests={ASK: asks_the_user}) as fake:
        portal = Portal(bus)
        faults: list[DBusFault] = []

        def ask() -> None:
            try:
                portal.request(DOOR, "Open", timeout_s=None)
            except DBusFault as fault:
                faults.append(fault)

        asking = threading.Thread(target=ask)
        asking.start()
        wait_until(lambda: fake.waiting)
        portal.end_requests()
        asking.join(20)
        assert isinstance(faults[0], BusGoneFault)
        wait_until(lambda: fake.withdrawn)
        with pytest.raises(BusGoneFault):
            portal.request(DOOR, "Open", timeout_s=None)


def test_versions_are_told_and_0_where_there_is_none(bus: MessageBus, daemon: PrivateBus) -> None:
    assert Portal(bus).version(DOOR) == 0, "no portal at all"
    with FakePortal(daemon.address, versions={DOOR: 2}):
        assert Portal(bus).version(DOOR) == 2
        assert Portal(bus).version("org.freedesktop.portal.Window") == 0


def test_who_we_are_is_said_where_the_portal_wants_to_know(bus: MessageBus, daemon: PrivateBus) -> None:
    with FakePortal(daemon.address) as portal:
        Portal(bus).register("org.example.App")
        assert portal.registered == ["org.example.App"]
    wait_until(lambda: Portal(bus).version(DOOR) == 0)
    with FakePortal(daemon.address, registry=False), pytest.raises(RefusedFault) as raised:
        Portal(bus).register("org.example.App")
    assert raised.value.error_name.endswith("UnknownMethod")


# --- sessions ----------------------------------------------------------------------------


def test_a_session_is_closed_by_us_and_that_is_not_told(bus: MessageBus, daemon: PrivateBus) -> None:
    closed = threading.Event()
    with FakePortal(daemon.address) as portal:
        portal.requests[CREATE] = portal.opened
        session = Portal(bus).open_session(DOOR, closed.set)
        assert portal.sessions == [session.path]
        session.close()
        session.close()
        wait_until(lambda: not portal.sessions)
    assert Portal(bus).version(DOOR) == 0  # whatever was told before was heard
    assert not closed.is_set()


def test_a_session_that_the_desktop_closes_is_told_once(bus: MessageBus, daemon: PrivateBus) -> None:
    closed: list[str] = []
    with FakePortal(daemon.address) as portal:
        portal.requests[CREATE] = portal.opened
        session = Portal(bus).open_session(DOOR, lambda: closed.append("closed"))
        portal.close_session(session.path)
        wait_until(lambda: closed)
    assert Portal(bus).version(DOOR) == 0
    session.close()
    assert closed == ["closed"]


def test_a_session_ends_with_its_portal(bus: MessageBus, daemon: PrivateBus) -> None:
    closed = threading.Event()
    with FakePortal(daemon.address) as portal:
        portal.requests[CREATE] = portal.opened
        Portal(bus).open_session(DOOR, closed.set)
    assert closed.wait(20)


def test_a_session_that_is_refused_is_a_fault(bus: MessageBus, daemon: PrivateBus) -> None:
    with FakePortal(daemon.address, requests={CREATE: lambda _call: (2, {})}), pytest.raises(RefusedFault):
        Portal(bus).open_session(DOOR, lambda: None)


def sender(bus: MessageBus) -> str:
    return bus.unique_name.removeprefix(":").replace(".", "_")


def token(call: Call) -> str:
    return str(call.body[-1]["handle_token"][1])
