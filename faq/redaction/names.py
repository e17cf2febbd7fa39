"""Names after a cue: "my name is", "dr", "this is", a signature; English, Spanish.

A name without a cue is not found: no list of names is complete, and many names are words.
"""

import re
from typing import Final

from faq.redaction.chinese_names import NAME, without_chinese_names
from faq.redaction.ordinary import ORDINARY

_LETTERS: Final = r"[A-Za-zÀ-ÖØ-öø-ÿ]"
_WORD: Final = rf"{_LETTERS}(?:{_LETTERS}|['’-](?={_LETTERS})){{1,24}}"
_CAPITAL: Final = rf"[A-ZÀ-ÖØ-Þ](?:{_LETTERS}|['’-](?={_LETTERS})){{1,24}}"
_INITIAL: Final = r"[A-Z]\.?"
_PARTICLE: Final = r"(?:van|von|der|den|de|del|della|da|dos|di|bin|ibn|al|el|la|le|st\.?)"
_NAMED: Final = re.compile(
    r"\b(?P<cue>(?:(?:my|her|his|their|the patient(?:'s|s)?|whose)\s+"
    r"(?:(?:full|first|last|real|maiden|middle|given|legal)[\s-]?)?(?:sur|nick)?names?\s*"
    r"(?:(?:'s|’s|is|was|are|s)\b|[:=])|(?:full|first|last|patient)?\s?name\s?[:=]|"
    r"(?:i\s?am|i['’]?m|im|she['’]?s|he['’]?s|is|am|are)\s+(?:called|named)|goes by|"
    r"(?:they|people|everyone|friends)\s+call\s+me|call me|refer to me as|i go by|"
    r"\w{2,12}['’]?s?\s+names?\s+(?:is|was)|"
    r"me llamo|mi nombre(?:\s+completo)?\s+es|se llama|nombre\s?[:=]|ll[aá]m[ae]me)\s+"
    r"(?:(?:is|dr\.?|mr\.?|mrs\.?|ms\.?|actually|just)\s+)?)"
    rf"(?P<it>(?:{_WORD}|{_INITIAL})(?:\s+(?:(?:{_PARTICLE}\s+){{1,2}}(?-i:{_CAPITAL})|(?:{_WORD}|"
    rf"{_INITIAL})(?!\w))){{0,3}})",
    re.IGNORECASE,
)
_TITLED: Final = re.compile(
    r"\b(?P<cue>(?:[Dd][Rr]s?|[Dd]octor|DOCTOR|[Pp]rof(?:essor)?|[Mm][Rr][Ss]?|[Mm][Xx]|M[Ss]|"
    r"ms(?=\.)|[Mm]iss|[Nn]urse|[Ss]ister|[Cc]onsultant|[Rr]heumatologist|[Pp]harmacist|[Ss]ra?|"
    r"[Ss]e[ñn]ora?|[Dd]octora|[Dd]ra|[Ee]nfermer[ao]|[Dd]oña|[Dd]on|[Rr]everend|[Rr]ev|[Ff]ather|"
    r"PA|NP|RN|LPN|[Ll]ic)\b\.?,?\s+(?:(?:practitioner|manager|navigator|coordinator|"
    r"specialist),?\s+)?"
    r"(?:(?:named|called)\s+)?)"
    rf"(?P<it>(?:{_PARTICLE}\s+){{0,2}}(?:{_INITIAL}\s+)?{_WORD}(?:\s+(?:{_CAPITAL}|{_INITIAL}"
    rf"(?!\w))){{0,3}})",
)
_LETTERED: Final = re.compile(
    rf"(?P<cue>\b)(?P<it>{_CAPITAL}(?:\s+(?:{_CAPITAL}|{_INITIAL})){{1,2}}),?\s+"
    r"(?=(?:MD|DO|RN|NP|PA|PA-C|DNP|FNP|PharmD|MBBS|LPN|APRN)\b)"
)
_SURELY: Final = re.compile(r"(?:dr|mr|mrs|mx|dra|prof)\.?\s", re.IGNORECASE)  # else in capitals
_I_AM: Final = re.compile(
    r"(?P<cue>\b(?:[Ii]t['’]?s\s+me,?|[Ii]\s?am|[Ii]['’]?m|[Tt]his\s+is|[Ii]t['’]?s|[Ss]oy|"
    r"[Hh]abla|[Aa]qu[ií])\s+)"
    rf"(?P<it>{_CAPITAL}(?:\s+(?:{_CAPITAL}|{_INITIAL}(?!\w))){{0,3}})(?!\w)(?!\s*\d)"
)
_GREETED: Final = re.compile(
    r"(?P<cue>\b(?:hi|hello|hey|hiya|hola|good (?:morning|evening|afternoon)|buen[oa]s "
    r"(?:d[ií]as|tardes|noches))\b[\s,!.]*(?:all|there|everyone|team)?[\s,!.]*"
    r"(?:i\s?am|i['’]?m|im|this\s+is|it['’]?s|its|soy)\s+)"
    rf"(?P<it>{_WORD})",
    re.IGNORECASE,
)
_THIS_IS: Final = re.compile(
    rf"(?P<cue>^\W*(?:hi |hello )?this is\s+)(?P<it>{_WORD})"
    r"(?=\s*(?:,|w/|with\b|from\b|calling\b|here\b|again\b))",
    re.IGNORECASE,
)
_AND_AGE: Final = re.compile(
    rf"(?P<cue>\b(?:i\s?am|i['’]?m|im|soy)\s+)(?P<it>{_WORD}),?\s+(?=(?:(?:and|n|&|y)\s+)?(?:"
    rf"(?:i['’]?m|i\s?am|tengo|a|age|aged)\s+)?\d\d\b)",
    re.IGNORECASE,
)
_KIN: Final = (
    r"husband|wife|partner|son|daughter|mum|mom|mother|dad|father|sister|brother|friend|cousin|"
    r"aunt|"
    r"uncle|niece|nephew|grandmother|grandma|gran|nan|grandpa|grandson|granddaughter|fianc[eé]e?|"
    r"boyfriend|girlfriend|neighbou?r|carer|caregiver|boss|kid|child|baby|patient|client|doctor|"
    r"nurse|"
    r"esposo|esposa|marido|mujer|hij[oa]|madre|padre|mam[aá]|pap[aá]|herman[oa]|abuel[oa]|amig[oa]|"
    r"infusion nurse|specialist|rheumatologist|gp|consultant|pharmacist"
)
_RELATED: Final = re.compile(
    rf"(?P<cue>\b(?:[Mm]y|[Hh]er|[Hh]is|[Oo]ur|[Mm]i|[Ss]u)\s+(?:(?i:{_KIN})),?\s+"
    r"(?:(?:is\s+)?(?:called|named)\s+|se llama\s+)?)"
    rf"(?P<it>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})(?!\w)"
)
_SOMEBODY: Final = re.compile(
    rf"(?P<cue>\b(?:{_KIN}|lady|guy|man|woman|person|tech|receptionist)\s+"
    r"(?:named|called|se llama)\s+)"
    rf"(?P<it>{_WORD})",
    re.IGNORECASE,
)
_IS_CALLED: Final = (
    re.compile(  # "my doctor is Magnus Thorne": two capitals, else it says how she is
        rf"(?P<cue>\b(?i:my|our|her|his|mi|su)\s+(?i:{_KIN})\s+(?i:is|was|es)\s+)(?P<it>{_CAPITAL}"
        rf"(?:\s+{_CAPITAL}){{1,2}})(?!\w)"
    )
)
_IN_BRACKETS: Final = re.compile(
    rf"(?P<cue>\b(?i:{_KIN})\s?\(\s?)(?P<it>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})(?=\s?[,)])"
)
_OF_MINE: Final = re.compile(
    rf"(?P<cue>\b)(?P<it>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})(?=,\s(?i:my|our|her|his)\s"
    rf"(?i:{_KIN})\b)"
)
_BEFORE_A_NUMBER: Final = re.compile(
    rf"(?P<cue>\b)(?P<it>{_CAPITAL}(?:,?\s+(?:{_CAPITAL}|{_INITIAL})){{1,3}})"
    r"(?=[\s,;:(-]{1,4}(?:\[(?:date|number|address|place)|(?i:dob|d\.o\.b|born|mrn)\b))"
)
_BOOKED: Final = re.compile(
    r"(?P<cue>\b(?i:appointment|appt|infusion|referral|booking|results|letter|order|prescription|"
    r"refill|claim|chart|records?)\s+(?i:for|of)\s+)"
    rf"(?P<it>{_CAPITAL}\s+{_CAPITAL})(?!\w)"
)
_ROLE: Final = re.compile(
    r"(?P<cue>\b(?i:(?:patient|first|last|middle|maiden|full|account|member|given|family)"
    r"(?:'s)?\s+name|"
    r"(?:the|under|name'?s)\s+name(?:\s+of)?|(?:is|it'?s|booked|listed|filed|registered)\s+under|"
    r"names?|surname|emergency contact|next of kin|nok|contact person|"
    r"power of attorney|poa|guardian|attn|attention|c/o|on behalf of|behalf of|in the name of|aka|"
    r"ask for|speak (?:to|with)|talk(?:ed)? (?:to|with)|spoke (?:to|with)|signed by|patient|pt|"
    r"contacto de emergencia|a nombre de|pregunt[ea]n? por|hablar con|apellidos?|paciente|familiar)"
    r"\s*(?:is|was|es|[:=,])?\s+)"
    rf"(?P<it>{_CAPITAL}(?:\s+(?:{_CAPITAL}|{_INITIAL}(?!\w))){{0,3}})(?!\w)"
)
_REACHED: Final = re.compile(
    r"(?P<cue>\b(?i:reach|contact|call|text|email|e-mail|ring|phone|message|llame a|escriba a)\s+)"
    rf"(?P<it>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})\s+(?=(?i:at|on|via|al|en)\s+\[)"
)
_HERE: Final = re.compile(
    r"(?P<cue>(?:^|[.!?,]\s*|\b(?i:hi|hello|hey|hiya|hola|morning|afternoon|evening|it'?s|"
    r"its)[\s,!.]+))"
    rf"(?P<it>{_CAPITAL}(?:\s+(?:{_CAPITAL}|{_INITIAL}(?!\w))){{0,2}})"
    r"\s+(?=(?i:here|aqu[ií]|again from)\b)"
)
_ENDS: Final = r"\s*[.!]*\s*[x❤️💜🙏]*\s*$"
_THANKS: Final = (
    r"thanks|thank you|thx|ty|regards|cheers|best|best wishes|sincerely|love|xoxo|signed|yours|"
    r"kind regards|"
    r"many thanks|gracias|saludos|atentamente|un abrazo"
)
_SIGNED: Final = re.compile(
    rf"(?P<cue>(?:\b(?:{_THANKS})\b(?:\s+(?:so much|a lot|again|in advance))?\s*[,!.;:–—-]+\s*|"
    r"(?:^|\s)[–—~-]{1,2}\s*))"
    rf"(?P<it>{_WORD}(?:\s+(?:{_WORD}|{_INITIAL})){{0,2}}){_ENDS}",
    re.IGNORECASE,
)
_SIGNED_BEFORE: Final = re.compile(
    rf"(?P<cue>\b(?i:{_THANKS}|un saludo|saludos cordiales)\s*[,:–—-]\s*)(?:Old\s|Auntie\s|"
    rf"Uncle\s|Mrs?\s)?"
    rf"(?P<it>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}})(?=\s*(?:[.!]|$))"
)
_SIGNED_CLOSE: Final = re.compile(
    rf"(?P<cue>\b(?i:{_THANKS})\s+(?i:from\s+)?)"
    rf"(?P<it>{_CAPITAL}(?:\s+(?:{_CAPITAL}|{_INITIAL})){{0,3}}){_ENDS}"
)
_PARTICLES: Final = frozenset(
    ("van", "von", "der", "den", "de", "del", "della", "da", "dos", "di", "bin", "al", "el", "la")
)
_RULES: Final = (
    _NAMED,
    _ROLE,
    _TITLED,
    _LETTERED,
    _SOMEBODY,
    _IS_CALLED,
    _IN_BRACKETS,
    _OF_MINE,
    _BEFORE_A_NUMBER,
    _BOOKED,
    _HERE,
    _I_AM,
    _GREETED,
    _AND_AGE,
    _THIS_IS,
    _RELATED,
    _REACHED,
    _SIGNED_BEFORE,
    _SIGNED,
    _SIGNED_CLOSE,
)


def without_names(text: str) -> str:
    """Names after a cue."""
    for rule in _RULES:
        text = _without(rule, text)
    return without_chinese_names(text)


def _without(rule: re.Pattern[str], text: str) -> str:
    """What is no name may begin another cue: "consultant is Mr Webb"."""
    done, at = "", 0
    while found := rule.search(text, at):
        words = found["it"].split()
        taken = 0
        while rule is _TITLED and len(words) > taken + 1 and words[taken] in _PARTICLES:
            taken += 1
        if taken and _ordinary(words[taken]):
            taken = 0
        while taken < len(words) and (not _ordinary(words[taken]) or _links(words, taken)):
            taken += 1
        small = rule is _TITLED and not words[0][0].isupper() and not _SURELY.match(found["cue"])
        if not taken or small:
            after = max(found.start("it"), found.start() + 1)
            done, at = done + text[at:after], after
            continue
        kept = found["it"].split(None, taken)[taken:]
        done += text[at : found.start("it")] + NAME
        at = found.end("it") - len(kept[0]) - 1 if kept else found.end("it")
    return done + text[at:]


def _links(words: list[str], place: int) -> bool:
    """Whether a particle stands inside a name: "Rosaura del Monte"."""
    inside = 0 < place < len(words) - 1
    return inside and words[place].lower() in _PARTICLES and words[place + 1][0].isupper()


def _ordinary(word: str) -> bool:
    return word.lower().replace("’", "'").rstrip(".") in ORDINARY
