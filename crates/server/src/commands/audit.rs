//! `audit verify`: that no entry of the journal was changed, removed, added, reordered or cut off.

use std::path::PathBuf;

use anyhow::bail;
use clap::{Args, Subcommand};

use crate::{
    config::{self, DEFAULT_FOLDER, Data},
    serving::head_files,
};

#[derive(Args)]
pub struct Audit {
    #[command(subcommand)]
    command: AuditCommand,
}

#[derive(Subcommand)]
enum AuditCommand {
    /// Goes through the whole journal, and compares its heads with the files that keep them.
    Verify {
        #[command(flatten)]
        data: Data,
        /// A second file of heads.
        #[arg(long, env = "KEYWORKER_ANCHOR", value_name = "FILE")]
        anchor: Option<PathBuf>,
    },
}

pub fn run(audit: &Audit) -> anyhow::Result<()> {
    let AuditCommand::Verify { data, anchor } = &audit.command;
    let store = data.open(DEFAULT_FOLDER, false)?;
    config::check_migrated(&store)?;
    let files = head_files(data, anchor.clone())?;
    let verified = store::chain::verify(&store, &files.heads())?;
    println!("{} entries in {} sealed batches.", verified.entries, verified.batches);
    if verified.unsealed > 0 {
        println!(
            "{} entries since the last seal; a running server seals them within seconds.",
            verified.unsealed
        );
    }
    for finding in &verified.findings {
        println!("FAULT: {finding}");
    }
    if verified.findings.is_empty() {
        println!("The journal is whole.");
        return Ok(());
    }
    bail!(
        "The journal is not as it was sealed. Keep everything as it is, and tell your data protection lead."
    )
}
