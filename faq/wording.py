"""A patient's words made comparable: one spelling for what looks or means the same.

Pure functions on text, total on any `str`, linear in its (capped) length. Used by matching and
by safety alike. This module knows no entries, no drugs and no danger signs; chat shorthand comes
in as an argument.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Final

LENGTH_LIMIT: Final = 4096  # characters; one message of U+FDFA grows to 73,728 under NFKC

_MARKS_IN_A_ROW: Final = 2  # no language stacks more; "zalgo" text stacks hundreds
_KEPT: Final = frozenset(".,?!%/'+-:;°$")  # 100.4, 38,5, 50%, w/o, can't, 12:30, 38°
_ODD: Final = re.compile(r"[^\w .,?!%/'+\-:;°$。．]+|_+")  # what `_visible` must look at
_HIDDEN: Final = frozenset({"Cc", "Cf", "Co", "Cn", "Cs"})
_VARIATION_SELECTORS: Final = re.compile(
    "[\ufe00-\ufe0f\U000e0100-\U000e01ef\u034f\u115f\u1160\u3164\uffa0]"
)

# Before NFKC, which would make a space of some of these.
_TYPOGRAPHY: Final = str.maketrans(
    {
        **dict.fromkeys("’‘‛ʼʹ´`′＇", "'"),
        **dict.fromkeys("‐‑‒–−﹣－", "-"),
        **dict.fromkeys("—―", " "),
        "&": " and ",
        "•": " ",
    }
)
_ASCII: Final = str.maketrans(
    {chr(code): " " if chr(code).isspace() else "" for code in (*range(0x20), 0x7F)}
    | {"`": "'", "&": " and "}
    | dict.fromkeys('"#()*<=>@[\\]^_{|}~', " ")
)
_ACCENTS: Final = re.compile("[\u0300-\u036f]+")

# Letters of other scripts that look Latin. Only for words that mix scripts: a word that is
# Cyrillic throughout is a Cyrillic word.
_LOOKALIKES: Final = str.maketrans(
    "АВЕЅІЈКМНОРСТУХԌԚԜаеѕіјкорсухԁһԛԝӏтмпнвьгΑΒΕΖΗΙΚΜΝΟΡΤΥΧαβεικνορτυχημω",
    "ABESIJKMHOPCTYXGQWaesijkopcyxdhqwltmnhbbrABEZHIKMNOPTYXabeikvoptuxnuw",
)
_LATIN: Final = re.compile("[A-Za-z]")
_OTHER_ALPHABET: Final = re.compile("[\u0370-\u03ff\u0400-\u052f]")

_WORD: Final = re.compile(
    r"\d+(?:[.,:]\d+)+"  # 100.4, 38,5, 12:30, 1,000
    r"|(?:[a-z]\.){2,}[a-z]?(?![a-z])"  # i.v., e.g.
    r"|\bw/o?(?![a-z])"  # w/o, w/
    r"|[^\W_]+(?:'[^\W_]+)*"
)
_SENTENCE_END: Final = re.compile(r"[.!?;]+(?=\s|$)|[。．]|\.{2,}")

# What people type for a contraction, with and without the apostrophe. Without it only where no
# other word is meant ("well", "were", "its" stay as they are).
_CONTRACTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "can't": ("can", "not"),
    "cannot": ("can", "not"),
    "won't": ("will", "not"),
    "shan't": ("shall", "not"),
    "ain't": ("is", "not"),
    "let's": ("let", "us"),
    "cant": ("can", "not"),
    "wont": ("will", "not"),
    "aint": ("is", "not"),
    "im": ("i", "am"),
    "ive": ("i", "have"),
    "youre": ("you", "are"),
    "theyre": ("they", "are"),
    "whats": ("what", "is"),
    "hows": ("how", "is"),
    "wheres": ("where", "is"),
    "whens": ("when", "is"),
    "whos": ("who", "is"),
    "thats": ("that", "is"),
    "theres": ("there", "is"),
    "gonna": ("going", "to"),
    "gotta": ("have", "to"),
    "wanna": ("want", "to"),
    "gimme": ("give", "me"),
    "lemme": ("let", "me"),
    "dunno": ("do", "not", "know"),
    **{
        verb + "nt": (verb, "not")
        for verb in (
            *("do", "does", "did", "is", "are", "was", "has", "have", "had"),
            *("should", "could", "would", "must", "need"),
        )
    },
    **{verb + "nt": (verb, "not") for verb in ("were",)},
}
_SHORT_ENDINGS: Final[Mapping[str, str]] = {
    "m": "am",
    "re": "are",
    "ve": "have",
    "ll": "will",
    "d": "would",
}
_ASKING: Final = frozenset(
    ("what", "how", "where", "when", "who", "why", "that", "there", "here", "it", "he", "she")
)
# "2" is "to" and "4" is "for" only where nothing is being counted.
_COUNTED: Final = re.compile(
    r"(?:min|hr|hour|day|night|week|wk|month|year|yr|dose|time|mg|ml|g|kg|lb|bag|pill|tablet|type"
    r"|phase|stage|part|round|st|nd|rd|th|am|pm|x|of|or|and|more|infusion|treatment|vial|shot"
    r"|first|last|past|next|every|about|only|after|number|class|grade|within|in|on|at|hep)s?"
)


def plain(text: str) -> str:
    """Return `text` in lower case, without disguise: at most 4096 characters, single spaces.

    Invisible, control, private and unassigned characters go; stacked marks collapse; letters of
    another alphabet inside a Latin word become the Latin ones they imitate; accents go. The signs
    `. , ? ! % / ' + - : ; ° $`, digits, pictures and all scripts stay.
    """
    text = text[:LENGTH_LIMIT]
    if text.isascii():
        text = text.translate(_ASCII).lower()
    else:
        text = _VARIATION_SELECTORS.sub("", text.translate(_TYPOGRAPHY))
        text = unicodedata.normalize("NFKC", _bare(text))[:LENGTH_LIMIT]
        text = _ACCENTS.sub("", unicodedata.normalize("NFD", text))
        if _OTHER_ALPHABET.search(text) and _LATIN.search(text):
            text = " ".join(_unmixed(word) for word in text.split())
        text = unicodedata.normalize("NFC", text.casefold())
        text = _bare(text).translate(_ASCII)
    return " ".join(text.split())[:LENGTH_LIMIT]


def words(text: str) -> tuple[str, ...]:
    """Split a `plain` text into words: "can't", "100.4", "w/o" and "i.v." are one each."""
    bare = text.rstrip("?!")
    if bare.replace(" ", "").isalpha():
        return tuple(bare.split())
    found = _WORD.findall(text)
    return tuple(
        word.replace(".", "") if word[0].isalpha() and "." in word else word for word in found
    )


def expand(found: Iterable[str], shorthand: Mapping[str, str]) -> tuple[str, ...]:
    """Write out contractions and chat shorthand: ("can't", "u") -> ("can", "not", "you").

    `shorthand` maps a word to one or more words. A possessive loses its ending. A bare number is
    shorthand ("2" for "to") only where nothing is counted.
    """
    listed = tuple(found)
    out: list[str] = []
    for place, word in enumerate(listed):
        if word in _CONTRACTIONS:
            out.extend(_CONTRACTIONS[word])
        elif word in shorthand and not (word.isdigit() and _counts(listed, place)):
            out.extend(shorthand[word].split())
        elif "'" in word:
            out.extend(_without_apostrophe(word))
        else:
            out.append(word)
    return tuple(out)


def sentences(text: str) -> tuple[str, ...]:
    """Split a `plain` text where a sentence ends; "100.4" and "i.v." do not end one."""
    out: list[str] = []
    start = 0
    for end in _SENTENCE_END.finditer(text):
        out.append(text[start : end.end()].strip())
        start = end.end()
    out.append(text[start:].strip())
    return tuple(part for part in out if _WORD.search(part))


def _bare(text: str) -> str:
    """`_visible`, which letters, digits and usual signs need not go through."""
    return _ODD.sub(lambda run: _visible(run[0]), text)


def _visible(text: str) -> str:
    """Drop what cannot be seen, blank what carries no meaning, and unstack marks."""
    out: list[str] = []
    marks = 0
    for sign in text:
        kind = unicodedata.category(sign)
        marks = marks + 1 if kind[0] == "M" else 0
        if sign.isspace():
            out.append(" ")
        elif kind in _HIDDEN or marks > _MARKS_IN_A_ROW:
            continue
        elif sign in _KEPT or kind[0] in "LNM" or kind == "So" or sign in "。．":
            out.append(sign)
        else:
            out.append(" ")
    return "".join(out)


def _unmixed(word: str) -> str:
    if _LATIN.search(word) and _OTHER_ALPHABET.search(word):
        return word.translate(_LOOKALIKES)
    return word


def _without_apostrophe(word: str) -> tuple[str, ...]:
    stem, _, ending = word.partition("'")
    if ending == "t" and stem.endswith("n") and stem != "n":
        return (stem[:-1], "not")
    if ending in _SHORT_ENDINGS:
        return (stem, _SHORT_ENDINGS[ending])
    if ending == "s":
        return (stem, "is") if stem in _ASKING else (stem,)
    return (word.replace("'", ""),)


def _counts(listed: tuple[str, ...], place: int) -> bool:
    """Whether the bare number at `place` counts something, or stands at an edge."""
    if place in (0, len(listed) - 1):
        return True
    around = (listed[place - 1], listed[place + 1])
    return any(_COUNTED.fullmatch(word) or word[0].isdigit() for word in around)
