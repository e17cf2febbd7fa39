"""Confidence: the order of candidates and how sure the first is, as they were fitted."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from faq.matching.confidence import ORDER, Asked, fitted, judged

ROWS = st.lists(
    st.lists(st.floats(-9, 9, width=32), min_size=len(ORDER), max_size=len(ORDER)), min_size=1
)


@pytest.mark.parametrize("scope", [True, False])
@given(rows=ROWS)
def test_chances_are_shares(rows: list[list[float]], *, scope: bool) -> None:
    """Whatever the evidence, the chances of the candidates add up to one."""
    found = fitted(scope=scope).chances(np.array(rows, dtype=np.float32))

    assert len(found) == len(rows)
    assert found.sum() == pytest.approx(1, abs=1e-4)


@pytest.mark.parametrize("scope", [True, False])
def test_more_evidence_is_surer(*, scope: bool) -> None:
    """A candidate that covers the question and has a near phrasing beats one that does neither."""
    fit = fitted(scope=scope)
    good = np.array([-0.1, 0.9, 0.1, 0.95, 0.8, 0.8, 0, 0, 1], dtype=np.float32)
    bad = np.array([-3.0, 0.2, 5.0, 0.40, 0.3, 0.2, 0, 0, 1], dtype=np.float32)
    asked = Asked(named=False, known=1.0, words=5, outside=-1.0)
    sure, unsure = (fit.committee.confidence(judged(row, 0.9, asked)) for row in (good, bad))

    assert fit.chances(np.array([bad, good])).argmax() == 1
    assert 0 <= unsure < sure <= 1


def test_a_faq_without_scope_has_a_fit_of_its_own() -> None:
    """Where nothing was taught about what lies outside, the odds of that say nothing."""
    with_scope, without = fitted(scope=True), fitted(scope=False)

    assert not np.array_equal(with_scope.order, without.order)
    assert without.committee.spread[-1] < 1e-3 < with_scope.committee.spread[-1]
