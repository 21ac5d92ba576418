"""Asked, told and left alone by other programs on a bus."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from queue import SimpleQueue

import pytest
from dbus_rig import Call, FakeService, PrivateBus, Refusal, Reply, wait_until

from tray_app.dbus.bus import MessageBus
from tray_app.dbus.faults import BusGoneFault, DBusFault, RefusedFault, TooLateFault
from tray_app.dbus.messages import Match, Outcome, Signal, Target

NAME, PATH = "org.example.Clock", "/org/example/Clock"
CLOCK = Target(NAME, PATH, NAME)
RANG = Match(NAME, NAME, "Rang")


def refused(call: Call) -> Reply:
    raise Refusal("org.example.Error.Stopped", "the clock has stopped")


def hour(call: Call) -> Reply:
    return "s", (f"{call.body[0]} o'clock",)


def make_clock(address: str) -> FakeService:
    return FakeService(
        address,
        NAME,
        {f"{NAME}.Hour": hour, f"{NAME}.Stop": refused, f"{NAME}.Wait": lambda _call: None},
    )


@pytest.fixture
def clock(daemon: PrivateBus) -> Iterator[FakeService]:
    with make_clock(daemon.address) as service:
        yield service


def test_a_call_brings_the_answer(bus: MessageBus, clock: FakeService) -> None:
    assert bus.call(CLOCK, "Hour", "u", (7,)) == ("7 o'clock",)
    assert bus.unique_name.startswith(":")


def test_calls_may_come_from_many_threads_at_once(bus: MessageBus, clock: FakeService) -> None:
    answers: SimpleQueue[tuple[int, str]] = SimpleQueue()

    def ask(number: int) -> None:
        for _ in range(20):
            answers.put((number, bus.call(CLOCK, "Hour", "u", (number,))[0]))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert answers.qsize() == 80
    while not answers.empty():
        number, said = answers.get()
        assert said == f"{number} o'clock"


def test_an_error_is_told_by_its_name(bus: MessageBus, clock: FakeService) -> None:
    with pytest.raises(RefusedFault) as raised:
        bus.call(CLOCK, "Stop")
    assert raised.value.error_name == "org.example.Error.Stopped"
    assert "the clock has stopped" in raised.value.problem.detail
    assert NAME in raised.value.problem.title


def test_who_is_not_there_is_told_at_once(bus: MessageBus) -> None:
    with pytest.raises(RefusedFault) as raised:
        bus.call(Target("org.example.Nobody", PATH, NAME), "Hour", "u", (1,))
    assert raised.value.error_name.endswith("ServiceUnknown")


def test_an_answer_is_waited_for_no_longer_than_said_and_harmless_when_it_is_late(
    bus: MessageBus, clock: FakeService
) -> None:
    with pytest.raises(TooLateFault):
        bus.call(CLOCK, "Wait", timeout_s=0.05)
    reading, writing = os.pipe()
    clock.answer(clock.called("Wait")[0], "h", (reading,))
    assert bus.call(CLOCK, "Hour", "u", (1,)) == ("1 o'clock",)
    os.close(reading)
    os.close(writing)


def test_who_dies_while_asked_leaves_nobody_waiting(bus: MessageBus, clock: FakeService) -> None:
    def end() -> None:
        wait_until(lambda: clock.called("Wait"))
        clock.stop()

    threading.Thread(target=end).start()
    with pytest.raises(RefusedFault) as raised:
        bus.call(CLOCK, "Wait")
    assert raised.value.error_name.endswith("NoReply")


def test_an_answer_may_be_awaited_by_nobody_or_come_on_the_thread_of_the_bus(
    bus: MessageBus, clock: FakeService
) -> None:
    outcomes: SimpleQueue[tuple[Outcome, str]] = SimpleQueue()
    bus.ask(CLOCK, "Hour", "u", (2,))
    bus.ask(CLOCK, "Hour", "u", (3,), answered=lambda outcome: outcomes.put((outcome, threading.current_thread().name)))
    assert outcomes.get(timeout=20) == (("3 o'clock",), "dbus")


@pytest.mark.expected_warning("supervision: the thread dbus died")
def test_the_thread_that_brings_answers_does_not_wait_for_one_and_lives_on(bus: MessageBus, clock: FakeService) -> None:
    bus.ask(CLOCK, "Hour", "u", (3,), answered=lambda _outcome: bus.call(CLOCK, "Hour", "u", (4,)))
    assert bus.call(CLOCK, "Hour", "u", (5,)) == ("5 o'clock",)


def test_files_are_sent_and_received(bus: MessageBus, daemon: PrivateBus) -> None:
    reading, writing = os.pipe()

    def open_file(_call: Call) -> Reply:
        return "h", (reading,)

    with FakeService(daemon.address, NAME, {f"{NAME}.Open": open_file}):
        (file,) = bus.call(CLOCK, "Open")
    os.write(writing, b"tick")
    with file.to_file("rb", buffering=0) as received:
        assert received.read(4) == b"tick"
    os.close(reading)
    os.close(writing)


# --- what is told ------------------------------------------------------------------------


def test_signals_are_heard_on_the_thread_of_the_bus_until_that_is_ended(bus: MessageBus, clock: FakeService) -> None:
    heard: list[Signal] = []
    end = bus.subscribe(RANG, heard.append)
    bus.call(CLOCK, "Hour", "u", (1,))
    clock.emit(PATH, f"{NAME}.Rang", "u", (7,))
    clock.emit(PATH, f"{NAME}.Ticked")
    wait_until(lambda: heard)
    assert [(signal.member, signal.body, signal.path) for signal in heard] == [("Rang", (7,), PATH)]
    end()
    end()
    clock.emit(PATH, f"{NAME}.Rang", "u", (8,))
    bus.call(CLOCK, "Hour", "u", (1,))
    assert len(heard) == 1


def test_what_another_program_says_in_its_name_is_not_believed(
    bus: MessageBus, clock: FakeService, daemon: PrivateBus
) -> None:
    heard: list[Signal] = []
    bus.subscribe(RANG, heard.append)
    bus.call(CLOCK, "Hour", "u", (1,))
    with FakeService(daemon.address, "org.example.Liar", {}) as liar:
        liar.emit(PATH, f"{NAME}.Rang", "u", (13,), to=bus.unique_name)
        clock.emit(PATH, f"{NAME}.Rang", "u", (7,))
        wait_until(lambda: heard)
    assert [signal.body for signal in heard] == [(7,)]


def test_a_program_that_comes_later_is_heard(bus: MessageBus, daemon: PrivateBus) -> None:
    heard: list[Signal] = []
    owners: list[str] = []
    bus.subscribe(RANG, heard.append)
    bus.watch(NAME, owners.append)
    wait_until(lambda: owners)
    with make_clock(daemon.address) as clock:
        clock.emit(PATH, f"{NAME}.Rang", "u", (7,))
        wait_until(lambda: heard)
    wait_until(lambda: len(owners) == 3)
    assert owners[0] == owners[2] == ""
    assert owners[1] == heard[0].sender


@pytest.mark.expected_warning("dbus.bus: the message bus went away")
def test_when_the_bus_goes_away_everybody_is_told_and_the_next_use_finds_the_new_one(
    bus: MessageBus, daemon: PrivateBus
) -> None:
    heard: list[Signal] = []
    owners: list[str] = []
    outcomes: SimpleQueue[Outcome] = SimpleQueue()
    lost = threading.Event()
    bus.on_lost(lost.set)
    bus.subscribe(RANG, heard.append)
    bus.watch(NAME, owners.append)
    clock = make_clock(daemon.address)
    bus.ask(CLOCK, "Wait", answered=outcomes.put)
    wait_until(lambda: clock.called("Wait"))
    daemon.stop()
    assert isinstance(outcomes.get(timeout=20), DBusFault)
    assert lost.wait(20)
    wait_until(lambda: owners[-1:] == [""])
    with pytest.raises(BusGoneFault):
        bus.call(CLOCK, "Hour", "u", (1,))
    clock.stop()
    daemon.start()
    with make_clock(daemon.address) as another:
        assert bus.call(CLOCK, "Hour", "u", (1,)) == ("1 o'clock",)
        another.emit(PATH, f"{NAME}.Rang", "u", (7,))
        wait_until(lambda: heard)
        wait_until(lambda: owners[-1] == heard[0].sender)


def test_nothing_is_opened_before_the_first_use_nor_after_the_end(daemon: PrivateBus) -> None:
    before = threading.active_count()
    bus = MessageBus(daemon.address)
    assert threading.active_count() == before
    assert bus.unique_name
    bus.close()
    bus.close()
    assert threading.active_count() == before
    with pytest.raises(BusGoneFault):
        bus.call(CLOCK, "Hour", "u", (1,))


@pytest.mark.parametrize("address", ["unix:path=/nowhere/at/all", "tcp:host=localhost,port=1", "no address"])
def test_an_address_without_a_bus_is_a_fault_with_a_remedy(address: str) -> None:
    with pytest.raises(BusGoneFault) as raised:
        MessageBus(address).call(CLOCK, "Hour", "u", (1,))
    assert raised.value.problem.remedy


def test_a_session_without_a_bus_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    with pytest.raises(BusGoneFault, match="DBUS_SESSION_BUS_ADDRESS"):
        MessageBus().call(CLOCK, "Hour", "u", (1,))
