"""Groups as they are read aloud. Ana owns the group, Dr is an admin, the others are members."""

import pytest

from tests.dialogues.conftest import Stage

ADDRESSED = {
    "/ask": """
        ana  /ask Are infusions painful?
        bot  Are infusions painful?
        bot  @ana
        bot  [Read privately]
        bot  [Show sources]
    """,
    "/ask with its name": """
        bob  /ask@infusion_faq_bot Are infusions painful?
        bot  Are infusions painful?
        bot  @bob
    """,
    "a mention": """
        bob  @infusion_faq_bot Are infusions painful?
        bot  Are infusions painful?
    """,
    "a reply to its message": """
        bob  /ask Are infusions painful?
        ana  ^Can I drive myself home after an infusion?
        bot  Can I drive myself home
        bot  @ana
    """,
    "/ask as a reply answers that person": """
        bob  Can I drive myself home after an infusion?
        bot  -
        ana  >bob /ask
        bot  Can I drive myself home
        bot  @bob
    """,
    "a mention as a reply answers that person": """
        bob  Are infusions painful?
        ana  >bob @infusion_faq_bot
        bot  Are infusions painful?
        bot  @bob
    """,
    "a helper puts it better": """
        bob  so, the thing with the car
        ana  >bob /ask Can I drive myself home after an infusion?
        bot  Can I drive myself home
        bot  @bob
    """,
    "nothing asked": """
        ana  /ask
        bot  Write your question behind /ask
    """,
    "pointing at a picture": """
        bob  {photo}
        ana  >bob /ask
        bot  Write your question behind /ask
    """,
    "its help": """
        ana  /help@infusion_faq_bot
        bot  Write /ask and your question
    """,
    "its help twice": """
        ana  /help@infusion_faq_bot
        bob  /start@infusion_faq_bot added
        bot  -
        clock  61
        bob  /help@infusion_faq_bot
        bot  Write /ask and your question
    """,
    "a medicine it does not know": """
        ana  /ask How long does an Ocrevus infusion take?
        bot  I have no answers about
    """,
    "personal advice": """
        ana  /ask should i stop my benlysta
        bot  You could ask them:
    """,
    "nothing found": """
        ana  /ask what is the capital of france
        bot  I do not have an answer
    """,
    "two people at once": """
        ana  /ask Are infusions painful?
        bot  @ana
        bob  /ask Can I drive myself home after an infusion?
        bot  @bob
    """,
}
SILENT = {
    "chatter": """
        ana  Are infusions painful?
        bot  -
        bob  not really
        bot  -
    """,
    "thanks and goodbyes": """
        ana  /ask Are infusions painful?
        ana  ^thank you
        bot  -
        ana  @infusion_faq_bot bye
        bot  -
        ana  ^ok
        bot  -
    """,
    "another bot's command": """
        ana  /rules
        bot  -
        ana  /ask@other_bot Are infusions painful?
        bot  -
        ana  /settings@other_bot
        bot  -
    """,
    "a reply to somebody else": """
        bob  mine is on monday
        ana  >bob Can I drive myself home after an infusion?
        bot  -
    """,
    "pictures and voices": """
        ana  {photo}
        bot  -
        ana  {voice}
        bot  -
        ana  {sticker}
        bot  -
    """,
    "what it does not understand": """
        ana  asdf qwer
        bot  -
    """,
    "an edit of chatter": """
        ana  does it hurt
        ana  ~does it hurt much
        bot  -
    """,
}
DANGER = {
    "in chatter": """
        bob  help i cant breathe
        bot  danger
        bot  @bob
    """,
    "behind a command of another bot": """
        bob  /rules i cant breathe
        bot  danger
    """,
    "behind /settings": """
        bob  /settings i cant breathe
        bot  danger
    """,
    "in what a helper points at": """
        bob  my throat is closing up
        bot  danger
        ana  >bob /ask Can I drive myself home after an infusion?
        bot  danger
        bot  @bob
    """,
    "the same again": """
        bob  i cant breathe
        bot  danger
        bob  really i cant breathe
        bot  -
        clock  601
        bob  i cant breathe
        bot  danger
    """,
    "another person": """
        bob  i cant breathe
        cem  i cant breathe
        bot  danger
        bot  @cem
    """,
    "the card is not taken away by others": """
        bob  my throat is closing up
        cem  [I was asking in general]
        bot  -
        bot  !Only the person who asked
        bob  [I was asking in general]
        bot  ~
        bot  911
    """,
    "forged data do not turn a card": """
        bob  my throat is closing up
        cem  {data 1:show:are-infusions-painful}
        bot  -
        bot  !older message
    """,
    "an edit": """
        bob  /ask Are infusions painful?
        bob  ~/ask i cant breathe
        bot  danger
    """,
    "many signs, one card": """
        bob  i cant breathe, chest pain, my throat is closing and i want to die
        bot  danger
    """,
}
PRESSES = {
    "sources open in the same message": """
        ana  /ask Are infusions painful?
        bot  no [Hide]
        bob  [Show sources]
        bot  ~
        bot  Sources, read on
        bot  no [Show sources]
    """,
    "not what I asked, by the asker": """
        bob  /ask Can I drive myself home after an infusion?
        cem  [Not what I asked]
        bot  -
        bot  !Only the person who asked
        bob  [Not what I asked]
        bot  ~
        bot  Is it one of these?
    """,
    "not what I asked, by an admin": """
        bob  /ask Can I drive myself home after an infusion?
        dr  [Not what I asked]
        bot  ~
    """,
    "whom a helper pointed at may press": """
        bob  Can I drive myself home after an infusion?
        ana  >bob /ask
        bob  [Not what I asked]
        bot  ~
    """,
    "a question deleted before the press": """
        bob  /ask Can I drive myself home after an infusion?
        bob  {delete}
        cem  [Not what I asked]
        bot  !Only the person who asked
        dr  [Not what I asked]
        bot  ~
    """,
    "helpful": """
        bob  /ask Are infusions painful?
        cem  [Helpful]
        bot  -
        bot  !Thank you
        cem  [Helpful]
        bot  !You have told me already
        bob  [Not helpful]
        bot  !Read privately
    """,
    "a message that vanished": """
        bob  /ask Are infusions painful?
        bob  {vanish}
        bob  {data 1:show:drive-after-infusion}
        bot  -
        bot  !older message
    """,
    "a foreign button": """
        bob  /ask Are infusions painful?
        bob  {data other:bot}
        bot  -
        bot  !older message
    """,
    "settings buttons under an answer": """
        bob  /ask Are infusions painful?
        bob  {data 1:set:auto:on}
        bot  -
        bot  !Only admins
    """,
}
EDITS = {
    "an edited question": """
        ana  /ask Are infusions painful?
        ana  ~/ask Can I drive myself home after an infusion?
        bot  ~
        bot  Can I drive myself home
    """,
    "an edit that addresses it": """
        ana  Are infusions painful?
        ana  ~@infusion_faq_bot Are infusions painful?
        bot  Are infusions painful?
    """,
    "an answer that an admin deleted": """
        ana  /ask Are infusions painful?
        ana  {vanish}
        ana  ~/ask Can I drive myself home after an infusion?
        bot  -
    """,
}
SETTINGS = {
    "an admin": """
        dr  /settings
        bot  How I behave in this group
        bot  Automatic answers: off
        dr  [Turn automatic answers on]
        bot  ~
        bot  Automatic answers: on
    """,
    "not an admin, plainly": """
        bob  /settings
        bot  -
    """,
    "not an admin, by name": """
        bob  /settings@infusion_faq_bot
        bot  Only admins of this group
    """,
    "who presses is looked at": """
        dr  /settings
        bob  [Turn automatic answers on]
        bot  -
        bot  !Only admins
    """,
    "Spanish": """
        dr  /settings
        dr  [Language]
        dr  [Español]
        bot  ~
        bot  Cómo actúo en este grupo
        bob  /ask
        bot  Escriba su pregunta
        bob  /ask what is the capital of france
        bot  mis respuestas están en inglés
    """,
    "quiet hours and the clock": """
        dr  /settings
        dr  [Quiet hours]
        bot  The clock here: 00:16
        dr  [1 hour on]
        bot  The clock here: 01:16
        dr  [30 minutes on]
        bot  The clock here: 01:46
        dr  [22:00 to 07:00]
        bot  Quiet hours: 22:00 to 07:00
        dr  [Done]
        bot  Saved
    """,
    "staying": """
        dr  /settings
        dr  [Leave this group]
        bot  Shall I leave this group?
        dr  [No, stay]
        bot  How I behave
    """,
    "a forged setting": """
        dr  /settings
        dr  {data 1:set:clock:100000}
        bot  -
        bot  !older message
        dr  {data 1:set:lang:fr}
        bot  !older message
    """,
}
AUTOMATIC = {
    "a clear question": """
        dr  /settings
        dr  [Turn automatic answers on]
        bob  Are infusions painful?
        bot  Are infusions painful?
        bot  @bob
    """,
    "the same question soon after": """
        dr  /settings
        dr  [Turn automatic answers on]
        bob  Are infusions painful?
        cem  Are infusions painful?
        bot  -
        clock  1801
        cem  Are infusions painful?
        bot  Are infusions painful?
    """,
    "no question by its form": """
        dr  /settings
        dr  [Turn automatic answers on]
        bob  are infusions painful
        bot  -
        bob  my infusion was painful
        bot  -
    """,
    "a question to people": """
        dr  /settings
        dr  [Turn automatic answers on]
        bob  Does anyone here find infusions painful?
        bot  -
    """,
    "a reply to somebody": """
        dr  /settings
        dr  [Turn automatic answers on]
        bob  mine is on monday
        cem  >bob Are infusions painful?
        bot  -
    """,
    "what it is not sure of, or may not answer": """
        dr  /settings
        dr  [Turn automatic answers on]
        bob  What is the capital of France?
        bot  -
        bob  How long does an Ocrevus infusion take?
        bot  -
        bob  Should I stop my Benlysta?
        bot  -
    """,
    "in quiet hours": """
        dr  /settings
        dr  [Turn automatic answers on]
        dr  [Quiet hours]
        dr  [00:00 to 06:00]
        bob  Are infusions painful?
        bot  -
        bob  /ask Are infusions painful?
        bot  Are infusions painful?
        bob  i cant breathe
        bot  danger
    """,
    "turned off again": """
        dr  /settings
        dr  [Turn automatic answers on]
        dr  [Turn automatic answers off]
        bob  Are infusions painful?
        bot  -
    """,
}
SCENES = ADDRESSED | SILENT | DANGER | PRESSES | EDITS | SETTINGS | AUTOMATIC


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
async def test_in_a_group(group: Stage, scene: str) -> None:
    """As it is written."""
    await group.play(scene)


@pytest.mark.parametrize("scene", (ADDRESSED | DANGER).values(), ids=ADDRESSED | DANGER)
async def test_nothing_of_anybodys_words_is_sent(group: Stage, scene: str) -> None:
    """Neither in a text nor in a quote."""
    await group.play(scene)

    for call in group.talk.telegram.calls:
        assert "quote" not in str(call.parameters)
        assert "car thing" not in str(call.parameters)
