"""All that one running mock consists of, put together once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .engine.clock import Clock, ClockState, state_from_json
from .engine.provider import Provider, SeedRequest
from .engine.request_log import RequestLog
from .engine.store import Store, load, save
from .faults.injected import InjectedFaults
from .faults.random_faults import RandomFaults
from .providers.epages.provider import Epages
from .providers.nocnoc.provider import Nocnoc
from .providers.nocnoc_store.provider import NocnocStore
from .providers.noventiq.provider import Noventiq
from .providers.sendcloud.provider import Sendcloud
from .settings import MAX_REQUESTS_KEPT, MockSettings
from .webhooks import outbox as webhooks
from .webhooks.delivery import Delivery

# One line for each provider: it is served under its name.
_PROVIDERS: tuple[Callable[[MockSettings], Provider], ...] = (
    Nocnoc,
    NocnocStore,
    Sendcloud,
    Noventiq,
    Epages,
)


@dataclass(frozen=True, slots=True)
class MockState:
    """The parts of a running mock. What must survive is in the store, the rest is forgotten when it ends."""

    settings: MockSettings
    clock: Clock
    store: Store
    delivery: Delivery
    request_log: RequestLog
    faults: InjectedFaults
    random_faults: RandomFaults
    providers: Mapping[str, Provider]


def create_state(settings: MockSettings) -> MockState:
    """Open the store and put the parts together. StoreError if the state file cannot be used."""
    providers = [make(settings) for make in _PROVIDERS]
    store = Store(settings.state, [webhooks.TABLES, *(provider.tables for provider in providers)])
    clock = _start_clock(settings, store)
    state = MockState(
        settings=settings,
        clock=clock,
        store=store,
        delivery=Delivery(settings.webhooks, store, clock),
        request_log=RequestLog(MAX_REQUESTS_KEPT, settings.api_keys),
        faults=InjectedFaults(),
        random_faults=RandomFaults(),
        providers={provider.name: provider for provider in providers},
    )
    seed_initial(state)
    return state


def seed_initial(state: MockState) -> None:
    """Make what a new mock holds, once in the life of its store."""
    request = SeedRequest(state.settings.orders, None, 0, state.clock.now())
    with state.store.transaction() as connection:
        if load(connection, "seeded") is None:
            save(connection, "seeded", state.settings.orders)
            for provider in state.providers.values():
                provider.seed_initial(connection, request)


def _start_clock(settings: MockSettings, store: Store) -> Clock:
    """A clock that was set outlives a restart, unless the settings say otherwise."""
    with store.transaction() as connection:
        saved = load(connection, "clock")
        state = (
            state_from_json(saved) if settings.clock is None and saved else ClockState(frozen=settings.clock)
        )
        save(connection, "clock", state.to_json())
    return Clock(settings.time_source, state)
