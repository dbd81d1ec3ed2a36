//! A form on a page: what was typed, what is wrong with it, and the hidden fields that the kit asks for.

use domain::{names, one_of::OneOf};

use crate::{
    fields::{Date, Field, Kind, Safe, escape},
    form_body::Typed,
};

/// What is wrong, field by field, in the order of the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Errors(Vec<(String, String)>);

impl Errors {
    /// Adds what is wrong with a field.
    pub fn add(&mut self, field: &str, sentence: impl Into<String>) {
        self.0.push((field.to_owned(), sentence.into()));
    }
    /// Keeps the good value, or adds what is wrong.
    pub fn take<T, E: ToString>(&mut self, field: &str, read: Result<T, E>) -> Option<T> {
        read.map_err(|error| self.add(field, error.to_string())).ok()
    }
    /// Keeps the name that was typed; where there is none, the sentence says whose name belongs here.
    pub fn name(&mut self, field: &str, typed: &str, missing: &str) -> Option<String> {
        if typed.trim().is_empty() {
            self.add(field, missing);
            return None;
        }
        self.take(field, names::read(typed))
    }
    /// Whether all is well.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// What is wrong with a field.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == field).map(|(_, sentence)| sentence.as_str())
    }
}

/// A form, ready to be shown.
#[derive(Debug, Clone, Default)]
pub struct Form {
    pub(crate) typed: Typed,
    pub(crate) errors: Errors,
    pub(crate) action: String,
    pub(crate) token: String,
    pub(crate) once: String,
}

impl Form {
    /// The same form, to be sent somewhere else (a second form on a page).
    pub fn to(&self, action: impl Into<String>) -> Self {
        Self { action: action.into(), ..self.clone() }
    }
    /// The form with what is wrong with it.
    pub fn with(mut self, errors: Errors) -> Self {
        self.errors = errors;
        self
    }
    /// The form with these values where nothing was typed.
    pub fn filled(mut self, values: &[(&str, String)]) -> Self {
        if self.typed.is_empty() {
            for (name, value) in values {
                self.typed = self.typed.and(name, value.clone());
            }
        }
        self
    }
    /// The form with these boxes ticked, where nothing was typed.
    pub fn ticked(mut self, name: &str, values: impl IntoIterator<Item = String>) -> Self {
        if self.typed.is_empty() {
            self.typed = values.into_iter().fold(self.typed, |typed, value| typed.and(name, value));
        }
        self
    }
    /// The form with another value in a hidden field than came in.
    pub fn now(mut self, name: &str, value: String) -> Self {
        self.typed = self.typed.without(name).or(name, value);
        self
    }
    /// What was typed in a field.
    pub fn value(&self, name: &str) -> &str {
        self.typed.get(name)
    }
    /// Every value of a field that may come more than once (ticked boxes).
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.typed.all(name)
    }
    /// What is wrong with a field, for fields that a page writes out itself.
    pub fn wrong(&self, name: &str) -> Option<&str> {
        self.errors.of(name)
    }
    /// The line that says what is wrong with a field, for fields that a page writes out itself.
    pub fn error_line(&self, name: &str) -> Safe {
        Safe(crate::fields::error_line(self, name))
    }
    /// The start of the form, with the hidden fields.
    pub fn open(&self) -> Safe {
        self.opened("", "")
    }
    /// The start of a form with less space in it, for the pages used most.
    pub fn open_compact(&self) -> Safe {
        self.opened(" class=\"kw-compact\"", "")
    }
    /// The start of a form that carries a file.
    pub fn open_upload(&self) -> Safe {
        self.opened("", " enctype=\"multipart/form-data\"")
    }
    /// The start of a form that is only a button.
    pub fn open_inline(&self) -> Safe {
        self.opened(" class=\"kw-inline-form\"", "")
    }
    fn opened(&self, class: &str, encoding: &str) -> Safe {
        Safe(format!(
            "<form{class} action=\"{}\" method=\"post\"{encoding} novalidate>{}",
            escape(&self.action),
            self.hidden()
        ))
    }
    fn hidden(&self) -> String {
        format!(
            "<input type=\"hidden\" name=\"_token\" value=\"{}\"><input type=\"hidden\" name=\"_once\" value=\"{}\">",
            self.token, self.once
        )
    }
    /// The summary of what is wrong, with a link to each field.
    pub fn summary(&self) -> Safe {
        if self.errors.is_empty() {
            return Safe(String::new());
        }
        let lines: String = self
            .errors
            .0
            .iter()
            .map(|(field, sentence)| {
                format!("<li><a href=\"#{}\">{}</a></li>", escape(field), escape(sentence))
            })
            .collect();
        Safe(format!(
            "<div class=\"govuk-error-summary\" data-module=\"govuk-error-summary\"><div role=\"alert\">\
             <h2 class=\"govuk-error-summary__title\">There is a problem</h2><div class=\"govuk-error-summary__body\">\
             <ul class=\"govuk-list govuk-error-summary__list\">{lines}</ul></div></div></div>"
        ))
    }
    /// What goes before the page's title when something is wrong.
    pub fn title_mark(&self) -> &'static str {
        if self.errors.is_empty() { "" } else { "Error: " }
    }
    /// A hidden field.
    pub fn keep(&self, name: &str, value: impl std::fmt::Display) -> Safe {
        Safe(format!(
            "<input type=\"hidden\" name=\"{}\" value=\"{}\">",
            escape(name),
            escape(&value.to_string())
        ))
    }
    /// A line of text.
    pub fn input(&self, name: &str, label: &str) -> Field<'_> {
        Field::new(self, name, label, Kind::Input { kind: "text" })
    }
    /// A password, never shown again.
    pub fn password(&self, name: &str, label: &str) -> Field<'_> {
        Field::new(self, name, label, Kind::Input { kind: "password" })
    }
    /// A telephone number.
    pub fn telephone(&self, name: &str, label: &str) -> Field<'_> {
        Field::new(self, name, label, Kind::Input { kind: "tel" })
    }
    /// An email address.
    pub fn email(&self, name: &str, label: &str) -> Field<'_> {
        Field::new(self, name, label, Kind::Input { kind: "email" })
    }
    /// Several lines of text.
    pub fn lines(&self, name: &str, label: &str, rows: u8) -> Field<'_> {
        Field::new(self, name, label, Kind::Lines { rows })
    }
    /// A file.
    pub fn file(&self, name: &str, label: &str, accept: &str) -> Field<'_> {
        Field::new(self, name, label, Kind::File { accept: accept.to_owned() })
    }
    /// One of a few, as buttons large enough for a thumb.
    pub fn chips(&self, name: &str, label: &str, options: impl AsRef<[(String, String)]>) -> Field<'_> {
        Field::new(self, name, label, Kind::Chips { options: options.as_ref().to_vec(), reveals: None })
    }
    /// One of several.
    pub fn radios(&self, name: &str, label: &str, options: impl AsRef<[(String, String)]>) -> Field<'_> {
        Field::new(self, name, label, Kind::Radios { options: options.as_ref().to_vec() })
    }
    /// Any of several.
    pub fn boxes(&self, name: &str, label: &str, options: impl AsRef<[(String, String)]>) -> Field<'_> {
        Field::new(self, name, label, Kind::Boxes { options: options.as_ref().to_vec() })
    }
    /// One of many.
    pub fn select(&self, name: &str, label: &str, options: impl AsRef<[(String, String)]>) -> Field<'_> {
        Field::new(self, name, label, Kind::Select { options: options.as_ref().to_vec() })
    }
    /// A date in three parts: fields `name-day`, `name-month`, `name-year`.
    pub fn date(&self, name: &str, label: &str) -> Date<'_> {
        Date::new(self, name, label)
    }
}

/// The values of a coded list, as options.
pub fn options<T: OneOf>(values: &[T]) -> Vec<(String, String)> {
    values.iter().map(|value| (value.code().to_owned(), value.words().to_owned())).collect()
}
