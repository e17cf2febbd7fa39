"""E-mail and web addresses, and what begins with an @: certain by their form.

Handles without one, and addresses spoken or spelled, are left to the tagger.
"""

import re
from typing import Final

from faq.redaction.amounts import MEASURED
from faq.redaction.ordinary import ORDINARY

ADDRESS: Final = "[address]"

_L: Final = r"[A-Za-z0-9À-ÖØ-öø-ÿ_]"  # letters of a name on the net; \w would take Chinese along
_BODY: Final = rf"{_L}(?:{_L}|[.+%'-](?={_L}|[._-]))*[_-]*"
_NO_GAP: Final = r"[^\s<>\"，。；、！？（）\u3000-\u9fff]"
_TOP: Final = (
    "com|org|net|edu|gov|io|info|co|uk|us|ca|au|eu|ie|nz|za|mx|fr|cn|hk|tw|jp|nl|ch|it|br|cl|ph|"
    "nhs|health|app|dev|biz|xyz|online|site|shop|store|club|page|link|cloud|blog|clinic|wedding|"
    "example|invalid|test|ar|pe|pt|ru|kr|sg|my|gl|ly|tv|ai|gg|tech|life|world|care"
)
_AT: Final = r"(?:@|\(at\)|\[at\]|\{at\}|艾特)"
_DOT: Final = r"(?:\(dot\)|\[dot\]|\bdot\b|\bpunto\b|点)"
_RULES: Final = tuple(
    re.compile(rule, re.IGNORECASE)
    for rule in (
        rf"(?:https?|hxxps?|ftp|tg)\s?:\s?[/\\]{{1,2}}{_NO_GAP}+",
        rf"\bwww(?:\s?\.\s?{_NO_GAP}+|\s[\w-]+\s\w{{2,5}}\b)",
        rf"(?:mailto:)?(?<!{_L})(?:[\w-]{{1,30}}\s\.\s){{0,3}}{_BODY}\s?{_AT}\s?[\w-]+(?:\s?(?:\.|{_DOT})\s?[\w-]+)+",
        rf"(?<!{_L}){_BODY}{_AT}{_BODY}",
        # a host with a path, or with the name of a domain
        rf"(?<![{_L[1:-1]}.])(?:[a-z0-9-]{{1,63}}\.){{1,5}}[a-z]{{2,12}}(?::\d{{2,5}})?/{_NO_GAP}+",
        rf"(?<![{_L[1:-1]}.])(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:{_TOP})(?!{_L})",
    )
)
_HANDLE: Final = re.compile(rf"@(?P<it>{_BODY}|[\u4e00-\u9fff]{{2,12}})")
_A_TIME: Final = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:[ap]\.?m|h|hrs?)?", re.IGNORECASE)
_NO_HANDLE: Final = frozenset(
    {"home", "work", "night", "hospital", "clinic", "once", "noon", "lunch", "least"}
)


def without_addresses_of_the_net(text: str) -> str:
    """E-mail and web addresses, and what begins with an @."""
    for rule in _RULES:
        text = rule.sub(ADDRESS, text)
    return _HANDLE.sub(_handle, text)


def _handle(found: re.Match[str]) -> str:
    said = found["it"].strip(".-").lower()
    harmless = said in ORDINARY | _NO_HANDLE or _A_TIME.fullmatch(said) or MEASURED.fullmatch(said)
    return found[0] if harmless else ADDRESS
