"""What runs the models: the libraries of the extra `holdtalk[models]`, which not everybody needs."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from collections.abc import Callable

from tray_app.core.errors import ModelFault
from tray_app.core.translation import filled

from .families import FAMILIES, is_runnable

EXTRA = "models"
INSTALL = "holdtalk models install-engine"


def missing_for(family: str) -> str:
    """What a model of this family lacks to be run; empty when nothing."""
    if is_runnable(family):
        return ""
    library = FAMILIES[family].module.replace("_", "-")
    return filled("To run it, {library} has to be installed: {command}", library=library, command=INSTALL)


def requirements() -> list[str]:
    """Of the extra, as this installation of Holdtalk declares them. Raises ModelFault when it declares none."""
    from importlib import metadata  # a megabyte, for whoever installs them

    try:
        told = metadata.requires("holdtalk") or []
    except metadata.PackageNotFoundError:
        told = []
    extra = re.compile(rf"extra\s*==\s*['\"]{EXTRA}['\"]")
    found = [line.partition(";")[0].strip() for line in told if extra.search(line)]
    if not found:
        raise ModelFault(
            "This installation of Holdtalk does not say what models need.",
            "Install Holdtalk again, with its extra: pip install 'holdtalk[models]'",
        )
    return found


def install_command() -> list[str]:
    """What installs it into the environment that Holdtalk runs in."""
    return [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", *requirements()]


def install(say: Callable[[str], None]) -> None:
    """Blocks until it is installed; `say` is told each line of pip's. Raises ModelFault when it cannot be."""
    argv = install_command()
    with subprocess.Popen(argv, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace") as pip:
        assert pip.stdout is not None, "asked for"
        last = ""
        for line in pip.stdout:
            last = line.strip() or last
            say(line.rstrip())
    if pip.returncode != 0:
        raise ModelFault(
            "What runs the models could not be installed.",
            "Check the network, and whether this environment may be changed; then try again.",
            last[-300:],
        )
    importlib.invalidate_caches()
