"""What a group's admins see: the settings, a page each. Knows no group, only its rules."""

from dataclasses import dataclass

from faq.group_rules import QUIET_HOURS, GroupRules, written
from faq.messages import Button, Message, Rule, Setting
from faq.model import Lang
from faq.presenting.buttons import Rows
from faq.presenting.speaker import Speaker
from faq.texts import Texts, fill

MAIN, LANG, QUIET, LEAVE = "main", "lang", "quiet", "leave"
AUTO, ON, OFF, NONE = "auto", "on", "off", "none"
TURNS = (-60, 30, 60)  # minutes


@dataclass(frozen=True, slots=True)
class GroupPages(Speaker):
    """Says what a group's admins have settled, and what they can."""

    def settings(
        self, rules: GroupRules, utc: int, lang: Lang, page: str = MAIN, *, sees_all: bool = True
    ) -> Message:
        """A page; the main one where there is no such page.

        `utc` is the minute of the day. `sees_all`: Telegram shows the bot every message.
        """
        texts = self.texts.of(lang)
        match page:
            case "lang":
                return self.note(texts.settings_page_lang, _languages(texts))
            case "quiet":
                text = fill(texts.settings_page_quiet, {"time": written(rules.clock(utc))})
                return self.note(text, _quiet(texts))
            case "leave":
                return self.note(texts.settings_page_leave, _leave(texts))
            case _:
                return self.note(_settled(texts, rules, utc, sees_all=sees_all), _all(texts, rules))


def _settled(texts: Texts, rules: GroupRules, utc: int, *, sees_all: bool) -> str:
    automatic = texts.settings_automatic_on if rules.automatic else texts.settings_automatic_off
    quiet = texts.settings_quiet_none
    if rules.quiet:
        begins, ends = (written(hour * 60) for hour in rules.quiet)
        quiet = fill(texts.settings_quiet, {"from": begins, "to": ends})
    lines = (
        automatic,
        fill(texts.settings_lang, {"lang": _name(texts, rules.lang)}),
        quiet,
        fill(texts.settings_clock, {"time": written(rules.clock(utc))}),
    )
    paragraphs = [texts.settings.strip(), "\n".join(line.strip() for line in lines)]
    if not sees_all:
        paragraphs.append(texts.settings_privacy_mode.strip())
    return "\n\n".join(paragraphs)


def _all(texts: Texts, rules: GroupRules) -> Rows:
    turn = Button(texts.button_automatic_on, Setting(Rule.AUTOMATIC, ON))
    if rules.automatic:
        turn = Button(texts.button_automatic_off, Setting(Rule.AUTOMATIC, OFF))
    return (
        (turn,),
        (
            Button(texts.button_lang, Setting(Rule.PAGE, LANG)),
            Button(texts.button_quiet, Setting(Rule.PAGE, QUIET)),
        ),
        (
            Button(texts.button_leave, Setting(Rule.PAGE, LEAVE)),
            Button(texts.button_done, Setting(Rule.DONE)),
        ),
    )


def _languages(texts: Texts) -> Rows:
    chosen = [Button(_name(texts, None), Setting(Rule.LANG, AUTO))]
    chosen += [Button(_name(texts, lang), Setting(Rule.LANG, lang.value)) for lang in Lang]
    return (*((button,) for button in chosen), (_back(texts),))


def _quiet(texts: Texts) -> Rows:
    labels = (texts.button_clock_back, texts.button_clock_half, texts.button_clock_on)
    clock = tuple(
        Button(label, Setting(Rule.CLOCK, str(turn)))
        for label, turn in zip(labels, TURNS, strict=True)
    )
    hours = [
        Button(
            fill(texts.button_quiet_hours, {"from": written(a * 60), "to": written(b * 60)}),
            Setting(Rule.QUIET, f"{a}-{b}"),
        )
        for a, b in QUIET_HOURS
    ]
    none = Button(texts.button_quiet_none, Setting(Rule.QUIET, NONE))
    return (clock, tuple(hours[:2]), tuple(hours[2:]), (none,), (_back(texts),))


def _leave(texts: Texts) -> Rows:
    return (
        (Button(texts.button_leave_now, Setting(Rule.LEAVE)),),
        (Button(texts.button_stay, Setting(Rule.PAGE, MAIN)),),
    )


def _back(texts: Texts) -> Button:
    return Button(texts.button_back, Setting(Rule.PAGE, MAIN))


def _name(texts: Texts, lang: Lang | None) -> str:
    match lang:
        case None:
            return texts.lang_auto
        case Lang.EN:
            return texts.lang_en
        case Lang.ES:
            return texts.lang_es
        case Lang.ZH:
            return texts.lang_zh
