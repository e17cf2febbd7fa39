"""What people fill in for `examples.yaml` and `known_gaps.yaml`: the staff's own tests.

Read by `check` and by benchmarks, not when the bot starts.
"""

from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from faq.content.document import Loc
from faq.content.fields import Form, Text, YesNo
from faq.model import Boundary, Level


class Example(Form):
    """Something a patient wrote."""

    says: Text
    aside: YesNo = Field(default=False, description="yes: not looked at while tuning.")


class QuestionExample(Example):
    """In scope: must give this entry, answered or offered."""

    gets: Text
    also: tuple[Text, ...] = Field((), description="Entries that would be right too.")


class NearMissExample(Example):
    """Shares words with an entry but asks something else."""

    not_: Text = Field(alias="not", description="The entry it must not be answered with.")


class AdviceExample(Example):
    """Asks for what only a clinician may decide."""

    about: Boundary


class DangerExample(Example):
    """A danger sign reported now."""

    level: Level
    sign: Text = Field("", description="Id of the danger sign.")
    lang: Literal["en", "es", "zh"]
    plain: YesNo = Field(default=False, description="yes: plainly said, may never be missed.")


class DangerTalkExample(Example):
    """Danger words in general: no alarm."""

    gets: Text = Field("", description="The entry it should give, answered or offered.")


class ExamplesFile(Form):
    """`examples.yaml`."""

    questions: tuple[QuestionExample, ...]
    out_of_scope: tuple[Example, ...]
    near_misses: tuple[NearMissExample, ...]
    not_covered: tuple[Example, ...]
    personal_advice: tuple[AdviceExample, ...]
    danger_now: tuple[DangerExample, ...]
    danger_in_general: tuple[DangerTalkExample, ...]
    small_talk: tuple[Example, ...]

    def each(self) -> Iterator[tuple[Loc, Example]]:
        """Every example and the way to it, in the order of the sections."""
        sections: tuple[tuple[str, tuple[Example, ...]], ...] = (
            ("questions", self.questions),
            ("out_of_scope", self.out_of_scope),
            ("near_misses", self.near_misses),
            ("not_covered", self.not_covered),
            ("personal_advice", self.personal_advice),
            ("danger_now", self.danger_now),
            ("danger_in_general", self.danger_in_general),
            ("small_talk", self.small_talk),
        )
        for name, examples in sections:
            yield from (((name, index), example) for index, example in enumerate(examples))


class KnownGapsFile(Form):
    """`known_gaps.yaml`: examples that fail and that we know of."""

    known_gaps: tuple[Text, ...] = Field(description="The `says` of each, word for word.")
