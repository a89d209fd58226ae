//! What all journeys share: the addresses, the bends, the lines that the driver reads, and the middleware.

use std::sync::{Arc, Mutex};

use async_trait::async_trait;
use reqwest::header::{CONTENT_TYPE, HeaderValue};
use reqwest::{Request, Response};
use reqwest_middleware::{ClientBuilder, ClientWithMiddleware, Middleware, Next, Result as Outcome};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// Walks the journey of a provider, then reads one order under each bend.
pub fn run(walk: impl AsyncFn(String) -> String, read: impl AsyncFn(String, String) -> Result<Value, String>) {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [address, path, bends @ ..] = arguments.as_slice() else {
        panic!("usage: ADDRESS PATH BEND...");
    };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        let id = walk(format!("{address}/{path}")).await;
        for bend in bends {
            let read = read(format!("{address}/bent/{bend}/{path}"), id.clone()).await;
            let mut line = read.unwrap_or_else(|failure| json!({ "failed": failure }));
            line["bend"] = json!(bend);
            println!("{line}");
        }
    });
}

/// What a client read of an error; the message is null if the body is not the API's.
///
/// The generated enum of an operation's errors has no tag, so its variant says nothing of the status: read the
/// status, and the body as what the document says.
pub fn error<T: DeserializeOwned>(status: u16, content: &str, message: impl Fn(T) -> Option<String>) -> Value {
    let message = serde_json::from_str(content).ok().and_then(message);
    json!({ "status": status, "message": message })
}

// docs: begin

/// Does what the generated client cannot: sets the media type of a patch, and keeps a header of the response.
#[derive(Clone, Default)]
pub struct Bridge {
    pub patch_type: Option<&'static str>,
    pub link: Arc<Mutex<Option<String>>>,
}

#[async_trait]
impl Middleware for Bridge {
    async fn handle(
        &self,
        mut request: Request,
        extensions: &mut http::Extensions,
        next: Next<'_>,
    ) -> Outcome<Response> {
        if let Some(media_type) = self.patch_type.filter(|_| request.method() == "PATCH") {
            request.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        }
        let response = next.run(request, extensions).await?;
        let link = response.headers().get("Link").and_then(|link| link.to_str().ok());
        *self.link.lock().unwrap() = link.map(str::to_owned);
        Ok(response)
    }
}

impl Bridge {
    pub fn client(&self) -> ClientWithMiddleware {
        ClientBuilder::new(reqwest::Client::new()).with(self.clone()).build()
    }
}
// docs: end
