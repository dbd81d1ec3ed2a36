//! The Bundle resource: many resources in one file.

use crate::Many;
use crate::finding::{Finding, Place};
use crate::structure::element;
use serde_json::{Map, Value};

element! {
    /// Resources sent together.
    Bundle {
        /// Always `Bundle`.
        resource_type "resourceType": Option<String>,
        /// The sender's own id of this Bundle.
        id "id": Option<String>,
        /// document, message, transaction, batch, history, searchset, collection or a response.
        kind "type": Option<String>,
        /// How many a search found, which may be more than are here.
        total "total": Option<u64>,
        /// The entries in order.
        entry "entry": Many<BundleEntry>,
    }
}

element! {
    /// One entry of a Bundle.
    BundleEntry {
        /// The URL by which other entries refer to this one.
        full_url "fullUrl": Option<String>,
        /// The resource as it came.
        resource "resource": Option<Map<String, Value>>,
    }
}

impl Bundle {
    /// Whether the Bundle says that it goes on in another one.
    pub fn has_next_page(&self) -> bool {
        let links = self.extra.get("link").and_then(Value::as_array);
        links.is_some_and(|links| {
            links.iter().any(|link| link.get("relation").is_some_and(|name| name == "next"))
        })
    }

    /// Findings on values, beyond those on JSON types.
    pub(crate) fn check(&self, findings: &mut Vec<Finding>) {
        if self.has_next_page() {
            let sentence = "This is one page of several. Ask the sender for the other pages too.";
            findings.push(Finding::new(&Place::Field(&Place::Root("Bundle"), "link"), sentence));
        }
    }
}
