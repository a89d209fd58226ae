"""Generators for TypeScript: npm packages, whose clients are compiled by `tsc` with `strict`."""

from __future__ import annotations

import json
from pathlib import Path

from interop_tool import Tool, hash_of, is_unchanged, names_in, path_with


class NodeTool(Tool):
    """Tool that is an npm package."""

    language = "TypeScript"
    toolchains = ("Node",)

    def versions(self) -> dict[str, str]:
        """Return the pinned packages."""
        package = json.loads((self.source / "package.json").read_text(encoding="utf-8"))
        pinned: dict[str, str] = {**package["devDependencies"], **package.get("dependencies", {})}
        return {name: version for name, version in pinned.items() if not name.startswith("@types/")}

    def environment(self) -> dict[str, str]:
        """Find programs among the packages first, as npx does."""
        return {"PATH": path_with(self.work / "node_modules" / ".bin")}

    def fetch(self) -> None:
        """Install the packages, unless they are those of the lock file."""
        stamp, lock = self.work / "node_modules" / ".lock", self.work / "package-lock.json"
        if not is_unchanged(stamp, lock):
            self.run("npm ci", ["npm", "ci", "--silent", "--fetch-retries=1"], self.seconds_to_fetch)
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
        self.run(f"tsc {provider}", ["tsc", "-p", project.name])

    def journey(self, provider: str) -> list[str | Path]:
        """Return the command that starts the compiled journey."""
        return ["node", f"out/{provider}/{provider}.js"]


class TypeScriptFetch(NodeTool):
    """Types by openapi-typescript, calls by openapi-fetch."""

    name = "ts-fetch"
    title = "openapi-typescript, openapi-fetch"
    command = "openapi-typescript {document} --output src/gen/{provider}.ts"

    def operations(self, provider: str) -> set[str]:
        """Return the operations that a path refers to; those of webhooks are types without a call."""
        text = (self.work / "src" / "gen" / f"{provider}.ts").read_text(encoding="utf-8")
        paths = text[text.index("export interface paths") : text.index("\n}\n")]
        return names_in(paths, r'operations\["(\w+)"\]')


class HeyApi(NodeTool):
    """Client by @hey-api/openapi-ts, which runs on the Node among its packages."""

    name = "ts-heyapi"
    title = "@hey-api/openapi-ts"
    command = "openapi-ts --input {document} --output src/gen/{provider}"

    def operations(self, provider: str) -> set[str]:
        """Return the functions of the client."""
        text = (self.work / "src" / "gen" / provider / "sdk.gen.ts").read_text(encoding="utf-8")
        return names_in(text, r"^export const (\w+) = <ThrowOnError")
