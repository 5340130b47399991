"""Write both lock files from what .venv holds: `.venv/bin/python -m tools.lock`.

A lock is the closure of setup.cfg's requirements over the installed packages, so a package that
nothing needs any more falls out by itself.
"""

from configparser import ConfigParser
from importlib.metadata import distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent


def requirements(*, dev: bool) -> list[str]:
    """What setup.cfg asks for, with or without the extra `dev`."""
    config = ConfigParser()
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    wanted = config["options"]["install_requires"]
    if dev:
        wanted += config["options.extras_require"]["dev"]
    return wanted.split("\n")


def lock(*, dev: bool) -> str:
    """The text of the lock file: one `name==version` a line, sorted."""
    waiting = [line for line in requirements(dev=dev) if line]
    versions: dict[str, str] = {}
    while waiting:
        requirement = Requirement(waiting.pop())
        name = canonicalize_name(requirement.name)
        applies = requirement.marker is None or requirement.marker.evaluate({"extra": ""})
        if applies and name not in versions:
            found = distribution(requirement.name)
            versions[name] = found.version
            waiting += found.requires or []
    return "".join(f"{name}=={version}\n" for name, version in sorted(versions.items()))


def main() -> None:
    """Write requirements.lock and requirements-dev.lock."""
    (ROOT / "requirements.lock").write_text(lock(dev=False), encoding="utf-8")
    (ROOT / "requirements-dev.lock").write_text(lock(dev=True), encoding="utf-8")


if __name__ == "__main__":
    main()
