"""What the program is made of: locked by hash, from the public index, and listed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
INDEX, FILES = "https://pypi.org/simple", "files.pythonhosted.org"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
PACKAGES: list[dict[str, Any]] = tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
FEW = 1  # components whose addresses are held against the grammar of RFC 3987, which takes seconds for each
BROUGHT = [package for package in PACKAGES if package["name"] != PROJECT["name"]]


def files(package: dict[str, Any]) -> list[dict[str, Any]]:
    return [*package.get("wheels", ()), *([package["sdist"]] if "sdist" in package else [])]


def test_every_locked_file_has_a_hash() -> None:
    assert len(BROUGHT) > 100
    assert [p["name"] for p in BROUGHT if not files(p)] == []
    loose = [f["url"] for p in BROUGHT for f in files(p) if not f.get("hash", "").startswith("sha256:")]
    assert loose == []


def test_every_locked_file_is_of_the_public_index() -> None:
    assert {package["source"].get("registry") for package in BROUGHT} == {INDEX}
    assert {urlsplit(f["url"])[:2] for p in BROUGHT for f in files(p)} == {("https", FILES)}


def test_setup_installs_what_is_locked_and_nothing_else() -> None:
    told = (ROOT / "scripts/setup").read_text("utf-8")
    syncs = [line for line in told.splitlines() if '"$uv" sync' in line]
    assert syncs
    assert all("--frozen" in line for line in syncs)


@pytest.fixture(scope="module")
def sbom(tmp_path_factory: pytest.TempPathFactory) -> str:
    if not shutil.which("uv") and not (ROOT / ".venv/bootstrap/bin/uv").exists():
        assert os.environ.get("CI", "").lower() != "true", "uv is missing"
        pytest.skip("needs uv, which make setup brings")
    file = tmp_path_factory.mktemp("sbom") / "made" / "sbom.cdx.json"
    subprocess.run([ROOT / "scripts/sbom", file], check=True, capture_output=True)
    return file.read_text("utf-8")


def test_the_sbom_is_what_the_standard_says(sbom: str) -> None:
    some = json.loads(sbom)
    some["components"] = some["components"][:FEW]
    some["dependencies"] = some["dependencies"][:FEW]
    assert JsonStrictValidator(SchemaVersion.V1_5).validate_str(json.dumps(some)) is None


def test_the_sbom_lists_what_is_shipped_as_it_is_locked_with_hashes(sbom: str) -> None:
    told = json.loads(sbom)
    assert told["metadata"]["component"]["name"] == PROJECT["name"]
    listed = {(one["name"], one["version"]) for one in told["components"]}
    assert listed <= {(package["name"], package["version"]) for package in BROUGHT}
    extras = [need for needs in PROJECT["optional-dependencies"].values() for need in needs]
    needed = {canonicalize_name(Requirement(need).name) for need in [*PROJECT["dependencies"], *extras]}
    assert needed <= {name for name, _ in listed}
    assert not {"pytest", "ruff", "reportlab"} & {name for name, _ in listed}
    references = [r for one in told["components"] for r in one["externalReferences"]]
    assert all(hash_["alg"] == "SHA-256" for r in references for hash_ in r["hashes"])
    assert all(reference["hashes"] for reference in references)
