//! A date in three parts, as people write it.

use std::fmt;

use domain::Day;

use super::{error_line, escape};
use crate::{form::Form, form_body::Typed};

/// A date in three parts.
pub struct Date<'a> {
    form: &'a Form,
    name: String,
    label: String,
    hint: String,
}

impl<'a> Date<'a> {
    pub(crate) fn new(form: &'a Form, name: &str, label: &str) -> Self {
        Self { form, name: name.to_owned(), label: label.to_owned(), hint: String::new() }
    }
    /// A line of help under the label.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
    fn part(&self, part: &str, label: &str, width: u8) -> String {
        let name = format!("{}-{part}", self.name);
        let error = if self.form.errors.of(&self.name).is_some() { " govuk-input--error" } else { "" };
        // The first part bears the field's own id, so that the error summary's link lands on it.
        let id = if part == "day" { &self.name } else { &name };
        format!(
            "<div class=\"govuk-date-input__item\"><div class=\"govuk-form-group\">\
             <label class=\"govuk-label govuk-date-input__label\" for=\"{id}\">{label}</label>\
             <input class=\"govuk-input govuk-date-input__input govuk-input--width-{width}{error}\" id=\"{id}\" name=\"{name}\" type=\"text\" inputmode=\"numeric\" value=\"{}\"></div></div>",
            escape(self.form.typed.get(&name))
        )
    }
}

impl fmt::Display for Date<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, error) = (&self.name, self.form.errors.of(&self.name).is_some());
        let mut describes = Vec::new();
        if !self.hint.is_empty() {
            describes.push(format!("{name}-hint"));
        }
        if error {
            describes.push(format!("{name}-error"));
        }
        let described = if describes.is_empty() {
            String::new()
        } else {
            format!(" aria-describedby=\"{}\"", describes.join(" "))
        };
        let hint = if self.hint.is_empty() {
            String::new()
        } else {
            format!("<div id=\"{name}-hint\" class=\"govuk-hint\">{}</div>", escape(&self.hint))
        };
        write!(
            f,
            "<div class=\"govuk-form-group{}\"><fieldset class=\"govuk-fieldset\" role=\"group\"{described}><legend class=\"govuk-fieldset__legend\">{}</legend>{hint}{}<div class=\"govuk-date-input\">{}{}{}</div></fieldset></div>",
            if error { " govuk-form-group--error" } else { "" },
            escape(&self.label),
            error_line(self.form, name),
            self.part("day", "Day", 2),
            self.part("month", "Month", 2),
            self.part("year", "Year", 4),
        )
    }
}
impl askama::filters::HtmlSafe for Date<'_> {}

/// Reads the three parts of a date. `Ok(None)` when all are empty.
pub fn read_date(typed: &Typed, name: &str) -> Result<Option<Day>, &'static str> {
    let part = |part: &str| typed.get(&format!("{name}-{part}")).trim().to_owned();
    let (day, month, year) = (part("day"), part("month"), part("year"));
    if day.is_empty() && month.is_empty() && year.is_empty() {
        return Ok(None);
    }
    let wrong = "Enter a real date with day, month and year, like 21 11 2026";
    if year.len() != 4 {
        return Err("Enter the year with four figures, like 2026");
    }
    let read = |text: &str| text.parse::<u8>().map_err(|_| wrong);
    let year = year.parse::<i16>().map_err(|_| wrong)?;
    Day::new(year, read_month(&month).map_or_else(|| read(&month), Ok)?, read(&day)?).map(Some).ok_or(wrong)
}

/// People also write months as words.
fn read_month(text: &str) -> Option<u8> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let text = text.to_lowercase();
    let at = MONTHS.iter().position(|month| text.len() >= 3 && text.starts_with(month))?;
    u8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_write_them() {
        let read = |day, month, year| {
            read_date(&Typed::of(&[("on-day", day), ("on-month", month), ("on-year", year)]), "on")
        };
        assert_eq!(read("21", "11", "2026"), Ok(Day::new(2026, 11, 21)));
        assert_eq!(read(" 1", "Nov", "2026"), Ok(Day::new(2026, 11, 1)));
        assert_eq!(read("", "", ""), Ok(None));
        assert!(
            read("31", "2", "2026").is_err()
                && read("1", "1", "26").is_err()
                && read("x", "1", "2026").is_err()
        );
    }
}
