"""What the bot is built on: names, versions and licences of the packages it needs, as installed.

`python -m operating.packages` prints a table, `--cyclonedx` a bill of materials (CycloneDX 1.5).
Only what requirements.txt names counts: the tools of the tests do not reach patients.
"""

import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Final

REQUIREMENTS: Final = Path(__file__).parent.parent / "requirements.txt"
UNKNOWN: Final = "unknown"
_BINDING: Final = re.compile(r"\bA?GPL|\bSSPL|proprietary", re.IGNORECASE)
_PINNED: Final = re.compile(r"^([A-Za-z0-9._-]+)==(\S+)", re.MULTILINE)
_CLASSIFIER: Final = "License :: OSI Approved :: "
_LONGEST: Final = 60  # characters; some packages put the whole text into the field


@dataclass(frozen=True, slots=True)
class Package:
    """One package; `licence` as it says itself, "unknown" if it does not."""

    name: str
    version: str
    licence: str


def packages(requirements: Path = REQUIREMENTS) -> list[Package]:
    """All that `requirements` pins, in its order; those for other systems say "unknown"."""
    pinned = _PINNED.findall(requirements.read_text(encoding="utf-8"))
    return [Package(name, version, _licence(name)) for name, version in pinned]


def _licence(name: str) -> str:
    try:
        said = distribution(name).metadata
    except PackageNotFoundError:
        return UNKNOWN
    if "License-Expression" in said:
        return str(said["License-Expression"])
    classified = [
        line.removeprefix(_CLASSIFIER)
        for line in said.get_all("Classifier") or ()
        if line.startswith(_CLASSIFIER)
    ]
    free = str(said["License"]).strip() if "License" in said else ""
    if classified:
        return ", ".join(classified)
    return free if 0 < len(free) <= _LONGEST else UNKNOWN


def allowed(package: Package) -> bool:
    """Whether one of the licences it offers lets us ship it unmodified as a package of its own."""
    offered = re.split(r", | OR ", package.licence)
    return any(not _BINDING.search(licence) for licence in offered)


def cyclonedx(found: Sequence[Package]) -> str:
    """A bill of materials for machines."""
    components = [
        {
            "type": "library",
            "name": package.name,
            "version": package.version,
            "purl": f"pkg:pypi/{package.name.lower()}@{package.version}",
            "licenses": [{"license": {"name": package.licence}}],
        }
        for package in found
    ]
    materials = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "components": components,
    }
    return json.dumps(materials, indent=2)


def main(arguments: Sequence[str]) -> int:
    """Print them; 1 when a licence does not allow what we do."""
    found = packages()
    if "--cyclonedx" in arguments:
        print(cyclonedx(found))
    else:
        for package in found:
            print(f"{package.name:24} {package.version:12} {package.licence}")
    return not all(allowed(package) for package in found)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
