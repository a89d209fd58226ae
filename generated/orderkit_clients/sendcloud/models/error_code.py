from enum import StrEnum
from typing import Final, Self

from orderkit_clients.runtime.reading import Members


class ErrorCode(StrEnum):
    """Known values; one that is not known here is kept as itself."""

    AUTHENTICATION_FAILED = "authentication_failed"
    ERROR = "error"
    EXTRA_FORBIDDEN = "extra_forbidden"
    FORBIDDEN = "forbidden"
    INVALID = "invalid"
    INVALID_CHOICE = "invalid_choice"
    METHOD_NOT_ALLOWED = "method_not_allowed"
    MIN_VALUE = "min_value"
    NON_FIELD_ERRORS = "non_field_errors"
    NOT_A_LIST = "not_a_list"
    NOT_FOUND = "not_found"
    NULL = "null"
    PARCEL_ANNOUNCEMENT_ERROR = "parcel_announcement_error"
    REQUIRED = "required"
    THROTTLED = "throttled"
    UNKNOWN_FIELD = "unknown_field"
    UNSUPPORTED_MEDIA_TYPE = "unsupported_media_type"
    VALIDATION_ERROR = "validation_error"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        if type(value) is not str:
            return None
        member = str.__new__(cls, value)
        member._name_ = member._value_ = value
        return member

    def __str__(self) -> str:
        return str(self.value)


ERROR_CODE: Final = Members(ErrorCode)
