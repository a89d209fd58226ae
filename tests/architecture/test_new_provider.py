"""A provider is added by its own files alone: a spec, a client and a mock, and no edit of an existing file.

The toy shop lists parcels and looks one up, by an API key. Its files are in `toyshop/`; here they are copied into a
copy of the repository, in which the code is generated, the mock serves the shop and the client calls it.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

REPOSITORY = Path(__file__).parents[2]
FILES = Path(__file__).parent / "toyshop"
HANDWRITTEN = {
    "spec.yaml": "specs/toyshop.yaml",
    "client.txt": "overlays/orderkit/toyshop.py",
    "mock_provider.txt": "overlays/orderkit/mock/providers/toyshop.py",
}
"""Each file of the toy shop, and its path in the repository."""

SCRIPT = """
import json
import httpx
from orderkit.errors import NotFoundError
from orderkit.mock import MockServer, MockSettings
from orderkit.toyshop import Toyshop

seen = {}
with MockServer(MockSettings(orders=45)) as mock:
    url = mock.url_for("toyshop")
    with httpx.Client(base_url=url, headers={"X-Toy-Key": "merchant-one"}, trust_env=False) as http:
        pages = [http.get("/parcels", params={"page": page}).json() for page in (1, 2, 3, 4)]
        seen["pages"] = [len(page["parcels"]) for page in pages]
        seen["total"] = pages[0]["total"]
        seen["first"] = pages[0]["parcels"][0]
        seen["parcel"] = http.get("/parcels/1").json()
        seen["sent"] = http.get("/parcels", params={"state": "sent", "size": 50}).json()["total"]
        wrong = [
            http.get("/parcels/46"),
            http.get("/parcels/none"),
            http.get("/parcels", params={"size": 51}),
            http.get("/parcels", headers={"X-Toy-Key": "nobody"}),
            http.get("/nothing"),
            http.post("/parcels"),
        ]
        seen["errors"] = [[answer.status_code, answer.json()] for answer in wrong]
        mock.control.inject_fault(401, provider="toyshop")
        mock.control.inject_fault(503, provider="toyshop")
        seen["faults"] = [http.get("/parcels/1").status_code for _ in range(3)]
    with Toyshop("merchant-one", base_url=url) as client:
        seen["walked"] = [parcel.parcel_id for parcel in client.list_parcels(page_size=10)]
        seen["found"] = client.get_parcel(7).parcel_id
        try:
            client.get_parcel(46)
        except NotFoundError as error:
            seen["not found"] = str(error)
    seen["counts"] = mock.control.summary()["providers"]["toyshop"]
print(json.dumps(seen))
"""


def environment(copy: Path) -> dict[str, str]:
    """Return the environment of a process that imports from the copy."""
    paths = os.pathsep.join(str(copy / name) for name in ("overlays", "generated"))
    return {**os.environ, "PYTHONPATH": paths}


def run(copy: Path, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=copy,
        env=environment(copy),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.fail(f"{' '.join(arguments)[:80]} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copy what the toy shop needs of the repository, add its files and generate its code."""
    root = tmp_path_factory.mktemp("repository")
    for name in ("specs", "overlays", "generated"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / name, root / name, ignore=ignored)
    for source, target in HANDWRITTEN.items():
        assert not (root / target).exists()
        shutil.copyfile(FILES / source, root / target)
    run(root, "specs/generate.py", "toyshop")
    return root


@pytest.fixture(scope="module")
def seen(copy: Path) -> Any:
    return json.loads(run(copy, "-c", SCRIPT))


def test_a_provider_is_a_few_files_of_two_hundred_lines() -> None:
    lines = sum(len((FILES / name).read_text(encoding="utf-8").splitlines()) for name in HANDWRITTEN)
    assert len(HANDWRITTEN) <= 6
    assert lines <= 220
    assert sorted(HANDWRITTEN) == sorted(path.name for path in FILES.iterdir())


def test_its_spec_passes_the_checker(copy: Path) -> None:
    assert "0 findings" in run(copy, "specs/check.py", "specs/toyshop.yaml")


def test_its_code_is_generated_and_current(copy: Path) -> None:
    assert (copy / "generated/orderkit_clients/toyshop/openapi.json").is_file()
    assert "up to date" in run(copy, "specs/generate.py", "--check", "toyshop")


def test_the_mock_serves_its_pages(seen: Any) -> None:
    assert seen["pages"] == [20, 20, 5, 0]
    assert (seen["total"], seen["sent"]) == (45, 23)
    assert seen["first"] == seen["parcel"]
    assert seen["parcel"]["parcel_id"] == 1


def test_the_mock_words_its_errors_as_the_spec_does(seen: Any) -> None:
    assert seen["errors"] == [
        [404, {"code": 404, "message": "There is no such parcel."}],
        [404, {"code": 404, "message": "parcel_id: is not of type integer"}],
        [400, {"code": 400, "message": "size: is more than 50"}],
        [401, {"code": 401, "message": "The key is wrong."}],
        [404, {"code": 404, "message": "Not Found"}],
        [405, {"code": 405, "message": "Method Not Allowed"}],
    ]
    assert seen["faults"] == [401, 503, 200]


def test_the_client_pages_through_it(seen: Any) -> None:
    assert seen["walked"] == list(range(1, 46))
    assert seen["found"] == 7
    assert "There is no such parcel" in seen["not found"]
    assert seen["counts"] == {"Parcel": 45}
