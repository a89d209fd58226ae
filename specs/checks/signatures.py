"""Rules for signatures: the vector is what the formula makes, and the texts name the same algorithm and pieces."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import re
from collections.abc import Iterator
from typing import Any

from .document import Document
from .extensions import Use, uses
from .finding import Fault, Rule, mapping, sequence, text
from .links import split_pointer
from .prose import words_of

ALGORITHM = re.compile(r"\b(HMAC[- ])?(MD5|SHA-?(?:1|224|256|384|512))\b", re.IGNORECASE)
ENCODINGS = {"hex": r"\bhexadecimal\b|\bhex\b", "base64": r"\b[Bb]ase-?64\b"}
PIECES = re.compile(r"\[[^\]`]*\](?:[;,.:|+&][\[\]\w ]+)+")
NUMBER_OF_VALUES = re.compile(r"\b(two|three|four|five|six|seven|eight|nine|ten) values of the body")
COUNT = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def _signed(document: Document) -> list[tuple[Use, dict[str, Any]]]:
    """Return every notification that is signed, with its signature."""
    found = [use for use in uses(document) if use.name == "x-notifies"]
    return [
        (use, mapping(mapping(use.value).get("signature")))
        for use in found
        if mapping(use.value).get("signature")
    ]


def signature_vector(document: Document) -> Iterator[Fault]:
    """Report vectors whose signature is not what the formula makes of the secret and the body."""
    for use, signature in _signed(document):
        vector = mapping(signature.get("vector"))
        made = _sign(signature, text(vector.get("secret")), text(vector.get("body")))
        if made != vector.get("signature"):
            yield (
                (*use.place, "signature", "vector"),
                "the formula makes another signature of this body: mend one of them",
            )
        shown = [str(each) for each in _shown(document, use, signature)]
        for example in shown:
            if len(example) != len(made):
                yield (
                    (*use.place, "signature"),
                    f"a signature has {len(made)} characters, the example {len(example)}: mend one",
                )
        if shown and made not in shown:
            yield (
                (*use.place, "signature", "vector"),
                "the example of the header is another signature: mend one of them",
            )


def _shown(document: Document, use: Use, signature: dict[str, Any]) -> Iterator[Any]:
    """Yield the examples of the header that has the signature."""
    operation = use.operation()
    name = text(signature.get("header")).rpartition(".")[2]
    for (location, each), place in document.parameters(operation).items() if operation else ():
        if location == "header" and each == name:
            value = mapping(document.at(place))
            yield from [value["example"]] if "example" in value else []
            yield from sequence(mapping(value.get("schema")).get("examples"))


def _sign(signature: dict[str, Any], secret: str, body: str) -> str:
    """Return the signature of a body, or an empty text if it cannot be made."""
    algorithm = text(signature.get("algorithm"))
    try:
        pieces = [_piece(str(each), secret, body) for each in sequence(signature.get("message"))]
        message = b"".join(pieces)
        if algorithm.startswith("hmac-"):
            digest = hmac.new(secret.encode(), message, algorithm.removeprefix("hmac-")).digest()
        else:
            digest = hashlib.new(algorithm, message).digest()
    except (KeyError, TypeError, ValueError):
        return ""
    return digest.hex() if signature.get("encoding") == "hex" else base64.b64encode(digest).decode()


def _piece(piece: str, secret: str, body: str) -> bytes:
    """Return one piece of the message as bytes."""
    if piece == "secret":
        return secret.encode()
    if piece == "body":
        return body.encode()
    if piece.startswith("'"):
        return piece.strip("'").encode()
    value: Any = json.loads(body)
    for key in split_pointer(piece.partition("#")[2]):
        value = value[key]
    return (value if isinstance(value, str) else json.dumps(value)).encode()


def signature_in_text(document: Document) -> Iterator[Fault]:
    """Report texts that name another algorithm, encoding, header or order of pieces than the formula."""
    for use, signature in _signed(document):
        operation = use.operation()
        if operation is None:
            continue
        name = text(signature.get("header")).rpartition(".")[2]
        headers = [place for (_, each), place in document.parameters(operation).items() if each == name]
        nodes = [
            node for node in (operation.node, *(document.by_place.get(place) for place in headers)) if node
        ]
        for node in nodes:
            yield from ((node.place, message) for message in _faults(words_of(node), signature, name))
        if not any(ALGORITHM.search(words_of(node)) for node in nodes):
            yield use.place, f"no text names {signature.get('algorithm')}: say how the signature is made"


def _faults(words: str, signature: dict[str, Any], name: str) -> Iterator[str]:
    """Yield what a text says against the algorithm, the encoding and the header of a formula."""
    own = text(signature.get("algorithm"))
    for keyed, algorithm in ALGORITHM.findall(words):
        said = ("hmac-" if keyed else "") + algorithm.lower().replace("-", "")
        if said != own:
            yield f"the text says {said}, the formula {own}: mend one of them"
    for encoding, spelled in ENCODINGS.items():
        if re.search(spelled, words) and encoding != signature.get("encoding"):
            yield f"the text says {encoding}, the formula {signature.get('encoding')}: mend one of them"
    for header in re.findall(r"\bheader `([^`]+)`", words):
        if header.lower() != name.lower():
            yield f"the text says the header {header}, the formula {name}: mend one of them"
    yield from _piece_faults(words, [str(each) for each in sequence(signature.get("message"))])


def _piece_faults(words: str, message: list[str]) -> Iterator[str]:
    """Yield what a text says against the pieces that are joined."""
    pointers = [each.partition("#")[2] for each in message if each.startswith("$")]
    members = [split_pointer(each)[-1] for each in pointers]
    between = {each.strip("'") for each in message if each.startswith("'")}
    for formula in PIECES.findall(words):
        stated = [piece for piece in re.findall(r"\[([^\]]+)\]", formula) if "secret" not in piece]
        if stated != members or set(re.findall(r"\]([^\[])\[", formula)) != between:
            yield f"the text joins {', '.join(stated)}, the formula {', '.join(members)}: mend one of them"
        if ("secret" in formula.split("]")[0]) != (message[:1] == ["secret"]):
            yield "text and formula put the secret at another place: mend one of them"
    for count in NUMBER_OF_VALUES.findall(words):
        if COUNT.index(count) != len(members):
            yield f"the text says {count} values, the formula has {len(members)}: mend one of them"
    for member, owner in re.findall(r"`(\w+)` (?:is|that) (?:that )?of `(\w+)`", words):
        if member in members and f"/{owner}/{member}" not in pointers:
            yield f"the text says {member} of {owner}, the formula does not: mend one of them"


def signature_members(document: Document) -> Iterator[Fault]:
    """Report members called signed that the formula leaves out, and those in it that do not say so."""
    for use, signature in _signed(document):
        operation = use.operation()
        pointers = {
            each.partition("#")[2]
            for each in map(str, sequence(signature.get("message")))
            if each.startswith("$")
        }
        roots = document.bodies(document.follow((*operation.place, "requestBody"))) if operation else []
        stated: set[str] = set()
        for root in roots:
            for name, place in document.properties(root).items():
                stated |= {f"/{name}"} if _says_signed(document, place) else set()
                stated |= {
                    f"/{name}/{inner}"
                    for inner, at in document.properties(place).items()
                    if _says_signed(document, at)
                }
        for pointer in sorted(pointers - stated) if stated else ():
            yield (
                (*use.place, "signature"),
                f"{pointer} is signed, and its text does not say so: mend one of them",
            )
        for pointer in sorted(stated - pointers):
            yield (
                (*use.place, "signature"),
                f"{pointer} is not signed, and its text says so: mend one of them",
            )


def _says_signed(document: Document, place: tuple[str, ...]) -> bool:
    node = document.by_place.get(place)
    words = words_of(node) if node else ""
    return bool(re.search(r"(?:^|\. )Signed\b", words)) or (node is not None and _is_event(document, place))


def _is_event(document: Document, place: tuple[str, ...]) -> bool:
    """Return whether a member is the event itself, whose schema describes the values and not the member."""
    return place[-1] == "event" and "$ref" in mapping(document.at(place))


RULES: dict[str, Rule] = {
    "signature-vector": signature_vector,
    "signature-in-text": signature_in_text,
    "signature-members": signature_members,
}
