//! Writing the plan of the demonstration into an empty database.

mod promised;
mod responsibilities;

use domain::{
    Day,
    ids::{Contact, OrganisationId, PersonId, PlacementId, ServiceId, StaffId, StageId, TeamId, Thing},
    journal::Event,
    leave::{Leave, WorkingDays},
    one_of::OneOf,
    role::Role,
    tenure::{Kind, Stretch},
    words::Words,
};
use store::{Store, StoreError, Who, Work};

use super::{
    PASSWORD,
    plan::{self, Plan},
    sql,
};
use crate::{
    organisations, people, sign_in,
    staff::{self, service::NewStaff},
    tenures,
};

/// Fills an empty, migrated database.
pub fn load(store: &Store, today: Day) -> Result<(), StoreError> {
    let hash = sign_in::passwords::hash_now(PASSWORD, *b"demonstration---")
        .map_err(|problem| StoreError::Failed(format!("{problem:?}")))?;
    store.write_now(move |work| -> Result<(), StoreError> {
        let plan = plan::plan(today);
        sign_in::service::install(work, "demo")?;
        let mut loading = Loading::begin(work, &plan, today)?;
        loading.staff(work, &hash)?;
        loading.people(work)?;
        loading.contacts(work)?;
        work.acting(Who { organisation: Some(loading.organisation), staff: None, session: None });
        loading.competences(work)?;
        loading.policies(work)?;
        loading.promises(work)?;
        loading.responsibilities(work)?;
        work.acting(Who { organisation: Some(loading.organisation), staff: None, session: None });
        work.note(Event::new("demonstration.made", "installation"));
        Ok(())
    })?;
    // Everyone's duties, before the first page is asked for.
    let reckoner = crate::reckoner();
    let organisations: Vec<OrganisationId> = store.read_now(|tx| tx.rows(&sql::ORGANISATIONS, &[]))?;
    for organisation in organisations {
        let mut more = true;
        while more {
            let reckoner = std::sync::Arc::clone(&reckoner);
            more = !store.write_now(move |work| reckoner.step(work, organisation))?.done;
        }
    }
    Ok(())
}

struct Loading<'a> {
    plan: &'a Plan,
    today: Day,
    organisation: OrganisationId,
    services: Vec<(ServiceId, Vec<TeamId>, Vec<StageId>)>,
    staff: Vec<StaffId>,
    people: Vec<PersonId>,
    /// Who is key worker now, and of whom.
    holding: Vec<responsibilities::Holds>,
}

impl<'a> Loading<'a> {
    fn begin(work: &mut Work<'_>, plan: &'a Plan, today: Day) -> Result<Self, StoreError> {
        let organisation = organisations::service::add_organisation(work, &plan.organisation)?;
        work.acting(Who { organisation: Some(organisation), staff: None, session: None });
        let mut services = Vec::new();
        for service in &plan.services {
            let words = Words { key_worker: service.key_worker.clone(), person: service.person.clone() };
            let id = organisations::service::add_service(work, organisation, &service.name, &words)?;
            let mut teams = Vec::new();
            for name in &service.teams {
                teams.push(organisations::service::add_team(work, organisation, id, name)?);
            }
            let mut stages = Vec::new();
            for (position, name) in (1..).zip(&service.stages) {
                stages.push(organisations::service::add_stage(work, organisation, id, name, position)?);
            }
            services.push((id, teams, stages));
        }
        Ok(Self {
            plan,
            today,
            organisation,
            services,
            staff: Vec::new(),
            people: Vec::new(),
            holding: Vec::new(),
        })
    }

    fn service(&self, service: usize) -> Option<ServiceId> {
        self.services.get(service).map(|(id, ..)| *id)
    }
    fn team(&self, service: Option<usize>, team: Option<usize>) -> Option<TeamId> {
        self.services.get(service?)?.1.get(team?).copied()
    }
    fn stage(&self, service: usize, stage: Option<usize>) -> Option<StageId> {
        self.services.get(service)?.2.get(stage?).copied()
    }

    fn staff(&mut self, work: &mut Work<'_>, hash: &str) -> Result<(), StoreError> {
        for planned in &self.plan.staff {
            let new = NewStaff {
                name: planned.name.clone(),
                job_title: planned.job_title.clone(),
                email: planned.email.clone(),
                phone: planned.phone.clone(),
                weekly_minutes: i64::from(planned.weekly_minutes),
                working_days: WorkingDays(planned.working_days),
                leaves_on: planned.leaves_on,
                footing: planned.footing,
                new_to_care: planned.new_to_care,
                ..staff::service::unknown()
            };
            let id = staff::service::add(work, self.organisation, &new)?;
            for post in &planned.posts {
                let service = post.service.and_then(|at| self.service(at)).filter(|_| post.role.in_service());
                let team = self.team(post.service, post.team);
                staff::service::add_post(
                    work,
                    self.organisation,
                    id,
                    post.role,
                    service,
                    team,
                    post.from,
                    post.until,
                )?;
            }
            for (from, until) in &planned.leave {
                staff::service::add_leave(work, self.organisation, id, Leave { from: *from, until: *until })?;
            }
            let hash = Some(hash.to_owned());
            staff::service::add_account(work, self.organisation, id, &planned.sign_in_name, hash, "active")?;
            self.staff.push(id);
        }
        for (at, planned) in self.plan.staff.iter().enumerate() {
            for (purpose, manager) in &planned.managers {
                let (staff, manager) = (self.staff[at], self.staff.get(*manager).copied());
                staff::service::set_manager(work, self.organisation, staff, *purpose, manager)?;
            }
        }
        Ok(())
    }

    fn people(&mut self, work: &mut Work<'_>) -> Result<(), StoreError> {
        for planned in &self.plan.people {
            let new = people::service::NewPerson {
                local_id: Some(planned.local_id.clone()),
                nhs_number: planned.nhs_number.clone(),
                nhs_number_status: planned.nhs_number.as_ref().map(|_| "02".to_owned()),
                name: planned.name.clone(),
                known_as: planned.known_as.clone(),
                pronounced: planned.pronounced.clone(),
                pronouns: planned.pronouns.clone(),
                born_on: Some(planned.born_on),
                phone: planned.phone.clone(),
                communication: planned.communication.clone(),
                communication_checked_on: planned.communication_checked_on,
                must_know: planned.must_know.clone(),
                matters: planned.matters.clone(),
                kept: String::new(),
            };
            let person = people::service::add(work, self.organisation, &new)?;
            let placements = self.placements(work, person, planned)?;
            self.tenures(work, person, planned, &placements)?;
            self.around(work, person, planned)?;
            self.people.push(person);
        }
        Ok(())
    }

    fn placements(
        &self,
        work: &mut Work<'_>,
        person: PersonId,
        planned: &plan::Person,
    ) -> Result<Vec<PlacementId>, StoreError> {
        let mut ids = Vec::new();
        for placement in &planned.placements {
            let Some(service) = self.service(placement.service) else { continue };
            let team = self.team(Some(placement.service), placement.team);
            let stage = self.stage(placement.service, placement.stage);
            let id = people::service::place(
                work,
                self.organisation,
                person,
                service,
                team,
                stage,
                placement.from,
            )?;
            let (excuse, note, recheck) = match &placement.excuse {
                Some((excuse, note, recheck)) => (Some(excuse.code()), note.as_str(), Some(*recheck)),
                None => (None, "", None),
            };
            let arguments = [
                id.into(),
                placement.until.into(),
                placement.end.map(OneOf::code).into(),
                excuse.into(),
                note.into(),
                recheck.into(),
            ];
            work.run(&sql::PLACEMENT, &arguments)?;
            ids.push(id);
        }
        Ok(ids)
    }

    fn tenures(
        &mut self,
        work: &mut Work<'_>,
        person: PersonId,
        planned: &plan::Person,
        placements: &[PlacementId],
    ) -> Result<(), StoreError> {
        for tenure in &planned.tenures {
            let Some(placement) = planned.placements.get(tenure.placement) else { continue };
            let Some(service) = self.service(placement.service) else { continue };
            let begin = tenures::service::Begin {
                person,
                placement: placements[tenure.placement],
                service,
                staff: self.staff[tenure.staff],
                kind: tenure.kind,
                stage: self.stage(placement.service, tenure.stage),
                stretch: Stretch { from: tenure.from, until: tenure.until },
                why: tenure.why.clone(),
            };
            let id = tenures::service::begin(work, self.organisation, &begin)?;
            if tenure.kind == Kind::KeyWorker && begin.stretch.includes(self.today) {
                let (staff, since) = (begin.staff, begin.stretch.from);
                self.holding.push(responsibilities::Holds { person, service, staff, tenure: id, since });
            }
            if let Some(reason) = tenure.end_reason {
                work.run(&sql::TENURE_ENDED, &[id.into(), reason.code().into()])?;
            }
        }
        Ok(())
    }

    /// The lead service, what is secret, who must be kept apart, and who alone may look.
    fn around(
        &self,
        work: &mut Work<'_>,
        person: PersonId,
        planned: &plan::Person,
    ) -> Result<(), StoreError> {
        let (organisation, now) = (self.organisation, work.now());
        let lead = planned.lead_service.and_then(|at| self.service(at));
        work.run(&sql::LEAD, &[person.into(), lead.into(), planned.restricted.into()])?;
        if let Some(address) = &planned.secret_address {
            let id = work.mint::<Thing>();
            work.run(
                &sql::SECRET,
                &[id.into(), organisation.into(), person.into(), address.into(), now.into()],
            )?;
        }
        for relative in &planned.relatives_on_staff {
            let (id, staff) = (work.mint::<Thing>(), self.staff[*relative]);
            let arguments =
                [id.into(), organisation.into(), staff.into(), person.into(), self.today.into(), now.into()];
            work.run(&sql::RELATIVE, &arguments)?;
        }
        if planned.restricted {
            self.restrict(work, person, planned)?;
        }
        Ok(())
    }

    fn restrict(
        &self,
        work: &mut Work<'_>,
        person: PersonId,
        planned: &plan::Person,
    ) -> Result<(), StoreError> {
        let (id, now) = (work.mint::<Thing>(), work.now());
        let managers = self
            .plan
            .staff
            .iter()
            .enumerate()
            .filter(|(_, staff)| staff.posts.iter().any(|post| post.role == Role::RegisteredManager));
        let manager = managers.map(|(at, _)| at).next().unwrap_or(0);
        let reason = "People in the news asked about this person. Only those who must know look here.";
        let by = self.staff[manager];
        let arguments =
            [id.into(), self.organisation.into(), person.into(), reason.into(), now.into(), by.into()];
        work.run(&sql::RESTRICTION, &arguments)?;
        let mut named: Vec<usize> =
            planned.tenures.iter().filter(|t| t.until.is_none()).map(|t| t.staff).collect();
        named.push(manager);
        named.sort_unstable();
        named.dedup();
        for staff in named {
            work.run(&sql::NAMED, &[person.into(), self.staff[staff].into(), self.organisation.into()])?;
        }
        Ok(())
    }

    fn contacts(&self, work: &mut Work<'_>) -> Result<(), StoreError> {
        for planned in &self.plan.contacts {
            let (id, staff) = (work.mint::<Contact>(), self.staff[planned.staff]);
            let arguments = [
                id.into(),
                self.organisation.into(),
                self.people[planned.person].into(),
                staff.into(),
                planned.how.code().into(),
                planned.with.code().into(),
                planned.happened.into(),
                planned.recorded.into(),
                (&planned.note).into(),
                planned.label.code().into(),
            ];
            work.run(&sql::CONTACT, &arguments)?;
            if let Some((_, note)) = &planned.correction {
                work.acting(Who { organisation: Some(self.organisation), staff: Some(staff), session: None });
                work.correct("contact", self.organisation, id, 1, &[("note", note.into())])?;
            }
        }
        Ok(())
    }
}
