from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.image import Image
    from ..models.link import Link
    from ..models.price import Price
    from ..models.quantity import Quantity
    from ..models.tax_class import TaxClass


T = TypeVar("T", bound="ProductLineItem")


@_attrs_define
class ProductLineItem:
    """A product that was ordered, and how much of it.

    Attributes:
        line_item_id (str): Identification of the line.
        product_id (str): Identification of the product.
        name (str): Name of the product, in the language of the answer.
        quantity (Quantity): How much of something.
        line_item_price (Price): An amount of money, for programs and for people.
        single_item_price (Price): An amount of money, for programs and for people.
        sku (None | str | Unset): Stock keeping unit; it may be the product's own with more behind it.
        line_item_coupon_discount (None | Price | Unset): What a coupon takes off this line.
        images (list[Image] | Unset): Pictures of the product, in several sizes.
        links (list[Link] | Unset): Where the product and its tax class are.
        tax_class (None | TaxClass | Unset): How the product is taxed.
        delivery_weight (None | Quantity | Unset): The weight of one for delivery, in the unit that it tells.
        variation_string (None | str | Unset): Which variation of the product it is, for people.
        essential_features (None | str | Unset): What the law wants to be told about the product.
        additional_information (None | str | Unset): More about the line; in the product line Now only.
        energy_labels_string (None | str | Unset): The energy labels.
        energy_labels_max_efficiency_string (None | str | Unset): The best efficiency of the energy labels.
        energy_label_source_file (None | str | Unset): The file with the energy label.
        product_data_sheet_source_file (None | str | Unset): The file with the product's data sheet.
        order_unit (None | str | Unset): The unit in which the product is ordered.
        order_unit_short (None | str | Unset): The same, abbreviated.
        min_order (Any | Unset): The least that can be ordered. How it is told is not known.
        interval_order (Any | Unset): The steps in which more can be ordered. How it is told is not known.
        price_quantity (Any | Unset): The quantity that the price is for. How it is told is not known.
        quantity_price (Any | Unset): The price of a quantity. How it is told is not known.
        is_in_wishlist (Any | Unset): Whether the customer has wished for the product. How it is told is not known.
    """

    line_item_id: str
    product_id: str
    name: str
    quantity: Quantity
    line_item_price: Price
    single_item_price: Price
    sku: None | str | Unset = UNSET
    line_item_coupon_discount: None | Price | Unset = UNSET
    images: list[Image] | Unset = UNSET
    links: list[Link] | Unset = UNSET
    tax_class: None | TaxClass | Unset = UNSET
    delivery_weight: None | Quantity | Unset = UNSET
    variation_string: None | str | Unset = UNSET
    essential_features: None | str | Unset = UNSET
    additional_information: None | str | Unset = UNSET
    energy_labels_string: None | str | Unset = UNSET
    energy_labels_max_efficiency_string: None | str | Unset = UNSET
    energy_label_source_file: None | str | Unset = UNSET
    product_data_sheet_source_file: None | str | Unset = UNSET
    order_unit: None | str | Unset = UNSET
    order_unit_short: None | str | Unset = UNSET
    min_order: Any | Unset = UNSET
    interval_order: Any | Unset = UNSET
    price_quantity: Any | Unset = UNSET
    quantity_price: Any | Unset = UNSET
    is_in_wishlist: Any | Unset = UNSET
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        from ..models.price import Price  # noqa: PLC0415
        from ..models.quantity import Quantity  # noqa: PLC0415
        from ..models.tax_class import TaxClass  # noqa: PLC0415

        line_item_id = self.line_item_id

        product_id = self.product_id

        name = self.name

        quantity = self.quantity.to_dict()

        line_item_price = self.line_item_price.to_dict()

        single_item_price = self.single_item_price.to_dict()

        sku: None | str | Unset
        if isinstance(self.sku, Unset):
            sku = UNSET
        else:
            sku = self.sku

        line_item_coupon_discount: dict[str, Any] | None | Unset
        if isinstance(self.line_item_coupon_discount, Unset):
            line_item_coupon_discount = UNSET
        elif isinstance(self.line_item_coupon_discount, Price):
            line_item_coupon_discount = self.line_item_coupon_discount.to_dict()
        else:
            line_item_coupon_discount = self.line_item_coupon_discount

        images: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.images, Unset):
            images = []
            for images_item_data in self.images:
                images_item = images_item_data.to_dict()
                images.append(images_item)

        links: list[dict[str, Any]] | Unset = UNSET
        if not isinstance(self.links, Unset):
            links = []
            for links_item_data in self.links:
                links_item = links_item_data.to_dict()
                links.append(links_item)

        tax_class: dict[str, Any] | None | Unset
        if isinstance(self.tax_class, Unset):
            tax_class = UNSET
        elif isinstance(self.tax_class, TaxClass):
            tax_class = self.tax_class.to_dict()
        else:
            tax_class = self.tax_class

        delivery_weight: dict[str, Any] | None | Unset
        if isinstance(self.delivery_weight, Unset):
            delivery_weight = UNSET
        elif isinstance(self.delivery_weight, Quantity):
            delivery_weight = self.delivery_weight.to_dict()
        else:
            delivery_weight = self.delivery_weight

        variation_string: None | str | Unset
        if isinstance(self.variation_string, Unset):
            variation_string = UNSET
        else:
            variation_string = self.variation_string

        essential_features: None | str | Unset
        if isinstance(self.essential_features, Unset):
            essential_features = UNSET
        else:
            essential_features = self.essential_features

        additional_information: None | str | Unset
        if isinstance(self.additional_information, Unset):
            additional_information = UNSET
        else:
            additional_information = self.additional_information

        energy_labels_string: None | str | Unset
        if isinstance(self.energy_labels_string, Unset):
            energy_labels_string = UNSET
        else:
            energy_labels_string = self.energy_labels_string

        energy_labels_max_efficiency_string: None | str | Unset
        if isinstance(self.energy_labels_max_efficiency_string, Unset):
            energy_labels_max_efficiency_string = UNSET
        else:
            energy_labels_max_efficiency_string = self.energy_labels_max_efficiency_string

        energy_label_source_file: None | str | Unset
        if isinstance(self.energy_label_source_file, Unset):
            energy_label_source_file = UNSET
        else:
            energy_label_source_file = self.energy_label_source_file

        product_data_sheet_source_file: None | str | Unset
        if isinstance(self.product_data_sheet_source_file, Unset):
            product_data_sheet_source_file = UNSET
        else:
            product_data_sheet_source_file = self.product_data_sheet_source_file

        order_unit: None | str | Unset
        if isinstance(self.order_unit, Unset):
            order_unit = UNSET
        else:
            order_unit = self.order_unit

        order_unit_short: None | str | Unset
        if isinstance(self.order_unit_short, Unset):
            order_unit_short = UNSET
        else:
            order_unit_short = self.order_unit_short

        min_order = self.min_order

        interval_order = self.interval_order

        price_quantity = self.price_quantity

        quantity_price = self.quantity_price

        is_in_wishlist = self.is_in_wishlist

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "lineItemId": line_item_id,
                "productId": product_id,
                "name": name,
                "quantity": quantity,
                "lineItemPrice": line_item_price,
                "singleItemPrice": single_item_price,
            }
        )
        if sku is not UNSET:
            field_dict["sku"] = sku
        if line_item_coupon_discount is not UNSET:
            field_dict["lineItemCouponDiscount"] = line_item_coupon_discount
        if images is not UNSET:
            field_dict["images"] = images
        if links is not UNSET:
            field_dict["links"] = links
        if tax_class is not UNSET:
            field_dict["taxClass"] = tax_class
        if delivery_weight is not UNSET:
            field_dict["deliveryWeight"] = delivery_weight
        if variation_string is not UNSET:
            field_dict["variationString"] = variation_string
        if essential_features is not UNSET:
            field_dict["essentialFeatures"] = essential_features
        if additional_information is not UNSET:
            field_dict["additionalInformation"] = additional_information
        if energy_labels_string is not UNSET:
            field_dict["energyLabelsString"] = energy_labels_string
        if energy_labels_max_efficiency_string is not UNSET:
            field_dict["energyLabelsMaxEfficiencyString"] = energy_labels_max_efficiency_string
        if energy_label_source_file is not UNSET:
            field_dict["energyLabelSourceFile"] = energy_label_source_file
        if product_data_sheet_source_file is not UNSET:
            field_dict["productDataSheetSourceFile"] = product_data_sheet_source_file
        if order_unit is not UNSET:
            field_dict["orderUnit"] = order_unit
        if order_unit_short is not UNSET:
            field_dict["orderUnitShort"] = order_unit_short
        if min_order is not UNSET:
            field_dict["minOrder"] = min_order
        if interval_order is not UNSET:
            field_dict["intervalOrder"] = interval_order
        if price_quantity is not UNSET:
            field_dict["priceQuantity"] = price_quantity
        if quantity_price is not UNSET:
            field_dict["quantityPrice"] = quantity_price
        if is_in_wishlist is not UNSET:
            field_dict["isInWishlist"] = is_in_wishlist

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        from ..models.image import Image  # noqa: PLC0415
        from ..models.link import Link  # noqa: PLC0415
        from ..models.price import Price  # noqa: PLC0415
        from ..models.quantity import Quantity  # noqa: PLC0415
        from ..models.tax_class import TaxClass  # noqa: PLC0415

        d = dict(src_dict)
        line_item_id = d.pop("lineItemId")

        product_id = d.pop("productId")

        name = d.pop("name")

        quantity = Quantity.from_dict(d.pop("quantity"))

        line_item_price = Price.from_dict(d.pop("lineItemPrice"))

        single_item_price = Price.from_dict(d.pop("singleItemPrice"))

        def _parse_sku(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        sku = _parse_sku(d.pop("sku", UNSET))

        def _parse_line_item_coupon_discount(data: object) -> None | Price | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                line_item_coupon_discount_type_0 = Price.from_dict(data)

                return line_item_coupon_discount_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Price | Unset, data)

        line_item_coupon_discount = _parse_line_item_coupon_discount(d.pop("lineItemCouponDiscount", UNSET))

        _images = d.pop("images", UNSET)
        images: list[Image] | Unset = UNSET
        if _images is not UNSET:
            images = []
            for images_item_data in _images:
                images_item = Image.from_dict(images_item_data)

                images.append(images_item)

        _links = d.pop("links", UNSET)
        links: list[Link] | Unset = UNSET
        if _links is not UNSET:
            links = []
            for links_item_data in _links:
                links_item = Link.from_dict(links_item_data)

                links.append(links_item)

        def _parse_tax_class(data: object) -> None | TaxClass | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                tax_class_type_0 = TaxClass.from_dict(data)

                return tax_class_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | TaxClass | Unset, data)

        tax_class = _parse_tax_class(d.pop("taxClass", UNSET))

        def _parse_delivery_weight(data: object) -> None | Quantity | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            try:
                if not isinstance(data, dict):
                    raise TypeError()
                delivery_weight_type_0 = Quantity.from_dict(data)

                return delivery_weight_type_0
            except (TypeError, ValueError, AttributeError, KeyError):
                pass
            return cast(None | Quantity | Unset, data)

        delivery_weight = _parse_delivery_weight(d.pop("deliveryWeight", UNSET))

        def _parse_variation_string(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        variation_string = _parse_variation_string(d.pop("variationString", UNSET))

        def _parse_essential_features(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        essential_features = _parse_essential_features(d.pop("essentialFeatures", UNSET))

        def _parse_additional_information(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        additional_information = _parse_additional_information(d.pop("additionalInformation", UNSET))

        def _parse_energy_labels_string(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        energy_labels_string = _parse_energy_labels_string(d.pop("energyLabelsString", UNSET))

        def _parse_energy_labels_max_efficiency_string(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        energy_labels_max_efficiency_string = _parse_energy_labels_max_efficiency_string(
            d.pop("energyLabelsMaxEfficiencyString", UNSET)
        )

        def _parse_energy_label_source_file(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        energy_label_source_file = _parse_energy_label_source_file(d.pop("energyLabelSourceFile", UNSET))

        def _parse_product_data_sheet_source_file(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        product_data_sheet_source_file = _parse_product_data_sheet_source_file(
            d.pop("productDataSheetSourceFile", UNSET)
        )

        def _parse_order_unit(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        order_unit = _parse_order_unit(d.pop("orderUnit", UNSET))

        def _parse_order_unit_short(data: object) -> None | str | Unset:
            if data is None:
                return data
            if isinstance(data, Unset):
                return data
            return cast(None | str | Unset, data)

        order_unit_short = _parse_order_unit_short(d.pop("orderUnitShort", UNSET))

        min_order = d.pop("minOrder", UNSET)

        interval_order = d.pop("intervalOrder", UNSET)

        price_quantity = d.pop("priceQuantity", UNSET)

        quantity_price = d.pop("quantityPrice", UNSET)

        is_in_wishlist = d.pop("isInWishlist", UNSET)

        product_line_item = cls(
            line_item_id=line_item_id,
            product_id=product_id,
            name=name,
            quantity=quantity,
            line_item_price=line_item_price,
            single_item_price=single_item_price,
            sku=sku,
            line_item_coupon_discount=line_item_coupon_discount,
            images=images,
            links=links,
            tax_class=tax_class,
            delivery_weight=delivery_weight,
            variation_string=variation_string,
            essential_features=essential_features,
            additional_information=additional_information,
            energy_labels_string=energy_labels_string,
            energy_labels_max_efficiency_string=energy_labels_max_efficiency_string,
            energy_label_source_file=energy_label_source_file,
            product_data_sheet_source_file=product_data_sheet_source_file,
            order_unit=order_unit,
            order_unit_short=order_unit_short,
            min_order=min_order,
            interval_order=interval_order,
            price_quantity=price_quantity,
            quantity_price=quantity_price,
            is_in_wishlist=is_in_wishlist,
        )

        product_line_item.additional_properties = d
        return product_line_item

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
