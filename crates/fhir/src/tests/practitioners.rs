//! What is read from a Practitioner.

use super::{paths, practitioner};
use serde_json::json;

#[test]
fn a_professional_is_read_with_their_registrations() {
    let (found, findings) = practitioner(json!({
        "identifier": [
            {"system": "https://fhir.hl7.org.uk/Id/gphc-number", "value": "2298676"},
            {"system": "https://fhir.nhs.uk/Id/sds-user-id", "value": "P12345678"},
            {"system": "https://fhir.hl7.org.uk/Id/gmc-number", "value": "C1", "use": "old"},
        ],
        "name": [{"family": "Chuck", "given": ["Jimmy"], "prefix": ["Mr"]}],
        "telecom": [{"system": "phone", "value": "0113 6323222", "use": "work"}],
        "photo": [{"contentType": "image/png"}],
        "gender": "M",
    }));
    assert_eq!(found.sds_user_id(), Some("P12345678"));
    let registrations = found.registrations();
    assert_eq!(registrations.len(), 1);
    assert_eq!((registrations[0].register, registrations[0].number), ("GPhC", "2298676"));
    assert_eq!(found.official_name().unwrap().full(), "Mr Jimmy Chuck");
    assert_eq!(found.phones().len(), 1);
    assert_eq!(found.extras(), ["Practitioner.photo"]);
    assert_eq!(paths(&findings), ["Practitioner.gender"]);
}
