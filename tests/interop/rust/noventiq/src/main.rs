//! The journey of Noventiq: a token, a search, an order, a refund.

use noventiq::apis::configuration::{ApiKey, Configuration};
use noventiq::apis::{Error, authentication_api, orders_api};
use noventiq::models;
use serde_json::{Value, json};

fn main() {
    journey::run(walk, read);
}

async fn configuration_of(server: String) -> Configuration {
    let guest = Configuration { base_path: server, ..Configuration::default() };
    let credentials =
        models::Credentials { username: "merchant-one".to_owned(), password: "merchant-one-secret".to_owned() };
    let token = authentication_api::create_token(&guest, credentials).await.unwrap().token;
    Configuration { api_key: Some(ApiKey { prefix: Some("Bearer".to_owned()), key: token }), ..guest }
}

async fn walk(server: String) -> String {
    let configuration = configuration_of(server).await;
    let paid =
        models::SearchRequest { status: Some(models::SearchableStatus::Paid), limit: Some(2), ..Default::default() };
    let found = orders_api::search_orders(&configuration, paid).await.unwrap();
    let id = found.ids[0];
    assert_eq!(orders_api::get_order(&configuration, id).await.unwrap().status, "paid");
    let refund =
        models::RefundRequest { email: "buyer@example.com".to_owned(), description: Some("Wrong edition".to_owned()) };
    orders_api::create_refund(&configuration, id, refund).await.unwrap();
    let missing = orders_api::get_order(&configuration, 1).await;
    assert!(matches!(missing, Err(Error::ResponseError(refused)) if refused.status == 404));
    let wrong = models::SearchRequest { limit: Some(-1), ..Default::default() };
    let answer = orders_api::search_orders(&configuration, wrong).await;
    let Err(Error::ResponseError(refused)) = answer else { panic!("a negative limit is taken") };
    let error: models::Error = serde_json::from_str(&refused.content).unwrap();
    assert_eq!(error.errors[0].error, 15010);
    id.to_string()
}

async fn read(server: String, id: String) -> Result<Value, String> {
    let configuration = configuration_of(server).await;
    match orders_api::get_order(&configuration, id.parse().unwrap()).await {
        Ok(order) => Ok(json!({ "enum": order.status, "optional": order.pay_date })),
        Err(Error::ResponseError(refused)) => {
            let message = |error: models::UnlistedError| error.errors?.first()?.message.clone();
            Ok(journey::error(refused.status.as_u16(), &refused.content, message))
        }
        Err(failure) => Err(failure.to_string()),
    }
}
