"""Dialogues as they are read aloud: who says what, and what is heard.

A scene is a text, a line an act or something heard. Acts: `ana  words` says them (in the group of
a group scene), `ana  [Label]` presses a button, `ana  ~words` edits her last message, `ana  ^words`
answers the bot's last message, `ana  >bob words` answers Bob's, `ana  {voice}` sends one,
`ana  {delete}` takes her last message away, `ana  {data 1:x}` sends callback data under the bot's
last message, `clock  601` lets seconds pass. Heard after each act: `bot  words` says them
somewhere, `bot  -` nothing, `bot  danger` exactly a danger card, `bot  [Label]` has the button,
`bot  no [Label]` has not, `bot  !words` an alert, `bot  ~` its message turned, `bot  @bob` answers
Bob. The bot never says two things after one act.
"""

from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field

import pytest

from demo.chats import Chat, Message, Standing
from demo.dialogue import Heard
from demo.people import Person
from faq.storage import MemoryStore
from tests.room import Clock, Talk, clock, room, store, talk, telegram

__all__ = ["clock", "room", "store", "talk", "telegram"]

GENERAL = "I was asking in general"
NOTHING = Heard((), (), ())


@dataclass
class Stage:
    """Where a scene is played. Ana owns the group; Dr is a second admin."""

    talk: Talk
    clock: Clock
    store: MemoryStore
    chat: Chat | None = None
    people: dict[str, Person] = field(default_factory=dict)
    written: dict[str, Message] = field(default_factory=dict)
    shown: Message | None = None
    heard: Heard = NOTHING

    async def play(self, scene: str) -> None:
        """Play a scene; the first thing that is not heard as written fails."""
        for line in scene.strip().splitlines():
            who, _, what = line.strip().partition(" ")
            what = what.strip()
            if who == "bot":
                self._hears(line.strip(), what)
            elif who == "clock":
                self.clock.now += float(what)
            else:
                await self._acts(who, what)

    async def _acts(self, who: str, what: str) -> None:
        person = self._person(who)
        self.heard = await self.talk.after(lambda: self._act(person, who, what))
        assert len(self.heard.messages) <= 1, f"{who} {what}: {self.heard.text}"
        if self.heard.messages:
            self.shown = self.heard.message

    def _act(self, person: Person, who: str, what: str) -> None:
        if what.startswith("["):
            person.presses(what.strip("[]"), self.shown)
        elif what.startswith("{data"):
            assert self.shown
            person.sends_data(what[5:].strip("} "), self.shown)
        elif what == "{delete}":
            person.deletes(self.written[who])
        elif what == "{vanish}":
            assert self.shown
            self.talk.telegram.world.remove(self.shown)
        elif what.startswith("{"):
            self.written[who] = getattr(person, f"sends_{what.strip('{}')}")(chat=self.chat)
        elif what.startswith("~"):
            self.written[who] = person.edits(self.written[who], what[1:].strip())
        else:
            before, words = self._answered(what)
            self.written[who] = person.says(words, chat=self.chat, reply_to=before)

    def _answered(self, what: str) -> tuple[Message | None, str]:
        if what.startswith("^"):
            return self.shown, what[1:].strip()
        if what.startswith(">"):
            whom, _, words = what[1:].partition(" ")
            return self.written[whom], words.strip()
        return None, what

    def _hears(self, line: str, what: str) -> None:
        heard = self.heard
        alerts = " ".join(alert.text for alert in heard.alerts)
        if what == "-":
            assert heard.messages == (), line
        elif what == "danger":
            assert heard.labels == (GENERAL,), f"{line}: {heard.text}"
        elif what == "~":
            assert heard.message.edit_date is not None, line
        elif what.startswith("@"):
            assert heard.message.reply_to == self.written[what[1:]].message_id, line
        elif what.startswith("!"):
            assert what[1:].strip() in alerts, f"{line}: {alerts}"
        elif what.startswith("["):
            assert what.strip("[]") in heard.labels, f"{line}: {heard.labels}"
        elif what.startswith("no ["):
            assert what[3:].strip("[]") not in heard.labels, f"{line}: {heard.labels}"
        else:
            assert what in heard.text, f"{line}: {heard.text}"

    def _person(self, who: str) -> Person:
        if who not in self.people:
            self.people[who] = self.talk.another(who.capitalize())
            if self.chat:
                standing = Standing.ADMINISTRATOR if who == "dr" else Standing.MEMBER
                self.chat.members[self.people[who].user.id] = standing
        return self.people[who]


Staged = Callable[..., Coroutine[None, None, Stage]]


@pytest.fixture
async def stage(talk: Talk, clock: Clock, store: MemoryStore) -> Stage:
    """An empty stage: Ana in private with the bot."""
    stage = Stage(talk, clock, store)
    stage.people["ana"] = talk.person
    return stage


@pytest.fixture
def group(stage: Stage) -> Stage:
    """A group that Ana owns, whose messages the bot sees all."""
    stage.talk.telegram.world.privacy_mode = False
    stage.chat = stage.talk.telegram.group("Lupus", stage.talk.person)
    return stage
