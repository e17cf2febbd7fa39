"""What the bot would answer unasked in a group, right and wrong, by how sure it has to be.

    python -m benchmarks.unasked

Takes the open half of faq/examples.yaml as if each message were said in a group that wants
automatic answers, a question mark behind it. `faq.unasked.SURE` is read off this table.
"""

from collections import Counter
from pathlib import Path

from faq.content import load_or_fail
from faq.content.example_form import QuestionExample
from faq.content.examples import read_examples
from faq.desk import Desk, open_shelf
from faq.model import Answer, Question
from faq.unasked import SURE, is_plain_question
from faq.wording import plain, words

BARS = (0.8, 0.85, 0.9, 0.95, 0.98)


def main() -> None:
    """Print the table."""
    folder = Path("faq")
    content = load_or_fail(folder)
    desk = Desk(open_shelf(content.texts, content.signs, content))
    examples, problems = read_examples(folder, content)
    if examples is None:
        raise SystemExit(str(problems))
    said: Counter[float] = Counter()
    right: Counter[float] = Counter()
    plain_questions = messages = 0
    for _, example in examples.examples.each():
        if example.aside:
            continue
        messages += 1
        text = example.says.rstrip("?!. ") + "?"
        if not is_plain_question(plain(text), len(words(plain(text)))):
            continue
        plain_questions += 1
        reply = desk.ask(Question(text))
        if not isinstance(reply, Answer) or len(reply.entries) > 1 or reply.note:
            continue
        fitting = {example.gets, *example.also} if isinstance(example, QuestionExample) else set()
        for bar in BARS:
            if reply.score >= bar:
                said[bar] += 1
                right[bar] += reply.entries[0].id in fitting
    print(f"{messages} messages, {plain_questions} plain questions by their form")
    for bar in BARS:
        mark = " <- SURE" if bar == SURE else ""
        wrong = said[bar] - right[bar]
        print(f"from {bar:.2f}: {said[bar]} answered, {right[bar]} right, {wrong} wrong{mark}")


if __name__ == "__main__":
    main()
