"""The wire and the connection, against a compositor that a test plays."""

from __future__ import annotations

import os
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path

import pytest
from fakes_wayland import FakeCompositor, contents

from tray_app.wayland.connection import NEW, Connection
from tray_app.wayland.protocol import WL_SEAT, WL_SHM
from tray_app.wayland.shm import Picture, shared_file
from tray_app.wayland.wire import (
    MAX_MESSAGE_BYTES,
    CompositorGone,
    Fd,
    Interface,
    NotOffered,
    RequestRefused,
    decode,
    encode,
    fixed,
    header,
)

SENDER = Interface("test_sender", "destroy take", {"told": "sa", "file": "uh", "made": "n"}, Interface("test_made"))
SIGNATURES = {"test_sender": (("destroy", ""), ("take", "sha"))}


@pytest.fixture
def compositor() -> Iterator[FakeCompositor]:
    fake = FakeCompositor([("wl_seat", 7), ("wl_shm", 1), ("test_sender", 2)], SIGNATURES)
    yield fake
    fake.close()


@pytest.fixture
def connection(compositor: FakeCompositor) -> Iterator[Connection]:
    connected = compositor.connect()
    yield connected
    connected.close()


# --- bytes -------------------------------------------------------------------------------


def test_what_is_written_is_read_the_same() -> None:
    message, fds = encode(7, 3, (5, -6 & 0xFFFFFFFF, fixed(-1.5), "Größe", b"\1\2\3", None, Fd(9)))
    assert header(message) == (7, 3, len(message))
    assert len(message) % 4 == 0
    assert decode("uifsaoh", message[8:], deque(fds)) == (5, -6, -1.5, "Größe", b"\1\2\3", 0, 9)


def test_a_message_that_a_compositor_would_throw_us_out_for_is_not_sent() -> None:
    with pytest.raises(ValueError, match="bytes"):
        encode(1, 0, ("x" * MAX_MESSAGE_BYTES,))


@pytest.mark.parametrize(("signature", "body"), [("u", b""), ("s", b"\x10\0\0\0abc\0"), ("h", b"")])
def test_a_message_that_is_cut_off_is_a_fault(signature: str, body: bytes) -> None:
    with pytest.raises(CompositorGone):
        decode(signature, body, deque())


# --- a connection ------------------------------------------------------------------------


def test_what_is_offered_is_known_and_bound(compositor: FakeCompositor, connection: Connection) -> None:
    seat = connection.bind(WL_SEAT, 1, most=5)
    names: list[str] = []
    seat.on("name", names.append)
    connection.sync()
    compositor.event(seat.id, 1, "seat0")
    connection.sync()
    assert (seat.version, names) == (5, ["seat0"])


def test_what_is_not_offered_is_told_by_name(connection: Connection) -> None:
    with pytest.raises(NotOffered, match="zwp_virtual_keyboard_manager_v1"):
        connection.bind(Interface("zwp_virtual_keyboard_manager_v1"))
    with pytest.raises(NotOffered, match="wl_shm"):
        connection.bind(WL_SHM, 2)


def test_messages_that_come_byte_by_byte_are_put_together(compositor: FakeCompositor, connection: Connection) -> None:
    sender = connection.bind(SENDER)
    told: list[tuple[str, bytes]] = []
    sender.on("told", lambda text, data: told.append((text, data)))
    connection.sync()
    compositor.piecewise = True
    compositor.event(sender.id, 0, "Ωμέγα", bytes(range(9)))
    connection.sync()
    assert told == [("Ωμέγα", bytes(range(9)))]


def test_files_go_both_ways(compositor: FakeCompositor, connection: Connection, tmp_path: Path) -> None:
    sender = connection.bind(SENDER)
    came: list[int] = []
    sender.on("file", lambda _number, fd: came.append(fd))
    fd = shared_file(5, b"hello")
    sender.send("take", "a name", Fd(fd), b"")
    os.close(fd)
    connection.sync()
    (name, sent, _), *_ = [one.arguments for one in compositor.named("test_sender.take")]
    assert (name, contents(int(sent))) == ("a name", b"hello")
    (tmp_path / "answer").write_bytes(b"world")
    with (tmp_path / "answer").open("rb") as file:
        compositor.event(sender.id, 1, 3, Fd(file.fileno()))
        connection.sync()
    assert not os.get_inheritable(came[0])
    assert contents(came[0]) == b"world"


def test_a_file_that_nobody_wants_is_closed(compositor: FakeCompositor, connection: Connection) -> None:
    sender = connection.bind(SENDER)
    connection.sync()
    reader, writer = os.pipe()
    compositor.event(sender.id, 1, 3, Fd(writer))
    os.close(writer)
    connection.sync()
    assert os.read(reader, 1) == b""  # no end to write to is left
    os.close(reader)


def test_objects_of_the_compositors_are_made_known(compositor: FakeCompositor, connection: Connection) -> None:
    sender = connection.bind(SENDER)
    made: list[object] = []
    sender.on("made", lambda one: made.append(one.interface.name))
    connection.sync()
    compositor.event(sender.id, 2, 0xFF000000)
    connection.sync()
    assert made == ["test_made"]
    assert connection.bind(WL_SEAT).id < 100  # numbers of ours go on as before


def test_numbers_are_used_again_once_the_compositor_lets_go(connection: Connection) -> None:
    ids = set()
    for _ in range(50):
        sender = connection.bind(SENDER)
        ids.add(sender.id)
        sender.destroy()
        sender.destroy()
        connection.sync()
    assert len(ids) < 5


def test_nothing_is_asked_of_an_object_that_is_destroyed(connection: Connection) -> None:
    sender = connection.bind(SENDER)
    sender.destroy()
    with pytest.raises(ValueError, match="destroyed"):
        sender.send("destroy")


def test_a_refusal_names_the_interface_and_lasts(compositor: FakeCompositor, connection: Connection) -> None:
    sender = connection.bind(SENDER)
    compositor.on("test_sender.destroy", lambda request: compositor.refuse(request.object_id, 4, "not like that"))
    sender.send("destroy")
    with pytest.raises(RequestRefused, match="test_sender: not like that") as refused:
        connection.sync()
    assert (refused.value.interface, refused.value.code) == ("test_sender", 4)
    with pytest.raises(RequestRefused):
        connection.dispatch()


def test_a_compositor_that_goes_is_a_fault(compositor: FakeCompositor, connection: Connection) -> None:
    compositor.hang_up()
    with pytest.raises(CompositorGone):
        connection.sync()


def test_a_compositor_that_hangs_is_a_fault(compositor: FakeCompositor, connection: Connection) -> None:
    compositor.silent = True
    with pytest.raises(CompositorGone, match="in time"):
        connection.sync(0.05)


def test_no_compositor_at_all_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(CompositorGone, match="wayland-9"):
        Connection.open({"XDG_RUNTIME_DIR": str(tmp_path), "WAYLAND_DISPLAY": "wayland-9"})


def test_another_thread_ends_the_waiting(connection: Connection) -> None:
    asked = threading.Event()
    threading.Timer(0.05, lambda: (asked.set(), connection.wake())).start()
    assert connection.wait(asked.is_set, 10)


def test_a_picture_is_shared_and_free_again_when_the_compositor_says_so(
    compositor: FakeCompositor, connection: Connection
) -> None:
    picture = Picture(connection.bind(WL_SHM), 3, 2)
    picture.pixels[:4] = b"\1\2\3\4"
    picture.busy = True
    connection.sync()
    _, pool_fd, size = compositor.named("wl_shm.create_pool")[0].arguments
    assert size == 3 * 2 * 4
    assert contents(int(pool_fd))[:4] == b"\1\2\3\4"
    compositor.event(picture.buffer.id, 0)
    connection.sync()
    assert not picture.busy
    picture.close()


def test_the_place_of_a_new_object_can_be_told(compositor: FakeCompositor, connection: Connection) -> None:
    connection.bind(WL_SHM).create("create_pool", Interface("wl_shm_pool"), NEW, Fd(0), 8)
    connection.sync()
    (request,) = compositor.named("wl_shm.create_pool")
    os.close(int(request.arguments[1]))
    assert request.arguments[2] == 8
