"""Cross-origin requests: for the origins of the settings, to providers only."""

from __future__ import annotations

import pytest
from nocnoc_mock_fixtures import InProcessMock, MakeMock
from orderkit.mock import MockSettings

PAGE = "http://localhost:3000"
ORDER = "/nocnoc/api/order/1"


@pytest.fixture
def mock(make_mock: MakeMock) -> InProcessMock:
    return make_mock(cors=(PAGE,))


def test_an_allowed_page_may_read_every_response(mock: InProcessMock) -> None:
    answer = mock.send("GET", ORDER, headers={"Origin": PAGE})
    assert answer.status_code == 401
    assert answer.headers["access-control-allow-origin"] == PAGE
    assert answer.headers["access-control-expose-headers"] == "*"
    assert answer.headers["vary"] == "origin"


def test_a_preflight_of_an_allowed_page_allows_its_headers(mock: InProcessMock) -> None:
    asked = {
        "Access-Control-Request-Method": "PUT",
        "Access-Control-Request-Headers": "x-api-key,content-type",
    }
    answer = mock.send("OPTIONS", "/nocnoc/api/order", headers={"Origin": PAGE, **asked})
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["access-control-allow-methods"] == "PUT"
    assert answer.headers["access-control-allow-headers"] == "x-api-key,content-type"
    assert mock.control.requests() == []


@pytest.mark.parametrize(
    "origin", ["http://localhost:3001", "https://localhost:3000", "http://evil.test", "null"]
)
def test_another_page_may_read_nothing(mock: InProcessMock, origin: str) -> None:
    asked = {"Access-Control-Request-Method": "GET"}
    for answer in (
        mock.send("GET", ORDER, headers={"Origin": origin}),
        mock.send("OPTIONS", ORDER, headers={"Origin": origin, **asked}),
    ):
        assert not [name for name in answer.headers if name.startswith("access-control")]


def test_any_page_may_call_if_the_settings_say_so(make_mock: MakeMock) -> None:
    answer = make_mock(cors=("*",)).send("GET", ORDER, headers={"Origin": "http://any.test"})
    assert answer.headers["access-control-allow-origin"] == "http://any.test"


def test_the_control_api_stays_closed(make_mock: MakeMock) -> None:
    for mock in (make_mock(cors=("*",)), make_mock(cors=(PAGE,))):
        for method in ("GET", "OPTIONS"):
            answer = mock.send(
                method, "/_mock", headers={"Origin": PAGE, "Access-Control-Request-Method": "GET"}
            )
            assert answer.status_code == 403
            assert not [name for name in answer.headers if name.startswith("access-control")]


def test_without_the_setting_no_response_has_a_cors_header(make_mock: MakeMock) -> None:
    answer = make_mock().send("GET", ORDER, headers={"Origin": PAGE})
    assert not [name for name in answer.headers if name.startswith("access-control")]


@pytest.mark.parametrize("origin", ["localhost:3000", "http://localhost:3000/", "http://a@b", ""])
def test_what_is_no_origin_is_refused(origin: str) -> None:
    with pytest.raises(ValueError, match=r"cors must be \* or origins such as"):
        MockSettings(cors=(origin,))
