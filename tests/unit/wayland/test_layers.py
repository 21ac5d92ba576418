"""Pictures on layers of the screen, against a compositor that a test plays."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from layers_rig import CLOSED, CORE, SCREEN, LayerCompositor, wait_for

from tray_app.wayland.layers import Edge, Layers, LayerSurface, Place, Rows
from tray_app.wayland.pointer import Pointer
from tray_app.wayland.wire import CompositorGone, NotOffered

BOTTOM = Place(Edge.BOTTOM, bottom=32)
SIZE = (40, 20)


class Painted:
    """Fills the picture with one more than before, and keeps what it was asked for."""

    def __init__(self) -> None:
        self.asked: list[tuple[float, int, int, Rows]] = []

    def __call__(self, scale: float, width_px: int, height_px: int, rows: Rows) -> memoryview:
        self.asked.append((scale, width_px, height_px, rows))
        return memoryview(bytes([len(self.asked)]) * (width_px * height_px * 4))


class Desk:
    def __init__(self, compositor: LayerCompositor) -> None:
        self.compositor = compositor
        self.layers = Layers(compositor.connect())
        self.painted = Painted()

    def show(self, *, place: Place = BOTTOM, scale: float = 1.0, closed: Callable[[], object] = lambda: None,
             clickable: bool = False) -> LayerSurface:  # fmt: skip
        surface = LayerSurface(self.layers, place, SIZE, self.painted, scale=scale, closed=closed, clickable=clickable)
        self.wait(lambda: bool(self.compositor.attached))
        return surface

    def wait(self, happened: Callable[[], bool]) -> None:
        wait_for(happened, lambda: self.layers.connection.dispatch(0.02))

    def settle(self) -> None:
        """Everything that was said is dealt with on both sides."""
        self.layers.connection.sync()
        self.layers.connection.sync()


@pytest.fixture
def make_desk() -> Iterator[Callable[..., Desk]]:
    desks: list[Desk] = []

    def make(offers: Sequence[tuple[str, int]] | None = None) -> Desk:
        desks.append(Desk(LayerCompositor() if offers is None else LayerCompositor(offers)))
        return desks[-1]

    yield make
    for desk in desks:
        desk.layers.connection.close()
        desk.compositor.close()


def test_it_stands_at_its_place_and_asks_for_no_keyboard(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    surface = desk.show()
    seen = desk.compositor
    assert seen.last("zwlr_layer_shell_v1.get_layer_surface")[2:] == (0, 3, "holdtalk")
    assert seen.last("zwlr_layer_surface_v1.set_size") == SIZE
    assert seen.last("zwlr_layer_surface_v1.set_anchor") == (2,)
    assert seen.last("zwlr_layer_surface_v1.set_margin") == (0, 0, 32, 0)
    assert seen.last("zwlr_layer_surface_v1.set_keyboard_interactivity") == (0,)
    assert seen.last("zwlr_layer_surface_v1.ack_configure") == (1,)
    assert seen.picture() == (40, 20, b"\1" * 40 * 20 * 4)
    surface.close()
    desk.settle()
    assert [one.interface for one in seen.requests if one.name == "destroy"][-2:] == [
        "zwlr_layer_surface_v1",
        "wl_surface",
    ]


@pytest.mark.parametrize("clickable", [False, True])
def test_clicks_go_through_it_unless_it_can_be_clicked(make_desk: Callable[..., Desk], clickable: bool) -> None:
    desk = make_desk()
    desk.show(clickable=clickable)
    assert bool(desk.compositor.named("wl_surface.set_input_region")) is not clickable
    assert not desk.compositor.named("wl_region.add")


def test_nothing_is_painted_before_the_compositor_asks_for_it(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    surface = desk.show()
    for _ in range(5):
        surface.change(Rows(4, 6))
    desk.settle()
    assert len(desk.painted.asked) == 1
    desk.compositor.ask_for_a_frame()
    desk.wait(lambda: len(desk.painted.asked) == 2)
    assert desk.painted.asked[-1][3] == Rows(4, 6)


def test_only_what_changed_is_written_and_told(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    surface = desk.show()
    surface.change(Rows(4, 6))
    desk.compositor.ask_for_a_frame()
    desk.wait(lambda: len(desk.compositor.attached) == 2)
    assert desk.compositor.last("wl_surface.damage_buffer") == (0, 3, 40, 4)
    desk.compositor.give_back(desk.compositor.attached[0])
    surface.change(Rows(10, 11))
    desk.compositor.ask_for_a_frame()
    desk.wait(lambda: len(desk.compositor.attached) == 3)
    row = 40 * 4
    first, second, third = desk.compositor.attached
    assert first == third != second
    pixels = desk.compositor.picture()[2]
    # In this picture the change before was missing, too.
    assert [pixels[at * row] for at in (0, 2, 4, 10, 12, 19)] == [1, 1, 3, 3, 1, 1]


def test_a_picture_that_the_compositor_still_reads_is_left_alone(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    surface = desk.show()
    surface.change()
    desk.compositor.ask_for_a_frame()
    desk.wait(lambda: len(desk.compositor.attached) == 2)
    surface.change()
    desk.compositor.ask_for_a_frame()
    desk.settle()
    assert len(desk.compositor.attached) == 2, "both are in use"
    desk.compositor.give_back(desk.compositor.attached[0])
    desk.settle()
    surface.draw()  # as after each reading
    desk.wait(lambda: len(desk.compositor.attached) == 3)
    assert desk.compositor.attached[2] == desk.compositor.attached[0]


def test_another_size_waits_for_the_compositor(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    surface = desk.show()
    desk.compositor.ask_for_a_frame()
    desk.settle()
    desk.compositor.agrees = False
    surface.stand(BOTTOM, (60, 30))
    surface.change()
    desk.settle()
    assert len(desk.painted.asked) == 1
    desk.compositor.agree()
    desk.wait(lambda: len(desk.compositor.attached) == 2)
    assert desk.compositor.picture()[:2] == (60, 30)
    surface.stand(Place(Edge.TOP, top=32), (60, 30))
    desk.settle()
    assert desk.compositor.last("zwlr_layer_surface_v1.set_anchor") == (1,)


def test_it_is_as_sharp_as_a_screen_of_one_and_a_half(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    desk.show()
    desk.compositor.event(desk.compositor.object_of("wp_fractional_scale_v1"), 0, 180)
    desk.compositor.ask_for_a_frame()
    desk.wait(lambda: len(desk.compositor.attached) == 2)
    assert desk.compositor.picture()[:2] == (60, 30)
    assert desk.compositor.last("wp_viewport.set_destination") == SIZE
    assert desk.painted.asked[-1][:3] == (1.5, 60, 30)


def test_without_fractions_the_scale_is_that_of_its_screen(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk([*CORE, SCREEN])
    desk.show()
    assert desk.compositor.last("wl_surface.set_buffer_scale") == (1,)
    screen, surface = (desk.compositor.object_of(kind) for kind in ("wl_output", "wl_surface"))
    desk.compositor.event(screen, 3, 2)
    desk.compositor.event(surface, 0, screen)
    desk.compositor.ask_for_a_frame()
    desk.wait(lambda: len(desk.compositor.attached) == 2)
    assert desk.compositor.last("wl_surface.set_buffer_scale") == (2,)
    assert desk.compositor.picture()[:2] == (80, 40)


def test_that_the_compositor_took_it_away_is_told(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    closed: list[bool] = []
    desk.show(closed=lambda: closed.append(True))
    desk.compositor.event(desk.compositor.object_of("zwlr_layer_surface_v1"), CLOSED)
    desk.wait(lambda: bool(closed))


def test_a_compositor_that_goes_is_a_fault_and_nothing_hangs(make_desk: Callable[..., Desk]) -> None:
    desk = make_desk()
    desk.show()
    desk.compositor.hang_up()
    with pytest.raises(CompositorGone):
        desk.settle()


def test_a_compositor_without_layers_is_told() -> None:
    compositor = LayerCompositor([("wl_compositor", 4), ("wl_shm", 1)])
    connection = compositor.connect()
    with pytest.raises(NotOffered):
        Layers(connection)
    connection.close()
    compositor.close()


# --- the mouse ---------------------------------------------------------------------------


class Hand:
    """Keeps what the pointer tells."""

    def __init__(self) -> None:
        self.told: list[tuple[object, ...]] = []

    def pointed(self, x: float, y: float) -> None:
        self.told.append(("at", x, y))

    def left(self) -> None:
        self.told.append(("left",))

    def pressed(self, button: int, down: bool) -> None:
        self.told.append((button, down))

    def scrolled(self, distance: float) -> None:
        self.told.append(("scrolled", distance))


def test_the_mouse_is_told_to_what_it_is_over(make_desk: Callable[..., Desk]) -> None:
    desk, hand = make_desk(), Hand()
    surface = desk.show(clickable=True)
    pointer = Pointer(desk.layers.connection)
    pointer.watch(surface.surface, hand)
    desk.settle()
    desk.compositor.event(desk.compositor.object_of("wl_seat"), 0, 1)
    desk.settle()
    mouse, over = (desk.compositor.object_of(kind) for kind in ("wl_pointer", "wl_surface"))
    desk.compositor.event(mouse, 0, 7, over, 3 * 256, 4 * 256)
    desk.compositor.event(mouse, 2, 0, 5 * 256, 6 * 256)
    desk.compositor.event(mouse, 3, 8, 0, 0x110, 1)
    desk.compositor.event(mouse, 4, 0, 0, 15 * 256)
    desk.compositor.event(mouse, 1, 9, over)
    desk.wait(lambda: len(hand.told) == 5)
    assert hand.told == [("at", 3, 4), ("at", 5, 6), (0x110, True), ("scrolled", 15), ("left",)]
    pointer.forget(surface.surface)
    desk.compositor.event(mouse, 0, 10, over, 0, 0)
    desk.settle()
    assert len(hand.told) == 5
