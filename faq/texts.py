"""The sentences the bot says besides answers: one field a sentence, filled from texts.yaml.

A field names the placeholders its sentence may hold; content checks the file against this class,
so a missing, unknown or misspelled text is a problem with a line, never a KeyError in a chat.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Final

from faq.model import Lang

PLACEHOLDERS: Final = "holds"


def says(*placeholders: str) -> str:
    """Declare a sentence that may hold `placeholders` (names without braces)."""
    declared: str = field(metadata={PLACEHOLDERS: frozenset(placeholders)})
    return declared


def fill(sentence: str, values: Mapping[str, str]) -> str:
    """Put `values` into the {placeholders} of a sentence; other braces stay as they are."""
    for name, value in values.items():
        sentence = sentence.replace(f"{{{name}}}", value)
    return sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Every fixed sentence in one language."""

    # opening and commands
    start: str = says("emergency")
    help: str = says("emergency")
    about: str = says("entries", "sources", "version", "checked")
    topics: str = says()
    topic_page: str = says("topic", "page", "pages")
    contact: str = says("name")
    contact_phone: str = says("phone")
    contact_hours: str = says("hours")
    contact_url: str = says("url")
    contact_say: str = says()
    contact_missing: str = says()
    contact_emergency: str = says("emergency")
    # answers
    checked: str = says("date")
    overdue: str = says("date")
    assumed: str = says("drug")
    which_medicine: str = says()
    other_language: str = says()
    # when it is not an answer
    did_you_mean: str = says()
    did_you_mean_name: str = says("name")
    candidates: str = says()
    not_found: str = says("emergency")
    not_covered: str = says("name")
    not_covered_unnamed: str = says()
    refer_general: str = says()
    refer_ask: str = says()
    unavailable: str = says("emergency")
    problem: str = says("emergency")
    too_fast: str = says("emergency")
    delayed: str = says()
    # small talk
    greeting: str = says()
    thanks: str = says()
    farewell: str = says()
    who_are_you: str = says("emergency")
    how_are_you: str = says()
    ok: str = says()
    # in groups and in other people's chats
    group_intro: str = says("emergency")
    group_admin: str = says()
    group_ask: str = says()
    group_busy: str = says("emergency")
    not_yours: str = says()
    admins_only: str = says()
    settings: str = says()
    settings_automatic_on: str = says()
    settings_automatic_off: str = says()
    settings_privacy_mode: str = says()
    settings_lang: str = says("lang")
    settings_quiet: str = says("from", "to")
    settings_quiet_none: str = says()
    settings_clock: str = says("time")
    settings_page_lang: str = says()
    settings_page_quiet: str = says("time")
    settings_page_leave: str = says()
    settings_done: str = says()
    settings_lost: str = says()
    lang_auto: str = says()
    lang_en: str = says()
    lang_es: str = says()
    lang_zh: str = says()
    inline_danger: str = says()
    inline_refer: str = says()
    inline_not_covered: str = says()
    # what is not text
    photo: str = says()
    voice: str = says("emergency")
    sticker: str = says()
    location: str = says("emergency")
    document: str = says()
    other_message: str = says()
    # feedback and old buttons
    rated_helpful: str = says()
    rate_why: str = says()
    rated_reason: str = says()
    rated_already: str = says()
    rated_in_group: str = says()
    gone: str = says()
    # what is kept, and for how long
    privacy_kept: str = says()
    privacy_gaps_off: str = says()
    privacy_gaps_counts: str = says()
    privacy_gaps_on: str = says()
    privacy_agreed: str = says()
    privacy_not_agreed: str = says()
    privacy_team: str = says()
    privacy_seen: str = says()
    privacy_erase: str = says()
    privacy_run_by: str = says()
    forgot: str = says()
    forgot_nothing: str = says()
    forgot_failed: str = says()
    forgot_rest: str = says()
    kept_conversation: str = says()
    kept_choice: str = says()
    kept_question: str = says()
    kept_rated: str = says()
    kept_other: str = says("number")
    reset_done: str = says()
    gap_ask: str = says()
    gap_agreed: str = says()
    gap_declined: str = says()
    # passing a question to the team
    team_write: str = says("emergency")
    team_confirm: str = says("emergency")
    team_hours: str = says("hours")
    team_sent: str = says("emergency")
    team_not_sent: str = says()
    team_lost: str = says()
    team_full: str = says()
    team_answers: str = says()
    team_asks: str = says()
    team_erased: str = says()
    team_passed_on: str = says()
    team_gone: str = says()
    team_staff_only: str = says()
    # labels of buttons
    button_not_this: str = says()
    button_none_of_these: str = says()
    button_helpful: str = says()
    button_not_helpful: str = says()
    button_wrong: str = says()
    button_unclear: str = says()
    button_outdated: str = says()
    button_other: str = says()
    button_without: str = says()
    button_share: str = says()
    button_invite: str = says()
    button_general: str = says()
    button_topics: str = says()
    button_contact: str = says()
    button_next: str = says()
    button_previous: str = says()
    button_copy_question: str = says()
    button_copy_phone: str = says()
    button_private: str = says()
    button_sources: str = says()
    button_ask_privately: str = says()
    button_automatic_on: str = says()
    button_automatic_off: str = says()
    button_lang: str = says()
    button_quiet: str = says()
    button_quiet_none: str = says()
    button_quiet_hours: str = says("from", "to")
    button_clock_back: str = says()
    button_clock_half: str = says()
    button_clock_on: str = says()
    button_leave: str = says()
    button_leave_now: str = says()
    button_stay: str = says()
    button_back: str = says()
    button_done: str = says()
    button_agree: str = says()
    button_decline: str = says()
    button_withdraw: str = says()
    button_ask_team: str = says()
    button_send: str = says()
    button_do_not_send: str = says()
    # what Telegram shows before and beside the chat
    bot_description: str = says("emergency")
    bot_short_description: str = says()
    command_start: str = says()
    command_help: str = says()
    command_topics: str = says()
    command_contact: str = says()
    command_about: str = says()
    command_ask: str = says()
    command_settings: str = says()
    command_privacy: str = says()
    command_forgetme: str = says()
    command_reset: str = says()


TEXT_KEYS: Final = tuple(declared.name for declared in fields(Texts))


@dataclass(frozen=True, slots=True)
class TextBook:
    """The texts of every language; a sentence a language lacks is said in English."""

    english: Texts
    others: Mapping[Lang, Texts]

    def of(self, lang: Lang) -> Texts:
        """The texts in `lang`, or in English where there are none."""
        return self.others.get(lang, self.english)
