"""The core protocol's interfaces that more than one part needs, as far as we use them."""

from __future__ import annotations

from .wire import Interface

WL_SEAT = Interface("wl_seat", "get_pointer get_keyboard get_touch release", {"capabilities": "u", "name": "s"})
WL_KEYBOARD = Interface(
    "wl_keyboard",
    "release",
    {"keymap": "uhu", "enter": "uoa", "leave": "uo", "key": "uuuu", "modifiers": "uuuuu", "repeat_info": "ii"},
)
WL_COMPOSITOR = Interface("wl_compositor", "create_surface create_region")
WL_REGION = Interface("wl_region", "destroy add subtract")
WL_SURFACE = Interface(
    "wl_surface",
    "destroy attach damage frame set_opaque_region set_input_region commit set_buffer_transform set_buffer_scale "
    "damage_buffer offset",
    {"enter": "o", "leave": "o", "preferred_buffer_scale": "i", "preferred_buffer_transform": "u"},
)
WL_OUTPUT = Interface(
    "wl_output",
    "release",
    {"geometry": "iiiiissi", "mode": "uiii", "done": "", "scale": "i", "name": "s", "description": "s"},
)
WL_SHM = Interface("wl_shm", "create_pool release", {"format": "u"})
WL_SHM_POOL = Interface("wl_shm_pool", "create_buffer destroy resize")
WL_BUFFER = Interface("wl_buffer", "destroy", {"release": ""})

ARGB8888 = 0
"""Of wl_shm's formats, one that every compositor has: blue, green, red, alpha, with alpha multiplied in."""
