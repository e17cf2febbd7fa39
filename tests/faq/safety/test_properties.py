"""Nothing said around a danger sign hides it, and no text breaks the watch."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from faq.safety import Alarm, BoundaryWatch, Mention, Watch

DANGERS = (
    "no puedo respirar",
    "se me cierra la garganta",
    "me duele el pecho",
    "quiero morirme",
    "我喘不过气",
    "胸口很痛",
    "我不想活了",
    "我发烧39度",
    "i cant breathe",
    "my throat is closing",
    "my chest hurts",
    "i want to die",
    "my mom passed out",
    "i have a fever of 102",
)
BEFORE = (
    "hi there",
    "sorry to bother you",
    "good morning everyone",
    "hope you are all well",
    "i have lupus and get an infusion every month",
    "my name is ann",
    "been on treatment for two years",
    "im on benlysta",
    "had remicade on monday",
    "🙏😢🚨",
    "i was diagnosed with lupus in 2012 and tried plaquenil and methotrexate before this",
    "buenas tardes, gracias por leerme",
    "me ponen remicade cada ocho semanas",
    "你好，打扰了",
    "我用贝利尤单抗两年了",
)
AFTER = (
    "thank you",
    "please",
    "sorry",
    "😭😭",
    "on saphnelo",
    "pls reply",
    "!!!",
    "gracias",
    "谢谢",
)
DRUGS = ("benlysta", "remicade", "saphnelo", "rituximab", "actemra", "ivig", "类克")
OFTEN = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@OFTEN
@given(
    danger=st.sampled_from(DANGERS),
    before=st.lists(st.sampled_from(BEFORE), max_size=3),
    after=st.lists(st.sampled_from(AFTER), max_size=2),
)
def test_nothing_around_it_hides_a_danger(
    watch: Watch, danger: str, before: list[str], after: list[str]
) -> None:
    """Politeness, a story, pictures or a drug's name do not hide a danger sign."""
    assert isinstance(watch.look(". ".join([*before, danger, *after])), Alarm)


@OFTEN
@given(
    danger=st.sampled_from(DANGERS), emoji=st.sampled_from("😭🙏🆘💊❤️"), drug=st.sampled_from(DRUGS)
)
def test_pictures_and_drugs_do_not_hide_a_danger(
    watch: Watch, danger: str, emoji: str, drug: str
) -> None:
    """Pictures between its words, capitals and a drug's name at either end change nothing."""
    for says in (
        danger.replace(" ", f" {emoji} "),
        danger.upper(),
        f"{drug} {danger}",
        f"{danger} {drug}",
        f"{danger}, {drug}",
    ):
        assert isinstance(watch.look(says), Alarm), says


@OFTEN
@given(text=st.text(max_size=300))
def test_no_text_breaks_it(watch: Watch, boundaries: BoundaryWatch, text: str) -> None:
    """Any text gives an alarm, a mention or nothing; never an error."""
    assert watch.look(text) is None or isinstance(watch.look(text), Alarm | Mention)
    boundaries.look(text)
