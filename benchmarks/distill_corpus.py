"""Sentences for distilling word vectors: whatever can be made without anybody's data.

The FAQ's own phrasings and prose, the same phrasings with words swapped for others, everyday
sentence frames filled with random words, and bags of words. Sense is not needed: the encoder only
has to show what each word adds to a sentence. Deterministic. Knows no encoder and no vectors.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from faq.matching.english import FUNCTION_WORDS, ordinary_words
from faq.wording import expand, plain, words

Sentence = tuple[str, ...]

_SEED: Final = 7
_LONGEST: Final = 24  # words
_SHORTEST_PROSE: Final = 3
_FLAT: Final = 4_000  # words up to this rank are drawn alike, rarer ones less and less
_SWAPPED: Final = 60_000
_FILLED: Final = 60_000
_BAGS: Final = 20_000
_LITTLE_WORDS: Final = tuple(
    sorted(FUNCTION_WORDS | {*["how", "what", "why", "when", "where", "not", "no"]})
)
_SENTENCE_END: Final = re.compile(r"(?<=[.!?;:]) |\n")

# How people put things to a bot. "_" is any content word.
_FRAMES: Final = """
how do i _ my _
how long does the _ take
how much is the _
what is _
what does _ mean
what is the difference between _ and _
what happens if i _ the _
what should i do about my _
what is the best _ for _
when will my _ arrive
when can i _ again
where can i find a _
where is my _
which _ is better for _
who can i call about the _
why is my _ so _
why was my _ not _
why do i have to _
can i _ before _
can i _ after _
can i still _ with _
can i _ while on _
can my _ come along
can you _ the _ for me
could you tell me about _
could the _ cause _
do i need a _ to _
do i have to pay for _
do you _ at the weekend
does _ help with _
does the _ hurt
does it matter if i _
did you get my _
have you got any _
is it ok to _
is it safe to _ with _
is there a _ near me
is there any _ without _
is _ the same as _
are there any _ for _
are you a _
will i lose my _
will the _ make me _
will i be able to _
would a _ be enough
should i _ or _
should i be worried about _
i want to _
i need help with my _
i forgot my _
i lost my _
i got a _ and now i feel _
i am scared of _
i am so _ and _
i have a _ tomorrow
i have been _ since the _
i cannot _ any more
i would like to change my _
i keep getting _
i think my _ is wrong
i do not understand the _
my _ is not working
my _ said no
my _ hurts after the _
my _ and _ are _
my daughter has _
my doctor wants me to _
they refused my _
they told me to _
tell me a _
tell me about _ and _
set a _ for tomorrow
add _ to my list
turn off the _
show me the _
remind me to _
give me _
please _ the _
any tips for _
anyone else _ on this
how many _ are in a _
how often do i _
how soon will the _ work
how bad is _
how to _ a _
how can i avoid _
how do they _ the _
what are the side effects of _
what are the risks of _
what kind of _ do i need
what time is the _
what if the _ is _
what if i am _
what do i wear for _
what about _
too much _
no _ today
so _
feeling _ about the _
is _ normal after _
does insurance cover _
got a _ is that a problem
help with _
need _ asap
cost of _
_ or _
_ and _
_ not _
_ questions
"""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words that get a vector, by use, with the chance that each is drawn."""

    words: tuple[str, ...]
    content: tuple[str, ...]
    weights: tuple[float, ...]  # cumulative, as long as `content`

    @classmethod
    def of(cls, own: Sequence[Sentence]) -> "Vocabulary":
        """The ordinary English words, then those that only the FAQ uses."""
        ordinary = ordinary_words()
        used = {word for sentence in own for word in sentence if word.isalpha() and word.isascii()}
        listed = (*ordinary, *sorted(used - ordinary.keys()))
        content, weights, total = [], [], 0.0
        for rank, word in enumerate(listed):
            if word in FUNCTION_WORDS:
                continue
            total += 1 / (1 + rank / _FLAT) if word not in used else 1.0
            content.append(word)
            weights.append(total)
        return cls(listed, tuple(content), tuple(weights))


def own_sentences(folder: Path) -> list[Sentence]:
    """The sentences of the FAQ's two files of knowledge, each once, in order."""
    text = "".join((folder / name).read_text() + "\n" for name in ("entries.yaml", "lexicon.yaml"))
    parts = (re.sub(r"^\s*(?:- )?(?:[a-z_]+: )?", "", part) for part in _SENTENCE_END.split(text))
    found = (expand(words(plain(part)), {})[:_LONGEST] for part in parts)
    return list(dict.fromkeys(sentence for sentence in found if sentence))


def sentences(own: Sequence[Sentence], vocabulary: Vocabulary) -> Iterator[Sentence]:
    """Everything to learn from. Each word of the vocabulary also stands alone and in a frame."""
    drawing = random.Random(_SEED)  # noqa: S311  no secret: the same sentences each time
    yield from (sentence for sentence in own if len(sentence) >= _SHORTEST_PROSE)
    yield from ((word,) for word in vocabulary.words)
    yield from (("what", "about", word) for word in vocabulary.words)
    for _ in range(_SWAPPED):
        yield _swapped(drawing, drawing.choice(own), vocabulary)
    frames = [tuple(frame.split()) for frame in _FRAMES.strip().splitlines()]
    for _ in range(_FILLED):
        frame = drawing.choice(frames)
        drawn = iter(_drawn(drawing, vocabulary, frame.count("_")))
        yield tuple(next(drawn) if word == "_" else word for word in frame)
    for _ in range(_BAGS):
        bag = _drawn(drawing, vocabulary, drawing.randint(1, 5))
        for _ in range(drawing.randint(0, 3)):
            bag.insert(drawing.randint(0, len(bag)), drawing.choice(_LITTLE_WORDS))
        yield tuple(bag)


def _swapped(drawing: random.Random, sentence: Sentence, vocabulary: Vocabulary) -> Sentence:
    """A sentence with one to three of its content words swapped for others."""
    changed = list(sentence)
    places = [place for place, word in enumerate(changed) if word not in FUNCTION_WORDS]
    count = min(len(places), drawing.choice((1, 2, 2, 3)))
    chosen = drawing.sample(places, count)
    for place, word in zip(chosen, _drawn(drawing, vocabulary, count), strict=True):
        changed[place] = word
    return tuple(changed)


def _drawn(drawing: random.Random, vocabulary: Vocabulary, count: int) -> list[str]:
    return drawing.choices(vocabulary.content, cum_weights=vocabulary.weights, k=count)
