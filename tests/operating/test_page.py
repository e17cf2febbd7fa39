"""The health page: alive, ready or why not, and figures without ids."""

from collections.abc import AsyncIterator

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families

from delivery.vitals import DEAF, FRESH, FULL, Vitals
from operating.metrics import ContentState, Metrics
from operating.page import served, site


class Scene:
    """A page over vitals that a test may change."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.stopping = False
        self.content = ContentState("v1")
        self.vitals = Vitals(lambda: self.now)
        self.vitals.polls()
        self.vitals.heard_now()
        self.metrics = Metrics(self.vitals, lambda: self.content)
        self.page = site(
            self.vitals, lambda: self.content, self.metrics, stopping=lambda: self.stopping
        )
        self.client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.page), base_url="http://test"
        )

    async def ready(self) -> tuple[int, dict[str, bool]]:
        """Status and parts of /readyz."""
        answer = await self.client.get("/readyz")
        return answer.status_code, answer.json()

    async def figures(self) -> dict[str, float]:
        """All samples of /metrics by name and labels."""
        text = (await self.client.get("/metrics")).text
        return {
            sample.name + "".join(f" {value}" for value in sample.labels.values()): sample.value
            for family in text_string_to_metric_families(text)
            for sample in family.samples
        }


@pytest.fixture
async def scene() -> AsyncIterator[Scene]:
    """Healthy."""
    scene = Scene()
    async with scene.client:
        yield scene


async def test_a_healthy_bot_is_alive_and_ready(scene: Scene) -> None:
    """200 on both."""
    assert (await scene.client.get("/healthz")).status_code == 200
    assert await scene.ready() == (
        200,
        {"ready": True, "storage": True, "content": True, "updates": True, "running": True},
    )


@pytest.mark.parametrize(
    ("trouble", "part"),
    [
        ("storage", "storage"),
        ("full", "storage"),
        ("content", "content"),
        ("conflict", "updates"),
        ("silence", "updates"),
        ("never heard", "updates"),
        ("stopping", "running"),
    ],
)
async def test_not_ready_says_which_part(scene: Scene, trouble: str, part: str) -> None:
    """503, and alive all the same."""
    match trouble:
        case "storage":
            scene.vitals.storage = False
        case "full":
            scene.vitals.waiting = FULL
        case "content":
            scene.content = ContentState("")
        case "conflict":
            scene.vitals.conflict = True
        case "silence":
            scene.now += FRESH + 1
        case "never heard":
            scene.vitals.heard = None
        case _:
            scene.stopping = True

    status, parts = await scene.ready()

    assert (status, parts["ready"], parts[part]) == (503, False, False)
    assert (await scene.client.get("/healthz")).status_code == 200


async def test_a_copy_that_stands_by_is_ready(scene: Scene) -> None:
    """Another one polls; this one answers what is in the inbox."""
    scene.vitals.rests(stands_by=True)
    scene.now += DEAF + 1

    assert (await scene.ready())[0] == 200


async def test_figures_are_what_happened(scene: Scene) -> None:
    """Delivery's counts, replies by outcome, ages, the content's version."""
    scene.vitals.counts.update({"received": 5, "failed": 1, "retries_flood": 2})
    scene.vitals.waiting, scene.vitals.oldest = 3, 7.5
    scene.metrics.answered("answer", None, 0.0012)
    scene.metrics.answered("urgent", "emergency", 0.0004)
    scene.content = ContentState("v2", errors=4, failures=2)
    scene.now += 12

    figures = await scene.figures()

    assert {
        "faqbot_updates_total": 5.0,
        "faqbot_dead_letters_total": 1.0,
        "faqbot_send_retries_total flood": 2.0,
        "faqbot_inbox_open": 3.0,
        "faqbot_inbox_oldest_seconds": 7.5,
        "faqbot_answers_total answer": 1.0,
        "faqbot_answers_total urgent": 1.0,
        "faqbot_urgent_total emergency": 1.0,
        "faqbot_answer_seconds_count": 2.0,
        "faqbot_answer_seconds_bucket 0.0005": 1.0,
        "faqbot_content_info v2": 1.0,
        "faqbot_content_errors": 4.0,
        "faqbot_content_reload_failures_total": 2.0,
        "faqbot_poll_silence_seconds": 12.0,
        "faqbot_ready": 1.0,
    }.items() <= figures.items()


async def test_only_these_three_can_be_asked(scene: Scene) -> None:
    """And only with GET (or HEAD)."""
    assert (await scene.client.get("/")).status_code == 404
    assert (await scene.client.post("/metrics")).status_code == 405


async def test_a_page_is_served_on_its_own_port(scene: Scene) -> None:
    """Port 0 takes a free one; at the end it is given back."""
    async with served(scene.page, "127.0.0.1:0") as port, httpx.AsyncClient() as client:
        answer = await client.get(f"http://127.0.0.1:{port}/healthz")

    assert answer.json() == {"alive": True}


async def test_a_taken_port_is_no_reason_to_stop(
    scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    """It is said; patients are answered all the same."""
    async with (
        served(scene.page, "127.0.0.1:0") as port,
        served(scene.page, f"127.0.0.1:{port}") as second,
    ):
        assert second is None

    assert "ADMIN_LISTEN" in caplog.text


async def test_off_is_off(scene: Scene) -> None:
    """Nothing listens and nothing is said."""
    async with served(scene.page, "off") as port:
        assert port is None
