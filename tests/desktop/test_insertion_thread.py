"""The insertion thread: nothing that is raised ends it, and nobody who asks it for something is kept waiting."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from desktop import PrivateDesktop
from insertion_rigs import CORPUS, Rig
from target_windows import TextWindow

from tray_app.core.events import DictationId, Inserted, OfferRefused, TargetLost
from tray_app.text.insertion.inserter import X11Insertion
from tray_app.text.insertion.x11_clipboard import X11Clipboard
from tray_app.text.insertion.x11_paste import X11Paste
from tray_app.text.insertion.x11_target import Target, X11Targets
from tray_app.text.insertion.x11_typing import X11Typing

pytestmark = pytest.mark.desktop


@pytest.fixture(scope="module")
def window(desktop: PrivateDesktop) -> Iterator[TextWindow]:
    opened = desktop.open_window("qt")
    yield opened
    opened.close()


@pytest.fixture
def rig(desktop: PrivateDesktop) -> Iterator[Rig]:
    made = Rig(desktop)
    yield made
    made.close()


def _raise(*_arguments: object, **_options: object) -> None:
    raise RuntimeError("unexpected")


@pytest.mark.expected_warning("inserter: the focus could not be asked for")
def test_a_focus_that_cannot_be_asked_for_offers_the_text_and_the_next_one_is_typed(
    rig: Rig, window: TextWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.focus()
    with monkeypatch.context() as patch:
        patch.setattr(X11Targets, "focused", _raise)
        assert isinstance(rig.insert(rig.note(), "offered"), TargetLost)
    assert rig.put_into(window, "typed") == "typed"


@pytest.mark.expected_warning("inserter: insertion failed", r"core\.supervision: the thread insertion died")
@pytest.mark.parametrize(
    ("owner", "name"),
    [(X11Typing, "refresh"), (X11Paste, "read_early")],
    ids=lambda item: getattr(item, "__name__", item),
)
def test_whatever_is_raised_beside_the_texts_every_text_is_answered(
    rig: Rig, window: TextWindow, monkeypatch: pytest.MonkeyPatch, owner: type, name: str
) -> None:
    window.focus()
    with monkeypatch.context() as patch:
        patch.setattr(owner, name, _raise)
        for _ in range(3):
            rig.put("answered", "paste")
    assert rig.put_into(window, "typed") == "typed"


@pytest.mark.expected_warning(r"core\.supervision: the thread insertion died")
def test_a_text_that_could_not_be_put_on_the_clipboard_is_refused(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(X11Clipboard, "offer", _raise)
        rig.insertion.offer("waiting", DictationId(7))
        answer = rig.answers.get(timeout=10)
    assert isinstance(answer, OfferRefused)
    assert answer.dictation_id == DictationId(7)


def test_a_layout_switched_while_the_window_is_waited_for_stays_as_the_user_set_it(
    rig: Rig, window: TextWindow, desktop: PrivateDesktop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The characters do not fit on the unused keys at once, so the window has to take the first ones before."""
    text = "".join(chr(code) for code in range(0x4E00, 0x4E00 + 150)) + CORPUS["ascii"]
    desktop.set_layout("de")
    german = desktop.run(["xkbcomp", desktop.display, "-"])
    desktop.set_layout("us")
    settled = X11Insertion._settled
    switched: list[bool] = []

    def settle_and_switch(insertion: X11Insertion, target: Target) -> bool:
        done = settled(insertion, target)
        if not switched:
            switched.append(True)
            desktop.set_layout("de")
        return done

    monkeypatch.setattr(X11Insertion, "_settled", settle_and_switch)
    try:
        window.focus()
        window.clear()
        assert isinstance(rig.put(text), Inserted)
        assert window.wait_for(text) == text
        rig.insertion.close()
        assert desktop.run(["xkbcomp", desktop.display, "-"]) == german
    finally:
        desktop.set_layout("us")
