# Sourced by run and test: brings this machine to where the program can start, and is quick when it already is.
# Sets: root (the checkout), venv (its environment).

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
venv="$root/.venv"

# What the program itself needs of the system: sound (pactl names the microphones, for PipeWire too), Qt's platform
# plugin, fonts, and who reads aloud.
program_packages=(
    espeak-ng
    libportaudio2 libasound2-plugins pulseaudio-utils libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 fonts-dejavu-core
    libxkbcommon0 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
    libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1
)
fedora_packages=(
    espeak-ng portaudio alsa-plugins-pulseaudio pulseaudio-utils mesa-libEGL mesa-libGL glib2 dbus-libs fontconfig dejavu-sans-fonts
    libxkbcommon libxkbcommon-x11 xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil
    gcc python3-devel kernel-headers
)
arch_packages=(
    espeak-ng portaudio alsa-plugins libpulse mesa glib2 dbus fontconfig ttf-dejavu libxkbcommon libxkbcommon-x11
    xcb-util-cursor xcb-util-wm xcb-util-image xcb-util-keysyms xcb-util-renderutil gcc python linux-api-headers
)
# What a desktop without a screen is made of (packaging/desktop.py); its sound server is chosen in need_desktop.
desktop_packages=(
    xvfb openbox trayer dbus-daemon xdotool xclip xterm imagemagick x11-utils
    x11-xkb-utils x11-xserver-utils python3-gi gir1.2-gtk-3.0
)
# The windows and aids that only the tests ask for.
test_packages=(
    chromium emacs-gtk gir1.2-gtk-4.0 python3-tk xkbset autocutsel procps ffmpeg
    at-spi2-core gir1.2-atspi-2.0 python3-gi python3-pyatspi
    # a Wayland desktop without a screen (packaging/wayland_desktop.py)
    sway swaybg xwayland foot wl-clipboard wtype grim mako-notifier libglib2.0-bin
)

say() { printf '%s\n' "holdtalk: $*" >&2; }

# Prints those of NAME... that are neither installed nor provided by an installed package (libglib2.0-0t64 provides
# libglib2.0-0).
missing_of() {
    dpkg-query -W -f='${db:Status-Abbrev}|${Package}|${Provides}\n' 2>/dev/null | awk -F'|' -v wanted="$*" '
        substr($1, 2, 1) == "i" {
            has[$2] = 1
            count = split($3, provided, /, */)
            for (i = 1; i <= count; i++) { sub(/[ :(].*/, "", provided[i]); has[provided[i]] = 1 }
        }
        END {
            count = split(wanted, names, " ")
            for (i = 1; i <= count; i++) if (!(names[i] in has)) print names[i]
        }'
}

# need_packages NAME... installs what is missing and removes nothing; says what to do where it cannot, and goes on.
need_packages() {
    if ! command -v dpkg-query >/dev/null; then
        say "please see to it that you have what Debian calls: $*"
        return 0
    fi
    local missing
    mapfile -t missing < <(missing_of "$@")
    [ "${#missing[@]}" -gt 0 ] || return 0
    if was_given_up "${missing[*]}"; then
        say "still without: ${missing[*]} (install them yourself: apt-get install ${missing[*]})"
        return 0
    fi
    local as_root=(env DEBIAN_FRONTEND=noninteractive)
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            give_up "${missing[*]}" "neither root nor sudo here; install them yourself: apt-get install ${missing[*]}"
            return 0
        fi
        as_root=(sudo env DEBIAN_FRONTEND=noninteractive)
    fi
    local plan
    # Fresh machines have no package lists, and old lists name packages that are gone: only then is an update due.
    if ! plan="$(plan_of "${missing[@]}")"; then
        say "reading the package lists anew"
        "${as_root[@]}" apt-get update -q >&2
        plan="$(plan_of "${missing[@]}")" || plan=""
    fi
    local removed
    removed="$(awk '$1 == "Remv" { print $2 }' <<<"$plan" | tr '\n' ' ')"
    if [ -n "$removed" ]; then
        give_up "${missing[*]}" "not installing ${missing[*]}: apt would remove ${removed% }, and nothing of yours is to go; going on without"
        return 0
    fi
    say "installing system packages: ${missing[*]}"
    local install=("${as_root[@]}" apt-get install -y -q --no-install-recommends --no-remove "${missing[@]}")
    "${install[@]}" >&2 || { say "reading the package lists anew"; "${as_root[@]}" apt-get update -q >&2 && "${install[@]}" >&2; } \
        || give_up "${missing[*]}" "the packages could not be installed; going on without: ${missing[*]}"
}

plan_of() { apt-get install -s --no-install-recommends "$@" 2>/dev/null; }

# A start must not ask for a password, or wait for a network that is not there, each time for the same packages: what
# failed is tried again after a day, when the list changes, or by packaging/test.
give_up() {
    say "$2"
    [ -d "$venv" ] && printf '%s\n' "$1" >>"$venv/.packages-failed"
    return 0
}

was_given_up() {
    [ "${try_again:-}" != yes ] || return 1
    [ -n "$(find "$venv/.packages-failed" -mtime -1 2>/dev/null)" ] && grep -qxF "$1" "$venv/.packages-failed"
}

# What the program needs, on Debian's systems; elsewhere what is missing is said by its name there.
need_program() {
    local missing=() name
    if command -v dpkg-query >/dev/null; then
        need_packages "${program_packages[@]}"
    elif command -v rpm >/dev/null; then
        for name in "${fedora_packages[@]}"; do rpm -q --whatprovides "$name" >/dev/null 2>&1 || missing+=("$name"); done
        [ "${#missing[@]}" -eq 0 ] || say "please install what is missing: sudo dnf install ${missing[*]}"
    elif command -v pacman >/dev/null; then
        mapfile -t missing < <(pacman -T "${arch_packages[@]}")
        [ "${#missing[@]}" -eq 0 ] || say "please install what is missing: sudo pacman -S --needed ${missing[*]}"
    elif [ ! -e "$venv/.installed-run" ]; then
        say "not a system whose packages are known here; please see to it that you have what Debian calls: ${program_packages[*]}"
    fi
}

# The desktop without a screen speaks through the sound server that is here. PulseAudio and PipeWire's sound cannot
# both be installed: where neither is, and PulseAudio would push something out, it is PipeWire.
need_desktop() {
    local sound=(pulseaudio)
    if ! command -v pulseaudio >/dev/null; then
        if [ "$(missing_of pipewire-pulse pipewire-alsa pipewire-audio | wc -l)" -lt 3 ] \
            || plan_of pulseaudio | grep -q '^Remv'; then
            sound=(pipewire pipewire-pulse wireplumber)
        fi
    fi
    need_packages "${desktop_packages[@]}" "${sound[@]}" "$@"
}

# A Python of at least 3.11, one that can make environments if there is any.
# Prints nothing where there is none.
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
    printf '%s\n' "$able"
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
    python="$(choose_python)"
    if [ -z "$python" ]; then
        need_packages python3 python3-venv
        python="$(choose_python)"
    fi
    [ -n "$python" ] || { say "Python 3.11 or newer is needed and was not found"; return 1; }
    need_build_tools "$python"
    # An install that was broken off leaves packages half there; pip would take them for whole.
    if [ -e "$unfinished" ] || ! "$venv/bin/python" -m pip --version >/dev/null 2>&1; then
        say "making the environment .venv with $("$python" --version)"
        "$python" -m venv --clear "$venv" || { say "the environment could not be made"; return 1; }
    fi
    : >"$unfinished"
    # With the extras: whoever switches such a part on must not have to come back here.
    local what=(-e "$root[api,hands-free,models,remote,serve]") tools
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
    rm -f "$unfinished"
}

# The tests' second speech model (packaging/speech_models.py); without it those that need it are skipped.
need_second_model() {
    PYTHONPATH="$root" "$venv/bin/python" "$root/packaging/speech_models.py" || return 0
}

# GNOME and KDE for the tests (packaging/wayland_root). Without them the tests that need them are skipped and say so; what
# could not be made is tried again after a day.
need_wayland_root() {
    local given_up="$venv/.wayland-root-failed"
    "$root/packaging/wayland_root" --here >/dev/null && return 0
    [ "$(id -u)" -eq 0 ] && [ -z "$(find "$given_up" -mtime -1 2>/dev/null)" ] || return 0
    "$root/packaging/wayland_root" >/dev/null || : >"$given_up"
}
