//! The fields that a file can fill, with the headings under which people send them. Exports use the same headings, so
//! that what was taken out comes back in unchanged.

use super::Kind;

/// A field that a column of a file can fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Field {
    /// Its name inside the program.
    pub code: &'static str,
    /// The heading in our own files.
    pub heading: &'static str,
    /// What to write in it.
    pub hint: &'static str,
    /// Other headings by which it is known, as [`plain`] leaves them.
    pub(crate) also: &'static [&'static str],
}

macro_rules! fields {
    ($($name:ident { $($code:literal $heading:literal $hint:literal [$($also:literal)*];)+ })+) => {
        $(static $name: &[Field] = &[$(Field { code: $code, heading: $heading, hint: $hint, also: &[$($also),*] }),+];)+
    };
}

fields! {
    PEOPLE {
        "id" "Keyworker number" "From an export of Keyworker. Leave it out for new people" [];
        "local_id" "Local number" "Your own number for the person"
            ["ournumber" "localid" "id" "clientid" "clientnumber" "personid" "personnumber" "ref" "reference" "yournumber" "caseid"
            "paris" "mosaicid" "liquidlogicid" "serviceuserid" "residentid" "internalid"];
        "nhs_number" "NHS number" "10 digits" ["nhs" "nhsno" "nhsnum" "nhsid"];
        "nhs_number_status" "NHS number status" "01 to 08" ["nhsstatus" "nhsnumberverificationstatus" "verificationstatus"];
        "name" "Full name" "The whole name"
            ["name" "clientname" "personname" "serviceuser" "serviceusername" "residentname" "resident" "client" "person"
            "childname" "childsname" "youngperson" "tenantname"];
        "forename" "Forename" "Where the name is in two columns"
            ["forenames" "firstname" "firstnames" "givenname" "givennames" "given" "christianname"];
        "surname" "Surname" "Where the name is in two columns" ["lastname" "familyname" "family" "secondname"];
        "known_as" "Likes to be called" "" ["knownas" "preferredname" "aka" "nickname" "prefers"];
        "pronounced" "You say it" "How the name is said" ["pronunciation" "pronounced" "pronounce"];
        "pronouns" "Pronouns" "" [];
        "born_on" "Date of birth" "Like 21/11/2006" ["dob" "birthdate" "born" "dateborn" "birthday"];
        "phone" "Phone" "" ["telephone" "tel" "mobile" "phonenumber" "contactnumber" "telephonenumber" "telno"];
        "communication" "How to communicate" ""
            ["communication" "comms" "communicationneeds" "communicationneed" "howtheycommunicate" "accessibleinformation"];
        "communication_checked_on" "Communication checked on" "Like 21/11/2026" ["communicationchecked" "commschecked"];
        "must_know" "You must know" "" ["alert" "alerts" "risk" "risks" "mustknow" "important"];
        "matters" "What matters" "In their own words" ["whatmatterstome" "matters"];
        "team" "Team" "A team of the service" ["unit" "house" "teamname" "flat"];
        "stage" "Stage" "A stage of the service" ["pathwaystage" "phase"];
        "from" "Supported since" "The first day in the service. Empty: today"
            ["startdate" "start" "since" "from" "admissiondate" "admitted" "dateadmitted" "placementstart" "dateofadmission"];
    }
    STAFF {
        "id" "Keyworker number" "From an export of Keyworker. Leave it out for new staff" [];
        "local_id" "Staff number" "Your own number for them"
            ["staffid" "employeenumber" "employeeid" "employeeno" "payroll" "payrollnumber" "payrollno" "staffno" "id"
            "ournumber" "localid" "localnumber" "number"];
        "name" "Full name" "The whole name" ["name" "staffname" "employee" "employeename" "staff" "staffmember" "worker"];
        "forename" "Forename" "Where the name is in two columns"
            ["forenames" "firstname" "firstnames" "givenname" "givennames" "given"];
        "surname" "Surname" "Where the name is in two columns" ["lastname" "familyname" "family" "secondname"];
        "job_title" "Job title" "" ["title" "job" "position" "post"];
        "email" "Email" "" ["emailaddress" "mail" "workemail"];
        "phone" "Phone" "" ["telephone" "tel" "mobile" "phonenumber" "contactnumber" "workphone" "telno"];
        "hours" "Hours a week" "Like 37.5" ["hours" "weeklyhours" "contractedhours" "hoursperweek" "hrs"];
        "days" "Working days" "Like Monday, Wednesday. Empty: Monday to Friday" ["days" "workdays" "daysworked"];
        "leaves_on" "Leaves on" "The first day they no longer work here" ["leavingdate" "enddate" "leaver" "leavedate"];
        "role" "Role" "Like Key worker or Care staff" ["roles" "systemrole" "userrole"];
        "team" "Team" "A team of the service" ["unit" "house" "teamname"];
        "role_from" "Role from" "Empty: today" ["rolestart" "startdate" "start" "from"];
        "role_until" "Role until" "The first day without the role" ["roleend" "roleends" "until"];
    }
    KEY_WORKERS {
        "person_id" "Keyworker number" "The person's, from an export of Keyworker" [];
        "person_local_id" "Local number" "Your own number for the person"
            ["ournumber" "localid" "id" "clientid" "clientnumber" "personid" "personnumber" "ref" "reference" "caseid" "serviceuserid"
            "residentid" "paris" "mosaicid" "liquidlogicid"];
        "person_nhs_number" "NHS number" "The person's, 10 digits" ["nhs" "nhsno" "nhsnum" "nhsid"];
        "staff_id" "Staff Keyworker number" "The key worker's, from an export of Keyworker" [];
        "staff_local_id" "Staff number" "Your own number for the key worker"
            ["staffid" "employeenumber" "employeeid" "employeeno" "payroll" "payrollnumber" "payrollno" "staffno"
            "keyworkerid" "workerid"];
        "staff_email" "Staff email" "The key worker's" ["email" "emailaddress" "keyworkeremail" "workeremail"];
        "staff_name" "Key worker" "The key worker's name, as it stands under Staff"
            ["keyworkername" "worker" "workername" "staffname" "namedkeyworker" "keyworkers" "staff"];
        "kind" "Kind" "Empty: key worker. Or interim, second, cover" ["type" "tenure"];
        "from" "From" "The first day" ["startdate" "start" "since" "datefrom" "allocated" "allocationdate" "dateallocated"];
        "until" "Until" "The first day no longer" ["enddate" "end" "to" "dateto" "ended"];
        "why" "Why" "The person can read this" ["reason" "matchreason" "notes" "note"];
    }
}

/// The fields of a kind, in the order of our own files.
pub fn fields(kind: Kind) -> &'static [Field] {
    match kind {
        Kind::People => PEOPLE,
        Kind::Staff => STAFF,
        Kind::KeyWorkers => KEY_WORKERS,
    }
}

/// The headings of our own files: of an export, and of the empty file to fill in.
pub fn headings(kind: Kind) -> Vec<&'static str> {
    written(kind).map(|field| field.heading).collect()
}

/// The fields that our own files have a column for: a name is written whole.
pub(crate) fn written(kind: Kind) -> impl Iterator<Item = &'static Field> {
    fields(kind).iter().filter(|field| !matches!(field.code, "forename" | "surname"))
}

/// A heading as it is compared: letters and digits only, in lower case.
pub(crate) fn plain(heading: &str) -> String {
    heading.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::one_of::OneOf;

    #[test]
    fn every_heading_is_known_once_for_each_kind() {
        for kind in Kind::ALL {
            let mut known: Vec<String> = fields(*kind)
                .iter()
                .flat_map(|field| {
                    field.also.iter().map(|also| (*also).to_owned()).chain([plain(field.heading)])
                })
                .collect();
            let count = known.len();
            assert!(fields(*kind).iter().flat_map(|field| field.also).all(|also| plain(also) == *also));
            known.sort();
            known.dedup();
            assert_eq!(known.len(), count, "{kind:?}: {known:?}");
        }
    }
}
