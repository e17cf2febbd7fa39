"""Names after a cue: "my name is", "dr", "this is", a signature; English, Spanish.

A name without a cue is not found: no list of names is complete, and many names are words.
"""

import re
from typing import Final

from faq.redaction.ordinary import ORDINARY

NAME: Final = "[name]"

_L: Final = r"[A-Za-zÀ-ÖØ-öø-ÿ]"
_WORD: Final = rf"{_L}(?:{_L}|['’-](?={_L})){{1,24}}"
_CAPITAL: Final = rf"(?-i:[A-ZÀ-ÖØ-Þ])(?:{_L}|['’-](?={_L})){{1,24}}"
_INITIAL: Final = r"(?-i:[A-Z])(?![\w'’])\.?"
_PARTICLES: Final = ("van", "von", "der", "den", "de", "del", "della", "da", "dos", "di", "bin")
_PARTICLE: Final = rf"(?:{'|'.join(_PARTICLES)}|ibn|al|el|la|le|st\.?|y)"

# forms of a name
_MORE: Final = rf"(?:\s+(?:(?:{_PARTICLE}\s+){{1,2}}{_CAPITAL}|{_WORD}|{_INITIAL})|,\s{_CAPITAL})"
_ANY: Final = rf"(?P<it>(?:{_WORD}|{_INITIAL}){_MORE}{{0,3}})"
_CAPS: Final = (
    rf"(?P<it>(?:{_INITIAL}\s+){{0,2}}{_CAPITAL}"
    rf"(?:\s+(?:{_PARTICLE}\s+){{0,2}}(?:{_CAPITAL}|{_INITIAL})){{0,3}})(?!\w)"
)
_TWO: Final = rf"(?P<it>{_CAPITAL}(?:,?\s+(?:{_CAPITAL}|{_INITIAL})){{1,3}})(?!\w)"
_ONE: Final = rf"(?P<it>{_WORD})"
_FEW: Final = rf"(?P<it>{_WORD}(?:\s+(?:{_WORD}|{_INITIAL})){{0,2}})"

# what announces one
_MY: Final = r"(?:my|her|his|our|mi|su|the|la|el)"
_KIN: Final = (
    r"(?:husband|wife|partner|son|daughter|mum|mom|mother|dad|father|sister|brother|friend|cousin|"
    r"aunt|auntie|uncle|niece|nephew|grandmother|grandma|gran|nan|grandpa|grandad|grandson|"
    r"granddaughter|fianc[eé]e?|boyfriend|girlfriend|neighbou?r|carer|caregiver|boss|kid|child|"
    r"baby|patient|client|doctor|(?:infusion )?nurse|specialist|rheumatologist|gp|consultant|"
    r"pharmacist|esposo|esposa|marido|mujer|hij[oa]|madre|padre|mam[aá]|pap[aá]|herman[oa]|"
    r"abuel[oa]|amig[oa]|(?:co-?)?worker|colleague|(?:room|house|flat|class)mate|ex|lawyer|"
    r"pastor|teacher|driver|mate|hubby|bestie|bff|manager|supervisor|granny|nana|bf|gf|physio|hca|"
    r"matron|midwife|other half|vecin[oa]|abuelit[oa]|t[ií][oa]|prim[oa]|suegr[oa]|nuer[ao]|"
    r"therapist|surgeon|rheum|landlord|step\w{3,6}|\w{3,6}-in-law|"
    r"lady|guy|man|woman|person|tech|receptionist)"
)
_CALLED: Final = (
    r"(?:(?:my|her|his|their|whose|the patient(?:['’]?s)?)\s+(?:(?:full|first|last|real)\s)?"
    r"(?:sur|nick)?name(?:s?\s+(?:is|was|are)\b|['’]?s\b|\s*[:=])|\w{2,12}\s+name\s+is|"
    r"name\s?[:=]|name on (?:the|my) (?:card|letter|form|account|chart|policy) is|goes by|"
    r"i go by|calls?\s+me|refer to me as|me llamo|mi nombre(?:\s+completo)?\s+es|"
    rf"(?:i\s?am|i['’]?m|im|she['’]?s|he['’]?s|is|am|are|was|{_KIN}(?:['’]?s)?)\s+(?:called|"
    rf"named)|known as|se llama|"
    r"nombre\s?[:=]|ll[aá]m[ae]me)\s+(?:(?:dr\.?|mrs?\.?|ms\.?|actually|just)\s+)?"
)
_ROLE: Final = (
    r"(?:(?:patient|first|last|middle|maiden|full|account|member|given|family)(?:'s)?\s+name|"
    r"(?:the|under|name'?s)\s+name(?:\s+of)?|(?:is|it'?s|booked|listed|filed|registered)\s+under|"
    r"names?|surname|emergency contact|next of kin|nok|contact person|power of attorney|poa|"
    r"guardian|attn|attention|c/o|(?:on )?behalf of|in the name of|aka|ask for|signed by|patient|"
    r"(?:talk|talked|spoke|speak) (?:to|with)|pt|myself|contacto de emergencia|a nombre de|"
    r"pregunt[ea]n? por|hablar con|apellidos?|paciente|familiar|"
    r"(?:soy |es )?(?:el|la) (?:hij[oa]|espos[oa]|mam[aá]|madre|padre|cuidador[a]?) de)"
    r"\s*(?:is|was|es|[:=,])?\s+"
)
_TITLE: Final = (
    r"(?:drs?|doctor[a]?|dra|prof(?:essor)?|mr|mrs|mx|ms|miss|nurse|sister|consultant|"
    r"rheumatologist|pharmacist|sra?|se[ñn]ora?|enfermer[ao]|doña|don|rev(?:erend)?|father|"
    r"(?-i:PA|NP|RN|LPN)|lic)\b\.?,?\s+"
    r"(?:(?:practitioner|manager|navigator|coordinator|specialist),?\s+)?(?:(?:named|called)\s+)?"
)
_PAPER: Final = (
    r"(?:appointment|appt|infusion|referral|booking|results|letter|order|prescription|claim|"
    r"refill|chart|records?)\s+(?:for|of)\s+|re:\s*|^for\s+"
)
_BY: Final = r"(?:reach|contact|call|text|e-?mail|ring|phone|message|llame a|escriba a)\s+"
_HELLO: Final = r"(?:hi|hello|hey|hiya|hola|morning|afternoon|evening|d[ií]as|tardes|noches|all)"
_I_AM: Final = r"(?:i\s?am|i['’]?m|im|this\s+is|it['’]?s(?:\s+me,?)?|soy|habla|aqu[ií])\s+"
_THANKS: Final = (
    r"(?:thanks|thank you|thx|ty|regards|cheers|best|best wishes|sincerely|yours faithfully|ta|"
    r"^from|love|xoxo|signed|yours|"
    r"gracias|(?:un )?saludos?(?: cordiales)?|atentamente|atte\.?|un abrazo|xx+)"
)
_SIGNED: Final = (
    rf"(?:{_THANKS}(?:\s+(?:so much|a lot|again|in advance))?\s*[,!.;:–—-]+\s*|"
    r"(?:^|(?<=\s))[–—~-]{1,2}\s*)"
)

# what must follow
_ENDS: Final = r"\s*[.!]*\s*[x❤️💜🙏]*\s*$"
_HERE: Final = r"\s+(?=(?:here|aqu[ií]|again|writing|calling)\b)"
_AGE: Final = r",?\s+(?=(?:(?:and|n|&|y)\s+)?(?:(?:i['’]?m|i\s?am|tengo|a|aged?)\s+)?\d\d\b)"
_A_NUMBER: Final = (
    r"(?=[\s,;:(-]{1,4}(?:\[(?:date|number|address|place)|(?:dob|d\.o\.b|born|mrn)\b))"
)
_CALLING: Final = r"(?=\s*(?:,|w/|with\b|from\b|calling\b|here\b|again\b))"

_RULES: Final = tuple(
    re.compile(rf"(?P<cue>(?<!\w){cue}){name}{after}", re.IGNORECASE)
    for cue, name, after in (
        (_CALLED, _ANY, ""),
        (_ROLE, _CAPS, ""),
        ("", _TWO, r",?\s+(?=(?-i:MD|RN|NP|PA)\b)"),
        (rf"{_KIN}\s*(?:,\s|\(\s?|\s(?:is|was|es)\s)", _TWO, ""),
        (rf"{_MY}\s+{_KIN},\s", _CAPS, r"(?=,)"),
        (rf"{_KIN}\s?\(\s?", _CAPS, r"(?=\s?[,)])"),
        ("", _CAPS, rf"(?=,?\s(?:my|our|her|his)\s{_KIN}\b)"),
        ("", _TWO, _A_NUMBER),
        (_PAPER, _TWO, ""),
        (rf"(?:^|[.!?,]\s*|{_HELLO}[\s,!.]+|it'?s\s+)", _CAPS, _HERE),
        (_I_AM, _CAPS, r"(?!\s*\d)"),
        (rf"{_HELLO}\b[\s,!.]*(?:all|there|everyone|team)?[\s,!.]*{_I_AM}", _ONE, ""),
        (_I_AM, _ONE, _AGE),
        (r"(?:^|hi |hello )this is\s+", _ONE, _CALLING),
        (rf"{_KIN}\s+", _CAPS, ""),
        (r"it['’]?s me,?\s+", _ONE, ""),
        (_BY, _CAPS, r"\s+(?=(?:at|on|via|al|en)\s+\[)"),
        (rf"{_THANKS}\s*[,:–—-]\s*(?:mrs?\s)?", _CAPS, r"(?=\s*(?:[.!]|$))"),
        (_SIGNED, _FEW, _ENDS),
        (r"(?:thanks|thx|ty|cheers|gracias)\s+", _ONE, _ENDS),
        (rf"{_THANKS}\s+(?:(?:from|in advance|again|so much)\s+)?", _CAPS, _ENDS),
    )
)
_TITLED: Final = re.compile(
    rf"(?P<cue>(?<!\w){_TITLE})(?P<it>(?:{_PARTICLE}\s+){{0,2}}(?:{_INITIAL}\s+)?{_WORD}"
    rf"(?:\s+(?:{_CAPITAL}|{_INITIAL})){{0,3}})",
    re.IGNORECASE,
)
_NICK: Final = ("Old", "Big", "Little", "Auntie", "Uncle")  # "thanks, Old Tom"
_SURELY: Final = re.compile(r"(?:dr|mr|mrs|mx|dra|prof)\.?\s", re.IGNORECASE)  # else in capitals
_SAYS_HOW: Final = re.compile(r"\w{2,}(?:ous|ing|ful|[ai]ble|ive|ish|less|ed|ly|tion|ment)")


def without_names(text: str) -> str:
    """Names after a cue."""
    for rule in (*_RULES[:2], _TITLED, *_RULES[2:]):
        text = _without(rule, text)
    return text


def _without(rule: re.Pattern[str], text: str) -> str:
    """What is no name may begin another cue: "consultant is Mr Webb"."""
    done, at = "", 0
    while found := rule.search(text, at):
        words = found["it"].split()
        taken = _taken(words, titled=rule is _TITLED)
        small = rule is _TITLED and not words[0][0].isupper() and not _SURELY.match(found["cue"])
        if not taken or small:
            after = max(found.start("it"), found.start() + 1)
            done, at = done + text[at:after], after
            continue
        kept = found["it"].split(None, taken)[taken:]
        done += text[at : found.start("it")] + NAME
        at = found.end("it") - len(kept[0]) - 1 if kept else found.end("it")
    return done + text[at:]


def _taken(words: list[str], *, titled: bool) -> int:
    """How many of the words are a name: up to the first everyday word."""
    taken = 0
    before = _PARTICLES if titled else _NICK
    while len(words) > taken + 1 and words[taken] in before:
        taken += 1
    if taken and _ordinary(words[taken]):
        taken = 0
    while taken < len(words) and (not _ordinary(words[taken]) or _links(words, taken)):
        taken += 1
    return taken


def _links(words: list[str], place: int) -> bool:
    """Whether a particle stands inside a name: "Rosaura del Monte"."""
    inside = 0 < place < len(words) - 1
    return inside and words[place].lower() in _PARTICLES and words[place + 1][0].isupper()


def _ordinary(word: str) -> bool:
    plain = word.replace("’", "'").rstrip(".")
    return plain.lower() in ORDINARY or (plain.islower() and bool(_SAYS_HOW.fullmatch(plain)))
