"""A small machine with a Linux kernel that has evdev and uinput, for tests that need real input devices where the
kernel of this one has none. Its disk is this machine's, read-only; it is there in some seconds and gone with the test.

    python packaging/input_vm.py        fetches its kernel and udev once (75 MB) into ~/.cache/holdtalk-tests

Needs qemu (`apt-get install qemu-system-x86`, which this installs where it may) on a Debian for x86-64. The processor
is worked out in software, so that it runs wherever this one does.
"""

from __future__ import annotations

import gzip
import lzma
import os
import platform
import re
import shlex
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

CACHE = Path(os.environ.get("HOLDTALK_TEST_CACHE") or Path.home() / ".cache" / "holdtalk-tests") / "input-vm"
QEMU = "qemu-system-x86_64"
PREFIX = "vm: "
"""Before each line that a program in the machine says to us; the kernel writes on the same console."""

_MODULES = (
    "virtio_ring", "virtio", "virtio_pci_legacy_dev", "virtio_pci_modern_dev", "virtio_pci", "netfs", "fscache",
    "9pnet", "9pnet_virtio", "9p", "uinput", "evdev",
)  # fmt: skip
"""In the order in which they need each other; what a kernel does not have apart it has inside."""
_KERNEL_OPTIONS = "console=ttyS0 quiet panic=-1 i8042.nokbd i8042.noaux"
"""Without qemu's own keyboard and mouse."""
_INIT = """#!/bin/busybox sh
b=/bin/busybox
$b mount -t proc proc /proc; $b mount -t sysfs sysfs /sys; $b mount -t devtmpfs dev /dev
for module in /modules/*.ko; do $b insmod $module || echo "vm: no $module"; done
$b mount -t 9p -o trans=virtio,version=9p2000.L,msize=512000,cache=loose,ro host /root || echo "vm: no disk"
$b mount --bind /dev /root/dev
$b mount -t proc proc /root/proc; $b mount -t sysfs sysfs /root/sys
$b mount -t tmpfs tmpfs /root/run; $b mount -t tmpfs tmpfs /root/tmp
$b cp /job /root/run/job
$b chroot /root /bin/sh /run/job
$b poweroff -f
"""
UDEV = "udev"
"""The folder in CACHE with udev and its libraries, which machines such as this one often do without."""
_UDEV_PACKAGES = ("udev", "libsystemd-shared", "libkmod2")
_FILES = (UDEV, "initrd.gz", "vmlinuz")
_MEMORY_MB = 768
_FETCH_TIMEOUT_S = 900


def why_not() -> str:
    """Empty where the machine can be started."""
    if platform.machine() != "x86_64":
        return "the small machine with input devices is for x86-64"
    if shutil.which(QEMU) is None or not _files_there():
        return "the small machine with input devices is not here: python packaging/input_vm.py fetches it"
    return ""


def run(command: Sequence[str], *, environ: dict[str, str], timeout_s: float) -> list[str]:
    """What the command said with PREFIX, as root of that machine, in this folder; and the whole console where it said
    nothing. Blocks until the machine has switched itself off; raises subprocess.TimeoutExpired."""
    job = "\n".join([
        f"cd {shlex.quote(os.getcwd())}",
        "export HOME=/tmp PATH=/usr/bin:/bin",
        *(f"export {name}={shlex.quote(value)}" for name, value in environ.items()),
        shlex.join(command),
        f'echo "{PREFIX}exit code $?"',
    ])  # fmt: skip
    with tempfile.TemporaryDirectory() as folder:
        initrd = Path(folder) / "initrd"
        own = _archive([("init", _INIT.encode(), 0o755), ("job", job.encode(), 0o644)])
        initrd.write_bytes((CACHE / "initrd.gz").read_bytes() + gzip.compress(own))
        done = subprocess.run(
            [
                QEMU, "-accel", "tcg", "-cpu", "max", "-m", str(_MEMORY_MB), "-smp", "1", "-nographic", "-no-reboot",
                "-nic", "none", "-kernel", str(CACHE / "vmlinuz"), "-initrd", str(initrd),
                "-append", _KERNEL_OPTIONS,
                "-fsdev", "local,id=host,path=/,security_model=none,readonly=on,multidevs=remap",
                "-device", "virtio-9p-pci,fsdev=host,mount_tag=host",
            ],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=timeout_s, check=False,
        )  # fmt: skip
    console = done.stdout.decode(errors="replace").splitlines()
    said = [line.partition(PREFIX)[2] for line in console if PREFIX in line]
    return said or console


def fetch() -> None:
    """Blocks for as long as the download takes. Raises OSError or subprocess.CalledProcessError."""
    CACHE.mkdir(parents=True, exist_ok=True)
    if shutil.which(QEMU) is None:
        _as_root("apt-get", "install", "-y", "-q", "--no-install-recommends", "qemu-system-x86")
    if _files_there():
        return
    with tempfile.TemporaryDirectory(dir=CACHE) as scratch:
        work = Path(scratch)
        tree = work / "tree"
        for package in (_kernel_package(), "busybox-static", *_UDEV_PACKAGES):
            subprocess.run(["apt-get", "download", "-q", package], cwd=work, check=True, timeout=_FETCH_TIMEOUT_S)
        for file in work.glob("*.deb"):
            where = work / UDEV if file.name.startswith(_UDEV_PACKAGES) else tree
            subprocess.run(["dpkg-deb", "-x", str(file), str(where)], check=True)
        (work / "initrd.gz").write_bytes(gzip.compress(_archive(_first_files(tree))))
        (kernel,) = (tree / "boot").glob("vmlinuz-*")
        shutil.copy(kernel, work / "vmlinuz")
        for name in _FILES:
            (work / name).rename(CACHE / name)


def _files_there() -> bool:
    return all((CACHE / name).exists() for name in _FILES)


def _as_root(*command: str) -> None:
    subprocess.run([*([] if os.geteuid() == 0 else ["sudo"]), *command], check=True, timeout=_FETCH_TIMEOUT_S)


def _kernel_package() -> str:
    """The one that the name without a version stands for now."""
    told = subprocess.run(["apt-cache", "depends", "linux-image-amd64"], capture_output=True, text=True, check=True)
    found = re.search(r"Depends: (linux-image-\S+)", told.stdout)
    if found is None:
        raise OSError("apt-cache knows no linux-image-amd64: run apt-get update")
    return found[1]


def _first_files(tree: Path) -> Iterator[tuple[str, bytes | None, int]]:
    """What the machine starts with."""
    for folder in ("bin", "dev", "modules", "proc", "root", "sys"):
        yield folder, None, 0o755
    (busybox,) = (path for path in tree.rglob("busybox") if path.is_file() and os.access(path, os.X_OK))
    yield "bin/busybox", busybox.read_bytes(), 0o755
    for number, module in enumerate(_MODULES):
        for path in tree.rglob(f"{module}.ko*"):
            data = lzma.decompress(path.read_bytes()) if path.suffix == ".xz" else path.read_bytes()
            yield f"modules/{number:02}-{module}.ko", data, 0o644


def _archive(files: Sequence[tuple[str, bytes | None, int]] | Iterator[tuple[str, bytes | None, int]]) -> bytes:
    """As the kernel unpacks it (cpio, "newc"); None for a folder."""
    out = bytearray()
    last = ("TRAILER!!!", b"", 0)
    for inode, (name, data, mode) in enumerate((*files, last), 1):
        kind = stat.S_IFDIR if data is None else stat.S_IFREG
        data = data or b""
        path = name.encode() + b"\0"
        fields = (inode, kind | mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(path), 0)
        out += b"070701" + b"".join(b"%08X" % field for field in fields) + path
        out += b"\0" * (-len(out) % 4) + data
        out += b"\0" * (-len(out) % 4)
    return bytes(out)


def main() -> None:
    try:
        fetch()
    except (OSError, subprocess.SubprocessError) as error:
        sys.exit(f"holdtalk: the small machine with input devices could not be fetched: {error}")
    print(why_not() or f"there: {CACHE}")


if __name__ == "__main__":
    main()
