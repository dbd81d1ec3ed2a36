//! PostgreSQL's server programs. Distributions keep them off the search path, in a folder for each version.

use super::Found;
use super::installer::{Installer, Wanted};
use crate::command;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The oldest that the product supports.
const OLDEST: u32 = 15;

const WANTED: Wanted = Wanted {
    what: "The PostgreSQL server (15 or later)",
    packages: &[
        ("apt-get", &["postgresql"]),
        ("dnf", &["postgresql-server"]),
        ("pacman", &["postgresql"]),
        ("brew", &["postgresql@17"]),
    ],
};

/// Where each system puts the folders of its versions, and how the folder of one version ends.
const PLACES: &[(&str, &str, &str)] = &[
    ("/usr/lib/postgresql", "", "bin"),
    ("/usr", "pgsql-", "bin"),
    ("/opt/homebrew/opt", "postgresql@", "bin"),
    ("/usr/local/opt", "postgresql@", "bin"),
];

/// The folder with `initdb` and `postgres` of the newest version here.
pub fn postgres(installer: &Installer) -> Found {
    if let Some(folder) = newest() {
        return Ok(folder);
    }
    installer.install(&WANTED)?;
    newest().ok_or_else(|| {
        format!(
            "PostgreSQL was installed, but it is older than {OLDEST} or in a place not known here; \
             install {OLDEST} or later by hand, from the PostgreSQL project's packages."
        )
    })
}

fn newest() -> Option<PathBuf> {
    let usable = candidates().into_iter().filter_map(|folder| Some((version(&folder)?, folder)));
    let supported = usable.filter(|(version, _)| *version >= OLDEST);
    supported.max_by_key(|(version, _)| *version).map(|(_, folder)| folder)
}

fn candidates() -> Vec<PathBuf> {
    let mut folders = command::search_path();
    for (parent, prefix, end) in PLACES {
        let Ok(entries) = std::fs::read_dir(parent) else { continue };
        let named = entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(prefix));
        folders.extend(named.map(|entry| entry.path().join(end)));
    }
    folders.retain(|folder| folder.join("initdb").is_file() && folder.join("postgres").is_file());
    folders
}

fn version(folder: &Path) -> Option<u32> {
    major(&command::output(Command::new(folder.join("postgres")).arg("--version"))?)
}

/// The major version in "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)".
fn major(line: &str) -> Option<u32> {
    let number =
        line.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()))?;
    let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_every_form_in_use() {
        assert_eq!(major("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 18beta1"), Some(18));
        assert_eq!(major("postgres"), None);
    }
}
