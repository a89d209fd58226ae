//! The journey of Sendcloud: all pages, create, get, clear a note with null, delete.

use journey::Bridge;
use sendcloud::apis::configuration::Configuration;
use sendcloud::apis::{Error, orders_api};
use sendcloud::models;
use serde_json::{Value, json};

fn main() {
    journey::run(walk, read);
}

fn configuration_of(server: String, bridge: &Bridge) -> Configuration {
    let keys = ("merchant-one".to_owned(), Some("merchant-one-secret".to_owned()));
    Configuration { base_path: server, client: bridge.client(), basic_auth: Some(keys), ..Configuration::default() }
}

async fn walk(server: String) -> String {
    let bridge = Bridge::default();
    let configuration = configuration_of(server, &bridge);
    assert_eq!(count_all(&configuration, &bridge).await, 30);

    let orders = vec![new_order("RUST-1"), new_order("RUST-2")];
    let saved = orders_api::create_or_update_orders(&configuration, orders, None).await.unwrap().data;
    let id = saved[0].id;
    assert_eq!(notes_of(&configuration, id).await.as_deref(), Some("Ring twice"));
    // docs: begin
    let details = models::OrderDetailsChanges {
        notes: Some(None), // clears the note; with None it stays
        ..Default::default()
    };
    let changes = models::OrderChanges { order_details: Some(Box::new(details)), ..Default::default() };
    orders_api::update_order(&configuration, id, changes).await.unwrap();
    // docs: end
    assert_eq!(notes_of(&configuration, id).await, None);
    orders_api::delete_order(&configuration, id).await.unwrap();
    let gone = orders_api::retrieve_order(&configuration, id).await;
    assert!(matches!(gone, Err(Error::ResponseError(refused)) if refused.status == 404));
    saved[1].id.to_string()
}

async fn count_all(configuration: &Configuration, bridge: &Bridge) -> usize {
    let mut cursor: Option<String> = None;
    let mut count = 0;
    loop {
        let page = orders_api::list_orders(
            configuration,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            None,
            Some(10),
            cursor.as_deref(),
        );
        count += page.await.unwrap().data.len();
        let link = bridge.link.lock().unwrap().take();
        let Some(next) = link.as_deref().and_then(cursor_of_next) else { return count };
        cursor = Some(next);
    }
}

/// The cursor in the address of the next page; its only escapes are those of `=`.
fn cursor_of_next(link: &str) -> Option<String> {
    let next = link.split(',').find(|part| part.contains("rel=\"next\""))?;
    let (_, rest) = next.split_once("cursor=")?;
    Some(rest.split(['&', '>']).next()?.replace("%3D", "="))
}

fn price() -> Box<models::NewPrice> {
    Box::new(models::NewPrice { value: 12.5, currency: "EUR".to_owned() })
}

fn status(code: &str, message: Option<&str>) -> Box<models::NewShopStatus> {
    Box::new(models::NewShopStatus { code: code.to_owned(), message: message.map(str::to_owned) })
}

fn new_order(name: &str) -> models::NewOrder {
    let item =
        models::NewOrderItem { name: "Candle".to_owned(), quantity: 1, total_price: price(), ..Default::default() };
    let details = models::NewOrderDetails {
        integration: Box::new(models::NewIntegration { id: 17 }),
        status: status("unfulfilled", Some("Not sent")),
        order_created_at: "2026-11-20T10:00:00Z".parse().unwrap(),
        order_items: vec![item],
        notes: Some(Some("Ring twice".to_owned())),
        ..Default::default()
    };
    let payment =
        models::NewPaymentDetails { total_price: price(), status: status("paid", None), ..Default::default() };
    models::NewOrder {
        order_id: name.to_owned(),
        order_number: name.to_owned(),
        order_details: Box::new(details),
        payment_details: Box::new(payment),
        ..Default::default()
    }
}

async fn notes_of(configuration: &Configuration, id: i64) -> Option<String> {
    orders_api::retrieve_order(configuration, id).await.unwrap().data.order_details.notes.flatten()
}

async fn read(server: String, id: String) -> Result<Value, String> {
    let configuration = configuration_of(server, &Bridge::default());
    match orders_api::retrieve_order(&configuration, id.parse().unwrap()).await {
        Ok(answer) => {
            let details = answer.data.order_details;
            let status = details.status;
            Ok(json!({ "enum": status.code, "optional": status.message, "nullable": details.notes.flatten() }))
        }
        Err(Error::ResponseError(refused)) => {
            let message = |list: models::ErrorList| list.errors.first().map(|error| error.detail.clone());
            Ok(journey::error(refused.status.as_u16(), &refused.content, message))
        }
        Err(failure) => Err(failure.to_string()),
    }
}
