"""What the bot is built on is known, and may be used as it is."""

import json

import pytest

from operating.packages import UNKNOWN, Package, allowed, cyclonedx, packages


def test_every_package_has_a_licence_we_may_use() -> None:
    """LGPL is fine for a package of its own; GPL and the like would bind the whole bot."""
    found = packages()

    assert len(found) > 30
    assert [package for package in found if not allowed(package)] == []
    assert [package for package in found if package.licence == UNKNOWN] == []


def test_each_lgpl_package_is_named_in_the_notice(request: pytest.FixtureRequest) -> None:
    """As its licence asks."""
    notice = (request.config.rootpath / "NOTICE.md").read_text(encoding="utf-8")
    lesser = [package.name for package in packages() if "LGPL" in package.licence]

    assert "python-telegram-bot" in lesser
    assert [name for name in lesser if f"**{name}**" not in notice] == []


@pytest.mark.parametrize(
    ("licence", "may"),
    [
        ("MIT", True),
        ("LGPL-3.0-only", True),
        ("GPL-2.0 OR MIT", True),
        ("GPL-3.0-only", False),
        ("AGPL-3.0 AND MIT", False),
    ],
)
def test_one_good_licence_is_enough(licence: str, *, may: bool) -> None:
    """Of those a package offers to choose from."""
    assert allowed(Package("some", "1.0", licence)) is may


def test_the_bill_of_materials_is_well_formed() -> None:
    """CycloneDX, with an address for each package that scanners know."""
    materials = json.loads(cyclonedx(packages()))

    assert (materials["bomFormat"], materials["specVersion"]) == ("CycloneDX", "1.5")
    addresses = [component["purl"] for component in materials["components"]]
    assert len(addresses) == len(set(addresses))
    assert all(address.startswith("pkg:pypi/") for address in addresses)


def test_what_sqlalchemy_needs_for_asyncio_is_there_to_run() -> None:
    """The tools of the tests bring greenlet along; a fresh `make run` once failed without it."""
    assert "greenlet" in [package.name for package in packages()]
