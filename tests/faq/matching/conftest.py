"""A small FAQ to match against: nine entries, three covered medicines, a few that are not."""

from datetime import date

import pytest

from faq.matching import Matcher, build
from faq.model import About, Condition, Coverage, Drug, Entry, Lexicon

LEXICON = Lexicon(
    drugs=(
        Drug("belimumab", "Benlysta", ("belimumab", "benlysta"), ("benlista",)),
        Drug("infliximab", "Remicade", ("infliximab", "remicade", "inflectra")),
        Drug("golimumab", "Simponi Aria", ("golimumab", "simponi aria")),
        Drug("methylprednisolone", "Solu-Medrol", ("methylprednisolone", "solu medrol")),
        Drug("methotrexate", "methotrexate", ("methotrexate", "mtx"), companion=True),
        Drug("acetaminophen", "Tylenol", ("tylenol", "acetaminophen"), companion=True),
        Drug("adalimumab", "Humira", ("adalimumab", "humira"), covered=False),
        Drug("natalizumab", "Tysabri", ("natalizumab", "tysabri"), covered=False),
        Drug("cetuximab", "Erbitux", ("cetuximab", "erbitux"), covered=False),
        Drug("golimumab-injection", "Simponi", ("simponi pen",), covered=False),
    ),
    conditions=(
        Condition("lupus", "lupus", ("lupus",), Coverage.YES, ("lupis",), ("sle",)),
        Condition("ra", "RA", ("rheumatoid arthritis",), Coverage.YES, (), ("ra",)),
        Condition("ms", "multiple sclerosis", ("multiple sclerosis",), Coverage.NO, (), ("ms",)),
        Condition("spondylitis", "ankylosing spondylitis", (), Coverage.NO, (), ("as",)),
        Condition("crohns", "Crohn's disease", ("crohn's", "crohns"), Coverage.NO),
        Condition("cancer", "cancer", ("cancer",), Coverage.NO),
    ),
    ambiguous={"simponi": ("golimumab", "golimumab-injection")},
    synonyms={"infusion": ("drip", "iv"), "tired": ("wiped out", "shattered")},
    shorthand={"u": "you", "b4": "before", "2": "to"},
    common_drug_endings=("mab", "cept", "tinib"),
)


def entry(
    key: str,
    question: str,
    asks: tuple[str, ...],
    drugs: frozenset[str] = frozenset(),
    conditions: frozenset[str] = frozenset(),
) -> Entry:
    """An entry with what the matcher looks at."""
    about = About("basics", drugs, conditions)
    day = date(2026, 1, 1)
    return Entry(
        key, question, asks, about, question, "", (), (), urgent=False, checked=day, review_by=day
    )


ENTRIES = (
    entry(
        "how-long",
        "How long does an infusion take?",
        (
            "how many hours is the drip",
            "will i be there all day",
            "time in the chair",
            "how long will it take me",
        ),
    ),
    entry(
        "drive-home",
        "Can I drive myself home after an infusion?",
        ("is it ok to drive afterwards", "do i need a lift home", "car after my drip"),
    ),
    entry(
        "bring",
        "What should I bring to my infusion?",
        ("what do i pack", "things to take with me", "should i bring snacks or a blanket"),
    ),
    entry(
        "cancer-risk",
        "Do infusions cause cancer?",
        ("can the drip give me cancer", "is there a cancer risk"),
    ),
    entry(
        "side-effects",
        "What are the common side effects of infusions?",
        ("what side effects should i expect", "bad effects of the drip", "side effects"),
    ),
    entry(
        "live-vaccines",
        "Which vaccines must I avoid?",
        ("can i have a live vaccine", "are live vaccines allowed", "live vaccine while on a drip"),
    ),
    entry(
        "benlysta-time",
        "How long does a Benlysta infusion take?",
        ("how many hours for belimumab", "benlysta time in the chair"),
        frozenset({"belimumab"}),
    ),
    entry(
        "benlysta-side-effects",
        "What are the side effects of Benlysta?",
        ("belimumab bad effects", "what side effects does benlysta have"),
        frozenset({"belimumab"}),
        frozenset({"lupus"}),
    ),
    entry(
        "remicade-time",
        "How long does a Remicade infusion take?",
        ("how many hours for infliximab", "remicade time in the chair"),
        frozenset({"infliximab"}),
    ),
    entry(
        "remicade-side-effects",
        "What are the side effects of Remicade?",
        ("infliximab bad effects", "what side effects does remicade have"),
        frozenset({"infliximab"}),
        frozenset({"ra"}),
    ),
    entry(
        "simponi-aria-time",
        "How long does a Simponi Aria infusion take?",
        ("how many hours for simponi aria", "golimumab time in the chair"),
        frozenset({"golimumab"}),
    ),
)


@pytest.fixture(scope="session")
def lexicon() -> Lexicon:
    """The small lexicon."""
    return LEXICON


@pytest.fixture(scope="session")
def entries() -> tuple[Entry, ...]:
    """The small FAQ."""
    return ENTRIES


BESIDE = (
    "how long does the flight to rome take",
    "who won the match last night",
    "can i drive a lorry with this licence",
    "what should i bring to the wedding",
    "is tomato soup good for a cold",
    "how much is a new phone",
    "tell me a joke",
    "which film is better",
    "does the sun cause wrinkles",
    "what is the capital of peru",
    "how do i reset my password",
    "is it going to rain",
)


@pytest.fixture(scope="session")
def beside() -> tuple[str, ...]:
    """What no entry of the small FAQ answers."""
    return BESIDE


@pytest.fixture(scope="session")
def matcher() -> Matcher:
    """The matcher trained on the small FAQ."""
    return build(ENTRIES, LEXICON, beside=BESIDE)
