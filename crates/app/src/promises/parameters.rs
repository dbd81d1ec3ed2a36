//! The numbers and choices of a rule as fields of a form: the same for a promise that changes and one that is added.

use domain::policy::{Kind, Parameter, Rule, Unit};
use web::{Errors, Typed};

/// A parameter as a form asks for it.
pub(super) struct Asked {
    pub(super) field: String,
    pub(super) words: &'static str,
    pub(super) options: Vec<(String, String)>,
    pub(super) how: How,
}

/// How it is asked.
#[derive(PartialEq, Eq)]
pub(super) enum How {
    Number,
    One,
    Several,
    /// A number for each choice.
    Each,
}

impl Asked {
    pub(super) fn of(parameters: Vec<Parameter>) -> Vec<Self> {
        parameters.into_iter().map(Self::one).collect()
    }
    fn one(parameter: Parameter) -> Self {
        let how = match parameter.unit {
            Unit::Days | Unit::Months | Unit::Count => How::Number,
            Unit::YesNo | Unit::OneCode => How::One,
            Unit::Codes => How::Several,
            Unit::DaysByRating => How::Each,
        };
        let owned = |(code, words): &(&str, &str)| ((*code).to_owned(), (*words).to_owned());
        let options = parameter.choices.iter().map(owned).collect();
        Self { field: field(parameter.name), words: parameter.words, options, how }
    }
    pub(super) fn is_number(&self) -> bool {
        self.how == How::Number
    }
    pub(super) fn is_one(&self) -> bool {
        self.how == How::One
    }
    pub(super) fn is_several(&self) -> bool {
        self.how == How::Several
    }
    /// The fields of a number for each choice, with their words.
    pub(super) fn each(&self) -> Vec<(String, String)> {
        self.options.iter().map(|(code, words)| (format!("{}-{code}", self.field), words.clone())).collect()
    }
}

fn field(name: &str) -> String {
    format!("p-{name}")
}

/// What the fields hold before anything is typed.
pub(super) fn values(parameters: &[Parameter]) -> Vec<(String, String)> {
    let mut values = Vec::new();
    for parameter in parameters {
        let (field, parts) = (field(parameter.name), || parameter.value.split(',').map(str::trim));
        match parameter.unit {
            Unit::Codes => values.extend(parts().map(|code| (field.clone(), code.to_owned()))),
            Unit::DaysByRating => values.extend(
                parts()
                    .filter_map(|part| part.split_once('='))
                    .map(|(code, days)| (format!("{field}-{code}"), days.to_owned())),
            ),
            // Where nothing is said, it is "no".
            Unit::YesNo if parameter.value.is_empty() => values.push((field, "no".to_owned())),
            _ => values.push((field, parameter.value.clone())),
        }
    }
    values
}

/// A parameter as a page tells it: "Days from one to the next: 7". Nothing for what is left out or "no".
pub(super) fn told(parameter: &Parameter) -> Option<String> {
    let words = |code: &str| {
        let known = parameter.choices.iter().find(|(known, _)| *known == code.trim());
        known.map_or_else(|| code.trim().to_owned(), |(_, words)| (*words).to_owned())
    };
    let value = match parameter.unit {
        _ if parameter.value.is_empty() => return None,
        Unit::YesNo => return (parameter.value == "yes").then(|| parameter.words.to_owned()),
        Unit::OneCode | Unit::Codes => parameter.value.split(',').map(words).collect::<Vec<_>>().join(", "),
        Unit::DaysByRating => {
            let pair = |(code, days): (&str, &str)| format!("{} {days}", words(code));
            parameter
                .value
                .split(',')
                .filter_map(|part| part.split_once('='))
                .map(pair)
                .collect::<Vec<_>>()
                .join(", ")
        }
        Unit::Days | Unit::Months | Unit::Count => parameter.value.clone(),
    };
    Some(format!("{}: {value}", parameter.words))
}

/// What was typed for a parameter, in the form in which the policy reads it.
fn typed_for(parameter: &Parameter, typed: &Typed) -> String {
    let field = field(parameter.name);
    match parameter.unit {
        Unit::Codes => typed.all(&field).join(", "),
        Unit::DaysByRating => {
            let pair = |(code, _): &(&str, &str)| {
                let days = typed.get(&format!("{field}-{code}")).trim();
                (!days.is_empty()).then(|| format!("{code}={days}"))
            };
            parameter.choices.iter().filter_map(pair).collect::<Vec<_>>().join(", ")
        }
        _ => typed.get(&field).to_owned(),
    }
}

/// A kind of rule from what was typed; what is wrong is said beside its field.
pub(super) fn read(code: &str, typed: &Typed, errors: &mut Errors) -> Option<Kind> {
    let parameters = Kind::parameters_of(code).unwrap_or_default();
    let given = |name: &str| {
        let parameter = parameters.iter().find(|parameter| parameter.name == name);
        parameter.map(|parameter| typed_for(parameter, typed)).unwrap_or_default()
    };
    match Kind::from_form(code, given) {
        Ok(kind) => Some(kind),
        Err(faults) => {
            for (name, sentence) in faults {
                refuse(&parameters, &name, &sentence, errors);
            }
            None
        }
    }
}

/// Says what is wrong: two fields may be wrong alike, so each says its name.
fn refuse(parameters: &[Parameter], name: &str, sentence: &str, errors: &mut Errors) {
    let parameter = parameters.iter().find(|parameter| parameter.name == name).or_else(|| parameters.first());
    let Some(parameter) = parameter else {
        errors.add("words", sentence);
        return;
    };
    let sentence = in_words(parameters, sentence, parameter);
    let each = parameter.choices.first().filter(|_| parameter.unit == Unit::DaysByRating);
    match each {
        Some((code, _)) => errors.add(&format!("{}-{code}", field(parameter.name)), sentence),
        None => errors.add(&field(parameter.name), sentence),
    }
}

/// The sentence with the words of the form in place of the names of a pack.
fn in_words(parameters: &[Parameter], sentence: &str, about: &Parameter) -> String {
    if sentence.starts_with("Add ") {
        return match about.unit {
            Unit::Codes => format!("{}: tick at least one", about.words),
            Unit::OneCode => format!("{}: select one", about.words),
            _ => format!("{}: enter a number", about.words),
        };
    }
    let mut said = sentence.to_owned();
    for parameter in parameters {
        said = said.replace(parameter.name, &format!("“{}”", parameter.words));
    }
    let mut characters = said.chars();
    let said: String = characters.next().into_iter().flat_map(char::to_lowercase).chain(characters).collect();
    format!("{}: {said}", about.words)
}

/// The same rule with what was typed.
pub(super) fn changed(rule: &Rule, typed: &Typed, errors: &mut Errors) -> Option<Rule> {
    let parameters = rule.kind.parameters();
    let sent = |parameter: &Parameter| {
        let each =
            parameter.choices.iter().any(|(code, _)| typed.has(&format!("{}-{code}", field(parameter.name))));
        typed.has(&field(parameter.name)) || each || parameter.unit == Unit::Codes
    };
    if !parameters.iter().any(sent) {
        return Some(rule.clone());
    }
    Some(Rule { kind: read(rule.kind.code(), typed, errors)?, ..rule.clone() })
}
