"""What groups have settled, kept without an end until the bot leaves. Knows no button."""

import logging
from typing import Final

from faq.group_rules import QUIET_HOURS, GroupRules
from faq.model import Lang
from faq.storage import Store, StoreError, Value

SHELF: Final = "group"

_log = logging.getLogger(__name__)


class GroupMemory:
    """A group without settings, or one whose settings cannot be read now, has the rules of all."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def rules(self, group: int) -> GroupRules:
        """What its admins have settled."""
        try:
            kept = await self._store.get(SHELF, group)
        except StoreError as error:
            _log.warning("the settings of a group cannot be read", exc_info=error)
            return GroupRules()
        return _read(kept) if kept else GroupRules()

    async def settle(self, group: int, rules: GroupRules) -> None:
        """Keep.

        Raises:
            StoreError: it was not kept.
        """
        value: dict[str, str | int | bool] = {"automatic": rules.automatic, "ahead": rules.ahead}
        if rules.lang:
            value["lang"] = rules.lang.value
        if rules.quiet:
            value["quiet"] = span(rules.quiet)
        await self._store.put(SHELF, group, value, None)


def span(quiet: tuple[int, int]) -> str:
    """Hours as a button carries them: 22-7."""
    return f"{quiet[0]}-{quiet[1]}"


SPANS: Final = {span(hours): hours for hours in QUIET_HOURS}


def _read(kept: Value) -> GroupRules:
    """Read what this or another version of the bot has kept."""
    lang, ahead = kept.get("lang"), kept.get("ahead")
    return GroupRules(
        automatic=kept.get("automatic") is True,
        lang=Lang(lang) if lang in set(Lang) else None,
        quiet=SPANS.get(str(kept.get("quiet"))),
        ahead=GroupRules().turned(ahead) if isinstance(ahead, int) else 0,
    )
