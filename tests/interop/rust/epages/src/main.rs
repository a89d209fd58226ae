//! The journey of an ePages shop: list, get, patch, documents.

use epages::apis::configuration::Configuration;
use epages::apis::{Error, orders_api};
use epages::models::{self, PatchOp, PatchOperation, PatchOperationAllOfValue, PatchPath};
use journey::Bridge;
use serde_json::{Value, json};

const SHOP: &str = "DemoShop";

fn main() {
    journey::run(walk, read);
}

fn configuration_of(server: String) -> Configuration {
    let bridge = Bridge { patch_type: Some("application/json-patch+json"), ..Bridge::default() };
    let token = Some("merchant-one".to_owned());
    Configuration { base_path: server, client: bridge.client(), oauth_access_token: token, ..Configuration::default() }
}

async fn walk(server: String) -> String {
    let configuration = configuration_of(server);
    let list = orders_api::list_orders(
        &configuration,
        SHOP,
        None,
        None,
        Some(10),
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
        Some(true),
        None,
        None,
        None,
        None,
        None,
        None,
        None,
    );
    let id = list.await.unwrap().items[0].order_id.clone();
    let order = orders_api::get_order(&configuration, SHOP, &id, None).await.unwrap();
    assert!(!order.line_item_container.product_line_items.is_empty());
    let note = PatchOperationAllOfValue::String("Gift wrap".to_owned());
    let patch = vec![
        PatchOperation { op: PatchOp::Add, path: PatchPath::INTERNAL_NOTE, value: Some(Box::new(note)) },
        PatchOperation::new(PatchOp::Remove, PatchPath::CUSTOMER_COMMENT),
    ];
    let changed = orders_api::update_order(&configuration, SHOP, &id, patch, None).await.unwrap();
    assert_eq!(changed.internal_note.flatten().as_deref(), Some("Gift wrap"));
    assert_eq!(changed.customer_comment.flatten(), None);
    let documents = orders_api::list_order_documents(&configuration, SHOP, &id, None, None, None, None);
    assert_eq!(documents.await.unwrap().items[0].document_type, "Invoice");
    let nowhere = "00000000-0000-0000-0000-000000000000";
    let missing = orders_api::get_order(&configuration, SHOP, nowhere, None).await;
    assert!(matches!(missing, Err(Error::ResponseError(refused)) if refused.status == 404));
    id
}

async fn read(server: String, id: String) -> Result<Value, String> {
    match orders_api::get_order(&configuration_of(server), SHOP, &id, None).await {
        Ok(order) => {
            let updated = order.last_updated_on_date.flatten();
            let optional = updated.map(|time| time.to_utc().format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()); // as ePages
            Ok(json!({ "enum": order.tax_model, "optional": optional, "nullable": order.internal_note.flatten() }))
        }
        Err(Error::ResponseError(refused)) => {
            let message = |error: models::Error| Some(error.message);
            Ok(journey::error(refused.status.as_u16(), &refused.content, message))
        }
        Err(failure) => Err(failure.to_string()),
    }
}
