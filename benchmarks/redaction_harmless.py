"""Harmless messages with numbers, countries and what one is: what the tagger must leave alone."""

import re
from collections.abc import Iterator
from typing import Final

from benchmarks.redaction_spelling import Chance, one


def _parts(said: str) -> list[str]:
    return said.split("|")


def other_numbers(text: str, chance: Chance) -> str:
    """A harmless message with other numbers as long and as round; years stay years."""

    def other(found: re.Match[str]) -> str:
        said = found[0]
        if re.fullmatch(r"(?:19|20)\d\d", said):
            return str(chance.integers(1985, 2028))
        end = re.search(r"(?:0+|5)$", said)
        kept = len(said) - len(end[0]) if end else len(said)
        drawn = "".join(str(chance.integers(10)) for _ in said[1:kept])
        return said[0] + drawn + said[max(kept, 1) :]

    return re.sub(r"\d+", other, text)


_FROM: Final = _parts(
    "America|Cuba|Spain|Canada|South Africa|Mexico|Ireland|India|Australia|Manila|London|Texas|"
    "Florida|Europe|Germany|France|Italy|China|Japan|Egypt|Brazil|México|España|Colombia|Perú|Dubai"
)
_A_SORT: Final = _parts(
    "Filipino|Maori|African American|Asian|Irish|Mexican|Catholic|Jewish|Muslim|Hindu|Grateful|"
    "Exhausted|Sorry|Scared|Diabetic|Vegan|Pregnant|Allergic|Confused|Fine|Nervous|Cuban|Indian|"
    "Polish|Chinese|Black|White|Latina|Korean|Brazilian"
)
_SAID: Final = _parts(
    "going to {0} for Christmas|is Benlysta sold in {0}|"
    "flying to {0} in may, can i go|{0} vs Canada "
    "prices|this is {0}'s drug or Europe's|viajo a {0} en mayo, ¿puedo?|soy de {0}, ¿se consigue?|"
    "i moved here from {0}|do they have it in {0}|"
    "I'm {1}, is the dose different|i'm {1} and 4ft 11|"
    "im {1} so what about it|this is Hard|I am {1}|my nurse is {1}|"
    "dr is {1} too|Thanks, {1} patient"
)
_LABS: Final = _parts(
    "platelets|plts|wbc|white cells|crp|esr|alt|ast|"
    "creatinine|ferritin|hb|haemoglobin|glucose|egfr|"
    "igg|c3|c4|anti-dsdna|neutrophils|pulse|oxygen|sats|"
    "weight|my sugars|plaquetas|leucocitos|"
    "creatinina|plaq|血小板|白细胞|肌酐|CRP|C3|ALT|血糖|心率"
)
_DOSED: Final = _parts(
    "prednisone|pred|prednisolone|methotrexate|orencia|"
    "rituximab|actemra|benlysta|ivig|solumedrol|"
    "plaquenil|cyclophosphamide|pump rate|drip rate|prednisona|metotrexato|"
    "goteo|泼尼松|滴速|folic acid"
)
_WARM: Final = ("temp", "", "fever", "体温", "fiebre", "temps today")
_PRESSURE: Final = ("bp", "", "blood pressure", "tensión", "血压", "my bp")
_HOURS: Final = _parts("drip times|open|bloods at|hung|closes|slots|watch me till|visiting")
_OTHER: Final = "expiry 0{}/2027|diagnosed 19{}{}|pump error E-{}{}|room {}B|1 in {}000|gauge 2{}|"
_ODD: Final = _parts(
    _OTHER + "since 20{}{}|cpt 964{}{}|J17{}{}|icd M32.{}|"
    "cost went {}{}00 then {}{}50|1{} stone {}|有效期202{}年{}月"
)
_AFTER: Final = _parts(
    "is that ok|too high?|normal?|what does it mean|"
    "should i worry|steady?|going up|still good?|"
    "is that a lot|está bien?|正常吗|怎么减|一直往上||||"
)


def series(count: int, chance: Chance) -> Iterator[str]:
    """Results, doses, pressures, times: rows of numbers that tell of nobody; countries too."""
    for _ in range(count // 5):
        yield one(_SAID, chance).format(one(_FROM, chance), one(_A_SORT, chance))
    for _ in range(count):
        head, values = _row(chance)
        sign = one((" ", " ", " ", ", ", "-", "/", " then ", " to "), chance)
        link = one((" ", " ", " is ", ": "), chance) if head else ""
        yield f"{head}{link}{sign.join(values)} {one(_AFTER, chance)}".strip()


def _row(chance: Chance) -> tuple[str, list[str]]:
    count = int(chance.integers(1, 7))
    drawn = [int(each) for each in chance.integers(0, 1000, count)]
    match int(chance.integers(8)):
        case 0:
            return one(_WARM, chance), [f"{35.5 + each % 40 / 10:.1f}" for each in drawn]
        case 1:
            falling = sorted((5 * (1 + each % 12) for each in drawn), reverse=True)
            return one((*_DOSED, "", ""), chance), [str(each) for each in falling]
        case 2:
            return one(_DOSED, chance), [str(50 * (1 + each % 40)) for each in drawn]
        case 3:
            size = one(("90", "415", "1100", "11200", "245000", "4500000"), chance)
            values = [str(int(int(size) * (0.8 + each / 2500))) for each in drawn]
            return one(_LABS, chance), values
        case 4:
            values = [f"{95 + each % 65}/{55 + each % 44}" for each in drawn]
            return one(_PRESSURE, chance), values
        case 5:
            return one(_HOURS, chance), [
                f"{6 + each % 15:02}{15 * (each % 4):02}" for each in drawn
            ]
        case 6:
            return one(_LABS, chance), [f"{each / 70:.{1 + each % 2}f}" for each in drawn]
        case _:
            return re.sub(r"\{\}", lambda _: str(chance.integers(1, 10)), one(_ODD, chance)), []
