//! A service's policy as it stands: a pack of rules, those that are switched off, and since when.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, Mutex, PoisonError},
};

use domain::{
    Day, Moment,
    ids::{OrganisationId, ServiceId, ThingId},
    journal::Event,
    one_of::OneOf,
    policy::{Pack, Rule},
};
use store::{StoreError, Tx, Work};

use super::sql;

/// Rules that are switched off, each with its reason.
pub type SwitchedOff = BTreeMap<String, String>;

/// One version of a service's policy.
#[derive(Debug)]
pub struct Version {
    /// Which.
    pub id: ThingId,
    /// The pack, whole.
    pub pack: Pack,
    /// What of it is switched off.
    pub switched_off: SwitchedOff,
    /// What of it counts.
    pub rules: Vec<Rule>,
    /// Since when each of these was promised without a break.
    pub since: BTreeMap<String, Day>,
}

impl Version {
    /// What counts in one service on a day.
    pub fn in_force(
        tx: &mut Tx<'_>,
        organisation: OrganisationId,
        service: ServiceId,
        on: Day,
    ) -> Result<Option<Self>, StoreError> {
        let arguments = [organisation.into(), service.into(), on.into()];
        let id: Option<ThingId> = tx.maybe(&sql::OF_SERVICE, &arguments)?;
        id.map(|id| Self::get(tx, id)).transpose()
    }
    fn get(tx: &mut Tx<'_>, id: ThingId) -> Result<Self, StoreError> {
        let row: sql::PackRow = tx.one(&sql::VERSION, &[id.into()])?;
        let since = since(tx, id)?;
        Self::read(id, &row.pack, &row.switched_off, since)
    }
    fn read(
        id: ThingId,
        pack: &str,
        switched_off: &str,
        since: BTreeMap<String, Day>,
    ) -> Result<Self, StoreError> {
        let broken = |what: &str| StoreError::Failed(format!("policy version {id}: {what}"));
        let pack = Pack::read(pack).map_err(|_| broken("its rules cannot be read"))?;
        let off: SwitchedOff =
            serde_json::from_str(switched_off).map_err(|_| broken("what is off cannot be read"))?;
        let rules = pack.rules.iter().filter(|rule| !off.contains_key(&rule.id)).cloned().collect();
        Ok(Self { id, pack, switched_off: off, rules, since })
    }
}

/// Versions that were read once. They never change, so they are read once for each program.
#[derive(Default)]
pub struct Versions(Mutex<HashMap<ThingId, Arc<Version>>>);

impl Versions {
    /// What counts in each service of an organisation on a day.
    pub fn in_force(
        &self,
        tx: &mut Tx<'_>,
        organisation: OrganisationId,
        on: Day,
    ) -> Result<BTreeMap<ServiceId, Arc<Version>>, StoreError> {
        let rows: Vec<sql::InForceRow> = tx.rows(&sql::IN_FORCE, &[organisation.into(), on.into()])?;
        rows.into_iter().map(|row| Ok((row.service, self.get(tx, row.version)?))).collect()
    }
    /// One version.
    fn get(&self, tx: &mut Tx<'_>, id: ThingId) -> Result<Arc<Version>, StoreError> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&id).cloned();
        if let Some(version) = known {
            return Ok(version);
        }
        let version = Arc::new(Version::get(tx, id)?);
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(id, Arc::clone(&version));
        Ok(version)
    }
}

fn since(tx: &mut Tx<'_>, id: ThingId) -> Result<BTreeMap<String, Day>, StoreError> {
    Ok(tx.rows::<(String, Day)>(&sql::SINCE, &[id.into()])?.into_iter().collect())
}

/// A version as it was written, for whoever looks at what changed.
pub struct Written {
    /// Counts up from 1.
    pub number: i64,
    /// The pack, whole.
    pub pack: Pack,
    /// What of it is switched off.
    pub switched_off: SwitchedOff,
    /// Why.
    pub why: String,
    /// From which day.
    pub from: Day,
    /// When it was written.
    pub recorded_at: Moment,
    /// By whom; nobody for the command line.
    pub recorded_by: Option<String>,
}

/// The latest versions of a service's policy, the newest first.
pub fn history(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    service: ServiceId,
) -> Result<Vec<Written>, StoreError> {
    let rows: Vec<sql::VersionRow> = tx.rows(&sql::LATEST, &[organisation.into(), service.into()])?;
    rows.into_iter()
        .map(|row| {
            let version = Version::read(row.id, &row.pack, &row.switched_off, BTreeMap::new())?;
            Ok(Written {
                number: row.number,
                pack: version.pack,
                switched_off: version.switched_off,
                why: row.why,
                from: row.starts_on,
                recorded_at: row.recorded_at,
                recorded_by: row.recorded_by,
            })
        })
        .collect()
}

/// The days after this one from which another version counts.
pub fn planned(
    tx: &mut Tx<'_>,
    organisation: OrganisationId,
    service: ServiceId,
    after: Day,
) -> Result<Vec<Day>, StoreError> {
    tx.rows(&sql::PLANNED, &[organisation.into(), service.into(), after.into()])
}

/// Changes a policy from a day on. What is planned for later days already is changed in the same way, so that neither
/// undoes the other.
pub fn change(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    service: ServiceId,
    (from, why): (Day, &str),
    edit: impl Fn(&mut Pack, &mut SwitchedOff),
) -> Result<(), StoreError> {
    let planned = planned(work, organisation, service, from)?;
    let mut versions = Vec::new();
    for day in std::iter::once(from).chain(planned) {
        versions.extend(Version::in_force(work, organisation, service, day)?.map(|version| (day, version)));
    }
    for (day, mut version) in versions {
        edit(&mut version.pack, &mut version.switched_off);
        let (pack, switched_off) = (&version.pack, &version.switched_off);
        adopt(work, organisation, &NewVersion { service, pack, switched_off, why, from: day })?;
    }
    Ok(())
}

/// A version to be.
pub struct NewVersion<'a> {
    /// The service.
    pub service: ServiceId,
    /// The rules.
    pub pack: &'a Pack,
    /// What of them is switched off.
    pub switched_off: &'a SwitchedOff,
    /// Why the policy changes.
    pub why: &'a str,
    /// From which day it counts.
    pub from: Day,
}

/// Writes the next version of a service's policy.
pub fn adopt(
    work: &mut Work<'_>,
    organisation: OrganisationId,
    new: &NewVersion<'_>,
) -> Result<ThingId, StoreError> {
    let latest: Vec<sql::VersionRow> = work.rows(&sql::LATEST, &[organisation.into(), new.service.into()])?;
    let number = latest.first().map_or(1, |row| row.number + 1);
    let before = Version::in_force(work, organisation, new.service, new.from)?;
    let before = before.map(|version| version.since).unwrap_or_default();
    let id = work.mint::<domain::ids::Thing>();
    let off =
        serde_json::to_string(new.switched_off).map_err(|error| StoreError::Failed(error.to_string()))?;
    let (now, by) = (work.now(), work.who().staff);
    work.put(
        &sql::ADD,
        &[
            id.into(),
            organisation.into(),
            new.service.into(),
            number.into(),
            new.pack.write().into(),
            off.into(),
            new.why.into(),
            new.from.into(),
            now.into(),
            by.into(),
        ],
    )?;
    let counts = new.pack.rules.iter().filter(|rule| !new.switched_off.contains_key(&rule.id));
    for (position, rule) in (0_i64..).zip(counts) {
        work.put(
            &sql::ADD_RULE,
            &[
                id.into(),
                (&rule.id).into(),
                organisation.into(),
                position.into(),
                (&rule.words).into(),
                rule.kind.code().into(),
                rule.mend.code().into(),
                rule.severity.code().into(),
                rule.law.into(),
                before.get(&rule.id).copied().unwrap_or(new.from).into(),
            ],
        )?;
    }
    work.note(Event::new("policy.changed", "manages").of(id).version(number));
    Ok(id)
}
