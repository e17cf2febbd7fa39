"""The image and the compose files: what a linter of Dockerfiles would say, and compose's schema.

No Docker engine is needed: the files are read.
"""

import json
import re
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from jsonschema import Draft202012Validator

ROOT: Final = Path(__file__).parents[2]
DEPLOY: Final = ROOT / "deploy"
COMPOSE: Final = ("compose.yaml", "compose.scale.yaml")
_IMPORTED: Final = re.compile(r"^(?:from|import) (\w+)", re.MULTILINE)

_NAMED: Final = {"type": ["object", "null"]}
_TEXTS: Final = {"type": "array", "items": {"type": "string"}, "minItems": 1}
_SIZE: Final = {"type": "string", "pattern": r"^\d+[kmg]$"}
_TIME: Final = {"type": "string", "pattern": r"^\d+(ms|s|m)$"}
SERVICE: Final = {  # of the Compose Specification, the part these files use
    "type": "object",
    "additionalProperties": False,
    "required": ["image", "restart", "security_opt", "mem_limit"],
    "properties": {
        "image": {"type": "string", "pattern": r"^[a-z0-9/_-]+:[A-Za-z0-9._-]+$"},
        "build": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"context": {"type": "string"}, "dockerfile": {"type": "string"}},
        },
        "env_file": _TEXTS,
        "environment": {"type": "object", "additionalProperties": {"type": "string"}},
        "secrets": _TEXTS,
        "volumes": _TEXTS,
        "networks": _TEXTS,
        "ports": _TEXTS,
        "tmpfs": _TEXTS,
        "cap_drop": {"const": ["ALL"]},
        "cap_add": _TEXTS,
        "security_opt": {"const": ["no-new-privileges:true"]},
        "restart": {"enum": ["no", "always", "on-failure", "unless-stopped"]},
        "read_only": {"type": "boolean"},
        "init": {"type": "boolean"},
        "pids_limit": {"type": "integer"},
        "mem_limit": _SIZE,
        "shm_size": _SIZE,
        "stop_grace_period": _TIME,
        "depends_on": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "condition": {
                        "enum": [
                            "service_started",
                            "service_healthy",
                            "service_completed_successfully",
                        ]
                    }
                },
            },
        },
        "deploy": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"replicas": {"type": "integer", "minimum": 1}},
        },
        "healthcheck": {
            "type": "object",
            "additionalProperties": False,
            "required": ["test"],
            "properties": {
                "test": _TEXTS,
                "interval": _TIME,
                "timeout": _TIME,
                "retries": {"type": "integer"},
            },
        },
        "logging": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "driver": {"type": "string"},
                "options": {"type": "object", "additionalProperties": {"type": "string"}},
            },
        },
    },
}
SCHEMA: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "services"],
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z0-9][a-z0-9_-]*$"},
        "services": {"type": "object", "additionalProperties": SERVICE},
        "networks": {"type": "object", "additionalProperties": _NAMED},
        "volumes": {"type": "object", "additionalProperties": _NAMED},
        "secrets": {
            "type": "object",
            "additionalProperties": {
                "type": "object",
                "additionalProperties": False,
                "required": ["file"],
                "properties": {"file": {"type": "string"}},
            },
        },
    },
}


def instructions() -> list[tuple[str, str]]:
    """The Dockerfile's instructions, continuation lines joined."""
    text = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    joined = re.sub(r"\\\n\s*", "", text)
    lines = [line for line in joined.splitlines() if line and not line.startswith("#")]
    return [(line.split()[0], line.split(maxsplit=1)[1]) for line in lines]


def of(name: str) -> list[str]:
    """What follows each instruction of that name."""
    return [rest for instruction, rest in instructions() if instruction == name]


def compose(name: str) -> dict[str, Any]:
    """A compose file."""
    read: dict[str, Any] = yaml.safe_load((DEPLOY / name).read_text(encoding="utf-8"))
    return read


def test_the_image_is_built_in_two_stages_from_a_pinned_version() -> None:
    """DL3006, DL3007: never `latest`; the digest can be given when building."""
    assert of("ARG") == ["PYTHON=python:3.11-slim-bookworm"]
    assert of("FROM") == ["${PYTHON} AS packages", "${PYTHON}"]


def test_packages_are_held_to_their_hashes() -> None:
    """DL3042 too: no cache of pip in the image; nothing is installed besides."""
    installs = [run for run in of("RUN") if "install " in run and "pip" in run]

    assert len(installs) == 1
    assert "--require-hashes -r /tmp/requirements.txt" in installs[0]
    assert "--no-cache-dir" in installs[0]
    assert "--hash=sha256:" in (ROOT / "requirements.txt").read_text(encoding="utf-8")


def test_the_bot_is_nobody_special() -> None:
    """DL3002: the last user is a number that is not root's, as Kubernetes wants it."""
    assert of("USER") == ["10001:10001"]


def test_it_stops_as_a_process_of_its_own() -> None:
    """DL3025: no shell in between that would swallow SIGTERM."""
    assert json.loads(of("ENTRYPOINT")[0]) == ["python", "bot.py"]
    assert of("STOPSIGNAL") == ["SIGTERM"]


def test_its_health_is_asked() -> None:
    """With a module that is in the image, on the port of the default settings."""
    (check,) = of("HEALTHCHECK")

    assert json.loads(check.split("CMD ")[1]) == ["python", "-m", "operating.probe", "8090"]


def test_nothing_is_fetched_or_copied_blindly() -> None:
    """DL3020 (ADD), DL3008 (apt), DL4006 (pipes); and `COPY .` would take secrets along."""
    assert of("ADD") == []
    assert not [run for run in of("RUN") if re.search(r"apt-get|curl|wget|\||sudo|chmod 777", run)]
    assert not [copy for copy in of("COPY") if copy.split()[0] in {".", "*"}]


def test_what_is_copied_exists_and_is_let_through() -> None:
    """.dockerignore lets in exactly what the Dockerfile copies."""
    copied = {
        source
        for copy in of("COPY")
        if not copy.startswith("--from")
        for source in copy.split()[:-1]
    }
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    let_in = {line[1:] for line in ignored if line.startswith("!")}

    assert copied == let_in
    assert [name for name in copied if not (ROOT / name).exists()] == []
    assert "*" in ignored
    assert "**/.env" in ignored


def test_the_image_holds_every_room_that_the_bot_imports() -> None:
    """A room that is forgotten here would be found out in production."""
    copied = {word for copy in of("COPY") for word in copy.split()}
    seen, waiting = set(), {"bot.py"}
    while waiting:
        name = waiting.pop()
        seen.add(name)
        inside = sorted((ROOT / name).rglob("*.py")) if (ROOT / name).is_dir() else [ROOT / name]
        texts = (path.read_text(encoding="utf-8") for path in inside)
        imported = {found for text in texts for found in _IMPORTED.findall(text)}
        ours = {found for found in imported if (ROOT / found / "__init__.py").exists()}
        ours |= {f"{found}.py" for found in imported if (ROOT / f"{found}.py").exists()}
        waiting |= ours - seen

    assert len(seen) > 5
    assert seen - copied == set()


@pytest.mark.parametrize("name", COMPOSE)
def test_compose_files_keep_to_the_schema(name: str) -> None:
    """A misspelt key would be silently without effect."""
    errors = [error.message for error in Draft202012Validator(SCHEMA).iter_errors(compose(name))]

    assert errors == []


@pytest.mark.parametrize("name", COMPOSE)
def test_what_compose_files_refer_to_is_declared(name: str) -> None:
    """Networks, volumes, secrets, services; files beside them exist."""
    read = compose(name)
    for service in read["services"].values():
        assert set(service.get("networks", ())) <= set(read.get("networks", ()))
        assert set(service.get("secrets", ())) <= set(read["secrets"])
        assert set(service.get("depends_on", ())) <= set(read["services"])
        for volume in service.get("volumes", ()):
            source = volume.split(":")[0]
            if source.startswith("."):
                assert (DEPLOY / source).exists()
            else:
                assert source in read["volumes"]


@pytest.mark.parametrize("name", COMPOSE)
def test_the_bot_runs_read_only_without_rights(name: str) -> None:
    """And has more time to stop than it needs (8 s)."""
    bot = compose(name)["services"]["bot"]

    assert (bot["read_only"], bot["cap_drop"], bot["stop_grace_period"]) == (True, ["ALL"], "20s")
    assert bot["pids_limit"]
    assert "ports" not in bot


@pytest.mark.parametrize("name", COMPOSE)
def test_no_secret_stands_in_a_compose_file(name: str) -> None:
    """They come as files or from .env; settings that compose files name exist."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    known = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))
    environment = compose(name)["services"]["bot"]["environment"]

    assert set(environment) <= known
    for key in ("TELEGRAM_BOT_TOKEN", "DATA_KEY", "WEBHOOK_SECRET"):
        assert key not in environment


def test_the_scaled_setup_is_three_copies_on_one_database() -> None:
    """Neither they nor the database can be reached from outside; Caddy alone can."""
    read = compose("compose.scale.yaml")

    assert read["services"]["bot"]["deploy"]["replicas"] == 3
    assert [name for name, service in read["services"].items() if "ports" in service] == ["caddy"]
    assert read["networks"]["store"] == {"internal": True}
    assert read["services"]["db"]["networks"] == ["store"]
