"""Where the window with the focus stands, as sway tells it."""

from __future__ import annotations

import json
import socket
import struct
from pathlib import Path
from typing import Any

import pytest

from tray_app.core.supervision import start_thread
from tray_app.wayland.window_place import WindowPlace, focused_place, place_in


def rect(x: int, y: int, width: int = 0, height: int = 0) -> dict[str, int]:
    return {"x": x, "y": y, "width": width, "height": height}


def tree(**window: Any) -> dict[str, Any]:
    shown = {
        "focused": True, "pid": 7, "shell": "xdg_shell",
        "rect": rect(1_480, 148), "window_rect": rect(2, 0), "geometry": rect(10, 12), **window,
    }  # fmt: skip
    other = {"nodes": [{"pid": 6, "focused": False}]}
    return {
        "nodes": [
            {"rect": rect(0, 0, 1_280, 800), "nodes": [other]},
            {"rect": rect(1_280, 100, 1_920, 1_080), "nodes": [{"nodes": [], "floating_nodes": [shown]}]},
        ]
    }


@pytest.mark.parametrize(
    ("told", "place"),
    [
        (tree(), WindowPlace(192, 36, 1_920, 1_080)),
        (tree(shell="xwayland"), WindowPlace(-1_280, -100, 1_920, 1_080)),
        (tree(focused=False), None),
        (tree(pid=None), None),
    ],
    ids=["native", "X11", "none has it", "an empty workspace"],
)
def test_the_place_is_that_of_the_surface_on_its_screen(told: dict[str, Any], place: WindowPlace | None) -> None:
    assert place_in(told) == place


@pytest.mark.parametrize("answer", [json.dumps(tree()).encode(), b"no JSON", b""])
def test_sway_is_asked_and_may_say_anything(tmp_path: Path, answer: bytes) -> None:
    path = str(tmp_path / "sway.sock")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(path)
        server.listen(1)

        def tell() -> None:
            connection, _ = server.accept()
            with connection:
                connection.recv(14)
                if answer:
                    connection.sendall(struct.pack("=6sII", b"i3-ipc", len(answer), 4) + answer)

        teller = start_thread("sway", tell)
        told = focused_place({"SWAYSOCK": path})
        teller.join(5)
    assert (told is not None) is answer.startswith(b"{")


def test_elsewhere_nobody_tells() -> None:
    assert focused_place({}) is None
    assert focused_place({"SWAYSOCK": "/nowhere"}) is None
