"""Generators for Go: each is a `tool` of the module of its journeys."""

from __future__ import annotations

import re
from pathlib import Path
from typing import ClassVar

from interop_tool import Tool, names_in


class GoTool(Tool):
    """Tool of a Go module."""

    language = "Go"
    toolchains = ("Go",)
    module: ClassVar[str]  # of the generator
    variables = {"GOTOOLCHAIN": "local", "GOFLAGS": "-mod=readonly", "GOMAXPROCS": "2"}  # noqa: RUF012

    def versions(self) -> dict[str, str]:
        """Return the modules that the generator and the generated code are of."""
        text = (self.source / "go.mod").read_text(encoding="utf-8")
        pattern = r"^\t\S*?((?:oapi-codegen|ogen-go)/\w[\w-]*)\S* v([\d.]+)"
        return dict(
            sorted(re.findall(pattern, text, re.MULTILINE), key=lambda found: found[0] != self.module)
        )

    def fetch(self) -> None:
        """Download the modules."""
        self.run("download", ["go", "mod", "download"], self.seconds_to_fetch)

    def generate(self, provider: str, document: Path) -> None:
        """Generate the client of a provider as a package."""
        (self.work / provider).mkdir(exist_ok=True)
        super().generate(provider, document)

    def compile(self, provider: str) -> None:
        """Compile one journey."""
        self.run(f"vet {provider}", ["go", "vet", f"./cmd/{provider}"])
        self.run(f"build {provider}", ["go", "build", "-o", f"bin/{provider}", f"./cmd/{provider}"])

    def journey(self, provider: str) -> list[str | Path]:
        """Return the command that starts the compiled journey."""
        return [f"bin/{provider}"]


class OapiCodegen(GoTool):
    """Client by oapi-codegen."""

    name = "go-oapi"
    title = "oapi-codegen"
    module = "oapi-codegen/oapi-codegen"
    command = (
        "go tool oapi-codegen -config config.yaml -package {provider} -o {provider}/client.gen.go {document}"
    )

    def operations(self, provider: str) -> set[str]:
        """Return the operations whose responses the client parses."""
        text = (self.work / provider / "client.gen.go").read_text(encoding="utf-8")
        return names_in(text, r"^func Parse(\w+)Response\(")


class Ogen(GoTool):
    """Client by ogen, which reads OpenAPI 3.0 only."""

    name = "go-ogen"
    title = "ogen"
    module = "ogen-go/ogen"
    openapi = "3.0"
    command = "go tool ogen --config ogen.yml --clean --target {provider} --package {provider} {document}"

    def operations(self, provider: str) -> set[str]:
        """Return the names of the operations."""
        text = (self.work / provider / "oas_operations_gen.go").read_text(encoding="utf-8")
        return names_in(text, r"^\t(\w+)Operation +OperationName = ")
