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
    let list = (1_u32..4, any_day(), vec(said, 0..4));
    of(list.prop_map(|(version, changed_on, accepted)| Responsibilities { version, changed_on, accepted }))
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

proptest! {
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
        if let Some(list) = &mut other.responsibilities { list.accepted.retain(|of| of.on <= on); list.accepted.reverse(); }
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
        if let Some(list) = &mut other.responsibilities { list.accepted.retain(|of| of.on <= on); list.accepted.reverse(); }
        prop_assert_eq!(duties, duties_of_service(rules, &other, on));
    }
}
