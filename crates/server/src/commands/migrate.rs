//! `migrate`: brings the database up to this version.

use crate::config::{DEFAULT_FOLDER, Data};

pub fn run(data: &Data) -> anyhow::Result<()> {
    let store = data.open_or_make(DEFAULT_FOLDER, 2, true)?;
    let pending = store.migrate()?;
    if pending.lacks.is_empty() {
        println!("The database is up to date ({} migrations).", pending.has);
    } else {
        println!("Done: {}.", pending.lacks.join(", "));
    }
    Ok(())
}
