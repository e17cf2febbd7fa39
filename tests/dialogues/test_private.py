"""A private chat as it is read aloud."""

import pytest

from tests.dialogues.conftest import Stage

ASKED = {
    "a question in its own words": """
        ana  Are infusions painful?
        bot  Are infusions painful?
        bot  Sources, read on
        bot  [Not what I asked]
        bot  [Share]
        bot  [Helpful]
        bot  [Not helpful]
    """,
    "typos": """
        ana  how long dose a lupus infusoin take
        bot  How long does a lupus infusion take?
    """,
    "capitals and a greeting": """
        ana  HELLO ARE INFUSIONS PAINFUL
        bot  Are infusions painful?
    """,
    "which medicine": """
        ana  How long does a lupus infusion take?
        bot  Which medicine do you get?
        bot  [Benlysta]
        bot  no [Orencia]
        ana  [Benlysta]
        bot  How long does a Benlysta infusion take?
    """,
    "another subject": """
        ana  what is the capital of france
        bot  I do not have an answer
        bot  [All topics]
        bot  [Reach my care team]
    """,
    "a medicine it does not know": """
        ana  How long does an Ocrevus infusion take?
        bot  I have no answers about
    """,
    "personal advice": """
        ana  should i stop my benlysta
        bot  You could ask them:
        bot  [Copy this question]
    """,
    "hello": """
        ana  hello
        bot  What would you like to know
    """,
    "thanks": """
        ana  thank you
        bot  You are welcome
    """,
    "who are you": """
        ana  who are you
        bot  not a person and not a doctor
    """,
    "a person, please": """
        ana  can i talk to a nurse
        bot  +1 555 0100
        ana  human please
        bot  +1 555 0100
        ana  this is useless
        bot  +1 555 0100
    """,
    "only signs": """
        ana  ???
        bot  I do not have an answer
    """,
    "eleven questions in a minute": """
        ana  Are infusions painful?
        ana  Are infusions painful?
        ana  Are infusions painful?
        ana  Are infusions painful?
        ana  Are infusions painful?
        ana  Are infusions painful?
        ana  Are infusions painful?
        ana  Are infusions painful?
        ana  Are infusions painful?
        ana  Are infusions painful?
        ana  Are infusions painful?
        bot  a lot of questions
        ana  Are infusions painful?
        bot  -
        ana  i cant breathe
        bot  danger
        clock  61
        ana  Are infusions painful?
        bot  Are infusions painful?
    """,
}
DANGER = {
    "now": """
        ana  cant breath
        bot  danger
        bot  911
    """,
    "asked in general": """
        ana  my throat is closing up
        bot  danger
        ana  [I was asking in general]
        bot  911
        bot  [Not what I asked]
    """,
    "behind a command": """
        ana  /help i cant breathe
        bot  danger
    """,
    "in a caption": """
        ana  {photo}
        bot  cannot look at pictures
        ana  i cant breathe
        bot  danger
    """,
    "in an edit": """
        ana  Are infusions painful?
        ana  ~i cant breathe
        bot  911
    """,
    "in Spanish": """
        ana  no puedo respirar
        bot  911
    """,
    "in Chinese": """
        ana  我喘不过气
        bot  911
    """,
    "a question about signs": """
        ana  what are the signs of an infusion reaction?
        bot  no [I was asking in general]
    """,
}
FEEDBACK = {
    "helpful": """
        ana  Are infusions painful?
        ana  [Helpful]
        bot  ~
        bot  !Good to know
        bot  no [Helpful]
        bot  no [Not helpful]
        bot  [Share]
    """,
    "helpful, again on the same day": """
        ana  Are infusions painful?
        ana  [Helpful]
        ana  Are infusions painful?
        ana  [Not helpful]
        bot  !You have told me already
    """,
    "not helpful asks why": """
        ana  Are infusions painful?
        ana  {data 1:why:unclear:are-infusions-painful}
        bot  ~
        bot  That helps staff
    """,
    "a reason twice": """
        ana  Are infusions painful?
        ana  {data 1:why:unclear:are-infusions-painful}
        ana  Are infusions painful?
        ana  {data 1:why:other:are-infusions-painful}
        bot  You have told me already
    """,
    "another question was answered": """
        ana  Are infusions painful?
        ana  {data 1:why:wrong:are-infusions-painful}
        bot  Is it one of these?
        bot  [None of these]
    """,
    "a reason for an entry that is gone": """
        ana  Are infusions painful?
        ana  {data 1:why:wrong:no-such-entry}
        bot  told me already
    """,
    "not what I asked, then the card": """
        ana  Can I drive myself home after an infusion?
        ana  [Not what I asked]
        bot  Is it one of these?
        ana  [None of these]
        bot  +1 555 0100
    """,
}
COMMANDS = {
    "/start": """
        ana  /start
        bot  Not for emergencies
        bot  [Add me to a group]
    """,
    "/start with an entry": """
        ana  /start are-infusions-painful
        bot  Are infusions painful?
    """,
    "/start with nonsense": """
        ana  /start no-such-entry
        bot  Not for emergencies
    """,
    "/help": """
        ana  /help
        bot  Type your question
        bot  [Add me to a group]
    """,
    "/topics": """
        ana  /topics
        bot  What would you like to read about?
        ana  [The basics]
        bot  ~
        bot  Page 1 of
        ana  [Next page]
        bot  Page 2 of
    """,
    "/contact": """
        ana  /contact
        bot  +1 555 0100
        bot  [Copy the phone number]
    """,
    "/about": """
        ana  /about
        bot  no clinician has reviewed
    """,
    "one it does not know": """
        ana  /foo
        bot  Type your question
    """,
    "/settings, which is for groups": """
        ana  /settings
        bot  Type your question
    """,
    "an edited command": """
        ana  /help
        ana  ~/topics
        bot  ~
        bot  What would you like to read about?
    """,
    "a command edited into a question": """
        ana  /help
        ana  ~Are infusions painful?
        bot  ~
        bot  Are infusions painful?
    """,
    "a question edited into a command": """
        ana  Are infusions painful?
        ana  ~/help
        bot  ~
        bot  Type your question
    """,
    "danger edited in behind a command": """
        ana  /help
        ana  ~/help i cant breathe
        bot  911
    """,
}
BAD_INPUT = {
    "forged data": """
        ana  Are infusions painful?
        ana  {data 1:show:gone-entry}
        bot  older message
        ana  {data x}
        bot  older message
        ana  {data 1:gen:x:y}
        bot  older message
        ana  {data 9:show:are-infusions-painful}
        bot  older message
    """,
    "settings pressed in private": """
        ana  Are infusions painful?
        ana  {data 1:set:auto:on}
        bot  -
        bot  !older message
    """,
    "the message vanished": """
        ana  Are infusions painful?
        ana  {vanish}
        ana  {data 1:show:drive-after-infusion}
        bot  Can I drive myself home
    """,
    "a vote for a message that vanished": """
        ana  Are infusions painful?
        ana  {vanish}
        ana  {data 1:rate:yes:are-infusions-painful}
        bot  -
        bot  !Good to know
    """,
    "a vote for an entry that is gone": """
        ana  Are infusions painful?
        ana  {data 1:rate:no:no-such-entry}
        bot  !told me already
    """,
    "the question was deleted": """
        ana  Are infusions painful?
        ana  {delete}
        ana  [Helpful]
        bot  !Good to know
    """,
    "voices, places, files": """
        ana  {voice}
        bot  cannot listen
        ana  {location}
        bot  cannot use a location
        ana  {document}
        bot  cannot open files
        ana  {sticker}
        bot  only read words
        ana  {contact}
        bot  only read words
    """,
    "without anything to go without": """
        ana  Are infusions painful?
        ana  {data 1:bare:}
        bot  I do not have an answer
    """,
}
SPANISH = {
    "nothing found": """
        ana  ¿cuánto cuesta el seguro?
        bot  mis respuestas están en inglés
        bot  911
        bot  [Todos los temas]
    """,
    "a medicine by name": """
        ana  ¿cuánto tarda la infusión de Benlysta?
        bot  ¿Era una de estas?
        bot  [How long does a Benlysta infusion take?]
    """,
    "hello": """
        ana  hola
        bot  Hola
    """,
}
SCENES = ASKED | DANGER | FEEDBACK | COMMANDS | BAD_INPUT | SPANISH


@pytest.mark.parametrize("scene", SCENES.values(), ids=SCENES)
async def test_in_private(stage: Stage, scene: str) -> None:
    """As it is written."""
    await stage.play(scene)
