"""State of a running mock: its parts, created together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .discovery import provider_classes
from .engine import stored_documents
from .engine.clock import Clock, ClockState, state_from_json
from .engine.common_settings import CommonSettings
from .engine.messages import SeedRequest
from .engine.pipeline import Services
from .engine.provider import Provider
from .engine.request_log import RequestLog
from .engine.store import Store, load, save
from .faults.planned import PlannedFaults
from .faults.random_faults import RandomFaults
from .settings import MockSettings
from .webhooks import outbox
from .webhooks.delivery import Delivery

if TYPE_CHECKING:
    from .replay.recorded_traffic import RecordedTraffic


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

    def use_settings(self, settings: MockSettings) -> None:
        """Follow other settings from the next request on, all at once."""
        # Providers keep nothing in memory, so that new ones can take over.
        providers = _create_providers(settings)
        self.settings, self.providers = settings, providers
        self.delivery.settings = settings.webhooks

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
    tables = [outbox.TABLES, stored_documents.TABLES, *(each.tables for each in providers.values())]
    store = Store(settings.state, tables)
    clock = _start_clock(settings, store)
    state = MockState(
        settings=settings,
        initial_settings=settings,
        services=Services(clock, store, RequestLog(settings.api_keys), PlannedFaults(), RandomFaults()),
        delivery=Delivery(settings.webhooks, store, clock),
        recorded=recorded,
        providers=providers,
    )
    seed_initial(state)
    return state


def seed_initial(state: MockState) -> None:
    """Create the contents of a new mock, once in the life of its store."""
    request = SeedRequest(state.settings.orders, None, 0, state.clock.now())
    with state.store.transaction() as connection:
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


def _create_providers(settings: MockSettings) -> dict[str, Provider]:
    common = CommonSettings(settings.api_keys, settings.http_status)
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
