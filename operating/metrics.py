"""What Prometheus reads: counts, ages and a histogram; never an id, never a word.

Delivery's figures are read from its vitals at the moment of asking; answers are counted as they
are given. A registry of its own: importing this twice must not clash.
"""

import asyncio
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Histogram,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily
from prometheus_client.metrics_core import Metric
from prometheus_client.registry import Collector

from delivery.vitals import Vitals

BUCKETS: Final = (0.0005, 0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0)  # seconds
_RETRIES: Final = "retries_"


@dataclass(frozen=True, slots=True)
class ContentState:
    """Of the content that answers: its version ("" when there is none), and its last reading."""

    version: str
    errors: int = 0  # of the last reading; while there are any, the content before it answers
    failures: int = 0  # readings since the start that were refused


ContentNow = Callable[[], ContentState]


class Metrics:
    """Everything /metrics shows."""

    def __init__(self, vitals: Vitals, content: ContentNow) -> None:
        self._registry = CollectorRegistry()
        self._answers = Counter(
            "faqbot_answers", "Replies by kind.", ["outcome"], registry=self._registry
        )
        self._urgent = Counter(
            "faqbot_urgent", "Urgent replies by level.", ["level"], registry=self._registry
        )
        self._seconds = Histogram(
            "faqbot_answer_seconds",
            "From reading a question to knowing the reply.",
            buckets=BUCKETS,
            registry=self._registry,
        )
        self._registry.register(_Delivery(vitals))
        self._registry.register(_Content(content))
        ProcessCollector(registry=self._registry)
        PlatformCollector(registry=self._registry)

    def answered(self, outcome: str, level: str | None, seconds: float) -> None:
        """Count a reply; `level` is that of an urgent one."""
        self._answers.labels(outcome).inc()
        self._seconds.observe(seconds)
        if level is not None:
            self._urgent.labels(level).inc()

    def text(self) -> bytes:
        """The page, in Prometheus' text format 0.0.4."""
        return generate_latest(self._registry)


class _Delivery(Collector):
    def __init__(self, vitals: Vitals) -> None:
        self._vitals = vitals

    def collect(self) -> Iterator[Metric]:
        yield from self._counters()
        vitals = self._vitals
        gauges = (
            ("ready", "1 when updates can come in and be stored.", vitals.ready),
            ("storage_up", "1 when the last transaction succeeded.", vitals.storage),
            ("standby", "1 when another copy polls.", vitals.stands_by),
            ("poll_conflict", "1 when another bot takes the updates.", vitals.conflict),
            ("poll_silence_seconds", "Since the last successful poll.", vitals.silence),
            ("inbox_open", "Updates that wait for an answer.", vitals.waiting),
            ("inbox_oldest_seconds", "How long the oldest has waited.", vitals.oldest),
            ("inbox_claimed", "Updates this copy is answering.", vitals.claimed),
            ("content_versions", "Versions living copies answer from.", len(vitals.contents)),
            ("tasks", "Tasks of the event loop; 0 when asked from elsewhere.", _tasks()),
        )
        for name, says, value in gauges:
            yield GaugeMetricFamily(f"faqbot_{name}", says, value=float(value))

    def _counters(self) -> Iterator[Metric]:
        counts = self._vitals.counts
        named = (
            ("updates", "Updates stored.", "received"),
            ("duplicates", "Updates that came again and were dropped.", "duplicates"),
            ("not_updates", "Items in a batch that are no updates.", "not_updates"),
            ("webhook_refused", "Posts that were turned away.", "webhook_refused"),
            ("updates_answered", "Updates closed with an answer.", "answered"),
            ("dead_letters", "Updates that could not be answered.", "failed"),
            ("expired", "Updates that waited a day and were closed.", "expired"),
            ("chats_gone", "Updates of chats that blocked the bot.", "gone"),
            ("storage_failures", "Transactions that failed.", "storage_failures"),
        )
        for name, says, key in named:
            yield CounterMetricFamily(f"faqbot_{name}", says, value=float(counts[key]))
        retries = CounterMetricFamily(
            "faqbot_send_retries", "Messages sent again, by reason.", labels=["reason"]
        )
        for key in sorted(counts):
            if key.startswith(_RETRIES):
                retries.add_metric([key.removeprefix(_RETRIES)], float(counts[key]))
        yield retries


def _tasks() -> int:
    try:
        return len(asyncio.all_tasks())
    except RuntimeError:
        return 0


class _Content(Collector):
    def __init__(self, content: ContentNow) -> None:
        self._content = content

    def collect(self) -> Iterator[Metric]:
        now = self._content()
        yield InfoMetricFamily(
            "faqbot_content", "The content that answers.", value={"version": now.version}
        )
        yield GaugeMetricFamily(
            "faqbot_content_errors", "In the last reading of the files.", value=float(now.errors)
        )
        yield CounterMetricFamily(
            "faqbot_content_reload_failures",
            "Readings that were refused.",
            value=float(now.failures),
        )
