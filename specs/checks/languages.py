"""Rules for languages: the messages of errors are in the language of their tag, and all else is in English."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .document import Document
from .facts_in_words import LANGUAGES
from .finding import Fault, Rule, mapping, sequence
from .prose import texts_of

STOPWORDS = {
    "en": (
        r"the|an|and|is|are|was|with|not|of|to|in|on|already|exists|please|your|has|this|"
        r"by|for|cannot"
    ),
    "es": (
        r"el|la|los|las|un|una|y|es|está|fue|con|del|al|ya|existe|su|por|para|supera|lo|"
        r"que|todavía|aún|envió|pedido|orden|error interno|contacte|solicitud|encontrado|"
        r"método|permitido|inválido"
    ),
    "pt": (
        r"o|os|um|uma|é|está|foi|com|não|do|da|dos|das|pelas|ao|já|existe|seu|por|para|"
        r"excede|que|ainda|requisição|erro|solicitação|encontrado|inválido"
    ),
    "de": (
        r"der|die|das|ein|eine|und|ist|sind|wurde|mit|nicht|von|zu|im|auf|bereits|bitte|"
        r"ihre?|kann|für"
    ),
    "fr": (
        r"le|la|les|un|une|et|est|sont|avec|ne|pas|du|des|au|déjà|existe|votre|pour|par|"
        r"commande"
    ),
}
STOPS = {name: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for name, words in STOPWORDS.items()}
MARKED = {"pt": r"[ãõçê]|não|ção", "es": r"[ñ¿¡]|ción\b", "de": r"[äöüß]", "fr": r"[èàùœ]"}


def language_of(written: str) -> str:
    """Return the language that a text is written in as far as its small words show it, or an empty text."""
    counts = {name: len(stops.findall(written)) for name, stops in STOPS.items()}
    for name, letters in MARKED.items():
        counts[name] += 2 * len(re.findall(letters, written.lower()))
    best = max(counts, key=lambda name: counts[name])
    rest = max(count for name, count in counts.items() if name != best)
    return best if counts[best] > rest else ""


def message_language(document: Document) -> Iterator[Fault]:
    """Report messages of `x-errors` in another language than their tag, and the same text under two languages."""
    for node in document.of("schema"):
        for index, row in enumerate(sequence(node.value.get("x-errors"))):
            messages = mapping(mapping(row).get("message"))
            for tag, message in messages.items():
                stated = language_of(re.sub(r"\{[^}]*\}|\w+_\w+", " ", str(message)))
                place = (*node.place, "x-errors", str(index), "message", tag)
                if stated and stated != tag.split("-")[0]:
                    yield (
                        place,
                        f"the text is {LANGUAGES.get(stated, stated)}, the tag {tag}: mend one of them",
                    )
                for other, text_of_other in messages.items():
                    if other.split("-")[0] < tag.split("-")[0] and message == text_of_other:
                        yield place, f"the text is that of {other}: translate it"


def text_language(document: Document) -> Iterator[Fault]:
    """Report texts of the document that are not in English."""
    for said in texts_of(document):
        if len(said.text) > 20 and language_of(said.text) not in ("en", ""):
            yield said.place, f"the text is {LANGUAGES[language_of(said.text)]}: write English"


RULES: dict[str, Rule] = {"message-language": message_language, "text-language": text_language}
