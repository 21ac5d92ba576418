"""`holdtalk doctor` on a Wayland session: which way keys come, and why no better one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tray_app.compositor_keys.configuration import are_written
from tray_app.core.bindings import bindings_of, listened_keys
from tray_app.core.checks import Check
from tray_app.core.settings import Settings
from tray_app.core.translation import filled, from_data, marked, sentences
from tray_app.session import Session

from .choice import BOUND, POOR, WORDS, KeyWay, not_through
from .keyboard_hotkeys import BIND_COMMANDS
from .shortcuts import STAND_INS, can_be_kept, is_missed_nowhere
from .wayland_ways import WaylandWays

NAME = marked("Hotkey")


def check_wayland(settings: Settings, session: Session, running: Mapping[str, Any] | None) -> Check:
    """`running` is what the running program says of its keys, which then are not asked for a second time; without one
    each way is asked whether it is there, and no key is asked for: the desktop might ask the user."""
    if running is not None:
        return _of_running(settings, running)
    keys = listened_keys(settings)
    ways = WaylandWays(session, lambda: None)
    passed_over: list[str] = []
    try:
        for way in ways(keys):
            why_not = way.why_not()
            if not why_not:
                said = filled("{keys} will come through {way}.", keys=_named(settings), way=filled(WORDS[way.kind]))
                return _check(settings, way.kind, sentences(said, *passed_over))
            passed_over.append(not_through(way.kind, why_not))
    finally:
        ways.close()
    said = filled("Only keys that call a command are heard. Set here: {keys}.", keys=_named(settings))
    return _check(settings, KeyWay.COMMANDS, sentences(said, *passed_over))


def _of_running(settings: Settings, running: Mapping[str, Any]) -> Check:
    used = next((way for way in KeyWay if way.value == running.get("way")), None)
    why_not = running.get("why_not") or running.get("passed_over", {})  # an older program lacks the first
    passed_over = [not_through(KeyWay(name), from_data(why)) for name, why in why_not.items()]
    called = ", ".join(f"{key}: {name}" for key, name in running.get("called", {}).items() if name)
    told = sentences(from_data(running.get("said") or running.get("told", "")), f"({called})" if called else "")
    problem = running.get("problem")
    if problem is not None:
        return Check(NAME, False, sentences(told, *passed_over), str(problem["remedy"]))
    return _check(settings, used, sentences(told, *passed_over))


def _check(settings: Settings, used: KeyWay | None, detail: str) -> Check:
    """Whoever keeps shortcuts cannot keep every key; and what hears little is told with what hears more."""
    if used in (KeyWay.PORTAL, KeyWay.GLOBAL_ACCEL):
        detail = sentences(detail, *_limits(settings))
    if used in POOR and are_written():
        return Check(NAME, True, detail if detail.startswith(BOUND) else sentences(BOUND, detail))
    remedy = BIND_COMMANDS if used in POOR else ""
    return Check(NAME, used is not KeyWay.COMMANDS, detail, remedy)


def _limits(settings: Settings) -> list[str]:
    found: list[str] = []
    for binding in bindings_of(settings):
        if not can_be_kept(binding.key):
            said = filled(
                "No desktop keeps {key} as a shortcut, so {other} is asked for.", key=binding.key, other=STAND_INS[0]
            )
            found.append(said)
    cancel = settings.hotkey.cancel_key
    if not (can_be_kept(cancel) and is_missed_nowhere(cancel)):
        said = filled(
            "{key} does not throw a recording away here, for it would be kept from every window: `holdtalk cancel` "
            "does, or another cancel_key such as f10.",
            key=cancel,
        )
        found.append(said)
    return found


def _named(settings: Settings) -> str:
    return ", ".join(f"{binding.key} ({binding.mode})" for binding in bindings_of(settings))
