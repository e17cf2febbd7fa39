"""Forty hostile texts: each gets one reply, quickly, and none hides a danger sign."""

import time

import pytest

from demo.dialogue import Dialogue
from faq.desk import Desk
from faq.model import Question, Urgent

SLOWEST = 0.25  # seconds of processor time
ATTACKS = (
    "\ufdfa" * 4096,  # 18 letters each once normalised
    "a" * 4096,
    "\u0301" * 4096,
    "e" + "\u0301" * 4000,
    "\u202e" + "infusion",
    "\u2066\u2067\u2068\u2069" * 500,
    "\u200b" * 4096,
    "\u200d" * 4096,
    "\ufeff\ufeff",
    "\u0000\u0001\u0002",
    "\ud83d",  # half of a pair
    "\U0001f468\u200d\U0001f469\u200d\U0001f467" * 300,
    "\U0001f1fa" * 999,
    "\u0e47" * 2000,
    "\u1160" * 2000,
    "\u3164" * 2000,
    "\u00ad".join("infusion"),
    "\u034f".join("infusion"),
    "\u2028\u2029\r\n\t\v\f",
    "\x1b[31minfusion\x1b[0m",
    "i\u0307nfusion İNFUSION ınfusion",
    "ﬁrst inﬂiximab ﬀ ﬃ",
    "ｉｎｆｕｓｉｏｎ",
    "𝐢𝐧𝐟𝐮𝐬𝐢𝐨𝐧 𝕚𝕟𝕗𝕦𝕤𝕚𝕠𝕟 𝓲𝓷𝓯𝓾𝓼𝓲𝓸𝓷",
    "ⓘⓝⓕⓤⓢⓘⓞⓝ",
    "іnfusіon раinful",  # Cyrillic look-alikes
    "ιnfυsιοn",
    "¡uoısnɟuı",
    "\ue000\uf8ff\U000f0000\U0010ffff",
    "\ufff9\ufffa\ufffb\ufffc\ufffd",
    "\u17b4\u17b5" * 500,
    "\u061c\u180e\u2060" * 500,
    "?" * 4096,
    "." * 4096,
    "( " * 2000,
    "a b " * 1000,
    "aaaaaaaaab " * 370,
    "1" * 4096,
    "-1e999 NaN Infinity 0x7f \u0661\u0662\u0663",
    "\U0001d173\U0001d17a" * 500,
    "كيف " * 800 + "\u202einfusion",
)
DISGUISED = (
    "i cant breathe",
    "I\u200b can't\u200b bre\u200bathe",
    "i can\u2019t breathe",
    "ｉ ｃａｎｔ ｂｒｅａｔｈｅ",
    "𝐢 𝐜𝐚𝐧𝐭 𝐛𝐫𝐞𝐚𝐭𝐡𝐞",
    "i cant br\u00adeathe",
    "\u202ei cant breathe\u202c",
    "і саnt brеаthe",
    "I CANT BREATHE!!!!!",
    "i  cant\n\n\nbreathe",
    "i cánt bréathe",
    "😱😱 i cant breathe 😱😱",
)


@pytest.mark.parametrize("text", ATTACKS, ids=range(len(ATTACKS)))
async def test_each_gets_one_reply_in_time(talk: Dialogue, desk: Desk, text: str) -> None:
    """Whatever it is made of."""
    began = time.process_time()
    desk.ask(Question(text))
    took = time.process_time() - began

    assert took < SLOWEST
    if text.strip() and "\ud83d" not in text:  # Telegram would not carry these
        assert len((await talk.says(text)).messages) == 1


@pytest.mark.parametrize("text", DISGUISED, ids=range(len(DISGUISED)))
def test_no_disguise_hides_a_danger_sign(desk: Desk, text: str) -> None:
    """Look-alikes, invisible letters, direction marks."""
    assert isinstance(desk.ask(Question(text)), Urgent)


def test_there_are_forty() -> None:
    """As many as the requirement asks for."""
    assert len(ATTACKS) >= 40
