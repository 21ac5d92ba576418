"""The wheel alone, in an empty environment, finds its resources and its command line."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
RESOURCES = sorted(
    str(path.relative_to(ROOT / "resources"))
    for path in (ROOT / "resources").rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
)
FIND = "from tray_app.core.resources import resource_path; import sys; print(resource_path(sys.argv[1]))"


def run(*argv: str | Path, cwd: Path) -> str:
    done = subprocess.run([*map(str, argv)], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment with nothing but our wheel in it."""
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, cwd=folder)
    (wheel,) = folder.glob("holdtalk-*.whl")
    environment = folder / "environment"
    run(sys.executable, "-m", "venv", "--without-pip", environment, cwd=folder)
    python = environment / "bin" / "python"
    run(sys.executable, "-m", "pip", "--python", python, "install", "-q", "--no-deps", "--no-index", wheel, cwd=folder)
    return environment


@pytest.mark.parametrize("name", RESOURCES)
def test_the_installed_wheel_finds_every_resource(installed: Path, name: str) -> None:
    # -I keeps the checkout out of sys.path.
    found = Path(run(installed / "bin" / "python", "-I", "-c", FIND, name, cwd=installed).strip())
    assert found.is_relative_to(installed)
    assert found.read_bytes() == (ROOT / "resources" / name).read_bytes()


def test_there_are_resources_to_find() -> None:
    assert any(name.endswith(".svg") for name in RESOURCES)


def test_the_installed_command_needs_no_dependency_to_show_its_help(installed: Path) -> None:
    assert "transcribe" in run(installed / "bin" / "holdtalk", "--help", cwd=installed)


def test_the_wheel_carries_neither_tests_nor_tools(installed: Path) -> None:
    (site,) = installed.glob("lib/python*/site-packages")
    ours = {path.name for path in site.iterdir() if not path.name.endswith(".dist-info")}
    assert ours <= {"tray_app", "__pycache__"}
