"""The danger-sign file of the product, read once."""

from pathlib import Path

import pytest

from faq import safety
from faq.content.loading import load_essentials
from faq.danger import DangerSigns
from faq.safety import BoundaryWatch, Watch


@pytest.fixture(scope="session")
def signs() -> DangerSigns:
    """The danger signs as they go live."""
    essentials, problems = load_essentials(Path("faq"))
    assert essentials, problems

    return essentials.signs


@pytest.fixture(scope="session")
def watch(signs: DangerSigns) -> Watch:
    """The watch, with two drugs it can name."""
    return safety.build(signs, {"benlysta": "Benlysta", "remicade": "Remicade"})


@pytest.fixture(scope="session")
def boundaries(signs: DangerSigns) -> BoundaryWatch:
    """The personal-advice boundary."""
    return safety.build_boundary(signs)
