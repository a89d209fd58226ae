from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.costs import Costs
    from ..models.price import Price
    from ..models.shop_status import ShopStatus


T = TypeVar("T", bound="PaymentDetailsChanges")


@_attrs_define
class PaymentDetailsChanges:
    """What to change in what the order costs.

    Attributes:
        is_cash_on_delivery (bool | None | Unset): Whether the customer pays at the door.
        subtotal_price (Price | Unset): An amount of money.
        estimated_shipping_price (Price | Unset): An amount of money.
        estimated_tax_price (Price | Unset): An amount of money.
        invoice_date (None | str | Unset): The day of the invoice, as `YYYY-MM-DD`.
        discount_granted (Costs | None | Unset): The discount, in its own currency.
        insurance_costs (Costs | None | Unset): What insurance costs, in its own currency.
        freight_costs (Costs | None | Unset): What freight costs, in its own currency.
        other_costs (Costs | None | Unset): What anything else costs, in its own currency.
        total_price (Price | Unset): An amount of money.
        status (ShopStatus | Unset): A status in the words of the shop.
    """

    is_cash_on_delivery: bool | None | Unset = UNSET
    subtotal_price: Price | Unset = UNSET
    estimated_shipping_price: Price | Unset = UNSET
    estimated_tax_price: Price | Unset = UNSET
    invoice_date: None | str | Unset = UNSET
    discount_granted: Costs | None | Unset = UNSET
    insurance_costs: Costs | None | Unset = UNSET
    freight_costs: Costs | None | Unset = UNSET
    other_costs: Costs | None | Unset = UNSET
    total_price: Price | Unset = UNSET
    status: ShopStatus | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.costs import Costs  # noqa: PLC0415

        is_cash_on_delivery: bool | None | Unset
        if isinstance(self.is_cash_on_delivery, Unset):
            is_cash_on_delivery = UNSET
        else:
            is_cash_on_delivery = self.is_cash_on_delivery

        subtotal_price: dict[str, Any] | Unset = UNSET
        if not isinstance(self.subtotal_price, Unset):
            subtotal_price = self.subtotal_price.to_dict()

        estimated_shipping_price: dict[str, Any] | Unset = UNSET
        if not isinstance(self.estimated_shipping_price, Unset):
            estimated_shipping_price = self.estimated_shipping_price.to_dict()

        estimated_tax_price: dict[str, Any] | Unset = UNSET
        if not isinstance(self.estimated_tax_price, Unset):
            estimated_tax_price = self.estimated_tax_price.to_dict()

        invoice_date: None | str | Unset
        if isinstance(self.invoice_date, Unset):
            invoice_date = UNSET
        else:
            invoice_date = self.invoice_date

        discount_granted: dict[str, Any] | None | Unset
        if isinstance(self.discount_granted, Unset):
            discount_granted = UNSET
        elif isinstance(self.discount_granted, Costs):
            discount_granted = self.discount_granted.to_dict()
        else:
            discount_granted = self.discount_granted

        insurance_costs: dict[str, Any] | None | Unset
        if isinstance(self.insurance_costs, Unset):
            insurance_costs = UNSET
        elif isinstance(self.insurance_costs, Costs):
            insurance_costs = self.insurance_costs.to_dict()
        else:
            insurance_costs = self.insurance_costs

        freight_costs: dict[str, Any] | None | Unset
        if isinstance(self.freight_costs, Unset):
            freight_costs = UNSET
        elif isinstance(self.freight_costs, Costs):
            freight_costs = self.freight_costs.to_dict()
        else:
            freight_costs = self.freight_costs

        other_costs: dict[str, Any] | None | Unset
        if isinstance(self.other_costs, Unset):
            other_costs = UNSET
        elif isinstance(self.other_costs, Costs):
            other_costs = self.other_costs.to_dict()
        else:
            other_costs = self.other_costs

        total_price: dict[str, Any] | Unset = UNSET
        if not isinstance(self.total_price, Unset):
            total_price = self.total_price.to_dict()

        status: dict[str, Any] | Unset = UNSET
        if not isinstance(self.status, Unset):
            status = self.status.to_dict()

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update({})
        if is_cash_on_delivery is not UNSET:
            field_dict["is_cash_on_delivery"] = is_cash_on_delivery
        if subtotal_price is not UNSET:
            field_dict["subtotal_price"] = subtotal_price
        if estimated_shipping_price is not UNSET:
            field_dict["estimated_shipping_price"] = estimated_shipping_price
        if estimated_tax_price is not UNSET:
            field_dict["estimated_tax_price"] = estimated_tax_price
        if invoice_date is not UNSET:
            field_dict["invoice_date"] = invoice_date
        if discount_granted is not UNSET:
            field_dict["discount_granted"] = discount_granted
        if insurance_costs is not UNSET:
            field_dict["insurance_costs"] = insurance_costs
        if freight_costs is not UNSET:
            field_dict["freight_costs"] = freight_costs
        if other_costs is not UNSET:
            field_dict["other_costs"] = other_costs
        if total_price is not UNSET:
            field_dict["total_price"] = total_price
        if status is not UNSET:
            field_dict["status"] = status

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.costs import Costs  # noqa: PLC0415
        from ..models.price import Price  # noqa: PLC0415
        from ..models.shop_status import ShopStatus  # noqa: PLC0415

        d = dict(src_dict)

        def _parse_is_cash_on_delivery(data: object) -> bool | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(bool | None | Unset, data)

        is_cash_on_delivery = _parse_is_cash_on_delivery(d.pop("is_cash_on_delivery", UNSET))

        _subtotal_price = d.pop("subtotal_price", UNSET)
        subtotal_price: Price | Unset
        if isinstance(_subtotal_price, Unset):
            subtotal_price = UNSET
        else:
            subtotal_price = Price.from_dict(_subtotal_price)

        _estimated_shipping_price = d.pop("estimated_shipping_price", UNSET)
        estimated_shipping_price: Price | Unset
        if isinstance(_estimated_shipping_price, Unset):
            estimated_shipping_price = UNSET
        else:
            estimated_shipping_price = Price.from_dict(_estimated_shipping_price)

        _estimated_tax_price = d.pop("estimated_tax_price", UNSET)
        estimated_tax_price: Price | Unset
        if isinstance(_estimated_tax_price, Unset):
            estimated_tax_price = UNSET
        else:
            estimated_tax_price = Price.from_dict(_estimated_tax_price)

        def _parse_invoice_date(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        invoice_date = _parse_invoice_date(d.pop("invoice_date", UNSET))

        def _parse_discount_granted(data: object) -> Costs | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                discount_granted_type_0 = Costs.from_dict(data)

                return discount_granted_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Costs | None | Unset, data)

        discount_granted = _parse_discount_granted(d.pop("discount_granted", UNSET))

        def _parse_insurance_costs(data: object) -> Costs | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                insurance_costs_type_0 = Costs.from_dict(data)

                return insurance_costs_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Costs | None | Unset, data)

        insurance_costs = _parse_insurance_costs(d.pop("insurance_costs", UNSET))

        def _parse_freight_costs(data: object) -> Costs | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                freight_costs_type_0 = Costs.from_dict(data)

                return freight_costs_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Costs | None | Unset, data)

        freight_costs = _parse_freight_costs(d.pop("freight_costs", UNSET))

        def _parse_other_costs(data: object) -> Costs | None | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                other_costs_type_0 = Costs.from_dict(data)

                return other_costs_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(Costs | None | Unset, data)

        other_costs = _parse_other_costs(d.pop("other_costs", UNSET))

        _total_price = d.pop("total_price", UNSET)
        total_price: Price | Unset
        if isinstance(_total_price, Unset):
            total_price = UNSET
        else:
            total_price = Price.from_dict(_total_price)

        _status = d.pop("status", UNSET)
        status: ShopStatus | Unset
        if isinstance(_status, Unset):
            status = UNSET
        else:
            status = ShopStatus.from_dict(_status)

        payment_details_changes = cls(
            is_cash_on_delivery=is_cash_on_delivery,
            subtotal_price=subtotal_price,
            estimated_shipping_price=estimated_shipping_price,
            estimated_tax_price=estimated_tax_price,
            invoice_date=invoice_date,
            discount_granted=discount_granted,
            insurance_costs=insurance_costs,
            freight_costs=freight_costs,
            other_costs=other_costs,
            total_price=total_price,
            status=status,
        )

        payment_details_changes.additional_properties = d
        return payment_details_changes

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
