from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final, Self

from attrs import define as _attrs_define
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class Error(OpenModel[Any]):
    """One thing that is wrong.

    Attributes:
        status (str): An HTTP status code, as text. Inferred: the status of the response itself decides.
        code (ErrorCode): The kind of fault, for programs. One code may stand for several faults: `x-errors` lists those
            that are known, with the text of each in `detail`, in English. Inferred: codes that are published without a text
            have the HTTP status that fits them best.
        detail (str): The fault, for people.
        title (str | None): The kind of error, for people.
        id (str | None): Id of this occurrence of the error.
        links (ErrorLinks | None): Where to read more of an error.
        source (ErrorSource | None): The part of a request that is wrong.
        meta (ErrorMeta | None): Anything else about the fault.
    """

    status: str
    """An HTTP status code, as text. Inferred: the status of the response itself decides."""
    code: ErrorCode
    """The kind of fault, for programs. One code may stand for several faults: `x-errors` lists those that are known,
    with the text of each in `detail`, in English. Inferred: codes that are published without a text have the HTTP
    status that fits them best."""
    detail: str
    """The fault, for people."""
    title: str | None = None
    """The kind of error, for people."""
    id: str | None = None
    """Id of this occurrence of the error."""
    links: ErrorLinks | None = None
    """Where to read more of an error."""
    source: ErrorSource | None = None
    """The part of a request that is wrong."""
    meta: ErrorMeta | None = None
    """Anything else about the fault."""

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["status"] = self.status
        field_dict["code"] = self.code.value
        field_dict["detail"] = self.detail
        if self.title is not None:
            field_dict["title"] = self.title
        if self.id is not None:
            field_dict["id"] = self.id
        if self.links is not None:
            field_dict["links"] = self.links.to_dict()
        if self.source is not None:
            field_dict["source"] = self.source.to_dict()
        if self.meta is not None:
            field_dict["meta"] = self.meta.to_dict()
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 8
        model.status = value = src_dict["status"]
        if type(value) is not str:
            checked(value, "Error.status", str)
        model.code = ERROR_CODE[src_dict["code"]]
        model.detail = value = src_dict["detail"]
        if type(value) is not str:
            checked(value, "Error.detail", str)
        if "title" in src_dict:
            model.title = value = src_dict["title"]
            if type(value) is not str:
                checked(value, "Error.title", str)
        else:
            model.title = None
            known -= 1
        if "id" in src_dict:
            model.id = value = src_dict["id"]
            if type(value) is not str:
                checked(value, "Error.id", str)
        else:
            model.id = None
            known -= 1
        if "links" in src_dict:
            model.links = read_error_links(src_dict["links"])
        else:
            model.links = None
            known -= 1
        if "source" in src_dict:
            model.source = read_error_source(src_dict["source"])
        else:
            model.source = None
            known -= 1
        if "meta" in src_dict:
            model.meta = read_error_meta(src_dict["meta"])
        else:
            model.meta = None
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        return model


read_error = Error.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "status",
        "code",
        "detail",
        "title",
        "id",
        "links",
        "source",
        "meta",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.error_code import ErrorCode
from ..models.error_links import ErrorLinks
from ..models.error_meta import ErrorMeta
from ..models.error_source import ErrorSource
from .error_code import ERROR_CODE
from .error_links import read_error_links
from .error_meta import read_error_meta
from .error_source import read_error_source
