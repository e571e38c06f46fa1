# Sourced by ./run and ./check: installs the Debian packages that are missing.
# shellcheck shell=bash

# Names in package lists, without comments.
package_names() { sed 's/#.*//' "$@" | xargs -n1; }

# Prints those of its arguments that are not installed.
missing_packages() {
    local installed
    installed=$(dpkg-query -W -f '${db:Status-Abbrev}${binary:Package}\n' 2>/dev/null |
        sed -n 's/^ii *\([^:]*\).*/\1/p' | sort -u)
    comm -23 <(printf '%s\n' "$@" | sort -u) <(printf '%s\n' "$installed")
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "Installing packages needs root: run this as root, or install sudo." >&2
        return 1
    fi
}

# install_packages LIST...: says what and how much, waits for the package lock, installs.
install_packages() {
    if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
        echo "No apt-get here: install these by hand, under your system's names:" >&2
        package_names "$@" | xargs >&2
        return 0
    fi
    local names missing
    names=$(package_names "$@")
    # shellcheck disable=SC2086
    missing=$(missing_packages $names)
    [ -n "$missing" ] || return 0
    echo "Missing Debian packages: $(echo "$missing" | xargs)" >&2
    local apt=(apt-get -o DPkg::Lock::Timeout=900 -o Acquire::Retries=3)
    local options=(install --no-install-recommends)
    echo "Reading the package lists ..." >&2
    as_root env DEBIAN_FRONTEND=noninteractive "${apt[@]}" -qq update || return 1
    # shellcheck disable=SC2086
    LC_ALL=C apt-get "${options[@]}" --assume-no $missing 2>/dev/null |
        grep -E '^(Need to get|After this operation|[0-9]+ upgraded)' >&2 || true
    # shellcheck disable=SC2086
    as_root env DEBIAN_FRONTEND=noninteractive "${apt[@]}" "${options[@]}" -qq -y $missing >&2 || {
        echo "The packages could not be installed; see the lines above." >&2
        return 1
    }
}
