//! The gate: the one place that makes permits. It reads the relation between actor and person as of this unit of
//! work, and lets `domain::access` decide.

use std::marker::PhantomData;

use domain::{
    access::{self, GrantKind, Placed, Relation},
    ids::PersonId,
    one_of::OneOf,
    role::Role,
    tenure::Kind,
};
use store::{StoreError, Tx};

use crate::{
    Actor,
    permit::{Act, OrganisationPermit, Permit, ServiceAct},
    sql,
};

/// What the gate says of one person.
#[derive(Debug)]
pub enum Answer<A> {
    /// The act is allowed.
    Allowed(Permit<A>),
    /// It is not; the person is there. To the actor, that is the same as missing.
    Hidden,
    /// There is no such person in the actor's organisation.
    Missing,
}

/// Asks for a permit, as of now.
pub fn permit<A: Act>(tx: &mut Tx<'_>, actor: &Actor, person: PersonId) -> Result<Answer<A>, StoreError> {
    let Some(relation) = relation(tx, actor, person)? else { return Ok(Answer::Missing) };
    let decided = access::decide(A::ACT, &actor.held(), actor.on_shift, &relation);
    Ok(decided.map_or(Answer::Hidden, |allowed| {
        Answer::Allowed(Permit {
            organisation: actor.organisation,
            staff: actor.staff,
            person,
            allowed,
            act: PhantomData,
        })
    }))
}

/// Asks for a permit in the services where the actor's roles allow the act.
pub fn in_organisation<A: ServiceAct>(actor: &Actor) -> Option<OrganisationPermit<A>> {
    let posts: Vec<_> =
        actor.posts.iter().map(|post| &post.held).filter(|held| A::ACT.allowed_to(held.role)).collect();
    let first = posts.first()?;
    let only_leads = posts.iter().all(|held| held.role == Role::TeamLeader);
    let mut services: Vec<_> = posts.iter().filter_map(|held| held.service).collect();
    services.sort();
    services.dedup();
    Some(OrganisationPermit {
        organisation: actor.organisation,
        staff: actor.staff,
        whole: posts.iter().any(|held| !held.role.in_service()),
        services,
        teams: if only_leads { posts.iter().filter_map(|held| held.team).collect() } else { Vec::new() },
        basis: first.role.code(),
        act: PhantomData,
    })
}

/// Whether a person is shut off from this actor for good (own relative, own record): no grant opens that.
pub fn excluded(tx: &mut Tx<'_>, actor: &Actor, person: PersonId) -> Result<bool, StoreError> {
    Ok(relation(tx, actor, person)?.is_some_and(|relation| relation.excluded))
}

fn relation(tx: &mut Tx<'_>, actor: &Actor, person: PersonId) -> Result<Option<Relation>, StoreError> {
    let (today, now) = (tx.today(), tx.now());
    let arguments = [person.into(), actor.organisation.into(), actor.staff.into(), today.into(), now.into()];
    let rows: Vec<sql::RelationRow> = tx.rows(&sql::RELATION, &arguments)?;
    let Some(first) = rows.first() else { return Ok(None) };
    let mut relation = Relation {
        restricted: first.restricted,
        excluded: first.excluded,
        named: first.named,
        ..Relation::default()
    };
    for row in &rows {
        add(&mut relation, row);
    }
    Ok(Some(relation))
}

/// The rows are a product of placements, tenures and grants: each is taken once.
fn add(relation: &mut Relation, row: &sql::RelationRow) {
    if let (Some(placement), Some(service)) = (row.placement, row.placed_in)
        && !relation.placed.iter().any(|placed| placed.placement == placement)
    {
        relation.placed.push(Placed { placement, service, team: row.team });
    }
    if let (Some(tenure), Some(service), Some(kind)) =
        (row.tenure, row.tenure_in, row.kind.as_deref().and_then(Kind::from_code))
        && !relation.tenures.iter().any(|(known, ..)| *known == tenure)
    {
        relation.tenures.push((tenure, service, kind));
    }
    if let (Some(grant), Some(kind)) = (row.grant, row.grant_kind.as_deref().and_then(GrantKind::from_code))
        && relation.grant.is_none_or(|(_, known)| known == GrantKind::Purpose)
    {
        relation.grant = Some((grant, kind));
    }
}
