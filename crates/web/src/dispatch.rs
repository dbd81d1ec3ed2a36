//! From the wire to a route and back.

mod incoming;
mod outgoing;

use std::sync::Arc;

use axum::{
    Router,
    body::Body,
    extract::{MatchedPath, Request},
    http::{HeaderMap, Uri},
    response::Response,
    routing,
};

use crate::{
    Problem, assets, headers,
    house::House,
    routes::{Described, Method, Routes},
};

/// The router: every route, the assets, and what is said of everything else.
pub fn router(house: &Arc<House>, routes: Routes) -> Router {
    let mut router = Router::new();
    for (route, endpoint) in routes.0 {
        let house = Arc::clone(house);
        let serve = move |request: Request| {
            let (house, endpoint) = (Arc::clone(&house), Arc::clone(&endpoint));
            async move { serve(house, route, endpoint, request).await }
        };
        router = match route.method {
            Method::Get => router.route(route.pattern, routing::get(serve)),
            Method::Post => router.route(route.pattern, routing::post(serve)),
        };
    }
    let secure = house.settings().secure;
    let missing = Arc::clone(house);
    router
        .route(
            "/assets/{version}/{name}",
            routing::get(|uri: Uri, headers: HeaderMap| async move { assets::serve(uri.path(), &headers) }),
        )
        .fallback(move |request: Request| async move {
            outgoing::problem(&missing, &Problem::NotFound(None), request.headers(), ("", ""))
        })
        .method_not_allowed_fallback(|| async { outgoing::wrong_method() })
        .layer(axum::middleware::map_response(move |mut response: Response| async move {
            let keep = response.headers().contains_key("cache-control");
            headers::add(response.headers_mut(), secure, keep);
            response
        }))
}

async fn serve(
    house: Arc<House>,
    route: Described,
    endpoint: Arc<dyn crate::endpoint::Endpoint>,
    request: Request<Body>,
) -> Response {
    let headers = request.headers().clone();
    let path = request.uri().path().to_owned();
    let Ok(_under_way) = house.in_flight().try_acquire_owned() else {
        return outgoing::problem(&house, &Problem::Busy, &headers, (route.pattern, &path));
    };
    debug_assert!(
        request.extensions().get::<MatchedPath>().is_none_or(|matched| matched.as_str() == route.pattern)
    );
    let wanted = request.uri().path_and_query().map(|path| path.as_str().to_owned()).unwrap_or_default();
    let answer = match incoming::visit(&house, route, request).await {
        Ok(visit) => endpoint.answer(Arc::clone(&house), Arc::new(visit)).await,
        Err(problem) => Err(problem),
    };
    match answer {
        Ok(answer) => outgoing::answer(&house, answer),
        Err(Problem::Again(answer)) => outgoing::answer(&house, *answer),
        Err(Problem::SignIn | Problem::Ended) => outgoing::to_sign_in(route.method, &wanted),
        Err(problem) => outgoing::problem(&house, &problem, &headers, (route.pattern, &path)),
    }
}
