"""The program as it is, in a process that also does itself harm when a test orders it.

    provoked_program.py run

It listens on `orders.sock` in the user's run folder. An order is a JSON list, such as ["hold", 300000000]; it is
answered once it is carried out.
"""

from __future__ import annotations

import json
import os
import threading
from multiprocessing.connection import Listener
from pathlib import Path

from tray_app.__main__ import main
from tray_app.api.socket import ask
from tray_app.ui.tray import Tray


class Harm:
    """Carries out orders, by their names."""

    def __init__(self) -> None:
        self._ballast = b""
        self._rested = threading.Event()
        self._went_on = threading.Event()

    def hold(self, size_bytes: int) -> None:
        """Memory for nothing. Every page is written, so that it is really held."""
        self._ballast = b"x" * size_bytes

    def drop(self) -> None:
        self._ballast = b""

    def spin(self) -> None:
        """A thread that is busy with nothing until `rest`."""
        self._rested.clear()
        threading.Thread(target=self._spin, name="busy loop", daemon=True).start()

    def _spin(self) -> None:
        while not self._rested.is_set():
            sum(range(1_000))

    def rest(self) -> None:
        self._rested.set()

    def stand(self) -> None:
        """The windows' thread does nothing until `go_on`."""
        stands = threading.Event()
        self._went_on.clear()

        def stand_still(_tray: Tray) -> None:
            stands.set()
            self._went_on.wait()

        # What a second start has the windows' thread do.
        setattr(Tray, "present", stand_still)  # noqa: B010  # mypy takes no other method for it
        ask("greet")
        stands.wait()

    def go_on(self) -> None:
        self._went_on.set()


def obey(listener: Listener) -> None:
    harm = Harm()
    while True:
        with listener.accept() as connection:
            name, *arguments = json.loads(connection.recv_bytes())
            getattr(harm, name)(*arguments)
            connection.send_bytes(b"done")


if __name__ == "__main__":
    orders = Listener(str(Path(os.environ["XDG_RUNTIME_DIR"]) / "orders.sock"))
    threading.Thread(target=obey, args=(orders,), name="orders", daemon=True).start()
    main()
