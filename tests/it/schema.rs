//! What replaces checking statements at compile time.

use std::collections::BTreeMap;

use testkit::{Database, TestApp, on_both, with_postgres};

on_both! {
    async fn every_statement_prepares(app: TestApp) {
        let statements = app::statements();
        assert!(statements.len() > 100);
        for sql in statements {
            let prepared = app.store.read(move |tx| tx.prepare(sql)).await;
            assert!(prepared.is_ok(), "{}: {:?}", sql.name(), prepared);
        }
        let wrong: &'static store::Sql = Box::leak(Box::new(store::Sql::new("wrong", "SELECT nothing FROM nowhere")));
        assert!(app.store.read(move |tx| tx.prepare(wrong)).await.is_err(), "a wrong statement is caught");
    }
}

/// Table, column, and what kind of thing it holds.
fn shape(database: Database) -> BTreeMap<String, String> {
    let app = TestApp::new(database, app::routes());
    let columns = std::thread::scope(|scope| {
        let store = app.store.clone();
        scope.spawn(move || store.read_now(|tx| tx.columns())).join().expect("a thread").expect("columns")
    });
    columns
        .into_iter()
        .map(|column| {
            let kind = match column.kind.as_str() {
                "uuid" | "bytea" | "BLOB" => "bytes",
                "timestamp with time zone" | "date" | "text" | "TEXT" => "text",
                "bigint" | "boolean" | "INTEGER" | "BIGINT" => "number",
                other => panic!("{}.{} has the type {other}", column.table, column.column),
            };
            (format!("{}.{}", column.table, column.column), format!("{kind} {}", column.key))
        })
        .collect()
}

#[test]
fn both_databases_have_the_same_tables_and_columns() {
    let lite = shape(Database::sqlite());
    assert!(lite.len() > 150, "only {} columns", lite.len());
    with_postgres(|database| assert_eq!(lite, shape(database)));
}

#[test]
fn the_embedded_database_is_new_enough() {
    let app = TestApp::new(Database::sqlite(), app::routes());
    // An older one has a fault in its write-ahead log.
    let version = app.count("SELECT CAST(replace(sqlite_version(), '.', '') AS INTEGER)");
    assert!(version >= 3513, "SQLite {version}");
}
