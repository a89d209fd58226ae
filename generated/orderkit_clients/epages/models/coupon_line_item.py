from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked, items


@_attrs_define(eq=False, repr=False)
class CouponLineItem(OpenModel[Any]):
    """A coupon that was redeemed with the order.

    Attributes:
        coupon_line_item_id (str): Id of the line.
        coupon_campaign_id (str | None): Id of the campaign that the coupon belongs to.
        line_item_price (Price | None): An amount of money, for programs and for people.
        validation_errors (list[CouponValidationError] | None): Why the coupon does not hold, if it does not.
    """

    coupon_line_item_id: str
    """Id of the line."""
    coupon_campaign_id: str | None = None
    """Id of the campaign that the coupon belongs to."""
    line_item_price: Price | None = None
    """An amount of money, for programs and for people."""
    validation_errors: list[CouponValidationError] | None = None
    """Why the coupon does not hold, if it does not."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {"validation_errors": 1}
    SLOTS: ClassVar[dict[str, str]] = {
        "couponLineItemId": "coupon_line_item_id",
        "couponCampaignId": "coupon_campaign_id",
        "lineItemPrice": "line_item_price",
        "validationErrors": "validation_errors",
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        field_dict["couponLineItemId"] = self.coupon_line_item_id
        if self.coupon_campaign_id is not None:
            field_dict["couponCampaignId"] = self.coupon_campaign_id
        if self.line_item_price is not None:
            field_dict["lineItemPrice"] = self.line_item_price.to_dict()
        if self.validation_errors is not None:
            field_dict["validationErrors"] = (
                [item.value for item in self.validation_errors]
                if isinstance(self.validation_errors, list)
                else self.validation_errors
            )
        elif self._present & 1:
            field_dict["validationErrors"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        model = blank(cls)
        known = 4
        present = 1
        model.coupon_line_item_id = value = src_dict["couponLineItemId"]
        if type(value) is not str:
            checked(value, "CouponLineItem.couponLineItemId", str)
        if "couponCampaignId" in src_dict:
            model.coupon_campaign_id = value = src_dict["couponCampaignId"]
            if type(value) is not str:
                checked(value, "CouponLineItem.couponCampaignId", str)
        else:
            model.coupon_campaign_id = None
            known -= 1
        if "lineItemPrice" in src_dict:
            model.line_item_price = read_price(src_dict["lineItemPrice"])
        else:
            model.line_item_price = None
            known -= 1
        if "validationErrors" in src_dict:
            value = src_dict["validationErrors"]
            model.validation_errors = (
                None
                if value is None
                else [
                    COUPON_VALIDATION_ERROR[item] for item in items(value, "CouponLineItem.validationErrors")
                ]
            )
        else:
            model.validation_errors = None
            present -= 1
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_coupon_line_item = CouponLineItem.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "couponLineItemId",
        "couponCampaignId",
        "lineItemPrice",
        "validationErrors",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.coupon_validation_error import CouponValidationError
from ..models.price import Price
from .coupon_validation_error import COUPON_VALIDATION_ERROR
from .price import read_price
