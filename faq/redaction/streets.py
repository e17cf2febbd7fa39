"""Streets and houses, in English and Spanish and as the neighbours write them.

Each word gets one letter for what it may be in an address; the shapes of addresses are then short
patterns over those letters. Numbers that measure something never count as those of a house.
"""

import re
from typing import Final

from faq.redaction.amounts import MEASURED
from faq.redaction.ordinary import ORDINARY

PLACE: Final = "[place]"

# N the number of a house, O an ordinal, M letters and digits, S surely a street, P perhaps one,
# Z a street before its name, H a part of a house, A "address" (a: "deliver"), i "at", L "The",
# T another name, X an everyday word, d a letter, # a mark; small s, p, l, w, x: not in capitals
_WORDS: Final[dict[str, str]] = {
    "S": "street str road rd avenue ave av lane ln boulevard blvd boul terrace terr ter crescent "
    "cres parkway pkwy highway hwy turnpike mews alley esplanade cottage cottages villas villa "
    "parade wharf quay causeway freeway nagar vihar enclave marg colony chowk jalan lorong "
    "broadway byway towers apartments mansions paddock paddocks meadow meadows croft bungalow "
    "bungalows barn maisonette layout crossing bypass promenade",
    "P": "st drive dr court crt ct way wy place pl close cl square sq circle cir trail trl garden "
    "gardens gdns grove gr row hill hills park loop walk view green plaza path run ridge approach "
    "hall house lodge farm tower building bldg block heights hts estate garth dale vale rise bend "
    "cove hollow point pt pass pike bluff knoll landing common commons end orchard wood woods "
    "fields field yard gate bridge cross corner mill chase copse brow bank fold island manor mount "
    "mountain nook oaks pines ranch shore shores spring springs summit spur stream trace valley "
    "village vista canyon creek wells works beach reach drove main stage residency bhavan "
    "bagh chambers quarters side moor ford harbour harbor key motorway route fm bottom furrow "
    "gables bakehouse outlook backs mall extension link parc port society nivas",
    "Z": "calle c/ cll avenida avda carrera cra kra kr calzada calz carretera ctra camino paseo "
    "plaza pza plazuela glorieta ronda rambla travesía travesia pasaje pje jirón jiron jr bulevar "
    "diagonal transversal callejón callejon cuesta alameda malecón malecon privada cerrada andador "
    "prolongación prolongacion circuito retorno autopista urbanización urbanizacion urb "
    "fraccionamiento fracc residencial condominio edificio barrio colonia col polígono bajada "
    "subida carrer vereda costanera av rue chemin allée impasse via viale piazza corso rua tv "
    "dg co county",
    "H": "flat apt apartment unit suite ste floor plot block lot no number núm num nº n° h.no hno "
    "p.o.box box piso puerta pta portal esc escalera planta int interior ext exterior depto "
    "dpto departamento apto apartamento bajo letra torre bloque casa local mz mza manzana lt lote "
    "izq izquierda dcha derecha km bis s/n fl rm room phase caravan blk étage sector "
    "bldg tower door parcela shop stall",
    "l": "the of de del la las los el y san santa old new saint le du des van den am im da do dos",
    "A": "address live lives living lived resident reside residing vivo vive vivimos resido "
    "domicilio dirección direccion domiciliada domiciliado",
    "a": "deliver delivered moved move staying stays home courier parcel ship post",
    "d": "north south east west n s e w ne nw se sw",
    "i": "a at on in to is from near es está esta en by be was al outside",
}
_LETTER: Final = {word: letter for letter, words in _WORDS.items() for word in words.split()}
_TOKEN: Final = re.compile(
    r"\[\w+\]|c/|p\.?\s?o\.?\s?box|h\.?\s?no(?=\.)|n[º°]|s/n|[,;#(]|[.!?:]|"
    r"\d{1,5}[ºª°]\s?[A-Z]?(?![a-z])|\d{1,5}(?:st|nd|rd|th|er?)(?![a-z])|"
    r"\d{1,5}[A-Za-z]?(?:[-/]\d{1,5}){0,3}(?:/?[A-Za-z])?(?![^\W_])|"
    r"[A-Z]-\d{1,4}(?![^\W_])|[^\W\d_](?:[^\W_]|['’-](?=[^\W\d_]))*|\d[^\W_]*|\S",
    re.IGNORECASE,
)
_NAME: Final = "[dOTlLPXZ#]"
_END: Final = "[SsPZ]"
_TAIL: Final = (
    r"(?:[,(]?(?:[H#]{1,2}[NdOTw]?|[NOdTSPML]|l(?=T)|Z#?[lL]*T)|,?[OT][ps]|,w{1,2}(?=[,.]|$))*"
)
_SHAPES: Final = tuple(
    re.compile(f"(?:{shape}){_TAIL}")
    for shape in (
        rf"[NM],?(?:{_NAME}|[wp]){{0,4}}[Ss][ps]?",  # 12 Oak Lane, 6 tinkers yard
        rf"[NM],?(?:{_NAME}{{0,3}}[TdOPXL]{_NAME}?[PZ]|(?:d#?)?[wOT]{{1,2}}p|d[OTw])",
        r"N,?(?:l?P(?=,|[.]|$)|lp(?=,|[.]|$)|T(?=[xil]{1,4}A))",
        r"N,?(?:l?L{0,2}T|d#?)T{1,3}|N,?L{1,2}[TP]",  # 73 Long Furrow, 1 The Paddocks
        rf"H#?[NTd],?l?[dOTlL]{{1,3}}{_END}",  # Flat 12, Rowan Court
        r"[TlLPX]{0,3}[TX][SPAa],[dOTlLX]{0,3}[SP]|[TXL]{0,2}TS|L{1,2}T,[dOTlLX]{0,3}[SP]",
        r"[SP]#?[TX]{1,3}#?H?N|N[SP]#?N|d#T{1,3},?N",
        r"Z#?[TlLwOdNPHZX]{1,6},?(?:H?#?H?)[NH]",  # calle Mayor 12, calle Mayor s/n
        r"Z#?N[dlTw]{0,2}(?:#?x?Z?#?N|[lw]N)?|P#?N#N",  # calle 45 # 12-34
        r"Z#?[lL]{0,3}T[lT]{0,3}|N,?Z[lTw]{1,4}",  # colonia del Valle; 12 rue de la Paix
        r"A[li,.]{1,3}(?:H#?)?Ni?(?:,?[dOTlLwSsPpZ#]){1,5}",  # live at 12 ...
        r"[Aa][li,.]{0,3}(?:H#?)?Ni?(?=[dOTlLSsPpZ#])(?:,?[dOTlLwSsPpZ#]){1,5}",
        r"[Aa][li,.]{0,3}[lL]{0,2}T{1,3}(?:[SP]|,T{0,2}[SP])",
        r"(?:A|a|Hi)[lLi,.]{0,3}(?:[Tw]l{0,2}){1,3}N|A[li,.]{1,3}w{1,2}[sp](?=[,.x]|$)",
        r"(?:M|[HSP]#?N),?(?:H#?|#)N|H#?N,T{1,2}",
        r"[TL]{1,3}l{0,2}T{0,2}N,?(?:H[NdT]|Od?)|(?<=i)T{2,4}N",  # San Martín 2450, piso 4
    )
)
_ABBREVIATED: Final = 4  # letters before a dot that ends no sentence: "Avda."
_BEFORE: Final = re.compile(r"(?:O?H#?[NTdM]?,?|M,|S(?=[*])|[TXLAaP]{1,3}[PH]?,){1,4}(?=\*)")
_ALONE: Final = re.compile(
    r"\bp\.?\s?o\.?\s?box\s*#?\s*\d{1,7}\b|"
    r"\brr\s?\d{1,3},?\s*box\s?\d{1,5}\b|\brural route\s?\d{1,3}\b|"
    r"\b(?:apartado|casilla)(?:\s+(?:de\s+correos?|postal))?\s*#?\s*\d{1,7}\b|"
    r"\b[\wäöüß-]{3,25}(?:straße|strasse|weg|gasse|allee|straat|laan|gracht|str\.)\s\d{1,4}[a-z]?\b",
    re.IGNORECASE,
)


def without_streets(text: str) -> str:
    """Streets with their numbers, floors and towns behind them."""
    text = _ALONE.sub(PLACE, text)
    tokens = [*_TOKEN.finditer(text)]
    said = _letters(text, tokens)
    for shape in (*_SHAPES, _BEFORE):
        said = shape.sub(lambda found: "*" * len(found[0]), said)
    done, at = "", 0
    for run in re.finditer(r"\*+", said):
        start, end = tokens[run.start()].start(), tokens[run.end() - 1].end()
        done, at = done + text[at:start] + PLACE, end
    return done + text[at:]


def _letters(text: str, tokens: list[re.Match[str]]) -> str:
    """What each token may be in an address, a letter for each."""
    measured = [*MEASURED.finditer(text)]
    shouted = text.upper() == text
    letters, place = "", 0
    for token in tokens:
        while place < len(measured) and measured[place].end() <= token.start():
            place += 1
        counts = place < len(measured) and measured[place].start() <= token.start()
        letter = _letter(token[0], shouted=shouted)
        if letter in "NOM" and counts and letters[-1:] != "H" and not _an_ordinal(token[0]):
            letter = "x"
        if letter == "." and text[token.start() - 1 : token.start()].isalpha() and letters:
            short = len(tokens[len(letters) - 1][0]) <= _ABBREVIATED and letters[-1] in "SsPpZHd"
            if short and token[0] == ".":  # "Av. de los Pinos"
                letter = "#"
        letters += letter
    return letters


def _an_ordinal(said: str) -> bool:
    return (
        said[-1] in "ºª°"
        or said[-2:].lower() in {"st", "nd", "rd", "th", "er"}
        or said[-1].isupper()
    )


def _letter(said: str, *, shouted: bool) -> str:
    if said in ",;(#":
        return "," if said in ",;(" else "#"
    if said[0].isdigit():
        if re.fullmatch(r"\d+(?:[ºª°]\s?\w?|st|nd|rd|th|er?)", said, re.IGNORECASE):
            return "O"
        return (
            "N"
            if re.fullmatch(r"\d{1,5}[A-Za-z]?(?:[-/]\d{1,5}){0,3}(?:/?[A-Za-z])?", said)
            else "M"
        )
    known = _LETTER.get(re.sub(r"\s", "", said.lower()))
    capital = said[0].isupper() and not shouted
    if known in ("P", "S", "l"):
        return known.upper() if capital or (shouted and known != "l") else known.lower()
    if known:
        return known
    if not said[0].isalpha():
        return "." if said in ".!?:" else "x"
    if any(sign.isdigit() for sign in said):
        return "M"
    if said.lower() in ORDINARY:
        return "X" if capital else "x"
    if len(said) == 1 or (len(said) == 2 and said.isupper() and not shouted):  # noqa: PLR2004  "NE"
        return "d" if capital or shouted else "x"
    return "T" if capital else "w"
