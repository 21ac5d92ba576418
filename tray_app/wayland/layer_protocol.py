"""The interfaces of what is shown above the windows, as far as we use them."""

from __future__ import annotations

from .wire import Interface

LAYER_SHELL = Interface("zwlr_layer_shell_v1", "get_layer_surface destroy")
LAYER_SURFACE = Interface(
    "zwlr_layer_surface_v1",
    "set_size set_anchor set_exclusive_zone set_margin set_keyboard_interactivity get_popup ack_configure destroy "
    "set_layer",
    {"configure": "uuu", "closed": ""},
)
VIEWPORTER = Interface("wp_viewporter", "destroy get_viewport")
VIEWPORT = Interface("wp_viewport", "destroy set_source set_destination")
FRACTIONAL_SCALES = Interface("wp_fractional_scale_manager_v1", "destroy get_fractional_scale")
FRACTIONAL_SCALE = Interface("wp_fractional_scale_v1", "destroy", {"preferred_scale": "u"})
FRAME = Interface("wl_callback", "", {"done": "u"})
WL_POINTER = Interface(
    "wl_pointer",
    "set_cursor release",
    {
        "enter": "uoff",
        "leave": "uo",
        "motion": "uff",
        "button": "uuuu",
        "axis": "uuf",
        "frame": "",
        "axis_source": "u",
        "axis_stop": "uu",
        "axis_discrete": "ui",
    },
)
CURSOR_SHAPES = Interface("wp_cursor_shape_manager_v1", "destroy get_pointer")
CURSOR_SHAPE = Interface("wp_cursor_shape_device_v1", "destroy set_shape")

OVERLAY_LAYER = 3
"""Of zwlr_layer_shell_v1: above everything but the lock screen."""
NO_KEYBOARD = 0
FRACTIONS = 120
"""wp_fractional_scale_v1 counts in parts of this."""
