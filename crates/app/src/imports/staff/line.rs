//! A line about a member of staff. What a cell does not say is none, and changes nothing.

use domain::{Day, ids::StaffId, leave::WorkingDays, names, one_of::OneOf, role::Role};
use serde_json::{Map, Value as Json};

use super::week;
use crate::imports::{
    bad::{capital, short},
    kept,
    sheet::Sheet,
};

/// A line about a member of staff, read.
#[derive(Debug, Clone, Default, PartialEq)]
pub(in crate::imports) struct StaffLine {
    pub(in crate::imports) line: u64,
    pub(super) id: Option<StaffId>,
    pub(super) local_id: Option<String>,
    pub(super) name: Option<String>,
    pub(super) name_key: Option<String>,
    pub(super) job_title: Option<String>,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) weekly_minutes: Option<i64>,
    pub(super) working_days: Option<WorkingDays>,
    pub(super) leaves_on: Option<Day>,
    pub(super) role: Option<Role>,
    pub(super) team: Option<String>,
    pub(super) role_from: Option<Day>,
    pub(super) role_until: Option<Day>,
    pub(super) kept: Option<Map<String, Json>>,
}

/// Reads a line. What is wrong with it is named; the rest is read all the same.
pub(super) fn read(sheet: &mut Sheet<'_>, at: usize) -> StaffLine {
    let name = sheet.name(at, "Write the name of the member of staff in this line.");
    StaffLine {
        line: sheet.lines[at].line,
        id: sheet.id(at, "id"),
        local_id: sheet.words(at, "local_id"),
        name_key: name.as_deref().map(names::key),
        name,
        job_title: sheet.words(at, "job_title"),
        email: email(sheet, at),
        phone: sheet.words(at, "phone"),
        weekly_minutes: told(sheet, at, "hours", week::hours),
        working_days: told(sheet, at, "days", week::days),
        leaves_on: sheet.day(at, "leaves_on"),
        role: told(sheet, at, "role", role),
        team: sheet.words(at, "team"),
        role_from: sheet.day(at, "role_from"),
        role_until: sheet.day(at, "role_until"),
        kept: kept::of(sheet.columns, &sheet.lines[at]),
    }
}

fn told<T, E: Into<String>>(
    sheet: &mut Sheet<'_>,
    at: usize,
    code: &str,
    read: impl Fn(&str) -> Result<T, E>,
) -> Option<T> {
    match sheet.text(at, code) {
        "" => None,
        text => read(text).map_err(|todo| sheet.complain(at, code, todo)).ok(),
    }
}

fn email(sheet: &mut Sheet<'_>, at: usize) -> Option<String> {
    let email = sheet.words(at, "email")?;
    if email.contains(' ') || !email.trim_matches('@').contains('@') {
        sheet.complain(
            at,
            "email",
            "Write an email address, like ali.hassan@example.org, or leave the cell empty.",
        );
        return None;
    }
    Some(email)
}

fn role(text: &str) -> Result<Role, String> {
    match Role::read(text) {
        Some(role) if role.in_service() => Ok(role),
        Some(_) => Err("This role is held in the whole organisation. Give it on the page of the member of staff, and leave the cell empty.".into()),
        None => {
            let roles = Role::ALL.iter().filter(|role| role.in_service()).map(|role| role.words());
            Err(format!("There is no role of this name. Write one of these: {}.", roles.collect::<Vec<_>>().join(", ")))
        }
    }
}

impl StaffLine {
    /// An email address as it is compared.
    pub(super) fn email_key(&self) -> Option<String> {
        self.email.as_deref().map(str::to_lowercase)
    }
    /// The line without what it says of the member of staff besides the name and the role.
    pub(super) fn role_only(&self) -> Self {
        Self {
            line: self.line,
            name: self.name.clone(),
            role: self.role,
            team: self.team.clone(),
            role_from: self.role_from,
            role_until: self.role_until,
            ..Self::default()
        }
    }
    /// The line with what another says where this one says nothing.
    pub(super) fn with(mut self, other: &Self) -> Self {
        self.job_title = self.job_title.or_else(|| other.job_title.clone());
        self.email = self.email.or_else(|| other.email.clone());
        self.phone = self.phone.or_else(|| other.phone.clone());
        self.weekly_minutes = self.weekly_minutes.or(other.weekly_minutes);
        self.working_days = self.working_days.or(other.working_days);
        self.leaves_on = self.leaves_on.or(other.leaves_on);
        self.local_id = self.local_id.or_else(|| other.local_id.clone());
        self
    }
    pub(super) fn who(&self) -> String {
        self.name.clone().unwrap_or_default()
    }
    /// What else the line says, in short.
    pub(super) fn facts(&self) -> String {
        let said = [
            self.role.map(|role| role.words().to_owned()),
            self.team.clone(),
            self.job_title.clone(),
            self.email.clone(),
            self.local_id.as_ref().map(|number| format!("staff number {number}")),
        ];
        capital(&said.into_iter().flatten().map(|text| short(&text)).collect::<Vec<_>>().join(", "))
    }
}
