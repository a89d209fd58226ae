"""Seeded customers: invented people with every property of an address."""

from __future__ import annotations

from ....contract import JsonObject
from .ids import make_id
from .seeded_variants import vary

# Four digits, as in the documented example (EP-80).
_FIRST_NUMBER = 1001
_NAMES = (
    ("Tanja", "Schneider", "female", "Mrs"),
    ("Aaron", "Grady", "male", "Mr"),
    ("Lena", "Brandt", "FEMALE", "Ms"),
    ("Walter", "Ankunding", "MALE", "Mr"),
    ("Zoë", "Lefèvre", "female", "Mme"),
    ("Jonas", "Weiß", "male", "Herr"),
    ("Chloé", "Moreau", "FEMALE", "Mme"),
)
_PLACES = (
    ("Schneiderstraße", "12345", "Berlin", "BE", "DE"),
    ("Ardith Route", "16772-2059", "Buckborough", "GA", "US"),
    ("Barrows Mountain", "W11 1ET", "London", "LND", "GB"),
    ("Rue de l'Exemple", "75000", "Paris", "IDF", "FR"),
    ("Musterweg", "8001", "Zürich", "ZH", "CH"),
)


def customer_id(customer: int) -> str:
    """Return the id of a customer."""
    return make_id("customer", customer)


def customer_number(customer: int) -> str:
    """Return the number of a customer, digits in a text (EP-80)."""
    return str(_FIRST_NUMBER + customer)


def address_of(customer: int) -> JsonObject:
    """Return the address of a customer; each property is absent or null for some customers (EP-83)."""
    return vary({**_person(customer), **_location(customer), **_contact_details(customer)}, customer)


def _person(customer: int) -> JsonObject:
    first, last, gender, salutation = _NAMES[customer % len(_NAMES)]
    return {
        "company": f"{last} & Co. {customer}",
        "salutation": salutation,
        "title": ("PhD", "Dr.")[customer % 2],
        "firstName": first,
        "middleName": _NAMES[(customer + 2) % len(_NAMES)][0],
        "lastName": last,
        "displayName": f"{first} {last}",
        "gender": gender,
        "birthday": f"19{customer % 50 + 50}-{customer % 12 + 1:02d}-{customer % 28 + 1:02d}",
        "jobTitle": ("Manager", "Schneiderin", "Guide")[customer % 3],
        "department": ("Purchase", "Workshop")[customer % 2],
    }


def _location(customer: int) -> JsonObject:
    street, zip_code, city, state, country = _PLACES[customer % len(_PLACES)]
    _, last, _, _ = _NAMES[customer % len(_NAMES)]
    return {
        "street": f"{street} {customer % 90 + 1}",
        "streetDetails": f"House {'ABCD'[customer % 4]}",
        "addressExtension": f"{customer % 5 + 1}. floor",
        "doorCode": f"{customer % 10000:04d}",
        "zipCode": zip_code,
        "city": city,
        "state": state,
        "country": country,
        "vatId": f"{country}{100000000 + customer}",
        "fiscalCode": f"EX{customer:08d}",
        "bankAccountHolder": last,
        "bankAccountNumber": f"{country}00EXAMPLE{customer:09d}",
        "bankName": f"{city} Example Bank",
        "bankSortCode": f"XX{country}EXMP",
    }


def _contact_details(customer: int) -> JsonObject:
    return {
        "emailAddress": f"customer{customer}@example.org",
        "businessEmailAddress": f"office{customer}@example.com",
        "privateEmailAddress": f"home{customer}@example.net",
        "phoneNumber": f"0049555{customer:06d}",
        "mobilePhoneNumber": f"0049556{customer:06d}",
        "businessPhoneNumber": f"0049557{customer:06d}",
        "privatePhoneNumber": f"0049558{customer:06d}",
        "faxNumber": f"0049559{customer:06d}",
        "websiteUrl": f"https://www.example.org/customers/{customer}",
    }
