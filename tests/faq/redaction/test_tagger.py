"""How likely each token is a piece of an identifier."""

import numpy as np

from faq.redaction.tagger import LABELS, WIDE, features, learnt, marginals, packed, unpacked
from faq.redaction.tokens import traits


def test_each_token_has_as_many_features() -> None:
    """A row of places for each."""
    _, rows = traits("my mrn is 4471", learnt().known)

    assert features(rows).shape == (4, WIDE)


def test_likelihoods_are_those_of_all_ways_through_a_chain() -> None:
    """Two places, two labels: the sums over the four ways, done by hand."""
    scores, follows = np.array([[[0.0, 1.0], [2.0, 0.0]]]), np.array([[0.5, 0.0], [0.0, -1.0]])

    ways = np.exp(scores[0, 0][:, None] + follows + scores[0, 1][None, :])
    by_hand = np.stack([ways.sum(axis=1), ways.sum(axis=0)]) / ways.sum()

    np.testing.assert_allclose(marginals(scores, follows)[0], by_hand)


def test_a_tagger_is_kept_and_read_again() -> None:
    """What it says stays the same but for the half precision of its weights."""
    tagger = learnt()
    again = unpacked(packed(tagger))
    _, rows = traits("ring me on 07700 900412 after the drip", tagger.known)

    np.testing.assert_allclose(tagger.likely(rows), again.likely(rows), atol=0.01)


def test_a_telephone_number_is_likely_a_number() -> None:
    """And the words around it are not."""
    _, rows = traits("ring me on 07700 900412 after the drip", learnt().known)

    said = [LABELS[label] for label in learnt().likely(rows).argmax(axis=1)]

    assert said == ["keep", "keep", "keep", "number", "number", "keep", "keep", "keep"]
