//! What the browser tests need: a Chromium of the system, and the npm packages of `tests/browser`.

use super::Found;
use super::installer::{Installer, Wanted};
use crate::command;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

const PROGRAMS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

const MAC: &[&str] = &[
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/// The font comes along because a container may have none, and a page without letters has no layout to test.
const WANTED: Wanted = Wanted {
    what: "Chromium",
    packages: &[
        ("apt-get", &["chromium", "fonts-liberation"]),
        ("dnf", &["chromium", "liberation-sans-fonts"]),
        ("pacman", &["chromium", "ttf-liberation"]),
        ("brew", &["--cask", "chromium"]),
    ],
};

/// The browser; the environment's CHROMIUM goes before all that we find.
pub fn chromium(installer: &Installer) -> Found {
    if let Some(path) = find_chromium() {
        return Ok(path);
    }
    installer.install(&WANTED)?;
    let missing = "Chromium was installed but is not on the search path; name it in the variable CHROMIUM.";
    find_chromium().ok_or_else(|| missing.to_owned())
}

fn find_chromium() -> Option<PathBuf> {
    let named = std::env::var_os("CHROMIUM").map(PathBuf::from);
    let found = PROGRAMS.iter().find_map(|program| command::find(program));
    let mac = MAC.iter().map(PathBuf::from).find(|path| path.is_file());
    named.or(found).or(mac)
}

/// The folder of the browser tests, with its packages as the lock file names them.
pub fn node_packages(root: &Path, installer: &Installer) -> Found {
    let folder = root.join("tests/browser");
    if !folder.join("package-lock.json").is_file() {
        return Err("tests/browser/package-lock.json is not there.".to_owned());
    }
    if command::find("node").is_none() || command::find("npm").is_none() {
        return Err("Node.js with npm is missing; install it by hand.".to_owned());
    }
    if is_current(&folder) {
        return Ok(folder);
    }
    if !installer.is_allowed() {
        return Err("The npm packages are missing; type: cd tests/browser && npm ci".to_owned());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder);
    // The system's Chromium is used: Playwright must not fetch its own.
    npm.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    let installed = command::run(&mut npm);
    installed.map(|()| folder).map_err(|error| format!("The npm packages could not be installed: {error}."))
}

/// npm writes this file as the last thing of an install.
fn is_current(folder: &Path) -> bool {
    let installed = changed(&folder.join("node_modules/.package-lock.json"));
    installed.is_some() && installed >= changed(&folder.join("package-lock.json"))
}

fn changed(file: &Path) -> Option<SystemTime> {
    file.metadata().ok()?.modified().ok()
}
