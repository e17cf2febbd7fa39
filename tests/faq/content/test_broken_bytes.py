"""Files that are no text, or hold letters nobody can see: the whole message of each."""

import pytest

from faq.content.showing import for_terminal
from faq.content.yaml_reader import read_yaml_bytes

CASES = [
    (
        "an empty file",
        b"",
        (
            "f.yaml:1:1: error: the file is empty, it may be half saved or emptied by "
            "mistake, put its text back [empty-file]"
        ),
    ),
    (
        "a file with nothing but comments",
        b"# to be written\n",
        (
            "f.yaml:1:1: error: the file is empty, it may be half saved or emptied by "
            "mistake, put its text back [empty-file]\n"
            "    # to be written\n"
            "    ^"
        ),
    ),
    (
        "a tab for indentation",
        b"about:\n\ttopic: basics\n",
        (
            "f.yaml:2:1: error: a tab, editors show tabs in different widths and YAML "
            "takes none, type spaces [tab]\n"
            "     topic: basics\n"
            "    ^"
        ),
    ),
    (
        "a tab inside a text",
        b"answer: Call\tyour team.\n",
        (
            "f.yaml:1:13: error: a tab, editors show tabs in different widths and YAML "
            "takes none, type spaces [tab]\n"
            "    answer: Call your team.\n"
            "                ^"
        ),
    ),
    (
        "nesting over 20",
        b"a: " + b"[" * 21 + b"]" * 21,
        (
            "f.yaml:1:23: error: more than 20 levels inside each other, our files need 5 "
            "and more is a slip, close the brackets or mend the indentation [nesting]\n"
            "    a: [[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]\n"
            "                          ^"
        ),
    ),
    (
        "fifty thousand brackets",
        b"[" * 50_000,
        (
            "f.yaml:1:21: error: more than 20 levels inside each other, our files need 5 "
            "and more is a slip, close the brackets or mend the indentation [nesting]\n"
            "    [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
            "[[[[[[[[[[[[[[[[[[[[[[[[…\n"
            "                        ^"
        ),
    ),
    (
        "a file over one MiB",
        b"a" * (2**20 + 1),
        (
            "f.yaml:1:1: error: the file is larger than 1024 KiB, reading it would keep "
            "patients waiting, check that it is the right file and split it if it is "
            "[file-too-large]"
        ),
    ),
    (
        "UTF-16",
        "answer: Hi\n".encode("utf-16"),
        (
            "f.yaml:1:1: error: the file is saved as UTF-16, letters would turn into other "
            "letters, save it again with the encoding UTF-8 [encoding]"
        ),
    ),
    (
        "UTF-16 without a mark",
        "answer: Hi\n".encode("utf-16-le"),
        (
            "f.yaml:1:1: error: the file is saved as UTF-16, letters would turn into other "
            "letters, save it again with the encoding UTF-8 [encoding]"
        ),
    ),
    (
        "Latin-1",
        "# ok\nanswer: Sjögren\n".encode("latin-1"),
        (
            "f.yaml:2:11: error: the file is not UTF-8 (byte 0xF6 here), letters would "
            "turn into other letters, save it again with the encoding UTF-8 [encoding]\n"
            "    answer: Sj�gren\n"
            "              ^"
        ),
    ),
    (
        "bytes of a picture",
        b"\x89PNG\r\n\x1a\n",
        (
            "f.yaml:1:1: error: the file is not UTF-8 (byte 0x89 here), letters would turn "
            "into other letters, save it again with the encoding UTF-8 [encoding]\n"
            "    �PNG\n"
            "    ^"
        ),
    ),
    (
        "a control character",
        b"answer: Call\x07 your team.\n",
        (
            "f.yaml:1:13: error: a control character (U+0007), it cannot be seen and may "
            "come from a damaged file, delete it [control-character]\n"
            "    answer: Call� your team.\n"
            "                ^"
        ),
    ),
    (
        "a control character as an escape",
        b'answer: "Call\\0 your team."\n',
        (
            "f.yaml:1:9: error: a control character (U+0000), written as an escape, it "
            "cannot be seen and may come from a damaged file, delete it "
            "[control-character]\n"
            '    answer: "Call\\0 your team."\n'
            "            ^"
        ),
    ),
    (
        "a character that turns writing around",
        "answer: Call \u202e911\n".encode(),
        (
            "f.yaml:1:14: error: a character that turns the direction of writing (U+202E), "
            "it can make a text look like another one, delete it [direction-character]\n"
            "    answer: Call �911\n"
            "                 ^"
        ),
    ),
    (
        "a zero-width space",
        "id: when\u200bto-call\n".encode(),
        (
            "f.yaml:1:9: error: an invisible character (U+200B), pasted texts often bring "
            "one and nobody can see what it does, delete it [invisible-character]\n"
            "    id: when�to-call\n"
            "            ^"
        ),
    ),
    (
        "a second byte order mark",
        "\ufeff\ufeffid: a\n".encode(),
        (
            "f.yaml:1:1: error: an invisible character (U+FEFF), pasted texts often bring "
            "one and nobody can see what it does, delete it [invisible-character]\n"
            "    �id: a\n"
            "    ^"
        ),
    ),
    (
        "a space that cannot break",
        "answer:\u00a0Call your team.\n".encode(),
        (
            "f.yaml:1:8: error: a character that only looks like a space or a new line "
            "(U+00A0), pasted texts often bring one and it is not the same to a computer, "
            "type an ordinary one [odd-space]\n"
            "    answer:�Call your team.\n"
            "           ^"
        ),
    ),
    (
        "a letter lost long ago",
        "answer: Sj\ufffdgren\n".encode(),
        (
            "f.yaml:1:11: error: a character that no font shows (U+FFFD), a letter was "
            "probably lost when the file was saved in another encoding, type the letter "
            "again [lost-character]\n"
            "    answer: Sj�gren\n"
            "              ^"
        ),
    ),
]


@pytest.mark.parametrize(("typed", "says"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_message(typed: bytes, says: str) -> None:
    """Each such file gives its whole message, caret included, and nothing raises."""
    problems = read_yaml_bytes(typed, "f.yaml").problems

    assert says == "\n".join(for_terminal(problem) for problem in problems)
