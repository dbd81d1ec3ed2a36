//! The kinds of rule. Each has its parameters ([`parameters`]), looks at a person, a worker or a service, and is
//! carried out in [`super::rules`].

mod field;
mod parameters;

pub use field::{Choice, Count, Days, DaysBefore, Months, Unit};
pub use parameters::*;

use toml::Value;

use crate::one_of;

one_of! {
    /// What a rule looks at.
    pub enum Subject {
        Person = "person", "a person";
        Worker = "worker", "a worker";
        Service = "service", "a service";
    }
}

/// The sentence for a name that a kind does not have.
fn unknown(name: &str, names: &[&str]) -> String {
    if names.is_empty() {
        format!("\"{name}\" is not known here. This kind has no parameters")
    } else {
        format!("\"{name}\" is not known here. Use: {}", names.join(", "))
    }
}

macro_rules! kinds {
    ($($name:ident = $code:literal, $words:literal, [$($subject:ident),+];)+) => {
        /// A kind of rule with its parameters.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Kind { $(#[doc = $words] $name($name),)+ }

        impl Kind {
            /// The code and words of every kind, in the order in which they are offered.
            pub const ALL: &'static [Choice] = &[$(($code, $words),)+];

            /// The stable code.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name(_) => $code,)+ }
            }
            /// What a rule of this kind promises, in a few words.
            pub fn words(&self) -> &'static str {
                match self { $(Self::$name(_) => $words,)+ }
            }
            /// What a rule of this kind looks at.
            pub fn subjects(&self) -> &'static [Subject] {
                match self { $(Self::$name(_) => &[$(Subject::$subject,)+],)+ }
            }
            /// What rules of the kind look at; nothing when there is no such kind.
            pub fn subjects_of(code: &str) -> &'static [Subject] {
                match code { $($code => &[$(Subject::$subject,)+],)+ _ => &[] }
            }
            /// The parameters with their values.
            pub fn parameters(&self) -> Vec<Parameter> {
                match self { $(Self::$name(of) => $name::shown(Some(of)),)+ }
            }
            /// The parameters that a rule of the kind would need, without values; none when there is no such kind.
            pub fn parameters_of(code: &str) -> Option<Vec<Parameter>> {
                match code { $($code => Some($name::shown(None)),)+ _ => None }
            }
            /// The names of the parameters.
            pub(super) fn names_of(code: &str) -> Option<&'static [&'static str]> {
                match code { $($code => Some($name::NAMES),)+ _ => None }
            }
            pub(super) fn read(code: &str, given: &mut impl Given) -> Option<Self> {
                match code { $($code => $name::read(given).map(Self::$name),)+ _ => None }
            }
            pub(super) fn written(&self) -> Vec<(&'static str, Value)> {
                match self { $(Self::$name(of) => of.written(),)+ }
            }
            fn with(&self, name: &str, typed: &str) -> Result<Self, String> {
                match self { $(Self::$name(of) => of.with(name, typed).map(Self::$name),)+ }
            }
        }
    };
}

kinds! {
    NamedKeyWorker = "named_key_worker", "A named key worker", [Person];
    InterimKeyWorker = "interim_key_worker", "A key worker on the first day", [Person];
    CoverWhileAway = "cover_while_away", "Cover while the key worker is away", [Person];
    ContactRhythm = "contact_rhythm", "Regular contact", [Person];
    ReviewInterval = "review_interval", "Done first, then again and again", [Person];
    ReferralRead = "referral_read", "Referral information read", [Person];
    UpdateAcknowledged = "update_acknowledged", "Update read by those it concerns", [Person];
    ActionAnswered = "action_answered", "Action answered in time", [Person];
    EscalationAnswered = "escalation_answered", "Difficulty answered by the manager", [Person];
    CommunicationNeeds = "communication_needs", "Communication needs asked and looked at again", [Person];
    Settled = "settled", "Asked whether the match works", [Person];
    AccountableProfessional = "accountable_professional", "An accountable professional", [Person];
    DomainLead = "domain_lead", "A lead for each part of life", [Person];
    CompetenceValid = "competence_valid", "Training and competence", [Worker];
    SupervisionInterval = "supervision_interval", "Supervision", [Worker];
    PolicyExplained = "policy_explained", "Policy explained", [Worker];
    ResponsibilitiesConfirmed = "responsibilities_confirmed", "Responsibilities accepted", [Worker, Service];
    PolicyReviewed = "policy_reviewed", "Policy looked at again", [Service];
    RegisteredManager = "registered_manager", "A Registered Manager", [Service];
}

impl Kind {
    /// The same with one parameter changed, as typed into a form.
    pub fn with_parameter(&self, name: &str, typed: &str) -> Result<Self, String> {
        let changed = self.with(name, typed)?;
        changed.check()?;
        Ok(changed)
    }

    /// A kind made from a form; `typed` gives what was typed for a parameter. What is wrong comes back with the
    /// parameter's name.
    pub fn from_form(code: &str, typed: impl Fn(&str) -> String) -> Result<Self, Vec<(String, String)>> {
        let names = Self::names_of(code).unwrap_or_default();
        let mut form = Form { faults: Vec::new(), code, typed };
        match Self::read(code, &mut form) {
            Some(kind) => kind.check().map(|()| kind).map_err(|sentence| vec![(String::new(), sentence)]),
            None if names.is_empty() && form.faults.is_empty() => {
                Err(vec![(String::new(), "Choose a kind from the list".to_owned())])
            }
            None => Err(form.faults),
        }
    }

    /// What parameters may be one by one and not together.
    pub(super) fn check(&self) -> Result<(), String> {
        let refuse = |wrong: bool, sentence: &str| if wrong { Err(sentence.to_owned()) } else { Ok(()) };
        match self {
            Self::Settled(of) => {
                refuse(of.from_days > of.to_days, "from_days is more than to_days. Swap or change them")
            }
            Self::ContactRhythm(of) => refuse(
                of.by_rating.values().any(|days| *days > of.every_days),
                "A rating may make the days fewer, not more. Change by_rating or every_days",
            ),
            Self::ReviewInterval(of) => refuse(
                of.every_days.is_some() == of.every_months.is_some(),
                "Give either every_days or every_months",
            )
            .and(refuse(of.anchored && of.every_months.is_none(), "anchored needs every_months"))
            .and(refuse(
                of.beginning_with_day && of.first_within_days.is_none(),
                "beginning_with_day needs first_within_days",
            )),
            Self::CompetenceValid(of) => refuse(
                of.before_role && of.who != super::Who::KeyWorkers,
                "before_role is for who = \"key_workers\"",
            )
            .and(refuse(
                of.before_role == of.within_days.is_some(),
                "Give either before_role = true or within_days",
            )),
            _ => Ok(()),
        }
    }
}

/// What was typed into a form.
struct Form<'a, T> {
    faults: Vec<(String, String)>,
    code: &'a str,
    typed: T,
}

impl<T: Fn(&str) -> String> Given for Form<'_, T> {
    fn take(&mut self, name: &str) -> Option<Value> {
        let text = (self.typed)(name);
        if text.trim().is_empty() { None } else { typed_value(self.code, name, &text) }
    }
    fn refuse(&mut self, name: &str, sentence: String) {
        self.faults.push((name.to_owned(), sentence));
    }
}

/// What was typed, in the form in which a pack would hold it.
fn typed_value(code: &str, name: &str, text: &str) -> Option<Value> {
    let parameter = Kind::parameters_of(code)?.into_iter().find(|parameter| parameter.name == name)?;
    Some(field::typed(parameter.unit, text))
}

#[cfg(test)]
mod tests;
