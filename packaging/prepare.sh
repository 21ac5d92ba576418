# Sourced by run and test: brings this machine to where the program can start, and is quick when it already is.
# Sets: root (the checkout), venv (its environment).

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
venv="$root/.venv"

# What the program itself needs of the system: sound, Qt's platform plugin, fonts.
program_packages=(
    libportaudio2 libasound2-plugins libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 fonts-dejavu-core
    libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1
)
# What a desktop without a screen is made of (packaging/desktop.py).
desktop_packages=(
    xvfb openbox trayer dbus-daemon pulseaudio pulseaudio-utils xdotool xclip xterm imagemagick x11-utils
    x11-xkb-utils x11-xserver-utils python3-gi gir1.2-gtk-3.0
)

say() { printf '%s\n' "holdtalk: $*" >&2; }

missing_of() {
    local package
    for package in "$@"; do
        case "$(dpkg-query -W -f='${db:Status-Abbrev}' "$package" 2>/dev/null)" in
            ?i*) ;;
            *) printf '%s\n' "$package" ;;
        esac
    done
}

# need_packages NAME... installs what is missing; says what to do where it cannot, and goes on.
need_packages() {
    if ! command -v dpkg-query >/dev/null; then
        [ -e "$venv/.packages-named" ] || say "not a Debian system; please see to it that you have what Debian calls: $*"
        packages_named=yes
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_of "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    say "installing system packages: ${missing[*]}"
    local as_root=(env DEBIAN_FRONTEND=noninteractive)
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "neither root nor sudo; install them yourself: apt-get install ${missing[*]}"
            return 0
        fi
        as_root=(sudo env DEBIAN_FRONTEND=noninteractive)
    fi
    local install=("${as_root[@]}" apt-get install -y -q --no-install-recommends "${missing[@]}")
    # Fresh machines have no package lists, and old lists name packages that are gone: only then is an update due.
    "${install[@]}" >&2 || { say "reading the package lists anew"; "${as_root[@]}" apt-get update -q >&2 && "${install[@]}" >&2; } \
        || say "the packages could not be installed; going on without: ${missing[*]}"
}

# A Python of at least 3.11, one that can make environments if there is any.
choose_python() {
    local candidate path able=""
    for candidate in ${HOLDTALK_PYTHON:+"$HOLDTALK_PYTHON"} python3 python3.13 python3.12 python3.11 /usr/bin/python3; do
        path="$(command -v "$candidate")" || continue
        "$path" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
        able="${able:-$path}"
        if "$path" -c 'import ensurepip, venv' 2>/dev/null; then
            printf '%s\n' "$path"
            return 0
        fi
    done
    [ -n "$able" ] && printf '%s\n' "$able"
}

# The evdev package (pynput reads keys through it outside X) comes as source and needs a compiler and headers.
need_build_tools() {
    local python="$1" version
    version="$("$python" -c 'import sys; print("python%d.%d" % sys.version_info[:2])')"
    "$python" -c 'import ensurepip, venv' 2>/dev/null || need_packages "$version-venv"
    local tools=()
    command -v gcc >/dev/null || tools+=(gcc libc6-dev)
    [ -e /usr/include/linux/input.h ] || tools+=(linux-libc-dev)
    "$python" -c 'import os, sys, sysconfig; sys.exit(not os.path.exists(sysconfig.get_path("include") + "/Python.h"))' \
        || tools+=("$version-dev")
    [ "${#tools[@]}" -eq 0 ] || need_packages "${tools[@]}"
}

# need_venv run|test makes .venv and installs the program (test: and the tools) unless a stamp says it is done.
need_venv() {
    local group="$1" unfinished="$venv/.unfinished" stamp="$venv/.installed-$1" wanted
    wanted="$(sha256sum "$root/pyproject.toml" | cut -d' ' -f1)"
    if [ ! -e "$unfinished" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && "$venv/bin/python" -c '' 2>/dev/null; then
        return 0
    fi
    local python
    python="$(choose_python)" || { say "Python 3.11 or newer is needed and was not found (on Debian 12: apt-get install python3 python3-venv)"; return 1; }
    need_build_tools "$python"
    # An install that was broken off leaves packages half there; pip would take them for whole.
    if [ -e "$unfinished" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
        say "making the environment .venv with $("$python" --version)"
        "$python" -m venv --clear "$venv" || { say "the environment could not be made"; return 1; }
    fi
    : >"$unfinished"
    local what=(-e "$root") tools
    if [ "$group" = test ]; then
        mapfile -t tools < <(cd "$root" && "$venv/bin/python" -c 'import tomllib
print(*tomllib.load(open("pyproject.toml", "rb"))["dependency-groups"]["dev"], sep="\n")')
        what+=("${tools[@]}")
    fi
    say "installing the program into .venv (a few minutes the first time)"
    "$venv/bin/python" -m pip install --disable-pip-version-check "${what[@]}" 2>&1 | grep --line-buffered -v '^Requirement already satisfied' >&2
    if [ "${PIPESTATUS[0]}" -ne 0 ]; then
        say "the program's Python packages could not be installed; see the message above, then run this again"
        return 1
    fi
    printf '%s\n' "$wanted" >"$stamp"
    [ "$group" = test ] && cp "$stamp" "$venv/.installed-run"
    [ -n "${packages_named:-}" ] && : >"$venv/.packages-named"
    rm -f "$unfinished"
}
