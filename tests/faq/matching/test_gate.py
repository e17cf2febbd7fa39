"""The gate: what keeps an entry out."""

import pytest

from faq.matching.gate import Gate
from faq.model import Entry


def allowed(entries: tuple[Entry, ...], drugs: list[str], conditions: list[str]) -> set[str]:
    """The ids of the entries about something in particular that the gate lets through."""
    mask = Gate(entries).allowed(drugs, conditions)
    return {
        entry.id
        for entry, passes in zip(entries, mask, strict=True)
        if passes and (entry.about.drugs or entry.about.conditions)
    }


BENLYSTA = {"benlysta-time", "benlysta-side-effects"}
REMICADE = {"remicade-time", "remicade-side-effects"}
ARIA = {"simponi-aria-time"}


@pytest.mark.parametrize(
    ("drugs", "conditions", "expected"),
    [
        ([], [], BENLYSTA | REMICADE | ARIA),
        (["belimumab"], [], BENLYSTA),
        (["infliximab"], [], REMICADE),
        (["belimumab", "infliximab"], [], BENLYSTA | REMICADE),
        (["adalimumab"], [], set()),
        ([], ["lupus"], {*BENLYSTA, *ARIA, "remicade-time"}),
        ([], ["lupus-nephritis"], {*BENLYSTA, *ARIA, "remicade-time"}),
        ([], ["ra"], {*REMICADE, *ARIA, "benlysta-time"}),
        ([], ["lupus", "ra"], BENLYSTA | REMICADE | ARIA),
        (["infliximab"], ["lupus"], {"remicade-time"}),
        (["infliximab"], ["gout"], {"remicade-time"}),
    ],
)
def test_entries_about_others_are_out(
    entries: tuple[Entry, ...], drugs: list[str], conditions: list[str], expected: set[str]
) -> None:
    """An entry about medicines or illnesses is out if none of those named is among them."""
    assert expected == allowed(entries, drugs, conditions)


def test_general_entries_always_pass(entries: tuple[Entry, ...]) -> None:
    """What holds for any medicine holds for the one named."""
    gate = Gate(entries)
    general = gate.for_any_medicine()

    assert general.tolist() == [not entry.about.drugs for entry in entries]
    assert gate.allowed(["adalimumab"], ["gout"])[general].all()


def test_no_entries() -> None:
    """A gate without entries lets nothing through and does not fail."""
    assert Gate(()).allowed(["belimumab"], ["lupus"]).tolist() == []
