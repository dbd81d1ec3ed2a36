//! Somebody who sends requests, as a browser would.

use access::Token;
use axum::{
    Router,
    body::Body,
    http::{Request, Response, header},
};
use tower::ServiceExt as _;

use crate::Page;

/// Somebody who sends requests.
#[derive(Clone)]
pub struct Client {
    router: Router,
    token: Option<Token>,
    device: Option<Token>,
}

/// An answer, read whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// HTTP status.
    pub status: u16,
    /// Where it leads, for a redirect.
    pub location: String,
    /// The body, as text.
    pub body: String,
    /// Cookies set.
    pub cookies: Vec<String>,
    /// The name of a file that is offered.
    pub file: String,
}

impl Client {
    pub(crate) fn new(router: Router, token: Option<Token>) -> Self {
        Self { router, token, device: None }
    }
    /// The same person without a session.
    pub fn without_session(mut self) -> Self {
        self.token = None;
        self
    }
    /// The session's secret.
    pub fn token(&self) -> Option<&Token> {
        self.token.as_ref()
    }
    /// Asks for a page.
    pub async fn get(&self, path: &str) -> Answered {
        self.send(Request::get(path), Body::empty()).await
    }
    /// Asks for a page that must be there.
    pub async fn page(&self, path: &str) -> Page {
        let answer = self.get(path).await;
        assert_eq!(
            answer.status,
            200,
            "GET {path} answered {}: {}",
            answer.status,
            Page::of(&answer.body).text()
        );
        Page::of(&answer.body)
    }
    /// Fills in the form on a page that is sent to `action`, and sends it. Fields not named keep what they hold.
    pub async fn fill(&self, page: &str, action: &str, fields: &[(&str, &str)]) -> Answered {
        let form = self.page(page).await.form(action);
        self.post(action, &with(form, fields)).await
    }
    /// Sends fields as they are, with this session's form token and a fresh form key.
    pub async fn send_form(&self, action: &str, once: u64, fields: &[(&str, &str)]) -> Answered {
        let token = self.token.as_ref().map(Token::form_token).unwrap_or_default();
        let mut all = vec![("_token".to_owned(), token), ("_once".to_owned(), format!("{once:032x}"))];
        all.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        self.post(action, &all).await
    }
    /// Sends exactly these fields.
    pub async fn post(&self, action: &str, fields: &[(String, String)]) -> Answered {
        let body = {
            let mut body = form_urlencoded::Serializer::new(String::new());
            body.extend_pairs(fields);
            body.finish()
        };
        let request = Request::post(action)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }
    /// Sends a file with fields.
    pub async fn upload(
        &self,
        action: &str,
        fields: &[(String, String)],
        name: &str,
        bytes: &[u8],
    ) -> Answered {
        let mut body = Vec::new();
        for (field, value) in fields {
            body.extend_from_slice(
                format!("--cut\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n")
                    .as_bytes(),
            );
        }
        body.extend_from_slice(
            format!("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n").as_bytes(),
        );
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--cut--\r\n");
        let request = Request::post(action)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=cut")
            .header("sec-fetch-site", "same-origin");
        self.send(request, Body::from(body)).await
    }
    /// Sends any request, with this client's cookies.
    pub async fn send(&self, mut request: axum::http::request::Builder, body: Body) -> Answered {
        let mut cookies = Vec::new();
        if let Some(token) = &self.token {
            cookies.push(format!("keyworker={}", token.text()));
        }
        if let Some(device) = &self.device {
            cookies.push(format!("keyworker-device={}", device.text()));
        }
        if !cookies.is_empty() {
            request = request.header(header::COOKIE, cookies.join("; "));
        }
        let request = request.body(body).expect("a request");
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        read(response).await
    }
    /// Signs in through the door, and keeps the cookies.
    pub async fn sign_in(mut self, name: &str, password: &str, then: &str) -> (Self, Answered) {
        let path =
            format!("/sign-in?then={}", form_urlencoded::byte_serialize(then.as_bytes()).collect::<String>());
        let form = Page::of(&self.get(&path).await.body).form("/sign-in");
        let answer = self.post("/sign-in", &with(form, &[("name", name), ("password", password)])).await;
        for cookie in &answer.cookies {
            let value = |prefix: &str| {
                cookie.strip_prefix(prefix).and_then(|rest| rest.split(';').next()).and_then(Token::read)
            };
            if let Some(token) = value("keyworker=") {
                self.token = Some(token);
            }
            if let Some(device) = value("keyworker-device=") {
                self.device = Some(device);
            }
        }
        (self, answer)
    }
}

/// The fields of a form, with these values.
pub fn with(mut form: Vec<(String, String)>, fields: &[(&str, &str)]) -> Vec<(String, String)> {
    for (name, _) in fields {
        form.retain(|(known, _)| known != name);
    }
    form.extend(fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
    form
}

async fn read(response: Response<Body>) -> Answered {
    let (parts, body) = response.into_parts();
    let text = |name: &str| {
        parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
    };
    let cookies = parts
        .headers
        .get_all("set-cookie")
        .iter()
        .filter_map(|v| v.to_str().ok())
        .map(str::to_owned)
        .collect();
    let (location, file) = (text("location"), text("content-disposition"));
    let bytes = axum::body::to_bytes(body, usize::MAX).await.expect("a body");
    let body = String::from_utf8_lossy(&bytes).into_owned();
    Answered { status: parts.status.as_u16(), location, body, cookies, file }
}

impl Answered {
    /// The page.
    pub fn page(&self) -> Page {
        Page::of(&self.body)
    }
    /// Asserts a redirect to a place that begins so.
    #[track_caller]
    pub fn leads_to(&self, start: &str) -> &Self {
        assert_eq!(self.status, 303, "not a redirect but {}: {}", self.status, self.page().text());
        assert!(self.location.starts_with(start), "leads to {} and not to {start}", self.location);
        self
    }
    /// Asserts that the form came back with this sentence.
    #[track_caller]
    pub fn comes_back_with(&self, sentence: &str) -> &Self {
        assert_eq!(self.status, 422, "not a form that comes back but {} {}", self.status, self.location);
        let text = self.page().text();
        assert!(text.contains(sentence), "the page does not say {sentence:?}: {text}");
        self
    }
}
