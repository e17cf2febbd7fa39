"""Small talk: what is only politeness, and the politeness around a question.

Word lists for recognising, never for saying: replies live in texts.yaml. Knows no entries.
"""

import re
from typing import Final

from faq.model import Courtesy

_GREETING: Final = (
    r"(?:h+i+|he+y+|he+l+o+|hiya|howdy|yo|greetings|good (?:morning|afternoon|evening|day)|g'day"
    r"|morning|evening|hi there|hello there|hey there|hola|buen[oa]s(?: d[ií]as| tardes| noches)?"
    r"|你好|您好|嗨|早上好|/start)"
)
_ADDRESS: Final = (
    r"(?:bot|there|all|everyone|everybody|guys|friend|team|folks|again|doc|doctor|dear)"
)
_THANKS: Final = (
    r"(?:(?:ok(?:ay)? |all ?right |great |many |perfect |awesome )?"
    r"(?:thanks?(?: you)?|thank u|thx|thnx|tysm|ty|cheers|ta|much appreciated|appreciate it"
    r"|gracias|muchas gracias|谢谢|多谢)"
    r"(?: you| a lot| so much| very much| a bunch| a million| for (?:the|your|all your|all the) "
    r"(?:help|info|information|answers?)| for that| again| that helps| that (?:was|is) helpful"
    r"| that helped)*|(?:that (?:was|is)|very|so|really) helpful|you (?:are|have been) "
    r"(?:so |very )?(?:helpful|great|awesome|a star|the best))"
)
_FAREWELL: Final = (
    r"(?:bye+|bye bye|goodbye|good bye|good night|see (?:you|ya)(?: later| soon)?|later|take care"
    r"|have a (?:good|nice|great) (?:day|one|night|evening|weekend)|ttyl|cya|adi[oó]s"
    r"|hasta luego|再见|拜拜)"
)
_WHO: Final = (
    r"(?:(?:so )?(?:who|what) (?:are|r) (?:you|u)(?: exactly| anyway| then)?"
    r"|(?:are|r) (?:you|u) (?:a |an )?(?:real )?"
    r"(?:bot|robot|human|real|person|ai|doctor|nurse|machine|chatgpt|real person|computer)"
    r"(?: or (?:a |an )?(?:bot|robot|human|real|person|ai|machine))?"
    r"|am i (?:talking|speaking|chatting) (?:to|with) (?:a |an )?(?:real )?"
    r"(?:bot|robot|human|person|ai|doctor|nurse)|(?:what is|what's|whats) your name"
    r"|what (?:can|do) you do|what can i ask(?: you)?|(?:how|what) can you help(?: me)?(?: with)?"
    r"|what is this(?: bot)?|who made you|quien eres|quién eres|你是谁|help|/help)"
)
_HOW: Final = (
    r"(?:how are (?:you|u)(?: doing)?(?: today)?|how r u|how(?:'s| is|s)? it going|what's up"
    r"|whats up|wassup|sup|how do you do|how have you been|you ok|c[oó]mo est[aá]s|你好吗)"
)
_OK: Final = (
    r"(?:ok+|okay|k|kk|got it|i see|understood|alright|all right|sure|yes|yeah|yep|no|nope|nah"
    r"|cool|great|good|nice|perfect|awesome|fine|makes sense|will do|good to know|no problem"
    r"|np|lol|haha+|wow|never ?mind|vale|好的|好)"
)
_KINDS: Final = tuple(
    (kind, re.compile(pattern))
    for kind, pattern in (
        (Courtesy.WHO_ARE_YOU, _WHO),
        (Courtesy.HOW_ARE_YOU, _HOW),
        (Courtesy.THANKS, _THANKS),
        (Courtesy.FAREWELL, _FAREWELL),
        (Courtesy.GREETING, _GREETING),
        (Courtesy.OK, _OK),
    )
)
_SIGNS: Final = re.compile(r"[^\w'/]+")
_PICTURES: Final = {"👍": "ok", "👌": "ok", "🙏": "thanks", "❤": "thanks", "👋": "hi", "😊": "ok"}

# What may stand before or after a question without being part of it.
_OPENING: Final = re.compile(
    rf"^(?:(?:{_GREETING}(?: {_ADDRESS})*|{_HOW}|{_THANKS}|ok(?:ay)?|so|um+|hmm+|well|sorry"
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
    rf"(?:[\s,.!?;-]+(?:{_THANKS}|please|pls|plz|in advance|anyone|any ideas?|any advice|help"
    r"|lol|x+|just curious|just wondering))+[\s,.!?;]*$"
)


def courtesy(text: str) -> Courtesy | None:
    """What kind of small talk a `plain` text is, or None if it holds anything else.

    Several together ("hi, how are you? thanks!") count as the most telling one.
    """
    for picture, word in _PICTURES.items():
        text = text.replace(picture, f" {word} ")
    rest = _SIGNS.sub(" ", text).strip()
    if not rest or len(rest) > _LONGEST:
        return None
    found: set[Courtesy] = set()
    while rest:
        for kind, pattern in _KINDS:
            match = pattern.match(rest)
            if match and (match.end() == len(rest) or rest[match.end()] == " "):
                found.add(kind)
                rest = re.sub(rf"^(?:{_ADDRESS}\b ?)+", "", rest[match.end() :].strip()).strip()
                break
        else:
            return None
    return next(kind for kind, _ in _KINDS if kind in found)


_LONGEST: Final = 120  # characters; longer politeness says something else too


def without_courtesy(text: str) -> str:
    """A `plain` text without greeting and thanks around it; unchanged if nothing would be left."""
    head, rest = text[:_SCANNED], text[_SCANNED:]
    whole = _OPENING.sub("", head, count=1) + rest
    whole, tail = whole[:-_SCANNED], whole[-_SCANNED:]
    inner = whole + _CLOSING.sub("", tail, count=1)
    return inner.strip() if any(sign.isalpha() for sign in inner) else text


_SCANNED: Final = 200  # characters; nobody is polite for longer
