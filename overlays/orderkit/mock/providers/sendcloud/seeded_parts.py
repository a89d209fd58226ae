"""Parts of seeded orders: every optional property is present and absent, nullable ones also null."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, Final

from ....contract import JsonObject


class _Mark(Enum):
    ABSENT = "absent"


ABSENT: Final = _Mark.ABSENT
"""Takes the place of a value: the property is absent."""

Choices = Mapping[str, Sequence[Any]]

VARIANTS = 61
"""Number of parts of each kind: a prime, so that every part occurs with every choice around it."""

_PLACES = (
    ("Stadhuisplein", "15", "5341TW", "Oss", "NL", "NL-NB"),
    ("Vioolstraat", "118", "4811 AB", "Breda", "NL", "NB"),
    ("Hauptstraße", "3a", "10827", "Berlin", "DE", "BE"),
    ("Via Garibaldi", "21", "00153", "Roma", "IT", "IT-RM"),
    ("Rue de l'Exemple", "7", "75011", "Paris", "FR", "IDF"),
    ("Example Road", "42", "SW1A 1AA", "London", "GB", "ENG"),
)
_PEOPLE = (
    "Jane Doe",
    "John Doe",
    "Noor de Vries",
    "Jürgen Müller",
    "Chiara Rossi",
    "Zoé Martin",
    "Amir Haddad",
)


def combine(number: int, choices: Choices) -> JsonObject:
    """Make a part with one choice for each property; numbers shift the choices of each property differently."""
    chosen = {
        name: options[(number + index) % len(options)]
        for index, (name, options) in enumerate(choices.items())
    }
    return {name: value for name, value in chosen.items() if value is not ABSENT}


def variants(choices: Choices) -> list[JsonObject]:
    """Make parts that show every choice."""
    return [combine(number, choices) for number in range(VARIANTS)]


def person(number: int) -> str:
    """Return a name."""
    return _PEOPLE[number % len(_PEOPLE)]


def _address(number: int) -> JsonObject:
    street, house, code, city, country, region = _PLACES[number % len(_PLACES)]
    return {
        "name": person(number),
        "address_line_1": street,
        "postal_code": code,
        "city": city,
        "country_code": country,
        **combine(
            number // len(_PLACES),
            {
                "company_name": (ABSENT, "Candles", ABSENT),
                "house_number": (house, house, None, "", ABSENT),
                "address_line_2": ("Apartment 17B", ABSENT),
                "po_box": (ABSENT, None, "PO Box 12"),
                "state_province_code": (region, ABSENT),
                "email": ("", "customer@example.com", ABSENT),
                "phone_number": ("0612345678", ABSENT),
            },
        ),
    }


def _texts(*known: str) -> tuple[Any, ...]:
    return (*known, ABSENT, None)


WEIGHTS = variants({"value": (0.8, 1, 350, 12.25), "unit": ("kg", "g", "lbs", "oz")})
_DIMENSIONS = variants(
    {
        "length": (15, 30),
        "width": (20.5, 10),
        "height": (37, 4),
        "unit": ("cm", "mm", "m", "yd", "ft", "in"),
    }
)
_VOLUMES = variants({"value": (5, 0.25), "unit": ("m3", "cm3", "l", "ml", "gal")})
MEASUREMENTS = variants(
    {
        "weight": (*WEIGHTS[:4], ABSENT),
        "dimension": (*_DIMENSIONS[:6], ABSENT),
        "volume": (*_VOLUMES[:5], ABSENT),
    }
)
DELIVERY_DATES = variants(
    {
        "handover_at": ("2026-05-01T10:00:00.555309+00:00", None, ABSENT),
        "deliver_at": (ABSENT, "2026-05-03T11:50:00.555309+00:00", ABSENT, None),
    }
)
DANGEROUS_GOODS = variants(
    {
        "chemical_record_identifier": _texts("CRI-7"),
        "regulation_set": _texts("IATA", "ADR"),
        "packaging_type_quantity": _texts("1"),
        "packaging_type": _texts("Fibreboard box"),
        "packaging_instruction_code": _texts("P001"),
        "id_number": _texts("UN1993"),
        "class_division_number": _texts("3"),
        "quantity": _texts("0.2"),
        "unit_of_measurement": _texts("KG", "G", "L", "ML"),
        "proper_shipping_name": _texts("Flammable liquid, n.o.s."),
        "commodity_regulated_level_code": _texts("LQ", "EQ"),
        "transportation_mode": _texts("Highway", "Ground", "PAX", "CAO"),
        "emergency_contact_name": _texts("Jane Doe"),
        "emergency_contact_phone": _texts("+319881729999"),
        "adr_packing_group_letter": _texts("I", "II", "III"),
        "local_proper_shipping_name": _texts("Brandbare vloeistof, n.e.g."),
        "transport_category": _texts("2"),
        "tunnel_restriction_code": _texts("D/E"),
        "weight_type": _texts("Net", "Gross"),
    }
)
TAX_NUMBERS = variants(
    {
        "name": ("VAT", "EORI", ABSENT, None),
        "country_code": ("NL", "DE", ABSENT, None, "GB"),
        "value": ("NL987654321B02", ABSENT, None),
    }
)
CUSTOMS = variants(
    {
        "commercial_invoice_number": ("0124-03102022", ABSENT),
        "shipment_type": (
            "gift",
            "commercial_goods",
            "commercial_sample",
            "returned_goods",
            ABSENT,
        ),
        "export_type": ("private", "commercial_b2c", "commercial_b2b", ABSENT),
        "tax_numbers": (
            *variants(
                {
                    "sender": (TAX_NUMBERS[0:5], ABSENT, TAX_NUMBERS[3:4]),
                    "receiver": ([], TAX_NUMBERS[5:7], TAX_NUMBERS[7:10], ABSENT),
                    "importer_of_record": (ABSENT, TAX_NUMBERS[10:15]),
                }
            )[:12],
            None,
            ABSENT,
        ),
    }
)
ADDRESSES = [_address(number) for number in range(VARIANTS)]
SERVICE_POINTS = variants(
    {
        "id": ("10875349", "10875350", ABSENT),
        "carrier_service_point_id": ("91233", ABSENT, "91234"),
        "post_number": ("1234", ABSENT),
        "latitude": ("51.427063", ABSENT),
        "longitude": ("5.492905", ABSENT),
        "type": ("servicepoint", ABSENT),
        "extra_data": ({"partner_name": "PostNL"}, {}, ABSENT),
    }
)
SHIPPING = variants(
    {
        "is_local_pickup": (False, True, None, ABSENT),
        "delivery_indicator": ("DHL Home Delivery", ABSENT),
        "measurement": (*MEASUREMENTS[:9], ABSENT),
        "ship_with": (
            *(
                {"type": "shipping_option_code", "properties": properties}
                for properties in variants(
                    {
                        "shipping_option_code": ("postnl:standard", "postnl:standard/insured=3000", None),
                        "contract_id": (517, None, ABSENT),
                    }
                )[:9]
            ),
            ABSENT,
        ),
    }
)
ITEM_FACTS: Choices = {
    "item_id": ("5552", ABSENT),
    "product_id": ("1458734634", ABSENT),
    "variant_id": ("15346645", ABSENT),
    "image_url": ("https://shop.example.com/images/candle.jpeg", ABSENT),
    "description": ("Pebble green - 12x8 cm", ABSENT),
    "sku": ("WW-DR-GR-XS-001", ABSENT, "CANDLE-2"),
    "hs_code": ("3406.00", "340600", ABSENT),
    "country_of_origin": ("NL", ABSENT),
    "properties": ({"size": "12x8", "colour": "green"}, {"engraved": True}, ABSENT),
    "measurement": (*MEASUREMENTS[:30], ABSENT),
    "ean": ("0799439112766", ABSENT),
    "delivery_dates": (*DELIVERY_DATES[:12], None, ABSENT),
    "mid_code": _texts("US1234567"),
    "material_content": _texts("100% Cotton"),
    "intended_use": _texts("Personal use"),
    "dangerous_goods": (ABSENT, *DANGEROUS_GOODS[:30]),
}
