"""The folder that keeps what a run that was cut off had read: it is used if it is whole, and fits the destination."""

from __future__ import annotations

import gzip
import json
import shutil
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, cast

import pyarrow.parquet as pq
from dlt.common.destination.client import StateInfo, WithStateSync
from dlt.common.destination.exceptions import DestinationUndefinedEntity
from dlt.pipeline.exceptions import PipelineStepFailed

from .destination import Destination
from .loading import NAME, is_refusal, opened, pipeline_of

if TYPE_CHECKING:
    import dlt

_EXTRACTED: Final = "normalize/extracted"
_NORMALIZED: Final = "load/normalized"
_PENDING: Final = (_EXTRACTED, _NORMALIZED)
_READERS: Final[dict[str, Callable[[Path], Any]]] = {
    ".parquet": pq.read_metadata,  # pyright: ignore[reportUnknownMemberType]
    ".json": lambda file: json.loads(file.read_bytes()),
    ".gz": lambda file: gzip.decompress(file.read_bytes()),
}


def open_pipeline(destination: Destination) -> dlt.Pipeline:
    """Open the pipeline into a destination, with what a run that was cut off left in its folder.

    A folder that is damaged, or newer than the destination, as after a backup was restored, is emptied. Nothing is
    lost: what a run reads follows from the state in the destination.
    """
    _remove_normalized(destination)
    pipeline = _whole_pipeline(destination)
    if pipeline is not None and _fits(pipeline):
        return pipeline
    _empty(destination)
    return pipeline_of(destination)


@contextmanager
def dropping_refused(destination: Destination) -> Generator[None]:
    """Drop what the destination refuses for good: it would refuse it in each run, and no run would come any further.

    Nothing is lost: the state in the destination is that before the load, so what it had is read again.
    """
    try:
        yield
    except PipelineStepFailed as error:
        if is_refusal(error):
            _empty(destination)
        raise


def load_pending(destination: Destination, pipeline: dlt.Pipeline) -> dlt.Pipeline:
    """Load what a run that was cut off had read, or drop it if it is refused; return the pipeline that goes on."""
    try:
        with dropping_refused(destination):
            while pipeline.has_pending_data:
                with opened(destination):
                    pipeline.run()
    except PipelineStepFailed as error:
        if not is_refusal(error):
            raise
        return pipeline_of(destination)
    return pipeline


def _remove_normalized(destination: Destination) -> None:
    """Remove packages that are normalized already: dlt was killed before it did so, and each run would fail at them."""
    folder = destination.work / NAME
    for package in (folder / _EXTRACTED).glob("*"):
        if (folder / _NORMALIZED / package.name).exists():
            shutil.rmtree(package)


def _empty(destination: Destination) -> None:
    shutil.rmtree(destination.work / NAME)


def _whole_pipeline(destination: Destination) -> dlt.Pipeline | None:
    try:
        pipeline = pipeline_of(destination)
        if pipeline.default_schema_name:
            _ = pipeline.default_schema
        int(pipeline.state.get("_state_version", 0))
        pipeline.list_extracted_load_packages()
        pipeline.list_normalized_load_packages()
        for file in _pending_files(destination.work / NAME):
            _READERS.get(file.suffix, Path.stat)(file)
    except Exception:  # noqa: BLE001 - a file that is cut off has any error
        return None
    return pipeline


def _pending_files(folder: Path) -> Iterator[Path]:
    return (file for part in _PENDING for file in (folder / part).rglob("*") if file.is_file())


def _fits(pipeline: dlt.Pipeline) -> bool:
    if not pipeline.default_schema_name:
        return True
    stored: StateInfo | None = None
    try:
        with pipeline.destination_client() as client:
            stored = cast(WithStateSync, client).get_stored_state(NAME)
    except DestinationUndefinedEntity:
        pass
    state, version = pipeline.state, 0 if stored is None else stored.version
    ahead = state.get("_state_version", 0) - version
    if not pipeline.has_pending_data:
        return ahead <= 0
    # A load that was cut off has the version after that of the destination, or the same one if it changed no state,
    # or was complete there. Another state of that version is of a run from another folder.
    return ahead == 1 or (stored is not None and stored.version_hash == state.get("_version_hash"))
