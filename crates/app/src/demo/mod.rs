//! The demonstration: one made-up partnership, believable enough to try every page. The same data on every run of the
//! same day.

mod load;
pub mod plan;
mod sql;

pub use load::load;

use domain::one_of::OneOf;

/// The password of every sign-in of the demonstration. It guards nothing: the data is made up and served to this
/// machine alone.
pub const PASSWORD: &str = "harbour lantern seven";

/// Every statement of this slice.
pub fn statements() -> &'static [&'static store::Sql] {
    sql::ALL
}

/// Who to sign in as: what they are, and the sign-in name.
pub fn sign_ins() -> Vec<(String, String)> {
    let today = domain::Day::new(2026, 1, 15).unwrap_or_else(|| domain::Moment::from_micros(0).day());
    let plan = plan::plan(today);
    let show = &plan.showcase;
    let best = [
        (show.key_worker, " of 10 people"),
        (show.team_leader, ""),
        (show.registered_manager, " of all three services"),
        (show.care_staff, ""),
        (show.volunteer, ""),
        (show.associate_director, ""),
        (show.service_administrator, ""),
        (show.inspector, ""),
        (show.system_administrator, ""),
    ];
    best.into_iter()
        .filter_map(|(at, more)| {
            let staff = plan.staff.get(at)?;
            let role = staff.posts.first()?.role.words();
            Some((format!("{role}{more}"), staff.sign_in_name.clone()))
        })
        .collect()
}
