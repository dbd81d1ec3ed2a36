//! What else is said of the person.

use super::Patient;
use crate::element::Element;
use crate::finding::{Finding, Place};
use crate::{ContactPoint, PartialDay, telecom};

/// Gender for administration, in FHIR's four codes. It is neither sex at birth nor how a person describes
/// themselves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gender {
    /// `male`
    Male,
    /// `female`
    Female,
    /// `other`
    Other,
    /// `unknown`
    Unknown,
}

impl Gender {
    pub(crate) fn parse(code: &str) -> Option<Gender> {
        match code {
            "male" => Some(Gender::Male),
            "female" => Some(Gender::Female),
            "other" => Some(Gender::Other),
            "unknown" => Some(Gender::Unknown),
            _ => None,
        }
    }

    /// A finding when there is a code and it is none of the four.
    pub(crate) fn check(code: Option<&str>, place: &Place<'_>, findings: &mut Vec<Finding>) {
        if code.is_some_and(|code| Gender::parse(code).is_none()) {
            let sentence = "This should be male, female, other or unknown. It is kept but not used.";
            findings.push(Finding::new(&Place::Field(place, "gender"), sentence));
        }
    }
}

/// What is said about the person's death.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deceased {
    /// Nothing: neither that the person lives nor that they have died.
    NotStated,
    /// The person is alive.
    No,
    /// The person has died; no readable date.
    Yes,
    /// The person died on this date.
    On(PartialDay),
}

impl Patient {
    /// The date of birth, as exactly as it is given; `None` when absent or not a date.
    pub fn birth_day(&self) -> Option<PartialDay> {
        self.birth_date.as_deref().and_then(PartialDay::parse)
    }

    /// The administrative gender; `None` when absent or not one of FHIR's four codes.
    pub fn gender(&self) -> Option<Gender> {
        self.gender.as_deref().and_then(Gender::parse)
    }

    /// Whether, and if so when, the person died.
    pub fn deceased(&self) -> Deceased {
        match (self.deceased_date_time.as_deref(), self.deceased_boolean) {
            (Some(moment), _) => PartialDay::of_moment(moment).map_or(Deceased::Yes, Deceased::On),
            (None, Some(true)) => Deceased::Yes,
            (None, Some(false)) => Deceased::No,
            (None, None) => Deceased::NotStated,
        }
    }

    /// Telephone and text numbers not marked old, the sender's preference first.
    pub fn phones(&self) -> Vec<&ContactPoint> {
        telecom::of(&self.telecom, &["phone", "sms"])
    }

    /// E-mail addresses not marked old, the sender's preference first.
    pub fn emails(&self) -> Vec<&ContactPoint> {
        telecom::of(&self.telecom, &["email"])
    }

    /// The paths of what is present but not mapped here: kept, not shown. An extension is named by the last part
    /// of its URL: `Patient.extension(Extension-UKCore-EthnicCategory)`.
    pub fn extras(&self) -> Vec<String> {
        let mut extras = Vec::new();
        self.list_extras(&Place::Root("Patient"), &mut extras);
        extras
    }

    /// Findings on values, beyond those on JSON types.
    pub(crate) fn check(&self, findings: &mut Vec<Finding>) {
        let place = Place::Root("Patient");
        Gender::check(self.gender.as_deref(), &place, findings);
        if self.birth_date.is_some() && self.birth_day().is_none() {
            let sentence = "This is not a date like 1970-09-11, 1970-09 or 1970. It is kept but not used.";
            findings.push(Finding::new(&Place::Field(&place, "birthDate"), sentence));
        }
        if self.deceased_date_time.is_some() && self.deceased() == Deceased::Yes {
            let sentence = "This is not a date. The person is taken to have died, on a day not known.";
            findings.push(Finding::new(&Place::Field(&place, "deceasedDateTime"), sentence));
        }
        if self.nhs_numbers().nth(1).is_some() {
            let sentence =
                "There is more than one NHS number. The first is used; ask the sender which is right.";
            findings.push(Finding::new(&Place::Field(&place, "identifier"), sentence));
        }
    }
}
