"""Follow-ups: a short message read in the light of what was just talked of.

"and how often?", "what about Remicade?", "does that one hurt too?", "why?". Ids in, ids out; keeps
nothing and knows no danger sign. A message that says itself what it is about starts anew.
"""

import re
from dataclasses import dataclass, replace
from typing import Final

from faq.matching import Matched, Unsure, Verdict
from faq.matching.names import Kind
from faq.matching.reading import Reading
from faq.model import Context
from faq.shelf import Library
from faq.wording import plain, words

FOLLOW_UP_WORDS: Final = 6  # "and how often is it then?"; a longer message says what it is about
CARRIED_OVER: Final = 0.9  # the score where the subject is the conversation's: not calibrated
_OFFERED: Final = 4  # entries
_LED_TO: Final = 2  # how far down the words alone may lead to what an assumption finds

_MORE: Final = re.compile(
    r"(?:(?:but|so|and|ok|okay|yes|no|please|can you|could you) )*"
    r"(?:why(?: not| so| though| is (?:that|it)| that)?|how (?:come|so)|what do you mean"
    r"|(?:tell me|any|say|know|read|want)(?: a bit| some)? more(?: (?:about )?(?:it|that|this))?"
    r"|(?:more|full|further)(?: (?:info|information|details?|about (?:it|that|this)))?"
    r"|(?:explain|details?|go on)(?: (?:it|that|this|more|again))?"
    r"|por ?que(?: no)?|(?:dime )?mas|explicame|为什么|为啥|详细(?:说说)?|更多)(?: please)?"
)
_LEADING: Final = re.compile(r"(?:(?:and|so|but|also|then|ok|okay|well|or|plus|what if|y|pero) )+")
_TRAILING: Final = re.compile(r"(?: (?:too|as well|also|then|though|either|tambien))+$")
_POINTING: Final = re.compile(
    r"\b(?:that|this) (?:one|drug|medicine|medication|med|drip|infusion|stuff|thing)\b"
)
_LINKING: Final = re.compile(
    r"a|about|also|am|an|and|as|but|case|do|does|drip|for|get|getting|go|goes|have|having|how|i|i'm"
    r"|if|im|in|infusions?|instead|is|its?|mine|my|now|of|ok|on|one|or|please|same|so|take|taking"
    r"|that|the|then|this|to|too|treatment|use|using|versus|vs|well|what|what's|whats|with"
    r"|y|que|con|para|el|la"
)


@dataclass(frozen=True, slots=True)
class Understood:
    """The verdict on a message and what of it was taken from the conversation.

    `drug` is the covered medicine it is about, named or assumed. `without` are the entries it
    would have got with nothing assumed. `more`: it asks to hear more of the entry talked of.
    `carried`: its own words ask nothing; the subject is the conversation's.
    """

    verdict: Verdict
    drug: str | None = None
    without: tuple[str, ...] = ()
    more: bool = False
    carried: bool = False


def understand(library: Library, text: str, context: Context) -> Understood:
    """Read a message of a conversation. Total on any text."""
    return _Reader(library, text, context).read()


@dataclass(frozen=True, slots=True)
class _Reader:
    library: Library
    text: str
    context: Context

    def read(self) -> Understood:
        matcher, context = self.library.matcher, self.context
        verdict = matcher.match(self.text, context)
        said = words(plain(self.text))
        if len(said) > FOLLOW_UP_WORDS:
            return self._checked(verdict, None)
        if context.entry in self.library.entries and _MORE.fullmatch(" ".join(said)):
            same = Matched((context.entry,), CARRIED_OVER)
            return Understood(same, context.drug, more=True, carried=True)
        reading = matcher.ranker.reader.read(self.text)
        named = _only_name(reading)
        if named is not None and not _is_exact(verdict):
            return self._named(verdict, named)
        if reading.mentions:
            return self._checked(verdict, reading)
        return self._continued(verdict)

    def _named(self, verdict: Verdict, drug: str) -> Understood:
        """A medicine and nothing else: the subject talked of, for this medicine; else what of it.

        A general entry that has none for this medicine holds for it as for any.
        """
        entry = self.library.entries.get(self.context.entry or "")
        if entry is not None:
            same = self.library.matcher.instead(entry.id, drug)
            if same is None and (not entry.about.drugs or drug in entry.about.drugs):
                same = entry.id
            if same is not None:
                near = self._near(verdict, same)
                return Understood(Matched((same,), CARRIED_OVER, near), drug, carried=True)
        offered = (*self._near(verdict, ""), *self.library.about(drug))
        offered = tuple(dict.fromkeys(offered))[:_OFFERED]
        if isinstance(verdict, Matched) and len(offered) > 1:
            return Understood(Unsure(offered, verdict.score), drug, carried=True)
        return Understood(verdict, drug, carried=True)

    def _continued(self, verdict: Verdict) -> Understood:
        """A message that names nothing: with the medicine talked of, where that is no guess."""
        matcher, drug = self.library.matcher, self.context.drug
        bare = _bare(self.text)
        if not isinstance(verdict, Matched) and bare != plain(self.text):
            again = matcher.match(bare, self.context)
            verdict = again if isinstance(again, Matched) else verdict
        if drug is None:
            return self._checked(verdict, None)
        if isinstance(verdict, Matched):
            return self._particular(verdict, bare, drug)
        about = matcher.match(f"{bare} {drug}", self.context)
        if not isinstance(about, Matched | Unsure) or not self._follows(
            bare, about.entries[0], drug
        ):
            return Understood(verdict)
        others = self._near(about, about.entries[0])
        assumed = Matched(about.entries[:1], about.score, others, assumed=drug)
        return Understood(assumed, drug, _entries(verdict))

    def _particular(self, verdict: Matched, bare: str, drug: str) -> Understood:
        """A general question understood: what there is to it of the medicine talked of.

        Likeness alone does not make an entry that; asked by name, it must come first too.
        """
        if verdict.assumed or len(verdict.entries) > 1:
            return self._checked(verdict, None)
        (first,) = verdict.entries
        own = self.library.matcher.instead(first, drug)
        if own is None or not self._fits(drug, verdict, ()):
            return Understood(verdict)
        asked = self.library.matcher.match(f"{bare} {drug}", self.context)
        if own not in _entries(asked)[:1]:
            return Understood(verdict)
        assumed = Matched((own,), verdict.score, self._near(verdict, own), assumed=drug)
        return Understood(assumed, drug, (first,))

    def _follows(self, bare: str, entry: str, drug: str) -> bool:
        """Whether an entry about `drug` is also what the words alone lead to.

        Without this the name alone would decide: "how is it given Remicade" is about Remicade.
        """
        if not self.library.speaks_of(entry, drug):
            return False
        matcher = self.library.matcher
        led = [found for found, _ in matcher.rank(bare, _LED_TO)]
        return entry in led or any(matcher.instead(found, drug) == entry for found in led)

    def _checked(self, verdict: Verdict, reading: Reading | None) -> Understood:
        """A verdict of the matcher, its assumption kept only where the illness allows it."""
        read = reading or self.library.matcher.ranker.reader.read(self.text)
        drugs = read.ids(Kind.COVERED)
        named = drugs[0] if len(drugs) == 1 else None
        if not isinstance(verdict, Matched) or verdict.assumed is None:
            return Understood(verdict, named)
        matcher = self.library.matcher
        without = matcher.match(self.text, replace(self.context, drug=None))
        if not self._fits(verdict.assumed, without, read.ids(Kind.CONDITION)):
            return Understood(without, named)
        return Understood(verdict, verdict.assumed, _entries(without))

    def _fits(self, drug: str, without: Verdict, illnesses: tuple[str, ...]) -> bool:
        """Whether a medicine is one for the illness asked about."""
        meant = set(illnesses)
        if isinstance(without, Matched):
            meant |= self.library.entries[without.entries[0]].about.conditions
        treats = next(
            (known.conditions for known in self.library.content.lexicon.drugs if known.id == drug),
            frozenset[str](),
        )
        return not meant or not treats or bool(meant & treats)

    def _near(self, verdict: Verdict, entry: str) -> tuple[str, ...]:
        found = _entries(verdict)
        if isinstance(verdict, Matched):
            found += verdict.others
        return tuple(key for key in dict.fromkeys(found) if key != entry)[:_OFFERED]


def _only_name(reading: Reading) -> str | None:
    """The covered medicine, where a message names one and says nothing else."""
    if len(reading.mentions) != 1:
        return None
    (mention,) = reading.mentions
    if mention.kind is not Kind.COVERED or not mention.sure or len(mention.ids) != 1:
        return None
    beside = (*reading.words[: mention.start], *reading.words[mention.end :])
    return mention.ids[0] if all(map(_LINKING.fullmatch, beside)) else None


def _bare(text: str) -> str:
    """Without what only ties a message to the one before: "and does that one hurt too"."""
    said = " ".join(words(plain(text)))
    return _POINTING.sub("it", _TRAILING.sub("", _LEADING.sub("", said, count=1))).strip()


def _entries(verdict: Verdict) -> tuple[str, ...]:
    match verdict:
        case Matched(entries=entries) | Unsure(entries=entries):
            return entries[:_OFFERED]
        case _:
            return ()


def _is_exact(verdict: Verdict) -> bool:
    return isinstance(verdict, Matched) and verdict.score >= 1.0 and verdict.assumed is None
