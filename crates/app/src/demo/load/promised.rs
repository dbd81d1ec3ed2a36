//! What the demonstration's services promise, their policies as texts, and what staff were found able to do.

use domain::{ids::Thing, one_of::OneOf};
use store::{StoreError, Who, Work};

use super::{Loading, sql};
use crate::{
    policy::{self, NewVersion},
    policy_texts::{
        self,
        service::{Explanation, NewPolicy},
    },
};

impl Loading<'_> {
    /// What staff were found able to do. One has nothing written down yet, and what another knew has run out.
    pub(super) fn competences(&self, work: &mut Work<'_>) -> Result<(), StoreError> {
        use domain::policy::Competence as C;
        let all = [
            C::CareCertificate,
            C::CarePlanning,
            C::NeedsAssessment,
            C::FurtherExperience,
            C::KeyWorkerAssessed,
            C::SupervisedSignOff,
            C::Medication,
            C::Safeguarding,
            C::MentalCapacity,
            C::LearningDisabilityAndAutism,
        ];
        let now = work.now();
        for (at, (planned, staff)) in self.plan.staff.iter().zip(&self.staff).enumerate() {
            let began = planned.posts.iter().map(|post| post.from).min().unwrap_or(self.today);
            for code in all.into_iter().filter(|code| at != 5 || *code != C::KeyWorkerAssessed) {
                let lasts = matches!(code, C::Medication | C::Safeguarding | C::LearningDisabilityAndAutism);
                let ran_out = at == 3 && code == C::Safeguarding;
                let until = lasts.then(|| {
                    self.today.plus_days(if ran_out { -12 } else { 40 + 25 * i32::try_from(at).unwrap_or(0) })
                });
                let id = work.mint::<Thing>();
                work.put(
                    &sql::COMPETENCE,
                    &[
                        id.into(),
                        self.organisation.into(),
                        (*staff).into(),
                        code.code().into(),
                        began.plus_days(-1).into(),
                        until.into(),
                        now.into(),
                    ],
                )?;
            }
        }
        Ok(())
    }
    /// The policies of each service: one was not looked at for too long, and the volunteer had nothing explained yet.
    pub(super) fn policies(&self, work: &mut Work<'_>) -> Result<(), StoreError> {
        let manager = self.staff.get(self.plan.showcase.registered_manager).copied();
        let leader = self.staff.get(self.plan.showcase.team_leader).copied();
        let (Some(manager), Some(leader)) = (manager, leader) else { return Ok(()) };
        work.acting(Who { organisation: Some(self.organisation), staff: Some(manager), session: None });
        for planned in &self.plan.policies {
            let Some(service) = self.service(planned.service) else { continue };
            let adopted_on = self.today.plus_days(-planned.days_ago);
            let new = NewPolicy { service, name: planned.name, body: planned.body, adopted_on };
            let policy = policy_texts::service::add(work, self.organisation, &new)?;
            if let Some(days_ago) = planned.reviewed_days_ago {
                let on = self.today.plus_days(-days_ago);
                policy_texts::service::reviewed(work, self.organisation, (policy, 1), on, manager)?;
            }
            for (staff, on) in self.plan.explained_to(planned, self.today) {
                let Some(staff) = self.staff.get(staff).copied() else { continue };
                let by = if staff == leader { manager } else { leader };
                let of = Explanation { policy, edition: 1, on, by };
                policy_texts::service::explain(work, self.organisation, staff, &of)?;
            }
        }
        work.acting(Who { organisation: Some(self.organisation), staff: None, session: None });
        Ok(())
    }
    /// What each service promised when the nine months of the demonstration began.
    pub(super) fn promises(&self, work: &mut Work<'_>) -> Result<(), StoreError> {
        let from = self.today.plus_days(-270);
        for (at, id) in ["residential-home", "supported-living", "young-people"].into_iter().enumerate() {
            let pack = domain::policy::packs().iter().find(|pack| pack.id == id);
            let Some((pack, service)) = pack.zip(self.service(at)) else { continue };
            let off = policy::SwitchedOff::new();
            let why = "Adopted by the managers’ meeting";
            policy::adopt(
                work,
                self.organisation,
                &NewVersion { service, pack, switched_off: &off, why, from },
            )?;
        }
        Ok(())
    }
}
