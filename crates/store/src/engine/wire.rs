//! One connection to PostgreSQL.
//!
//! To wait for an answer costs more than most statements do (two switches between processes), so what nobody waits for
//! is sent together with the next statement that somebody waits for: BEGIN, and rows whose count is not asked for.

use std::{collections::HashMap, future::Future, future::poll_fn, pin::Pin, pin::pin, sync::Arc, task::Poll};

use postgres::{Error, NoTls, Row, Statement};
use tokio::runtime::{Builder, Runtime};
use tokio_postgres::Client;

use crate::{StoreError, Value};

/// A statement that was not waited for yet.
type Sent = Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

/// More than this are not kept waiting.
const WAITING: usize = 32;

pub(crate) struct Wire {
    runtime: Runtime,
    client: Arc<Client>,
    prepared: HashMap<String, Statement>,
    waiting: Vec<Sent>,
}

impl Wire {
    /// Connects, and runs `settings`.
    pub(crate) fn open(url: &str, settings: &str) -> Result<Self, StoreError> {
        let failed = |error: std::io::Error| StoreError::Failed(error.to_string());
        let runtime = Builder::new_current_thread().enable_all().build().map_err(failed)?;
        let (client, connection) = runtime
            .block_on(tokio_postgres::connect(url, NoTls))
            .map_err(|error| StoreError::Failed(error.to_string()))?;
        // It ends with the client; what broke it is told to whoever waits for an answer.
        runtime.spawn(async move {
            let _ = connection.await;
        });
        let mut wire =
            Self { runtime, client: Arc::new(client), prepared: HashMap::new(), waiting: Vec::new() };
        wire.plain(settings)?;
        Ok(wire)
    }
    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }
    /// Sent with the first statement.
    pub(crate) fn begin(&mut self, isolation: &str) {
        self.waiting.push(self.text(format!("BEGIN ISOLATION LEVEL {isolation}")));
    }
    pub(crate) fn query(&mut self, text: &str, arguments: &[Value]) -> Result<Vec<Row>, Error> {
        let (client, statement) = (Arc::clone(&self.client), self.statement(text)?);
        let borrowed: Vec<&(dyn postgres::types::ToSql + Sync)> =
            arguments.iter().map(|argument| argument as _).collect();
        self.wait(client.query(&statement, &borrowed))
    }
    pub(crate) fn execute(&mut self, text: &str, arguments: &[Value]) -> Result<u64, Error> {
        let (client, statement) = (Arc::clone(&self.client), self.statement(text)?);
        self.wait(client.execute_raw(&statement, arguments))
    }
    /// Runs a statement without waiting for it. If it fails, whatever is waited for next fails with its error.
    pub(crate) fn send(&mut self, text: &str, arguments: &[Value]) -> Result<(), Error> {
        let (client, statement) = (Arc::clone(&self.client), self.statement(text)?);
        let arguments = arguments.to_vec();
        self.waiting
            .push(Box::pin(async move { client.execute_raw(&statement, arguments).await.map(|_| ()) }));
        if self.waiting.len() < WAITING { Ok(()) } else { self.wait(std::future::ready(Ok(()))) }
    }
    /// Waits until what was written is on disk.
    pub(crate) fn commit(&mut self) -> Result<(), Error> {
        self.plain("COMMIT")
    }
    pub(crate) fn roll_back(&mut self) {
        let _ = self.plain("ROLLBACK");
    }
    /// Ends a unit that wrote nothing. Nobody waits for the answer, but it is sent at once: the snapshot is let go.
    pub(crate) fn let_go(&mut self) {
        self.waiting.push(self.text("COMMIT".to_owned()));
        let waiting = &mut self.waiting;
        self.runtime.block_on(async {
            poll_fn(|context| {
                waiting.retain_mut(|sent| sent.as_mut().poll(context).is_pending());
                Poll::Ready(())
            })
            .await;
            tokio::task::yield_now().await;
        });
    }
    pub(crate) fn prepare(&mut self, text: &str) -> Result<(), Error> {
        let client = Arc::clone(&self.client);
        self.wait(client.prepare(text)).map(|_| ())
    }

    fn plain(&mut self, text: &str) -> Result<(), Error> {
        let client = Arc::clone(&self.client);
        self.wait(client.batch_execute(text))
    }
    fn text(&self, text: String) -> Sent {
        let client = Arc::clone(&self.client);
        Box::pin(async move { client.batch_execute(&text).await })
    }
    fn statement(&mut self, text: &str) -> Result<Statement, Error> {
        if let Some(statement) = self.prepared.get(text) {
            return Ok(statement.clone());
        }
        let client = Arc::clone(&self.client);
        let statement = self.wait(client.prepare(text))?;
        self.prepared.insert(text.to_owned(), statement.clone());
        Ok(statement)
    }
    /// Sends what waits and this, in this order, and waits for all of it. The first error is the one that counts:
    /// PostgreSQL refuses everything after it.
    fn wait<T>(&mut self, last: impl Future<Output = Result<T, Error>>) -> Result<T, Error> {
        let mut waiting = std::mem::take(&mut self.waiting);
        let (mut last, mut answer, mut first_error) = (pin!(last), None, None);
        self.runtime.block_on(poll_fn(move |context| {
            waiting.retain_mut(|sent| match sent.as_mut().poll(context) {
                Poll::Pending => true,
                Poll::Ready(result) => {
                    first_error = first_error.take().or(result.err());
                    false
                }
            });
            if answer.is_none()
                && let Poll::Ready(result) = last.as_mut().poll(context)
            {
                answer = Some(result);
            }
            match answer.take() {
                Some(result) if waiting.is_empty() => Poll::Ready(first_error.take().map_or(result, Err)),
                unready => {
                    answer = unready;
                    Poll::Pending
                }
            }
        }))
    }
}
