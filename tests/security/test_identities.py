"""Staff are numeric ids in the staff's chat or in private; no disguise makes anybody else staff."""

import pytest

from demo.chats import JsonDict
from demo.dialogue import dialogue
from tests.handlers.test_staff import House, house

__all__ = ["house"]

ANONYMOUS_ADMIN = {"id": 1_087_968_824, "is_bot": True, "first_name": "Group"}
CHANNEL_BOT = {"id": 136_817_688, "is_bot": True, "first_name": "Channel"}
SERVICE = {"id": 777_000, "is_bot": False, "first_name": "Telegram"}
COMMANDS = ("/status", "/reload", "/gaps")


def disguised(house: House, text: str, **changes: JsonDict) -> None:
    """A staff command in the staff's chat from somebody who is not what he seems."""
    written = house.patient.says("hello", chat=house.chat)
    update = house.telegram.world.json(written)
    command = {"type": "bot_command", "offset": 0, "length": len(text)}
    house.telegram.world.updates.add(
        "message", {**update, "message_id": 900, "text": text, "entities": [command], **changes}
    )


@pytest.mark.parametrize("command", COMMANDS)
async def test_six_disguises_learn_nothing(house: House, command: str) -> None:
    """An anonymous administrator's identity is unknown, so he is nobody; so are the others."""
    chat = house.chat.json()
    namesake = {**house.patient.user.json(), "first_name": "Nora", "username": "nora"}
    lending = {**house.patient.user.json(), "id": -house.nurse.user.id}
    async with dialogue(house.application, house.telegram) as talk:
        heard = [
            await talk.after(lambda: house.patient.says(command, chat=house.chat)),
            await talk.after(lambda: disguised(house, command, **{"from": namesake})),
            await talk.after(lambda: disguised(house, command, **{"from": lending})),
            await talk.after(
                lambda: disguised(house, command, **{"from": ANONYMOUS_ADMIN, "sender_chat": chat})
            ),
            await talk.after(lambda: disguised(house, command, **{"from": CHANNEL_BOT})),
            await talk.after(lambda: disguised(house, command, **{"from": SERVICE})),
        ]
        nurse = await talk.after(lambda: house.nurse.says(command, chat=house.chat))

    assert [one.text for one in heard] == [""] * 6
    assert nurse.text


async def test_a_forwarded_command_is_the_senders(house: House) -> None:
    """A patient who forwards what a nurse typed does not become one."""
    origin = {"type": "user", "date": 1, "sender_user": house.nurse.user.json()}
    async with dialogue(house.application, house.telegram) as talk:
        heard = await talk.after(lambda: disguised(house, "/status", forward_origin=origin))

    assert heard.text == ""
