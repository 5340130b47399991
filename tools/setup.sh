# shellcheck shell=sh disable=SC2034,SC2154
# Sourced by ./run and ./check, which set $root first. Everything it says goes to standard error,
# so that the output of a command such as `./run export …` stays clean.

python="$root/.venv/bin/python"

# What a bare Debian lacks for Qt's wheel (screen, X11, Wayland, printing) and for the scripts shown.
window_packages="libglib2.0-0 libgl1 libegl1 libxkbcommon0 libdbus-1-3 libfontconfig1
 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0 libx11-xcb1
 libwayland-cursor0 libwayland-egl1 libcups2 fonts-noto-core fonts-dejavu-core"
test_packages="xvfb xauth poppler-utils"

say() {
    printf 'parley: %s\n' "$*" >&2
}

fail() {
    say "$@"
    exit 1
}

# set_up LOCK PACKAGE…: afterwards $python has what LOCK names. Costs two small reads when nothing changed.
set_up() {
    lock=$1
    shift
    libraries_wanted="$*"
    lock_wanted=$(cat "$root/$lock") || fail "$lock is missing."
    libraries_stamp="$root/.venv/$lock.libraries"
    lock_stamp="$root/.venv/$lock.installed"

    if [ -x "$python" ] && stamp_says "$lock_stamp" "$lock_wanted" \
        && stamp_says "$libraries_stamp" "$libraries_wanted"; then
        return 0
    fi

    libraries_complete=yes
    stamp_says "$libraries_stamp" "$libraries_wanted" \
        || install_packages "$@" || libraries_complete=no
    make_environment
    stamp_says "$lock_stamp" "$lock_wanted" || install_lock
    # Without a stamp the next start looks again, and says again what is missing.
    [ $libraries_complete = no ] || printf '%s\n' "$libraries_wanted" > "$libraries_stamp"
}

# stamp_says FILE TEXT: is this what the last successful set-up wrote?
stamp_says() {
    [ -f "$1" ] && [ "$(cat "$1")" = "$2" ]
}

python_runs() {
    "$1" -c "import sys, $2; sys.exit(sys.version_info < (3, 11))" > /dev/null 2>&1
}

find_python() {
    for name in python3.13 python3.12 python3.11 python3; do
        if python_runs "$name" "ensurepip, venv"; then
            command -v "$name"
            return 0
        fi
    done
    return 1
}

make_environment() {
    python_runs "$python" pip && return 0
    base=$(find_python) \
        || fail "Python 3.11 or newer with its venv module is needed (Debian: python3 and python3-venv)."
    say "Making .venv with $base"
    "$base" -m venv --clear "$root/.venv" >&2 || fail "The folder .venv could not be made."
}

install_lock() {
    say "Installing the Python packages of $lock"
    "$python" -m pip install --quiet --disable-pip-version-check -r "$root/$lock" >&2 \
        || fail "The Python packages could not be installed. The next start tries again."
    printf '%s\n' "$lock_wanted" > "$lock_stamp"
}

# install_packages PACKAGE…: installs those that are missing where dpkg and apt exist.
# Fails if some are still missing afterwards.
install_packages() {
    command -v dpkg-query > /dev/null 2>&1 || return 0
    missing=$(missing_packages "$@")
    python_runs "$python" pip || find_python > /dev/null \
        || missing="$missing python3 python3-venv"
    [ -n "$missing" ] || return 0

    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo > /dev/null 2>&1 && { [ -t 0 ] || sudo -n true 2> /dev/null; }; then
        as_root=sudo
    else
        say "These system packages are missing, and only an administrator can install them."
        say_how_to_install
        return 1
    fi
    say "Installing missing system packages:$missing"
    # shellcheck disable=SC2086  # a list of words
    if apt_install $missing; then
        return 0
    fi
    say "Not all of them could be installed. To try by hand, as an administrator:"
    say_how_to_install
    return 1
}

say_how_to_install() {
    # Nothing before and after the two lines, so that they can be copied together.
    printf '\n    apt-get update\n    apt-get install --no-install-recommends%s\n\n' "$missing" >&2
    case " $missing " in
        *" python3 "*) ;;
        *) say "Going on without them; the window may not open, and fonts may be missing." ;;
    esac
}

# Debian renamed some libraries to …t64 when their time type grew; either name will do.
missing_packages() {
    # shellcheck disable=SC2016  # dpkg-query fills these in
    installed=$(dpkg-query -W -f '${db:Status-Status} ${Package};' 2> /dev/null)
    for package in "$@"; do
        case ";$installed" in
            *";installed $package;"* | *";installed ${package}t64;"*) ;;
            *) printf ' %s' "$package" ;;
        esac
    done
}

apt_install() {
    # A fresh image has no package lists; old lists name files that are gone.
    if ls /var/lib/apt/lists/*_Packages* > /dev/null 2>&1; then
        apt_get install --no-install-recommends "$@" && return 0
        say "Trying again with fresh package lists"
    fi
    apt_get update && apt_get install --no-install-recommends "$@"
}

apt_get() {
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get -qq -y -o DPkg::Lock::Timeout=120 "$@" > /dev/null
}
