from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Final, Self

from attrs import define as _attrs_define
from attrs import field as _attrs_field
from orderkit_clients.runtime.models import OpenModel
from orderkit_clients.runtime.reading import blank, checked


@_attrs_define(eq=False, repr=False)
class NewPaymentFacts(OpenModel[Any]):
    """Facts about a payment beside its total and status.

    Attributes:
        is_cash_on_delivery (bool | None): Whether the customer pays at the door.
        subtotal_price (NewPrice | None): An amount of money.
        estimated_shipping_price (NewPrice | None): An amount of money.
        estimated_tax_price (NewPrice | None): An amount of money.
        invoice_date (None | str): The day of the invoice. Inferred: it is written as `YYYY-MM-DD`.
        discount_granted (NewCosts | None): The discount, in its own currency.
        insurance_costs (NewCosts | None): The costs of insurance, in their own currency.
        freight_costs (NewCosts | None): The costs of freight, in their own currency.
        other_costs (NewCosts | None): All other costs, in their own currency.
    """

    is_cash_on_delivery: bool | None = None
    """Whether the customer pays at the door."""
    subtotal_price: NewPrice | None = None
    """An amount of money."""
    estimated_shipping_price: NewPrice | None = None
    """An amount of money."""
    estimated_tax_price: NewPrice | None = None
    """An amount of money."""
    invoice_date: None | str = None
    """The day of the invoice. Inferred: it is written as `YYYY-MM-DD`."""
    discount_granted: NewCosts | None = None
    """The discount, in its own currency."""
    insurance_costs: NewCosts | None = None
    """The costs of insurance, in their own currency."""
    freight_costs: NewCosts | None = None
    """The costs of freight, in their own currency."""
    other_costs: NewCosts | None = None
    """All other costs, in their own currency."""
    _present: int = _attrs_field(default=0, kw_only=True, alias="_present")
    NULLABLE: ClassVar[dict[str, int]] = {
        "is_cash_on_delivery": 1,
        "invoice_date": 2,
        "discount_granted": 4,
        "insurance_costs": 8,
        "freight_costs": 16,
        "other_costs": 32,
    }

    def to_dict(self) -> dict[str, Any]:
        """Write the model as JSON, without absent properties"""
        field_dict: dict[str, Any] = dict(self._extras) if self._extras else {}
        if self.is_cash_on_delivery is not None:
            field_dict["is_cash_on_delivery"] = self.is_cash_on_delivery
        elif self._present & 1:
            field_dict["is_cash_on_delivery"] = None
        if self.subtotal_price is not None:
            field_dict["subtotal_price"] = self.subtotal_price.to_dict()
        if self.estimated_shipping_price is not None:
            field_dict["estimated_shipping_price"] = self.estimated_shipping_price.to_dict()
        if self.estimated_tax_price is not None:
            field_dict["estimated_tax_price"] = self.estimated_tax_price.to_dict()
        if self.invoice_date is not None:
            field_dict["invoice_date"] = self.invoice_date
        elif self._present & 2:
            field_dict["invoice_date"] = None
        if self.discount_granted is not None:
            field_dict["discount_granted"] = (
                self.discount_granted.to_dict()
                if isinstance(self.discount_granted, NewCosts)
                else self.discount_granted
            )
        elif self._present & 4:
            field_dict["discount_granted"] = None
        if self.insurance_costs is not None:
            field_dict["insurance_costs"] = (
                self.insurance_costs.to_dict()
                if isinstance(self.insurance_costs, NewCosts)
                else self.insurance_costs
            )
        elif self._present & 8:
            field_dict["insurance_costs"] = None
        if self.freight_costs is not None:
            field_dict["freight_costs"] = (
                self.freight_costs.to_dict()
                if isinstance(self.freight_costs, NewCosts)
                else self.freight_costs
            )
        elif self._present & 16:
            field_dict["freight_costs"] = None
        if self.other_costs is not None:
            field_dict["other_costs"] = (
                self.other_costs.to_dict() if isinstance(self.other_costs, NewCosts) else self.other_costs
            )
        elif self._present & 32:
            field_dict["other_costs"] = None
        return field_dict

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Read the model from JSON that has the form of the schema; other JSON is refused by an error"""
        if type(src_dict) is not dict:
            checked(src_dict, "NewPaymentFacts", Mapping)
        model = blank(cls)
        known = 9
        present = 63
        if "is_cash_on_delivery" in src_dict:
            model.is_cash_on_delivery = value = src_dict["is_cash_on_delivery"]
            if type(value) is not bool and value is not None:
                checked(value, "NewPaymentFacts.is_cash_on_delivery", bool, None)
        else:
            model.is_cash_on_delivery = None
            present -= 1
            known -= 1
        if "subtotal_price" in src_dict:
            model.subtotal_price = read_new_price(src_dict["subtotal_price"])
        else:
            model.subtotal_price = None
            known -= 1
        if "estimated_shipping_price" in src_dict:
            model.estimated_shipping_price = read_new_price(src_dict["estimated_shipping_price"])
        else:
            model.estimated_shipping_price = None
            known -= 1
        if "estimated_tax_price" in src_dict:
            model.estimated_tax_price = read_new_price(src_dict["estimated_tax_price"])
        else:
            model.estimated_tax_price = None
            known -= 1
        if "invoice_date" in src_dict:
            model.invoice_date = value = src_dict["invoice_date"]
            if type(value) is not str and value is not None:
                checked(value, "NewPaymentFacts.invoice_date", str, None)
        else:
            model.invoice_date = None
            present -= 2
            known -= 1
        if "discount_granted" in src_dict:
            value = src_dict["discount_granted"]
            model.discount_granted = None if value is None else read_new_costs(value)
        else:
            model.discount_granted = None
            present -= 4
            known -= 1
        if "insurance_costs" in src_dict:
            value = src_dict["insurance_costs"]
            model.insurance_costs = None if value is None else read_new_costs(value)
        else:
            model.insurance_costs = None
            present -= 8
            known -= 1
        if "freight_costs" in src_dict:
            value = src_dict["freight_costs"]
            model.freight_costs = None if value is None else read_new_costs(value)
        else:
            model.freight_costs = None
            present -= 16
            known -= 1
        if "other_costs" in src_dict:
            value = src_dict["other_costs"]
            model.other_costs = None if value is None else read_new_costs(value)
        else:
            model.other_costs = None
            present -= 32
            known -= 1
        if len(src_dict) == known:
            model._extras = None
        else:
            model._extras = {name: extra for name, extra in src_dict.items() if name not in _KNOWN}
        model._present = present
        return model


read_new_payment_facts = NewPaymentFacts.from_dict

_KNOWN: Final[frozenset[str]] = frozenset(
    {
        "is_cash_on_delivery",
        "subtotal_price",
        "estimated_shipping_price",
        "estimated_tax_price",
        "invoice_date",
        "discount_granted",
        "insurance_costs",
        "freight_costs",
        "other_costs",
    }
)

# Models may refer to one another in a circle, so each is there before it asks for the others.
from ..models.new_costs import NewCosts
from ..models.new_price import NewPrice
from .new_costs import read_new_costs
from .new_price import read_new_price
