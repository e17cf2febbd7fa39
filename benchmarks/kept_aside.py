"""How the whole desk does on the examples kept aside, section by section, and on the phrasings.

    python -m benchmarks.kept_aside

Counts only; the messages stay unseen. What counts as met is what `python -m faq check` asks for.
"""

from collections import Counter
from pathlib import Path

from faq import safety
from faq.content import load_or_fail
from faq.content.examples import read_examples
from faq.desk import Desk, open_shelf
from faq.model import Question
from faq.safety import Alarm
from faq.staff.examples import outcomes


def main() -> None:
    """Print the table."""
    folder = Path("faq")
    content = load_or_fail(folder)
    desk = Desk(open_shelf(content.texts, content.signs, content))
    examples, problems = read_examples(folder, content)
    if examples is None:
        raise SystemExit(str(problems))
    asked: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    watch, limits = desk.shelf.watch, safety.build_boundary(content.signs)
    for outcome in outcomes(examples.examples, lambda text: desk.ask(Question(text))):
        if outcome.example.aside:
            section = str(outcome.where[0])
            asked[section] += 1
            failed[section] += bool(outcome.failure)
            alarms[section] += isinstance(watch.look(outcome.example.says), Alarm)
    for section, count in asked.items():
        print(f"{section:18} {count - failed[section]}/{count} met, {alarms[section]} alarms")
    own = [text for entry in content.entries for text in (entry.question, *entry.asks)]
    heard = [text for entry in content.entries for text in entry.heard]
    for name, phrasings in (("entries.yaml", own), ("phrasebook", heard)):
        raised = sum(isinstance(watch.look(text), Alarm) for text in phrasings)
        referred = sum(limits.look(text) is not None for text in phrasings)
        print(f"{name:18} {len(phrasings)}: {raised} alarms, {referred} referred")


if __name__ == "__main__":
    main()
