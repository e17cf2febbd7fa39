"""People, chats and messages as the page draws them: JSON. Knows nothing of what is done there."""

from demo.chats import Chat, JsonDict, Kind, Message
from demo.inline import InlineAnswer
from demo.people import Person
from demo.world import World


def person_shown(person: Person) -> JsonDict:
    """Somebody one can speak as."""
    user = person.user
    return {"id": user.id, "name": user.first_name, "username": user.username}


def _kind(chat: Chat, world: World, office: Chat | None) -> str:
    if chat.kind is Kind.PRIVATE:
        return "private" if chat.id in world.users else "pair"
    if chat is office:
        return "staff"
    return "forum" if chat.is_forum else "group"


def chat_shown(chat: Chat, world: World, office: Chat | None) -> JsonDict:
    """A chat as the list at the left has it; `kind`: private, group, forum, pair or staff."""
    bot, kind = chat.members.get(world.bot.id), _kind(chat, world, office)
    return {
        "id": chat.id,
        "kind": kind,
        "title": world.bot.first_name if kind == "private" else chat.title,
        "bot": bot.value if bot else None,
        "members": {str(member): standing.value for member, standing in chat.members.items()},
        "topics": [{"id": number, "title": title} for number, title in chat.topics.items()],
    }


def message_shown(message: Message) -> JsonDict:
    """A message with its author; whose it is depends on who looks, which the page knows."""
    return {
        "id": message.message_id,
        "chat": message.chat_id,
        "topic": message.topic,
        "from": {
            "id": message.sender.id,
            "name": message.sender.first_name,
            "hidden": message.sender_chat is not None,
        },
        "via": message.via.username if message.via else None,
        "date": message.date,
        "edited": message.edit_date is not None,
        "text": message.text,
        "entities": [entity.json() for entity in message.entities],
        "rows": [[button.json() for button in row] for row in message.rows],
        "media": message.media[0][0] if message.media else None,
        "picture": message.picture,
        "reply_to": message.reply_to,
    }


def results_shown(answer: InlineAnswer) -> JsonDict:
    """The list above the message box while `@bot question` is typed."""
    button = answer.button
    return {
        "show": "results",
        "to": answer.user_id,
        "query": answer.query_id,
        "cards": [
            {"id": card.id, "title": card.title, "description": card.description}
            for card in answer.cards
        ],
        "button": {"text": button.text, "start": button.start_parameter} if button else None,
    }
