//! The product, in the test's own process.

use std::{
    future::Future,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use axum::Router;
use domain::{Clock, Moment, chance::SeededChance};
use store::{Options, Sql, Store, StoreError, Work};
use web::{House, Routes, Settings};

use crate::{Client, Database, World, world};

/// A clock that stands still until it is moved.
pub struct TestClock(AtomicI64);

impl Clock for TestClock {
    fn now(&self) -> Moment {
        Moment::from_micros(self.0.load(Ordering::SeqCst))
    }
}

impl TestClock {
    /// Moves on.
    pub fn forward(&self, seconds: i64) {
        self.0.fetch_add(seconds * 1_000_000, Ordering::SeqCst);
    }
}

/// The product, on one database. Dropping it checks that no message is left in the outbox.
pub struct TestApp {
    /// The clock: half past nine on Friday 20 November 2026, until it is moved.
    pub clock: Arc<TestClock>,
    /// The store.
    pub store: Store,
    /// The people, staff and services that every test finds.
    pub world: World,
    router: Router,
    /// What reckons duties.
    pub reckoner: Arc<app::duties::Reckoner>,
    /// Released last: the store's threads still use it.
    pub database: Database,
    leaves_messages: bool,
}

/// Half past nine on Friday 20 November 2026 in London.
const START: i64 = 1_795_167_000_000_000;

impl TestApp {
    /// Tells a story on a database, in a runtime of its own.
    pub fn tell<F, S>(database: Database, story: S)
    where
        S: FnOnce(Self) -> F,
        F: Future<Output = ()>,
    {
        let app = Self::new(database, app::routes());
        tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .expect("a runtime")
            .block_on(story(app));
    }
    /// The product with these routes (a test may plant a faulty one).
    pub fn new(database: Database, routes: Routes) -> Self {
        let clock = Arc::new(TestClock(AtomicI64::new(START)));
        let reckoner = app::reckoner();
        let options = Options {
            place: database.place().clone(),
            connections: 8,
            clock: Arc::<TestClock>::clone(&clock),
            chance: Arc::new(SeededChance::new(7)),
            alone: false,
            after: Some(app::after(&reckoner)),
        };
        let store = Store::open(options).expect("a store");
        store.migrate().expect("a schema");
        let world = store.write_now(world::make).expect("a world");
        let settings = Settings {
            secure: false,
            limits: access::Limits::default(),
            proxy_header: None,
            menu: app::home::menu,
            said: app::home::said,
            demo: false,
        };
        let house = House::new(store.clone(), settings, &routes);
        let router = web::router(&house, routes);
        Self { clock, store, world, router, reckoner, database, leaves_messages: false }
    }
    /// Somebody who is not signed in.
    pub fn nobody(&self) -> Client {
        Client::new(self.router.clone(), None)
    }
    /// A persona of the world, signed in.
    pub fn persona(&self, name: &str) -> Client {
        let member = self.world.staff(name);
        let (organisation, account) = (member.organisation, member.account);
        let token = self.write(move |work| {
            app::sign_in::service::begin(work, organisation, account, "A test", false).map(|(_, token)| token)
        });
        Client::new(self.router.clone(), Some(token))
    }
    /// Runs a unit of work.
    pub fn write<T: Send + 'static>(
        &self,
        unit: impl Fn(&mut Work<'_>) -> Result<T, StoreError> + Send + Sync + 'static,
    ) -> T {
        let store = self.store.clone();
        std::thread::scope(|scope| {
            scope.spawn(move || store.write_now(unit)).join().expect("a thread").expect("a unit of work")
        })
    }
    /// Runs one statement that a test makes up, as whoever holds the database could.
    pub fn raw(&self, text: &str) -> Result<(), StoreError> {
        let sql: &'static Sql =
            Box::leak(Box::new(Sql::new("test", Box::leak(text.to_owned().into_boxed_str()))));
        let store = self.store.clone();
        std::thread::scope(|scope| {
            scope
                .spawn(move || store.write_now(move |work| work.run(sql, &[]).map(|_| ())))
                .join()
                .expect("a thread")
        })
    }
    /// A number that a statement counts.
    pub fn count(&self, text: &str) -> i64 {
        let sql: &'static Sql =
            Box::leak(Box::new(Sql::new("test", Box::leak(text.to_owned().into_boxed_str()))));
        let store = self.store.clone();
        std::thread::scope(|scope| {
            let read = scope.spawn(move || store.read_now(move |tx| tx.one::<i64>(sql, &[])));
            read.join().expect("a thread").expect("a count")
        })
    }
    /// The rows of a statement that a test makes up.
    pub fn rows<R: store::Record + Send + 'static>(&self, text: &str) -> Vec<R> {
        let sql: &'static Sql =
            Box::leak(Box::new(Sql::new("test", Box::leak(text.to_owned().into_boxed_str()))));
        let store = self.store.clone();
        std::thread::scope(|scope| {
            let read = scope.spawn(move || store.read_now(move |tx| tx.rows::<R>(sql, &[])));
            read.join().expect("a thread").expect("rows")
        })
    }
    /// Whether the database is PostgreSQL.
    pub fn is_postgres(&self) -> bool {
        matches!(self.database.place(), store::Place::Postgres(_))
    }
    /// Delivers what waits in the outbox.
    pub async fn deliver(&self) -> usize {
        app::outbox::deliver_all(&self.store).await.expect("messages delivered")
    }
    /// Reckons what is due today, as the server does in the background.
    pub async fn sweep(&self) -> usize {
        app::duties::sweep(&self.store, &self.reckoner).await.expect("a sweep")
    }
    /// This test leaves messages in the outbox, on purpose.
    pub fn leave_messages(&mut self) {
        self.leaves_messages = true;
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if !self.leaves_messages && !std::thread::panicking() {
            let waiting = self.count("SELECT count(*) FROM outbox");
            assert_eq!(waiting, 0, "messages are left in the outbox: deliver them, or say leave_messages()");
        }
    }
}
