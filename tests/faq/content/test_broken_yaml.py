"""Slips that YAML allows or that only a YAML reader understands: the whole message of each."""

import pytest

from faq.content.showing import for_terminal
from faq.content.yaml_reader import read_yaml_bytes

CASES = [
    (
        "a duplicate field",
        b"id: a\nquestion: b\nid: c\n",
        (
            "f.yaml:3:1: error: 'id' stands twice, first in line 1, only one of the two "
            "would count, delete or rename one [duplicate-key]\n"
            "    id: c\n"
            "    ^"
        ),
    ),
    (
        "a duplicate field inside a list",
        b"entries:\n  - id: a\n    id: b\n",
        (
            "f.yaml:3:5: error: 'id' stands twice, first in line 2, only one of the two "
            "would count, delete or rename one [duplicate-key]\n"
            "        id: b\n"
            "        ^"
        ),
    ),
    (
        "an anchor",
        b"answer: &same Call your team.\n",
        (
            "f.yaml:1:9: error: '&name' marks this place for copies, every text stands "
            "where it is read, delete it, or put the text in quotes if it begins with & "
            "[anchor]\n"
            "    answer: &same Call your team.\n"
            "            ^"
        ),
    ),
    (
        "an alias",
        b"answer: *same\n",
        (
            "f.yaml:1:9: error: '*name' points at another place, every text stands where "
            "it is read, write the text out, or put it in quotes if it begins with * "
            "[alias]\n"
            "    answer: *same\n"
            "            ^"
        ),
    ),
    (
        "an alias that points at itself",
        b"a: &x\n  b: *x\n",
        (
            "f.yaml:1:4: error: '&name' marks this place for copies, every text stands "
            "where it is read, delete it, or put the text in quotes if it begins with & "
            "[anchor]\n"
            "    a: &x\n"
            "       ^\n"
            "f.yaml:2:6: error: '*name' points at another place, every text stands where "
            "it is read, write the text out, or put it in quotes if it begins with * "
            "[alias]\n"
            "      b: *x\n"
            "         ^"
        ),
    ),
    (
        "a merge key",
        b"<<: other\n",
        (
            "f.yaml:1:1: error: '<<' copies fields from another place, every text stands "
            "where it is read, write the fields out [merge-key]\n"
            "    <<: other\n"
            "    ^"
        ),
    ),
    (
        "a tag",
        b"answer: !!python/object:os.system ls\n",
        (
            "f.yaml:1:9: error: '!' gives this value a type, every value is read as the "
            "text you typed, delete it, or put the text in quotes if it begins with ! "
            "[yaml-tag]\n"
            "    answer: !!python/object:os.system ls\n"
            "            ^"
        ),
    ),
    (
        "a text that begins with an exclamation mark",
        b"answer: !Now or never\n",
        (
            "f.yaml:1:9: error: '!' gives this value a type, every value is read as the "
            "text you typed, delete it, or put the text in quotes if it begins with ! "
            "[yaml-tag]\n"
            "    answer: !Now or never\n"
            "            ^"
        ),
    ),
    (
        "two documents",
        b"id: a\n---\nid: b\n",
        (
            "f.yaml:2:1: error: '---' begins a second document, everything below it would "
            "be lost, delete this line [several-documents]\n"
            "    ---\n"
            "    ^"
        ),
    ),
    (
        "a directive",
        b"%YAML 1.1\n---\nid: a\n",
        (
            "f.yaml:1:1: error: a line that begins with % speaks to the YAML reader, our "
            "files need none, delete it [yaml-directive]\n"
            "    %YAML 1.1\n"
            "    ^"
        ),
    ),
    (
        "a file that goes on after its end",
        b"id: a\n...\nid: b\n",
        (
            "f.yaml:3:1: error: the file goes on after its end, everything below would be "
            "lost, delete the '...' or the closing bracket too many [yaml-syntax]\n"
            "    id: b\n"
            "    ^"
        ),
    ),
    (
        "a text cut by a number sign",
        b"answer: Take lift #3 to the clinic.\n",
        (
            "f.yaml:1:19: error: ' #' cuts the text here, the rest of the line is taken "
            "for a comment and no patient would see it, put the whole text in quotes, or "
            "give a comment a line of its own [cut-text]\n"
            "    answer: Take lift #3 to the clinic.\n"
            "                      ^"
        ),
    ),
    (
        "a text cut by a crowded comment",
        b"urgent: no #sure?\n",
        (
            "f.yaml:1:12: error: ' #' cuts the text here, the rest of the line is taken "
            "for a comment and no patient would see it, put the whole text in quotes, or "
            "give a comment a line of its own [cut-text]\n"
            "    urgent: no #sure?\n"
            "               ^"
        ),
    ),
    (
        "a list item without its space",
        b"asks:\n  - one\n    -two\n",
        (
            "f.yaml:3:5: error: this line is glued to the text above it, a dash makes a "
            "list item only with a space after it and in line with the others, write '- ' "
            "and align it [joined-lines]\n"
            "        -two\n"
            "        ^"
        ),
    ),
    (
        "a colon in a text",
        b"answer: Remember: call your team.\n",
        (
            "f.yaml:1:17: error: a second ': ' in one line, ': ' parts a name from its "
            "value, put the whole text in quotes [yaml-syntax]\n"
            "    answer: Remember: call your team.\n"
            "                    ^"
        ),
    ),
    (
        "a quote that is never closed",
        b"answer: 'Call your team.\nurgent: no\n",
        (
            "f.yaml:1:9: error: a quote is opened and never closed, the rest of the file "
            "is swallowed, close it where the text ends, and write '' for a quote inside "
            "single quotes [yaml-syntax]\n"
            "    answer: 'Call your team.\n"
            "            ^"
        ),
    ),
    (
        "an apostrophe inside single quotes",
        b"answer: 'It's a drip.'\n",
        (
            "f.yaml:1:13: error: the text goes on after a closing quote or bracket, YAML "
            "takes that for the end of the value, put the whole text in double quotes "
            "[yaml-syntax]\n"
            "    answer: 'It's a drip.'\n"
            "                ^"
        ),
    ),
    (
        "a backslash inside double quotes",
        b'answer: "C:\\data"\n',
        (
            "f.yaml:1:12: error: a backslash inside double quotes, it means something else "
            "there, use single quotes [yaml-syntax]\n"
            '    answer: "C:\\data"\n'
            "               ^"
        ),
    ),
    (
        "a bracket that is never closed",
        b"sources: [acr, gsk\nurgent: no\n",
        (
            "f.yaml:1:10: error: a bracket is opened and not closed, or a comma is "
            "missing, [a, b] needs a comma between items and its closing bracket, mend the "
            "list, or put a text that begins with [ or { in quotes [yaml-syntax]\n"
            "    sources: [acr, gsk\n"
            "             ^"
        ),
    ),
    (
        "a text that begins with a bracket",
        b"answer: [Saphnelo] is a drip.\n",
        (
            "f.yaml:1:20: error: the text goes on after a closing quote or bracket, YAML "
            "takes that for the end of the value, put the whole text in double quotes "
            "[yaml-syntax]\n"
            "    answer: [Saphnelo] is a drip.\n"
            "                       ^"
        ),
    ),
    (
        "a text that begins with a brace",
        b"answer: {emergency} is the number.\n",
        (
            "f.yaml:1:21: error: the text goes on after a closing quote or bracket, YAML "
            "takes that for the end of the value, put the whole text in double quotes "
            "[yaml-syntax]\n"
            "    answer: {emergency} is the number.\n"
            "                        ^"
        ),
    ),
    (
        "a text that begins with an at sign",
        b"answer: @home is possible.\n",
        (
            "f.yaml:1:9: error: a text may not begin with this sign, @ ` and % mean "
            "something else in YAML, put the text in quotes [yaml-syntax]\n"
            "    answer: @home is possible.\n"
            "            ^"
        ),
    ),
    (
        "a text that begins with a per cent sign",
        b"answer: %50 of people\n",
        (
            "f.yaml:1:9: error: a text may not begin with this sign, @ ` and % mean "
            "something else in YAML, put the text in quotes [yaml-syntax]\n"
            "    answer: %50 of people\n"
            "            ^"
        ),
    ),
    (
        "a text that begins with a greater-than sign",
        b"answer: >100 people\n",
        (
            "f.yaml:1:11: error: something follows | or > in its line, the text begins in "
            "the next line, move it there, or put a text that begins with | or > in quotes "
            "[yaml-syntax]\n"
            "    answer: >100 people\n"
            "              ^"
        ),
    ),
    (
        "a text that begins with an ampersand",
        b"answer: & so on\n",
        (
            "f.yaml:1:10: error: '&' and '*' mark and copy places, every text stands where "
            "it is read, put a text that begins with & or * in quotes [anchor]\n"
            "    answer: & so on\n"
            "             ^"
        ),
    ),
    (
        "a text that begins with an asterisk",
        b"answer: **bold**\n",
        (
            "f.yaml:1:10: error: '&' and '*' mark and copy places, every text stands where "
            "it is read, put a text that begins with & or * in quotes [anchor]\n"
            "    answer: **bold**\n"
            "             ^"
        ),
    ),
    (
        "a list in the line of its name",
        b"asks: - one\n",
        (
            "f.yaml:1:7: error: a list item in the line of its name, each item has its "
            "line, begin a new line with '- ' [yaml-syntax]\n"
            "    asks: - one\n"
            "          ^"
        ),
    ),
    (
        "a name without its colon",
        b"answer\nurgent: no\n",
        (
            "f.yaml:2:7: error: this field is not in line with its neighbours, or the line "
            "above lacks its ':', fields of one group begin in the same column and each is "
            "'name: value', mend the indentation or the line above [yaml-syntax]\n"
            "    urgent: no\n"
            "          ^"
        ),
    ),
    (
        "a field out of line",
        b"answer: a\n urgent: no\n",
        (
            "f.yaml:2:8: error: this field is not in line with its neighbours, or the line "
            "above lacks its ':', fields of one group begin in the same column and each is "
            "'name: value', mend the indentation or the line above [yaml-syntax]\n"
            "     urgent: no\n"
            "           ^"
        ),
    ),
    (
        "a list item out of line",
        b"asks:\n  - one\n - two\n",
        (
            "f.yaml:3:2: error: this line is not in line with its neighbours, fields of "
            "one group begin in the same column, and so do the items of a list, mend the "
            "indentation [yaml-syntax]\n"
            "     - two\n"
            "     ^"
        ),
    ),
    (
        "a list that turns into a group",
        b"- one\nurgent: no\n",
        (
            "f.yaml:2:1: error: this line is not in line with its neighbours, fields of "
            "one group begin in the same column, and so do the items of a list, mend the "
            "indentation [yaml-syntax]\n"
            "    urgent: no\n"
            "    ^"
        ),
    ),
    (
        "a list as a name",
        b"? [a, b]\n: c\n",
        (
            "f.yaml:1:3: error: a list or a group stands where a field's name belongs, a "
            "name is a word, write 'name: value' [complex-key]\n"
            "    ? [a, b]\n"
            "      ^"
        ),
    ),
    (
        "a question mark before a text",
        b"answer: ? what\n",
        (
            "f.yaml:1:9: error: '? ' begins something we do not use, a text may not begin "
            "with it, put the text in quotes [yaml-syntax]\n"
            "    answer: ? what\n"
            "            ^"
        ),
    ),
    (
        "a closing bracket too many",
        b"id: a]\nasks: ]\n",
        (
            "f.yaml:2:7: error: a value may not begin with this sign, brackets and commas "
            "mean something else in YAML, put the text in quotes [yaml-syntax]\n"
            "    asks: ]\n"
            "          ^"
        ),
    ),
    (
        "a comma as a text",
        b"answer: ,\n",
        (
            "f.yaml:1:9: error: a value may not begin with this sign, brackets and commas "
            "mean something else in YAML, put the text in quotes [yaml-syntax]\n"
            "    answer: ,\n"
            "            ^"
        ),
    ),
]


@pytest.mark.parametrize(("typed", "says"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_message(typed: bytes, says: str) -> None:
    """Each slip gives its whole message, caret included, in words for people."""
    problems = read_yaml_bytes(typed, "f.yaml").problems

    assert says == "\n".join(for_terminal(problem) for problem in problems)
