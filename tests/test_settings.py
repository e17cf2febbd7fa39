"""The settings: one place, one twin file, and no value ever shown."""

from pathlib import Path

import pytest

from settings import REMEDIES, Settings, SettingsError, read_settings

SECRET = "1234:canary-value with a blank"


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of this machine, no .env of this checkout."""
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


def test_example_file_names_every_setting_with_its_default(request: pytest.FixtureRequest) -> None:
    """.env.example and settings.py are twins: names, order of meaning, defaults."""
    lines = (request.config.rootpath / ".env.example").read_text(encoding="utf-8").splitlines()
    example = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))

    defaults = Settings().model_dump()

    assert {name.upper(): str(value or "") for name, value in defaults.items()} == example


def test_each_setting_of_the_example_has_a_sentence(request: pytest.FixtureRequest) -> None:
    """Every name, or the group it stands in, follows a comment."""
    text = (request.config.rootpath / ".env.example").read_text(encoding="utf-8")

    for group in text.strip().split("\n\n"):
        assert group.startswith("#")


def test_without_a_token_there_is_none() -> None:
    """No token means the chat page."""
    assert read_settings().token is None


def test_token_is_read_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A secret mount ends with a newline."""
    (tmp_path / "token").write_text("123456:abc-DEF_0\n", encoding="utf-8")
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN_FILE", str(tmp_path / "token"))

    assert read_settings().token == "123456:abc-DEF_0"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("TELEGRAM_BOT_TOKEN", SECRET),
        ("TELEGRAM_BOT_TOKEN_FILE", "/nowhere/canary-value"),
        ("TELEGRAM_API_URL", "canary-value"),
        ("DEMO_LISTEN", "canary-value"),
        ("CONTACT_PHONE", "canary-value"),
        ("CONTACT_URL", "http://canary-value"),
        ("EMERGENCY_NUMBER", "canary-value"),
        ("LOG_LEVEL", "canary-value"),
        ("LOG_FORMAT", "canary-value"),
    ],
)
def test_wrong_value_is_named_in_one_line_and_never_shown(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """The line names the setting and the remedy; the value may be a secret."""
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as refused:
        _ = read_settings().token

    assert str(refused.value) == f"{name}: {REMEDIES[name.lower()]}"


def test_all_wrong_settings_are_named_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """One start shows every mistake."""
    monkeypatch.setenv("LOG_FORMAT", "canary")
    monkeypatch.setenv("DEMO_LISTEN", "canary")

    with pytest.raises(SettingsError) as refused:
        read_settings()

    assert [part.split(":")[0] for part in str(refused.value).split("; ")] == [
        "DEMO_LISTEN",
        "LOG_FORMAT",
    ]


def test_env_file_that_is_not_utf8_is_said_so(tmp_path: Path) -> None:
    """Notepad's UTF-16 is a common accident."""
    (tmp_path / ".env").write_bytes("LOG_LEVEL=INFO".encode("utf-16"))

    with pytest.raises(SettingsError, match="not UTF-8"):
        read_settings()


def test_staff_are_numbers_parted_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    """And the chat they share is one."""
    monkeypatch.setenv("STAFF_USER_IDS", "11, 12")
    monkeypatch.setenv("STAFF_CHAT_ID", "-1001234567890")

    settings = read_settings()

    assert settings.staff_user_ids == (11, 12)
    assert settings.staff_chat_id == -1001234567890
    assert settings.place.asks_team


@pytest.mark.parametrize(
    ("name", "value"),
    [("STAFF_USER_IDS", "@nurse"), ("STAFF_CHAT_ID", "nurses"), ("GAP_JOURNAL", "maybe")],
)
def test_wrong_staff_settings_are_named(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    """With what to do, and not with what was typed."""
    monkeypatch.setenv(name, value)

    with pytest.raises(SettingsError) as refused:
        read_settings()

    assert str(refused.value) == f"{name}: {REMEDIES[name.lower()]}"
