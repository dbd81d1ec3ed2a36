//! The policies of the three services, in our own words, and who had them explained.

use domain::{Day, role::Role};

use super::{
    Plan,
    services::{BRIGHT_PATH, ELM_HOUSE, HARBOUR},
};

/// A policy of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// By place in [`Plan::services`].
    pub service: usize,
    /// What it is called.
    pub name: &'static str,
    /// Its text.
    pub body: &'static str,
    /// How many days ago the service took it on.
    pub days_ago: i32,
    /// How many days ago somebody looked at it, if anybody did.
    pub reviewed_days_ago: Option<i32>,
}

/// All policies. The one about fire at Elm House was not looked at for more than a year; those of Harbour are new.
pub(super) fn policies() -> Vec<Policy> {
    let policy = |service, name, body, days_ago, reviewed_days_ago| Policy {
        service,
        name,
        body,
        days_ago,
        reviewed_days_ago,
    };
    vec![
        policy(ELM_HOUSE, "Key worker policy", KEY_WORKERS, 700, Some(120)),
        policy(ELM_HOUSE, "When there is a fire", FIRE, 640, Some(390)),
        policy(ELM_HOUSE, "Medicines", MEDICINES, 500, Some(200)),
        policy(HARBOUR, "Key-worker policy", KEY_WORKERS, 19, None),
        policy(HARBOUR, "Working alone in somebody’s home", ALONE, 17, None),
        policy(BRIGHT_PATH, "Keyworker policy", KEY_WORKERS, 580, Some(150)),
        policy(BRIGHT_PATH, "When a young person is missing", MISSING, 300, None),
    ]
}

impl Plan {
    /// Who had a policy explained, by place in [`Plan::staff`], and when: soon after they came, or soon after it was
    /// taken on. The volunteer has had nothing explained yet.
    pub fn explained_to(&self, policy: &Policy, today: Day) -> Vec<(usize, Day)> {
        let adopted = today.plus_days(-policy.days_ago);
        let works = |staff: &super::Staff| {
            let here = staff.posts.iter().filter(|post| {
                post.service == Some(policy.service)
                    && post.role != Role::Inspector
                    && post.role != Role::Volunteer
            });
            here.map(|post| post.from).min()
        };
        let began = self.staff.iter().enumerate().filter_map(|(at, staff)| Some((at, works(staff)?)));
        began.map(|(at, from)| (at, from.max(adopted).plus_days(6).min(today))).collect()
    }
}

const KEY_WORKERS: &str = "\
# Why

Everyone we support has **one named person** on the staff who knows them well, speaks up for them and sees that what was \
agreed gets done.

# What a key worker does

- Spends time with the person every week and listens.
- Writes down what was said, in the person’s own words where they can.
- Knows how the person wants to be spoken with, and tells the rest of the team.
- Keeps in touch with family and with everyone else who helps, as far as the person agrees.
- Says so early when something is not working.

# How we choose

1. We ask the person whom they would like.
2. The team leader looks at hours, training and how many people somebody supports already.
3. They meet before anything is decided.
4. After four to six weeks we ask both whether it works.

# When the key worker is away

Somebody else is named for every day of it, and the person is told who and until when.

> If you are not sure who is there for somebody today, ask. Do not guess.
";

const FIRE: &str = "\
# If you see fire or smoke

1. Shout, and press the nearest alarm.
2. Ring **999** from outside.
3. Go out with the people near you by the nearest green sign.
4. Meet on the grass in front of the house. *Nobody goes back in.*

# Everyone has a plan of their own

How each resident gets out, and what frightens or helps them, is in their plan. Read the plans of the people in your wing \
in your first week.

# Practice

We practise every three months, once a year at night.
";

const MEDICINES: &str = "\
# Who may give medicines

Only staff who were found able to do it, and whose training has not run out.

# Each time

- The right person, medicine, dose, way and time.
- Sign when it was taken, not before.
- If somebody does not want it, they need not take it. Write it down and tell the person in charge.

# A mistake

Ring 111 or the chemist at once, stay with the person, and tell the manager. Nobody is blamed for saying so.
";

const ALONE: &str = "\
# Before you go

- Look at your day: has anything changed for this person?
- Tell the team where you are and when you will be back.

# While you are there

It is their home. Ring the bell, wait to be let in, ask before you move things.

If you feel unsafe, **leave**. Ring the team leader from outside.

# Afterwards

Say that you are back. If nobody has heard from you half an hour after your time, the team leader rings you, and then \
comes.
";

const MISSING: &str = "\
# Straight away

1. Ring the young person, then whoever saw them last.
2. Tell the team leader. Agree who does what.
3. If they may be in danger, ring **999** now. You need no permission.

# When they are back

Be glad. Ask if they are hurt, hungry or cold. Questions can wait until the next day, and somebody whom they trust asks \
them.

# What we learn

We look at it together within a week, with the young person if they want to.
";
