"""What many rooms share: the bot's own content, opened once."""

import os
import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from faq.content import Content, load_or_fail
from faq.desk import Desk, Shelf, open_shelf
from faq.messages import ContactCard, Place
from faq.texts import Texts

RELEASE = 10_000  # examples a property, for `make release`; a test that sets its own keeps it

# The first draw in a fresh checkout builds Hypothesis' tables of Unicode, which takes a second.
settings.register_profile("ci", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.register_profile("release", settings.get_profile("ci"), max_examples=RELEASE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))

TODAY = date(2026, 11, 21)


@pytest.fixture(scope="session")
def faq_folder(request: pytest.FixtureRequest) -> Path:
    """The folder staff edit."""
    return request.config.rootpath / "faq"


@pytest.fixture(scope="session")
def content(faq_folder: Path) -> Content:
    """The bot's own content."""
    return load_or_fail(faq_folder)


@pytest.fixture(scope="session")
def shelf(content: Content) -> Shelf:
    """The content with its matcher trained; frozen, so that all tests may share it."""
    return open_shelf(content.texts, content.signs, content)


@pytest.fixture(scope="session")
def bare_shelf(shelf: Shelf) -> Shelf:
    """Danger signs and texts alone: the content could not be loaded."""
    return open_shelf(shelf.texts, shelf.signs, None)


@pytest.fixture
def texts(shelf: Shelf) -> Texts:
    """The bot's fixed sentences."""
    return shelf.texts.english


@pytest.fixture
def folder(tmp_path: Path, faq_folder: Path) -> Path:
    """Three good entries in a folder that a test may spoil."""
    good = faq_folder.parent / "tests" / "faq" / "content" / "good"
    made = Path(shutil.copytree(good, tmp_path / "faq"))
    shutil.copy(faq_folder / "texts.yaml", made)
    return made


@pytest.fixture
def desk(shelf: Shelf) -> Desk:
    """A desk of one's own."""
    return Desk(shelf)


@pytest.fixture
def place() -> Place:
    """A clinic with a contact card."""
    card = ContactCard(
        "Infusion nurses", "+1 555 0100", "Mon to Fri, 8 to 5", "https://example.org"
    )
    return Place(contact=card)
