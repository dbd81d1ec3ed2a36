//! Ids that stand in addresses: those of the world, and those that come up while forms are sent.

use std::collections::BTreeMap;

use testkit::{Answered, Client, Page, TestApp};

use super::ways::Way;

/// What `{places}` of a pattern stand for in a path, if it fits.
pub fn places(pattern: &str, path: &str) -> Option<Vec<(String, String)>> {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let (wanted, there): (Vec<_>, Vec<_>) = (pattern.split('/').collect(), path.split('/').collect());
    let mut found = Vec::new();
    for (wanted, there) in wanted.iter().zip(&there) {
        match wanted.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
            // Ids and tokens; of names, those of rules and their kinds.
            Some(name)
                if there.len() >= 36
                    || (name == "rule" && there.contains('-'))
                    || (name == "kind" && there.contains('_')) =>
            {
                found.push((name.to_owned(), (*there).to_owned()))
            }
            None if wanted == there => {}
            _ => return None,
        }
    }
    (wanted.len() == there.len()).then_some(found)
}

/// What is known so far: ids by the names that routes give them.
pub struct Known {
    ids: BTreeMap<String, String>,
    patterns: Vec<&'static str>,
}

impl Known {
    pub fn of(app: &TestApp) -> Self {
        let someone = app.world.person("own");
        let ids = [
            ("person", someone.person.to_string()),
            ("tenure", someone.tenure.to_string()),
            ("placement", someone.placement.to_string()),
            ("contact", someone.contact.to_string()),
            ("staff", app.world.staff("colleague").staff.to_string()),
            ("manager", app.world.staff("registered manager").staff.to_string()),
            ("service", app.world.services["elm"].to_string()),
            ("bay", app.world.services["bay"].to_string()),
            ("team", app.world.teams["oak"].to_string()),
        ];
        let patterns = app::routes().described().iter().map(|route| route.pattern).collect();
        Self { ids: ids.into_iter().map(|(name, id)| (name.to_owned(), id)).collect(), patterns }
    }
    pub fn fill(&self, text: &str) -> String {
        self.ids.iter().fold(text.to_owned(), |text, (name, id)| text.replace(&format!("{{{name}}}"), id))
    }
    /// Learns ids that are not known yet from links, unless a link is about others than those that are known.
    fn learn(&mut self, links: &[String]) {
        for found in links.iter().flat_map(|link| self.patterns.iter().filter_map(|p| places(p, link))) {
            if found.iter().all(|(name, id)| self.ids.get(name).is_none_or(|known| known == id)) {
                self.ids.extend(found);
            }
        }
    }
    pub async fn learn_from(&mut self, who: &Client, way: &Way, answer: &Answered) {
        let mut links = vec![answer.location.clone()];
        if answer.status == 303 {
            links.extend(who.get(&answer.location).await.page().links());
        }
        if let Some(token) = answer.body.split("/invitation/").nth(1) {
            links.push(format!("/invitation/{}", token.chars().take(64).collect::<String>()));
        }
        self.learn(&links);
        if way.pattern == "/staff/new"
            && let Some(new) = places("/staff/{staff}", &answer.location)
        {
            self.ids.extend(new.into_iter().map(|(_, id)| ("new staff".to_owned(), id)));
        }
    }
}

/// Where the form of this pattern on the page is sent to.
pub fn action(page: &Page, pattern: &str) -> String {
    let actions = page.html().split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let action = actions.into_iter().find(|action| places(pattern, action).is_some());
    action.unwrap_or_else(|| panic!("no form of {pattern} on this page: {}", page.text())).to_owned()
}
