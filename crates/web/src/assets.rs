//! The files that pages need, in the program itself, under names that change with their content.

use std::{collections::HashMap, io::Write as _, sync::LazyLock};

use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use rust_embed::Embed;
use sha2::{Digest, Sha256};

#[derive(Embed)]
#[folder = "assets"]
#[include = "*.css"]
#[include = "*.js"]
#[include = "*.svg"]
#[include = "*.png"]
struct Files;

struct Asset {
    plain: Vec<u8>,
    packed: Vec<u8>,
    kind: &'static str,
}

/// By path (`/assets/1f2e3d4c/keyworker.css`). One folder holds all of one version, so that the script finds the
/// module beside it.
static ASSETS: LazyLock<HashMap<String, Asset>> = LazyLock::new(|| {
    Files::iter()
        .filter_map(|name| {
            let plain = Files::get(&name)?.data.into_owned();
            Some((
                format!("/assets/{}/{name}", *VERSION),
                Asset { packed: pack(&plain), kind: kind(&name), plain },
            ))
        })
        .collect()
});

static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut names: Vec<_> = Files::iter().collect();
    names.sort();
    let mut digest = Sha256::new();
    for file in names.iter().filter_map(|name| Files::get(name)) {
        digest.update(&file.data);
    }
    digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
});

fn kind(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packer.write_all(bytes).and_then(|()| packer.finish()).unwrap_or_default()
}

/// The path of an asset.
pub fn asset(name: &str) -> String {
    format!("/assets/{}/{name}", *VERSION)
}

pub(crate) fn serve(path: &str, headers: &HeaderMap) -> Response {
    let mut response = Response::builder();
    let Some(asset) = ASSETS.get(path) else {
        return response.status(StatusCode::NOT_FOUND).body(Body::empty()).unwrap_or_default();
    };
    let packed = headers
        .get(header::ACCEPT_ENCODING)
        .and_then(|v| v.to_str().ok())
        .is_some_and(|v| v.contains("gzip"));
    let body = if packed && !asset.packed.is_empty() {
        response = response.header(header::CONTENT_ENCODING, "gzip");
        &asset.packed
    } else {
        &asset.plain
    };
    response
        .header(header::CONTENT_TYPE, asset.kind)
        .header(header::VARY, "accept-encoding")
        .header(header::CACHE_CONTROL, "public, max-age=31536000, immutable")
        .body(Body::from(body.clone()))
        .unwrap_or_default()
}
