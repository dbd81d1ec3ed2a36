//! Installing with the machine's own package manager, and only with rights that need no password: a test run
//! must never stop at a prompt that nobody sees.

use crate::command;
use std::cell::Cell;
use std::process::Command;

struct Manager {
    /// Also its name among the packages of a [`Wanted`].
    program: &'static str,
    install: &'static [&'static str],
    /// Fetches the lists of packages; tried when an install fails, since a fresh container has none.
    refresh: &'static [&'static str],
    as_root: bool,
}

const MANAGERS: &[Manager] = &[
    Manager {
        program: "apt-get",
        install: &["install", "-y", "--no-install-recommends"],
        refresh: &["update"],
        as_root: true,
    },
    Manager { program: "dnf", install: &["install", "-y"], refresh: &["makecache"], as_root: true },
    Manager {
        program: "pacman",
        install: &["-S", "--noconfirm", "--needed"],
        refresh: &["-Sy"],
        as_root: true,
    },
    Manager { program: "brew", install: &["install"], refresh: &["update"], as_root: false },
];

/// A tool and the packages that bring it, by package manager.
pub struct Wanted {
    pub what: &'static str,
    pub packages: &'static [(&'static str, &'static [&'static str])],
}

/// May we install, and do we still need to fetch the lists of packages?
pub struct Installer {
    allowed: bool,
    refreshed: Cell<bool>,
}

impl Installer {
    pub fn new(allowed: bool) -> Self {
        Self { allowed, refreshed: Cell::new(false) }
    }

    pub fn is_allowed(&self) -> bool {
        self.allowed
    }

    /// Installs what is wanted, or says why not and what to type.
    pub fn install(&self, wanted: &Wanted) -> Result<(), String> {
        let here = MANAGERS.iter().find(|manager| command::find(manager.program).is_some());
        let known = here.and_then(|manager| {
            let named = wanted.packages.iter().find(|(program, _)| *program == manager.program);
            named.map(|(_, packages)| (manager, *packages))
        });
        let Some((manager, packages)) = known else {
            return Err(format!("{} is missing; install it by hand.", wanted.what));
        };
        let by_hand = by_hand(manager, packages);
        if !self.allowed {
            return Err(format!("{} is missing; to install it: {by_hand}", wanted.what));
        }
        if manager.as_root && !command::is_root() && !sudo_without_password() {
            return Err(format!(
                "{} is missing, and installing needs a password; type: {by_hand}",
                wanted.what
            ));
        }
        println!("    {} is missing: installing it", wanted.what);
        self.install_or_refresh(manager, packages).map_err(|error| {
            format!("{} could not be installed ({error}); try by hand: {by_hand}", wanted.what)
        })
    }

    fn install_or_refresh(&self, manager: &Manager, packages: &[&str]) -> anyhow::Result<()> {
        let install = || command::run(as_manager(manager).args(manager.install).args(packages));
        let first = install();
        if first.is_ok() || self.refreshed.replace(true) {
            return first;
        }
        command::run(as_manager(manager).args(manager.refresh))?;
        install()
    }
}

fn as_manager(manager: &Manager) -> Command {
    let mut words = vec![];
    if manager.as_root && !command::is_root() {
        words.extend(["sudo", "-n"]);
    }
    // Debian's packages may ask questions, and sudo does not hand our environment on.
    words.extend(["env", "DEBIAN_FRONTEND=noninteractive", manager.program]);
    let mut command = Command::new(words[0]);
    command.args(&words[1..]);
    command
}

fn by_hand(manager: &Manager, packages: &[&str]) -> String {
    let sudo = if manager.as_root && !command::is_root() { "sudo " } else { "" };
    let install = manager.install.join(" ");
    let program = manager.program;
    match program {
        "apt-get" => {
            format!("{sudo}apt-get update && {sudo}apt-get {install} {}", packages.join(" "))
        }
        _ => format!("{sudo}{program} {install} {}", packages.join(" ")),
    }
}

fn sudo_without_password() -> bool {
    command::succeeds(Command::new("sudo").args(["-n", "true"]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tool_that_no_manager_knows_is_a_sentence() {
        let wanted = Wanted { what: "The moon", packages: &[] };
        assert_eq!(
            Installer::new(true).install(&wanted).unwrap_err(),
            "The moon is missing; install it by hand."
        );
    }

    #[test]
    fn the_command_to_type_names_the_packages() {
        assert!(by_hand(&MANAGERS[0], &["chromium"]).ends_with("--no-install-recommends chromium"));
        assert_eq!(by_hand(&MANAGERS[3], &["chromium"]), "brew install chromium");
    }
}
