//! For tests: the product in the test's own process, on either database, with a clock that stands still until it is
//! moved, chance that repeats, and personas who send requests.

mod app;
mod client;
mod database;
mod page;
mod world;

pub use app::{TestApp, TestClock};
pub use client::{Answered, Client, with};
pub use database::{Database, with_postgres};
pub use page::Page;
pub use world::{World, make as make_world, persona};

/// A story told on both databases: `on_both! { async fn a_sentence(app: TestApp) { … } }`. Without a PostgreSQL server
/// in the environment the second half says so and does nothing; the one command of CI always brings one.
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($app:ident: TestApp) $body:block)+) => {
        $($(#[$meta])* mod $name {
            #[allow(unused_imports)]
            use super::*;
            async fn story($app: $crate::TestApp) $body
            #[test]
            fn on_sqlite() {
                $crate::TestApp::tell($crate::Database::sqlite(), story);
            }
            #[test]
            fn on_postgresql() {
                $crate::with_postgres(|database| $crate::TestApp::tell(database, story));
            }
        })+
    };
}
