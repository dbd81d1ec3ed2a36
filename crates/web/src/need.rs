//! Needs: what a visitor must meet before a handler runs, as types. A handler's argument holds the proof, so a route
//! whose need and handler differ does not compile.

use std::{marker::PhantomData, sync::Arc};

use access::{Act, Actor, OrganisationPermit, Permit, Scope, ServiceAct, gate};
use domain::{
    access::{OrganisationAct, PersonAct},
    ids::PersonId,
    journal::Event,
};
use store::Tx;

use crate::{Problem, ask::Visit};

/// A need, told for the access matrix and the documentation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NeedOf {
    /// Anyone, for this reason.
    Public(&'static str),
    /// Anyone signed in; only what is theirs.
    SignedIn,
    /// An act on the person in the path.
    Person(PersonAct),
    /// An act in a service or organisation.
    Organisation(OrganisationAct),
}

/// A need.
pub trait Need: Copy + Send + Sync + 'static {
    /// The proof that it is met.
    type Proof: Send + 'static;
    /// What it asks.
    fn told(self) -> NeedOf;
    /// Proves it, as of this unit of work.
    fn prove(
        self,
        visit: &Visit,
        actor: Option<&Arc<Actor>>,
        tx: &mut Tx<'_>,
    ) -> Result<Self::Proof, Problem>;
    /// Whether somebody must be signed in.
    fn is_for_known(self) -> bool {
        !matches!(self.told(), NeedOf::Public(_))
    }
    /// Whether an answer must have left a trace in the journal.
    fn is_journalled(self) -> bool {
        !matches!(self.told(), NeedOf::Public(_) | NeedOf::SignedIn)
    }
}

/// Anyone may come, for a reason that is written down. The list is short and a test keeps it so.
#[derive(Debug, Clone, Copy)]
pub struct Public(pub &'static str);

impl Need for Public {
    type Proof = ();
    fn told(self) -> NeedOf {
        NeedOf::Public(self.0)
    }
    fn prove(self, _: &Visit, _: Option<&Arc<Actor>>, _: &mut Tx<'_>) -> Result<(), Problem> {
        Ok(())
    }
}

/// Anyone signed in: for pages that show only what is the actor's own.
#[derive(Debug, Clone, Copy)]
pub struct SignedIn;

impl Need for SignedIn {
    type Proof = Arc<Actor>;
    fn told(self) -> NeedOf {
        NeedOf::SignedIn
    }
    fn prove(self, _: &Visit, actor: Option<&Arc<Actor>>, _: &mut Tx<'_>) -> Result<Arc<Actor>, Problem> {
        actor.cloned().ok_or(Problem::SignIn)
    }
}

/// An act on the person whose id stands in the path as `{person}`.
pub struct Of<A>(PhantomData<fn() -> A>);

impl<A> Of<A> {
    /// The need.
    pub const fn person() -> Self {
        Self(PhantomData)
    }
}
impl<A> Clone for Of<A> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<A> Copy for Of<A> {}

impl<A: Act> Need for Of<A> {
    type Proof = Permit<A>;
    fn told(self) -> NeedOf {
        NeedOf::Person(A::ACT)
    }
    fn prove(self, visit: &Visit, actor: Option<&Arc<Actor>>, tx: &mut Tx<'_>) -> Result<Permit<A>, Problem> {
        let actor = actor.ok_or(Problem::SignIn)?;
        let person: PersonId = visit.id("person")?;
        match gate::permit::<A>(tx, actor, person)? {
            gate::Answer::Allowed(permit) => {
                if visit.reads() {
                    tx.note(permit.event("opened").detail(visit.pattern()));
                }
                Ok(permit)
            }
            gate::Answer::Hidden => {
                let refused = Event::new("refused", "none").about(person).detail(visit.pattern());
                Err(Problem::NotFound(Some(Box::new(refused))))
            }
            gate::Answer::Missing => Err(Problem::NotFound(None)),
        }
    }
}

/// An act in the services where the actor's roles allow it.
pub struct In<A>(PhantomData<fn() -> A>);

impl<A> In<A> {
    /// The need.
    pub const fn service() -> Self {
        Self(PhantomData)
    }
}
impl<A> Clone for In<A> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<A> Copy for In<A> {}

impl<A: ServiceAct> Need for In<A> {
    type Proof = OrganisationPermit<A>;
    fn told(self) -> NeedOf {
        NeedOf::Organisation(A::ACT)
    }
    fn prove(
        self,
        visit: &Visit,
        actor: Option<&Arc<Actor>>,
        tx: &mut Tx<'_>,
    ) -> Result<Self::Proof, Problem> {
        let actor = actor.ok_or(Problem::SignIn)?;
        let Some(permit) = gate::in_organisation::<A>(actor) else {
            let refused = Event::new("refused", "none").detail(visit.pattern());
            return Err(Problem::NotFound(Some(Box::new(refused))));
        };
        if visit.reads() {
            tx.note(permit.event("opened").detail(visit.pattern()));
        }
        Ok(permit)
    }
}

/// The scope of lists of whoever holds a permit to see people.
pub(crate) fn scope(actor: &Actor) -> Scope<'_> {
    Scope::of(actor)
}
