"""Parts of the pages that are made from the specs and tests: each function of `PARTS` renders one."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from .command_line import command_helps, command_operations, command_options, exit_codes
from .error_reference import error_codes, error_examples, exceptions
from .interop import interop, interop_command, interop_source
from .ledgers import choices, ledger
from .operation_pages import operation_page
from .operations import errors, failures, messages, operation, operations, refusals, statuses
from .reference import reference_bodies, reference_models
from .scale import scale
from .schemas import models, properties
from .tools import defects, invisible, orders, rules, settings
from .vocabulary import allowed, unseen, vocabulary

PARTS: Mapping[str, Callable[..., str]] = {
    part.__name__: part
    for part in (
        errors,
        refusals,
        failures,
        messages,
        statuses,
        operations,
        operation,
        operation_page,
        properties,
        models,
        ledger,
        vocabulary,
        unseen,
        rules,
        defects,
        invisible,
        allowed,
        settings,
        choices,
        interop,
        interop_command,
        interop_source,
        orders,
        command_operations,
        command_options,
        command_helps,
        exit_codes,
        scale,
        exceptions,
        error_codes,
        error_examples,
        reference_models,
        reference_bodies,
    )
}
