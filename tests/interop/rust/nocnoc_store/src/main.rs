//! The journey of the nocnoc store: orders, products, stock and price, packages, and a cancellation asked for twice.

use nocnoc_store::apis::configuration::{ApiKey, Configuration};
use nocnoc_store::apis::{Error, orders_api, packages_api, products_api};
use nocnoc_store::models;
use serde_json::{Value, json};

const SKU: &str = "HEADPHONES7";

fn main() {
    journey::run(walk, read);
}

fn configuration_of(server: String) -> Configuration {
    let key = ApiKey { prefix: None, key: "merchant-one".to_owned() };
    Configuration { base_path: server, api_key: Some(key), ..Configuration::default() }
}

fn dimensions() -> Box<models::DimensionsRequest> {
    Box::new(models::DimensionsRequest {
        size: Box::new(models::SizeRequest {
            unit: models::SizeUnitRequest::Cm,
            length: 20.0,
            width: 10.0,
            height: 5.0,
        }),
        weight: Box::new(models::WeightRequest { unit: models::WeightUnitRequest::Kg, value: 0.5 }),
    })
}

async fn walk(server: String) -> String {
    let configuration = configuration_of(server);
    let list = orders_api::list_orders(&configuration, 0, 2, Some("in_process"), None, None, None).await.unwrap();
    let [packed, cancelled] = &list.orders[..] else { panic!("no two orders wait") };
    assert_eq!(packed.status_description.clone().flatten(), None);

    products(&configuration).await;
    pack(&configuration, packed).await;

    let id = &cancelled.tracking_id;
    orders_api::cancel_order(&configuration, id).await.unwrap();
    let again = orders_api::cancel_order(&configuration, id).await;
    let Err(Error::ResponseError(refused)) = again else { panic!("a second request is taken") };
    let error: models::Error = serde_json::from_str(&refused.content).unwrap();
    assert_eq!((refused.status.as_u16(), error.code), (400, Some(400)));
    SKU.to_owned()
}

async fn products(configuration: &Configuration) {
    let request = models::CreateProductRequest {
        sku: SKU.to_owned(),
        brand: "Harken".to_owned(),
        available_quantity: 1,
        price: 15.5,
        currency_code: models::CurrencyRequest::Usd,
        title: "Harken H7 headphones".to_owned(),
        description: "Closed headphones with a cable of 1.2 metres.".to_owned(),
        description_language: models::DescriptionLanguageRequest::En,
        package_dimensions: dimensions(),
        product_dimensions: dimensions(),
        images: vec![models::ImageRequest { source_url: "https://images.example.com/harken-h7.jpg".to_owned() }],
        ..Default::default()
    };
    let created = products_api::create_product(configuration, request).await.unwrap();
    assert_eq!(created.condition.as_deref(), Some("NEW"));
    let request = models::CreateProductFromAsinRequest {
        sku: "FROM-ASIN".to_owned(),
        international_ids: Box::new(models::AsinNumbers { asin: vec!["B0D1XD1ZV3".to_owned()] }),
        available_quantity: 3,
        price: 20.0,
        currency_code: models::CurrencyRequest::Usd,
    };
    let offer = products_api::create_product_from_asin(configuration, request).await.unwrap();
    assert_eq!(offer.sku, "FROM-ASIN");

    let changes = models::UpdateProductRequest {
        available_quantity: Some(9),
        price: Some(14.25),
        currency_code: Some(models::CurrencyRequest::Usd),
    };
    products_api::update_product(configuration, SKU, changes).await.unwrap();
    let product = products_api::get_product(configuration, SKU).await.unwrap();
    assert_eq!((product.available_quantity, product.price), (9, 14.25));
    let all = products_api::list_products(configuration, None, None, None, Some(200)).await.unwrap();
    assert!(all.products.iter().any(|each| each.sku == SKU));
}

async fn pack(configuration: &Configuration, order: &models::Order) {
    let goods = &order.products[0];
    let son = models::SonPackageRequest {
        order_reference_id: order.tracking_id.clone(),
        labels: vec![models::PackageLabel {
            tracking_code: order.tracking_id.clone(),
            carrier: "nocnoc".to_owned(),
            url: order.label_url.clone().unwrap(),
        }],
        items: vec![models::PackageItem { sku: goods.sku.clone(), quantity: goods.quantity }],
    };
    let request = models::PackageRequest::SonPackageRequest(Box::new(son));
    let packed = packages_api::create_package(configuration, request).await.unwrap();
    let father = models::FatherPackageRequest { subpackages: vec![packed.package_id], labels: None };
    let request = models::PackageRequest::FatherPackageRequest(Box::new(father));
    assert_ne!(packages_api::create_package(configuration, request).await.unwrap().package_id, "");
}

async fn read(server: String, sku: String) -> Result<Value, String> {
    let configuration = configuration_of(server);
    match orders_api::list_orders(&configuration, 0, 1, None, None, None, None).await {
        Ok(list) => {
            let product = products_api::get_product(&configuration, &sku).await.map_err(|error| error.to_string())?;
            let order = &list.orders[0];
            Ok(
                json!({ "enum": order.status, "optional": product.brand, "nullable": order.status_description.clone().flatten() }),
            )
        }
        Err(Error::ResponseError(refused)) => {
            let message = |error: models::Error| Some(error.message);
            Ok(journey::error(refused.status.as_u16(), &refused.content, message))
        }
        Err(failure) => Err(failure.to_string()),
    }
}
