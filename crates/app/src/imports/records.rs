//! UK Core Patient and Practitioner records as lines: each element that a field here holds goes under our own heading;
//! the record as it came is kept beside it.

use std::collections::BTreeSet;

use fhir::{Deceased, Found, HumanName, Language, PartialDay, Patient, Practitioner, Resource};

use super::{Bad, Kind, Line, Remark, Source, fields::fields};

/// Reads a file of FHIR.
pub(super) fn read(kind: Kind, bytes: &[u8]) -> Result<Source, String> {
    let found = fhir::read_resources(bytes).map_err(|error| error.to_string())?;
    let mut reading = Reading::of(kind);
    for record in found {
        reading.take(record);
    }
    reading.finish()
}

struct Reading {
    kind: Kind,
    source: Source,
    kept: BTreeSet<String>,
    left_out: BTreeSet<String>,
    left_out_count: usize,
}

impl Reading {
    fn of(kind: Kind) -> Self {
        let headings = fields(kind).iter().map(|field| field.heading.to_owned()).collect();
        let source = Source { headings, is_fhir: true, ..Source::default() };
        Self { kind, source, kept: BTreeSet::new(), left_out: BTreeSet::new(), left_out_count: 0 }
    }

    fn take(&mut self, record: Found) {
        let line = record.index as u64 + 1;
        let remark =
            |finding: fhir::Finding| Remark { line, place: finding.path, sentence: finding.sentence };
        let Found { resource, findings, raw, .. } = record;
        match (self.kind, resource) {
            (Kind::People, Resource::Patient(patient)) => {
                self.source.remarks.extend(findings.into_iter().map(remark));
                self.patient(line, &patient, raw);
            }
            (Kind::Staff, Resource::Practitioner(practitioner)) => {
                self.source.remarks.extend(findings.into_iter().map(remark));
                self.practitioner(line, &practitioner, raw);
            }
            (_, Resource::Unreadable) => {
                let (column, todo) = findings.into_iter().next().map_or_else(
                    || (String::new(), "This record cannot be read. Ask the sender for it again.".to_owned()),
                    |finding| (finding.path, finding.sentence),
                );
                self.source.bad.push(Bad { line, column, says: String::new(), todo });
            }
            (_, other) => {
                self.source.remarks.extend(findings.into_iter().map(remark));
                if other.type_name() != "Bundle" {
                    self.left_out.insert(other.type_name().to_owned());
                    self.left_out_count += 1;
                }
            }
        }
    }

    fn finish(mut self) -> Result<Source, String> {
        let wanted = self.kind.resource();
        if self.source.total() == 0 {
            return Err(format!(
                "There are no {wanted} records in this file. Ask the sender for FHIR with {wanted} records."
            ));
        }
        if self.left_out_count > 0 {
            let names: Vec<String> = self.left_out.into_iter().collect();
            self.source.notes.push(format!(
                "Only {wanted} records are brought in. {} of another type ({}) stay out.",
                self.left_out_count,
                names.join(", ")
            ));
        }
        self.source.kept = self.kept.into_iter().collect();
        Ok(self.source)
    }

    fn add(&mut self, line: u64, values: &[(&str, String)], raw: serde_json::Value) {
        let value = |code: &str| {
            values.iter().find(|(known, _)| *known == code).map_or("", |(_, value)| value.trim())
        };
        let cells = fields(self.kind).iter().map(|field| value(field.code).to_owned()).collect();
        self.source.lines.push(Line { line, cells, raw: Some(raw) });
    }

    fn keep(&mut self, extras: Vec<String>, more: &[(&str, bool)]) {
        self.kept.extend(extras.into_iter().map(|path| without_places(&path)));
        self.kept.extend(more.iter().filter(|(_, there)| *there).map(|(path, _)| (*path).to_owned()));
    }

    fn patient(&mut self, line: u64, patient: &Patient, raw: serde_json::Value) {
        if let Deceased::Yes | Deceased::On(_) = patient.deceased() {
            let todo = "This record says that the person has died, so it is not brought in. Take it out of the file.";
            self.source.bad.push(Bad {
                line,
                column: "Patient.deceased".into(),
                says: String::new(),
                todo: todo.into(),
            });
            return;
        }
        let emails = !patient.emails().is_empty();
        self.keep(
            patient.extras(),
            &[
                ("Patient.address", !patient.address.is_empty()),
                ("Patient.gender", patient.gender.is_some()),
                ("Patient.telecom (email)", emails),
            ],
        );
        let born = self.born(line, patient);
        let number = patient.nhs_number();
        let local = patient.local_identifiers().iter().find_map(|identifier| identifier.value.clone());
        // A record without any number is still known by the sender's own id of it.
        let local = local.or_else(|| patient.id.clone().filter(|_| number.is_none()));
        let name = patient.official_name();
        let called = patient.preferred_name().and_then(|name| name.given.first()).cloned();
        let called = called.filter(|called| name.and_then(|name| name.given.first()) != Some(called));
        let values = [
            ("local_id", local.unwrap_or_default()),
            ("nhs_number", number.map(|number| number.value.to_owned()).unwrap_or_default()),
            (
                "nhs_number_status",
                number.and_then(|number| number.verification_code).unwrap_or_default().to_owned(),
            ),
            ("name", name.map(written).unwrap_or_default()),
            ("known_as", called.unwrap_or_default()),
            ("born_on", born),
            ("phone", patient.phones().first().and_then(|phone| phone.value.clone()).unwrap_or_default()),
            ("communication", speaks(&patient.languages())),
        ];
        self.add(line, &values, raw);
    }

    fn born(&mut self, line: u64, patient: &Patient) -> String {
        let known = match patient.birth_day() {
            Some(PartialDay::Day { year, month, day }) => return format!("{year:04}-{month:02}-{day:02}"),
            Some(PartialDay::Month { .. }) => "month",
            Some(PartialDay::Year { .. }) => "year",
            None => return String::new(),
        };
        let sentence =
            format!("Only the {known} of birth is given. It is kept but not used as a date of birth.");
        self.source.remarks.push(Remark { line, place: "Patient.birthDate".into(), sentence });
        String::new()
    }

    fn practitioner(&mut self, line: u64, practitioner: &Practitioner, raw: serde_json::Value) {
        self.keep(
            practitioner.extras(),
            &[
                ("Practitioner.address", !practitioner.address.is_empty()),
                ("Practitioner.gender", practitioner.gender.is_some()),
            ],
        );
        let registered = practitioner.registrations();
        let registered = registered.first().map(|of| format!("{} {}", of.register, of.number));
        let local =
            practitioner.sds_user_id().map(str::to_owned).or(registered).or_else(|| practitioner.id.clone());
        let first = |points: Vec<&fhir::ContactPoint>| points.first().and_then(|point| point.value.clone());
        let values = [
            ("local_id", local.unwrap_or_default()),
            ("name", practitioner.official_name().map(written).unwrap_or_default()),
            ("email", first(practitioner.emails()).unwrap_or_default()),
            ("phone", first(practitioner.phones()).unwrap_or_default()),
        ];
        self.add(line, &values, raw);
    }
}

/// The name without titles: as its sender wrote it, else given names and family name.
fn written(name: &HumanName) -> String {
    name.text.clone().unwrap_or_else(|| {
        name.given.iter().map(String::as_str).chain(name.family.as_deref()).collect::<Vec<_>>().join(" ")
    })
}

/// "Speaks British Sign Language and Makaton vocabulary; interpreter needed".
fn speaks(languages: &[Language<'_>]) -> String {
    let mut ordered: Vec<&Language<'_>> =
        languages.iter().filter(|language| !language.names.is_empty()).collect();
    ordered.sort_by_key(|language| !language.preferred);
    let interpreter = languages.iter().any(|language| language.interpreter_required == Some(true));
    let mut names: Vec<String> = Vec::new();
    for name in ordered.iter().flat_map(|language| &language.names) {
        if !names.iter().any(|known| known == name) {
            names.push((*name).to_owned());
        }
    }
    let speaks =
        if names.is_empty() { String::new() } else { format!("Speaks {}", super::bad::listed(&names)) };
    match (speaks.is_empty(), interpreter) {
        (true, true) => "Interpreter needed".to_owned(),
        (_, true) => format!("{speaks}; interpreter needed"),
        (_, false) => speaks,
    }
}

/// The same path for every item of a list.
fn without_places(path: &str) -> String {
    let mut plain = String::with_capacity(path.len());
    let mut inside = false;
    for character in path.chars() {
        match character {
            '[' => inside = true,
            ']' => inside = false,
            other if !inside => plain.push(other),
            _ => {}
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(source: &Source, line: usize, code: &str) -> String {
        let at = fields(Kind::People).iter().position(|field| field.code == code).unwrap();
        source.lines[line].cells[at].clone()
    }

    #[test]
    fn a_patient_becomes_a_line_and_the_rest_is_kept() {
        let text = br#"{"resourceType":"Patient","id":"x1","gender":"female","address":[{"city":"Leeds"}],
            "identifier":[{"system":"https://fhir.nhs.uk/Id/nhs-number","value":"9990000018","extension":[{"url":
            "https://fhir.hl7.org.uk/StructureDefinition/Extension-UKCore-NHSNumberVerificationStatus",
            "valueCodeableConcept":{"coding":[{"code":"01"}]}}]}],
            "name":[{"use":"official","family":"Jones","given":["Jason"],"prefix":["Mr"]},{"use":"nickname","given":["Jay"]}],
            "telecom":[{"system":"phone","value":"0113"}],"birthDate":"1970-09-11","favouriteColour":"red",
            "communication":[{"language":{"coding":[{"display":"British Sign Language"},{"display":"Makaton vocabulary"}]},
            "extension":[{"url":"http://hl7.org/fhir/StructureDefinition/patient-interpreterRequired","valueBoolean":true}]}]}"#;
        let source = read(Kind::People, text).unwrap();
        for (code, wanted) in [
            ("nhs_number", "9990000018"),
            ("nhs_number_status", "01"),
            ("local_id", ""),
            ("name", "Jason Jones"),
            ("known_as", "Jay"),
            ("born_on", "1970-09-11"),
            ("phone", "0113"),
            ("communication", "Speaks British Sign Language and Makaton vocabulary; interpreter needed"),
        ] {
            assert_eq!(value(&source, 0, code), wanted, "{code}");
        }
        assert!(source.kept.contains(&"Patient.address".to_owned()), "{:?}", source.kept);
        assert!(source.kept.contains(&"Patient.favouriteColour".to_owned()), "{:?}", source.kept);
        assert!(source.lines[0].raw.is_some());
    }

    #[test]
    fn who_has_died_is_named_and_not_brought_in() {
        let text = br#"[{"resourceType":"Patient","deceasedBoolean":true},{"resourceType":"Patient","id":"a","birthDate":"1970",
            "name":[{"text":"Ann Lee"}]},{"resourceType":"Organization"}]"#;
        let source = read(Kind::People, text).unwrap();
        assert_eq!((source.bad.len(), source.bad[0].line, source.lines.len()), (1, 1, 1));
        assert!(source.remarks.iter().any(|remark| remark.sentence.contains("year of birth")));
        assert_eq!(value(&source, 0, "local_id"), "a");
        assert!(source.notes[0].contains("Organization"));
        assert!(read(Kind::Staff, text).is_err_and(|sentence| sentence.contains("Practitioner")));
    }
}
