"""Where a file lies: shared drives, synced folders, second copies. Rows 26, 27 and 28."""

from __future__ import annotations

import struct
from collections.abc import Iterable
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from db.places import is_shared, is_shared_mac, mountinfo, mounts_in, place_of, sync_service
from db.twins import twins_of

MOUNTS = r"""
22 27 0:21 / /proc rw,relatime - proc proc rw
27 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 27 0:30 / /var rw,nosuid - tmpfs tmpfs rw
31 27 0:31 / /home/ana/net rw - nfs4 server:/export rw,vers=4.2
32 31 254:1 / /home/ana/net/local rw - xfs /dev/sdb1 rw
33 27 0:33 / /mnt/office\040files rw - cifs //server/office rw
34 27 0:34 / /home/ana/far rw - fuse.sshfs ana@host:/ rw,user_id=1000
35 27 0:35 / /run/user/1000/gvfs rw - fuse.gvfsd-fuse gvfsd-fuse rw
36 27 8:17 / /media/ana/STICK rw - fuseblk /dev/sdc1 rw
37 27 0:37 / /home/ana/Private rw - fuse.gocryptfs /home/ana/.p rw
38 27 0:38 / /run/user/1000/doc rw - fuse.portal portal rw
39 27 0:39 / /mnt/c rw - 9p C:\134 rw,aname=drvfs
40 27 0:40 / /mnt/host rw - 9p hostshare rw,trans=virtio
41 27 0:41 / /mnt/vbox rw - vboxsf shared rw
42 27 0:42 / /mnt/vm rw - fuse.vmhgfs-fuse vmhgfs-fuse rw
43 27 0:43 / /mnt/virt rw - virtiofs tag rw
44 27 0:44 / /home/ana/cloud rw - fuse.rclone remote: rw
45 27 0:45 / /mnt/dav rw - fuse /dev/fuse rw
46 27 0:46 / /mnt/ceph rw - ceph 10.0.0.1:/ rw
47 27 0:47 / /mnt/old rw - smb3 //nas/old rw
48 27 0:48 / /mnt/twice rw - nfs server:/a rw
49 48 254:2 / /mnt/twice rw - ext4 /dev/sdd1 rw
50 27 0:50 / /mnt/afs rw - afs none rw
51 27 0:51 / /mnt/merged rw - fuse.mergerfs a:b rw
52 27 0:52 / /mnt/btr rw,nodev shared:9 master:3 - btrfs /dev/sde rw,subvol=/
"""


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        ("/home/ana/talks.parley", False),
        ("/var/talks.parley", False),
        ("/home/ana/net/talks.parley", True),
        ("/home/ana/net/deep/er/talks.parley", True),
        ("/home/ana/network/talks.parley", False),
        ("/home/ana/net/local/talks.parley", False),
        ("/mnt/office files/talks.parley", True),
        ("/home/ana/far/talks.parley", True),
        ("/run/user/1000/gvfs/smb-share:server=x/talks.parley", True),
        ("/media/ana/STICK/talks.parley", False),
        ("/home/ana/Private/talks.parley", False),
        ("/run/user/1000/doc/ab/talks.parley", False),
        ("/mnt/c/Users/ana/talks.parley", False),
        ("/mnt/host/talks.parley", True),
        ("/mnt/vbox/talks.parley", True),
        ("/mnt/vm/talks.parley", True),
        ("/mnt/virt/talks.parley", True),
        ("/home/ana/cloud/talks.parley", True),
        ("/mnt/dav/talks.parley", True),
        ("/mnt/ceph/talks.parley", True),
        ("/mnt/old/talks.parley", True),
        ("/mnt/twice/talks.parley", False),
        ("/mnt/afs/talks.parley", True),
        ("/mnt/merged/talks.parley", False),
        ("/mnt/btr/talks.parley", False),
    ],
)
def test_row_26_the_nearest_mount_tells_a_shared_drive(path: str, shared: bool) -> None:
    """Row 26, on Linux."""
    assert is_shared(PurePosixPath(path), mounts_in(MOUNTS)) is shared


@pytest.mark.parametrize(
    ("path", "shared"),
    [
        (r"C:\Users\ana\talks.parley", False),
        (r"\\server\office\talks.parley", True),
        ("//server/office/talks.parley", True),
        (r"\\?\UNC\server\office\talks.parley", True),
        (r"\\?\C:\Users\ana\talks.parley", False),
        (r"\\.\C:\talks.parley", False),
        (r"\\wsl.localhost\Debian\home\ana\talks.parley", True),
        (r"\\server@SSL\DavWWWRoot\talks.parley", True),
    ],
)
def test_row_26_a_unc_path_is_a_shared_drive(path: str, shared: bool) -> None:
    """Row 26, on Windows; the drive letters of network drives are told by Windows itself."""
    assert is_shared(PureWindowsPath(path), {}) is shared


@pytest.mark.parametrize(
    ("kind", "flags", "shared"),
    [(b"apfs", 0x1000, False), (b"smbfs", 0, True), (b"nfs", 0, True), (b"webdav", 0x1000, True)],
)
def test_row_26_what_macos_says_of_a_drive(kind: bytes, flags: int, shared: bool) -> None:
    """Row 26, on macOS: the flag "local" and the name of the file system."""
    statfs = struct.pack("<Ii5Q2iIIII16s", 4096, 4096, 1, 1, 1, 1, 1, 0, 0, 0, 0, flags, 0, kind)
    assert is_shared_mac(statfs) is shared


def test_row_26_an_odd_line_in_the_table_of_mounts_is_passed_over() -> None:
    """Row 26."""
    assert mounts_in("nonsense\n1 2 - \n1 2 3:4 / /x rw - nfs\n") == {"/x": ("nfs", "")}
    assert "/proc" in mounts_in(mountinfo()) or not mountinfo()


def nothing_in(_: PurePath) -> Iterable[str]:
    return ()


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/home/ana/Dropbox/talks.parley", "Dropbox"),
        ("/home/ana/Dropbox (Institute)/a/talks.parley", "Dropbox"),
        ("/Users/ana/Library/CloudStorage/Dropbox/talks.parley", "Dropbox"),
        ("/home/ana/OneDrive/talks.parley", "OneDrive"),
        ("/home/ana/OneDrive - Ministry/a/talks.parley", "OneDrive"),
        ("/Users/ana/Library/CloudStorage/OneDrive-Personal/talks.parley", "OneDrive"),
        ("/Users/ana/Library/Mobile Documents/com~apple~CloudDocs/talks.parley", "iCloud"),
        ("/home/ana/iCloudDrive/talks.parley", "iCloud"),
        ("/home/ana/Nextcloud/talks.parley", "Nextcloud"),
        ("/home/ana/Nextcloud2/talks.parley", "Nextcloud"),
        ("/home/ana/ownCloud/talks.parley", "ownCloud"),
        ("/home/ana/Google Drive/talks.parley", "Google Drive"),
        ("/Users/a/Library/CloudStorage/GoogleDrive-a@b.org/My Drive/t.parley", "Google Drive"),
        ("/home/ana/pCloudDrive/talks.parley", "pCloud"),
        ("/home/ana/talks/talks.parley", ""),
        ("/home/ana/Dropbox.parley", ""),
        ("/home/ana/nextcloud notes/talks.parley", ""),
    ],
)
def test_row_27_a_synced_folder_is_told_by_its_name(path: str, service: str) -> None:
    """Row 27."""
    assert sync_service(PurePosixPath(path), nothing_in) == service


def test_row_27_a_synced_folder_is_told_by_its_name_on_windows() -> None:
    """Row 27."""
    path = PureWindowsPath(r"C:\Users\ana\OneDrive - Ministry\talks.parley")
    assert sync_service(path, nothing_in) == "OneDrive"


@pytest.mark.parametrize(
    ("marker", "service"),
    [
        (".dropbox", "Dropbox"),
        (".dropbox.cache/", "Dropbox"),
        (".stfolder/", "Syncthing"),
        (".nextcloudsync.log", "Nextcloud"),
        (".owncloudsync.log", "ownCloud"),
        (".sync_ab12cd34ef56.db", "Nextcloud"),
        ("._sync_ab12cd34ef56.db", "Nextcloud"),
        (".849C9593-D756-4E56-8D6E-42412F2A707B", "OneDrive"),
        (".dropbox/", ""),
        (".git/", ""),
        ("notes.txt", ""),
    ],
)
def test_row_27_a_synced_folder_is_told_by_what_lies_in_it(
    tmp_path: Path, marker: str, service: str
) -> None:
    """Row 27; a folder ".dropbox" is where Dropbox keeps its settings, in the home folder."""
    made = tmp_path / marker
    made.mkdir() if marker.endswith("/") else made.write_bytes(b"")
    inside = tmp_path / "a" / "b"
    inside.mkdir(parents=True)
    assert place_of(inside / "talks.parley", "").service == service


def test_row_27_a_link_into_a_synced_folder(tmp_path: Path) -> None:
    """Row 27."""
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "work"
    link.symlink_to(tmp_path / "Dropbox")
    assert place_of(link / "talks.parley", "").service == "Dropbox"


@pytest.mark.parametrize(
    "twin",
    [
        "talks (PC-B's conflicted copy 2017-02-14).parley",
        "talks (Ana’s conflicted copy).parley",
        "talks (Ana's conflicted copy 2017-02-14) (1).parley",
        "talks (conflicted copy 2017-02-14 103000).parley",
        "talks (conflicted copy ana 2017-02-14 103000).parley",
        "talks (Case Conflict).parley",
        "talks (In Konflikt stehende Kopie von PC-B 2017-02-14).parley",
        "talks_conflict-20170214-103000.parley",
        "talks.sync-conflict-20170214-103000-ABCDEF7.parley",
        "talks.sync-conflict-20170214-103000.parley",
        "talks [conflicted].parley",
        "talks[Conflict 1].parley",
        "talks-DESKTOP-AB12CD3.parley",
    ],
)
def test_row_28_a_second_copy_is_told_from_either_side(twin: str) -> None:
    """Row 28: by the names that the services give; the twin of the twin is the file."""
    names = ["talks.parley", twin, "other.parley", f"{twin}-journal", "talks.csv"]
    assert twins_of("talks.parley", names) == [twin]
    assert twins_of(twin, names) == ["talks.parley"]


def test_row_28_two_second_copies_belong_together_without_the_first() -> None:
    """Row 28."""
    one, other = (f"talks (PC-{x}'s conflicted copy 2017-02-14).parley" for x in "AB")
    assert twins_of(one, [one, other]) == [other]


@pytest.mark.parametrize(
    "name",
    [
        "talks-2017.parley",
        "talks-final.parley",
        "talks (copy).parley",
        "talks 2.parley",
        "talks (1).parley",
        "talks-PC-B.parley",
        "talk.parley",
        "conflicted copy.parley",
        "talks conflict.parley",
        "talks (Kosovo conflict resolution).parley",
        "talks (conflict with Iran).parley",
    ],
)
def test_row_28_names_that_people_give_are_no_second_copies(name: str) -> None:
    """Row 28."""
    assert twins_of("talks.parley", ["talks.parley", name]) == []


@pytest.mark.parametrize(
    ("name", "service"),
    [
        ("talks-PC-B.parley", "OneDrive"),
        ("talks-LAPTOP7.parley", "OneDrive"),
        ("talks (1).parley", "Google Drive"),
    ],
)
def test_row_28_names_that_only_one_service_gives(name: str, service: str) -> None:
    """Row 28."""
    assert twins_of("talks.parley", ["talks.parley", name], service) == [name]
    assert twins_of("talks.parley", ["talks.parley", "talks-2017.parley"], service) == []


def test_row_28_second_copies_are_found_beside_a_file(tmp_path: Path) -> None:
    """Row 28."""
    twin = tmp_path / "talks (PC-B's conflicted copy 2017-02-14).parley"
    twin.write_bytes(b"")
    assert place_of(tmp_path / "talks.parley", "").twins == (twin,)
