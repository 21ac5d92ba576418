"""What a client that takes too little gets, and when it gets nothing any more."""

from __future__ import annotations

import asyncio
import json

from tray_app.web.outbox import Message, Outbox


def sent(box: Outbox, count: int) -> list[str]:
    async def take() -> list[str]:
        return [(await box.next()).text for _ in range(count)]

    return asyncio.run(take())


def test_messages_leave_in_their_order() -> None:
    box = Outbox(lambda: None)
    for text in ("one", "two", "three"):
        assert box.put(Message(text))
    assert sent(box, 3) == ["one", "two", "three"]


def test_a_full_box_throws_away_the_oldest_of_what_is_made_up_for_and_says_how_many() -> None:
    dropped: list[None] = []
    box = Outbox(lambda: dropped.append(None), most=3)
    assert box.put(Message("state"))
    for number in range(4):
        assert box.put(Message(f"partial {number}", droppable=True))
    assert len(dropped) == 2
    first, *rest = sent(box, 4)
    assert json.loads(first) == {"type": "dropped", "count": 2}
    assert rest == ["state", "partial 2", "partial 3"]


def test_what_matters_pushes_out_what_does_not() -> None:
    box = Outbox(lambda: None, most=2)
    box.put(Message("partial", droppable=True))
    box.put(Message("final"))
    assert box.put(Message("ended"))
    assert sent(box, 3)[1:] == ["final", "ended"]


def test_a_box_full_of_what_matters_has_no_room() -> None:
    box = Outbox(lambda: None, most=2)
    assert box.put(Message("final"))
    assert box.put(Message("ended"))
    assert not box.put(Message("state"))


def test_a_box_is_full_by_its_length_too() -> None:
    box = Outbox(lambda: None, most_bytes=100)
    assert box.put(Message("x" * 60))
    assert not box.put(Message("x" * 60))
