//! Form fields in the markup of govuk-frontend: label, hint, error and control tied together for every reader.

mod date;

pub use date::{Date, read_date};

use std::fmt;

use crate::form::Form;

/// Markup that is safe to show as it is, because what was typed in it was escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Safe(pub String);

impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl askama::filters::HtmlSafe for Safe {}

/// Text made safe inside markup and attributes.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

pub(crate) enum Kind {
    Input { kind: &'static str },
    Lines { rows: u8 },
    File { accept: String },
    Chips { options: Vec<(String, String)>, reveals: Option<String> },
    Radios { options: Vec<(String, String)> },
    Boxes { options: Vec<(String, String)> },
    Select { options: Vec<(String, String)> },
}

/// One field of a form.
pub struct Field<'a> {
    form: &'a Form,
    name: String,
    label: String,
    hint: String,
    width: &'static str,
    autocomplete: &'static str,
    numeric: bool,
    kind: Kind,
}

impl<'a> Field<'a> {
    pub(crate) fn new(form: &'a Form, name: &str, label: &str, kind: Kind) -> Self {
        Self {
            form,
            name: name.to_owned(),
            label: label.to_owned(),
            hint: String::new(),
            width: "",
            autocomplete: "",
            numeric: false,
            kind,
        }
    }
    /// A line of help under the label.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
    /// As wide as about so many characters: "2", "5", "10", "20".
    pub fn width(mut self, width: &'static str) -> Self {
        self.width = width;
        self
    }
    /// What a browser may fill in, by the HTML standard's names.
    pub fn autocomplete(mut self, token: &'static str) -> Self {
        self.autocomplete = token;
        self
    }
    /// Digits are typed here.
    pub fn numeric(mut self) -> Self {
        self.numeric = true;
        self
    }
    /// The chip with this code shows what follows the group.
    pub fn reveals(mut self, code: &str) -> Self {
        if let Kind::Chips { reveals, .. } = &mut self.kind {
            *reveals = Some(code.to_owned());
        }
        self
    }
    fn describes(&self) -> String {
        let mut ids = Vec::new();
        if !self.hint.is_empty() {
            ids.push(format!("{}-hint", self.name));
        }
        if self.form.errors.of(&self.name).is_some() {
            ids.push(format!("{}-error", self.name));
        }
        if ids.is_empty() { String::new() } else { format!(" aria-describedby=\"{}\"", ids.join(" ")) }
    }
    fn hint_and_error(&self) -> String {
        let mut out = String::new();
        if !self.hint.is_empty() {
            out +=
                &format!("<div id=\"{}-hint\" class=\"govuk-hint\">{}</div>", self.name, escape(&self.hint));
        }
        out + &error_line(self.form, &self.name)
    }
    fn error_class(&self, class: &str) -> String {
        if self.form.errors.of(&self.name).is_some() { format!(" {class}--error") } else { String::new() }
    }
    fn control(&self) -> String {
        let (name, value, describes) =
            (&self.name, escape(self.form.typed.get(&self.name)), self.describes());
        match &self.kind {
            Kind::Input { kind } => {
                let value = if *kind == "password" { String::new() } else { format!(" value=\"{value}\"") };
                let width = if self.width.is_empty() {
                    String::new()
                } else {
                    format!(" govuk-input--width-{}", self.width)
                };
                let complete = if self.autocomplete.is_empty() {
                    String::new()
                } else {
                    format!(" autocomplete=\"{}\"", self.autocomplete)
                };
                let numeric = if self.numeric { " inputmode=\"numeric\"" } else { "" };
                let error = self.error_class("govuk-input");
                format!(
                    "<input class=\"govuk-input{width}{error}\" id=\"{name}\" name=\"{name}\" type=\"{kind}\" dir=\"auto\"{value}{complete}{numeric}{describes}>"
                )
            }
            Kind::Lines { rows } => {
                let error = self.error_class("govuk-textarea");
                // A newline right after the tag is swallowed, so one is given to be swallowed.
                format!(
                    "<textarea class=\"govuk-textarea{error}\" id=\"{name}\" name=\"{name}\" rows=\"{rows}\" dir=\"auto\"{describes}>\n{value}</textarea>"
                )
            }
            Kind::File { accept } => format!(
                "<input class=\"govuk-file-upload{}\" id=\"{name}\" name=\"{name}\" type=\"file\" accept=\"{}\"{describes}>",
                self.error_class("govuk-file-upload"),
                escape(accept)
            ),
            Kind::Select { options } => {
                let options: String = options
                    .iter()
                    .map(|(code, words)| {
                        let chosen = if *code == self.form.typed.get(name) { " selected" } else { "" };
                        format!("<option value=\"{}\"{chosen}>{}</option>", escape(code), escape(words))
                    })
                    .collect();
                format!(
                    "<select class=\"govuk-select{}\" id=\"{name}\" name=\"{name}\"{describes}>{options}</select>",
                    self.error_class("govuk-select")
                )
            }
            Kind::Chips { options, reveals } => {
                let chips = self.items(options, |id, code, words, checked| {
                    let reveal = if reveals.as_deref() == Some(code) { " kw-reveals" } else { "" };
                    format!("<div class=\"kw-chip\"><input class=\"kw-chip__input{reveal}\" type=\"radio\" id=\"{id}\" name=\"{name}\" value=\"{}\"{checked}><label class=\"kw-chip__label\" for=\"{id}\">{}</label></div>", escape(code), escape(words))
                });
                format!("<div class=\"kw-chips\">{chips}</div>")
            }
            Kind::Radios { options } => self.group(options, "radio", "govuk-radios"),
            Kind::Boxes { options } => self.group(options, "checkbox", "govuk-checkboxes"),
        }
    }
    fn group(&self, options: &[(String, String)], kind: &str, class: &str) -> String {
        let name = &self.name;
        let items = self.items(options, |id, code, words, checked| {
            format!("<div class=\"{class}__item\"><input class=\"{class}__input\" id=\"{id}\" name=\"{name}\" type=\"{kind}\" value=\"{}\"{checked}><label class=\"govuk-label {class}__label\" for=\"{id}\">{}</label></div>", escape(code), escape(words))
        });
        format!("<div class=\"{class} {class}--small\" data-module=\"{class}\">{items}</div>")
    }
    /// The first item bears the field's own id, so that the error summary's link lands on it.
    fn items(&self, options: &[(String, String)], item: impl Fn(&str, &str, &str, &str) -> String) -> String {
        let typed = self.form.typed.all(&self.name);
        options
            .iter()
            .enumerate()
            .map(|(place, (code, words))| {
                let id = if place == 0 { self.name.clone() } else { format!("{}-{}", self.name, place + 1) };
                item(&id, code, words, if typed.contains(&code.as_str()) { " checked" } else { "" })
            })
            .collect()
    }
}

impl fmt::Display for Field<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let group = self.error_class("govuk-form-group");
        let (name, label) = (&self.name, escape(&self.label));
        match self.kind {
            Kind::Chips { .. } | Kind::Radios { .. } | Kind::Boxes { .. } => write!(
                f,
                "<div class=\"govuk-form-group{group}\"><fieldset class=\"govuk-fieldset\"{}><legend class=\"govuk-fieldset__legend\">{label}</legend>{}{}</fieldset></div>",
                self.describes(),
                self.hint_and_error(),
                self.control()
            ),
            _ => write!(
                f,
                "<div class=\"govuk-form-group{group}\"><label class=\"govuk-label\" for=\"{name}\">{label}</label>{}{}</div>",
                self.hint_and_error(),
                self.control()
            ),
        }
    }
}
impl askama::filters::HtmlSafe for Field<'_> {}

pub(crate) fn error_line(form: &Form, name: &str) -> String {
    form.errors.of(name).map_or_else(String::new, |sentence| {
        format!(
            "<p id=\"{name}-error\" class=\"govuk-error-message\"><span class=\"govuk-visually-hidden\">Error:</span> {}</p>",
            escape(sentence)
        )
    })
}
