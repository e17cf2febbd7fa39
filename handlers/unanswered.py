"""What follows when a person in private got no answer: the team, and the gap journal.

The journal asks for leave once; a store that fails costs a note, never an answer.
"""

import logging
from collections.abc import Awaitable

from faq import messages
from faq.journal import Journal, Nearest, is_gap
from faq.model import Choices, GapJournal, NotCovered, NotFound, Refer, Reply
from faq.storage import StoreError
from handlers.consents import Choice, Consents
from handlers.house import House
from handlers.team import Team

_log = logging.getLogger(__name__)


class Unanswered:
    """Private chats only: a chat has the id of its person."""

    def __init__(self, house: House, team: Team) -> None:
        self._house = house
        self._team = team
        self._consents = Consents(house.store)
        self._journal = Journal(house.store, house.place.gap_journal)

    async def for_team(self, person: int, text: str) -> messages.Message | None:
        """What is shown in the place of an answer to a text that is meant for the team."""
        if not (await self._team.awaits(person) and await self._team.hold(person, text)):
            return None
        return self._house.presenter.confirm(await self._team.held(person))

    async def with_team(
        self, person: int, text: str, reply: Reply, said: messages.Message
    ) -> messages.Message:
        """The same message; where it is no answer, with the way to the team."""
        if self._team.staff.chat is None:
            return said
        if not isinstance(reply, NotFound | NotCovered | Refer):
            await self._team.let_go(person)  # an older question must not be taken for this one
            return said
        if not await self._team.hold(person, text):
            return said
        return self._house.presenter.with_team(said, reply.lang)

    async def note(self, person: int, text: str, reply: Reply) -> messages.Message | None:
        """Note a gap; the question for leave, where it was never asked."""
        if self._journal.mode is GapJournal.OFF or not is_gap(reply):
            return None
        noting = self._journal.mode is GapJournal.ON
        choice = await self._consents.choice(person) if noting else Choice.NO
        nearest, agreed = self._nearest(text, reply), choice is Choice.YES
        await _noted(self._journal.missed(self._house.today(), reply, text, nearest, agreed=agreed))
        if choice is not None:
            return None
        try:
            await self._consents.chose(person, Choice.ASKED)
        except StoreError as error:  # better never asked than asked each time
            _log.warning("nobody is asked for leave now", exc_info=error)
            return None
        return self._house.presenter.may_we_note(reply.lang)

    async def disliked(self, entry: str) -> None:
        """Note that an answer was not helpful; the vote itself is counted as feedback."""
        await _noted(self._journal.disliked(self._house.today(), "not_helpful", entry))

    async def not_this(self, person: int) -> None:
        """Count "Not what I asked" for the entry shown last."""
        if self._journal.mode is GapJournal.OFF:
            return
        context = await self._house.conversations.context(person, person)
        await _noted(self._journal.disliked(self._house.today(), "not_asked", context.entry or ""))

    def _nearest(self, text: str, reply: Reply) -> Nearest:
        if isinstance(reply, Choices):
            return Nearest(reply.entries[0].id, reply.score)
        library = self._house.desk.shelf.library
        found = library.matcher.rank(text, 1) if library else ()
        return Nearest(*found[0]) if found else Nearest()


async def _noted(noting: Awaitable[None]) -> None:
    try:
        await noting
    except StoreError as error:
        _log.warning("something could not be counted", exc_info=error)
