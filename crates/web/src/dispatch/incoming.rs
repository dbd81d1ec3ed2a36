//! Reading a request, within limits.

use axum::{
    RequestExt as _,
    body::Body,
    extract::{ConnectInfo, Path, Request},
    http::{HeaderMap, header},
};
use std::{collections::HashMap, net::SocketAddr};

use crate::{
    Problem, Typed,
    ask::Visit,
    cookies,
    form_body::{FORM_LIMIT, UPLOAD_LIMIT},
    house::House,
    routes::{Described, Method},
};

pub(crate) async fn visit(
    house: &House,
    route: Described,
    mut request: Request<Body>,
) -> Result<Visit, Problem> {
    let secure = house.settings().secure;
    let places = request
        .extract_parts::<Path<HashMap<String, String>>>()
        .await
        .map(|Path(places)| places)
        .map_err(|_| Problem::NotFound(None))?;
    let address = address(house, &request);
    let (path, query) =
        (request.uri().path().to_owned(), request.uri().query().unwrap_or_default().to_owned());
    let headers = request.headers().clone();
    if path.len() + query.len() > 8192 {
        return Err(Problem::Unclear("This address is too long. Go back and choose again.".into()));
    }
    let typed = match route.method {
        Method::Get => Typed::default(),
        Method::Post => {
            same_site(&headers)?;
            body(request).await?
        }
    };
    let query = Typed::read(query.as_bytes())?;
    Ok(Visit {
        reads: route.method == Method::Get,
        said: query.has("said"),
        path,
        pattern: route.pattern,
        places,
        query,
        typed,
        token: cookies::read(&headers, cookies::session_name(secure)),
        device: cookies::read(&headers, cookies::device_name(secure)),
        address,
        agent: text(&headers, header::USER_AGENT.as_str()).chars().take(200).collect(),
    })
}

fn text(headers: &HeaderMap, name: &str) -> String {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

fn address(house: &House, request: &Request<Body>) -> String {
    let direct = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
    let told = house.settings().proxy_header.as_ref().map(|name| text(request.headers(), name));
    // A proxy adds at the end; what stands before it was said by the visitor.
    let last = told.as_deref().and_then(|text| text.rsplit(',').next()).map(|text| text.trim().to_owned());
    last.filter(|text| !text.is_empty()).or(direct).unwrap_or_default()
}

/// A form of ours is sent from a page of ours. Browsers say so; what says otherwise is refused.
fn same_site(headers: &HeaderMap) -> Result<(), Problem> {
    let refused =
        || Problem::Unclear("This form came from another site. Open it here and send it again.".into());
    match text(headers, "sec-fetch-site").as_str() {
        "same-origin" | "none" => return Ok(()),
        "" => {}
        _ => return Err(refused()),
    }
    let origin = text(headers, header::ORIGIN.as_str());
    let host = text(headers, header::HOST.as_str());
    match origin.split_once("://") {
        None if origin.is_empty() => Ok(()),
        Some((_, from)) if from == host => Ok(()),
        _ => Err(refused()),
    }
}

async fn body(request: Request<Body>) -> Result<Typed, Problem> {
    let kind = text(request.headers(), header::CONTENT_TYPE.as_str());
    if request.headers().contains_key(header::CONTENT_ENCODING) {
        return Err(Problem::Unclear("Send this form without packing it.".into()));
    }
    if let Ok(boundary) = multer::parse_boundary(&kind) {
        let bytes = limited(
            request,
            UPLOAD_LIMIT,
            "This file is larger than 50 MB. Split it, or send a smaller one.",
        )
        .await?;
        return Typed::read_multipart(bytes, boundary).await;
    }
    if !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(Problem::Unclear(
            "This is not a form that this page can read. Go back and send it again.".into(),
        ));
    }
    let words = "You typed more than this form can take. Go back, shorten it, and send it again.";
    Typed::read(&limited(request, FORM_LIMIT, words).await?)
}

async fn limited(request: Request<Body>, limit: usize, words: &str) -> Result<axum::body::Bytes, Problem> {
    axum::body::to_bytes(request.into_body(), limit).await.map_err(|_| Problem::TooLarge(words.to_owned()))
}
