//! Routes: each declares its need. There is no way to add one without.

use std::{collections::HashSet, sync::Arc};

use store::{Tx, Work};

use crate::{
    Answer, Ask, Need, NeedOf, Problem,
    endpoint::{Endpoint, Prepare, Prepared, ReadEndpoint, WriteEndpoint},
};

/// A handler of a form that takes long work first.
type PreparedHandler<P, T> = fn(&Ask<P>, &Prepared<T>, &mut Work<'_>) -> Result<Answer, Problem>;

/// How a route is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// Reads.
    Get,
    /// Changes.
    Post,
}

/// A route, told: for the access matrix, and to check that nothing is public by accident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Described {
    /// How it is asked.
    pub method: Method,
    /// The path, with `{places}`.
    pub pattern: &'static str,
    /// The need.
    pub need: NeedOf,
}

/// The routes of a slice, or of all.
#[derive(Default)]
pub struct Routes(pub(crate) Vec<(Described, Arc<dyn Endpoint>)>);

impl Routes {
    /// No routes yet.
    pub fn new() -> Self {
        Self::default()
    }
    /// A page, or anything else that only reads.
    pub fn get<N: Need>(
        self,
        pattern: &'static str,
        need: N,
        handler: fn(&Ask<N::Proof>, &mut Tx<'_>) -> Result<Answer, Problem>,
    ) -> Self {
        self.add(Method::Get, pattern, need.told(), Arc::new(ReadEndpoint { need, handler }))
    }
    /// A form, or a button: the whole of it happens in one unit of work, which asks for the need first.
    pub fn post<N: Need>(
        self,
        pattern: &'static str,
        need: N,
        handler: fn(&Ask<N::Proof>, &mut Work<'_>) -> Result<Answer, Problem>,
    ) -> Self {
        self.add(
            Method::Post,
            pattern,
            need.told(),
            Arc::new(WriteEndpoint { need, prepare: None, handler: Plain(handler) }),
        )
    }
    /// A form that takes long work before the unit of work (a password, a picture, a large file). The need is asked
    /// before that, and again by the unit of work.
    pub fn post_prepared<N: Need, T: Send + Sync + 'static>(
        self,
        pattern: &'static str,
        need: N,
        prepare: Prepare<T>,
        handler: PreparedHandler<N::Proof, T>,
    ) -> Self {
        self.add(
            Method::Post,
            pattern,
            need.told(),
            Arc::new(WriteEndpoint { need, prepare: Some(prepare), handler: WithPrepared(handler) }),
        )
    }
    /// These routes and those.
    pub fn and(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }
    /// Every route, told.
    pub fn described(&self) -> Vec<Described> {
        self.0.iter().map(|(described, _)| *described).collect()
    }
    pub(crate) fn pages(&self) -> HashSet<&'static str> {
        self.0
            .iter()
            .filter(|(route, _)| route.method == Method::Get)
            .map(|(route, _)| route.pattern)
            .collect()
    }
    fn add(
        mut self,
        method: Method,
        pattern: &'static str,
        need: NeedOf,
        endpoint: Arc<dyn Endpoint>,
    ) -> Self {
        self.0.push((Described { method, pattern, need }, endpoint));
        self
    }
}

pub(crate) struct Plain<P>(pub(crate) fn(&Ask<P>, &mut Work<'_>) -> Result<Answer, Problem>);
pub(crate) struct WithPrepared<P, T>(pub(crate) PreparedHandler<P, T>);

/// Runs a handler, with or without something prepared.
pub(crate) trait Handler<P, T>: Send + Sync + 'static {
    fn run(
        &self,
        ask: &Ask<P>,
        prepared: Option<&Prepared<T>>,
        work: &mut Work<'_>,
    ) -> Result<Answer, Problem>;
}
impl<P: 'static> Handler<P, ()> for Plain<P> {
    fn run(&self, ask: &Ask<P>, _: Option<&Prepared<()>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
        (self.0)(ask, work)
    }
}
impl<P: 'static, T: 'static> Handler<P, T> for WithPrepared<P, T> {
    fn run(
        &self,
        ask: &Ask<P>,
        prepared: Option<&Prepared<T>>,
        work: &mut Work<'_>,
    ) -> Result<Answer, Problem> {
        let prepared = prepared.ok_or_else(|| Problem::Broken("nothing was prepared".into()))?;
        (self.0)(ask, prepared, work)
    }
}
