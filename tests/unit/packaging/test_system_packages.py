"""What packaging/prepare.sh asks of apt: what is missing, never a removal, and not the same in vain at every start."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
INSTALLED = "ii |libglib2.0-0t64|libglib2.0-0 (= 2.84.4-3)\nii |xvfb|xserver\nrc |openbox|\n"

pytestmark = pytest.mark.skipif(sys.platform != "linux" or shutil.which("awk") is None, reason="for Linux with awk")


class Machine:
    """A checkout's prepare.sh among stand-ins for apt, dpkg and sudo that write down how they were called."""

    def __init__(self, folder: Path) -> None:
        self._bin = folder / "bin"
        self._bin.mkdir()
        self.checkout = folder / "checkout"
        (self.checkout / "packaging").mkdir(parents=True)
        (self.checkout / ".venv").mkdir()
        shutil.copy(ROOT / "packaging" / "prepare.sh", self.checkout / "packaging" / "prepare.sh")
        self._calls = folder / "calls"
        self.has(INSTALLED)
        self.command("apt-get", "true")
        self.command("sudo", 'exec "$@"')
        self.command("id", "echo 1000")

    def has(self, packages: str) -> None:
        self.command("dpkg-query", f"printf '%s' '{packages}'", noted=False)

    def command(self, name: str, body: str, *, noted: bool = True) -> None:
        path = self._bin / name
        note = f'echo "{name} $*" >>"{self._calls}"\n' if noted else ""
        path.write_text(f"#!/bin/bash\n{note}{body}\n")
        path.chmod(0o755)

    def without(self, name: str) -> None:
        (self._bin / name).unlink()

    def run(self, line: str, *, path: str = "/usr/bin:/bin") -> str:
        """What a shell that sourced prepare.sh prints, both streams together."""
        script = f'source "{self.checkout}/packaging/prepare.sh"; {line}'
        done = subprocess.run(
            ["bash", "-c", script],
            env={"PATH": f"{self._bin}:{path}", "HOME": os.environ.get("HOME", "/")},
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True,
        )  # fmt: skip
        return done.stdout

    @property
    def calls(self) -> list[str]:
        return self._calls.read_text().splitlines() if self._calls.exists() else []

    @property
    def installs(self) -> list[str]:
        return [call for call in self.calls if call.startswith("apt-get install -y")]


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_renamed_package_is_not_missing_for_ever(machine: Machine) -> None:
    assert machine.run("missing_of libglib2.0-0 xvfb openbox").split() == ["openbox"]


def test_nothing_is_asked_of_apt_where_nothing_is_missing(machine: Machine) -> None:
    assert machine.run("need_packages libglib2.0-0 xvfb") == ""
    assert machine.calls == []


def test_what_is_missing_is_installed_without_removing(machine: Machine) -> None:
    machine.run("need_packages xvfb openbox trayer")
    (install,) = machine.installs
    assert install.endswith("openbox trayer")
    assert "--no-remove" in install


def test_a_plan_that_removes_a_package_is_refused_in_words(machine: Machine) -> None:
    machine.command("apt-get", 'case "$*" in *-s*) echo "Remv gnome-core [1]"; echo "Remv pipewire-audio [1]";; esac')
    said = machine.run("need_packages pulseaudio")
    assert machine.installs == []
    assert "apt would remove gnome-core pipewire-audio" in said


def test_a_failed_install_is_not_tried_at_every_start(machine: Machine) -> None:
    machine.command("apt-get", 'case "$*" in *-s*) ;; *) exit 100;; esac')
    machine.run("need_packages trayer")
    tried = len(machine.calls)
    said = machine.run("need_packages trayer")
    assert len(machine.calls) == tried
    assert "still without: trayer" in said
    machine.run("try_again=yes; need_packages trayer")
    assert len(machine.calls) > tried


def test_without_root_and_sudo_it_says_what_to_install_once(machine: Machine, tmp_path: Path) -> None:
    tools = tmp_path / "tools"  # the machine's own sudo must not be found
    tools.mkdir()
    for name in ("bash", "awk", "dirname", "find", "grep", "cat", "env"):
        found = shutil.which(name)
        assert found is not None
        (tools / name).symlink_to(found)
    machine.without("sudo")
    assert "install them yourself: apt-get install trayer" in machine.run("need_packages trayer", path=str(tools))
    assert "installing" not in machine.run("need_packages trayer", path=str(tools))


@pytest.mark.parametrize(
    ("installed", "plan", "added"),
    [
        ("ii |pipewire-pulse|\n", "", "pipewire wireplumber"),
        ("", "Remv pipewire-audio [1]", "pipewire pipewire-pulse wireplumber"),
        ("", "", "pulseaudio"),
    ],
)
def test_the_sound_server_that_is_here_is_used(
    machine: Machine, tmp_path: Path, installed: str, plan: str, added: str
) -> None:
    tools = tmp_path / "tools"  # without the machine's own pulseaudio
    tools.mkdir()
    for name in ("bash", "awk", "dirname", "find", "grep", "cat", "env", "wc", "tr"):
        (tools / name).symlink_to(shutil.which(name) or name)
    machine.has(installed)
    machine.command("apt-get", f'case "$*" in *-s*pulseaudio) echo "{plan}";; esac')
    machine.run("desktop_packages=(xvfb); need_desktop", path=str(tools))
    (install,) = machine.installs
    assert install.endswith(f" xvfb {added}")


def test_on_fedora_the_missing_are_named_as_there(machine: Machine, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("bash", "dirname"):
        (tools / name).symlink_to(shutil.which(name) or name)
    machine.without("dpkg-query")
    machine.command("rpm", 'case "$*" in *gcc*) exit 1;; esac')
    assert "sudo dnf install gcc" in machine.run("need_program", path=str(tools))


def test_a_root_for_gnome_and_kde_that_could_not_be_made_is_not_tried_again_the_same_day(machine: Machine) -> None:
    maker = machine.checkout / "packaging" / "wayland_root"
    tries = machine.checkout / "tries"
    maker.write_text(f'#!/bin/bash\n[ "$1" = --here ] || echo tried >>"{tries}"\nexit 1\n')
    maker.chmod(0o755)
    machine.run("need_wayland_root")
    assert not tries.exists(), "only root can make it"
    machine.command("id", "echo 0")
    machine.run("need_wayland_root")
    machine.run("need_wayland_root")
    assert tries.read_text() == "tried\n"
