"""What is taken out of a sentence before it is noted, and what is left alone."""

import re
import time
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from faq.content import Content
from faq.redaction import redacted

TAKEN_OUT = [
    ("call me at 555-867-5309 pls", "call me at [number] pls"),
    ("phone 646 555 0171 ext 22 at work", "phone [number] at work"),
    ("打13912345678找我", "打[number]找我"),
    ("write to jane.doe@example.com", "write to [address]"),
    ("jane dot doe at gmail dot com", "[address]"),
    ("see https://portal.example.com/u/1 there", "see [address] there"),
    ("on twitter im @BigSteve", "on twitter im [address]"),
    ("my MRN is 00-449-221", "my MRN is [number]"),
    ("social is 078051120", "social is [number]"),
    ("NI number AB123456D", "NI number [number]"),
    ("card 4111 1111 1111 1111 was charged", "card [number] was charged"),
    ("dob 3/4/1985", "dob [date]"),
    ("i was born on the 1st of May 1967", "i was born on [date]"),
    ("nací el 4 de marzo de 1965", "nací [date]"),
    ("i live at 12 Oak Lane Apt 4", "i live at [place]"),
    ("postcode SW1A 1AA", "postcode [number]"),
    ("near zip code 94110 that", "near zip code [number] that"),
    ("vivo en calle Mayor 12, piso 3", "vivo en [place]"),
    ("my name is sarah jones and i take it", "my name is [name] and i take it"),
    ("hi im sarah, can i eat", "hi im [name], can i eat"),
    ("dr smith said so", "dr [name] said so"),
    ("nurse Joy told me", "nurse [name] told me"),
    ("consultant is Mr Abernathy", "consultant is Mr [name]"),
    ("my daughter Emma is 12", "my daughter [name] is 12"),
    ("does it hurt? Thanks, Sarah", "does it hurt? Thanks, [name]"),
    ("me llamo Ana Pérez y tengo lupus", "me llamo [name] y tengo lupus"),
    ("我叫王小明，电话13800138000", "我叫[name]，电话[number]"),
    ("INF/2231/B is my reference", "[number] is my reference"),
    ("上次用@jiu_007问过", "上次用[address]问过"),
    ("芝麻园东里23号楼远吗", "[place]远吗"),
    ("matrícula 4471 BKD", "matrícula [number]"),
    ("my n\u200bame is sarah", "my name is [name]"),
    ("call ５５５８６７５３０９", "call [number]"),
]

LEFT_ALONE = [
    "i get 2000 mg every 4 weeks, then 10-15 minutes rest",
    "week 0, 2, 6 and then every 8",
    "platelets are 150000 and it cost 12000 dollars",
    "$15000 for one bag of J1745, cpt 96413",
    "its a 30 minute drive down the road",
    "is 3 infusions way too many",
    "dr said no and my nurse says yes",
    "i am tired. I'm on Benlysta",
    "is Benlysta called belimumab",
    "temp 100.4, 24/7, 38.5, 2019-2021",
    "me llamo la atención el frío",
    "我是病人，我的医生说等等",
    "drip on 2024-05-10, appointment 3/12",
    "me sacaron la vía y no deja de salir sangre",
    "see u @ the drip place @ night",
    "500mg/100ml over 2hrs, 1000mg/m2",
    "知道3号能不能去，4号房间",
    "bill was 1400, Rs 45000 for one vial",
]


@pytest.mark.parametrize(("says", "left"), TAKEN_OUT)
def test_identifiers_are_taken_out(says: str, left: str) -> None:
    """A label takes their place."""
    assert redacted(says) == left


@pytest.mark.parametrize("says", LEFT_ALONE)
def test_what_tells_nothing_is_left_alone(says: str) -> None:
    """Doses, times, prices and everyday words."""
    assert redacted(says) == says


def test_the_measured_set_stays_as_it_was_measured(request: pytest.FixtureRequest) -> None:
    """At least 99.5 % removed, at most 2 % of the harmless changed (benchmarks.redaction)."""
    secrets, harmless = _written(request.config.rootpath / "benchmarks" / "redaction.yaml")

    leaked = [secret for says, secret in secrets if secret in redacted(says)]
    changed = [says for says in harmless if redacted(says) != " ".join(says.split())]

    assert len(leaked) <= 0.005 * len(secrets)
    assert len(changed) <= 0.02 * len(harmless)


def test_no_known_way_to_write_an_identifier_is_left() -> None:
    """Streets, registers, handles and postcodes of many countries, in three languages."""
    secrets, harmless = _written(Path(__file__).with_name("variations.yaml"))

    assert [] == [secret for says, secret in secrets if secret in redacted(says)]
    assert [] == [says for says in harmless if redacted(says) != " ".join(says.split())]


def _written(path: Path) -> tuple[list[tuple[str, str]], list[str]]:
    """Each secret with its message, and the messages without one."""
    written = yaml.safe_load(path.read_text(encoding="utf-8"))
    secrets = [(each["says"], secret) for each in written for secret in each.get("secrets") or ()]
    return secrets, [each["says"] for each in written if not each.get("secrets")]


def test_the_phrasings_of_the_entries_are_hardly_ever_touched(content: Content) -> None:
    """Thousands of harmless questions that no rule was written for."""
    asks = [ask for entry in content.entries for ask in (entry.question, *entry.asks)]

    changed = [ask for ask in asks if redacted(ask) != " ".join(ask.split())]

    assert len(changed) <= 0.005 * len(asks)


@given(st.text(max_size=4096))
def test_any_text_is_redacted_into_one_line(text: str) -> None:
    """Never an error, and no line break or run of blanks comes out."""
    left = redacted(text)

    assert left == " ".join(left.split())


AROUND = st.text(alphabet="abcdefghij ,.?!ñé中文", max_size=40)


@given(
    AROUND, st.from_regex(r"[a-z]{3,10}\.[a-z]{3,10}@[a-z]{3,10}\.(com|org|net)", fullmatch=True)
)
def test_no_mail_address_is_left(before: str, mail: str) -> None:
    """Wherever it stands."""
    assert mail not in redacted(f"{before} {mail} thanks")


@given(
    AROUND,
    st.from_regex(r"\+?1?[ -]?\(?[2-9]\d\d\)?[ .-]?[2-9]\d\d[ .-]?\d{4}", fullmatch=True),
    AROUND,
)
def test_no_phone_number_is_left(before: str, phone: str, after: str) -> None:
    """In the usual ways to write one."""
    left = redacted(f"{before} {phone.strip()} {after}")

    assert not re.search(r"\d{4}", left)


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "1",
        "1 ",
        "A ",
        "Aa ",
        "a1",
        "A1-",
        "1-",
        "x.y/",
        "my name is ",
        "12 oak ",
        "王",
        "a.",
        "A.B.",
        "@.",
        "a at ",
        "dot ",
        "zip :",
        "is es ",
        "born 1 ",
        "Flat 1, ",
        "Oak Lane, ",
        "住在",
        "路1号",
        "一二",
        "我叫王",
        "(",
        "[number]",
        "insta is ",
        "calle a ",
        "1mg",
    ],
)
def test_no_text_takes_long(piece: str) -> None:
    """At most a quarter of a second of processor time, however it is made up."""
    began = time.process_time()
    redacted(piece * 4096)

    assert time.process_time() - began < 0.25
