"""Promises that tests of their own keep: of processes, webhooks and limiters, and of what a scenario cannot show."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from fault_clients import Client
from fault_providers import NUMBERED

TESTS: Final = Path(__file__).parents[1]
NO_WEBHOOKS: Final = "its API sends no webhooks"


@dataclass(frozen=True)
class Held:
    """Tests that keep a promise, or a part of it.

    Attributes:
        row: The promise.
        claim: What the tests show.
        module: Their module, below the folder `tests`.
        names: Their names.
        lacks: The reasons why it does not apply to some clients, by their titles.
    """

    row: int
    claim: str
    module: str
    names: tuple[str, ...]
    lacks: Mapping[str, str] = field(default_factory=dict)

    def missing(self) -> list[str]:
        """Return the names of tests that their module does not define."""
        path = TESTS / self.module
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        return [name for name in self.names if not re.search(rf"^def {name}\(", text, re.MULTILINE)]

    def lack(self, client: Client) -> str | None:
        return self.lacks.get(client.title)


WITHOUT_WEBHOOKS: Final[Mapping[str, str]] = dict.fromkeys(
    ("NocnocStore", "Sendcloud", "EPages"), NO_WEBHOOKS
)
WITHOUT_LIMIT: Final[Mapping[str, str]] = dict.fromkeys(
    ("Nocnoc", "NocnocStore", "Noventiq"), "its provider documents no limit of calls"
)
HELD: Final = (
    Held(
        22,
        "an iteration goes on behind an item that is raised",
        "unit/runtime/paging/test_items_that_differ.py",
        ("test_an_iteration_goes_on_behind_an_item_that_is_raised",),
        {"Nocnoc": "its API lists nothing"},
    ),
    Held(
        28,
        "any text is read in linear time, and a header beyond any reason is refused",
        "unit/runtime/paging/test_link_header.py",
        (
            "test_every_legal_header_is_read",
            "test_the_work_grows_with_the_length_only",
            "test_a_header_beyond_any_reason_is_refused",
        ),
        {"Nocnoc": "its API lists nothing", **dict.fromkeys(("NocnocStore", "Noventiq", "EPages"), NUMBERED)},
    ),
    Held(
        31,
        "a connection that is not there by the deadline was not sent",
        "unit/runtime/http/test_deadlines.py",
        ("test_a_connection_that_is_not_there_by_the_deadline_was_not_sent",),
    ),
    Held(
        34,
        "a reset or a delay beyond the documented window is not believed",
        "unit/runtime/protocol/test_rate_limiter.py",
        (
            "test_a_reset_beyond_the_documented_window_is_not_believed",
            "test_a_429_delays_calls_for_the_longest_window_at_most",
        ),
        WITHOUT_LIMIT,
    ),
    Held(
        35,
        "a small compressed body does not become a large one",
        "unit/runtime/http/test_encodings.py",
        ("test_a_small_response_does_not_become_a_large_one",),
    ),
    Held(
        36,
        "a secret that comes back is hidden in errors and logs",
        "faults/test_secrets.py",
        ("test_a_secret_that_the_provider_repeats_is_not_shown",),
    ),
    Held(
        37,
        "no part of an error forges a line of a log",
        "unit/runtime/protocol/test_printable.py",
        ("test_no_part_of_an_error_forges_a_line",),
    ),
    Held(
        38,
        "a call that is cancelled, interrupted or out of time keeps no secret in its frames",
        "faults/test_secrets.py",
        ("test_no_frame_of_a_call_that_ends_early_shows_a_secret",),
    ),
    Held(
        40,
        "parent and children get their own answers",
        "unit/runtime/protocol/test_forks.py",
        (
            "test_parent_and_children_get_their_own_answers_at_once",
            "test_a_child_leaves_the_connections_of_its_parent_open",
        ),
    ),
    Held(
        41,
        "a genuine webhook is stored as it came, and one that cannot be stored is sent again",
        "unit/webhooks/test_endpoint.py",
        (
            "test_a_notification_that_drifts_is_stored_as_it_came_and_its_drift_is_counted",
            "test_a_notification_that_cannot_be_parsed_is_stored_as_it_came",
            "test_a_signed_notification_that_drifts_is_stored_and_a_forged_one_is_not",
            "test_a_webhook_that_cannot_be_stored_gets_no_200",
        ),
        WITHOUT_WEBHOOKS,
    ),
    Held(
        42,
        "a lease that expires and a webhook that always fails hold up no other webhook",
        "unit/webhooks/test_inbox.py",
        (
            "test_a_lease_that_expires_is_counted_and_the_webhook_is_claimed_again",
            "test_no_accepted_webhook_is_lost_wherever_the_process_is_killed",
            "test_failing_webhooks_hide_no_others",
        ),
        WITHOUT_WEBHOOKS,
    ),
    Held(
        43,
        "a value that JSON cannot hold is refused before anything is sent",
        "unit/runtime/protocol/test_messages.py",
        ("test_a_value_without_a_json_form_is_refused_before_anything_is_sent",),
    ),
)


def held_for(row: int, client: Client) -> list[Held]:
    """Return the tests that keep a promise for a client."""
    return [held for held in HELD if held.row == row and held.lack(client) is None]
