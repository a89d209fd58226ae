"""Asks mock servers for the behaviours, keeps the results, and renders them: `make behaviours`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import behaviour_page
import httpx
from behaviour import Api, Behaviour, NoControlError
from behaviour_table import CREDENTIALS, TABLE
from orderkit.mock import MockServer, MockSettings
from orderkit.runtime.version import __version__
from peer_servers import PEERS, Peer, served

RESULTS = Path(__file__).parent / "results.json"
Results = dict[str, dict[str, str]]


def kept(behaviour: Behaviour, api: Api) -> str:
    """Return `yes`, `no`, or `no control call` if the server has none and the behaviour needs one."""
    try:
        behaviour.probe(api)
    except NoControlError:
        return "no control call"
    # Whatever goes wrong in a probe is a behaviour that the server has not.
    except Exception:  # noqa: BLE001
        return "no"
    return "yes"


def own_results(http: httpx.Client) -> dict[str, Any]:
    results: Results = {}
    with MockServer(MockSettings(clock=datetime(2026, 11, 22, 10, tzinfo=UTC))) as mock:
        control = f"{mock.url}/_mock"
        for each in TABLE:
            http.post(f"{control}/reset").raise_for_status()
            api = Api(
                mock.url_for(each.provider.replace("_", "-")), control, http, CREDENTIALS[each.provider]
            )
            results.setdefault(each.provider, {})[each.name] = kept(each, api)
    return {"name": "orderkit", "version": __version__, "configuration": "none", "results": results}


def peer_results(peer: Peer, peers: Path, http: httpx.Client) -> dict[str, Any]:
    results: Results = {}
    for provider, credentials in CREDENTIALS.items():
        with tempfile.TemporaryDirectory() as folder, served(peer, peers, Path(folder), provider) as url:
            api = Api(url, None, http, credentials)
            found = {each.name: kept(each, api) for each in TABLE if each.provider == provider}
        results[provider] = found
        print(f"{peer.name}: {provider}: {Counter(found.values())['yes']} of {len(found)}", flush=True)
    version = peer.version(peers)
    return {"name": peer.name, "version": version, "configuration": peer.configuration, "results": results}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--peers", type=Path, required=True, help="folder in which other servers are installed"
    )
    parser.add_argument("--only", help="the name of one other server; the last results of the others stay")
    options = parser.parse_args()
    peers = options.peers.resolve()
    before = {each["name"]: each for each in json.loads(RESULTS.read_text())} if RESULTS.exists() else {}
    with httpx.Client(trust_env=False, timeout=10) as http:
        tools = [own_results(http)]
        for peer in PEERS:
            lacking = peer.missing(peers)
            if lacking is None and options.only in (None, peer.name):
                tools.append(peer_results(peer, peers, http))
                continue
            if lacking is not None:
                print(f"skipped: {peer.name}, because {lacking} is not here; its last results stay")
            tools += [before[peer.name]] if peer.name in before else []
    RESULTS.write_text(json.dumps(tools, indent=1) + "\n", encoding="utf-8")
    behaviour_page.main()
    for tool in tools:
        print(f"{tool['name']} {tool['version']}: {behaviour_page.total(tool)} of {len(TABLE)}")
    return 0 if behaviour_page.total(tools[0]) == len(TABLE) else 1


if __name__ == "__main__":
    sys.exit(main())
