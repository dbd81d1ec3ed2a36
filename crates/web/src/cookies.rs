//! Cookies: the session's secret and the device's.

use access::Token;
use axum::http::HeaderMap;

/// The name of the session's cookie. Over HTTPS the name itself forbids other sites and paths to set it.
pub fn session_name(secure: bool) -> &'static str {
    if secure { "__Host-keyworker" } else { "keyworker" }
}

/// The name of the cookie by which a device is known again.
pub fn device_name(secure: bool) -> &'static str {
    if secure { "__Host-keyworker-device" } else { "keyworker-device" }
}

pub(crate) fn read(headers: &HeaderMap, name: &str) -> Option<Token> {
    headers
        .get_all("cookie")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|text| text.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(known, _)| *known == name)
        .and_then(|(_, value)| Token::read(value))
}

pub(crate) fn write(name: &str, value: &str, seconds: i64, secure: bool) -> String {
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}")
}
