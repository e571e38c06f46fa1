#!/usr/bin/env bash
# bare.sh SUITE root|user: README's two commands on a Debian that has nothing installed, made with debootstrap in
# build/deep/, in namespaces of its own. Needs root. The tree is a clone of HEAD, as a stranger would have it.
# root: `./run` (no display: it renders the clip) and the whole `./check`. user: the same as an ordinary user with sudo.
set -euo pipefail
suite=$1 who=$2
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
place=$root/build/deep/$suite-$who
[ "$(id -u)" -eq 0 ] || { echo "a bare Debian needs root to be made" >&2; exit 1; }

# The mirror that this machine itself uses.
mirror=$({ sed -n 's/^URIs: *//p' /etc/apt/sources.list.d/*.sources; sed -n 's/^deb \([^[ ][^ ]*\).*/\1/p' /etc/apt/sources.list; } 2>/dev/null |
    grep -E '/debian/?$' | head -n 1 || true)
mirror=${mirror:-http://deb.debian.org/debian}

# inside SCRIPT: runs it in the bare machine with mounts and processes of its own.
inside() {
    unshare --mount --pid --fork --mount-proc bash -euc '
        place=$1
        mount --make-rprivate /
        mount -t proc proc "$place/proc"
        mount --rbind /sys "$place/sys"
        mount -t tmpfs tmpfs "$place/dev"
        for node in null zero full random urandom tty; do
            touch "$place/dev/$node"; mount --bind "/dev/$node" "$place/dev/$node"
        done
        mkdir "$place/dev/shm" "$place/dev/pts"
        mount -t tmpfs -o mode=1777 tmpfs "$place/dev/shm"
        ln -s /proc/self/fd "$place/dev/fd"
        ln -s /proc/self/fd/0 "$place/dev/stdin"
        ln -s /proc/self/fd/1 "$place/dev/stdout"
        ln -s /proc/self/fd/2 "$place/dev/stderr"
        exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin TERM=dumb LANG=C.UTF-8 chroot "$place" bash -euc "$2"
    ' inside "$place" "$1"
}

rm -rf --one-file-system "$place"
debootstrap --variant=minbase --include=ca-certificates "$suite" "$place" "$mirror" >"$place.debootstrap" 2>&1 ||
    { tail -n 20 "$place.debootstrap" >&2; exit 1; }
cp -L /etc/resolv.conf "$place/etc/resolv.conf"
printf 'APT::Install-Recommends "false";\nDPkg::Options "--force-unsafe-io";\n' >"$place/etc/apt/apt.conf.d/90quick"
if [ "$who" = user ]; then
    inside 'apt-get -qq update && apt-get -qq -y install sudo >/dev/null && useradd -m -s /bin/bash teacher &&
            echo "teacher ALL=(ALL) NOPASSWD: ALL" >/etc/sudoers.d/teacher'
    home=$place/home/teacher
    as='su - teacher -c'
else
    home=$place/root
    as='bash -c'
fi
before=$(inside 'dpkg-query -W | wc -l')
git -c safe.directory='*' clone -q --no-hardlinks "$root" "$home/khalkha"
[ "$who" = root ] || inside 'chown -R teacher: /home/teacher/khalkha'
started=$SECONDS
inside "$as 'cd ~/khalkha && ./run && ls -l clips && ./run --version'"
ran=$((SECONDS - started))
inside "$as 'cd ~/khalkha && ./check'"
after=$(inside 'dpkg-query -W | wc -l')
version=$(cat "$place/etc/debian_version")
rm -rf --one-file-system "$place"
echo "Debian $version: $before packages before, $after after; ./run $((ran / 60)) min, ./check $(((SECONDS - started - ran) / 60)) min"
