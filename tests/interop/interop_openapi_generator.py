"""openapi-generator, for Java and for Rust: a program for Java that Maven fetches.

It makes calls of the webhooks in 3.1, which no server serves. So Java gets 3.1 without them, and Rust gets 3.0, which
has none. Of ePages' document in 3.1 it makes nothing for Rust, and of 3.0 for Java no null of a union can be read.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

from interop_tool import HERE, Tool, hash_of, is_unchanged, names_in, text_of

JAR = "openapi-generator-cli.jar"


class OpenapiGenerator(Tool):
    """Client by openapi-generator, in the folder `generated`."""

    def fetch(self) -> None:
        """Copy generator and libraries for Java to target/, unless they are those of the project file."""
        stamp, project = self.work / "target" / ".pom", self.work / "pom.xml"
        if not is_unchanged(stamp, project):
            self.run("mvn package", ["mvn", "--batch-mode", "--quiet", "package"], self.seconds_to_fetch)
            stamp.write_text(hash_of(project), encoding="utf-8")

    def versions(self) -> dict[str, str]:
        """Return the version of the generator."""
        text = (HERE / JavaTool.name / "pom.xml").read_text(encoding="utf-8")
        found = re.search(r"<artifactId>openapi-generator-cli</artifactId>\s*<version>([^<]+)", text)
        return {"openapi-generator": found[1]} if found else {}

    def generate(self, provider: str, document: Path) -> None:
        """Generate the client of a provider in an empty folder."""
        shutil.rmtree(self.work / "generated" / provider, ignore_errors=True)
        super().generate(provider, document)


class JavaTool(OpenapiGenerator):
    """Client with the library native, which needs Jackson and no HTTP library."""

    name = "java"
    title = "openapi-generator, java"
    language = "Java"
    webhooks = False
    toolchains = ("Java",)
    command = (
        f"java -jar target/{JAR} generate -c config.yaml -i {{document}} -o generated/{{provider}}"
        " --invoker-package interop.{provider} --api-package interop.{provider}.api"
        " --model-package interop.{provider}.model"
    )

    def operations(self, provider: str) -> set[str]:
        """Return the methods that return responses with their headers."""
        folder = self.work / "generated" / provider / "src" / "main" / "java" / "interop" / provider / "api"
        return names_in(text_of([*folder.glob("*Api.java")]), r"public ApiResponse<.*> (\w+)WithHttpInfo\(")

    def compile(self, provider: str) -> None:
        """Compile client and journey."""
        journey = ("src/journeys/Journey.java", f"src/journeys/{class_of(provider)}.java")
        client = sorted((self.work / "generated" / provider / "src").rglob("*.java"))
        options = ("-nowarn", "-encoding", "UTF-8", "-cp", "target/libraries/*", "-d", f"target/{provider}")
        self.run(f"javac {provider}", ["javac", *options, *journey, *client])

    def journey(self, provider: str) -> list[str | Path]:
        """Return the command that starts the compiled journey."""
        classes = os.pathsep.join((f"target/{provider}", "target/libraries/*"))
        return ["java", "-cp", classes, f"journeys.{class_of(provider)}"]


class RustTool(OpenapiGenerator):
    """Client with the library reqwest, a crate of its own."""

    name = "rust"
    title = "openapi-generator, rust"
    language = "Rust"
    openapi = "3.0"
    toolchains = ("Rust", "Java")
    command = (
        f"java -jar ../{JavaTool.name}/target/{JAR} generate -c config.yaml -i {{document}}"
        " -o generated/{provider} --package-name {provider}"
    )

    def digest(self) -> str:
        """Return a digest that also changes with the generator, which the tool for Java pins."""
        return f"{super().digest()}-{self.versions()['openapi-generator']}"

    def versions(self) -> dict[str, str]:
        """Return the versions of the generator and of the crates that its code needs."""
        text = (self.source / "journey" / "Cargo.toml").read_text(encoding="utf-8")
        crates = re.findall(r'^(reqwest\S*) = .*?"=([\d.]+)"', text, re.MULTILINE)
        return {**super().versions(), **dict(crates)}

    def environment(self) -> dict[str, str]:
        """Share the compiled crates among all providers."""
        return {"CARGO_TARGET_DIR": str(self.work / "target"), "RUST_BACKTRACE": "0"}

    def fetch(self) -> None:
        """Fetch the generator where the tool for Java has it; Cargo fetches crates when it compiles."""
        JavaTool(self.work.parent, self.seconds_to_fetch).set_up()

    def generate(self, provider: str, document: Path) -> None:
        """Generate the client of a provider; of anyOf it would make a struct with the properties of all."""
        text = document.read_text(encoding="utf-8")
        document.write_text(text.replace('"anyOf": [', '"oneOf": ['), encoding="utf-8")
        super().generate(provider, document)

    def operations(self, provider: str) -> set[str]:
        """Return the functions of the client."""
        folder = self.work / "generated" / provider / "src" / "apis"
        return names_in(text_of([*folder.glob("*_api.rs")]), r"^pub async fn (\w+)\(configuration")

    def compile(self, provider: str) -> None:
        """Compile client and journey."""
        options = ("--quiet", "--jobs", "2", "--manifest-path", f"{provider}/Cargo.toml")
        self.run(f"cargo build {provider}", ["cargo", "build", *options])

    def journey(self, provider: str) -> list[str | Path]:
        """Return the command that starts the compiled journey."""
        return [f"target/debug/{provider}_journey"]


def class_of(provider: str) -> str:
    """Return the name of a provider as a class."""
    return provider.title().replace("_", "")
