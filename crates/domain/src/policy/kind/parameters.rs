//! The parameters of each kind, and where the idea of the kind comes from.

use std::collections::BTreeMap;

use toml::Value;

use super::field::{self, Choice, Count, Days, DaysBefore, Field, Months, Unit};
use crate::policy::{Competence, Domain, Periodic, Rating, Standing, Who};

/// A parameter, as a page shows and edits it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its key in a pack.
    pub name: &'static str,
    /// What it means.
    pub words: &'static str,
    /// What it counts or holds.
    pub unit: Unit,
    /// The codes that can be chosen, for coded values.
    pub choices: Vec<Choice>,
    /// Whether it may be left out.
    pub optional: bool,
    /// The value, as a form shows it: numbers, "yes" or "no", codes between commas, "red=3, amber=7".
    pub value: String,
}

/// Where the values of a kind's parameters come from: a value for each name, or none.
pub trait Given {
    /// Takes the value out.
    fn take(&mut self, name: &str) -> Option<Value>;
    /// Says what is wrong with a parameter.
    fn refuse(&mut self, name: &str, sentence: String);
}

/// What every struct of parameters can do; made by the macro below.
pub trait Parameters: Sized {
    /// Its names, in order.
    const NAMES: &'static [&'static str];
    /// Reads them; what is wrong is said to `given`.
    fn read(given: &mut impl Given) -> Option<Self>;
    /// As a page shows them; without values for a rule that is yet to be written.
    fn shown(of: Option<&Self>) -> Vec<Parameter>;
    /// The values as a pack holds them; what is left out is not there.
    fn written(&self) -> Vec<(&'static str, Value)>;
    /// The same with one changed, as typed into a form.
    fn with(&self, name: &str, typed: &str) -> Result<Self, String>;
}

fn read<T: Field>(given: &mut impl Given, name: &str) -> Option<T> {
    match given.take(name).map(|value| T::from_toml(&value)) {
        Some(Ok(value)) => Some(value),
        Some(Err(sentence)) => {
            given.refuse(name, sentence);
            None
        }
        None => {
            let absent = T::absent();
            if absent.is_none() {
                given.refuse(name, format!("Add {name}: it is needed here"));
            }
            absent
        }
    }
}

fn typed<T: Field>(text: &str) -> Result<T, String> {
    match T::absent().filter(|_| text.trim().is_empty()) {
        Some(absent) => Ok(absent),
        None => T::from_toml(&field::typed(T::UNIT, text)),
    }
}

macro_rules! parameters {
    ($($(#[$meta:meta])* pub struct $name:ident { $($(#[$fmeta:meta])* $field:ident: $type:ty = $words:literal,)* })+) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name { $($(#[$fmeta])* #[doc = $words] pub $field: $type,)* }

        impl Parameters for $name {
            const NAMES: &'static [&'static str] = &[$(stringify!($field),)*];
            #[allow(unused_variables, reason = "a kind may have no parameters")]
            fn read(given: &mut impl Given) -> Option<Self> {
                // All are read before any is given up, so that every fault is told at once.
                $(let $field = read::<$type>(given, stringify!($field));)*
                Some(Self { $($field: $field?,)* })
            }
            #[allow(unused_variables, reason = "a kind may have no parameters")]
            fn shown(of: Option<&Self>) -> Vec<Parameter> {
                vec![$(Parameter {
                    name: stringify!($field),
                    words: $words,
                    unit: <$type as Field>::UNIT,
                    choices: <$type as Field>::choices(),
                    optional: <$type as Field>::absent().is_some(),
                    value: of.map(|of| of.$field.text()).unwrap_or_default(),
                },)*]
            }
            fn written(&self) -> Vec<(&'static str, Value)> {
                let pairs: Vec<(&'static str, Option<Value>)> = vec![$((stringify!($field), self.$field.to_toml()),)*];
                pairs.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
            }
            #[allow(unused_variables, unused_mut, reason = "a kind may have no parameters")]
            fn with(&self, name: &str, text: &str) -> Result<Self, String> {
                let mut changed = self.clone();
                let known = match name {
                    $(stringify!($field) => { changed.$field = typed(text)?; true })*
                    _ => false,
                };
                if known { Ok(changed) } else { Err(super::unknown(name, Self::NAMES)) }
            }
        }
    )+ };
}

parameters! {
    /// A person has exactly one named key worker within so many days of being accepted; a gap later opens it again
    /// from the day the gap began. Sources: the residential and supported living policies; NICE QS142 statement 3 and
    /// NG211; A1.
    pub struct NamedKeyWorker {
        within_days: Days = "Days after the person was accepted, or the gap began",
        beginning_with_day: bool = "That day is the first of them",
    }

    /// An interim or named key worker is in place on the person's first day. Sources: children's homes procedures
    /// (Durham and others) and Hull City Council's, as restated in the domain reference, section 8.
    pub struct InterimKeyWorker {
        days_before_start: DaysBefore = "Days before the person starts",
    }

    /// While the key worker is away for longer than so many days, a named cover stands in on each of them. Sources:
    /// NICE NG27 and QS136 statement 3 (a named replacement always covers absence); A8.
    pub struct CoverWhileAway {
        longer_than_days: DaysBefore = "Days away that need no cover",
    }

    /// The key worker speaks with the person at least every so many days. Only a contact with content keeps it; a
    /// contact without content does not, and a try is no contact. The clock starts with the placement or the key
    /// worker, whichever is later. A rating can only make the days fewer, so that without a known rating `every_days`
    /// is a promise in any case. Sources: research on key working (regular contact begun by the key worker); KW-07
    /// for the rhythm by rating; C3.
    pub struct ContactRhythm {
        every_days: Days = "Days from one contact to the next",
        by_rating: BTreeMap<Rating, Days> = "Fewer days while the person is rated so",
    }

    /// Something is done for the first time within so many days, then again every so many days or months. Sources: the
    /// supported living procedure (needs assessments each year), Care Act 2014 section 27 guidance (first review at 6 to 8 weeks,
    /// then each year), Mental Health Act 1983 part 8A (anchored 12-month periods), DSR-06.
    pub struct ReviewInterval {
        what: Periodic = "What is done",
        first_within_days: Option<Days> = "Days until it is done first",
        beginning_with_day: bool = "The first day is one of them",
        every_days: Option<Days> = "Days from one to the next",
        every_months: Option<Months> = "Months from one to the next",
        anchored: bool = "Months are counted from the first one, so that a late one does not move the next",
        only_rated: Option<Vec<Rating>> = "Only while the person is rated so",
    }

    /// The key worker has read what came with the person, and what came in since. Source: the supported living
    /// procedure, responsibilities; B10.
    pub struct ReferralRead {
        within_days: Days = "Days to read it",
        beginning_with_day: bool = "The day it came in is the first of them",
    }

    /// Who next works with the person has read an update. Sources: the residential policy, roles (the key worker
    /// keeps the team informed); C11.
    pub struct UpdateAcknowledged {
        within_days: Days = "Days to read it",
        beginning_with_day: bool = "The day it was told is the first of them",
    }

    /// Someone has supervision at least every so many days. Sources: the residential policy, roles; Health and Social
    /// Care Act 2008 (Regulated Activities) Regulations 2014, regulation 18; the interval is the product's proposal.
    pub struct SupervisionInterval {
        who: Who = "Who has supervision",
        every_days: Days = "Days from one to the next",
    }

    /// Someone has been found able to do something, before the role or within so many days of starting, and it has not
    /// run out. Sources: the residential policy, training; regulation 18; B3, F5.
    pub struct CompetenceValid {
        competence: Competence = "What they can do",
        who: Who = "Who needs it",
        only_new_to_care: bool = "Only staff who are new to care work",
        before_role: bool = "Before they are anybody's key worker",
        within_days: Option<Days> = "Days after starting, when not before the role",
        warn_days: Option<Days> = "Days before it runs out that it is due again",
    }

    /// Each policy has been explained to everyone, as part of their induction. Source: the residential policy,
    /// training; F6, F11.
    pub struct PolicyExplained {
        within_days: Days = "Days after starting",
        beginning_with_day: bool = "The first day is one of them",
        to: Vec<Standing> = "To whom",
        each_version: bool = "Again when there is a new version",
    }

    /// Each policy of the service is looked at again every so many months. Source: the residential policy, review; F6.
    pub struct PolicyReviewed {
        every_months: Months = "Months from one review to the next",
    }

    /// Where so many agencies take part, an accountable professional is named, apart from the key worker though it may
    /// be the same individual. Source: the article on key workers in integrated care (a condition of the Better Care
    /// Fund); A5.
    pub struct AccountableProfessional {
        agencies: Count = "Agencies that make it needed",
        within_days: Days = "Days to name one",
        beginning_with_day: bool = "The first day is one of them",
    }

    /// Each of these parts of the person's life has a named lead, a clinician where that is asked. Source: the article
    /// on key workers in integrated care (each profession keeps its own responsibilities); A7.
    pub struct DomainLead {
        domains: Vec<Domain> = "Parts of the person's life",
        clinician: bool = "The lead has to be a clinician",
        within_days: Days = "Days to name one",
        beginning_with_day: bool = "The first day is one of them",
    }

    /// Communication needs are asked about, then looked at again. Source: Accessible Information Standard (DAPB1605),
    /// AIS-1 and AIS-6; C16.
    pub struct CommunicationNeeds {
        ask_within_days: Days = "Days after the person starts",
        beginning_with_day: bool = "The first day is one of them",
        review_every_months: Months = "Months from one look to the next",
    }

    /// An action is answered by its named owner in time; when it is not, the key worker asks, reminds and passes it up
    /// within so many days, and has then done their part. Sources: the residential policy, responsibilities; E7, A12.
    pub struct ActionAnswered {
        chase_after_days: Days = "Days after the action's last day to ask, remind and pass it up",
    }

    /// What is raised with the manager is answered. Sources: the residential policy, responsibilities; E10.
    pub struct EscalationAnswered {
        within_days: Days = "Days to answer",
        beginning_with_day: bool = "The day it was raised is the first of them",
    }

    /// Some weeks after they met, person and family are asked whether the match works. Source: B12 (4 to 6 weeks), a
    /// proposal of the product.
    pub struct Settled {
        from_days: Days = "Days after they met from which to ask",
        to_days: Days = "Days after they met until which to ask",
    }

    /// The service has a Registered Manager; a day without is an alarm. Sources: the residential policy,
    /// responsibilities; Care Quality Commission (Registration) Regulations 2009; A6.
    pub struct RegisteredManager {}

    /// Each key worker accepts the responsibilities in force, and a new Registered Manager confirms them. Sources: the
    /// residential and supported living policies, responsibilities; A6, A10.
    pub struct ResponsibilitiesConfirmed {
        within_days: Days = "Days to accept or confirm",
        beginning_with_day: bool = "The first day is one of them",
    }
}
