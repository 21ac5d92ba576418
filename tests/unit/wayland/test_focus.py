"""Who has the focus, as sway, Hyprland, niri and the list of windows tell it."""

from __future__ import annotations

import json
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from fakes_wayland import FakeCompositor, words

from tray_app.wayland.connection import Connection
from tray_app.wayland.focus import Window, WindowListTeller, focus_teller
from tray_app.wayland.sway import loaded_config
from tray_app.wayland.wire import CompositorGone, NotOffered

TREE = {
    "id": 1,
    "nodes": [
        {"id": 5, "pid": 10, "app_id": "foot", "focused": False, "nodes": [], "floating_nodes": []},
        {
            "id": 6,
            "focused": False,
            "nodes": [],
            "floating_nodes": [
                {
                    "id": 7, "pid": 11, "app_id": None, "shell": "xwayland", "focused": True, "nodes": [], "name": "~",
                    "floating_nodes": [], "window_properties": {"class": "XTerm", "instance": "xterm"},
                }
            ],
        },
    ],
}  # fmt: skip


@contextmanager
def answering(path: Path, answer: Callable[[bytes], bytes]) -> Iterator[None]:
    """A socket there answers one question after the other."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(path))
        listening.listen()

        def serve() -> None:
            while True:
                try:
                    connected, _ = listening.accept()
                except OSError:
                    return
                with connected:
                    connected.sendall(answer(connected.recv(4_096)))

        thread = threading.Thread(target=serve)
        thread.start()
        yield
        listening.shutdown(socket.SHUT_RDWR)
        thread.join(5)


def nothing() -> Connection:
    raise CompositorGone("not here")


def sway(tree: object, asked: int = 4) -> Callable[[bytes], bytes]:
    body = json.dumps(tree).encode()

    def answer(question: bytes) -> bytes:
        assert question == b"i3-ipc" + struct.pack("=II", 0, asked)
        return b"i3-ipc" + struct.pack("=II", len(body), asked) + body

    return answer


def test_sway_tells(tmp_path: Path) -> None:
    with answering(tmp_path / "s", sway(TREE)):
        teller = focus_teller({"SWAYSOCK": str(tmp_path / "s")}, nothing)
        assert teller is not None
        assert teller.name == "sway"
        found = teller.focused()
        assert found == Window(7, ("xterm",), is_x11=True)
        assert found.title == "~"


@pytest.mark.parametrize(
    ("told", "path"),
    [({"loaded_config_file_name": "/a"}, Path("/a")), ({"loaded_config_file_name": ""}, None), ([], None)],
)
def test_sway_tells_its_configuration(told: object, path: Path | None, tmp_path: Path) -> None:
    with answering(tmp_path / "s", sway(told, asked=7)):
        assert loaded_config(str(tmp_path / "s")) == path
    assert loaded_config(str(tmp_path / "s")) is None, "it is gone"
    assert loaded_config("") is None


def test_an_empty_workspace_has_no_window(tmp_path: Path) -> None:
    with answering(tmp_path / "s", sway({"id": 1, "nodes": [{"id": 2, "focused": True, "nodes": []}]})):
        teller = focus_teller({"SWAYSOCK": str(tmp_path / "s")}, nothing)
        assert teller is not None
        assert teller.focused() is None


def test_hyprland_tells(tmp_path: Path) -> None:
    told = {
        "address": "0x5",
        "class": "org.gnome.TextEditor",
        "initialClass": "org.gnome.TextEditor",
        "xwayland": False,
    }
    environ = {"HYPRLAND_INSTANCE_SIGNATURE": "abc", "XDG_RUNTIME_DIR": str(tmp_path)}
    with answering(tmp_path / "hypr/abc/.socket.sock", lambda _asked: json.dumps(told).encode()):
        teller = focus_teller(environ, nothing)
        assert teller is not None
        assert teller.focused() == Window("0x5", ("org.gnome.texteditor",))
    with answering(tmp_path / "hypr/def/.socket.sock", lambda _asked: b"{}"):
        teller = focus_teller(environ | {"HYPRLAND_INSTANCE_SIGNATURE": "def"}, nothing)
        assert teller is not None
        assert teller.focused() is None


@pytest.mark.parametrize(
    ("told", "window"), [({"id": 3, "app_id": "foot"}, Window(3, ("foot",))), (None, None)], ids=["one", "none"]
)
def test_niri_tells(tmp_path: Path, told: object, window: Window | None) -> None:
    answer = json.dumps({"Ok": {"FocusedWindow": told}}).encode() + b"\n"
    with answering(tmp_path / "n", lambda _asked: answer):
        teller = focus_teller({"NIRI_SOCKET": str(tmp_path / "n")}, nothing)
        assert teller is not None
        assert teller.focused() == window


@pytest.mark.parametrize("answer", [b"", b"i3-ipc", b"i3-ipc" + struct.pack("=II", 5, 4) + b"nojson", b"x" * 40])
def test_who_answers_nonsense_is_not_heard(tmp_path: Path, answer: bytes) -> None:
    with answering(tmp_path / "s", lambda _asked: answer):
        assert focus_teller({"SWAYSOCK": str(tmp_path / "s")}, nothing) is None


def test_a_socket_left_over_is_passed_by(tmp_path: Path) -> None:
    assert focus_teller({"SWAYSOCK": str(tmp_path / "gone")}, nothing) is None


# --- the list of windows -----------------------------------------------------------------


class ListCompositor(FakeCompositor):
    def __init__(self) -> None:
        super().__init__(
            [("zwlr_foreign_toplevel_manager_v1", 3)],
            {"zwlr_foreign_toplevel_handle_v1": [("", "")] * 7 + [("destroy", "")]},
        )

    def add(self, number: int, app_id: str, *states: int) -> None:
        window = 0xFF000000 + number
        self.add_object(window, "zwlr_foreign_toplevel_handle_v1")
        self.event(self.object_of("zwlr_foreign_toplevel_manager_v1"), 0, window)
        self.event(window, 0, "a title")
        self.event(window, 1, app_id)
        self.event(window, 4, words(*states))
        self.event(window, 5)

    def state(self, number: int, *states: int) -> None:
        self.event(0xFF000000 + number, 4, words(*states))


def test_the_list_of_windows_tells_which_is_active() -> None:
    compositor = ListCompositor()
    teller = WindowListTeller(compositor.connect)
    assert teller.focused() is None
    compositor.add(1, "foot", 0, 2)
    compositor.add(2, "Firefox")
    first = teller.focused()
    assert first is not None
    assert first.names == ("foot",)
    compositor.state(1)
    compositor.state(2, 2)
    second = teller.focused()
    assert second is not None
    assert (second.names, second == first) == (("firefox",), False)
    compositor.state(2)
    compositor.state(1, 2)
    assert teller.focused() == first
    compositor.event(0xFF000001, 6)
    assert teller.focused() is None
    teller.rest()
    compositor.close()


def test_a_compositor_without_the_list_says_so() -> None:
    compositor = FakeCompositor()
    with pytest.raises(NotOffered):
        WindowListTeller(compositor.connect).focused()
    compositor.close()
