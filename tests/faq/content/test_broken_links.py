"""What points nowhere or stands twice: the whole message of each slip."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faq.content import load
from faq.content.showing import for_terminal

CASES = [
    (
        "an id twice",
        "entries.yaml",
        "  - id: benlysta",
        "  - id: how-long",
        (
            "entries.yaml:41:9: error: the id 'how-long' is taken, first in line 7, "
            "buttons and links would lead to one of the two, rename this one "
            "[duplicate-id]\n"
            "      - id: how-long\n"
            "            ^\n"
            "entries.yaml:21:32: error: there is no entry 'benlysta', this would lead "
            "nowhere, delete it or look up its name [follow-up-nowhere]\n"
            "        follow_ups: [when-to-call, benlysta]\n"
            "                                   ^\n"
            "entries.yaml:36:28: error: there is no entry 'benlysta', this would lead "
            "nowhere, delete it or look up its name [follow-up-nowhere]\n"
            "        follow_ups: [how-long, benlysta]\n"
            "                               ^\n"
            "entries.yaml:53:18: error: 'how-long' is this entry itself or stands here "
            "already, the button would bring nothing new, name another entry "
            "[follow-up-repeated]\n"
            "        follow_ups: [how-long, when-to-call]\n"
            "                     ^"
        ),
    ),
    (
        "a topic nobody knows",
        "entries.yaml",
        "      topic: drug\n",
        "      topic: drugs\n",
        (
            "entries.yaml:48:14: error: there is no topic 'drugs', this would lead "
            "nowhere, did you mean 'drug'? [unknown-topic]\n"
            "          topic: drugs\n"
            "                 ^"
        ),
    ),
    (
        "a drug nobody knows",
        "entries.yaml",
        "      drugs: [belimumab]",
        "      drugs: [belimumap]",
        (
            "entries.yaml:49:15: error: there is no covered drug 'belimumap', this would "
            "lead nowhere, did you mean 'belimumab'? [unknown-drug]\n"
            "          drugs: [belimumap]\n"
            "                  ^"
        ),
    ),
    (
        "a condition nobody knows",
        "entries.yaml",
        "      conditions: [lupus]",
        "      conditions: [lupos]",
        (
            "entries.yaml:50:20: error: there is no condition 'lupos', this would lead "
            "nowhere, did you mean 'lupus'? [unknown-condition]\n"
            "          conditions: [lupos]\n"
            "                       ^"
        ),
    ),
    (
        "a source nobody knows",
        "entries.yaml",
        "    sources: [acr]",
        "    sources: [arc]",
        (
            "entries.yaml:20:15: error: there is no source 'arc', this would lead nowhere, "
            "did you mean 'acr'? [unknown-source]\n"
            "        sources: [arc]\n"
            "                  ^"
        ),
    ),
    (
        "a follow-up to nowhere",
        "entries.yaml",
        "follow_ups: [when-to-call, benlysta]",
        "follow_ups: [when-to-call, benlista]",
        (
            "entries.yaml:21:32: error: there is no entry 'benlista', this would lead "
            "nowhere, did you mean 'benlysta'? [follow-up-nowhere]\n"
            "        follow_ups: [when-to-call, benlista]\n"
            "                                   ^"
        ),
    ),
    (
        "a follow-up to a draft",
        "entries.yaml",
        "    review_by: 2027-11-20\n    status: live",
        "    review_by: 2027-11-20\n    status: draft",
        (
            "entries.yaml:21:32: error: the entry 'benlysta' is a draft, the button would "
            "lead nowhere, name another entry or set its status to live "
            "[follow-up-nowhere]\n"
            "        follow_ups: [when-to-call, benlysta]\n"
            "                                   ^\n"
            "entries.yaml:36:28: error: the entry 'benlysta' is a draft, the button would "
            "lead nowhere, name another entry or set its status to live "
            "[follow-up-nowhere]\n"
            "        follow_ups: [how-long, benlysta]\n"
            "                               ^"
        ),
    ),
    (
        "a follow-up to itself",
        "entries.yaml",
        "follow_ups: [when-to-call, benlysta]",
        "follow_ups: [when-to-call, benlysta, how-long]",
        (
            "entries.yaml:21:42: error: 'how-long' is this entry itself or stands here "
            "already, the button would bring nothing new, name another entry "
            "[follow-up-repeated]\n"
            "        follow_ups: [when-to-call, benlysta, how-long]\n"
            "                                             ^"
        ),
    ),
    (
        "one follow-up",
        "entries.yaml",
        "follow_ups: [when-to-call, benlysta]",
        "follow_ups: [benlysta]",
        (
            "entries.yaml:21:17: error: follow-ups: 1, fewer than 2 are a dead end and "
            "more than 4 a menu, name the 2 to 4 questions people have next "
            "[follow-up-count]\n"
            "        follow_ups: [benlysta]\n"
            "                    ^"
        ),
    ),
    (
        "an entry nobody finds",
        "entries.yaml",
        ", benlysta]\n    urgent",
        "]\n    urgent",
        (
            "entries.yaml:21:17: error: follow-ups: 1, fewer than 2 are a dead end and "
            "more than 4 a menu, name the 2 to 4 questions people have next "
            "[follow-up-count]\n"
            "        follow_ups: [when-to-call]\n"
            "                    ^\n"
            "entries.yaml:36:17: error: follow-ups: 1, fewer than 2 are a dead end and "
            "more than 4 a menu, name the 2 to 4 questions people have next "
            "[follow-up-count]\n"
            "        follow_ups: [how-long]\n"
            "                    ^\n"
            "entries.yaml:41:9: error: no entry leads to 'benlysta', people find much by "
            "its neighbours, add it to the follow_ups of an entry that people read before "
            "it [unreachable-entry]\n"
            "      - id: benlysta\n"
            "            ^"
        ),
    ),
    (
        "a phrasing in two entries",
        "entries.yaml",
        "whom to ring,",
        "How many HOURS?,",
        (
            "entries.yaml:28:12: error: 'How many HOURS?' stands also in line 9, the bot "
            "could not tell which entry is meant, delete one of the two "
            "[duplicate-phrasing]\n"
            "        asks: [How many HOURS?, which signs matter, who answers at night, what i"
            "s an emergency,\n"
            "               ^"
        ),
    ),
    (
        "a phrasing without words",
        "entries.yaml",
        "whom to ring,",
        "'???',",
        (
            "entries.yaml:28:12: error: '???' has no words, nothing could be compared with "
            "it, write what a person would type [empty-phrasing]\n"
            "        asks: ['???', which signs matter, who answers at night, what is an emerg"
            "ency,\n"
            "               ^"
        ),
    ),
    (
        "too few phrasings",
        "entries.yaml",
        "whom to ring, ",
        "",
        (
            "entries.yaml:28:11: error: ways to ask: 14, with fewer than 15 too many "
            "questions miss the entry, add some that share few words with these "
            "[few-phrasings]\n"
            "        asks: [which signs matter, who answers at night, what is an emergency,\n"
            "              ^"
        ),
    ),
    (
        "a danger sign that leads nowhere",
        "danger_signs.yaml",
        "    entries: [when-to-call]\n    sources",
        "    entries: [when-to-cal]\n    sources",
        (
            "danger_signs.yaml:15:15: error: there is no entry 'when-to-cal', this would "
            "lead nowhere, did you mean 'when-to-call'? [sign-nowhere]\n"
            "        entries: [when-to-cal]\n"
            "                  ^"
        ),
    ),
    (
        "a danger sign on a source nobody knows",
        "danger_signs.yaml",
        "sources: [acr]",
        "sources: [arc]",
        (
            "danger_signs.yaml:16:15: error: there is no source 'arc', this would lead "
            "nowhere, did you mean 'acr'? [unknown-source]\n"
            "        sources: [arc]\n"
            "                  ^"
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_message(
    folder: Path, change: Callable[[str, str, str], None], case: tuple[str, str, str, str, str]
) -> None:
    """Each slip gives its whole message, caret included, and no other is blamed for it."""
    _, name, old, new, says = case
    change(name, old, new)

    _, problems = load(folder, shown="")

    assert says == "\n".join(for_terminal(problem) for problem in problems)
