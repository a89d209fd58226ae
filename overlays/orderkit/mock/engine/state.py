"""All that one running mock consists of, put together once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from ..faults.random_faults import Troubles
from ..providers.epages.provider import Epages
from ..providers.nocnoc.provider import Nocnoc
from ..providers.nocnoc_store.provider import NocnocStore
from ..providers.noventiq.provider import Noventiq
from ..providers.sendcloud.provider import Sendcloud
from ..settings import REQUESTS_KEPT, MockSettings
from ..webhooks import outbox as webhooks
from ..webhooks.delivery import Delivery
from .clock import Clock, ClockState, read_state
from .provider import Provider, SeedWish
from .request_log import Faults, Journal
from .store import Store, load, save

# One line for each provider: it is served under its name.
_PROVIDERS: tuple[Callable[[MockSettings], Provider], ...] = (
    Nocnoc,
    NocnocStore,
    Sendcloud,
    Noventiq,
    Epages,
)


@dataclass(frozen=True, slots=True)
class World:
    """The parts of a running mock. What must survive is in the store, the rest is forgotten when it ends."""

    settings: MockSettings
    clock: Clock
    store: Store
    delivery: Delivery
    journal: Journal
    faults: Faults
    troubles: Troubles
    providers: Mapping[str, Provider]


def build_world(settings: MockSettings) -> World:
    """Open the store and put the parts together. StoreError if the state file cannot be used."""
    providers = [make(settings) for make in _PROVIDERS]
    store = Store(settings.state, [webhooks.TABLES, *(provider.tables for provider in providers)])
    clock = _start_clock(settings, store)
    world = World(
        settings=settings,
        clock=clock,
        store=store,
        delivery=Delivery(settings.webhooks, store, clock),
        journal=Journal(REQUESTS_KEPT, settings.api_keys),
        faults=Faults(),
        troubles=Troubles(),
        providers={provider.name: provider for provider in providers},
    )
    furnish(world)
    return world


def furnish(world: World) -> None:
    """Make what a new mock holds, once in the life of its store."""
    wish = SeedWish(world.settings.orders, None, 0, world.clock.now())
    with world.store.transaction() as connection:
        if load(connection, "furnished") is None:
            save(connection, "furnished", world.settings.orders)
            for provider in world.providers.values():
                provider.furnish(connection, wish)


def _start_clock(settings: MockSettings, store: Store) -> Clock:
    """A clock that was set outlives a restart, unless the settings say otherwise."""
    with store.transaction() as connection:
        saved = load(connection, "clock")
        state = read_state(saved) if settings.clock is None and saved else ClockState(frozen=settings.clock)
        save(connection, "clock", state.saved())
    return Clock(settings.time_source, state)
