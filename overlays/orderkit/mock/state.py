"""State of a running mock: its parts, created together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .discovery import provider_classes
from .engine import order_history, stored_documents
from .engine.clock import Clock, ClockState, state_from_json
from .engine.common_settings import CommonSettings
from .engine.errors import UnknownError
from .engine.messages import SeedRequest
from .engine.order_table import OrderTable
from .engine.provider import Provider
from .engine.request_log import RequestLog
from .engine.services import Services
from .engine.store import Store, load, save
from .faults.planned import PlannedFaults
from .faults.random_faults import RandomFaults
from .live.changes import ChangeWatcher
from .live.feed import EventFeed
from .settings import MockSettings
from .webhooks import outbox
from .webhooks.delivery import Delivery

if TYPE_CHECKING:
    from .replay.recorded_traffic import RecordedTraffic

# Dropping and creating the indexes takes as long as a thousand orders.
_MANY_ORDERS = 1000


@dataclass(slots=True)
class MockState:
    """Parts of a running mock. The store and the clock's setting outlive it, everything else ends with it."""

    settings: MockSettings
    initial_settings: MockSettings
    services: Services
    delivery: Delivery
    recorded: RecordedTraffic | None
    """Traffic that is served in place of the providers' own responses, if the settings name a recording."""
    providers: Mapping[str, Provider]
    """Providers by name, in the order of discovery, which the index of the control API shows."""
    feed: EventFeed
    changes: ChangeWatcher

    def use_settings(self, settings: MockSettings) -> None:
        """Follow other settings from the next request on, all at once."""
        if settings == self.settings:
            return
        # Providers keep nothing in memory, so that new ones can take over.
        providers = _create_providers(settings)
        self.settings, self.providers = settings, providers
        self.delivery.settings = settings.webhooks

    def provider(self, name: str) -> Provider:
        """Return a provider by its name; UnknownError if there is none."""
        try:
            return self.providers[name]
        except KeyError:
            known = ", ".join(self.providers)
            raise UnknownError(f"provider must be one of {known} (got {name})") from None

    def apply_due_events(self) -> None:
        """Apply changes that are due by now, such as the expiry of orders."""
        with self.store.transaction() as connection:
            for provider in self.providers.values():
                provider.apply_due_events(connection, self.clock.now())

    def forget_calls(self) -> None:
        """Remove requests and faults, and begin recorded traffic again."""
        self.request_log.clear()
        if self.recorded is not None:
            self.recorded.rewind()
        self.faults.clear()
        self.random_faults.stop()

    @property
    def clock(self) -> Clock:
        """The simulated clock."""
        return self.services.clock

    @property
    def store(self) -> Store:
        """The database."""
        return self.services.store

    @property
    def request_log(self) -> RequestLog:
        """The received requests."""
        return self.services.request_log

    @property
    def faults(self) -> PlannedFaults:
        """Faults of coming calls."""
        return self.services.faults

    @property
    def random_faults(self) -> RandomFaults:
        """Faults by chance."""
        return self.services.random_faults


def create_state(settings: MockSettings) -> MockState:
    """Open the store and create all parts. StoreError if the state file cannot be used."""
    # Read first, so that a wrong file leaves no state file behind.
    recorded = _read_recorded(settings)
    providers = _create_providers(settings)
    shared = [outbox.TABLES, stored_documents.TABLES, order_history.TABLES]
    store = Store(settings.state, [*shared, *(each.tables for each in providers.values())])
    clock, feed = _start_clock(settings, store), EventFeed()
    state = MockState(
        settings=settings,
        initial_settings=settings,
        services=Services(clock, store, RequestLog(settings.api_keys), PlannedFaults(), RandomFaults()),
        delivery=Delivery(settings.webhooks, store, clock),
        recorded=recorded,
        providers=providers,
        feed=feed,
        changes=ChangeWatcher(store, clock, feed, _order_tables(providers)),
    )
    seed_initial(state)
    state.changes.start()
    state.request_log.on_record = lambda number: feed.publish_later(
        "request", lambda: state.request_log.line(number)
    )
    return state


def seed_initial(state: MockState) -> None:
    """Create the contents of a new mock, once in the life of its store."""
    request = SeedRequest(state.settings.orders, None, 0, state.clock.now())
    is_large = request.orders >= _MANY_ORDERS
    begin = state.store.bulk_transaction if is_large else state.store.transaction
    with begin() as connection:
        # Remembered in the store: a restart on a state file must not seed again.
        if load(connection, "seeded") is None:
            save(connection, "seeded", state.settings.orders)
            for provider in state.providers.values():
                provider.seed_initial(connection, request)


def _read_recorded(settings: MockSettings) -> RecordedTraffic | None:
    if settings.replay is None:
        return None
    from .replay.recorded_traffic import RecordedTraffic  # here, because few mocks replay

    return RecordedTraffic.load(settings.replay, settings.replay_ignore)


def _order_tables(providers: Mapping[str, Provider]) -> dict[str, OrderTable]:
    tables = {name: provider.order_table for name, provider in providers.items()}
    return {name: table for name, table in tables.items() if table is not None}


def _create_providers(settings: MockSettings) -> dict[str, Provider]:
    common = CommonSettings(
        settings.api_keys,
        settings.http_status,
        settings.explain,
        settings.strict,
        settings.only_required,
        settings.refuse_reversed_ranges,
    )
    created = (create(common, settings.of_provider(create.contract_name)) for create in provider_classes())
    return {provider.name: provider for provider in created}


def _start_clock(settings: MockSettings, store: Store) -> Clock:
    """Start the clock; one that was set outlives a restart, unless the settings set it again."""
    with store.transaction() as connection:
        saved = load(connection, "clock")
        state = (
            state_from_json(saved) if settings.clock is None and saved else ClockState(frozen=settings.clock)
        )
        save(connection, "clock", state.to_json())
    return Clock(settings.time_source, state)
