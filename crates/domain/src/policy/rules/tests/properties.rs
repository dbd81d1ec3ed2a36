//! What holds for any facts.

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::*;
use crate::one_of::OneOf;
use crate::person::Excuse;
use crate::policy::*;

const STAFF: [&str; 3] = ["mira", "nico", "omar"];

fn any_day() -> impl Strategy<Value = Day> {
    (0_i32..900).prop_map(|days| day("2025-12-01").plus_days(days))
}
fn some_days(most: usize) -> impl Strategy<Value = Vec<Day>> {
    vec(any_day(), 0..most)
}
fn staff() -> impl Strategy<Value = String> {
    select(&STAFF[..]).prop_map(str::to_owned)
}
fn stretch() -> impl Strategy<Value = (Day, Option<Day>)> {
    (any_day(), proptest::option::of(any_day()))
}
fn code<T: OneOf + std::fmt::Debug>() -> impl Strategy<Value = T> {
    select(T::ALL)
}
fn id() -> impl Strategy<Value = String> {
    select(&["a", "b", "c"][..]).prop_map(str::to_owned)
}

fn placements() -> impl Strategy<Value = Vec<Placement>> {
    let one = (proptest::option::of(any_day()), any_day(), proptest::option::of(any_day()));
    vec(one.prop_map(|(accepted_on, starts_on, ends_on)| Placement { accepted_on, starts_on, ends_on }), 1..3)
}
fn tenures() -> impl Strategy<Value = Vec<KeyWorker>> {
    vec(
        (code(), staff(), stretch()).prop_map(|(kind, staff, (from, until))| KeyWorker {
            kind,
            staff,
            from,
            until,
        }),
        0..5,
    )
}
fn leave() -> impl Strategy<Value = Option<Vec<Away>>> {
    let one = (id(), staff(), any_day(), any_day(), any_day());
    let one = one.prop_map(|(id, staff, entered_on, first_day, last_day)| Away {
        id,
        staff,
        entered_on,
        first_day,
        last_day,
    });
    proptest::option::of(vec(one, 0..3))
}
fn actions() -> impl Strategy<Value = Option<Vec<Action>>> {
    let days = (any_day(), any_day(), vec(proptest::option::of(any_day()), 4));
    let one =
        (id(), staff(), any::<bool>(), days).prop_map(|(id, name, own, (set_on, due_on, rest))| Action {
            id,
            owner: if own { ActionOwner::Staff(name) } else { ActionOwner::Outside(name) },
            set_on,
            due_on,
            answered_on: rest[0],
            asked_on: rest[1],
            reminded_on: rest[2],
            escalated_on: rest[3],
        });
    proptest::option::of(vec(one, 0..4))
}
fn excuses() -> impl Strategy<Value = Vec<Excused>> {
    let rules: Vec<String> = all_rules().into_iter().map(|rule| rule.id).collect();
    let one = (select(rules), any_day(), any_day(), code::<Excuse>());
    let one = one.prop_map(|(rule, from, recheck_on, reason)| Excused {
        rule,
        item: String::new(),
        from,
        recheck_on,
        reason,
    });
    vec(one, 0..4)
}

prop_compose! {
    fn work()(
        contacts in proptest::option::of(vec((any_day(), code()).prop_map(|(day, kind)| Contact { day, kind }), 0..6)),
        ratings in proptest::option::of(vec((code(), any_day()).prop_map(|(rating, from)| Rated { rating, from }), 0..5)),
        reviews in proptest::collection::btree_map(code::<Periodic>(), some_days(5), 0..17),
        received in some_days(3),
        read in vec((staff(), any_day()).prop_map(|(staff, on)| Reading { staff, on }), 0..3),
        updates in proptest::option::of(vec((id(), any_day(), staff(), proptest::option::of(any_day())).prop_map(
            |(id, told_on, reader, read_on)| Update { id, told_on, reader, read_on }), 0..3)),
        escalations in proptest::option::of(vec((id(), any_day(), proptest::option::of(any_day())).prop_map(
            |(id, raised_on, answered_on)| Escalation { id, raised_on, answered_on }), 0..3)),
        actions in actions(),
    ) -> PersonFacts {
        let referral = Some(Referral { received, read });
        PersonFacts { contacts, ratings, reviews, referral, updates, escalations, actions, ..PersonFacts::default() }
    }
}

prop_compose! {
    fn facts()(
        work in work(),
        placements in placements(),
        key_workers in tenures(),
        leave in leave(),
        agencies in proptest::option::of(vec((id(), stretch()).prop_map(
            |(name, (from, until))| Agency { name, from, until }), 0..4)),
        accountable in proptest::option::of(vec((id(), stretch()).prop_map(
            |(name, (from, until))| Accountable { name, from, until }), 0..3)),
        domain_leads in proptest::option::of(vec((code(), id(), any::<bool>(), stretch()).prop_map(
            |(domain, name, clinician, (from, until))| Lead { domain, name, clinician, from, until }), 0..6)),
        communication in proptest::option::of((proptest::option::of(any_day()), proptest::option::of(any_day())).prop_map(
            |(asked_on, reviewed_on)| Communication { asked_on, reviewed_on })),
        settled in proptest::option::of((proptest::option::of(any_day()), proptest::option::of(any_day())).prop_map(
            |(introduced_on, asked_on)| Settling { introduced_on, asked_on })),
        excuses in excuses(),
    ) -> PersonFacts {
        PersonFacts {
            placements, key_workers, leave, agencies, accountable, domain_leads, communication, settled, excuses, ..work
        }
    }
}

/// The rules of all packs, each with an id of its own.
fn all_rules() -> Vec<Rule> {
    let each = packs().iter().flat_map(|pack| {
        pack.rules.iter().map(|rule| Rule { id: format!("{}-{}", pack.id, rule.id), ..rule.clone() })
    });
    each.collect()
}

fn turned(facts: &PersonFacts) -> PersonFacts {
    let mut facts = facts.clone();
    facts.placements.reverse();
    facts.key_workers.reverse();
    facts.excuses.reverse();
    facts.reviews.values_mut().for_each(|days| days.reverse());
    if let Some(referral) = &mut facts.referral {
        referral.received.reverse();
        referral.read.reverse();
    }
    macro_rules! reverse {
        ($($list:ident),+) => { $(if let Some(list) = &mut facts.$list { list.reverse(); })+ };
    }
    reverse!(leave, contacts, ratings, updates, actions, escalations, agencies, accountable, domain_leads);
    facts
}

/// The facts without what happened after the day; plans stay.
fn as_of(facts: &PersonFacts, on: Day) -> PersonFacts {
    let mut facts = facts.clone();
    let late = |day: &mut Option<Day>| *day = day.filter(|day| *day <= on);
    facts.reviews.values_mut().for_each(|days| days.retain(|day| *day <= on));
    facts.excuses.retain(|of| of.from <= on);
    if let Some(referral) = &mut facts.referral {
        referral.received.retain(|day| *day <= on);
        referral.read.retain(|read| read.on <= on);
    }
    macro_rules! keep {
        ($($list:ident by $day:ident),+) => { $(if let Some(list) = &mut facts.$list { list.retain(|of| of.$day <= on); })+ };
    }
    keep!(leave by entered_on, contacts by day, ratings by from, updates by told_on, actions by set_on,
          escalations by raised_on, agencies by from, accountable by from, domain_leads by from);
    facts.updates.iter_mut().flatten().for_each(|of| late(&mut of.read_on));
    facts.escalations.iter_mut().flatten().for_each(|of| late(&mut of.answered_on));
    for action in facts.actions.iter_mut().flatten() {
        [&mut action.answered_on, &mut action.asked_on, &mut action.reminded_on, &mut action.escalated_on]
            .into_iter()
            .for_each(late);
    }
    facts.communication.iter_mut().for_each(|of| {
        late(&mut of.asked_on);
        late(&mut of.reviewed_on);
    });
    facts.settled.iter_mut().for_each(|of| {
        late(&mut of.introduced_on);
        late(&mut of.asked_on);
    });
    facts
}

proptest! {
    #[test]
    fn each_rule_and_item_has_one_duty_and_none_that_is_not_open_is_late(facts in facts(), on in any_day()) {
        let duties = duties_of_person(&all_rules(), &facts, on);
        for pair in duties.windows(2) {
            prop_assert!((&pair[0].rule, &pair[0].item) < (&pair[1].rule, &pair[1].item));
        }
        for duty in &duties {
            prop_assert!(!duty.is_late(on) || duty.state == State::Due);
            prop_assert_eq!(duty.state == State::NotMeasured, duty.due.is_none());
            if let State::Excused { recheck } = duty.state {
                prop_assert!(recheck > on);
            }
        }
    }

    #[test]
    fn the_order_of_facts_does_not_matter(facts in facts(), on in any_day()) {
        let rules = all_rules();
        prop_assert_eq!(duties_of_person(&rules, &facts, on), duties_of_person(&rules, &turned(&facts), on));
    }

    #[test]
    fn what_happened_later_does_not_matter(facts in facts(), on in any_day()) {
        let rules = all_rules();
        prop_assert_eq!(duties_of_person(&rules, &facts, on), duties_of_person(&rules, &as_of(&facts, on), on));
    }

    #[test]
    fn only_the_latest_contact_of_each_kind_is_needed(facts in facts(), on in any_day()) {
        let rules = all_rules();
        let mut few = as_of(&facts, on);
        if let Some(contacts) = &mut few.contacts {
            contacts.sort_by_key(|contact| (contact.kind, std::cmp::Reverse(contact.day)));
            contacts.dedup_by_key(|contact| contact.kind);
        }
        prop_assert_eq!(duties_of_person(&rules, &facts, on), duties_of_person(&rules, &few, on));
    }

    #[test]
    fn a_later_review_never_brings_the_next_nearer(done in some_days(6), on in any_day(), anchored in any::<bool>()) {
        let anchor = if anchored { ", anchored = true" } else { "" };
        let rule = rule("review_interval", &format!("what = \"plan\", every_months = 6{anchor}"));
        let mut done = done;
        done.sort_unstable();
        let mut last = None;
        for count in 0..=done.len() {
            let mut facts = person();
            facts.reviews.insert(Periodic::Plan, done[..count].to_vec());
            let due = duties_of_person(std::slice::from_ref(&rule), &facts, on).first().and_then(|duty| duty.due);
            if count > 1 && done[0] >= day("2026-03-01") {
                prop_assert!(due >= last, "{due:?} after {last:?}");
            }
            last = due;
        }
    }

    #[test]
    fn a_pack_reads_as_it_was_written(
        rules in subsequence(all_rules(), 1..30), version in 1_u32.., name in "[ -~£é]{0,20}x", section in "x[\"\\\\#'= a-z]{0,20}",
        days in 1_u16..=3660,
    ) {
        let mut rules = rules;
        for rule in &mut rules {
            rule.source.section = section.trim().to_owned();
            if let Ok(changed) = rule.with_parameter("within_days", &days.to_string()) {
                *rule = changed;
            }
        }
        let name = name.trim().to_owned();
        let pack = Pack { id: "a-1".into(), words: name.clone(), name, version, rules };
        prop_assert_eq!(Pack::read(&pack.write()), Ok(pack));
    }
}
