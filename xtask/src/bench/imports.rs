//! People from a file, as an installation begins.

use super::build::Built;
use super::place::Place;
use super::seed;
use crate::command;
use anyhow::{Result, bail};
use std::fmt::Write as _;
use std::process::Command;
use std::time::Instant;

const ROWS: usize = 20_000;
/// Above every number of the data sets.
const FIRST: usize = 500_000;

/// People a second, from starting the command to its end; `None` while the product has no such command.
pub fn people_per_second(built: &Built, place: &Place) -> Result<Option<f64>> {
    if !command::succeeds(Command::new(&built.server).args(["import", "people", "--help"])) {
        return Ok(None);
    }
    let file = place.folder().join("people.csv");
    std::fs::write(&file, csv())?;
    let mut import = Command::new(&built.server);
    import.args(["import", "people"]).arg(&file).args(["--service", &seed::service_name(0)]);
    import.args(["--as", &seed::manager_name(), "--yes", "--different"]).args(place.arguments());
    let began = Instant::now();
    let output = import.output()?;
    let took = began.elapsed().as_secs_f64();
    if !output.status.success() {
        bail!("the import failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(Some(ROWS as f64 / took))
}

fn csv() -> String {
    let mut text =
        "Local number,NHS number,Full name,Date of birth,Phone,How to communicate,Team,Supported since\n"
            .to_owned();
    for row in 0..ROWS {
        let number = FIRST + row;
        let nhs = seed::nhs_number(number).unwrap_or_default();
        let (name, day) = (seed::name(number), row % 28 + 1);
        let _ = writeln!(
            text,
            "I{number},{nhs},{name},{day:02}/03/1980,01632 960456,\"Short sentences, and pictures\",Team 1,01/03/2026"
        );
    }
    text
}
