//! Work beside the requests: messages from the outbox, the seal of the journal, and forgetting what is old.

use std::{path::PathBuf, sync::Arc, time::Duration};

use store::{Store, chain, chain::Heads};
use web::House;

/// The files that the journal's heads go to.
#[derive(Clone, Default)]
pub struct HeadFiles(pub Vec<PathBuf>);

impl HeadFiles {
    /// The files, as the chain knows them.
    pub fn heads(&self) -> Vec<Heads> {
        self.0.iter().map(Heads::at).collect()
    }
}

/// Seals what is not sealed yet, and writes the new heads to every file.
pub async fn seal(store: &Store, files: &HeadFiles) -> anyhow::Result<usize> {
    let heads = chain::seal(store).await?;
    if heads.is_empty() {
        return Ok(0);
    }
    for file in files.heads() {
        let path = file.path().display().to_string();
        let known = file.read().map(|heads| heads.keys().max().copied().unwrap_or(0)).unwrap_or(0);
        // Also those that could not be written before.
        let missing = chain::heads_after(store, known).await?;
        file.add(&missing).map_err(|error| {
            anyhow::anyhow!("The heads of the journal cannot be written to {path}: {error}")
        })?;
    }
    Ok(heads.len())
}

/// Runs until the program stops. A failure is told, and tried again at the next turn.
pub async fn run(house: Arc<House>, files: HeadFiles) {
    let mut turn = tokio::time::interval(Duration::from_secs(1));
    turn.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let (mut turns, reckoner): (u64, _) = (0, app::reckoner());
    loop {
        turn.tick().await;
        if let Err(error) = app::outbox::deliver_all(house.store()).await {
            tracing::warn!(%error, "the outbox could not be read");
        }
        if let Err(error) = app::duties::sweep(house.store(), &reckoner).await {
            tracing::warn!(%error, "what is due could not be reckoned");
        }
        if let Err(error) = seal(house.store(), &files).await {
            tracing::error!(%error, "the journal could not be sealed");
        }
        if turns.is_multiple_of(60 * 60)
            && let Err(error) = web::forget_old(&house).await
        {
            tracing::warn!(?error, "what is old could not be forgotten");
        }
        turns += 1;
    }
}
