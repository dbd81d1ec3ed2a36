//! `doctor`: looks at settings, database, clock and disk, and says what to mend.

use anyhow::bail;
use domain::{Clock, time::SystemClock};
use store::Place;

use crate::{
    config::{DEFAULT_FOLDER, Data},
    serving::head_files,
};

pub fn run(data: &Data) -> anyhow::Result<()> {
    let mut wrong = 0;
    let mut told = |name: &str, answer: anyhow::Result<String>| match answer {
        Ok(words) => println!("well   {name}: {words}"),
        Err(error) => {
            wrong += 1;
            println!("MEND   {name}: {error:#}");
        }
    };
    told("settings", data.file().map(|_| "can be read".to_owned()));
    told("clock", clock());
    let place = data.place(DEFAULT_FOLDER)?;
    told("disk", disk(&place));
    told("database", database(data));
    told("journal", journal(data));
    if wrong > 0 {
        bail!("{wrong} to mend.");
    }
    Ok(())
}

/// A clock far from the build's own time is wrong, and would date every record wrongly.
fn clock() -> anyhow::Result<String> {
    let today = SystemClock::default().now().day();
    let (year, ..) = today.parts();
    if !(2026..2100).contains(&year) {
        bail!("the machine says it is {}. Set its clock before anything is recorded", today.long());
    }
    Ok(format!("{}, {} in London", today.long(), SystemClock::default().now().clock_time()))
}

fn disk(place: &Place) -> anyhow::Result<String> {
    let Place::File(path) = place else { return Ok("the database is on a server".to_owned()) };
    let folder = path.parent().filter(|folder| folder.exists());
    let Some(folder) = folder else { return Ok(format!("{} is not there yet", path.display())) };
    let probe = folder.join(".keyworker-probe");
    std::fs::write(&probe, [0_u8; 4096]).and_then(|()| std::fs::File::open(&probe)?.sync_all())?;
    std::fs::remove_file(&probe)?;
    let size = std::fs::metadata(path).map_or(0, |file| file.len());
    #[cfg(unix)]
    if path.exists() {
        let mode = std::os::unix::fs::PermissionsExt::mode(&std::fs::metadata(path)?.permissions());
        if mode & 0o077 != 0 {
            bail!("{} can be read by other users of this machine. Run: chmod 600 {0}", path.display());
        }
    }
    Ok(format!("{} can be written; the database has {} MiB", folder.display(), size / 1024 / 1024))
}

fn database(data: &Data) -> anyhow::Result<String> {
    let place = data.place(DEFAULT_FOLDER)?;
    if let Place::File(path) = &place
        && !path.exists()
    {
        return Ok("not made yet: keyworker serve makes it".to_owned());
    }
    let store = data.open(DEFAULT_FOLDER, false)?;
    let pending = store.pending()?;
    if !pending.lacks.is_empty() {
        bail!("older than this program. Stop the server, make a backup, then run: keyworker migrate");
    }
    let purpose = store.read_now(app::sign_in::service::purpose)?.unwrap_or_else(|| "not set up".to_owned());
    Ok(format!("{} answers, migration {}, purpose: {purpose}", place.shown(), pending.has))
}

fn journal(data: &Data) -> anyhow::Result<String> {
    if let Place::File(path) = data.place(DEFAULT_FOLDER)?
        && !path.exists()
    {
        return Ok("nothing yet".to_owned());
    }
    let store = data.open(DEFAULT_FOLDER, false)?;
    let verified = store::chain::verify(&store, &head_files(data, None)?.heads())?;
    match verified.findings.first() {
        Some(finding) => bail!("{finding}"),
        None => Ok(format!("{} entries sealed, {} not yet", verified.entries, verified.unsealed)),
    }
}
