"""`holdtalk profile`: which profile counts in a window, so that one can be written for it."""

from __future__ import annotations

import argparse
import time
from dataclasses import fields

from tray_app.core.applications import Application
from tray_app.core.errors import HoldtalkError
from tray_app.core.settings import ProfileSettings
from tray_app.core.window_profiles import profile_in


def profile(parsed: argparse.Namespace) -> int:
    from tray_app.paths import settings_path
    from tray_app.settings_file import load
    from tray_app.speech.engines import find_engines

    find_engines()
    application = _named(parsed) if parsed.app or parsed.title else _in_front(parsed.after)
    if application is None:
        raise HoldtalkError("No window has the focus.", "Click into one, and try again: holdtalk profile --after 3")
    settings = load(settings_path()).settings
    name = profile_in(application, settings)
    print(f"program: {application.name or 'it tells no name'} ({application.kind.value})")
    other_names = [one for one in application.names if one != application.name]
    if other_names:
        print(f"also: {', '.join(dict.fromkeys(other_names))}")
    if application.title:
        print(f"title: {application.title}")
    print(f"profile: {name or 'none: as everywhere else'}")
    if name:
        _print_values(settings.profile[name])
    return 0


def _named(parsed: argparse.Namespace) -> Application:
    from tray_app.text.insertion.programs import application_of

    return application_of([parsed.app.lower()] if parsed.app else [], parsed.title)


def _in_front(after_s: float) -> Application | None:
    from tray_app.text.insertion.in_front import application_in_front

    time.sleep(after_s)
    return application_in_front()


def _print_values(own: ProfileSettings) -> None:
    """What it has of its own, as in the file."""
    from tray_app.settings_edits import as_written

    for item in fields(own):
        value = getattr(own, item.name)
        if value != item.default:
            print(f"  {item.name} = {as_written(value)}")
