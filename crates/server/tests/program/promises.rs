//! Every promise of every pack, told as a story to the program itself: it falls due, is late, is kept (F1, F2). The
//! stories are in `stories/`, one file for each pack.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::program::{Folder, well};

/// One promise, and what came of it.
#[derive(Deserialize, Clone)]
#[serde(deny_unknown_fields)]
struct Story {
    rule: String,
    told: String,
    /// Which of several things the promise is about; none where it is about one.
    #[serde(default)]
    items: Vec<String>,
    /// The last day for it, on which it is due and not late.
    due: String,
    /// A day on which it is late.
    late: String,
    /// The day on which it is kept.
    kept: String,
    /// How it stands on that day.
    then: String,
    /// Whose it is, all the time.
    owner: String,
    person: Option<BTreeMap<String, Value>>,
    worker: Option<BTreeMap<String, Value>>,
    service: Option<BTreeMap<String, Value>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Stories {
    story: Vec<Story>,
}

/// The stories of a pack.
fn stories(pack: &str) -> Vec<Story> {
    let file = format!("{}/tests/program/stories/{pack}.toml", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(&file).unwrap_or_else(|why| panic!("{pack} has no stories: {why}"));
    toml::from_str::<Stories>(&text).unwrap_or_else(|why| panic!("{file}: {why}")).story
}

/// The rules of a pack that no story tells of, and what stories tell of though no rule says it.
fn untold(pack: &str, stories: &[Story]) -> Vec<String> {
    let pack = domain::policy::packs().iter().find(|known| known.id == pack).expect("a pack");
    let is_told = |id: &str| stories.iter().any(|story| story.rule == id);
    let is_rule = |id: &str| pack.rules.iter().any(|rule| rule.id == id);
    let rules = pack.rules.iter().map(|rule| &rule.id).filter(|id| !is_told(id));
    rules.chain(stories.iter().map(|story| &story.rule).filter(|id| !is_rule(id))).cloned().collect()
}

impl Story {
    /// The facts as the program reads them: what every story begins with, and what this one says.
    fn facts(&self) -> Value {
        let begin = json!({
            "person": {
                "placements": [{ "accepted_on": "2026-03-01", "starts_on": "2026-03-10" }],
                "key_workers": [{ "kind": "key_worker", "staff": "mira", "from": "2026-03-10" }],
            },
            "worker": {
                "staff": "mira", "standing": "staff", "started_on": "2026-01-05", "key_worker_from": "2026-03-10",
            },
            "service": {
                "opened_on": "2020-01-01", "registered_managers": [{ "staff": "rosa", "from": "2020-01-01" }],
            },
        });
        let (about, said) = [("person", &self.person), ("worker", &self.worker), ("service", &self.service)]
            .into_iter()
            .find_map(|(about, said)| said.as_ref().map(|said| (about, said)))
            .unwrap_or_else(|| panic!("{}: about whom?", self.rule));
        let mut facts = begin[about].clone();
        for (field, value) in said {
            facts[field] = value.clone();
        }
        json!({ about: facts })
    }
    /// What the program has to say on each of the days.
    fn days(&self) -> [(&str, String); 3] {
        [
            (&self.due, format!("due by {}", self.due)),
            (&self.late, format!("late since {}", self.due)),
            (&self.kept, self.then.clone()),
        ]
    }
    /// The lines that the program has to print on a day when it stands so.
    fn lines(&self, standing: &str) -> Vec<String> {
        let line = |item: &str| format!("{}{item} {standing} {}", self.rule, self.owner);
        if self.items.is_empty() {
            return vec![line("")];
        }
        self.items.iter().map(|item| line(&format!(" [{item}]"))).collect()
    }
    /// Asks the program on each of the days; says what it should have said and did not.
    fn ask(&self, pack: &str, folder: &Folder) -> Vec<String> {
        let file = folder.file("facts.json");
        std::fs::write(&file, self.facts().to_string()).expect("facts");
        let mut wrong = Vec::new();
        for (on, standing) in self.days() {
            let printed = printed(pack, &file, on);
            for line in self.lines(&standing).into_iter().filter(|line| !printed.contains(line)) {
                let said: Vec<_> = printed.iter().filter(|said| said.starts_with(&self.rule)).collect();
                wrong.push(format!("{pack}: {} On {on} not \"{line}\" but {said:?}", self.told));
            }
        }
        wrong
    }
}

/// What the program prints, with single spaces.
fn printed(pack: &str, facts: &str, on: &str) -> Vec<String> {
    let text = well(&["policy", "due", "--pack", pack, "--facts", facts, "--on", on]);
    text.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

fn told(pack: &str) {
    let (folder, stories) = (Folder::new(), stories(pack));
    assert_eq!(untold(pack, &stories), [""; 0], "{pack}: each rule has a story, and each story a rule");
    let wrong: Vec<String> = stories.iter().flat_map(|story| story.ask(pack, &folder)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_residential_homes_promise_falls_due_is_late_and_is_kept() {
    told("residential-home");
}

#[test]
fn what_supported_living_promises_falls_due_is_late_and_is_kept() {
    told("supported-living");
}

#[test]
fn what_is_promised_in_rehabilitation_falls_due_is_late_and_is_kept() {
    told("rehabilitation");
}

#[test]
fn what_is_promised_to_young_people_falls_due_is_late_and_is_kept() {
    told("young-people");
}

#[test]
fn what_services_promise_together_falls_due_is_late_and_is_kept() {
    told("integrated-care");
}

#[test]
fn no_pack_comes_without_stories() {
    for pack in domain::policy::packs() {
        assert_eq!(untold(&pack.id, &stories(&pack.id)), [""; 0], "{}", pack.id);
    }
}

#[test]
fn a_promise_without_a_story_is_noticed_and_so_is_a_story_that_is_not_true() {
    let (pack, folder) = ("residential-home", Folder::new());
    let mut stories = stories(pack);
    let at = stories.iter().position(|story| story.rule == "settled").expect("a story");
    let mut planted = stories.remove(at);
    assert_eq!(untold(pack, &stories), ["settled"]);
    assert!(planted.ask(pack, &folder).is_empty());
    planted.person.as_mut().expect("a person").remove("settled");
    assert_eq!(planted.ask(pack, &folder).len(), 3, "nobody records it: not due, not late, not kept");
    planted.rule = "settle".to_owned();
    stories.push(planted);
    assert_eq!(untold(pack, &stories), ["settled", "settle"]);
}

#[test]
fn what_another_promised_is_late_for_them_and_the_key_workers_part_ends_with_passing_it_up() {
    for pack in ["residential-home", "supported-living", "rehabilitation", "integrated-care", "young-people"]
    {
        let folder = Folder::new();
        let story = stories(pack).into_iter().find(|story| story.items == ["letter:chase"]).expect("a story");
        let file = folder.file("facts.json");
        std::fs::write(&file, story.facts().to_string()).expect("facts");
        let late = |on: &str| -> Vec<String> {
            let rule = format!("{} [letter", story.rule);
            printed(pack, &file, on).into_iter().filter(|line| line.starts_with(&rule)).collect()
        };
        let owner = "late since 2026-04-10 Someone outside the service Dr Lee";
        let letter = format!("{} [letter] {owner}", story.rule);
        assert_eq!(late("2026-04-11").first(), Some(&letter), "{pack}: it is theirs from the first day");
        let chase = format!("{} [letter:chase] kept on {} Key worker mira", story.rule, story.kept);
        assert_eq!(late("2027-04-11"), [letter, chase], "{pack}: and stays theirs, never the key worker's");
    }
}
