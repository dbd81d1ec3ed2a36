//! Writing an answer.

use askama::Template;
use axum::{
    body::Body,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};

use crate::{Answer, Problem, Shell, cookies, house::House, routes::Method};

fn page(status: u16, html: String) -> Response {
    Response::builder()
        .status(StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR))
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .body(Body::from(html))
        .unwrap_or_default()
}

fn see(location: &str) -> Response {
    Response::builder()
        .status(StatusCode::SEE_OTHER)
        .header(header::LOCATION, location)
        .body(Body::empty())
        .unwrap_or_default()
}

pub(crate) fn answer(house: &House, answer: Answer) -> Response {
    match answer {
        Answer::Page { status, html } => page(status, html),
        Answer::SeeOther(location) => see(&location),
        Answer::File { name, kind, bytes } => Response::builder()
            .header(header::CONTENT_TYPE, kind)
            .header(header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))
            .header(header::CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox")
            .body(Body::from(bytes))
            .unwrap_or_default(),
        Answer::Picture { jpeg } => Response::builder()
            .header(header::CONTENT_TYPE, "image/jpeg")
            .header(header::CACHE_CONTROL, "private, no-store")
            .body(Body::from(jpeg))
            .unwrap_or_default(),
        Answer::Session { location, cookies: list } => {
            let mut response = see(&location);
            for (name, value, seconds) in list {
                let cookie = cookies::write(name, &value, seconds, house.settings().secure);
                if let Ok(cookie) = cookie.parse() {
                    response.headers_mut().append(header::SET_COOKIE, cookie);
                }
            }
            response
        }
        Answer::Progress { html } => {
            let mut response = page(200, html);
            response.headers_mut().insert("refresh", header::HeaderValue::from_static("2"));
            response
        }
    }
}

/// To the sign-in page, and back here afterwards; a form goes back to the start, since its address has no page.
pub(crate) fn to_sign_in(method: Method, wanted: &str) -> Response {
    if method == Method::Post || wanted == "/" {
        return see("/sign-in");
    }
    let then: String = form_urlencoded::byte_serialize(wanted.as_bytes()).collect();
    see(&format!("/sign-in?then={then}"))
}

#[derive(Template)]
#[template(path = "kit/problem.html")]
struct ProblemPage<'a> {
    shell: Shell,
    words: &'a str,
    offers_asking: bool,
    reference: String,
}

pub(crate) fn problem(
    house: &House,
    problem: &Problem,
    headers: &HeaderMap,
    asked: (&str, &str),
) -> Response {
    let told = problem.told();
    let reference = report(problem, asked);
    let signed_in = cookies::read(headers, cookies::session_name(house.settings().secure)).is_some();
    let shell = Shell::plain(told.title, house.settings().demo, signed_in);
    let offers_asking = told.offers_asking && signed_in;
    let template = ProblemPage { shell, words: &told.words, offers_asking, reference };
    let mut response = page(told.status, template.render().unwrap_or_else(|_| told.words.clone()));
    if told.status == 503 {
        response.headers_mut().insert(header::RETRY_AFTER, header::HeaderValue::from_static("1"));
    }
    response
}

/// Faults go to the log once, here, under a reference that the reader is shown too. Neither holds what was typed, and
/// of the path only ids: in other places stand one-time secrets, or whatever somebody typed.
fn report(problem: &Problem, (pattern, path): (&str, &str)) -> String {
    let (Problem::Broken(cause) | Problem::Unavailable(cause)) = problem else { return String::new() };
    static COUNT: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(1);
    let reference =
        format!("{}-{}", std::process::id(), COUNT.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
    let path = ids_only(pattern, path);
    tracing::error!(%reference, %path, %cause, "a request failed");
    reference
}

/// The pattern of a route, with those of its places filled in that hold an id.
fn ids_only(pattern: &str, path: &str) -> String {
    let is_id = |text: &str| text.parse::<domain::ids::ThingId>().is_ok();
    let parts = pattern.split('/').zip(path.split('/'));
    let parts = parts.map(|(wanted, there)| if is_id(there) { there } else { wanted });
    parts.collect::<Vec<_>>().join("/")
}

pub(crate) fn wrong_method() -> Response {
    page(405, "This address cannot be asked like that. Go back and choose again.".to_owned())
}
