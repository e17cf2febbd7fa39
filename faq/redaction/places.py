"""Streets, flats and houses as they are written in English; India and Singapore, too."""

import re
from typing import Final

from faq.redaction.ordinary import ORDINARY
from faq.redaction.places_abroad import without_places_abroad
from faq.redaction.postcodes import PLACE, without_postcodes
from faq.redaction.street_words import PERHAPS, SURE

_NUMBER: Final = (
    r"\d{1,5}(?:\s?(?-i:[A-Da-d])(?![\w'’]))?(?:\s?[-–/&]\s?\d{1,5}[a-z]?)?[a-z]?(?:\s1/2|\s?½)?"
)
_WITHIN: Final = (
    r"(?:,?\s*(?:(?:apt|apartment|unit|suite|ste|flat|lot|trailer|floor|fl|room|rm|no)\.?\s*#?|#)"
    r"\s*\w{1,5}(?!\w))"
)
_TOWN: Final = r"(?:,\s?(?-i:[A-Z][\w'’-]{1,20})(?:\s(?-i:[A-Z][\w'’-]{1,20})){0,2}){0,3}"
_STREET: Final = re.compile(
    rf"(?<![\w.,$£€₹/-])(?:(?:unit|flat|apt|apartment|suite|room|villa|shop)\s?\w{{1,4}}"
    rf"(?:\s?/\s?|,?\s+))?"
    rf"{_NUMBER},?\s+"
    r"(?P<name>(?:(?:[A-Za-zÀ-ÿ0-9'’.-]{1,20})\s+){1,5}?)"
    rf"(?:(?P<sure>{SURE})|(?P<perhaps>{PERHAPS}))\b\.?"
    rf"(?:\s(?:{SURE}|{PERHAPS}|[NSEW]{{1,2}})\b\.?)?(?:(?<=road|oute)\s\d{{1,4}}|"
    rf"(?<=way)\s\d{{1,4}})?"
    rf"(?P<rest>{_WITHIN}{{0,2}})(?P<town>{_TOWN})",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(  # "30 minutes down the road", "2 hour drive" are no addresses
    r"\b(?:the|a|an|on|in|to|at|from|off|for|my|your|our|their|this|that|and|or|is|are|was|were|be|"
    r"hours?|hrs?|minutes?|mins?|miles?|km|kms|kilomet(?:er|re)s?|weeks?|wks?|days?|months?|"
    r"years?|yrs?|"
    r"blocks?|times?|doses?|infusions?|drips?|mg|ml|more|less|long|people|patients?|per|each|have|"
    r"had|has|"
    r"half|way|out|down|up|away|by|with|after|before|into|if|it|i|we|you|she|he|they|can|do|does|"
    r"will|not|"
    r"no|pm|am|percent|pills?|tablets?|bags?|needles?|nurses?|kids?|tylenol|benadryl|steroids?|"
    r"but|so|when|"
    r"of us|of them|bad|good|big|different|other|near|old man)\b",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(  # of these words none is part of a name, "Whistle Down Close" is
    r"\b(?:hours?|hrs?|minutes?|mins?|miles?|km|weeks?|days?|months?|years?|times?|doses?|"
    r"infusions?|"
    r"drips?|mg|ml|people|patients?|pills?|tablets?|bags?|tylenol|benadryl|steroids?|i|you|we|can|"
    r"do)\b",
    re.IGNORECASE,
)
_LIVES: Final = re.compile(
    r"(?:address(?:\s+is)?|lives?(?:\s+(?:at|on|in))?|living\s+(?:at|on|in)|reside\s+at|home"
    r"(?:\s+is)?(?:\s+at)?|"
    r"house(?:\s+is)?(?:\s+at)?|send\s+it\s+to|located\s+at|we'?re\s+at|moved\s+to|moving\s+to|"
    r"staying\s+(?:at|in)|"
    r"deliver(?:y)?\s+(?:is\s+)?to|ship(?:ped)?\s+(?:it\s+)?to|instead of|\bat|\bto|\bfrom|\bnear|"
    r"\bin|\bis|^)\s*[:,]?\s*$",
    re.IGNORECASE,
)
_CAPITALS: Final = r"(?-i:[A-Z][\w'’-]{1,20})(?:\s(?-i:[A-Z][\w'’-]{1,20}|of|the|on)){0,4}"
_OWN: Final = re.compile(  # a cue, and whatever stands there in capitals or behind a number
    r"\b(?P<cue>(?:(?:my|our|her|his|new|home|old|current|postal|mailing|full|delivery|the|"
    r"billing|street)\s+)?"
    r"address(?:\s+(?:now|here|on file|at home))?\s*(?:is|was|['’]s|[:=-])+\s*(?:now\s+)?|"
    r"\b(?:live|lives|living|reside|resides|stay|staying)\s+(?:alone\s+|here\s+)?at\s+|"
    r"(?:deliver(?:ed|y)?|ship(?:ped)?|mail(?:ed)?|post(?:ed)?|courier(?:ed)?|sen[dt]|moved|came|"
    r"come|cab|taxi)\s+"
    r"(?:(?:it|them|this|that|everything|the\s+\w+|my\s+\w+|out|round)\s+)?to\s+(?=\d))"
    rf"(?P<it>(?:flat|apt|apartment|unit)?\s?#?(?:{_NUMBER},?\s+)?(?:{_CAPITALS}|"
    rf"(?<=\d\s)[a-z][\w'’-]{{2,20}})"
    rf"(?:,\s?{_CAPITALS}){{0,4}})",
    re.IGNORECASE,
)
_MINE: Final = re.compile(
    rf"(?<![\w.,$£€])(?:{_NUMBER}\s+)(?:The\s)?(?-i:[A-Z][\w'’-]{{1,20}}"
    rf"(?:\s[A-Z][\w'’-]{{1,20}}){{0,4}})"
    rf"(?P<town>{_TOWN})(?=\s+(?:is|that['’]?s|thats|,)\s*(?:is\s+)?(?:my|our|the|where|her|"
    rf"his)\s+(?:new\s+|home\s+)?"
    r"(?:address|house|home|place|i|we))",
    re.IGNORECASE,
)
_NAMED: Final = re.compile(  # no number: only in capitals and with a word that is surely a street
    r"(?<![\w'’])(?:(?!The\b|My\b|Our\b|A\b|This\b|Home\b|What\b|In\b)[A-Z][a-z'’-]{1,20}\s){1,3}"
    r"(?:Street|Road|Rd|Avenue|Ave|Lane|Ln|"
    r"Boulevard|Blvd|Crescent|Terrace|Mews|Parkway|Nagar|Vihar|Enclave|Colony|Marg|Chowk|"
    r"Apartments|Mansions)\b"
)
_RULES: Final = tuple(
    re.compile(rule, re.IGNORECASE)
    for rule in (
        (
            r"(?<![\w'’])(?:h\.?\s?no|house\s?no|plot\s?no|door\s?no|flat\s?no|d\.?\s?no|"
            r"shop\s?no)\.?\s*:?\s*(?=[\w/-]*\d)[\w/-]{1,15}"
            r"(?:,\s?(?-i:[A-Z][\w'-]{0,20})(?:\s(?-i:[A-Z][\w'-]{1,20})){0,2}){0,4}"
        ),
        (
            r"(?:\b[a-z]{1,2}[-/]?\d{1,4}[a-z]?,?\s+)?\b(?:sector|sec)[\s-]?\d{1,3}[a-z]?(?:,\s?"
            r"(?-i:[A-Z]\w+)){0,2}|\b\d{1,2}(?:st|nd|rd|th)\s+(?:cross|main)\b"
            r"(?:\s+(?:road|rd|cross|main))?(?:,\s?(?-i:[A-Z]\w+)){0,2}"
        ),
        (
            r"\b(?:blk|block)\s?\d{1,4}[a-z]?,?\s(?:(?-i:[A-Z])\w+\s?){1,4}\d{0,3}"
            r"(?:,?\s?#\d{1,2}-\d{1,5})?|#\d{1,2}-\d{1,5}\b"
        ),
        (
            r"\b(?:house|plot|flat)\s\d{1,4},?\s(?:road|street|block|sector|lane)\s\d{1,4}(?:,\s"
            r"(?-i:[A-Z]\w+))?"
        ),
        # a townland in Ireland
        r"(?-i:(?:[A-Z][\w'’]+(?:\s[A-Z][\w'’]+)?,\s){1,3}Co\.?\s[A-Z]\w+)",
        r"\b(?:brgy|barangay|purok)\.?\s+[\w-]{2,20}(?:\s(?-i:[A-Z])\w+){0,2}",
        (
            r"(?<![\w.,$£€])\d{1,5}\s+(?:[nsew]{1,2}\.?\s+|north\s+|south\s+|east\s+|west\s+)?(?:"
            r"(?:old|state|county|us|u\.s\.|"
            r"farm to market|private|township|forest)\s+){0,2}(?:road|rd|route|rte|highway|hwy|cr|"
            r"fm|"
            r"sr|us|state)\s+\d{1,4}\b"
        ),
        (
            r"(?<![\w.,$£€])\d{2,5}\s+(?:[nsew]{1,2}|north|south|east|west)\.?\s+\d{1,3}(?:st|nd|"
            r"rd|"
            r"th)\b(?:\s(?:st|ave?|pl|ct)\b)?"
        ),
        r"(?-i:\b(?!IL|CD|HLA|B|C|D|T|COVID)[A-Z]{1,2}-\d{1,4}[A-Z]?,?(?:\s[A-Z][a-z]{1,20}){2,4})",
        r"(?<![\w.,$£€])\d{2,5}\s+[nsew]\.?\s+\d{2,5}\s+[nsew]\b",
        (
            rf"(?<![\w.,$£€])(?:\d{{1,5}}\s+)?\d{{1,3}}(?:st|nd|rd|th)\s+(?:street|avenue|"
            rf"ave)\b\.?{_WITHIN}{{0,2}}"
        ),
    )
)
_FLAT: Final = re.compile(
    r"\b(?:apt|apartment|flat|suite|ste)\.?\s*(?:no\.?|number|#)?\s*\d{1,5}[a-z]?\b"
    rf"(?:,\s(?:(?-i:[A-Z][\w'-]{{1,20}})\s){{1,3}}(?:{SURE}|{PERHAPS}|house|mansions?|"
    rf"towers?)\b)?",
    re.IGNORECASE,
)
_ON: Final = re.compile(  # "I live on Peachtree St", "live at the Old Rectory, Church Hill"
    rf"\b(?P<cue>(?:live|lives|living|stay|staying|reside|house|flat|home)\s+(?:on|off|in|at|"
    rf"near)\s+)(?:the\s)?"
    rf"(?P<it>(?-i:[A-Z][\w'’-]{{1,20}})(?:,?\s(?-i:[A-Z][\w'’-]{{1,20}})){{0,4}}?,?\s(?:{SURE}|"
    rf"{PERHAPS}|cottage|rectory|barn))"
    r"(?![\w'’])",
    re.IGNORECASE,
)
_NO_PLACE: Final = frozenset(
    [
        "dr",
        "doctor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "nurse",
        "tylenol",
        "benadryl",
        "prednisone",
        "methotrexate",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "extra",
        "strength",
    ]
)
_IN_CAPITALS: Final = (
    re.compile(  # "went to 16 Hazel Dene": no word for a street, but nothing else either
        rf"(?<![\w.,$£€/:-])\d{{1,5}}[a-z]?,?\s(?P<name>(?:The\s)?[A-Z][a-z'’]{{2,20}}"
        rf"(?:\s[A-Z][a-z'’]{{2,20}}){{1,3}})"
        rf"(?![\w'’]){_WITHIN}?"
    )
)
_BEARING: Final = re.compile(  # "118 north willow", "401 E Juniper"
    r"(?<![\w.,$£€])\d{2,5}\s+(?:(?i:north|south|east|west)|[NSEW]{1,2})\.?\s+"
    rf"(?!wing|side|of|end|and)[A-Za-z]{{3,20}}(?!\w){_WITHIN}?"
)
_WHOLE: Final = re.compile(  # the house before it, the town behind it
    r"(?:(?-i:[A-Z][\w'’-]{1,20}(?:\s[A-Z][\w'’-]{1,20}){1,3}|(?:Flat|Unit)),\s|"
    r"\b(?:lot|caravan|ward|room|unit|villa|house|number|trailer|space|plot|shop|door|"
    r"(?:\d{1,2}(?:st|nd|rd|th)\s)?floor)"
    r"(?:\s\d{1,4}[a-z]?)?,?\s){0,2}"
    r"\[place\](?:(?:,|,?\s|\s?-\s?)(?-i:[A-Z][\w'’-]{1,20},?\s){0,2}(?-i:[A-Z]{2},?\s)?"
    r"(?:\[place\]|\d{5}(?:-\d{4})?\b)|,\s(?-i:[A-Z][\w'’-]{2,20})(?:\s(?-i:[A-Z][\w'’-]{2,20}))?"
    r"(?=\s*[.,;!?]|\s[a-z]|$))*",
    re.IGNORECASE,
)


def without_places(text: str) -> str:
    """What stands on an envelope."""
    text = without_postcodes(text)
    for rule in _RULES:
        text = rule.sub(PLACE, text)
    text = _MINE.sub(PLACE, text)
    text = _STREET.sub(_street, _FLAT.sub(PLACE, text))
    text = _IN_CAPITALS.sub(_in_capitals, _OWN.sub(_own, text))
    text = without_places_abroad(_BEARING.sub(PLACE, text))
    text = _NAMED.sub(PLACE, _ON.sub(_own, text))
    return _WHOLE.sub(PLACE, text)


def _street(found: re.Match[str]) -> str:
    name = found["name"].removeprefix("The ").removeprefix("Old ")
    told = _LIVES.search(found.string[: found.start()])
    # "3 way", "10 close friends": a word that is often something else needs a name in capitals
    in_capitals = all(word[0].isupper() or word[0].isdigit() for word in found["name"].split())
    if (_COUNTED if in_capitals else _NO_NAME).search(name):
        return found[0]
    if found["sure"] or found["rest"] or told or in_capitals:
        return PLACE
    return found[0]


def _in_capitals(found: re.Match[str]) -> str:
    words = found["name"].removeprefix("The ").lower().split()
    taken = _NO_NAME.search(" ".join(words)) or _NO_PLACE.intersection(words)
    return found[0] if taken or ORDINARY.intersection(words) - {"old"} else PLACE


def _own(found: re.Match[str]) -> str:
    if _NO_NAME.match(found["it"].lstrip("0123456789, #")):
        return found[0]
    return f"{found['cue']}{PLACE}"
