//! `policy reckon`: what is due about everyone, reckoned again, for after an upgrade or when in doubt.

use std::time::{Duration, Instant};

use app::duties::Swept;
use domain::ids::OrganisationId;
use indicatif::{ProgressBar, ProgressStyle};
use store::{Store, StoreError, Who};

use crate::config::{self, DEFAULT_FOLDER, Data};

pub fn run(data: &Data) -> anyhow::Result<()> {
    let store = data.open(DEFAULT_FOLDER, false)?;
    config::check_migrated(&store)?;
    let organisations = store.read_now(app::duties::organisations)?;
    let (began, mut all) = (Instant::now(), Totals::default());
    for organisation in organisations {
        everyone(&store, organisation, &mut all)?;
    }
    crate::say!(
        "Reckoned what is due about {} people in {:.1} s: {} lines were not as they should be and are now. The longest \
         step held the database for {} ms.",
        all.people,
        began.elapsed().as_secs_f64(),
        all.written,
        all.longest.as_millis()
    );
    Ok(())
}

#[derive(Default)]
struct Totals {
    people: usize,
    written: usize,
    longest: Duration,
}

fn everyone(store: &Store, organisation: OrganisationId, all: &mut Totals) -> anyhow::Result<()> {
    let of = store.read_now(move |tx| app::duties::people_of(tx, organisation))?;
    let bar = ProgressBar::new(of);
    bar.set_style(ProgressStyle::with_template("{bar:30} {pos} of {len} people")?);
    let acting = move || Who { organisation: Some(organisation), staff: None, session: None };
    store.write_now(move |work| -> Result<(), StoreError> {
        work.acting(acting());
        app::duties::begin_again(work, organisation)
    })?;
    let reckoner = app::reckoner();
    loop {
        let (began, reckoner) = (Instant::now(), std::sync::Arc::clone(&reckoner));
        let Swept { people, written, done } =
            store.write_now(move |work| reckoner.step(work, organisation))?;
        all.longest = all.longest.max(began.elapsed());
        all.people += people;
        all.written += written;
        bar.inc(people as u64);
        if done {
            break;
        }
    }
    bar.finish_and_clear();
    Ok(())
}
