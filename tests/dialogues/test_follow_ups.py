"""The second question understands the first."""

import pytest

from tests.dialogues.conftest import Stage

FOLLOW_UPS = {
    "how often, after how long": """
        ana  How long does a Benlysta infusion take?
        bot  How long does a Benlysta infusion take?
        ana  and how often?
        bot  About Benlysta:
        bot  How often is Benlysta given?
        bot  [Ask without it]
    """,
    "asked without it": """
        ana  How long does a Benlysta infusion take?
        ana  and how often?
        bot  About Benlysta:
        ana  [Ask without it]
        bot  no [Ask without it]
    """,
    "asked without it, the medicine is dropped": """
        ana  How long does a Benlysta infusion take?
        ana  and how often?
        bot  About Benlysta:
        ana  [Ask without it]
        ana  How long does an infusion take?
        bot  How long does an infusion take?
    """,
    "another medicine, the same subject": """
        ana  How long does a Benlysta infusion take?
        ana  what about Remicade?
        bot  infliximab
        bot  How long
    """,
    "another medicine, twice": """
        ana  How often is Remicade given?
        ana  and benlysta?
        bot  How often is Benlysta given?
        ana  and rituximab?
        bot  How often is rituximab given
    """,
    "another medicine, misspelled": """
        ana  How often is rituximab given?
        ana  and for benlista
        bot  Benlysta
        bot  [Not what I asked]
    """,
    "the general question, then a medicine": """
        ana  How long does an infusion take?
        ana  i take benlysta
        bot  How long does a Benlysta infusion take?
    """,
    "a general answer holds for the medicine named": """
        ana  Can I drive myself home after an infusion?
        ana  and with remicade?
        bot  Can I drive myself home after an infusion?
    """,
    "that one": """
        ana  How long does a Benlysta infusion take?
        ana  does that one hurt too?
        bot  Are infusions painful?
    """,
    "why": """
        ana  Can I drive myself home after an infusion?
        ana  why?
        bot  Can I drive myself home after an infusion?
        bot  [Not what I asked]
    """,
    "why not": """
        ana  Can I drive myself home after an infusion?
        ana  why not
        bot  Can I drive myself home after an infusion?
    """,
    "tell me more": """
        ana  Are infusions painful?
        ana  tell me more
        bot  Are infusions painful?
    """,
    "more, in Spanish": """
        ana  Are infusions painful?
        ana  por qué
        bot  Are infusions painful?
    """,
    "why, with nothing before": """
        ana  why?
        bot  no [Not what I asked]
    """,
    "how much is it": """
        ana  How long does a Benlysta infusion take?
        ana  how much is it
        bot  no [Ask without it]
    """,
    "how long does it take, of the medicine before": """
        ana  How often is Remicade given?
        ana  how long does it take
        bot  About Remicade:
        bot  How long
    """,
    "the medicine chosen is remembered": """
        ana  How long does a lupus infusion take?
        bot  Which medicine do you get?
        ana  [Benlysta]
        bot  How long does a Benlysta infusion take?
        ana  how often?
        bot  About Benlysta:
    """,
    "a full new question starts anew": """
        ana  How long does a Benlysta infusion take?
        ana  Are infusions painful?
        bot  Are infusions painful?
        bot  no [Ask without it]
    """,
    "a typed question is not forced onto what was offered": """
        ana  How long does a lupus infusion take?
        ana  [Not what I asked]
        ana  Are infusions painful?
        bot  Are infusions painful?
    """,
    "another illness drops the medicine of the first": """
        ana  How long does a Benlysta infusion take?
        ana  How long does a rheumatoid arthritis infusion take?
        bot  How long does a rheumatoid arthritis infusion take?
        bot  no [Ask without it]
    """,
    "after a medicine that is not covered, the one before is not assumed": """
        ana  How long does a Benlysta infusion take?
        ana  What are the side effects of Ocrevus?
        bot  I have no answers about
        ana  How often are infusions given?
        bot  no [Ask without it]
    """,
    "a medicine that is not covered, in short": """
        ana  How long does a Benlysta infusion take?
        ana  what about ocrevus?
        bot  I have no answers about
    """,
    "thanks in between": """
        ana  How long does a Benlysta infusion take?
        ana  thanks
        bot  You are welcome.
        ana  and how often?
        bot  About Benlysta:
    """,
    "half an hour later": """
        ana  How long does a Benlysta infusion take?
        clock  1860
        ana  and how often?
        bot  no [Ask without it]
    """,
    "after /reset": """
        ana  How long does a Benlysta infusion take?
        ana  /reset
        ana  and how often?
        bot  no [Ask without it]
    """,
    "after /forgetme": """
        ana  How long does a Benlysta infusion take?
        ana  /forgetme
        ana  and how often?
        bot  no [Ask without it]
    """,
    "a follow-up that is a danger sign": """
        ana  How long does a Benlysta infusion take?
        ana  and now i cant breathe
        bot  danger
    """,
    "a sign goes on": """
        ana  my lips are swelling
        bot  danger
        ana  and my tongue too
        bot  danger
    """,
    "personal advice as a follow-up": """
        ana  How often is Benlysta given?
        ana  should i skip it
        bot  You could ask them:
    """,
    "only a medicine, with nothing before": """
        ana  what about remicade
        bot  Did you mean
        bot  [None of these]
    """,
    "a button goes on, then a follow-up": """
        ana  How often is Remicade given?
        ana  [Not what I asked]
        ana  how long does it take
        bot  About Remicade:
    """,
}
IN_GROUPS = {
    "each has a talk of his own": """
        ana  /ask How long does a Benlysta infusion take?
        bob  /ask and how often?
        bot  no [Ask without it]
        ana  /ask and how often?
        bot  About Benlysta:
    """,
    "a reply goes on": """
        ana  /ask How long does a Benlysta infusion take?
        ana  ^and how often?
        bot  About Benlysta:
        bot  @ana
    """,
    "what was pressed is remembered for who pressed": """
        ana  /ask How long does a lupus infusion take?
        bob  [Benlysta]
        bot  ~
        bob  /ask how often?
        bot  About Benlysta:
        ana  /ask how often?
        bot  no [Ask without it]
    """,
    "asked without it, by others": """
        ana  /ask How long does a Benlysta infusion take?
        ana  /ask and how often?
        bob  [Ask without it]
        bot  -
        bot  !Only the person who asked
        ana  [Ask without it]
        bot  ~
        bot  no [Ask without it]
    """,
}


@pytest.mark.parametrize("scene", FOLLOW_UPS.values(), ids=FOLLOW_UPS)
async def test_in_private(stage: Stage, scene: str) -> None:
    """As it is written."""
    await stage.play(scene)


@pytest.mark.parametrize("scene", IN_GROUPS.values(), ids=IN_GROUPS)
async def test_in_a_group(group: Stage, scene: str) -> None:
    """As it is written."""
    await group.play(scene)
