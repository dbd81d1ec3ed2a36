//! What has to be read: the referral, and updates.

use super::OfPerson;
use super::finding::Finding;
use super::person::Person;
use crate::policy::dates::within;
use crate::policy::{Owner, OwnerRole, ReferralRead, UpdateAcknowledged};

impl OfPerson for ReferralRead {
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding> {
        let Some(referral) = &person.facts.referral else {
            return vec![Finding::not_measured(person.accepted())];
        };
        let come = || referral.received.iter().copied().filter(|day| *day <= person.on);
        let Some(newest) = come().max() else { return Vec::new() };
        let holder = person.key_worker;
        let theirs =
            referral.read.iter().filter(|read| holder.is_none_or(|holder| holder.staff == read.staff));
        let read = person.latest(theirs.map(|read| read.on));
        let unread = come().filter(|day| read.is_none_or(|read| read < *day)).min().unwrap_or(newest);
        let opened = holder.map_or(unread, |holder| holder.from.max(unread));
        let due = within(opened, self.within_days.get(), self.beginning_with_day);
        vec![match read {
            Some(read) if read >= newest => {
                // A reading before the role began still counts.
                let because = format!("Read on {}", read.long());
                Finding::met(opened, due, read, because)
            }
            _ => Finding::due(opened, due, format!("Information that came on {} is unread", unread.long())),
        }]
    }
}

impl OfPerson for UpdateAcknowledged {
    fn weigh(&self, person: &Person<'_>) -> Vec<Finding> {
        let Some(updates) = &person.facts.updates else {
            return vec![Finding::not_measured(person.accepted())];
        };
        let told = updates.iter().filter(|update| update.told_on <= person.on);
        let weigh = |update: &crate::policy::Update| {
            let due = within(update.told_on, self.within_days.get(), self.beginning_with_day);
            let finding = match person.come(update.read_on) {
                Some(read) => Finding::met(update.told_on, due, read, format!("Read on {}", read.long())),
                None => Finding::due(
                    update.told_on,
                    due,
                    format!("An update of {} is unread", update.told_on.long()),
                ),
            };
            finding.of(update.id.as_str()).by(Owner::named(OwnerRole::Worker, &update.reader))
        };
        told.map(weigh).collect()
    }
}
