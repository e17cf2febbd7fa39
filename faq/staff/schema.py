"""`python -m faq schema`: the JSON Schemas that editors use, made from the forms.

Written by machine and checked for freshness: one kept by hand drifts.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from faq.content.danger_form import DangerFile
from faq.content.entry_form import EntriesFile
from faq.content.example_form import ExamplesFile, KnownGapsFile
from faq.content.fields import Form
from faq.content.lexicon_form import LexiconFile
from faq.content.source_form import SourcesFile
from faq.content.texts_form import TextsFile
from faq.errors import Complaint, Problem

FORMS: Final[dict[str, type[Form]]] = {
    "entries": EntriesFile,
    "sources": SourcesFile,
    "lexicon": LexiconFile,
    "texts": TextsFile,
    "danger_signs": DangerFile,
    "examples": ExamplesFile,
    "known_gaps": KnownGapsFile,
}

_STALE: Final = Complaint(
    "this schema is not what the forms say",
    "editors would help with fields of yesterday",
    "run: python -m faq schema",
    "stale-schema",
)


def schema(form: type[Form]) -> str:
    """A form's JSON Schema as it stands in its file."""
    made = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "made by `python -m faq schema`; do not edit",
        **form.model_json_schema(),
    }
    return json.dumps(made, indent=2, ensure_ascii=False) + "\n"


def write(folder: Path) -> int:
    """Write all schemas into `folder`; how many changed."""
    folder.mkdir(exist_ok=True)
    changed = 0
    for name, form in FORMS.items():
        path, text = folder / f"{name}.json", schema(form)
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            changed += 1
    return changed


def stale(folder: Path, shown: str) -> Iterator[Problem]:
    """A problem for each schema in `folder` (called `shown`) that is missing or old."""
    for name, form in FORMS.items():
        path = folder / f"{name}.json"
        if not path.is_file() or path.read_text(encoding="utf-8") != schema(form):
            yield _STALE.at(f"{shown}/{name}.json", 1, 1)
