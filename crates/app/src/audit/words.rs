//! The journal's codes, in words.

/// What happened.
pub(super) fn act(act: &str, detail: &str) -> String {
    let words = match act {
        "opened" => return opened(detail),
        "refused" => "was not let in",
        "contact.recorded" => "recorded a contact",
        "contact.corrected" => "changed a contact",
        "contact.withdrawn" => "took a contact back",
        "person.added" => "added the person",
        "person.corrected" => "changed the person's details",
        "person.restricted" => "restricted the record",
        "restriction.lifted" => "lifted the restriction",
        "photo.changed" => "changed the photo",
        "photo.removed" => "took the photo away",
        "tenure.begun" => "named someone",
        "tenure.ended" => "ended someone's role",
        "policy-text.added" => "wrote a policy",
        "policy-text.changed" => "changed a policy",
        "policy-text.reviewed" => "wrote down that a policy was looked at",
        "policy-text.retired" => "took a policy out of use",
        "policy-text.restored" => "took a policy into use again",
        "policy-text.opened" => "looked at a policy before saving it",
        "policy-text.explained" => "wrote down who had a policy explained",
        "worker.policy-explained" => "wrote down that a policy was explained",
        "worker.policy-explained-back" => "took back that a policy was explained",
        "responsibilities.begun" => "began a list of what key workers do",
        "responsibilities.changed" => "changed what key workers do",
        "worker.accepted" => "said yes to what key workers do",
        "service.confirmed" => "confirmed what key workers do",
        "delegation.saved" | "delegation.given" => "delegated a responsibility",
        "delegation.opened" => "looked at who does what, and changed nothing",
        "delegation.answered" => "answered what was delegated",
        "delegation.ended" => "took a responsibility off the sheet",
        "delegation.confirmed" => "confirmed what was delegated",
        "lead.chosen" => "chose which service leads",
        "placement.begun" => "added support by a service",
        "placement.changed" => "changed team, stage or a reason",
        "placement.ended" => "ended support by a service",
        "record.asked" => "asked for the record, and was let in for a short time",
        "record.asked-in-vain" => "asked for a record, and was not let in",
        "secret-address.opened" => "opened the secret address",
        "secret-address.changed" => "changed the secret address",
        "people.listed" | "sheets.listed" | "my-people.listed" | "unallocated.listed" => {
            return listed(detail);
        }
        "people.searched" => "searched for people",
        "journal.read" => "read this journal",
        "notices.listed" => "read own notices",
        "sign-in.done" => "signed in",
        "sign-in.failed" => "tried to sign in, in vain",
        "sign-out.done" => "signed out",
        "password.changed" => "changed the own password",
        other => return other.replace(['.', '-'], " "),
    };
    words.to_owned()
}

fn opened(pattern: &str) -> String {
    if !pattern.contains("{person}") {
        return format!("opened {}", elsewhere(pattern));
    }
    match pattern.rsplit('/').next().unwrap_or_default() {
        "{person}" => "opened the record",
        "contacts" => "read the contacts",
        "photo.jpg" => "was shown the photo",
        "key-workers" => "looked at key workers",
        "responsibilities" => "looked at who does what",
        "history" => "looked at what was changed",
        "looked" => "looked at who looked",
        "new" if pattern.contains("/contacts/") => "opened the form for a contact",
        "new" if pattern.contains("/key-workers/") => "opened the form to name someone",
        "new" => "opened the form for another service",
        "edit" if pattern.contains("/contacts/") => "opened a contact to change it",
        "edit" => "opened the form to change it",
        "photo" => "opened the form for the photo",
        "address" => "went to the page of the secret address",
        "restrict" => "opened the form to restrict it",
        "lead" => "opened the form for who leads",
        "end" => "opened the form to end a role or support",
        "{placement}" => "opened team and stage",
        _ => "opened a page of the record",
    }
    .to_owned()
}

/// A page that is not about one person, by the first part of its address.
fn elsewhere(pattern: &str) -> &'static str {
    match pattern.split('/').nth(1).unwrap_or_default() {
        "people" => "the list of people",
        "my-people" => "their own people",
        "record" => "the choice of whom to record a contact for",
        "without-key-worker" => "the list of people with nobody named",
        "staff" => "staff",
        "policies" => "the policies",
        "promises" => "how the service stands",
        "settings" => "settings",
        "responsibilities" => "what key workers do",
        "imports" => "the page to bring in files",
        "exports" => "the page to take lists out",
        "audit" => "the journal",
        "notices" => "notices",
        "someone" => "the form to ask for a record",
        "installation" => "the installation",
        "account" | "switch-user" | "sign-in" => "the own account",
        "more" | "help" | "worried" | "accessibility" | "licences" | "" => {
            "a page that says nothing of anybody"
        }
        _ => "another page",
    }
}

fn listed(detail: &str) -> String {
    let count = detail.strip_prefix("shown=").and_then(|rest| rest.split(' ').next()).unwrap_or("some");
    if count == "1" { "saw a list with 1 person".to_owned() } else { format!("saw a list of {count} people") }
}

/// The relationship or role that made it lawful.
pub(super) fn basis(basis: &str) -> &'static str {
    match basis {
        "key_worker" => "Key worker",
        "interim" => "Interim key worker",
        "second" => "Second key worker",
        "cover" => "Cover",
        "manages" | "registered_manager" => "Manages the service",
        "leads" | "team_leader" => "Leads the team",
        "in_team" | "care_staff" => "Works in the team",
        "helps" | "volunteer" => "Helps in the team",
        "inspects" | "inspector" => "Inspects the service",
        "break_glass" => "Needed for care (asked)",
        "purpose" => "A stated purpose (asked)",
        "scope" => "Own list",
        "own" => "Own account",
        "service_administrator" => "Service administrator",
        "associate_director" => "Associate director",
        "system_administrator" => "System administrator",
        "link" => "One-time link",
        _ => "None",
    }
}
