from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..models.coupon_validation_error import CouponValidationError
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.price import Price


T = TypeVar("T", bound="CouponLineItem")


@_attrs_define
class CouponLineItem:
    """A coupon that was redeemed with the order.

    Attributes:
        coupon_line_item_id (str): Identification of the line.
        coupon_campaign_id (str): Identification of the campaign that the coupon belongs to.
        line_item_price (Price): An amount of money, for programs and for people.
        validation_errors (list[CouponValidationError] | None | Unset): Why the coupon does not hold, if it does not.
    """

    coupon_line_item_id: str
    coupon_campaign_id: str
    line_item_price: Price
    validation_errors: list[CouponValidationError] | None | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        coupon_line_item_id = self.coupon_line_item_id

        coupon_campaign_id = self.coupon_campaign_id

        line_item_price = self.line_item_price.to_dict()

        validation_errors: list[str] | None | Unset
        if isinstance(self.validation_errors, Unset):
            validation_errors = UNSET
        elif isinstance(self.validation_errors, list):
            validation_errors = []
            for validation_errors_type_0_item_data in self.validation_errors:
                validation_errors_type_0_item = validation_errors_type_0_item_data.value
                validation_errors.append(validation_errors_type_0_item)

        else:
            validation_errors = self.validation_errors

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "couponLineItemId": coupon_line_item_id,
                "couponCampaignId": coupon_campaign_id,
                "lineItemPrice": line_item_price,
            }
        )
        if validation_errors is not UNSET:
            field_dict["validationErrors"] = validation_errors

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.price import Price  # noqa: PLC0415

        d = dict(src_dict)
        coupon_line_item_id = d.pop("couponLineItemId")

        coupon_campaign_id = d.pop("couponCampaignId")

        line_item_price = Price.from_dict(d.pop("lineItemPrice"))

        def _parse_validation_errors(data: object) -> list[CouponValidationError] | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, list):
                    raise TypeError()
                validation_errors_type_0 = []
                _validation_errors_type_0 = data
                for validation_errors_type_0_item_data in _validation_errors_type_0:
                    validation_errors_type_0_item = CouponValidationError(validation_errors_type_0_item_data)

                    validation_errors_type_0.append(validation_errors_type_0_item)

                return validation_errors_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(list[CouponValidationError] | None | Unset, data)

        validation_errors = _parse_validation_errors(d.pop("validationErrors", UNSET))

        coupon_line_item = cls(
            coupon_line_item_id=coupon_line_item_id,
            coupon_campaign_id=coupon_campaign_id,
            line_item_price=line_item_price,
            validation_errors=validation_errors,
        )

        coupon_line_item.additional_properties = d
        return coupon_line_item

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
