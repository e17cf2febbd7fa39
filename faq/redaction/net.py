"""E-mail addresses, web addresses and handles, typed or spoken.

A dot between two words is mostly a blank somebody forgot ("hurts.in"): endings that are words as
well count only where a path follows. Knows nothing of numbers and streets.
"""

import re
from typing import Final

from faq.redaction.ordinary import ORDINARY

ADDRESS: Final = "[address]"

_L: Final = "A-Za-z0-9À-ÖØ-öø-ÿ"  # letters of a name on the net; \w would take Chinese along
_TOP: Final = (
    "com|org|net|edu|gov|io|info|co|uk|us|ca|au|eu|ie|nz|za|mx|fr|cn|hk|tw|jp|nl|ch|it|br|cl|ph|"
    "nhs|"
    "health|app|dev|biz|xyz|online|site|shop|store|club|page|link|cloud|blog|clinic|example|"
    "invalid|test"
)
_A_WORD_TOO: Final = "me|in|es|de|at|is|us|it|so|to|be|my|no|care|live|news|chat|email|ly|gl|tv|sh"
_AT: Final = r"(?:@|\(at\)|\[at\]|\{at\}|\bat\b|\barroba\b|艾特)"
_DOT: Final = r"(?:\.|\(dot\)|\[dot\]|\bdot\b|\bpunto\b|点)"
_HOSTS: Final = (
    "gmail|googlemail|hotmail|yahoo|outlook|icloud|aol|proton(?:mail)?|ymail|msn|live|qq|163|126|"
    "gmx|btinternet|comcast|verizon|fastmail"
)
_NO_SIGN: Final = r"[^\s<>\"\u3000-\u9fff\uff00-\uffef]"
_RULES: Final = tuple(
    re.compile(rule, re.IGNORECASE)
    for rule in (
        rf"[{_L}._+%'-]{{1,64}}\s?@\s?[{_L}-]{{1,63}}(?:\.[{_L}-]{{1,63}}){{1,4}}",
        (
            rf"[{_L}._+-]{{1,64}}(?:\s*{_DOT}\s*[{_L}-]{{1,30}}){{0,2}}\s*{_AT}\s*[{_L}-]{{2,40}}"
            rf"\s*{_DOT}\s*(?:{_TOP}|es|de)\b(?:\s*{_DOT}\s*(?:{_TOP}|es|de)\b)?"
        ),
        rf"[{_L}._+-]{{2,64}}\s*{_AT}\s*(?:{_HOSTS})\b(?:\.[a-z]{{2,5}})?(?![{_L}])",
        (
            rf"(?:h(?:tt|xx)ps?\s?:\s?[/\\]{{1,2}}|ftp://|www\.|tg://|t\.me/|"
            rf"wa\.me/){_NO_SIGN}{{1,300}}"
        ),
        (
            rf"(?<![{_L}])[a-z0-9-]{{2,63}}(?:\.[a-z0-9-]{{2,40}}){{0,3}}\.(?:{_TOP})(?![{_L}])"
            rf"(?:/{_NO_SIGN}{{0,200}})?"
        ),
        (
            rf"(?<![{_L}])[a-z0-9-]{{2,40}}(?:\.[a-z0-9-]{{2,40}}){{0,2}}\.(?:{_A_WORD_TOO}|"
            rf"[a-z]{{2,10}})"
            rf"/{_NO_SIGN}{{2,200}}"
        ),
        (
            rf"(?<![{_L}])(?:www\s+)?(?:dot\s+)?[a-z0-9-]{{2,40}}\s+(?:dot|punto)\s+(?:com|org|net|"
            rf"edu|gov|co|io)(?![{_L}])"
            r"(?:\s+(?:dot|punto)\s+(?:uk|au|mx|nz|in|za))?"
        ),
        r"\blive:[\w.]{2,40}|(?<![\w/])u/[\w-]{2,30}|\b[\w.]{2,32}#\d{4}\b",
    )
)

_BODY: Final = rf"[{_L}_.\-]{{2,40}}"
_HANDLE: Final = re.compile(
    rf"(?<![{_L}_@.])@(?!(?:home|work|night|hospital|clinic|the|my|a|all|least|once|noon|lunch)"
    rf"(?![{_L}_])|"
    rf"\d{{1,2}}(?:[:.]\d\d)?\s?(?:[ap]\.?m|h|hrs?|o'clock)?(?![{_L}_]))"
    rf"(?:[{_L}_][{_L}_.-]{{1,40}}|[\u4e00-\u9fff]{{2,8}})",
    re.IGNORECASE,
)
# An underscore inside a word: nobody writes so but for a handle.
_UNDERSCORED: Final = re.compile(
    rf"(?<![{_L}_.])(?=[{_L}_.]*[A-Za-z])[{_L}.]{{0,30}}_[{_L}_.]{{0,40}}"
)
_PLATFORM: Final = (
    r"instagram|insta|ig|snap ?chat|snap|telegram|tele|tg|tik ?tok|twitter|facebook|(?<=en )face|"
    r"fb|messenger|"
    r"whats ?app|skype|discord|reddit|wechat|weixin|wx|vx|kakao(?:talk)?|viber|threads|bluesky|"
    r"mastodon|you ?tube|twitch|steam|xbox|psn|gamer ?tag|linkedin|venmo|cash ?app|paypal|kik|"
    r"tumblr|"
    r"user ?name|user ?id|usuari[oa]|handle|screen ?name|nick(?:name)?|login|alias|apodo|"
    r"password|passcode|contraseña|line id|qq|my @"
)
_PERHAPS: Final = (
    r"account|profile|perfil|cuenta|line|signal|tag|portal|zoom|x|chat|username on \w+"
)
_LINK: Final = (
    r"(?:\s+(?:handle|id|name|account|user|username|tag|page|profile|on \w+))?"
    r"(?:\s*(?:['’]?s(?=\s)|(?:estoy|salgo|soy|i['’]?m|i am)|is|es|was|"
    r"[:=：>→-]+|是|@|under|as|como)"
    r"(?=[\s@:]|[A-Za-z0-9_])\s*){0,3}\s*@?\s?"
)
_ODD: Final = (
    rf"(?=[{_L}_.\-]*[A-Za-z_])(?=[{_L}_.\-]*(?:[\d_]|\.[{_L}_]))[{_L}_][{_L}_.\-]{{2,40}}"
)
_SAID: Final = re.compile(
    rf"(?<![{_L}_])(?P<cue>(?:{_PLATFORM})(?:\s+(?:handle|id|name|account|user))?\s*(?:\bis\b|"
    rf"\bes\b|[:=：→]|是|@)\s*)"
    rf"(?P<it>[{_L}_.@#$!*\-]{{2,40}})",
    re.IGNORECASE,
)
_MINE: Final = re.compile(
    rf"\b(?P<cue>(?:my|mi)\s+(?:{_PLATFORM})\s+|\big\s+(?=[a-z]{{6}}))(?P<it>{_BODY})",
    re.IGNORECASE,
)
_CUED: Final = re.compile(
    rf"(?<![{_L}_])(?P<cue>(?:{_PLATFORM}|{_PERHAPS})(?![{_L}_-]){_LINK})(?P<it>{_ODD})",
    re.IGNORECASE,
)
_NAMED_THERE: Final = re.compile(
    rf"(?<![{_L}_])(?P<cue>(?:user ?name|user ?id|usuari[oa]|screen ?name|nick|handle|login)\s+"
    rf"(?:(?:[a-z]{{1,12}}\s+){{1,4}}(?:is|"
    rf"es)\s+)?)(?P<it>(?=[{_L}_.\-]*[\d_\-])[{_L}][{_L}_.\-]{{3,40}})",
    re.IGNORECASE,
)
_REACHED: Final = re.compile(
    rf"(?<![{_L}_])(?P<cue>(?:add|dm|pm|ping|find|follow|message|msg|tag|search(?: for)?|hmu|"
    rf"agr[eé]ga(?:me)?|"
    r"b[uú]sca(?:me)?|s[ií]gue(?:me)?|escr[ií]be(?:me)?|加我?|搜|关注|私信)"
    r"(?:\s+(?:me|us|her|him))?(?:\s*(?:at|on|as|en|como|[:：]|@)){0,2}"
    rf"(?:\s+(?:{_PLATFORM}))?\s*[:@]?\s*)(?P<it>{_ODD})",
    re.IGNORECASE,
)
_KNOWN_THERE: Final = re.compile(
    rf"(?<![{_L}_])(?P<cue>(?:i['’]?m|i am|it['’]?s|as|soy|me llamo|add|follow|find|message|"
    rf"dm)\s+@?)"
    rf"(?P<it>{_BODY})(?=\s+(?:on|over on|en)\s+(?:{_PLATFORM})(?![{_L}_]))",
    re.IGNORECASE,
)
_THERE_I_AM: Final = re.compile(
    rf"(?<![{_L}_])(?P<cue>(?:on|en)\s+(?:{_PLATFORM})\s*,?\s*(?:(?:i['’]?m|i am|i go by|it['’]?s|"
    rf"as|soy|como|"
    rf"me llamo|under|find me as|search)\s+)@?)(?P<it>{_BODY})",
    re.IGNORECASE,
)
_CHINESE: Final = re.compile(
    r"(?P<cue>(?:微信|支付宝|支付寶|抖音|小红书|小紅書|微博|邮箱|郵箱|QQ|扣扣|钉钉|知乎|贴吧|豆瓣|陌陌|ins|INS|快手|脸书|臉書|电报|B站|账号|帳號|"
    r"帐号|用户名|用戶名|密码|密碼|加我|賴|(?<![A-Za-z])(?:[vV][xX]?|[wW][xX]|LINE|Line|line|IG|ig|FB|fb|ID|id))"
    r"(?:ID|id)?[号號码碼名]?(?:是|为|為|叫|[:：=@])*\s*)"
    r"(?P<it>@?(?=[A-Za-z0-9_.-]*[A-Za-z0-9_])[A-Za-z0-9_.-]{4,40})"
)
_NICKNAME: Final = re.compile(
    r"(?P<cue>(?:昵称|暱稱|网名|網名|微信名|用户名|抖音|小红书|微博)[号名]?(?:是|叫|为|搜(?![到了一索])|[:：])\s*)"
    r"(?P<it>[\u4e00-\u9fffA-Za-z0-9_]{2,14})"
)
_NO_HANDLE: Final = frozenset(
    [
        "page",
        "account",
        "post",
        "story",
        "feed",
        "friend",
        "group",
        "profile",
        "handle",
        "about",
        "full",
        "private",
        "public",
        "hacked",
        "gone",
        "down",
        "broken",
        "videos",
        "video",
        "says",
        "username",
        "blocked",
        "banned",
        "deleted",
        "bag",
        "drip",
        "stand",
        "pole",
        "full-time",
    ]
)


def without_addresses_of_the_net(text: str) -> str:
    """E-mail and web addresses, spoken ones too, and handles."""
    for rule in _RULES:
        text = rule.sub(ADDRESS, text)
    for rule in (_HANDLE, _UNDERSCORED):
        text = rule.sub(ADDRESS, text)
    for rule in (_SAID, _MINE, _CUED, _NAMED_THERE, _REACHED, _KNOWN_THERE, _THERE_I_AM, _NICKNAME):
        text = rule.sub(_handle, text)
    return _CHINESE.sub(_handle_or_code, text)


def _handle(found: re.Match[str]) -> str:
    said = found["it"].lower().strip(".-")
    if said in ORDINARY or said in _NO_HANDLE or found["it"].startswith("["):
        return found[0]
    return f"{found['cue']}{ADDRESS}"


def _handle_or_code(found: re.Match[str]) -> str:
    """Among Latin letters "id" and "line" are words; a handle there has a digit or a mark."""
    latin = found["cue"].strip()[0].isascii() and not re.search(
        r"[号號码碼是为為叫：:=@]", found["cue"]
    )
    if latin and not re.search(r"[\d_]", found["it"]):
        return found[0]
    return _handle(found)
