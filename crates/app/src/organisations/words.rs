//! The words of a service, as a form: what it calls a key worker and a person (A2).

use domain::words::{NotANoun, Noun, Words};
use web::{Errors, Typed};

/// The names of the fields of a noun: one, more than one, the word in front.
const KEY_WORKER: [&str; 3] = ["key_worker", "key_workers", "key_worker_article"];
const PERSON: [&str; 3] = ["person", "people", "person_article"];

/// The words in front, as options.
pub(super) fn articles() -> Vec<(String, String)> {
    [("a", "a, like “a key worker”"), ("an", "an, like “an advocate”")]
        .map(|(code, words)| (code.to_owned(), words.to_owned()))
        .to_vec()
}

/// Reads the words. What is wrong is added to `errors`, in the order of the page.
pub(super) fn read(typed: &Typed, errors: &mut Errors) -> Option<Words> {
    let key_worker = read_noun(typed, KEY_WORKER, "worker", errors);
    let person = read_noun(typed, PERSON, "person", errors);
    Some(Words { key_worker: key_worker?, person: person? })
}

fn read_noun(
    typed: &Typed,
    [one, many, article]: [&str; 3],
    what: &str,
    errors: &mut Errors,
) -> Option<Noun> {
    let read = Noun::read(typed.get(one), typed.get(many), typed.get(article));
    let field = match &read {
        Ok(_) | Err(NotANoun::Singular) => one,
        Err(NotANoun::Plural) => many,
        Err(NotANoun::Article) => article,
        // Either word may be too long or hide something: it is the first of them that is wrong.
        Err(NotANoun::TooLong | NotANoun::Text(_)) => {
            let is_one = Noun::read(typed.get(one), "x", "a").is_err();
            if is_one { one } else { many }
        }
    };
    errors.take(
        field,
        read.map_err(|error| match error {
            NotANoun::Singular => format!("Enter the word for one {what}"),
            NotANoun::Plural => format!("Enter the word for more than one {what}"),
            NotANoun::Article => format!("Select a or an for the {what}"),
            other => other.to_string(),
        }),
    )
}

/// The values of the fields.
pub(super) fn values(words: &Words) -> Vec<(String, String)> {
    [(KEY_WORKER, &words.key_worker), (PERSON, &words.person)]
        .into_iter()
        .flat_map(|([one, many, article], noun)| {
            [(one, &noun.singular), (many, &noun.plural), (article, &noun.article)]
        })
        .map(|(field, value)| (field.to_owned(), value.clone()))
        .collect()
}

/// What each word is, and the word: for comparing two versions.
pub(super) fn parts(words: &Words) -> [(&'static str, &str); 6] {
    let (key_worker, person) = (&words.key_worker, &words.person);
    [
        ("One worker", &key_worker.singular),
        ("More than one worker", &key_worker.plural),
        ("Word in front of the worker", &key_worker.article),
        ("One person", &person.singular),
        ("More than one person", &person.plural),
        ("Word in front of the person", &person.article),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrong(fields: &[(&str, &str)]) -> Vec<&'static str> {
        let (mut errors, typed) = (Errors::default(), Typed::of(fields));
        let read = read(&typed, &mut errors);
        assert_eq!(read.is_none(), !errors.is_empty());
        KEY_WORKER.into_iter().chain(PERSON).filter(|field| errors.of(field).is_some()).collect()
    }

    #[test]
    fn each_word_is_told_what_is_wrong_with_it() {
        let good = [
            ("key_worker", "case manager"),
            ("key_workers", "case managers"),
            ("key_worker_article", "a"),
            ("person", "person"),
            ("people", "people"),
            ("person_article", "a"),
        ];
        assert!(wrong(&good).is_empty());
        let long = "x".repeat(41);
        for (field, value) in [
            ("key_worker", ""),
            ("key_workers", long.as_str()),
            ("people", "a\u{202E}b"),
            ("person_article", "the"),
        ] {
            let mut fields = good;
            for known in &mut fields {
                if known.0 == field {
                    known.1 = value;
                }
            }
            assert_eq!(wrong(&fields), [field]);
        }
    }
}
