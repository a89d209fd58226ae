"""Writes calls as a Postman collection (format 2.1) and as an environment for the mock."""

from __future__ import annotations

import json
import uuid
from http import HTTPStatus
from typing import Any

from .calls import Auth, Call, Field, Response, Variable, js_path

SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
NAMESPACE = uuid.UUID("7f6f5f35-5b9e-4a43-9f0e-0d6a3a0f4f5e")
"""Ids are made from names below it, so that the same documents give the same files."""

Json = dict[str, Any]


def collection(info: Json, base_url: str, calls: list[Call], variables: list[Variable]) -> Json:
    """Return the collection: a folder for each tag, a request for each call, no secrets."""
    shared = next((call.auth for call in calls if call.auth), None)
    return {
        "info": {
            "_postman_id": _id(info["title"]),
            "name": info["title"],
            "description": info["description"],
            "version": info["version"],
            "schema": SCHEMA,
        },
        "auth": _auth(shared),
        "item": _folders(calls),
        "variable": [
            {"key": "baseUrl", "value": base_url},
            *(
                {"key": each.name, "value": "" if each.is_secret else _text(each.example)}
                for each in variables
            ),
        ],
    }


def environment(title: str, base_url: str, variables: list[Variable]) -> Json:
    """Return the environment of the mock: its address and a key that it accepts."""
    return {
        "id": _id(f"{title}, environment"),
        "name": f"{title}: mock",
        "values": [
            {"key": "baseUrl", "value": base_url, "type": "default", "enabled": True},
            *(
                {"key": each.name, "value": _text(each.example), "type": "secret", "enabled": True}
                for each in variables
                if each.is_secret
            ),
        ],
        "_postman_variable_scope": "environment",
    }


def _folders(calls: list[Call]) -> list[Json]:
    """Return a folder for each tag, in the order in which calls use them."""
    tags = dict.fromkeys(call.tag for call in calls)
    return [{"name": tag, "item": [_item(call) for call in calls if call.tag == tag]} for tag in tags]


def _item(call: Call) -> Json:
    request = _request(call)
    return {
        "name": call.summary,
        "event": [{"listen": "test", "script": {"type": "text/javascript", "exec": _tests(call)}}],
        "request": request,
        "response": [_response(call, each, request) for each in call.responses],
    }


def _request(call: Call) -> Json:
    headers = [_field(each) for each in call.headers]
    if call.body:
        headers.append({"key": "Content-Type", "value": call.media})
    request: Json = {
        "method": call.method,
        "header": headers,
        "url": _url(call),
        "description": f"`{call.name}`\n\n{call.description}",
    }
    if call.auth is None:
        request["auth"] = {"type": "noauth"}
    if call.body:
        request["body"] = {"mode": "raw", "raw": call.body, "options": {"raw": {"language": "json"}}}
    return request


def _url(call: Call) -> Json:
    """Return the URL in parts; a slash at the end of a path is an empty part."""
    parts = [f":{part[1:-1]}" if part.startswith("{") else part for part in call.path.split("/")[1:]]
    query = "&".join(f"{each.name}={each.value}" for each in call.query if each.is_sent)
    url: Json = {
        "raw": "{{baseUrl}}/" + "/".join(parts) + (f"?{query}" if query else ""),
        "host": ["{{baseUrl}}"],
        "path": parts,
    }
    if call.query:
        url["query"] = [_field(each) for each in call.query]
    if call.path_fields:
        url["variable"] = [_field(each) for each in call.path_fields]
    return url


def _field(field: Field) -> Json:
    off = {} if field.is_sent else {"disabled": True}
    return {"key": field.name, "value": field.value, "description": field.description, **off}


def _tests(call: Call) -> list[str]:
    """Return the lines of the script that checks the status and keeps what later requests use."""
    lines = [f'pm.test("status is {call.status}", () => pm.response.to.have.status({call.status}));']
    if call.captures:
        lines.append(f"if (pm.response.code === {call.status}) {{")
        lines.append("  const body = pm.response.json();")
        lines += [
            f"  pm.collectionVariables.set({json.dumps(name)}, body{js_path(pointer)});"
            for name, pointer in call.captures.items()
        ]
        lines.append("}")
    return lines


def _response(call: Call, response: Response, request: Json) -> Json:
    """Return an example of a response as Postman saves it."""
    body = {} if response.value is None else {"body": _body(response.value)}
    return {
        "name": response.name,
        "originalRequest": request,
        "status": HTTPStatus(response.status).phrase,
        "code": response.status,
        "header": [{"key": "Content-Type", "value": response.media}] if response.media else [],
        "_postman_previewlanguage": "json" if response.media == "application/json" else "text",
        **body,
    }


def _body(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, indent=2)


def _auth(auth: Auth | None) -> Json:
    """Return the authorization of a collection."""
    if auth is None:
        return {"type": "noauth"}
    if auth.kind == "bearer":
        return {"type": "bearer", "bearer": [{"key": "token", "value": auth.value, "type": "string"}]}
    pairs = {"key": auth.header, "value": auth.value, "in": "header"}
    if auth.kind == "basic":
        pairs = {"username": "{{username}}", "password": "{{password}}"}
    kind = "basic" if auth.kind == "basic" else "apikey"
    values = [{"key": key, "value": value, "type": "string"} for key, value in pairs.items()]
    return {"type": kind, kind: values}


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)


def _id(name: str) -> str:
    return str(uuid.uuid5(NAMESPACE, name))
