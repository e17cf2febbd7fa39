"""What breaks a rule of writing, sourcing or naming: the whole message of each slip."""

from collections.abc import Callable
from pathlib import Path

import pytest

from faq.content import load
from faq.content.showing import for_terminal

CASES = [
    (
        "a review before the reading",
        "entries.yaml",
        "review_by: 2027-11-20",
        "review_by: 2025-11-20",
        (
            "entries.yaml:56:16: error: the review is due on 2025-11-20 but the sources "
            "were read on 2026-11-21, a review comes after, correct one of the two dates "
            "[dates-in-order]\n"
            "        review_by: 2025-11-20\n"
            "                   ^"
        ),
    ),
    (
        "a review too far away",
        "entries.yaml",
        "review_by: 2027-11-20",
        "review_by: 2029-11-20",
        (
            "entries.yaml:56:16: error: the next review is more than 1 year away, what "
            "stands under drug grows old, write 2027-11-21 or earlier [review-too-far]\n"
            "        review_by: 2029-11-20\n"
            "                   ^"
        ),
    ),
    (
        "a hard text",
        "entries.yaml",
        "It calms one part of the immune system.",
        (
            "It modulates immunological hyperactivity, inhibiting inappropriate lymphocyte "
            "differentiation."
        ),
        (
            "entries.yaml:51:13: error: reading grade 21.7, many people stop reading above "
            "8, write shorter sentences and shorter words [hard-to-read]\n"
            "        answer: Benlysta is a medicine for lupus. It modulates immunological hyp"
            "eractivity, inhibiting i…\n"
            "                ^"
        ),
    ),
    (
        "an answer too long for a screen",
        "entries.yaml",
        "It calms one part of the immune system.",
        "It calms one part. " * 33 + "It helps.",
        (
            "entries.yaml:51:13: error: the answer has 670 characters, a phone screen "
            "shows about 600, move the rest to details [long-answer]\n"
            "        answer: Benlysta is a medicine for lupus. It calms one part. It calms on"
            "e part. It calms one par…\n"
            "                ^"
        ),
    ),
    (
        "a message too long for Telegram",
        "entries.yaml",
        "      - Bring a book.",
        "      " + "It can be a long day. " * 190,
        (
            "entries.yaml:16:14: error: the whole message would have about 5052 "
            "characters, Telegram takes 4096, shorten the details or make two entries of "
            "it [long-message]\n"
            "        details: |\n"
            "                 ^"
        ),
    ),
    (
        "an urgent answer that does not say whom to call",
        "entries.yaml",
        "Call your infusion team about any new sign.",
        "New signs matter.",
        (
            "entries.yaml:34:13: error: the first sentence of an urgent entry does not say "
            "whom to call, who is in trouble reads no further, begin with 'Call your "
            "infusion team' or 'Call {emergency}' [urgent-opening]\n"
            "        answer: New signs matter. Call {emergency} if it is hard to breathe.\n"
            "                ^"
        ),
    ),
    (
        "an urgent entry with one source",
        "entries.yaml",
        "    sources: [acr, gsk]",
        "    sources: [acr]",
        (
            "entries.yaml:35:14: error: an urgent entry with one source, where a mistake "
            "does harm one page is not enough, add a second source that says the same "
            "[few-sources]\n"
            "        sources: [acr]\n"
            "                 ^"
        ),
    ),
    (
        "formatting",
        "entries.yaml",
        "      - Bring a book.",
        "      - Bring a **book**.",
        (
            "entries.yaml:19:17: error: '**' is formatting, patients would see it as "
            "typed, write plain text, with '- ' for bullets [markup]\n"
            "          - Bring a **book**.\n"
            "                    ^"
        ),
    ),
    (
        "a placeholder nobody knows",
        "entries.yaml",
        "{emergency}",
        "{emergancy}",
        (
            "entries.yaml:34:62: error: nothing is put in for '{emergancy}', a patient "
            "would see the braces, did you mean '{emergency}'? [unknown-placeholder]\n"
            "        answer: Call your infusion team about any new sign. Call {emergancy} if "
            "it is hard to breathe.\n"
            "                                                                 ^"
        ),
    ),
    (
        "a directive",
        "entries.yaml",
        "      - Bring a book.",
        "      - You should skip a dose.",
        (
            "entries.yaml:19:9: error: 'You should skip' tells people what to do with a "
            "treatment, that is for their own team to decide, say what is usual and whom "
            "to ask [directive]\n"
            "          - You should skip a dose.\n"
            "            ^"
        ),
    ),
    (
        "a promise",
        "entries.yaml",
        "      - Bring a book.",
        "      - It is safe.",
        (
            "entries.yaml:19:15: error: the word 'safe', no treatment is that for "
            "everybody, say what is known and how often [promise]\n"
            "          - It is safe.\n"
            "                  ^"
        ),
    ),
    (
        "an exclamation mark",
        "entries.yaml",
        "      - Bring a book.",
        "      - Bring a book!",
        (
            "entries.yaml:19:21: error: an exclamation mark, it sounds alarmed or cheerful "
            "where people are ill, write a full stop [exclamation]\n"
            "          - Bring a book!\n"
            "                        ^"
        ),
    ),
    (
        "a typed emergency number",
        "entries.yaml",
        "Call {emergency} if",
        "Call 911 if",
        (
            "entries.yaml:34:62: error: the number 911 is typed in, emergency numbers "
            "differ from country to country and come from the settings, write {emergency}, "
            "{crisis} or {poison} [typed-number]\n"
            "        answer: Call your infusion team about any new sign. Call 911 if it is ha"
            "rd to breathe.\n"
            "                                                                 ^"
        ),
    ),
    (
        "a name for two drugs",
        "lexicon.yaml",
        "adalimumab: [Humira, Hyrimoz]",
        "adalimumab: [Humira, Benlysta]",
        (
            "lexicon.yaml:13:26: error: 'benlysta' means belimumab already, one drug's "
            "facts could answer for the other, delete one, or list the word under "
            "ambiguous [shared-name]\n"
            "        adalimumab: [Humira, Benlysta]\n"
            "                             ^\n"
            "lexicon.yaml:5:20: error: 'benlista' is as near to benlysta as to belimumab, "
            "one drug's facts could answer for the other, delete this misspelling "
            "[near-trap]\n"
            "        misspellings: [benlista]\n"
            "                       ^"
        ),
    ),
    (
        "an everyday word as a name",
        "lexicon.yaml",
        "adalimumab: [Humira, Hyrimoz]",
        "adalimumab: [Humira, Port]",
        (
            "lexicon.yaml:13:26: error: 'port' is a common word, many messages would seem "
            "to name this drug, write the whole name [everyday-name]\n"
            "        adalimumab: [Humira, Port]\n"
            "                             ^"
        ),
    ),
    (
        "a misspelling as near to another drug",
        "lexicon.yaml",
        "misspellings: [benlista]",
        "misspellings: [adelimumab]",
        (
            "lexicon.yaml:5:20: error: 'adelimumab' is as near to adalimumab as to "
            "belimumab, one drug's facts could answer for the other, delete this "
            "misspelling [near-trap]\n"
            "        misspellings: [adelimumab]\n"
            "                       ^"
        ),
    ),
    (
        "an ambiguous word that points nowhere",
        "lexicon.yaml",
        "beli: [belimumab, adalimumab]",
        "beli: [belimumab, adalimumb]",
        (
            "lexicon.yaml:16:21: error: there is no drug 'adalimumb', this would lead "
            "nowhere, did you mean 'adalimumab'? [unknown-meaning]\n"
            "      beli: [belimumab, adalimumb]\n"
            "                        ^"
        ),
    ),
    (
        "a source nobody uses",
        "sources.yaml",
        "  gsk:",
        (
            "  spare:\n"
            "    title: A page\n"
            "    publisher: GSK\n"
            "    url: https://www.gsk.com/\n"
            "    kind: manufacturer\n"
            "  gsk:"
        ),
        (
            "sources.yaml:7:3: warning: nothing rests on spare, nobody would notice when "
            "such a page is gone, name it in an entry or delete it [unused-source]\n"
            "      spare:\n"
            "      ^"
        ),
    ),
    (
        "an entry that rests on a website",
        "sources.yaml",
        "kind: society",
        "kind: site",
        (
            "entries.yaml:20:14: warning: only press and websites carry this entry, they "
            "copy from others and change, add a label, an official page, a society, a "
            "charity or a hospital [weak-sources]\n"
            "        sources: [acr]\n"
            "                 ^"
        ),
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_message(
    folder: Path, change: Callable[[str, str, str], None], case: tuple[str, str, str, str, str]
) -> None:
    """Each slip gives its whole message, caret at the words that are meant."""
    _, name, old, new, says = case
    change(name, old, new)

    _, problems = load(folder, shown="")

    assert says == "\n".join(for_terminal(problem) for problem in problems)
