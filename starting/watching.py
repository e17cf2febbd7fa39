"""What an operator sees of the bot: health, figures, problems of the content."""

from collections.abc import Sequence

from delivery.vitals import Vitals
from faq.desk import Desk
from faq.errors import Problem, Severity
from faq.live import LiveContent
from faq.model import Reply, Urgent, kind
from handlers.staff_chat import StaffChat
from operating.health import Health
from operating.metrics import ContentState
from settings import Settings, notify_socket


def health_of(settings: Settings, vitals: Vitals, desk: Desk, live: LiveContent) -> Health:
    """What an operator sees of the bot."""

    def content() -> ContentState:
        library = desk.shelf.library
        version = library.content.version if library else ""
        return ContentState(version, len(errors(live.problems)), live.failures)

    return Health(vitals, content, settings.admin_listen, notify_socket())


def tell(health: Health, chat: StaffChat, reply: Reply, seconds: float) -> None:
    """Count a reply, for the operator and for the staff."""
    level = reply.level.value if isinstance(reply, Urgent) else None
    health.metrics.answered(kind(reply), level, seconds)
    chat.told(reply, seconds)


def errors(problems: Sequence[Problem]) -> list[Problem]:
    """What keeps content from going live, without the warnings."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]
