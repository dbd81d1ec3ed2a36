//! A message from the outbox becomes a line for each reader.

use domain::ids::{OrganisationId, PersonId, StaffId};
use serde_json::Value as Json;
use store::{Message, StoreError, Work};

use super::sql;

/// Writes the lines. Each bears the message's id, so that it cannot come twice.
pub fn write(work: &mut Work<'_>, message: &Message, body: &Json) -> Result<(), StoreError> {
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    let (Ok(organisation), person, about) = (
        text("organisation").parse::<OrganisationId>(),
        text("person").parse::<PersonId>().ok(),
        text("about").parse::<StaffId>().ok(),
    ) else {
        return Ok(());
    };
    let readers = body["to"].as_array().cloned().unwrap_or_default();
    for reader in readers.iter().filter_map(Json::as_str).filter_map(|text| text.parse::<StaffId>().ok()) {
        let arguments = [
            message.id.into(),
            reader.into(),
            organisation.into(),
            text("kind").into(),
            person.into(),
            about.into(),
            text("detail").into(),
            message.at.into(),
        ];
        work.put(&sql::ADD, &arguments)?;
    }
    Ok(())
}
