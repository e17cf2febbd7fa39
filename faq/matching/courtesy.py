"""Small talk: what is only politeness, and the politeness around a question.

Word lists for recognising, never for saying: replies live in texts.yaml. Knows no entries.
"""

import re
from typing import Final

from faq.matching.small_talk import ADDRESS, FAREWELL, GREETING, HOW, HUMAN, OK, THANKS, WHO
from faq.model import Courtesy

_END: Final = r"(?=$| |(?<=[\u4e00-\u9fff]))"  # Chinese leaves no spaces
_ADDRESSED: Final = re.compile(rf"(?: ?{ADDRESS}{_END})+")
_PATTERNS: Final = {  # the most telling first
    Courtesy.HUMAN: HUMAN,
    Courtesy.WHO_ARE_YOU: WHO,
    Courtesy.HOW_ARE_YOU: HOW,
    Courtesy.THANKS: THANKS,
    Courtesy.FAREWELL: FAREWELL,
    Courtesy.GREETING: GREETING,
    Courtesy.OK: OK,
}
_ANY: Final = re.compile(
    "|".join(rf"(?P<{kind.name}>(?:{pattern}){_END})" for kind, pattern in _PATTERNS.items())
)
_SIGNS: Final = re.compile(r"[^\w'/]+")
_PICTURES: Final = {
    **dict.fromkeys("👍👌😊🙂😀😁😄😃😅😆😂🤣😉😎🙌👏🎉💪🥳✅☺🤗😌🤞🌞", " ok "),
    **dict.fromkeys("🙏❤💕💖💜💙💚💛🧡♥😍🥰😘💐🌹🌸", " thanks "),
    **dict.fromkeys("👋🖐✋", " hi "),
}
_AS_WORDS: Final = str.maketrans(_PICTURES)

# What may stand before or after a question without being part of it.
_HELLO: Final = (
    r"(?:h+i+|he+y+a?|he+l+o+|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)"
    r"|g'day"
    r"|hola|buen[oa]s(?: dias| tardes| noches)?|你好|您好)"
    r"(?: (?:bot|there|all|everyone|everybody|guys|friends?|team|folks|again|doc|doctor|mate))*"
)
_CHEERS: Final = (
    r"(?:many |ok |okay )?(?:thanks?(?: you)?|thank u|thx|tysm|ty|cheers|gracias)"
    r"(?: a lot| so much| very much| for (?:the|your|all your) (?:help|info|answers?)| again)*"
)
_OPENING: Final = re.compile(
    rf"(?:(?:{_HELLO}|how are (?:you|u)(?: doing)?(?: today)?|{_CHEERS}|ok(?:ay)?|so|um+|hmm+"
    rf"|well|sorry"
    r"(?: to (?:bother|ask|bug) you)?|excuse me|please|(?:just )?(?:a )?quick question"
    r"|(?:i have |i've got |got )?a (?:quick |silly |stupid |dumb |random )?question(?: for you)?"
    r"|(?:silly|stupid|dumb|random|quick|weird) question|i was (?:just )?wondering(?: if)?"
    r"|just wondering(?: if)?|does anyone (?:here )?know(?: if)?|anyone know(?: if)?"
    r"|(?:can|could) (?:you|someone|anyone|u) (?:please |pls )?(?:tell|explain to|help) me"
    r"|(?:please |pls )?tell me|do you know(?: if)?|i (?:would|'d) like to know(?: if)?"
    r"|i (?:want|need) to know(?: if)?|i am wondering(?: if)?|i'm wondering(?: if)?)\b"
    r"[\s,.!?:;-]*)+"
)
_CLOSING: Final = re.compile(
    rf"(?:[\s,.!?;-]+(?:{_CHEERS}|please|pls|plz|in advance|anyone|any ideas?|any advice|help"
    r"|lol|x+|just curious|just wondering))+[\s,.!?;]*$"
)


def courtesy(text: str) -> Courtesy | None:
    """What kind of small talk a `plain` text is, or None if it holds anything else.

    Several together ("hi, how are you? thanks!") count as the most telling one.
    """
    spoken = text if text.isascii() else text.translate(_AS_WORDS)
    rest = _without_address(_SIGNS.sub(" ", spoken).strip())
    if not rest or len(rest) > _LONGEST:
        return None
    found: set[Courtesy] = set()
    while rest:
        match = _ANY.match(rest)
        if match is None or match.lastgroup is None:
            return None
        found.add(Courtesy[match.lastgroup])
        rest = _without_address(rest[match.end() :])
    return next(kind for kind in _PATTERNS if kind in found)


def _without_address(rest: str) -> str:
    """What is left after words that go with any politeness."""
    match = _ADDRESSED.match(rest)
    return rest[match.end() :].strip() if match else rest.strip()


_LONGEST: Final = 120  # characters; longer politeness says something else too


def without_courtesy(text: str) -> str:
    """A `plain` text without greeting and thanks around it; unchanged if nothing would be left."""
    head, rest = text[:_SCANNED], text[_SCANNED:]
    opening = _OPENING.match(head)
    whole = (head[opening.end() :] if opening else head) + rest
    whole, tail = whole[:-_SCANNED], whole[-_SCANNED:]
    inner = whole + _CLOSING.sub("", tail, count=1)
    return inner.strip() if any(sign.isalpha() for sign in inner) else text


_SCANNED: Final = 200  # characters; nobody is polite for longer
