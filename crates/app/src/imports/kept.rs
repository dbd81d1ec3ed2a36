//! What a file says that no field here holds: kept beside the row as JSON, not shown, and lost by nobody.

use serde_json::{Map, Value as Json};

use super::{Line, mapping::Columns};

/// What of a line no field holds; none when there is nothing.
pub(super) fn of(columns: &Columns, line: &Line) -> Option<Map<String, Json>> {
    if let Some(raw) = &line.raw {
        return Some([("fhir".to_owned(), raw.clone())].into_iter().collect());
    }
    let unused: Map<String, Json> = columns
        .unused
        .iter()
        .filter(|at| !line.cells[**at].is_empty())
        .map(|at| (columns.headings[*at].clone(), Json::from(line.cells[*at].as_str())))
        .collect();
    (!unused.is_empty()).then(|| [("columns".to_owned(), Json::Object(unused))].into_iter().collect())
}

/// As it is stored; empty when there is nothing.
pub(super) fn text(kept: Option<&Map<String, Json>>) -> String {
    kept.map_or_else(String::new, |kept| Json::Object(kept.clone()).to_string())
}

/// What was kept, with what this file says on top; none when that changes nothing.
pub(super) fn merged(there: &str, new: Option<&Map<String, Json>>) -> Option<String> {
    let new = new?;
    let mut all = match serde_json::from_str(there) {
        Ok(Json::Object(all)) => all,
        _ => Map::new(),
    };
    for (part, value) in new {
        match (all.get_mut(part), value) {
            (Some(Json::Object(known)), Json::Object(more)) if part == "columns" => {
                known.extend(more.iter().map(|(name, value)| (name.clone(), value.clone())));
            }
            _ => {
                all.insert(part.clone(), value.clone());
            }
        }
    }
    let text = Json::Object(all).to_string();
    (text != there).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_adds_up_and_is_the_same_twice() {
        let of = |text: &str| match serde_json::from_str(text).unwrap() {
            Json::Object(map) => map,
            _ => Map::new(),
        };
        let (first, second) = (of(r#"{"columns":{"Ref":"1"}}"#), of(r#"{"columns":{"Room":"4"}}"#));
        let there = merged("", Some(&first)).unwrap();
        assert_eq!(merged(&there, Some(&first)), None);
        let both = merged(&there, Some(&second)).unwrap();
        assert_eq!(both, r#"{"columns":{"Ref":"1","Room":"4"}}"#);
        assert_eq!((merged(&both, Some(&first)), merged(&both, None)), (None, None));
    }
}
