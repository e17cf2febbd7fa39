"""Names in Chinese after a cue: 我叫, 我是, a relative, a title, a signature."""

import re
from typing import Final

NAME: Final = "[name]"

_SURNAMES: Final = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚"
    "卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤"
)
_COMPOUND: Final = "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|夏侯"
_PLAIN_SURNAMES: Final = (
    "王李张刘陈杨赵吴周徐孙朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾袁潘蒋蔡杜魏吕丁沈姚卢崔谭陆"
)
_KIN_CHINESE: Final = (
    "老公|老婆|丈夫|妻子|儿子|女儿|妈妈|爸爸|母亲|父亲|妹妹|姐姐|哥哥|弟弟|奶奶|爷爷|外婆|外公|"
    "朋友|同事|邻居|孩子"
)
_TITLE_CHINESE: Final = (
    "阿姨|叔叔|老师|师傅|医生|大夫|护士|主任|教授|医师|先生|女士|小姐|太太|护士长"
)
_ONE: Final = r"[\u4e00-\u9fff]"
_OVER: Final = r"(?=[,，。.!！?？、;；:：\s]|$)"
_CHINESE: Final = tuple(
    re.compile(rule)
    for rule in (
        (
            rf"(?P<cue>(?:名字|姓名|联系人|患者|签名)(?:是|叫|为|"
            rf"[:：])\s*)(?P<it>(?:{_COMPOUND})?[\u4e00-\u9fff·]{{2,4}})"
        ),
        (
            rf"(?P<cue>(?:我|她|他|{_KIN_CHINESE}|{_TITLE_CHINESE})(?:的名字)?(?:叫|名叫)\s*)"
            rf"(?P<it>[\u4e00-\u9fff·]{{2,4}})"
        ),
        rf"(?P<cue>我是\s*)(?P<it>(?:{_COMPOUND}|[{_SURNAMES}]){_ONE}{{1,2}}){_OVER}",
        rf"(?P<cue>(?:我|她|他|免贵)姓\s*)(?P<it>{_COMPOUND}|[{_SURNAMES}])",
        (
            rf"(?P<cue>(?:{_KIN_CHINESE}|护士|医生)\s*)(?P<it>(?:{_COMPOUND}|[{_PLAIN_SURNAMES}])"
            rf"(?:{_ONE}{{2}}(?=[,，。!！?？、\s的是说在]|$)|{_ONE}))"
        ),
        rf"(?P<cue>(?:叫我|本人|收件人|签名|我叫)\s*[:：]?\s*)(?P<it>{_ONE}{{2,3}}){_OVER}",
        (
            r"(?P<cue>(?:我|她|他|本人)?(?:叫|名字是|名叫|是|姓名[:：]?)\s?)(?P<it>[A-Z][a-z]{1,20}"
            r"(?:\s[A-Z][a-z]{0,20}){0,3})"
        ),
        (
            rf"(?P<cue>(?:{_KIN_CHINESE}|护士|医生)\s*)(?P<it>[小阿]{_ONE}(?!时|姨|心)|(?P<one>"
            rf"(?![姐妹哥弟爸妈爷奶叔婆公婶舅姑伯宝天慢常刚]){_ONE})(?P=one)(?![了的]))"
        ),
        rf"(?P<cue>(?:敬上|此致|谢谢|祝好|落款|署名)[，,。:：\s]+)(?P<it>{_ONE}{{2,3}})(?=[。.！!]|$)",
        rf"(?P<cue>)(?P<it>[小老阿][{_PLAIN_SURNAMES}])(?![\u4e00-\u9fff]?时)",
        rf"(?P<cue>)(?P<it>(?:{_COMPOUND}|[{_SURNAMES}]){_ONE}{{0,2}}?)(?={_TITLE_CHINESE})",
    )
)
_NOT_CHINESE: Final = ("什么", "任何", "方便", "金额", "钱够", "万一", "高血", "白天", "马上")


def without_chinese_names(text: str) -> str:
    """Names after a cue."""
    for rule in _CHINESE:
        text = rule.sub(_named, text)
    return text


def _named(found: re.Match[str]) -> str:
    if found["it"].startswith(_NOT_CHINESE):
        return found[0]
    return f"{found['cue']}{NAME}"
