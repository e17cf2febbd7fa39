"""What does not fit its field: the whole message of each slip."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faq.content import load
from faq.content.showing import for_terminal

CASES = [
    (
        "a field's name misspelled",
        "entries.yaml",
        "    answer: Most take",
        "    awnser: Most take",
        (
            "entries.yaml:15:5: error: there is no field 'awnser', a slip here would hide "
            "a text, did you mean 'answer'? [unknown-field]\n"
            "        awnser: Most take one to four hours. Your team can tell you more.\n"
            "        ^"
        ),
    ),
    (
        "a field missing",
        "entries.yaml",
        (
            "    urgent: no\n"
            "    checked: 2026-11-21\n"
            "    review_by: 2029-11-20\n"
            "    status: live\n"
            "  - id: when"
        ),
        "    checked: 2026-11-21\n    review_by: 2029-11-20\n    status: live\n  - id: when",
        (
            "entries.yaml:7:5: error: the field 'urgent' is missing, nothing can stand in "
            "for it, add a line 'urgent: ...' [missing-field]\n"
            "      - id: how-long\n"
            "        ^"
        ),
    ),
    (
        "a field nobody knows",
        "entries.yaml",
        "    urgent: yes\n",
        "    urgent: yes\n    colour: blue\n",
        (
            "entries.yaml:38:5: error: there is no field 'colour', a slip here would hide "
            "a text, delete it or look up its name [unknown-field]\n"
            "        colour: blue\n"
            "        ^"
        ),
    ),
    (
        "neither yes nor no",
        "entries.yaml",
        "    urgent: yes",
        "    urgent: true",
        (
            "entries.yaml:37:13: error: 'true' is neither yes nor no, this field knows "
            "nothing else, write yes or no [unknown-value]\n"
            "        urgent: true\n"
            "                ^"
        ),
    ),
    (
        "a status misspelled",
        "entries.yaml",
        "    status: live\n  - id: when",
        "    status: lve\n  - id: when",
        (
            "entries.yaml:25:13: error: 'lve' is not a value of this field, it knows only: "
            "live draft, did you mean 'live'? [unknown-value]\n"
            "        status: lve\n"
            "                ^"
        ),
    ),
    (
        "a day that does not exist",
        "entries.yaml",
        "    checked: 2026-11-21\n    review_by: 2027",
        "    checked: 2026-11-31\n    review_by: 2027",
        (
            "entries.yaml:55:14: error: '2026-11-31' is not a day, days are written the "
            "same way everywhere, write year-month-day like 2026-11-21 [date-format]\n"
            "        checked: 2026-11-31\n"
            "                 ^"
        ),
    ),
    (
        "a day written another way",
        "entries.yaml",
        "    checked: 2026-11-21\n    review_by: 2027",
        "    checked: 21/11/2026\n    review_by: 2027",
        (
            "entries.yaml:55:14: error: '21/11/2026' is not a day, days are written the "
            "same way everywhere, write year-month-day like 2026-11-21 [date-format]\n"
            "        checked: 21/11/2026\n"
            "                 ^"
        ),
    ),
    (
        "a group where a text belongs",
        "entries.yaml",
        "[how many hours,",
        "[how: many hours,",
        (
            "entries.yaml:9:12: error: a text belongs here and this is a group of fields, "
            "the bot would not know what to do with it, write a text, in quotes if it "
            "contains ': ' [wrong-shape]\n"
            "        asks: [how: many hours, time in the chair, all day or not, when am I hom"
            "e again, is it quick,\n"
            "               ^"
        ),
    ),
    (
        "a text where a list belongs",
        "entries.yaml",
        "    sources: [acr]",
        "    sources: acr",
        (
            "entries.yaml:20:14: error: a list belongs here and this is a text, the bot "
            "would not know what to do with it, write each item in a line that begins with "
            "'- ' [wrong-shape]\n"
            "        sources: acr\n"
            "                 ^"
        ),
    ),
    (
        "a text where a group belongs",
        "entries.yaml",
        "    about:\n      topic: drug\n      drugs: [belimumab]\n      conditions: [lupus]",
        "    about: drug",
        (
            "entries.yaml:47:12: error: a group of fields belongs here and this is a text, "
            "the bot would not know what to do with it, write lines of 'name: value' below "
            "it [wrong-shape]\n"
            "        about: drug\n"
            "               ^"
        ),
    ),
    (
        "a list where a text belongs",
        "entries.yaml",
        "    question: What is Benlysta?",
        "    question: [What is Benlysta?]",
        (
            "entries.yaml:42:15: error: a text belongs here and this is a list, the bot "
            "would not know what to do with it, write a text, in quotes if it contains ': "
            "' [wrong-shape]\n"
            "        question: [What is Benlysta?]\n"
            "                  ^"
        ),
    ),
    (
        "nothing where a text belongs",
        "entries.yaml",
        "    question: What is Benlysta?",
        "    question:",
        (
            "entries.yaml:42:14: error: this text is empty, patients would see a gap, "
            "write it, or delete the field if it is optional [empty-text]\n"
            "        question:\n"
            "                 ^"
        ),
    ),
    (
        "no sources",
        "entries.yaml",
        "    sources: [acr]",
        "    sources: []",
        (
            "entries.yaml:20:14: error: this list has too few items, the field is there to "
            "name some, add items, or delete the field if it is optional [too-few-items]\n"
            "        sources: []\n"
            "                 ^"
        ),
    ),
    (
        "an id with capitals",
        "entries.yaml",
        "  - id: how-long",
        "  - id: How-Long",
        (
            "entries.yaml:7:9: error: 'How-Long' is not an id, buttons and links carry it, "
            "use small letters a to z, digits and single hyphens [id-letters]\n"
            "      - id: How-Long\n"
            "            ^\n"
            "entries.yaml:36:18: error: there is no entry 'how-long', this would lead "
            "nowhere, did you mean 'How-Long'? [follow-up-nowhere]\n"
            "        follow_ups: [how-long, benlysta]\n"
            "                     ^\n"
            "entries.yaml:53:18: error: there is no entry 'how-long', this would lead "
            "nowhere, did you mean 'How-Long'? [follow-up-nowhere]\n"
            "        follow_ups: [how-long, when-to-call]\n"
            "                     ^"
        ),
    ),
    (
        "an id that no button holds",
        "entries.yaml",
        "  - id: how-long",
        "  - id: how-long-does-an-infusion-take-in-all-of-it",
        (
            "entries.yaml:7:9: error: this id has 43 characters, a button holds 64 bytes "
            "and carries it, shorten it to 40 [id-length]\n"
            "      - id: how-long-does-an-infusion-take-in-all-of-it\n"
            "            ^\n"
            "entries.yaml:36:18: error: there is no entry 'how-long', this would lead "
            "nowhere, delete it or look up its name [follow-up-nowhere]\n"
            "        follow_ups: [how-long, benlysta]\n"
            "                     ^\n"
            "entries.yaml:53:18: error: there is no entry 'how-long', this would lead "
            "nowhere, delete it or look up its name [follow-up-nowhere]\n"
            "        follow_ups: [how-long, when-to-call]\n"
            "                     ^"
        ),
    ),
    (
        "an address without protection",
        "sources.yaml",
        "https://rheum",
        "http://rheum",
        (
            "sources.yaml:5:10: error: 'http://rheumatology.org/patients/belimu…' does not "
            "begin with https://, patients follow links and others are not protected, find "
            "the https address of the same page [https-only]\n"
            "        url: http://rheumatology.org/patients/belimumab-benlysta\n"
            "             ^"
        ),
    ),
    (
        "an address that is none",
        "sources.yaml",
        "https://rheumatology.org/patients/belimumab-benlysta",
        "https://our page",
        (
            "sources.yaml:5:10: error: 'https://our page' is not an address, patients "
            "follow links, copy it from the browser's address line [link-format]\n"
            "        url: https://our page\n"
            "             ^"
        ),
    ),
    (
        "a kind misspelled",
        "sources.yaml",
        "kind: society",
        "kind: socety",
        (
            "sources.yaml:6:11: error: 'socety' is not a value of this field, it knows "
            "only: label medguide gov guideline society charity hospital journal reference "
            "manufacturer press site, did you mean 'society'? [unknown-value]\n"
            "        kind: socety\n"
            "              ^"
        ),
    ),
    (
        "a field of a source misspelled",
        "sources.yaml",
        "    publisher: GSK",
        "    publishr: GSK",
        (
            "sources.yaml:9:5: error: there is no field 'publishr', a slip here would hide "
            "a text, did you mean 'publisher'? [unknown-field]\n"
            "        publishr: GSK\n"
            "        ^"
        ),
    ),
    (
        "a coverage that is none",
        "lexicon.yaml",
        'coverage: "yes"',
        "coverage: maybe",
        (
            "lexicon.yaml:22:15: error: 'maybe' is not a value of this field, it knows "
            "only: yes partly no, write one of these [unknown-value]\n"
            "        coverage: maybe\n"
            "                  ^"
        ),
    ),
    (
        "a list instead of the whole file",
        "sources.yaml",
        (
            "sources:\n"
            "  acr:\n"
            "    title: Belimumab\n"
            "    publisher: American College of Rheumatology\n"
            "    url: https://rheumatology.org/patients/belimumab-benlysta\n"
            "    kind: society\n"
            "  gsk:\n"
            "    title: How it is given\n"
            "    publisher: GSK\n"
            "    url: https://www.benlysta.com/how-to-take/infusion.html\n"
            "    kind: manufacturer\n"
            ""
        ),
        "- acr\n- gsk\n",
        (
            "sources.yaml:1:1: error: a group of fields belongs here and this is a list, "
            "the bot would not know what to do with it, write lines of 'name: value' below "
            "it [wrong-shape]\n"
            "    - acr\n"
            "    ^"
        ),
    ),
    (
        "a text nobody says",
        "texts.yaml",
        "  not_found: |\n    I",
        "  notfound: |\n    I",
        (
            "texts.yaml:55:3: error: there is no field 'notfound', a slip here would hide "
            "a text, did you mean 'not_found'? [unknown-field]\n"
            "      notfound: |\n"
            "      ^"
        ),
    ),
    (
        "a placeholder misspelled",
        "texts.yaml",
        "  contact_emergency: In an emergency call {emergency}",
        "  contact_emergency: In an emergency call {emergancy}",
        (
            "texts.yaml:46:43: error: nothing is put in for '{emergancy}', a patient would "
            "see the braces, did you mean '{emergency}'? [unknown-placeholder]\n"
            "      contact_emergency: In an emergency call {emergancy}, or your local emergen"
            "cy number outside the US…\n"
            "                                              ^"
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_message(
    folder: Path, change: Callable[[str, str, str], None], case: tuple[str, str, str, str, str]
) -> None:
    """Each slip gives its whole message, caret included, with the nearest right name."""
    _, name, old, new, says = case
    change(name, old, new)

    _, problems = load(folder, shown="")

    assert says == "\n".join(for_terminal(problem) for problem in problems)
