"""Where a file lies: on a shared drive, in a folder that is synced, or beside a second copy.

All but ``place_of`` is decided from what is handed in: the system's table of mounts, the parts of
a path and the names in its folders.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path, PurePath, PureWindowsPath
from typing import TypeAlias

from db.twins import twins_of
from timeline_app.store import Place

Mounts: TypeAlias = dict[str, tuple[str, str]]
"""By mount point: the kind of file system, and what is mounted."""
NamesIn: TypeAlias = Callable[[PurePath], Iterable[str]]
"""The names in a folder; those of folders end with "/"."""

_SHARES = re.compile(
    r"9p|afp|afs|afpfs|beegfs|ceph|cifs|coda|davfs2?|gfs2?|glusterfs|gpfs|lustre|ncp(fs)?"
    r"|nfs[34]?|fuse|ocfs2|panfs|prl_fs|smb[23]?|smbfs|vboxsf|virtiofs|vmhgfs|webdav"
)
_LOCAL_FUSE = re.compile(
    r"appimage|archivemount|bindfs|cryfs|encfs|exfat(-fuse)?|ext2|fuse2fs|fuse-(ext2|overlayfs|zip)"
    r"|gocryptfs|lxcfs|mergerfs|ntfs(-3g)?|portal|revokefs-fuse|securefs|snapfuse|squashfuse"
    r"|unionfs|veracrypt"
)
"""FUSE also carries what never leaves the computer: other formats, encryption, joined disks."""

_DRIVE = re.compile(r"[A-Za-z]:([\\/].*)?")
_DRIVE_REMOTE = 4
"""What Windows' ``GetDriveTypeW`` says of a network drive."""


def mounts_in(table: str) -> Mounts:
    """The mounts in the text of Linux' /proc/self/mountinfo; the last one on a place counts."""
    found: Mounts = {}
    for line in table.splitlines():
        before, sign, after = line.partition(" - ")
        fields, system = before.split(), after.split()
        if sign and len(fields) > 4 and system:
            source = _unescaped(system[1]) if len(system) > 1 else ""
            found[_unescaped(fields[4])] = (system[0], source)
    return found


def _unescaped(text: str) -> str:
    """Blanks stand as "\\040" there."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), text)


def is_shared(path: PurePath, mounts: Mounts) -> bool:
    """Whether an absolute path leads to another computer; the nearest mount decides."""
    if isinstance(path, PureWindowsPath):
        return _is_unc(path)
    for folder in (path, *path.parents):
        if str(folder) in mounts:
            return _is_share(*mounts[str(folder)])
    return False


def _is_unc(path: PureWindowsPath) -> bool:
    drive = path.drive.replace("/", "\\").casefold()
    if drive.startswith(("\\\\?\\", "\\\\.\\")):
        return drive[4:].startswith("unc\\")
    return drive.startswith("\\\\")


def _is_share(system: str, source: str) -> bool:
    kind = system.casefold()
    if kind == "9p" and _DRIVE.fullmatch(source):  # a disk of this computer, seen from WSL
        return False
    if kind.startswith("fuse."):
        return _LOCAL_FUSE.fullmatch(kind.removeprefix("fuse.")) is None
    return _SHARES.fullmatch(kind) is not None


_FOLDERS: tuple[tuple[str, str], ...] = (
    (r"onedrive( ?- ?.+)?", "OneDrive"),
    (r"dropbox( \(.+\))?", "Dropbox"),
    (r"com~apple~clouddocs|mobile documents|icloud ?drive|icloud~.+", "iCloud"),
    (r"nextcloud(\d+|-.+)?", "Nextcloud"),
    (r"owncloud(\d+|-.+)?", "ownCloud"),
    (r"google ?drive( file stream|-.+| streaming)?|drivefs", "Google Drive"),
    (r"pcloud ?(drive|sync)?", "pCloud"),
    (r"syncthing", "Syncthing"),
)
_MARKERS: tuple[tuple[str, str], ...] = (
    (r"\.dropbox|\.dropbox\.cache/", "Dropbox"),  # the folder ~/.dropbox holds its settings only
    (r"\.stfolder/?", "Syncthing"),
    (r"\.nextcloudsync\.log", "Nextcloud"),
    (r"\.owncloudsync\.log(\.\d)?|\.csync_journal\.db", "ownCloud"),
    (r"\._?sync_[0-9a-f]+\.db|\.sync_journal\.db", "Nextcloud"),
    (r"\.tmp\.drive(download|upload)/", "Google Drive"),
    (r"\.849c9593-d756-4e56-8d6e-42412f2a707b", "OneDrive"),
)


def sync_service(path: PurePath, names_in: NamesIn) -> str:
    """Which service keeps a file's folder the same on several computers; empty where none does."""
    folders = path.parents
    for folder in folders:
        for pattern, service in _FOLDERS:
            if re.fullmatch(pattern, folder.name.casefold()):
                return service
    for folder in folders:
        names = [name.casefold() for name in names_in(folder) if name.startswith(".")]
        for pattern, service in _MARKERS:
            if any(re.fullmatch(pattern, name) for name in names):
                return service
    return ""


def place_of(path: Path, table: str) -> Place:
    """Where a file lies. It need not be there; what cannot be looked at counts as usual."""
    mounts = mounts_in(table)
    with suppress(OSError, ValueError):
        real = Path(os.path.realpath(path))
        ways = dict.fromkeys((path.absolute(), real))  # a link may lead into a synced folder
        shared = any(is_shared(way, mounts) for way in ways) or _says_system(real)
        service = next(filter(None, (sync_service(way, _names_in) for way in ways)), "")
        twins = twins_of(real.name, _names_in(real.parent), service)
        return Place(shared, service, tuple(path.with_name(name) for name in twins))
    return Place()


def _names_in(folder: PurePath) -> list[str]:
    try:
        with os.scandir(folder) as entries:
            return [entry.name + "/" * entry.is_dir(follow_symlinks=False) for entry in entries]
    except OSError:
        return []


def mountinfo() -> str:
    """Linux' table of mounts; empty elsewhere."""
    try:
        return Path("/proc/self/mountinfo").read_text("utf-8", "surrogateescape")
    except OSError:
        return ""


def _says_system(path: Path) -> bool:
    """What Windows and macOS, which have no table of mounts, say of a path."""
    if sys.platform == "win32":
        import ctypes

        return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _DRIVE_REMOTE)
    if sys.platform == "darwin":
        import ctypes

        buffer = ctypes.create_string_buffer(4096)
        if ctypes.CDLL(None).statfs(os.fsencode(path.parent), buffer) == 0:
            return is_shared_mac(buffer.raw)
    return False


_MAC_FLAGS, _MAC_LOCAL, _MAC_KIND = 64, 0x1000, slice(72, 88)


def is_shared_mac(statfs: bytes) -> bool:
    """Whether macOS' ``struct statfs`` is one of a drive of another computer."""
    flags = int.from_bytes(statfs[_MAC_FLAGS : _MAC_FLAGS + 4], "little")
    kind = statfs[_MAC_KIND].split(b"\0")[0].decode("ascii", "replace")
    return not flags & _MAC_LOCAL or _is_share(kind, "")
