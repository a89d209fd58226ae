"""Validates values with jsonschema-rs, python-jsonschema and, where Node is, ajv: they must agree."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import jsonschema
import jsonschema_rs
from node_tools import NODE

Json = dict[str, Any]
PARTS = ("components", "paths", "webhooks")


class ThreeValidators:
    """Asks every validator whether a value fits a schema that may refer to a document."""

    def __init__(self) -> None:
        self.ajv = Ajv() if Ajv.is_there() else None

    def __enter__(self) -> ThreeValidators:
        return self

    def __exit__(self, *_: object) -> None:
        if self.ajv:
            self.ajv.close()

    def verdicts(self, document: Json, schema: Json, value: Any) -> dict[str, bool]:
        """Return what each validator says, by its name."""
        parts: Json = {key: document[key] for key in PARTS if key in document}
        whole = {**parts, **schema}
        formats = jsonschema.Draft202012Validator.FORMAT_CHECKER
        found = {
            "jsonschema-rs": jsonschema_rs.Draft202012Validator(whole, validate_formats=True).is_valid(value),
            "python-jsonschema": jsonschema.Draft202012Validator(whole, format_checker=formats).is_valid(
                value
            ),
        }
        if self.ajv:
            found["ajv"] = self.ajv.is_valid(document, schema, value)
        return found


class Ajv:
    """A process that validates with ajv; it is sent each document once."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            ["node", str(NODE / "validate.mjs")],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        self._known: dict[int, Json] = {}

    @staticmethod
    def is_there() -> bool:
        """Return whether Node and ajv are installed."""
        return shutil.which("node") is not None and (NODE / "node_modules" / "ajv-formats").is_dir()

    def is_valid(self, document: Json, schema: Json, value: Any) -> bool:
        """Return whether ajv takes a value."""
        if id(document) not in self._known:
            self._known[id(document)] = document  # kept, so that no other document gets its id
            self._ask({"document": str(id(document)), "value": document})
        return self._ask({"document": str(id(document)), "schema": schema, "value": value})

    def close(self) -> None:
        """End the process."""
        with self._process as process:
            assert process.stdin
            process.stdin.close()

    def _ask(self, question: Json) -> bool:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        answer = self._process.stdout.readline().strip()
        assert answer in {"true", "false"}, f"ajv failed at {json.dumps(question)[:500]}"
        return answer == "true"
