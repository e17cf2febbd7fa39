"""Every rule runs, and its function is named like its id."""

import ast
import inspect

import pytest

from faq.content import rules
from faq.content.rules import dates, links, names, phrasings, sourcing, style, wording

MODULES = (dates, links, names, phrasings, sourcing, style, wording)
REGISTERED = {rule.__name__ for rule in (*rules.RULES, *rules.DATED_RULES)}


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rsplit(".")[-1])
def test_no_rule_is_forgotten(module: object) -> None:
    """A function that takes a manuscript and yields problems is in the list."""
    made = {
        name
        for name, each in inspect.getmembers(module, inspect.isfunction)
        if inspect.signature(each).parameters.keys() >= {"manuscript"}
        and "Problem" in str(inspect.signature(each).return_annotation)
        and not name.startswith("_")
    }

    assert made <= REGISTERED


@pytest.mark.parametrize("rule", [*rules.RULES, *rules.DATED_RULES], ids=lambda rule: rule.__name__)
def test_a_rule_is_named_like_its_id(rule: rules.Rule) -> None:
    """Who reads [long-answer] finds the function long_answer."""
    texts = {
        node.value
        for node in ast.walk(ast.parse(inspect.getsource(rule)))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    own_id = rule.__name__.replace("_", "-")

    assert own_id in texts or rule is style.unknown_placeholder
