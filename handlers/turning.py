"""Presses where others read along: the message itself turns. In groups, and under inline cards."""

from typing import Final

from telegram import Bot, CallbackQuery, MaybeInaccessibleMessage

from faq import messages
from faq.messages import Action, General, NotThis, Rate, Show, Sources, Without
from faq.model import Lang
from handlers.feedback import Feedback
from handlers.group_memory import GroupMemory
from handlers.house import House
from handlers.languages import spoken_by
from handlers.pressing import in_lang, may, opened, replied, sourced, stands_under, talked
from handlers.speaking import acknowledge, change, change_inline

# What takes an answer or a card away is for who was answered, and for admins.
_RESTRICTED: Final = (NotThis, General, Without)


class Turning:
    """What a press does to a message of ours that stands among others."""

    def __init__(self, house: House, memory: GroupMemory, feedback: Feedback) -> None:
        self._house = house
        self._memory = memory
        self._feedback = feedback

    async def in_group(
        self,
        query: CallbackQuery,
        shown: MaybeInaccessibleMessage,
        bot: Bot,
        action: Action | None,
    ) -> None:
        """Turn the message, or say to who pressed why not."""
        group, person = shown.chat.id, query.from_user.id
        lang = (await self._memory.rules(group)).lang or spoken_by(query.from_user)
        texts = self._house.presenter.texts.of(lang)
        if not stands_under(shown, query.data):
            await acknowledge(query, texts.gone)
        elif isinstance(action, Rate):
            await acknowledge(query, await self._rated(person, action, lang))
        elif isinstance(action, _RESTRICTED) and not await may(bot, query, shown):
            await acknowledge(query, texts.not_yours)
        else:
            said = await self._turned(action, group, person, lang)
            done = said is not None and await change(bot, group, shown.message_id, said)
            await acknowledge(query, None if done else texts.gone)

    async def inline(self, query: CallbackQuery, bot: Bot, action: Action | None) -> None:
        """Turn a card; who put it there, and in which chat, is not known."""
        house, lang = self._house, spoken_by(query.from_user)
        answer = house.desk.show(action.entry) if isinstance(action, Show) else None
        done = False
        if answer and query.inline_message_id:
            said = house.presenter.shared(answer, house.today())
            done = await change_inline(bot, query.inline_message_id, said)
        await acknowledge(query, None if done else house.presenter.texts.of(lang).gone)

    async def _turned(
        self, action: Action | None, group: int, person: int, lang: Lang
    ) -> messages.Message | None:
        """What the group sees after a press; None for a button that is none of ours."""
        presenter, today = self._house.presenter, self._house.today()
        if isinstance(action, Sources):
            full = sourced(self._house.desk, action)
            return presenter.brief(in_lang(full, lang), today, sources=True) if full else None
        reply = replied(self._house.desk, action)
        if reply is None:  # a danger card without a general answer stays: an edit takes it away
            return opened(self._house, action, lang)
        await talked(self._house, group, person, action, reply)
        return presenter.brief(in_lang(reply, lang), today)

    async def _rated(self, person: int, vote: Rate, lang: Lang) -> str:
        texts = self._house.presenter.texts.of(lang)
        if not await self._feedback.rated(person, vote.entry, helpful=vote.helpful):
            return texts.rated_already
        return texts.rated_helpful if vote.helpful else texts.rated_in_group
