//! The account that PostgreSQL runs under. It refuses to run as root, and containers of CI usually are root.

use crate::command;
use anyhow::{Context, Result};
use std::process::Command;

pub enum Account {
    /// The one who runs us is not root: no change.
    Own,
    /// We are root and become this user.
    Other { name: String },
}

/// `postgres` where the package made it, otherwise `nobody`, which every Unix has. No account is created: the
/// cluster needs one that is not root and nothing else.
pub fn unprivileged() -> Result<Account> {
    if !command::is_root() {
        return Ok(Account::Own);
    }
    let known = |name: &&str| command::succeeds(Command::new("id").args(["-u", name]));
    let name = ["postgres", "nobody"].into_iter().find(known);
    let name =
        name.context("PostgreSQL does not run as root, and there is no user `postgres` or `nobody` here")?;
    Ok(Account::Other { name: name.to_owned() })
}

impl Account {
    /// A command that runs as this account, by whichever of the usual programs the machine has.
    pub fn command(&self, program: &str) -> Command {
        let Self::Other { name } = self else { return Command::new(program) };
        if let Some(setpriv) = command::find("setpriv") {
            let mut command = Command::new(setpriv);
            command.arg(format!("--reuid={name}"));
            command.arg(format!("--regid={}", group(name)));
            command.args(["--clear-groups", program]);
            return command;
        }
        let mut command = Command::new(command::find("runuser").unwrap_or_else(|| "sudo".into()));
        command.args(["-u", name, "--", program]);
        command
    }

    pub fn needs_shared_folder(&self) -> bool {
        matches!(self, Self::Other { .. })
    }
}

/// The main group by number: it need not be called like the user (`nobody` is in `nogroup` on Debian).
fn group(name: &str) -> String {
    command::output(Command::new("id").args(["-g", name])).unwrap_or_else(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_account_is_never_root() {
        let account = unprivileged().unwrap();
        assert_ne!(command::output(account.command("id").arg("-u")).unwrap(), "0");
    }
}
