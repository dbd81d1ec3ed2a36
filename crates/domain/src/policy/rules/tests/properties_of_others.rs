//! What holds for any facts about workers and services.

use proptest::collection::vec;
use proptest::option::of;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::one_of::OneOf;
use crate::policy::*;

fn any_day() -> impl Strategy<Value = Day> {
    (0_i32..1_500).prop_map(|days| day("2025-01-01").plus_days(days))
}
fn id() -> impl Strategy<Value = String> {
    select(&["a", "b", "c"][..]).prop_map(str::to_owned)
}
fn code<T: OneOf + std::fmt::Debug>() -> impl Strategy<Value = T> {
    select(T::ALL)
}
fn responsibilities() -> impl Strategy<Value = Option<Responsibilities>> {
    let said = (id(), 1_u32..4, any_day()).prop_map(|(staff, version, on)| Said { staff, version, on });
    let past = (1_u32..4, any_day()).prop_map(|(version, since)| PastVersion { version, since });
    let list = (1_u32..4, any_day(), vec(past, 0..3), vec(said, 0..4));
    of(list.prop_map(|(version, changed_on, before, accepted)| Responsibilities {
        version,
        changed_on,
        before,
        accepted,
    }))
}

prop_compose! {
    fn worker()(
        (standing, started_on, leaves_on) in (code(), any_day(), of(any_day())),
        (new_to_care, key_worker_from) in (of(any::<bool>()), of(any_day())),
        competences in of(vec((code(), any_day(), of(any_day())).prop_map(
            |(code, achieved_on, expires_on)| Held { code, achieved_on, expires_on }), 0..6)),
        supervisions in of(vec(any_day(), 0..4)),
        policies in of(vec((id(), 1_u32..4, any_day()).prop_map(
            |(id, version, since)| CurrentPolicy { id, name: String::new(), version, since }), 0..4)),
        explained in of(vec((id(), 1_u32..4, any_day()).prop_map(
            |(policy, version, on)| Explained { policy, version, on }), 0..4)),
        responsibilities in responsibilities(),
    ) -> WorkerFacts {
        WorkerFacts {
            staff: "a".into(), standing, started_on, leaves_on, new_to_care, key_worker_from, competences,
            supervisions, policies, explained, responsibilities, excuses: Vec::new(),
        }
    }
}

prop_compose! {
    fn service()(
        (opened_on, closed_on) in (any_day(), of(any_day())),
        registered_managers in of(vec((id(), any_day(), of(any_day())).prop_map(
            |(staff, from, until)| ManagerStretch { staff, from, until }), 0..4)),
        policies in of(vec((id(), 1_u32..4, any_day(), of(any_day())).prop_map(
            |(id, version, adopted_on, reviewed_on)| HeldPolicy { id, name: String::new(), version, adopted_on, reviewed_on }), 0..4)),
        responsibilities in responsibilities(),
    ) -> ServiceFacts {
        ServiceFacts {
            opened_on, closed_on, registered_managers, policies, responsibilities, excuses: Vec::new(),
        }
    }
}

fn one_for_each(duties: &[Duty]) -> bool {
    duties.windows(2).all(|pair| (&pair[0].rule, &pair[0].item) < (&pair[1].rule, &pair[1].item))
}

/// What has come by the day, the other way round.
fn come(list: &mut Responsibilities, on: Day) {
    list.accepted.retain(|of| of.on <= on);
    list.accepted.reverse();
    list.before.retain(|of| of.since <= on);
    list.before.reverse();
}

/// The list with one more version, from this day on.
fn one_more(list: &Responsibilities, on: Day) -> Responsibilities {
    let mut next = list.clone();
    next.before.push(PastVersion { version: list.version, since: list.changed_on });
    (next.version, next.changed_on) = (list.version + 1, on);
    next
}

/// The last days of the duties that are still open.
fn open(duties: &[Duty]) -> Vec<Day> {
    duties.iter().filter(|duty| duty.state == State::Due).filter_map(|duty| duty.due).collect()
}

/// Whether what was open is still open, and nothing has more time than before.
fn no_more_time(before: &[Duty], after: &[Duty]) -> bool {
    let (before, after) = (open(before), open(after));
    before.len() <= after.len() && before.iter().zip(&after).all(|(before, after)| after <= before)
}

proptest! {
    #[test]
    fn a_next_version_of_the_responsibilities_gives_nobody_more_time(
        (worker, service) in (worker(), service()), (on, passed) in (any_day(), 0_i32..30),
    ) {
        let rules = [rule("responsibilities_confirmed", "within_days = 14")];
        let later = on.plus_days(passed);
        let with = |list: &Option<Responsibilities>| list.as_ref().filter(|list| list.changed_on <= on).map(|list| one_more(list, later));
        let before = duties_of_worker(&rules, &worker, later);
        if let Some(list) = with(&worker.responsibilities) {
            let next = WorkerFacts { responsibilities: Some(list), ..worker };
            prop_assert!(no_more_time(&before, &duties_of_worker(&rules, &next, later)));
        }
        let before = duties_of_service(&rules, &service, later);
        if let Some(list) = with(&service.responsibilities) {
            let next = ServiceFacts { responsibilities: Some(list), ..service };
            prop_assert!(no_more_time(&before, &duties_of_service(&rules, &next, later)));
        }
    }

    #[test]
    fn a_workers_duties_do_not_depend_on_order_or_on_what_comes_later(facts in worker(), on in any_day()) {
        let rules = &packs()[0].rules;
        let duties = duties_of_worker(rules, &facts, on);
        prop_assert!(one_for_each(&duties));
        let mut other = facts.clone();
        if let Some(list) = &mut other.competences { list.retain(|of| of.achieved_on <= on); list.reverse(); }
        if let Some(list) = &mut other.supervisions { list.retain(|day| *day <= on); list.reverse(); }
        if let Some(list) = &mut other.policies { list.retain(|of| of.since <= on); list.reverse(); }
        if let Some(list) = &mut other.explained { list.retain(|of| of.on <= on); list.reverse(); }
        if let Some(list) = &mut other.responsibilities { come(list, on); }
        prop_assert_eq!(duties, duties_of_worker(rules, &other, on));
    }

    #[test]
    fn a_services_duties_do_not_depend_on_order_or_on_what_comes_later(facts in service(), on in any_day()) {
        let rules = &packs()[0].rules;
        let duties = duties_of_service(rules, &facts, on);
        prop_assert!(one_for_each(&duties));
        let mut other = facts.clone();
        if let Some(list) = &mut other.registered_managers { list.retain(|of| of.from <= on); list.reverse(); }
        if let Some(list) = &mut other.policies {
            list.retain(|of| of.adopted_on <= on);
            list.iter_mut().for_each(|of| of.reviewed_on = of.reviewed_on.filter(|day| *day <= on));
            list.reverse();
        }
        if let Some(list) = &mut other.responsibilities { come(list, on); }
        prop_assert_eq!(duties, duties_of_service(rules, &other, on));
    }
}
