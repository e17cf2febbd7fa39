"""What leads to a person on the net: e-mail and web addresses, handles, typed or spoken.

Whatever holds an @, a path, or dots that end in the name of a domain goes. A handle without any
of these needs the name of a place on the net beside it. Knows nothing of numbers and streets.
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
_SPOKEN_AT: Final = r"(?:\bat\b|\barroba\b)"
_DOT: Final = r"(?:\(dot\)|\[dot\]|\bdot\b|\bpunto\b|点)"
_HOSTS: Final = (
    "gmail|googlemail|hotmail|yahoo|outlook|icloud|aol|proton|protonmail|ymail|msn|qq|163|126"
)
_JOINED: Final = rf"(?:\s?(?:{_DOT}|\bunderscore\b|\bdash\b|guion bajo)\s?[\w-]{{1,30}})"
_RULES: Final = tuple(
    re.compile(rule, re.IGNORECASE)
    for rule in (
        rf"(?:https?|hxxps?|ftp|tg)\s?:\s?[/\\]{{1,2}}{_NO_GAP}+",
        rf"\bwww(?:\s?\.\s?{_NO_GAP}+|\s[\w-]+\s\w{{2,5}}\b)",
        r"(?<!\w)[\w-]+-at-[\w-]+-dot-[\w-]+|(?<![\w-])[a-z]{3,}-[a-z]+-\d{2,}(?![\w-])",
        rf"(?<!\w)(?:[a-z]:)?\\{{1,2}}{_NO_GAP}+",
        rf"(?:mailto:)?(?<!{_L})(?:[\w-]{{1,30}}\s\.\s){{0,3}}{_BODY}\s?{_AT}\s?[\w-]+(?:\s?(?:\.|{_DOT})\s?[\w-]+)+",
        rf"(?<!{_L}){_BODY}{_AT}{_BODY}",
        rf"(?<![{_L[1:-1]}.+-])[\w.+-]+{_JOINED}{{0,3}}\s+{_SPOKEN_AT}\s+[\w-]+(?:\s*{_DOT}\s*[\w-]+){{1,3}}",
        rf"(?<![{_L[1:-1]}.+-])[\w.+-]+\s+{_SPOKEN_AT}\s+[\w.-]+\.(?:{_TOP}|es|de|in)\b",
        rf"(?<![{_L[1:-1]}.+-])[\w.+-]+{_JOINED}{{0,3}}\s*(?:{_SPOKEN_AT}|{_AT})\s*(?:{_HOSTS})(?!{_L})",
        rf"(?<!{_L})[\w-]+(?:\s{_DOT}\s[\w-]+){{0,2}}\s{_DOT}\s(?:{_TOP})(?!{_L})",
        # a host with a path, with the name of a domain, or with a hyphen and a dot
        rf"(?<![{_L[1:-1]}.])(?:[a-z0-9-]{{1,63}}\.){{1,5}}[a-z]{{2,12}}(?::\d{{2,5}})?/{_NO_GAP}+",
        rf"(?<![{_L[1:-1]}.])(?:[a-z0-9-]{{1,63}}\.){{1,5}}(?:{_TOP})(?!{_L})",
        r"(?<![\w.])[a-z0-9]+(?:-[a-z0-9]+)+\.[a-z]{2,12}(?!\w)",
        r"(?<!\w)live:[\w.]{2,40}|(?<![\w/])[ur]/[\w-]{2,30}|(?<!\w)[\w.]{2,32}#\d{4}(?!\d)",
        # an underscore inside a word: nobody writes so but for a handle
        rf"(?<![{_L[1:-1]}.])@?(?=[\w.-]*[A-Za-z])[A-Za-z0-9.À-ÿ-]{{0,40}}_{_BODY}",
    )
)
_LABELS: Final = re.compile(
    r"(?<![\w.])[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){2,5}(?![\w/])", re.IGNORECASE
)
_HANDLE: Final = re.compile(rf"@(?P<it>{_BODY}|[\u4e00-\u9fff]{{2,12}})")
_A_TIME: Final = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:[ap]\.?m|h|hrs?)?", re.IGNORECASE)
_NO_HANDLE: Final = frozenset(
    {"home", "work", "night", "hospital", "clinic", "once", "noon", "lunch", "least"}
)

_PLATFORM: Final = (
    r"instagram|insta|ig|snap ?chat|snap|telegram|tik ?tok|twitter|facebook|fb|messenger|"
    r"whats ?app|skype|discord|reddit|wechat|weixin|kakao(?:talk)?|viber|bluesky|mastodon|"
    r"you ?tube|twitch|xbox|psn|gamer ?tag|linkedin|venmo|cash ?app|paypal|kik|tumblr|"
    r"user ?name|user ?id|usuari[oa]|handle|screen ?name|nick(?:name)?|login|alias|apodo|"
    r"my @|(?<=en )face|password|passcode|contraseña|line id|tg|qq"
)
_PERHAPS: Final = (  # words of other things, too: only what looks odd is a handle behind them
    r"portal|signal|line|zoom|profile|perfil|tele|threads|steam|chat|add|dm|pm|msg|message|follow|"
    r"find|search|hmu|agr[eé]game|b[uú]scame|s[ií]gueme"
)
_LINK: Final = (
    r"(?:[\s:=,：>→-]+|\b(?:is|es|was|as|como|under|handle|id|name|account|user|username|tag|page|"
    r"i'?m|me|soy|estoy|de|for|the|on|en|my|mi|telegram|insta|there|portal|app|add|search|it'?s)\b)"
)
_ODD: Final = rf"(?=[\w.\-]*[A-Za-z])(?=[\w.\-]*(?:[\d_]|[.]{_L})){_L}[\w.\-À-ÿ]{{2,40}}"
_HYPHENED: Final = rf"[a-zA-Z]{{3,20}}-{_L}[\w-]{{2,20}}"
_ODD_THERE: Final = re.compile(
    rf"(?<!{_L})(?:{_PLATFORM}|{_PERHAPS})(?!{_L}){_LINK}{{1,8}}(?P<it>{_ODD})|"
    rf"(?<!{_L})(?:{_PLATFORM})\s(?P<name>{_HYPHENED})",
    re.IGNORECASE,
)
_TOLD_THERE: Final = re.compile(
    rf"(?<!{_L})(?:{_PLATFORM})(?:\s+(?:handle|id|name|account|user))?"
    rf"(?:\s+(?:is|es|as|como|under)\s+|\s*[:=→]\s*)(?P<it>[A-Za-z][\w.\-$!*]{{3,40}})|"
    rf"(?:^|(?<!{_L})(?:my|mi|on)\s+)(?:{_PLATFORM})\s*,?\s+(?P<mine>[a-z][a-z.\-]{{7,40}})(?=\s*$|[,.;])|"
    rf"(?<!{_L})(?:i'?m|i am|as|soy|add|follow|find|message|dm)\s+(?P<am>[A-Za-z][\w.\-]{{3,40}})"
    rf"(?=\s+(?:on|en|over on)\s+(?:{_PLATFORM})(?!{_L}))|"
    rf"(?<!{_L})(?:on|en)\s+(?:{_PLATFORM})\s*,?\s*(?:i'?m|i am|i go by|soy|me llamo|find me as)\s+"
    rf"(?P<there>[A-Za-z][\w.\-]{{3,40}})",
    re.IGNORECASE,
)
_NO_NAME: Final = re.compile(
    r".{1,7}(?:ing|ed|ly|ier|able|ible|ful|ous)|page|account|post|story|feed|friend|group|profile|about|"
    r"full|private|public|down|broken|videos?|says|slow|blank|stuck|different|required|wrong|"
    r"empty|gone|open|free|safe|enough|there|great|useless",
    re.IGNORECASE,
)
_CHINESE: Final = re.compile(
    r"(?:微信|支付宝|支付寶|抖音|小红书|小紅書|微博|邮箱|郵箱|扣扣|钉钉|知乎|贴吧|豆瓣|快手|脸书|臉書|电报|電報|"
    r"B站|账号|帳號|帐号|用户名|用戶名|密码|密碼|昵称|暱稱|网名|網名|加我|加|搜|(?<![A-Za-z])(?:QQ|[vV][xX]?|"
    r"[wW][xX]|LINE|Line|line|IG|ig|ins|FB|fb|ID|id)(?=\s?[号號码碼:：=是为為叫@]))(?:ID|id)?[号號码碼名我]*"
    r"(?:同号|是|为|為|叫|搜|[:：=@\s])*(?P<it>[A-Za-z0-9_][\w.-]*(?<=[A-Za-z0-9_.-]{4}))"
)
_CHINESE_NAMED: Final = re.compile(
    r"(?:昵称|暱稱|网名|網名|微信名|用户名|抖音|小红书|微博)[号名]?(?:是|叫|为|搜(?![到了一索])|[:：])\s*"
    r"(?P<it>[\u4e00-\u9fff\w]{2,14})"
)


def without_addresses_of_the_net(text: str) -> str:
    """E-mail and web addresses, spoken ones too, and handles."""
    for rule in _RULES:
        text = rule.sub(ADDRESS, text)
    text = _LABELS.sub(_host, text)
    for rule in (_HANDLE, _ODD_THERE, _TOLD_THERE, _CHINESE, _CHINESE_NAMED):
        text = rule.sub(_handle, text)
    return text


def _host(found: re.Match[str]) -> str:
    """Three words with dots between them: a host, or somebody who forgot the blanks."""
    labels = found[0].lower().split(".")
    numbers = all(label.isdigit() for label in labels)
    return found[0] if numbers or ORDINARY.intersection(labels) else ADDRESS


def _handle(found: re.Match[str]) -> str:
    said = next(each for each in found.groups() if each).strip(".-")
    plain = said.isalpha() and said.isascii()
    if said.lower() in ORDINARY | _NO_HANDLE or _A_TIME.fullmatch(said):
        return found[0]
    if MEASURED.fullmatch(said):
        return found[0]
    if plain and found.re is _TOLD_THERE and _NO_NAME.fullmatch(said):
        return found[0]
    start = found[0].rindex(said)
    return found[0][:start].removesuffix("@") + ADDRESS
