"""Fits how candidates are ordered and how sure the first is; shows what each threshold would do.

    python -m benchmarks.calibrate faq [FOLDER]

Learns from the examples and from benchmarks/asked.yaml, but for what is kept aside. The order is
fitted so that a right entry comes first (a softmax over the candidates of each question). The
committee is fitted to tell whether the first is right: on the questions, on near misses and on
other subjects (never right). Both are written to confidence.npz. Every figure printed is out of
fold: each message is judged by weights fitted without it. Then the same table for what is kept
aside in asked.yaml. With the FOLDER of the public sets (benchmarks/public_sets.py) the fit for a
FAQ without lessons on its scope is made and written, too: from the same messages, ranked without
those lessons, and from the `dev` questions of the sets (they alone make it too bold for small
FAQs). No chance in it: the same files give the same weights.
"""

import sys
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields, replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from benchmarks.own_content import Own, read_own
from benchmarks.public_sets import LEXICON, read_sets
from faq.content.example_form import ExamplesFile
from faq.matching import Matcher, build
from faq.matching.confidence import FARTHEST, ORDER, Asked, Committee, Fitted, Floats, judged
from faq.wording import plain

Array = NDArray[np.float64]

OUT: Final = Path("faq/matching/confidence.npz")
OUT_WITHOUT_SCOPE: Final = OUT.with_name("confidence_without_scope.npz")
_THRESHOLDS: Final = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.82, 0.84, 0.86, 0.87, 0.88, 0.9, 0.92)
_FOLDS: Final = 10
_STEPS: Final = 25
_RIDGE: Final = 0.5
_NETWORKS: Final = 8
_UNITS: Final = 12
_EPOCHS: Final = 300
_STRIDE: Final = 0.02
_SIMPLE: Final = 2.0  # how much large weights cost


@dataclass(frozen=True, slots=True)
class Case:
    """A message and what is known of its candidates."""

    kind: str  # "question", "near" or "far"
    rows: Array  # the evidence of each candidate
    right: Array  # 1 for each candidate that is right
    answerable: Array  # 1 for each that may answer at all
    asked: Asked


def main(folder: str, public: str = "") -> None:
    """Fit, write and print."""
    own = read_own(Path(folder))
    cases = [*_cases(own, own.examples, aside=False), *_cases(own, own.asked, aside=False)]
    folds = np.random.default_rng(0).integers(0, _FOLDS, len(cases))
    fitted = fit_all(cases)
    write(fitted, OUT)
    if public:
        write(fit_all(_without_scope(own, Path(public))), OUT_WITHOUT_SCOPE)
    found: list[tuple[Array, int]] = [(np.zeros(0), 0)] * len(cases)
    sure = np.zeros(len(cases))
    for fold in range(_FOLDS):
        out = np.flatnonzero(folds == fold)
        without = fit_all([cases[place] for place in np.flatnonzero(folds != fold)])
        for place in out:
            found[place] = _judged(cases[place], without.order)
        evidence = np.array([found[place][0] for place in out])
        sure[out] = without.committee.confidences(evidence)
    _show("out of fold", cases, found, sure)
    aside = _cases(own, own.asked, aside=True)
    unseen = [_judged(case, fitted.order) for case in aside]
    sure = fitted.committee.confidences(np.array([row for row, _ in unseen])).astype(float)
    _show("kept aside", aside, unseen, sure)


def fit_all(cases: Sequence[Case]) -> Fitted:
    """The order and the committee that these messages teach."""
    order = _fit_order(cases)
    judgements = [_judged(case, order) for case in cases]
    evidence = np.array([row for row, _ in judgements])
    return Fitted(order.astype(np.float32), fit(evidence, _right(cases, judgements)))


def _show(
    title: str, cases: Sequence[Case], found: Sequence[tuple[Array, int]], sure: Array
) -> None:
    kinds = np.array([case.kind for case in cases])
    right = _right(cases, found)
    able = np.array([case.answerable[at] for case, (_, at) in zip(cases, found, strict=True)])
    first = right[kinds == "question"].mean()
    print(f"{title}: {len(cases)} messages, the right entry is first in {first:.1%}")
    for threshold in _THRESHOLDS:
        passing = (sure >= threshold) & (able > 0)
        rightly = (passing & (right > 0))[kinds == "question"].mean()
        wrongly = (passing & (right == 0))[kinds == "question"].mean()
        near, far = (passing[kinds == kind].mean() for kind in ("near", "far"))
        print(f"{threshold:.2f}: {rightly:.1%} right {wrongly:.1%} wrong {near:.1%} {far:.1%}")


def _right(cases: Sequence[Case], found: Sequence[tuple[Array, int]]) -> Array:
    """1 for each case whose first candidate is right."""
    return np.array([case.right[at] for case, (_, at) in zip(cases, found, strict=True)])


def _cases(own: Own, listed: ExamplesFile, *, aside: bool) -> list[Case]:
    said = [
        *((one, {one.gets, *one.also}, "question") for one in listed.questions),
        *((one, set[str](), "near") for one in listed.near_misses),
        *((one, set[str](), "far") for one in listed.out_of_scope),
    ]
    found = (
        _case(own.matcher, one.says, good, kind) for one, good, kind in said if one.aside is aside
    )
    return [case for case in found if case]


def _without_scope(own: Own, folder: Path) -> list[Case]:
    """Ours without lessons on scope, and the public sets; our questions are outside of those."""
    bare = replace(own, matcher=build(list(own.entries.values()), own.lexicon))
    ours = [*_cases(bare, own.examples, aside=False), *_cases(bare, own.asked, aside=False)]
    elsewhere = [one.says for one in own.asked.questions if not one.aside]
    found: list[Case | None] = []
    for data in read_sets(folder, "dev"):
        if not data.questions:
            continue
        matcher = build(data.entries, LEXICON)
        ids = [entry.id for entry in matcher.entries]
        found += [_case(matcher, text, {ids[place]}, "question") for text, place in data.questions]
        found += [_case(matcher, text, set(), "far") for text in (*data.far, *elsewhere)]
        found += [_case(matcher, text, set(), "near") for text in data.near]
    return [*ours, *(case for case in found if case)]


def _case(matcher: Matcher, says: str, good: set[str], kind: str) -> Case | None:
    """What is known of a message; None where it is one of the phrasings or has no words."""
    ranking = matcher.ranking(says, plain(says))
    if ranking.judgement is None:
        return None
    known = [matcher.entries[place] for place, _ in ranking.candidates]
    right = np.array([float(entry.id in good) for entry in known])
    may = [not entry.about.drugs or ranking.judgement.asked.named for entry in known]
    rows = ranking.judgement.rows.astype(float)
    return Case(kind, rows, right, np.array(may, float), ranking.judgement.asked)


def _judged(case: Case, order: Array | Floats) -> tuple[Array, int]:
    """The evidence of the candidate that comes first in this order, with its place."""
    scores = case.rows @ order
    first = int(scores.argmax())
    chance = float(1 / np.exp(scores - scores[first]).sum())
    evidence = judged(case.rows[first].astype(np.float32), chance, case.asked)
    return np.array(astuple(evidence)), first


def _fit_order(cases: Iterable[Case]) -> Array:
    """A softmax over the candidates, by Newton's method."""
    asked = [case for case in cases if case.right.any()]
    weights = np.zeros(len(ORDER))
    for _ in range(_STEPS):
        slope, spread = -_RIDGE * weights, _RIDGE * np.eye(len(weights))
        for case in asked:
            chances = np.exp(case.rows @ weights - (case.rows @ weights).max())
            chances /= chances.sum()
            wanted = chances * case.right / (chances * case.right).sum()
            mean = chances @ case.rows
            slope += (wanted - chances) @ case.rows
            spread += (case.rows * chances[:, None]).T @ case.rows - np.outer(mean, mean)
        weights = weights + np.linalg.solve(spread, slope)
    return weights


def write(fitted: Fitted, path: Path) -> None:
    """Write it where faq/matching/confidence.py reads it."""
    parts = {field.name: getattr(fitted.committee, field.name) for field in fields(Committee)}
    np.savez(path, order=fitted.order, **parts)


def fit(evidence: Array, right: Array) -> Committee:
    """Networks that tell `right` (0 or 1) from `evidence`, a row each; by Adam on all at once."""
    mean, spread = evidence.mean(axis=0), evidence.std(axis=0) + 1e-6
    scaled = np.clip((evidence - mean) / spread, -FARTHEST, FARTHEST)
    pieces = scaled.shape[1]
    source = np.random.default_rng(0)
    weights: list[Array] = [
        source.normal(0, pieces**-0.5, (_NETWORKS, pieces, _UNITS)),
        np.zeros((_NETWORKS, 1, _UNITS)),
        source.normal(0, _UNITS**-0.5, (_NETWORKS, _UNITS, 1)),
        np.zeros((_NETWORKS, 1, 1)),
    ]
    pace = [np.zeros_like(each) for each in weights]
    swing = [np.zeros_like(each) for each in weights]
    for step in range(1, _EPOCHS + 1):
        for at, slope in enumerate(_slopes(weights, scaled, right[:, None])):
            pace[at] += 0.1 * (slope - pace[at])
            swing[at] += 0.001 * (slope**2 - swing[at])
            speed = pace[at] / (1 - 0.9**step)
            weights[at] -= _STRIDE * speed / (np.sqrt(swing[at] / (1 - 0.999**step)) + 1e-8)
    hidden, hidden_bias, out, out_bias = (each.astype(np.float32) for each in weights)
    return Committee(
        mean.astype(np.float32),
        spread.astype(np.float32),
        hidden,
        hidden_bias[:, 0],
        out[:, :, 0],
        out_bias[:, 0, 0],
    )


def _slopes(weights: Sequence[Array], scaled: Array, right: Array) -> list[Array]:
    """How the mean loss of each network falls with each of its weights."""
    hidden, hidden_bias, out, out_bias = weights
    units = np.tanh(scaled @ hidden + hidden_bias)
    off = (1 / (1 + np.exp(-(units @ out + out_bias))) - right) / len(right)
    back = (off @ out.transpose(0, 2, 1)) * (1 - units**2)
    cost = _SIMPLE / len(right)
    return [
        scaled.T @ back + cost * hidden,
        back.sum(axis=1, keepdims=True),
        units.transpose(0, 2, 1) @ off + cost * out,
        off.sum(axis=1, keepdims=True),
    ]


if __name__ == "__main__":
    main(*sys.argv[1:])
