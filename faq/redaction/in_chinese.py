"""Streets and names as they are written in Chinese, where no blank parts the words."""

import re
from typing import Final

from faq.redaction.streets import PLACE

NAME: Final = "[name]"

_ONE: Final = r"[\u4e00-\u9fff]"
_ROAD: Final = (
    r"路|街|(?<!知)(?<!味)道|巷|弄|村|園|园|苑|城|庄|莊|胡同|小区|小區|社区|社區|大厦|大廈|公寓|广场|廣場|坊|府|庭|阁|閣|"
    r"屯|乡|鄉|镇|鎮|段|邨|邸|轩|湾|灣|里|楼盘|中心|大院|宿舍|工业区|开发区"
)
_COUNT: Final = r"甲?[0-9A-Za-z一二三四五六七八九十百〇两-]{1,7}"
_DOOR: Final = (
    r"号楼|號樓|号院|号|號|弄|栋|棟|幢|室|楼|樓|"
    r"单元|單元|座|层|層|门(?!诊)|門(?!診)|户|戶|组|組|巷|期|房|段"
)
_HERE: Final = (
    r"(?:(?:家庭|收货|通讯|联系|详细|现在?的?|新|我的?)?(?:地址|住址)|[我家妈爸都现]+住(?:在|址)?|住在|居住在?|"
    r"搬到了?|搬去|搬来|寄到|寄给|寄去|送到|送去|邮寄到?|快递到|老家在?|户籍地?|家在)(?:是|在|于|於|改成|变成|[:：])*\s*"
)
_PLACES: Final = tuple(
    re.compile(rule)
    for rule in (
        (
            rf"(?:{_HERE})?{_ONE}{{1,16}}?(?:{_ROAD})(?:[东西南北東中上下新前后]?(?:{_ROAD}|区|區|{_ONE}段)){{0,2}}"
            rf"(?:[一二三四五六七八九十A-Za-z]区)?\s?{_COUNT}\s?(?:{_DOOR})"
            rf"(?:\s?[之-]?\s?{_COUNT}(?:\s?(?:{_DOOR}|之\d{{1,3}}))?){{0,5}}"
        ),
        rf"{_ONE}{{2,8}}?(?:{_ROAD})\s?\d{{1,3}}(?:[-—]\d{{1,4}}){{1,3}}",
        rf"\d{{1,3}}(?:号楼|栋|棟|幢|座)\s?(?:{_COUNT}\s?(?:单元|單元|层|楼|门)\s?)?\d{{2,5}}(?:室|房|号|號)?",
        r"\d{1,2}(?:单元|單元)\s?\d{2,5}(?:室|房|号)?",
        (
            rf"{_HERE}(?=[^，。,!！?？\s]{{1,30}}(?:{_ROAD}|{_DOOR}|\d))(?![^，。,!！?？]{{0,8}}(?:哪|什么|怎么|吗|"
            r"医院|病房|科室))[^，。,!！?？;；\s]{2,40}"
        ),
        (
            r"(?:地址|住址|寄到|送到)(?:是|在|[:：])?\s*(?![^，。,!！?？\s]{0,8}(?:哪|什么|怎么|吗|医院|病房|家里|门口|"
            r"科室|诊所|错|变|改|不))[^，。,!！?？\s]{4,40}"
        ),
    )
)

_SURNAMES: Final = (
    "王李张刘陈杨赵吴周徐孙马朱胡郭何林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚"
    "卢姜崔钟谭陆汪范石廖贾夏韦傅邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵严覃武戴莫孔汤黄高肖金付方"
    "張劉陳楊趙吳孫馬鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸賈鄒閻賀顧龔嚴湯黃錢钱万萬"
)
_COMPOUND: Final = "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|皇甫|慕容|司徒|夏侯"
_KIN: Final = (
    "老公|老婆|丈夫|妻子|儿子|女儿|妈妈|爸爸|母亲|父亲|妹妹|姐姐|哥哥|弟弟|奶奶|爷爷|外婆|外公|"
    "朋友|同事|邻居|孩子"
)
_TITLE: Final = (
    "阿姨|叔叔|老师|师傅|医生|醫生|醫師|大夫|护士|護士|主任|教授|医师|先生|女士|小姐|太太"
)
_FULL: Final = rf"(?:(?:{_COMPOUND})|[{_SURNAMES}]){_ONE}{{1,2}}"
_OVER: Final = r"(?=[,，。.!！?？、;；:：\s]|$)"
_NAMES: Final = tuple(
    re.compile(rule)
    for rule in (
        r"(?P<cue>(?:名字|姓名|联系人|患者|签名)(?:是|叫|为|[:：])\s*)(?P<it>[\u4e00-\u9fff·]{2,4})",
        (
            rf"(?P<cue>(?:我[妈爸爷奶]?|她|他|{_KIN}|{_TITLE})(?:的名字)?(?:名叫|叫做?)\s*)"
            rf"(?P<it>(?!不|你|什)[\u4e00-\u9fff·]{{2,4}}){_OVER}"
        ),
        rf"(?P<cue>(?:我[妈爸爷奶]?|她|他|{_KIN}|{_TITLE})(?:的名字)?(?:名叫|叫做?)\s*)(?P<it>{_FULL})",
        rf"(?P<cue>(?:我是|是|的医生|的醫生)\s*)(?P<it>{_FULL})(?:{_OVER}|(?=的))",
        rf"(?P<cue>(?:我|她|他|免贵)姓\s*)(?P<it>{_COMPOUND}|[{_SURNAMES}])",
        (
            rf"(?P<cue>(?:{_KIN}|护士|医生)\s*)(?P<it>(?:{_COMPOUND}|[{_SURNAMES}])(?:{_ONE}{{2}}"
            rf"(?=[,，。!！?？、\s的是说在打输睡做开也就要不没\d]|$)|{_ONE}))"
        ),
        (
            rf"(?P<cue>(?:{_KIN}|护士|医生)\s*)(?P<it>(?P<one>(?![姐妹哥弟爸妈爷奶叔婆公婶舅姑伯宝天慢常刚]){_ONE})"
            r"(?P=one)(?![了的]))"
        ),
        rf"(?P<cue>(?:我[妈爸爷奶姐妹哥弟姨叔舅]|患者|病人)\s*)(?P<it>{_FULL})(?=[,，。!！?？\s今明昨后]|$)",
        rf"(?P<cue>(?:医生|醫生|医师)(?:是|叫)\s*)(?P<it>[{_SURNAMES}]{_ONE}{{1,3}}){_OVER}",
        rf"(?P<cue>(?:叫我|本人|收件人|签名)\s*[:：]?\s*)(?P<it>{_ONE}{{2,3}}){_OVER}",
        rf"(?P<cue>(?:{_KIN}|护士|医生)\s*)(?P<it>[小阿]{_ONE}(?![时姨心]))",
        rf"(?P<cue>(?:敬上|此致|谢谢|祝好|落款|署名)[,，。:：\s]+)(?P<it>{_ONE}{{2,3}})(?=[。.！!]|$)",
        rf"(?P<cue>(?:^|[,，。！!\s]))(?P<it>{_ONE}{{2,3}})(?=敬上)",
        rf"(?P<cue>)(?P<it>[小老阿][{_SURNAMES[:40]}])(?!{_ONE}?时)",
        rf"(?P<cue>)(?P<it>(?:{_COMPOUND}|[{_SURNAMES}]){_ONE}{{0,2}}?)(?={_TITLE})",
        r"(?P<cue>(?:叫|名字是|姓名[:：]?|我是)\s?)(?P<it>[A-Z][a-z]{1,20}(?:\s[A-Z][a-z]{0,20}){0,3})",
    )
)
_NO_NAME: Final = (
    "什么",
    "任何",
    "方便",
    "金额",
    "钱够",
    "万一",
    "高血",
    "高兴",
    "马上",
    "何时",
    "方法",
)


def without_chinese(text: str) -> str:
    """Streets with their numbers, what follows "地址", and names after a cue."""
    for rule in _PLACES:
        text = rule.sub(PLACE, text)
    for rule in _NAMES:
        text = rule.sub(_named, text)
    return text


def _named(found: re.Match[str]) -> str:
    return found[0] if found["it"].startswith(_NO_NAME) else f"{found['cue']}{NAME}"
