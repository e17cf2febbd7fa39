"""The unit for systemd and the manifests for Kubernetes: what they must say, well-formed."""

import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from jsonschema import Draft202012Validator

from operating.watchdog import BEAT
from starting.endings import REFUSED

ROOT: Final = Path(__file__).parents[2]
UNIT: Final = ROOT / "deploy" / "infusion-faq-bot.service"
EXPOSURE: Final = 20  # tenths; systemd calls up to 2.0 "OK" where a common service has 9.6

_LABELS: Final = {"type": "object", "additionalProperties": {"type": "string"}, "minProperties": 1}
_SELECTOR: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["matchLabels"],
    "properties": {"matchLabels": _LABELS},
}
_PROBE: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["httpGet"],
    "properties": {
        "httpGet": {
            "type": "object",
            "additionalProperties": False,
            "required": ["path", "port"],
            "properties": {"path": {"type": "string"}, "port": {"type": ["string", "integer"]}},
        },
        "periodSeconds": {"type": "integer"},
        "timeoutSeconds": {"type": "integer"},
        "failureThreshold": {"type": "integer"},
    },
}
CONTAINER: Final = {  # of Kubernetes' core/v1, the part the manifest uses
    "type": "object",
    "additionalProperties": False,
    "required": ["name", "image", "resources", "securityContext"],
    "properties": {
        "name": {"type": "string"},
        "image": {"type": "string", "pattern": r":\d+\.\d+\.\d+$"},
        "imagePullPolicy": {"enum": ["Always", "IfNotPresent", "Never"]},
        "envFrom": {"type": "array"},
        "env": {"type": "array", "items": {"required": ["name"]}},
        "ports": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["name", "containerPort"],
                "properties": {
                    "name": {"type": "string", "pattern": "^[a-z]{1,15}$"},
                    "containerPort": {"type": "integer"},
                },
            },
        },
        "startupProbe": _PROBE,
        "livenessProbe": _PROBE,
        "readinessProbe": _PROBE,
        "resources": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"requests": {"type": "object"}, "limits": {"required": ["memory"]}},
        },
        "securityContext": {
            "const": {
                "allowPrivilegeEscalation": False,
                "readOnlyRootFilesystem": True,
                "capabilities": {"drop": ["ALL"]},
            }
        },
        "volumeMounts": {"type": "array", "items": {"required": ["name", "mountPath"]}},
    },
}
POD: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["containers", "securityContext", "terminationGracePeriodSeconds"],
    "properties": {
        "serviceAccountName": {"type": "string"},
        "automountServiceAccountToken": {"const": False},
        "terminationGracePeriodSeconds": {"type": "integer", "minimum": 15},
        "securityContext": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "runAsNonRoot": {"const": True},
                "runAsUser": {"type": "integer", "minimum": 1},
                "runAsGroup": {"type": "integer", "minimum": 1},
                "fsGroup": {"type": "integer", "minimum": 1},
                "seccompProfile": {"const": {"type": "RuntimeDefault"}},
            },
        },
        "topologySpreadConstraints": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["maxSkew", "topologyKey", "whenUnsatisfiable", "labelSelector"],
                "properties": {
                    "maxSkew": {"type": "integer"},
                    "topologyKey": {"type": "string"},
                    "whenUnsatisfiable": {"enum": ["DoNotSchedule", "ScheduleAnyway"]},
                    "labelSelector": _SELECTOR,
                },
            },
        },
        "containers": {"type": "array", "items": CONTAINER, "minItems": 1},
        "volumes": {"type": "array", "items": {"required": ["name"]}},
    },
}
DEPLOYMENT: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["replicas", "selector", "template"],
    "properties": {
        "replicas": {"type": "integer"},
        "selector": _SELECTOR,
        "strategy": {
            "type": "object",
            "additionalProperties": False,
            "properties": {
                "rollingUpdate": {
                    "type": "object",
                    "additionalProperties": False,
                    "properties": {
                        "maxUnavailable": {"type": "integer"},
                        "maxSurge": {"type": "integer"},
                    },
                }
            },
        },
        "template": {
            "type": "object",
            "additionalProperties": False,
            "required": ["metadata", "spec"],
            "properties": {"metadata": {"required": ["labels"]}, "spec": POD},
        },
    },
}
BUDGET: Final = {
    "type": "object",
    "additionalProperties": False,
    "required": ["selector", "minAvailable"],
    "properties": {"selector": _SELECTOR, "minAvailable": {"type": "integer"}},
}
KINDS: Final = {
    "ConfigMap": "v1",
    "ServiceAccount": "v1",
    "Deployment": "apps/v1",
    "Service": "v1",
    "PodDisruptionBudget": "policy/v1",
    "NetworkPolicy": "networking.k8s.io/v1",
    "Ingress": "networking.k8s.io/v1",
}


def unit() -> ConfigParser:
    """The unit; of a key that stands several times, the last."""
    read = ConfigParser(interpolation=None, strict=False)
    read.optionxform = str  # type: ignore[assignment,method-assign]  # keys are case-sensitive
    read.read_string(UNIT.read_text(encoding="utf-8"))
    return read


def manifests() -> dict[str, dict[str, Any]]:
    """Kubernetes' objects by kind."""
    text = (ROOT / "deploy" / "kubernetes.yaml").read_text(encoding="utf-8")
    return {found["kind"]: found for found in yaml.safe_load_all(text)}


def test_systemd_restarts_what_a_restart_can_help() -> None:
    """Not a wrong setting or a refused token: that waits for a person."""
    service = unit()["Service"]

    assert (service["Type"], service["Restart"]) == ("notify", "always")
    assert service["RestartPreventExitStatus"] == str(REFUSED)
    assert int(service["WatchdogSec"]) > 10 * BEAT
    assert int(service["TimeoutStopSec"]) > 10


def test_systemd_gives_the_bot_nothing_it_does_not_need() -> None:
    """No user of its own on the machine, no rights, a read-only system, secrets as credentials."""
    service, text = unit()["Service"], UNIT.read_text(encoding="utf-8")

    assert service["DynamicUser"] == service["NoNewPrivileges"] == "yes"
    assert (service["ProtectSystem"], service["CapabilityBoundingSet"]) == ("strict", "")
    assert "LoadCredential=token:" in text
    assert "LoadCredential=data-key:" in text
    assert not re.search(r"^Environment=(TELEGRAM_BOT_TOKEN|DATA_KEY)=", text, re.MULTILINE)


def test_systemd_reads_the_unit(tmp_path: Path) -> None:
    """By systemd's own tool where there is one; its sections are checked anyway."""
    assert unit().sections() == ["Unit", "Service", "Install"]
    tool = shutil.which("systemd-analyze")
    if tool is None:
        return
    there = tmp_path / UNIT.name
    text = UNIT.read_text(encoding="utf-8")
    there.write_text(
        re.sub(r"^ExecStart=\S+", f"ExecStart={sys.executable}", text, flags=re.MULTILINE),
        encoding="utf-8",
    )

    said = subprocess.run(  # noqa: S603  systemd's own tool
        [tool, "verify", str(there)], capture_output=True, text=True, check=False
    )
    assert said.stderr == ""
    exposed = subprocess.run(  # noqa: S603  the same
        [tool, "security", "--offline=true", f"--threshold={EXPOSURE}", str(there)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert exposed.returncode == 0, exposed.stdout


def test_manifests_are_of_known_kinds_and_named_alike() -> None:
    """With the API version each kind has had for years."""
    found = manifests()

    assert {kind: one["apiVersion"] for kind, one in found.items()} == KINDS
    assert {one["metadata"]["name"] for one in found.values()} == {"infusion-faq-bot"}


@pytest.mark.parametrize(
    ("kind", "schema"), [("Deployment", DEPLOYMENT), ("PodDisruptionBudget", BUDGET)]
)
def test_manifests_keep_to_the_schema(kind: str, schema: dict[str, Any]) -> None:
    """A misspelt key would be dropped in silence by older clusters."""
    errors = Draft202012Validator(schema).iter_errors(manifests()[kind]["spec"])

    assert [error.message for error in errors] == []


def test_three_copies_of_which_two_always_run() -> None:
    """Also while nodes are drained and images rolled."""
    found = manifests()
    deployment = found["Deployment"]["spec"]

    assert deployment["replicas"] == 3
    assert deployment["strategy"]["rollingUpdate"]["maxUnavailable"] == 0
    assert found["PodDisruptionBudget"]["spec"]["minAvailable"] == 2


def test_objects_find_each_other() -> None:
    """Selectors, names of ports, config and secrets."""
    found = manifests()
    pod = found["Deployment"]["spec"]["template"]
    container = pod["spec"]["containers"][0]
    ports = {port["name"] for port in container["ports"]}
    labels = pod["metadata"]["labels"]

    assert found["Service"]["spec"]["selector"] == labels
    assert found["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    assert found["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"] == labels
    assert {port["targetPort"] for port in found["Service"]["spec"]["ports"]} <= ports
    assert {mount["name"] for mount in container["volumeMounts"]} == {
        volume["name"] for volume in pod["spec"]["volumes"]
    }


def test_settings_in_the_manifest_exist() -> None:
    """Each name is one of .env.example."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    known = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE))

    assert set(manifests()["ConfigMap"]["data"]) <= known


def test_health_is_not_served_to_the_public() -> None:
    """The service and the ingress know the hook only."""
    found = manifests()

    assert [port["name"] for port in found["Service"]["spec"]["ports"]] == ["hook"]
    paths = found["Ingress"]["spec"]["rules"][0]["http"]["paths"]
    assert [(path["path"], path["pathType"]) for path in paths] == [("/telegram", "Exact")]
