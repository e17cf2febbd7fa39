"""What a "no" takes back, read by the rules alone: the second reader would hide a mistake."""

import pytest

from faq import safety
from faq.danger import DangerSigns
from faq.safety import Alarm, Watch
from faq.safety.second_reader import untaught


@pytest.fixture(scope="module")
def rules(signs: DangerSigns) -> Watch:
    """The rules alone."""
    return safety.build(signs, {}, untaught())


@pytest.mark.parametrize(
    ("says", "alarm"),
    [
        ("i have a fever", True),
        ("i have no fever", False),
        ("i have not had any more of the fever", False),
        ("i have no fever or hives", False),
        ("i have no fever, but i have hives", True),
        ("i have never had hives before", True),
        ("no rash, cant breathe", True),
        ("no fever. chest pain", True),
        ("no hives, throat closing up", True),
        ("no fever, chest pain or rash", False),
        ("sin fiebre, me duele el pecho", True),
        ("没有发烧，胸口很痛", True),
        ("没有头晕！胸痛得厉害", True),
        ("没有发烧、皮疹", False),
        ("no tengo fiebre", False),
        ("tengo fiebre", True),
        ("我没有发烧", False),
        ("我发烧了", True),
    ],
)
def test_what_no_takes_back(rules: Watch, says: str, *, alarm: bool) -> None:
    """A list after "no", with a few small words; but not "never ... before"."""
    assert isinstance(rules.look(says), Alarm) is alarm
