"""`make replicas`: three bots behind nginx on one PostgreSQL, one killed again and again.

`--short` is what `.ci/run` does; two numbers are posts a second and kills; `--caddy` puts Caddy in
nginx' place. Says so where the proxy or PostgreSQL is missing.
"""

import asyncio
import random
import sys

from tests.delivery.fleet import postgres_found
from tests.deploy.proxies import installed
from tests.deploy.replicas import killed_behind

SHORT = (5.0, 1)  # posts a second, kills
FULL = (20.0, 20)
LONGEST_GAP = (
    5.0  # seconds in which the proxy may take nothing; more only where others hold the cores
)


def main() -> int:
    """0 when nothing was lost and the proxy kept answering."""
    proxy = "caddy" if "--caddy" in sys.argv else "nginx"
    if not postgres_found() or proxy not in installed():
        print(f"not tried: needs PostgreSQL and {proxy} (apt-get install postgresql {proxy})")
        return 0
    rate, kills = SHORT if "--short" in sys.argv else FULL
    numbers = [argument for argument in sys.argv[1:] if argument.isdecimal()]
    if len(numbers) == len(FULL):
        rate, kills = float(numbers[0]), int(numbers[1])
    dice = random.Random(9)  # noqa: S311  repeatable, no secret
    outcome = asyncio.run(killed_behind(proxy, rate, kills, dice))
    print(outcome, flush=True)
    return not (outcome.lost == 0 and outcome.gap <= LONGEST_GAP)


if __name__ == "__main__":
    sys.exit(main())
