"""The only module that reads the environment. Twin of `.env.example` (a test compares them).

Values are checked here once; everybody else is given what he needs. A wrong value becomes one
line that names the setting and never shows what was typed: it may be a secret.
"""

import os
import re
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from delivery.sealing import SHORTEST, key_from
from faq.messages import ContactCard, Place
from faq.model import GapJournal

_TOKEN: Final = re.compile(r"\d+:[A-Za-z0-9_-]+")
_SECRET: Final = re.compile(r"[A-Za-z0-9_-]{32,256}")
_LISTEN: Final = r"^(\[[0-9a-fA-F:]+\]|[A-Za-z0-9.-]+):\d{1,5}$"
_PHONE: Final = r"^[0-9 +()-]{2,20}$"

KEY_FILE: Final = Path(".data-key")  # made on the first run; never in the data folder

REMEDIES: Final = {
    "telegram_bot_token": "a token looks like 123456:ABC-def; copy it anew from @BotFather",
    "telegram_bot_token_file": "give the path of a file that holds the token alone",
    "telegram_api_url": "give an address such as http://127.0.0.1:9000",
    "demo_listen": "give HOST:PORT, such as 127.0.0.1:8081",
    "admin_listen": "give HOST:PORT, such as 127.0.0.1:8090, or off",
    "database_url": "give sqlite:///PATH or postgresql://USER:PASSWORD@HOST/NAME",
    "data_key": "a key has at least 32 characters; several are parted by commas, newest first",
    "data_key_file": "give the path of a file that holds the key alone",
    "webhook_url": "give the https:// address that Telegram posts to",
    "webhook_secret": "give 32 to 256 of A-Z a-z 0-9 _ - (Telegram's own limits)",
    "webhook_secret_file": "give the path of a file that holds the secret alone",
    "webhook_listen": "give HOST:PORT, such as 127.0.0.1:8080",
    "rate_overall": "a whole number of messages a second",
    "rate_chat": "a whole number of messages a second",
    "rate_group_per_minute": "a whole number of messages a minute",
    "faq_dir": "give the folder that holds entries.yaml",
    "contact_phone": "digits, spaces, + ( ) - only, at most 20",
    "contact_url": "give an address that begins with https://",
    "emergency_number": "digits, spaces, + ( ) - only, at most 20",
    "crisis_line": "digits, spaces, + ( ) - only, at most 20",
    "poison_line": "digits, spaces, + ( ) - only, at most 20",
    "staff_user_ids": "numeric ids, parted by commas",
    "staff_chat_id": "the numeric id of one chat; a group's begins with -",
    "gap_journal": "one of off, counts, on",
    "log_level": "one of DEBUG, INFO, WARNING, ERROR, CRITICAL",
    "log_format": "one of auto, text, json",
}


class SettingsError(Exception):
    """A setting is wrong; the text names it and says what to do, in one line."""


class Settings(BaseSettings):
    """Everything an operator can set; the environment has the names in capitals."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",  # the environment holds much that is not ours
        hide_input_in_errors=True,  # a mistyped secret must not be printed back
        env_ignore_empty=True,
    )

    telegram_bot_token: SecretStr | None = None
    telegram_bot_token_file: Path | None = None
    telegram_api_url: str = Field("https://api.telegram.org", pattern=r"^https?://[^\s/]\S*$")
    demo_listen: str = Field("127.0.0.1:8081", pattern=_LISTEN)
    admin_listen: str = Field("127.0.0.1:8090", pattern=f"{_LISTEN}|^off$")
    database_url: str = Field("sqlite:///data/bot.db", pattern=r"^(sqlite|postgres(ql)?)://\S*$")
    data_key: SecretStr | None = None
    data_key_file: Path | None = None
    webhook_url: str = Field("", pattern=r"^https?://\S+$|^$")
    webhook_secret: SecretStr | None = None
    webhook_secret_file: Path | None = None
    webhook_listen: str = Field("127.0.0.1:8080", pattern=_LISTEN)
    rate_overall: int = Field(30, ge=1, le=1_000_000)
    rate_chat: int = Field(1, ge=1, le=1_000_000)
    rate_group_per_minute: int = Field(20, ge=1, le=1_000_000)
    faq_dir: Path = Path("faq")
    contact_name: str = ""
    contact_phone: str = Field("", pattern=f"{_PHONE}|^$")
    contact_hours: str = ""
    contact_url: str = Field("", pattern=r"^https://\S+$|^$")
    emergency_number: str = Field("911", pattern=_PHONE)
    crisis_line: str = Field("988", pattern=_PHONE)
    poison_line: str = Field("1-800-222-1222", pattern=_PHONE)
    staff_user_ids: Annotated[tuple[int, ...], NoDecode] = ()
    staff_chat_id: int | None = None
    gap_journal: GapJournal = GapJournal.OFF
    log_level: str = Field("INFO", pattern="^(DEBUG|INFO|WARNING|ERROR|CRITICAL)$")
    log_format: str = Field("auto", pattern="^(auto|text|json)$")

    @field_validator("log_level", mode="before")
    @classmethod
    def _capitals(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("staff_user_ids", mode="before")
    @classmethod
    def _parted(cls, value: object) -> object:
        return [part.strip() for part in value.split(",")] if isinstance(value, str) else value

    @property
    def token(self) -> str | None:
        """The bot's token, or None when the chat page should start.

        Raises:
            SettingsError: the token file cannot be read, or what it holds is no token.
        """
        name, secret = "TELEGRAM_BOT_TOKEN", self.telegram_bot_token
        if secret is None and self.telegram_bot_token_file is not None:
            name = "TELEGRAM_BOT_TOKEN_FILE"
            secret = _read_secret(name, self.telegram_bot_token_file)
        return _checked_token(name, secret) if secret else None

    def sealing_key(self, made: Path) -> str:
        """The key that seals stored updates; from the file `made`, a new one, if none is set.

        Raises:
            SettingsError: it cannot be read, kept, or is too short.
        """
        name, secret = "DATA_KEY", self.data_key
        if secret is None:
            name = "DATA_KEY_FILE"
            path = self.data_key_file
            secret = _read_secret(name, path) if path else SecretStr(_kept_key(made))
        keys = secret.get_secret_value()
        if any(len(key.strip()) < SHORTEST for key in keys.split(",")):
            message = f"{name}: {REMEDIES['data_key']}"
            raise SettingsError(message)
        return keys

    @property
    def hook_secret(self) -> str:
        """What Telegram shows with each post to the webhook.

        Raises:
            SettingsError: there is none, or it is too short to be one.
        """
        name, secret = "WEBHOOK_SECRET", self.webhook_secret
        if secret is None and self.webhook_secret_file is not None:
            name = "WEBHOOK_SECRET_FILE"
            secret = _read_secret(name, self.webhook_secret_file)
        if secret is None or not _SECRET.fullmatch(secret.get_secret_value()):
            message = f"{name}: {REMEDIES['webhook_secret']}"
            raise SettingsError(message)
        return secret.get_secret_value()

    @property
    def place(self) -> Place:
        """What depends on where the bot runs: numbers, the care team's card, what is noted."""
        card = ContactCard(
            self.contact_name, self.contact_phone, self.contact_hours, self.contact_url
        )
        return Place(
            self.emergency_number,
            self.crisis_line,
            self.poison_line,
            card,
            self.gap_journal,
            asks_team=self.staff_chat_id is not None,
        )


def read_settings() -> Settings:
    """Read environment and `.env`.

    Raises:
        SettingsError: with all wrong settings in one line, none of their values.
    """
    try:
        return Settings()
    except UnicodeDecodeError:
        message = ".env: is not UTF-8 text; save it as UTF-8"
        raise SettingsError(message) from None
    except ValidationError as error:
        names = dict.fromkeys(str(problem["loc"][0]) for problem in error.errors())
        message = "; ".join(f"{name.upper()}: {REMEDIES.get(name, 'wrong')}" for name in names)
        raise SettingsError(message) from None


def notify_socket() -> str:
    """Where systemd listens for signs of life; empty without it. Set by systemd, not by people."""
    return os.environ.get("NOTIFY_SOCKET", "")


def _read_secret(name: str, path: Path) -> SecretStr:
    try:
        return SecretStr(path.read_text(encoding="utf-8").strip())
    except (OSError, UnicodeDecodeError):
        message = f"{name}: {REMEDIES[name.lower()]}"
        raise SettingsError(message) from None


def _kept_key(path: Path) -> str:
    try:
        return key_from(path)
    except (OSError, UnicodeDecodeError):
        message = f"DATA_KEY: none is set, and {path} cannot be made or read; set one"
        raise SettingsError(message) from None


def _checked_token(name: str, secret: SecretStr) -> str:
    if not _TOKEN.fullmatch(secret.get_secret_value()):
        message = f"{name}: {REMEDIES['telegram_bot_token']}"
        raise SettingsError(message)
    return secret.get_secret_value()
