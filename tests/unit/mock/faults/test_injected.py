"""Injected faults: used up by the calls they hit, oldest first."""

from orderkit.mock.faults.injected import InjectedFault, InjectedFaults


def test_a_fault_is_used_up_by_the_calls_it_hits() -> None:
    faults = InjectedFaults()
    faults.add(InjectedFault("shop", "getOrder", 503, times=2))
    assert faults.take("shop", "listOrders") is None
    assert faults.take("other", "getOrder") is None
    assert [faults.take("shop", "getOrder") for _ in range(3)] == [503, 503, None]


def test_the_oldest_fault_comes_first_and_one_without_operation_hits_any() -> None:
    faults = InjectedFaults()
    faults.add(InjectedFault("shop", None, 500, times=1))
    faults.add(InjectedFault("shop", "getOrder", 503, times=1))
    assert [faults.take("shop", "getOrder") for _ in range(3)] == [500, 503, None]


def test_pending_faults_are_shown_and_cleared() -> None:
    faults = InjectedFaults()
    faults.add(InjectedFault("shop", None, 500, times=1))
    assert faults.to_json() == [{"provider": "shop", "operation": None, "status": 500, "times": 1}]
    faults.clear()
    assert faults.to_json() == []
