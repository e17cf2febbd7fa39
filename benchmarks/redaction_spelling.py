"""Other ways to write an identifier, drawn by chance."""

import re
from collections.abc import Sequence
from typing import Final

import numpy as np

Chance = np.random.Generator


def _words(said: str) -> list[str]:
    return said.split()


_ONES: Final = {
    "en": _words("zero one two three four five six seven eight nine"),
    "es": _words("cero uno dos tres cuatro cinco seis siete ocho nueve"),
    "zh": list("零一二三四五六七八九"),
}
_TEENS: Final = {
    "en": _words("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"),
    "es": _words("diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve"),
}
_TENS: Final = {
    "en": _words("- - twenty thirty forty fifty sixty seventy eighty ninety"),
    "es": _words("- - veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa"),
}
_AND: Final = {"en": " ", "es": " y "}
_ORDINALS: Final = _words(
    "- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
_MONTHS: Final = {
    "en": _words(
        "january february march april may june july august september october november december"
    ),
    "es": _words(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"
    ),
    "zh": _words("一 二 三 四 五 六 七 八 九 十 十一 十二"),
}
_NAMES: Final = _words(
    "Sarah Emma Anna Maria Laura Julia Lisa Karen Susan Linda Nancy Betty Sandra Ashley Kim Emily "
    "Donna Carol Amanda Melissa Deborah Rebecca Sharon Cynthia Amy Angela "
    "Ruth Brenda Pamela Nicole "
    "Katie Samantha Christine Rachel Janet Heather Diane Julie Joyce Joan Kelly Megan Alice Judy "
    "Jean Grace Denise Amber Danielle Brittany Rose Diana Natalie Sophia Kayla Lori Tina Priya "
    "Fatima Aisha Mei Yuki Ngozi Siobhan Aoife Joy Hope Faith Daisy Lily Ivy James John Robert "
    "Michael David William Richard Joe Tom Charles Chris Daniel Matt Tony Mark Steve Paul Andrew "
    "Josh Ken Kevin Brian George Tim Ron Ed Jason Jeff Ryan Jake Gary Nick Eric Jon Larry Justin "
    "Scott Brandon Ben Sam Greg Frank Alex Ray Jack Dennis Jerry Tyler Aaron Henry Doug Pete Adam "
    "Zach Nathan Walter Kyle Harold Carl Raj Arjun Omar Ali Hassan Kwame Diego Carlos Luis Juan "
    "Pedro Miguel Javier Jorge Ana Carmen Lucía Elena Pilar Rosa Marta Isabel Sofía Paula Andrea"
)
_SURNAMES: Final = _words(
    "Smith Jones Taylor Brown Wilson Evans Thomas Johnson Roberts Walker Wright Robinson Thompson "
    "Hughes Edwards Hall Wood Lewis Clark Patel Khan Garcia Martinez Lopez Gonzalez Perez Sanchez "
    "Ramirez Torres Flores Rivera Gomez Diaz Cruz Reyes Morales Ortiz Nguyen Kim Lee Chen Singh "
    "Kumar Sharma Murphy Kelly Ryan Byrne O'Brien Walsh Baker Cooper Ward Cook Bell Hill Green "
    "Adams Nelson King Scott Young Allen Mitchell Carter Phillips Turner Parker Collins Stewart"
)
_LETTERS: Final = "ABCDEFGHJKLMNPRSTUVWXYZ"
_FEWEST: Final = 4  # digits that may be spelled


def one(of: Sequence[str], chance: Chance) -> str:
    """One of them."""
    return of[int(chance.integers(len(of)))]


def jittered(text: str, chance: Chance) -> str:
    """Now and then all small or all capital letters, in languages where both are as long."""
    drawn = chance.random()
    if not text.isascii() or drawn > 0.18:  # noqa: PLR2004  the share of such messages
        return text
    return text.lower() if drawn < 0.15 else text.upper()  # noqa: PLR2004  few people shout


def rewritten(secret: str, label: str, lang: str, chance: Chance) -> str:
    """The secret as somebody else may type it."""
    lang = lang if lang in _ONES else "en"
    match label:
        case "number" if any(sign.isdigit() for sign in secret):
            return _number(secret, lang, chance)
        case "address":
            return _address(secret, lang, chance)
        case "date" if chance.integers(2):
            return _date(lang, chance)
        case "place":
            secret = re.sub(r"\d", lambda _: str(chance.integers(1, 10)), secret)
            return one((secret, secret, secret.lower(), secret.replace(",", "")), chance)
        case "name" if lang != "zh" and chance.integers(2):
            name = one(_NAMES, chance)
            whole = f"{name} {one(_SURNAMES, chance)}"
            return one((name, name, name.lower(), name.lower(), whole, whole.lower()), chance)
        case "name" if chance.integers(3) == 0:
            return secret.lower()
        case _:
            return secret


def _number(secret: str, lang: str, chance: Chance) -> str:
    secret = secret[0] + re.sub(r"\d", lambda _: str(chance.integers(10)), secret[1:])
    digits = re.sub(r"\D", "", secret)
    if re.search(r"[A-Za-z]", secret):
        secret = re.sub("[A-Z]", lambda _: one(_LETTERS, chance), secret)
        bare = re.sub(r"[^A-Za-z0-9]", "", secret)
        return one((secret, secret, secret, secret.lower(), bare, " ".join(bare)), chance)
    if len(digits) < _FEWEST:
        return secret
    cut = int(chance.integers(2, len(digits)))
    ways = (
        secret,
        secret,
        secret,
        digits,
        " ".join(digits),
        one("-./ ", chance).join(digits),
        _parted(digits, chance),
        _parted(digits, chance),
        spelled(digits, lang, chance),
        f"{spelled(digits[:cut], lang, chance)} {digits[cut:]}",
    )
    return one(ways, chance)


def _parted(digits: str, chance: Chance) -> str:
    sign, parts, at = one((" ", "-", ".", "/", " - ", "•"), chance), [], 0
    while at < len(digits):
        size = int(chance.integers(2, 6))
        parts.append(digits[at : at + size])
        at += size
    return sign.join(parts)


def spelled(digits: str, lang: str, chance: Chance) -> str:
    """Digits in words: one by one, "double oh", "nine hundred", or in pairs."""
    ones = _ONES[lang]
    if lang == "zh":
        return "".join(ones[int(digit)] for digit in digits)
    pairs, said, at = chance.integers(4) == 0, [], 0
    while at < len(digits):
        digit, rest = digits[at], digits[at + 1 : at + 3]
        if pairs and digit != "0" and rest:
            said.append(_two(int(digits[at : at + 2]), lang))
            at += 2
        elif lang == "en" and rest == "00" and digit != "0":
            said.append(f"{ones[int(digit)]} hundred")
            at += 3
        elif lang == "en" and rest[:1] == digit and chance.integers(2):
            said.append(f"double {'oh' if digit == '0' else ones[int(digit)]}")
            at += 2
        else:
            zero = digit == "0" and lang == "en" and chance.integers(2)
            said.append("oh" if zero else ones[int(digit)])
            at += 1
    group = int(chance.integers(3, 20))  # a comma behind each group, if it is a short one
    return "".join(
        f"{'' if not place else ', ' if place % group == 0 else ' '}{word}"
        for place, word in enumerate(said)
    )


def _two(number: int, lang: str) -> str:
    """A number below a hundred in words."""
    tens, ones = divmod(number, 10)
    if not tens:
        return _ONES[lang][ones]
    if tens == 1:
        return _TEENS[lang][ones]
    return _TENS[lang][tens] + (_AND[lang] + _ONES[lang][ones] if ones else "")


def _address(secret: str, lang: str, chance: Chance) -> str:
    dot_word, at_word = (" punto ", " arroba ") if lang == "es" else (" dot ", " at ")
    at = one((at_word, "(at)", "[at]", " @ ", f"({at_word.strip()})"), chance)
    dot = one((dot_word, "(dot)", ".", " . ", f"({dot_word.strip()})"), chance)
    ways = [secret] * 4
    if "@" in secret[1:]:
        user, host = secret.split("@", 1)
        ways += [user + at + host.replace(".", dot), secret.replace("@", at).replace(".", dot)]
        ways.append(f"{user} at {host.split('.')[0]}")
    elif "." in secret:
        ways.append(secret.replace(".", dot))
        ways.append(secret.replace(".", " dot ").replace("/", " slash ").replace(":", " colon "))
        ways.append(re.sub(r"^\w+://(?:www\.)?", "", secret))
    return one(ways, chance)


def _date(lang: str, chance: Chance) -> str:
    day, month = int(chance.integers(1, 29)), int(chance.integers(1, 13))
    year = int(chance.integers(1930, 2011))
    short, numbers = f"{year % 100:02}", (f"{day:02}", f"{month:02}", str(year))
    said = _MONTHS[lang][month - 1]
    if lang == "zh":
        words = "".join(_ONES["zh"][int(digit)] for digit in str(year))
        ways = [f"{year}年{month}月{day}日", f"{words}年{said}月{day}号", f"{short}年{month}月"]
        return one([*ways, f"{year}.{month}.{day}", f"{year}{month:02}{day:02}"], chance)
    said = one((said, said.title(), said[:3], said[:3].title()), chance)
    if lang == "es":
        words = _two(day, "es")
        ways = [f"{day} de {said} de {year}", f"{words} de {said} del {_two(year % 100, 'es')}"]
        ways += [f"{words} de {said} de {year}", f"{day} {said} {year}"]
    else:
        tens, ones = divmod(day, 10)
        high = day >= len(_ORDINALS)
        words = f"{_TENS['en'][tens]} {_ORDINALS[ones]}" if high else _ORDINALS[day]
        spoken = f"nineteen {_two(year % 100, 'en')}"
        ways = [f"{words} of {said} {spoken}", f"{said} {words} {spoken}", f"{said} {day} {year}"]
        ways += [f"{day} {said} {year}", f"{said} {day}, {year}", f"{day} {said} '{short}"]
        ways += [f"{day}{said}{short}", f"the {words} of {said} {year}"]
    return one([*ways, *(sign.join(numbers) for sign in ("/", "-", ".", "", " "))], chance)
