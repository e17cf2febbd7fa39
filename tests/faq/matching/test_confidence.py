"""Confidence: the order of candidates and how sure the first is, as they were fitted."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.matching.confidence import ORDER, Asked, Evidence, Judge, fitted, judged

ROWS = st.lists(
    st.lists(st.floats(-9, 9, width=32), min_size=len(ORDER), max_size=len(ORDER)), min_size=1
)


@pytest.mark.parametrize("scope", [True, False])
@given(rows=ROWS)
def test_chances_are_shares(rows: list[list[float]], *, scope: bool) -> None:
    """Whatever the evidence, the chances of the candidates add up to one."""
    found = Judge(fitted(scope=scope)).chances(rows)

    assert len(found) == len(rows)
    assert sum(found) == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("scope", [True, False])
def test_more_evidence_is_surer(*, scope: bool) -> None:
    """A candidate that covers the question and has a near phrasing beats one that does neither."""
    judge = Judge(fitted(scope=scope))
    good = (-0.1, 0.9, 0.1, 0.95, 0.8, 0.8, 0.0, 0.0, 1.0)
    bad = (-3.0, 0.2, 5.0, 0.40, 0.3, 0.2, 0.0, 0.0, 1.0)
    asked = Asked(named=False, known=1.0, words=5, outside=-1.0)
    sure, unsure = (judge.confidence(judged(row, 0.9, asked)) for row in (good, bad))
    of_bad, of_good = judge.chances([bad, good])

    assert of_bad < of_good
    assert 0 <= unsure < sure <= 1


@pytest.mark.parametrize("scope", [True, False])
@given(
    figures=st.lists(
        st.floats(-20, 20, width=32),
        min_size=len(fields(Evidence)),
        max_size=len(fields(Evidence)),
    )
)
def test_one_message_is_judged_as_many_are(figures: list[float], *, scope: bool) -> None:
    """The networks side by side say what they say one by one."""
    fit = fitted(scope=scope)
    (expected,) = fit.committee.confidences(np.array([figures], dtype=np.float32)).tolist()

    assert expected == pytest.approx(Judge(fit).confidence(Evidence(*figures)), abs=1e-4)


def test_a_faq_without_scope_has_a_fit_of_its_own() -> None:
    """Where nothing was taught about what lies outside, the odds of that say nothing."""
    with_scope, without = fitted(scope=True), fitted(scope=False)

    assert not np.array_equal(with_scope.order, without.order)
    assert without.committee.spread[-1] < 1e-3 < with_scope.committee.spread[-1]
