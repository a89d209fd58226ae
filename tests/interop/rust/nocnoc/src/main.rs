//! The journey of nocnoc: quote, create, place, get, track, cancel, and the same invoice twice.

use nocnoc::apis::configuration::{ApiKey, Configuration};
use nocnoc::apis::{Error, orders_api};
use nocnoc::models;
use serde_json::{Value, json};

fn main() {
    journey::run(walk, read);
}

fn configuration_of(server: String) -> Configuration {
    let key = ApiKey { prefix: None, key: "merchant-one".to_owned() };
    Configuration { base_path: server, api_key: Some(key), ..Configuration::default() }
}

fn dimension() -> Box<models::DimensionRequest> {
    Box::new(models::DimensionRequest { height: 30, length: 20, width: 10 }) // centimetres
}

fn product() -> models::QuoteRequestProduct {
    models::QuoteRequestProduct {
        name: "Tablet 5.5-inch, 32 GB".to_owned(),
        description: "Tablet with a 5.5-inch display and Wi-Fi".to_owned(),
        sku: "4807703".to_owned(),
        weight: 700, // grams
        dimension: dimension(),
        amount_usd: 57.55,
        subcategory_id: 200,
        hs_code: None,
        quantity: 1,
    }
}

fn order() -> models::CreateOrderRequest {
    let product = product();
    models::CreateOrderRequest {
        merchant_invoice_id: "A-1001".to_owned(),
        notification_url: Some("https://shop.example.com/hook".to_owned()),
        products: vec![models::CreateOrderProduct {
            name: product.name,
            description: product.description,
            sku: product.sku,
            weight: product.weight,
            dimension: product.dimension,
            amount_usd: product.amount_usd,
            subcategory_id: product.subcategory_id,
            quantity: product.quantity,
            ..Default::default()
        }],
        customer: Box::new(models::CreateOrderCustomer {
            full_name: "George Walker".to_owned(),
            country: "AR".to_owned(),
            email: "george.walker@example.com".to_owned(),
            tax_id: "20-01234567-5".to_owned(),
            personal_id: None,
        }),
        address: Box::new(models::CreateOrderAddress {
            recipient_name: "John Walker".to_owned(),
            phone: "+541100000000".to_owned(),
            street: "San Martin 1234".to_owned(),
            zipcode: "C1104AKD".to_owned(),
            city: "Buenos Aires".to_owned(),
            country: "AR".to_owned(),
            ..Default::default()
        }),
        ..Default::default()
    }
}

async fn walk(server: String) -> String {
    // docs: begin
    let key = ApiKey { prefix: None, key: "merchant-one".to_owned() };
    let configuration = Configuration { base_path: server, api_key: Some(key), ..Configuration::default() };

    let request = models::QuoteRequest {
        products: vec![product()],
        customer: Box::new(models::QuoteRequestCustomer {
            full_name: "George Walker".to_owned(),
            country: "AR".to_owned(),
            tax_id: "20-01234567-5".to_owned(),
        }),
        address: Box::new(models::QuoteRequestAddress { zipcode: "1009".to_owned(), country: "AR".to_owned() }),
        pickup: None,
    };
    let quote = orders_api::quote_order(&configuration, request, None).await.unwrap();
    println!("{}", quote.total_amount_usd);

    let created = orders_api::create_order(&configuration, order(), None).await.unwrap();
    let again = orders_api::create_order(&configuration, order(), Some("es-AR")).await;
    if let Err(Error::ResponseError(refused)) = &again {
        let error: models::Error = serde_json::from_str(&refused.content).unwrap();
        println!("{} {}", error.code, error.message); // 313, in Spanish
    }
    // docs: end
    assert_eq!(quote.total_amount_usd, 119.59);
    let Err(Error::ResponseError(refused)) = again else { panic!("the same invoice is taken") };
    let error: models::Error = serde_json::from_str(&refused.content).unwrap();
    assert_eq!(error.code, 313);
    assert!(error.message.starts_with("Ya existe"));
    assert_eq!(created.status, "created");

    let id = created.id;
    assert_eq!(orders_api::place_order(&configuration, id, None).await.unwrap().status, "placed");
    let detail = orders_api::get_order(&configuration, id, None).await.unwrap();
    assert_eq!(detail.historic.unwrap().len(), 1);
    assert_eq!(detail.products.unwrap()[0].sku, "4807703");
    let tracking = orders_api::track_order(&configuration, &created.tracking_id, None).await.unwrap();
    assert_eq!(tracking.status, "placed");
    assert_eq!(orders_api::cancel_order(&configuration, id, None).await.unwrap().status, "cancelled");
    id.to_string()
}

async fn read(server: String, id: String) -> Result<Value, String> {
    match orders_api::get_order(&configuration_of(server), id.parse().unwrap(), None).await {
        Ok(order) => Ok(json!({ "enum": order.status, "optional": order.notification_url })),
        Err(Error::ResponseError(refused)) => {
            let message = |error: models::Error| Some(error.message);
            Ok(journey::error(refused.status.as_u16(), &refused.content, message))
        }
        Err(failure) => Err(failure.to_string()),
    }
}
