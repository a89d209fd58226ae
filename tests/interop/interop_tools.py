"""Generators: how each one is installed, run, counted and compiled, and how its journeys start."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from abc import ABC, abstractmethod
from pathlib import Path
from typing import ClassVar

from interop_commands import LONGEST_SECONDS, run

HERE = Path(__file__).parent
SECONDS_TO_FETCH = 300
# Two cores are enough for all; more would only take memory.
GO_VARIABLES = {"GOTOOLCHAIN": "local", "GOFLAGS": "-mod=readonly", "GOMAXPROCS": "2"}


class Tool(ABC):
    """Generator with the journeys that are written against its output."""

    name: ClassVar[str]
    title: ClassVar[str]
    language: ClassVar[str]
    toolchains: ClassVar[tuple[str, ...]]
    openapi: ClassVar[str] = "3.1"

    def __init__(self, build: Path) -> None:
        self.work = build / self.name
        self.source = HERE / self.name

    def set_up(self) -> None:
        """Copy configuration and journeys to the working folder, and fetch what they need."""
        for path in tracked(self.source):
            target = self.work / path.relative_to(self.source)
            if not target.exists() or target.read_bytes() != path.read_bytes():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target)
        self.fetch()

    def digest(self) -> str:
        """Return a digest of configuration and journeys."""
        sums = [f"{path.relative_to(self.source)} {hash_of(path)}" for path in tracked(self.source)]
        return hashlib.sha256("\n".join(sums).encode()).hexdigest()[:16]

    @abstractmethod
    def versions(self) -> dict[str, str]:
        """Return the versions of generator and libraries by name."""

    @abstractmethod
    def fetch(self) -> None:
        """Fetch generator and libraries; CommandError if that fails."""

    @abstractmethod
    def generate(self, provider: str, document: Path) -> None:
        """Generate the client of a provider."""

    @abstractmethod
    def operations(self, provider: str) -> set[str]:
        """Return the names of the operations in the generated client, in lower case without underscores."""

    @abstractmethod
    def compile(self, provider: str) -> None:
        """Compile client and journey."""

    @abstractmethod
    def journey(self, provider: str) -> list[str | Path]:
        """Return the command that starts the journey; its arguments are addresses and bends."""


def hash_of(path: Path) -> str:
    """Return the digest of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def tracked(folder: Path) -> list[Path]:
    """Return the files of a tool, without those that a look at it by hand may have left."""
    left = {"node_modules", "target", "out", "gen"}
    return sorted(path for path in folder.rglob("*") if path.is_file() and not left & set(path.parts))


def plain(name: str) -> str:
    """Return the name of an operation as each language writes it: in lower case and without underscores."""
    return name.replace("_", "").lower()


def names_in(text: str, pattern: str) -> set[str]:
    """Return the plain names that a pattern finds in generated code."""
    return {plain(name) for name in re.findall(pattern, text, re.MULTILINE)}


class NodeTool(Tool):
    """Tool that is an npm package."""

    language = "TypeScript"
    toolchains = ("Node",)

    def versions(self) -> dict[str, str]:
        """Return the pinned packages."""
        package = json.loads((self.source / "package.json").read_text(encoding="utf-8"))
        pinned: dict[str, str] = {**package.get("dependencies", {}), **package["devDependencies"]}
        return {name: version for name, version in pinned.items() if not name.startswith("@types/")}

    def fetch(self) -> None:
        """Install the packages, unless they are those of the lock file."""
        stamp, lock = self.work / "node_modules" / ".lock", self.work / "package-lock.json"
        if stamp.exists() and stamp.read_text(encoding="utf-8") == hash_of(lock):
            return
        run(f"{self.name} npm ci", ["npm", "ci", "--silent"], cwd=self.work, seconds=SECONDS_TO_FETCH)
        stamp.write_text(hash_of(lock), encoding="utf-8")

    def compile(self, provider: str) -> None:
        """Check the types of one journey strictly and compile it."""
        project = self.work / f"tsconfig.{provider}.json"
        settings = {
            "extends": "./tsconfig.json",
            "compilerOptions": {"rootDir": "src", "outDir": f"out/{provider}"},
            "include": [f"src/{provider}.ts"],
        }
        project.write_text(json.dumps(settings), encoding="utf-8")
        run(f"{self.name} tsc {provider}", ["node_modules/.bin/tsc", "-p", project.name], cwd=self.work)

    def journey(self, provider: str) -> list[str | Path]:
        """Return the command that starts the compiled journey."""
        return ["node", f"out/{provider}/{provider}.js"]


class TypeScriptFetch(NodeTool):
    """Types by openapi-typescript, calls by openapi-fetch."""

    name = "ts-fetch"
    title = "openapi-typescript with openapi-fetch"

    def generate(self, provider: str, document: Path) -> None:
        """Generate the types of a provider."""
        command = ("node_modules/.bin/openapi-typescript", document, "--output", f"src/gen/{provider}.ts")
        run(f"{self.name} generate {provider}", command, cwd=self.work)

    def operations(self, provider: str) -> set[str]:
        """Return the operations that a path refers to; those of webhooks are types without a call."""
        text = (self.work / "src" / "gen" / f"{provider}.ts").read_text(encoding="utf-8")
        paths = text[text.index("export interface paths") : text.index("\n}\n")]
        return names_in(paths, r'operations\["(\w+)"\]')


class HeyApi(NodeTool):
    """Client by @hey-api/openapi-ts, which runs on the Node that it brings."""

    name = "ts-heyapi"
    title = "@hey-api/openapi-ts"

    def generate(self, provider: str, document: Path) -> None:
        """Generate the client of a provider."""
        command = ("node_modules/.bin/node", "node_modules/.bin/openapi-ts")
        options = ("--input", document, "--output", f"src/gen/{provider}")
        run(f"{self.name} generate {provider}", [*command, *options], cwd=self.work)

    def operations(self, provider: str) -> set[str]:
        """Return the functions of the client."""
        text = (self.work / "src" / "gen" / provider / "sdk.gen.ts").read_text(encoding="utf-8")
        return names_in(text, r"^export const (\w+) = <ThrowOnError")


class GoTool(Tool):
    """Tool that is a `tool` of the module of its journeys."""

    language = "Go"
    toolchains = ("Go",)
    generator: ClassVar[str]  # the import path of its command

    def versions(self) -> dict[str, str]:
        """Return the modules that the generator and the generated code are of."""
        text = (self.source / "go.mod").read_text(encoding="utf-8")
        module = re.sub(r"/cmd/.*", "", self.generator)
        return dict(
            re.findall(rf"^\t({re.escape(module)}|\S+/(?:runtime|nullable)) v(\S+)", text, re.MULTILINE)
        )

    def go(self, title: str, *words: str | Path, seconds: float = LONGEST_SECONDS) -> None:
        """Run a command of Go in the working folder."""
        run(f"{self.name} {title}", ["go", *words], cwd=self.work, variables=GO_VARIABLES, seconds=seconds)

    def fetch(self) -> None:
        """Download the modules and build the generator."""
        self.go("download", "mod", "download", seconds=SECONDS_TO_FETCH)
        self.go("build generator", "build", "-o", "bin/generator", self.generator)

    def compile(self, provider: str) -> None:
        """Compile one journey."""
        self.go(f"vet {provider}", "vet", f"./cmd/{provider}")
        self.go(f"build {provider}", "build", "-o", f"bin/{provider}", f"./cmd/{provider}")

    def journey(self, provider: str) -> list[str | Path]:
        """Return the command that starts the compiled journey."""
        return [f"bin/{provider}"]


class OapiCodegen(GoTool):
    """Client by oapi-codegen."""

    name = "go-oapi"
    title = "oapi-codegen"
    generator = "github.com/oapi-codegen/oapi-codegen/v2/cmd/oapi-codegen"

    def generate(self, provider: str, document: Path) -> None:
        """Generate the client of a provider as a package."""
        target = self.work / provider / "client.gen.go"
        target.parent.mkdir(exist_ok=True)
        options = ("-config", "config.yaml", "-package", provider, "-o", target)
        run(f"{self.name} generate {provider}", ["bin/generator", *options, document], cwd=self.work)

    def operations(self, provider: str) -> set[str]:
        """Return the methods of the client that return responses."""
        text = (self.work / provider / "client.gen.go").read_text(encoding="utf-8")
        return names_in(text, r"^func Parse(\w+)Response\(")


class Ogen(GoTool):
    """Client by ogen, which reads OpenAPI 3.0 only."""

    name = "go-ogen"
    title = "ogen"
    openapi = "3.0"
    generator = "github.com/ogen-go/ogen/cmd/ogen"

    def generate(self, provider: str, document: Path) -> None:
        """Generate the client of a provider as a package."""
        options = ("--config", "ogen.yml", "--target", provider, "--package", provider, "--clean")
        run(f"{self.name} generate {provider}", ["bin/generator", *options, document], cwd=self.work)

    def operations(self, provider: str) -> set[str]:
        """Return the names of the operations."""
        text = (self.work / provider / "oas_operations_gen.go").read_text(encoding="utf-8")
        return names_in(text, r"^\t(\w+)Operation +OperationName = ")


class JavaTool(Tool):
    """Client by openapi-generator, from the document without webhooks: it would make calls of them."""

    name = "java"
    title = "openapi-generator, java with library native"
    language = "Java"
    toolchains = ("Java",)
    openapi = "3.0"

    def versions(self) -> dict[str, str]:
        """Return the version of the generator."""
        return version_in_pom(self.source / "pom.xml")

    def fetch(self) -> None:
        """Copy generator and libraries to target/, unless they are those of the project file."""
        stamp, project = self.work / "target" / ".pom", self.work / "pom.xml"
        if stamp.exists() and stamp.read_text(encoding="utf-8") == hash_of(project):
            return
        command = ("mvn", "--batch-mode", "--quiet", "package")
        run(f"{self.name} mvn package", command, cwd=self.work, seconds=SECONDS_TO_FETCH)
        stamp.write_text(hash_of(project), encoding="utf-8")

    def generate(self, provider: str, document: Path) -> None:
        """Generate the client of a provider in packages of its own."""
        shutil.rmtree(self.work / "generated" / provider, ignore_errors=True)
        package = f"interop.{provider}"
        packages = ("--invoker-package", package, "--api-package", f"{package}.api")
        options = ("-c", "config.yaml", "-i", document, "-o", f"generated/{provider}", *packages)
        command = ("java", "-jar", "target/openapi-generator-cli.jar", "generate", *options)
        run(
            f"{self.name} generate {provider}",
            [*command, "--model-package", f"{package}.model"],
            cwd=self.work,
        )

    def operations(self, provider: str) -> set[str]:
        """Return the methods that return responses with their headers."""
        folder = self.work / "generated" / provider / "src" / "main" / "java" / "interop" / provider / "api"
        text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*Api.java")))
        return names_in(text, r"public ApiResponse<.*> (\w+)WithHttpInfo\(")

    def compile(self, provider: str) -> None:
        """Compile client and journey."""
        sources = [
            "src/journeys/Journey.java",
            f"src/journeys/{class_of(provider)}.java",
            *sorted((self.work / "generated" / provider / "src").rglob("*.java")),
        ]
        options = ("-nowarn", "-encoding", "UTF-8", "-cp", "target/libraries/*", "-d", f"target/{provider}")
        run(f"{self.name} javac {provider}", ["javac", *options, *sources], cwd=self.work)

    def journey(self, provider: str) -> list[str | Path]:
        """Return the command that starts the compiled journey."""
        separator = os.pathsep
        return [
            "java",
            "-cp",
            f"target/{provider}{separator}target/libraries/*",
            f"journeys.{class_of(provider)}",
        ]


class RustTool(Tool):
    """Client by openapi-generator, which Maven fetches, compiled by Cargo as a crate of its own."""

    name = "rust"
    title = "openapi-generator, rust with library reqwest"
    language = "Rust"
    toolchains = ("Rust", "Java")
    openapi = "3.0"

    def versions(self) -> dict[str, str]:
        """Return the version of the generator and those of the crates that its code needs."""
        text = (self.source / "journey" / "Cargo.toml").read_text(encoding="utf-8")
        crates = re.findall(r'^(reqwest\S*|tokio) = .*?"=([\d.]+)"', text, re.MULTILINE)
        return {**version_in_pom(HERE / "java" / "pom.xml"), **dict(crates)}

    def fetch(self) -> None:
        """Fetch the generator as the Java journeys do; Cargo fetches the crates when it compiles."""
        self.java = JavaTool(self.work.parent)
        self.java.set_up()

    def generate(self, provider: str, document: Path) -> None:
        """Generate the client of a provider as a crate."""
        target = self.work / "generated" / provider
        shutil.rmtree(target, ignore_errors=True)
        any_of_as_one_of(document)
        jar = self.java.work / "target" / "openapi-generator-cli.jar"
        options = ("-c", "config.yaml", "-i", document, "-o", target, "--package-name", provider)
        run(f"{self.name} generate {provider}", ["java", "-jar", jar, "generate", *options], cwd=self.work)

    def operations(self, provider: str) -> set[str]:
        """Return the functions of the client."""
        folder = self.work / "generated" / provider / "src" / "apis"
        text = "\n".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*_api.rs")))
        return names_in(text, r"^pub async fn (\w+)\(configuration")

    def compile(self, provider: str) -> None:
        """Compile client and journey; the crates of all providers share what they need."""
        options = ("--quiet", "--jobs", "2", "--manifest-path", f"{provider}/Cargo.toml")
        variables = {"CARGO_TARGET_DIR": str(self.work / "target")}
        run(
            f"{self.name} cargo build {provider}",
            ["cargo", "build", *options],
            cwd=self.work,
            variables=variables,
        )

    def journey(self, provider: str) -> list[str | Path]:
        """Return the command that starts the compiled journey."""
        return [f"target/debug/{provider}_journey"]


def any_of_as_one_of(document: Path) -> None:
    """Rewrite each anyOf as oneOf: of anyOf, the generator for Rust makes a struct with the properties of all."""
    text = document.read_text(encoding="utf-8")
    document.write_text(text.replace('"anyOf": [', '"oneOf": ['), encoding="utf-8")


def version_in_pom(project: Path) -> dict[str, str]:
    """Return the version of openapi-generator in a project file of Maven."""
    text = project.read_text(encoding="utf-8")
    found = re.search(r"<artifactId>openapi-generator-cli</artifactId>\s*<version>([^<]+)", text)
    return {"openapi-generator-cli": found[1]} if found else {}


def class_of(provider: str) -> str:
    """Return the name of a provider as a class."""
    return provider.title().replace("_", "")


TOOLS: tuple[type[Tool], ...] = (TypeScriptFetch, HeyApi, OapiCodegen, Ogen, JavaTool, RustTool)
