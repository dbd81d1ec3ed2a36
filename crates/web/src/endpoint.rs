//! What runs for a route: session, need, handler and journal, in that order, in units of work.

use std::{future::Future, pin::Pin, sync::Arc};

use access::{Actor, Seen, Token, open_session};
use domain::journal::Event;
use store::{Tx, Who, Work};

use crate::{Answer, Ask, Need, Problem, ask::Visit, house::House, kept, once, routes::Handler};

/// What long work before a unit of work came to.
#[derive(Debug)]
pub struct Prepared<T>(pub T);

/// Long work before a unit of work. It is given the request, and must not change anything.
pub type Prepare<T> = fn(Arc<House>, Arc<Visit>) -> Preparing<T>;

/// Long work, under way.
pub type Preparing<T> = Pin<Box<dyn Future<Output = Result<T, Problem>> + Send>>;

type Answered<'a> = Pin<Box<dyn Future<Output = Result<Answer, Problem>> + Send + 'a>>;

/// What runs for a route.
pub(crate) trait Endpoint: Send + Sync {
    fn answer(self: Arc<Self>, house: Arc<House>, visit: Arc<Visit>) -> Answered<'static>;
}

pub(crate) struct ReadEndpoint<N: Need> {
    pub(crate) need: N,
    pub(crate) handler: fn(&Ask<N::Proof>, &mut Tx<'_>) -> Result<Answer, Problem>,
}

impl<N: Need> Endpoint for ReadEndpoint<N> {
    fn answer(self: Arc<Self>, house: Arc<House>, visit: Arc<Visit>) -> Answered<'static> {
        Box::pin(async move {
            let (of_house, handler, need) = (Arc::clone(&house), self.handler, self.need);
            let read = move |tx: &mut Tx<'_>| -> Result<_, Problem> {
                let opened = open(&of_house, &visit, tx)?;
                let result = read_once(&of_house, visit, &opened, need, handler, tx);
                Ok((result, leave_trace(tx, &opened)))
            };
            house.store().read_then(read, Trace::save).await?
        })
    }
}

fn read_once<N: Need>(
    house: &Arc<House>,
    visit: Arc<Visit>,
    opened: &Opened,
    need: N,
    handler: fn(&Ask<N::Proof>, &mut Tx<'_>) -> Result<Answer, Problem>,
    tx: &mut Tx<'_>,
) -> Result<Answer, Problem> {
    let actor = opened.actor.clone();
    let proof = need.prove(&visit, actor.as_ref(), tx).inspect_err(|problem| note_refusal(problem, tx))?;
    let kept = match &actor {
        Some(actor) => kept::find(tx, &visit, actor)?,
        None => None,
    };
    let ask = asked(house, visit, actor, kept, proof, tx);
    let answer = handler(&ask, tx).inspect_err(|problem| note_refusal(problem, tx))?;
    check_trace(need, tx)?;
    Ok(answer)
}

fn note_refusal(problem: &Problem, tx: &mut Tx<'_>) {
    if let Problem::NotFound(Some(event)) = problem {
        tx.note(Event::clone(event));
    }
}

/// A page about people that left no trace in the journal is a fault of ours, and is not shown.
fn check_trace<N: Need>(need: N, tx: &Tx<'_>) -> Result<(), Problem> {
    if need.is_journalled() && tx.noted().is_empty() {
        return Err(Problem::Broken("an answer left no trace in the journal".into()));
    }
    Ok(())
}

fn asked<P>(
    house: &Arc<House>,
    visit: Arc<Visit>,
    actor: Option<Arc<Actor>>,
    kept: Option<(String, crate::Typed)>,
    proof: P,
    tx: &Tx<'_>,
) -> Ask<P> {
    let once = tx.chance::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
    Ask { house: Arc::clone(house), visit, actor, now: tx.now(), once, kept, proof }
}

/// Who asks.
struct Opened {
    actor: Option<Arc<Actor>>,
    ended: Option<domain::ids::AccountId>,
    touch: bool,
}

fn open(house: &House, visit: &Visit, tx: &mut Tx<'_>) -> Result<Opened, Problem> {
    let nobody = Opened { actor: None, ended: None, touch: false };
    let Some(token) = visit.token() else { return Ok(nobody) };
    Ok(match open_session(tx, token, house.settings().limits)? {
        Seen::Unknown => nobody,
        Seen::Ended(account) => Opened { ended: Some(account), ..nobody },
        Seen::Live { actor, touch } => Opened { actor: Some(Arc::new(*actor)), ended: None, touch },
    })
}

/// What a reading unit leaves to be written before the answer goes.
struct Trace {
    events: Vec<(Who, Event)>,
    touch: Option<Arc<Actor>>,
}

fn leave_trace(tx: &Tx<'_>, opened: &Opened) -> Option<Trace> {
    let trace = Trace { events: tx.noted().to_vec(), touch: opened.actor.clone().filter(|_| opened.touch) };
    (!trace.events.is_empty() || trace.touch.is_some()).then_some(trace)
}

impl Trace {
    fn save(&self, work: &mut Work<'_>) -> Result<(), Problem> {
        for (who, event) in &self.events {
            work.acting(*who);
            work.note(event.clone());
        }
        match &self.touch {
            Some(actor) => Ok(actor.touch(work)?),
            None => Ok(()),
        }
    }
}

pub(crate) struct WriteEndpoint<N: Need, T, H> {
    pub(crate) need: N,
    pub(crate) prepare: Option<Prepare<T>>,
    pub(crate) handler: H,
}

impl<N: Need, T: Send + Sync + 'static, H: Handler<N::Proof, T>> Endpoint for WriteEndpoint<N, T, H> {
    fn answer(self: Arc<Self>, house: Arc<House>, visit: Arc<Visit>) -> Answered<'static> {
        Box::pin(async move {
            let prepared = match self.prepare {
                Some(prepare) => Some(Prepared(self.prepare_first(prepare, &house, &visit).await?)),
                None => None,
            };
            let (endpoint, of_house, of_visit) = (Arc::clone(&self), Arc::clone(&house), Arc::clone(&visit));
            let write = house
                .store()
                .write(move |work| endpoint.write_once(&of_house, &of_visit, prepared.as_ref(), work));
            let problem = match write.await {
                Err(problem) => problem,
                answer => return answer,
            };
            // A form that came before gets the answer that it got then, also when the right to send it has ended since.
            if let Some(place) = sent_before(&house, &visit, &problem).await? {
                return Ok(Answer::SeeOther(place));
            }
            match problem {
                Problem::NotFound(Some(event)) => {
                    journal_refusal(&house, &visit, *event).await?;
                    Err(Problem::NotFound(None))
                }
                Problem::Ended => keep_typed(&house, &visit).await,
                problem => Err(problem),
            }
        })
    }
}

impl<N: Need, T: Send + Sync + 'static, H: Handler<N::Proof, T>> WriteEndpoint<N, T, H> {
    /// Long work is done for nobody who has no right to it.
    async fn prepare_first(
        &self,
        prepare: Prepare<T>,
        house: &Arc<House>,
        visit: &Arc<Visit>,
    ) -> Result<T, Problem> {
        let (need, of_house, of_visit) = (self.need, Arc::clone(house), Arc::clone(visit));
        let check = house.store().read(move |tx| -> Result<(), Problem> {
            let opened = open(&of_house, &of_visit, tx)?;
            check_session(need, &of_visit, &opened)?;
            need.prove(&of_visit, opened.actor.as_ref(), tx).map(|_| ())
        });
        match check.await {
            // The unit of work that follows finds the same, and deals with it.
            Err(Problem::Ended | Problem::NotFound(_) | Problem::SignIn) | Ok(()) => {}
            Err(problem) => return Err(problem),
        }
        prepare(Arc::clone(house), Arc::clone(visit)).await
    }

    fn write_once(
        &self,
        house: &Arc<House>,
        visit: &Arc<Visit>,
        prepared: Option<&Prepared<T>>,
        work: &mut Work<'_>,
    ) -> Result<Answer, Problem> {
        let opened = open(house, visit, work)?;
        check_session(self.need, visit, &opened)?;
        let actor = opened.actor.clone();
        let key = actor.is_some().then(|| once::key(visit)).transpose()?;
        let proof = self.need.prove(visit, actor.as_ref(), work)?;
        let ask = asked(house, Arc::clone(visit), actor.clone(), None, proof, work);
        let answer = self.handler.run(&ask, prepared, work)?;
        check_trace(self.need, work)?;
        if let (Some(actor), Some(key), Answer::SeeOther(location)) = (&actor, key, &answer) {
            once::answered(work, visit, actor, &key, location)?;
            kept::drop_saved(work, visit, actor)?;
        }
        if let Some(actor) = actor.filter(|_| opened.touch) {
            actor.touch(work)?;
        }
        Ok(answer)
    }
}

fn check_session<N: Need>(need: N, visit: &Visit, opened: &Opened) -> Result<(), Problem> {
    if opened.ended.is_some() && need.is_for_known() {
        return Err(Problem::Ended);
    }
    if opened.actor.is_none() {
        return if need.is_for_known() { Err(Problem::SignIn) } else { Ok(()) };
    }
    let token = visit.token().map(Token::form_token).unwrap_or_default();
    if token.is_empty() || token != visit.typed().get("_token") {
        return Err(Problem::Unclear("This form did not come from your own page. Go back, open the page again, and send it from there.".into()));
    }
    Ok(())
}

/// Where this form led when it came before.
async fn sent_before(
    house: &Arc<House>,
    visit: &Arc<Visit>,
    problem: &Problem,
) -> Result<Option<String>, Problem> {
    if matches!(problem, Problem::Unclear(_) | Problem::SignIn | Problem::Ended | Problem::Busy) {
        return Ok(None);
    }
    let (of_house, visit) = (Arc::clone(house), Arc::clone(visit));
    let read = house.store().read(move |tx| match open(&of_house, &visit, tx)?.actor {
        Some(actor) => once::led_to(tx, &visit, &actor),
        None => Ok(None),
    });
    read.await
}

/// The refusal rolled its unit of work back; it is journalled in one of its own.
async fn journal_refusal(house: &Arc<House>, visit: &Arc<Visit>, event: Event) -> Result<(), Problem> {
    let (of_house, visit) = (Arc::clone(house), Arc::clone(visit));
    let write = house.store().write(move |work| -> Result<(), Problem> {
        open(&of_house, &visit, work)?;
        work.note(event.clone());
        Ok(())
    });
    write.await
}

async fn keep_typed(house: &Arc<House>, visit: &Arc<Visit>) -> Result<Answer, Problem> {
    let (of_house, of_visit) = (Arc::clone(house), Arc::clone(visit));
    let has_page = house.has_page(visit.pattern());
    let write = house.store().write(move |work| -> Result<Option<String>, Problem> {
        match open(&of_house, &of_visit, work)?.ended {
            Some(account) if has_page => kept::keep(work, &of_visit, account),
            _ => Ok(None),
        }
    });
    let then = write.await?.unwrap_or_else(|| "/".to_owned());
    let then: String = form_urlencoded::byte_serialize(then.as_bytes()).collect();
    Ok(Answer::SeeOther(format!("/sign-in?said=ended&then={then}")))
}

/// Forgets form keys and kept forms that are old.
pub(crate) async fn forget_old(house: &House) -> Result<(), Problem> {
    house.store().write(once::forget).await
}
