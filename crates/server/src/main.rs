//! The program: one binary, many commands.

/// Prints a line. A reader that is gone is no reason to stop serving.
macro_rules! say {
    ($($part:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout(), $($part)*);
    }};
}
pub(crate) use say;

mod commands;
mod config;
mod serving;
mod work;

use clap::{Parser, Subcommand};

/// Keyworker: one named key worker for everyone, and proof that the promises are kept.
#[derive(Parser)]
#[command(name = "keyworker", version, about)]
struct Keyworker {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Fills a database with made-up people and serves it on this machine, to try everything out.
    Demo(commands::demo::Demo),
    /// Serves real work. The first start prints a one-time link to set it up.
    Serve(serving::Serve),
    /// Brings the database up to this version. The server must be stopped.
    Migrate(config::Data),
    /// Looks at settings, database, clock and disk, and says what to mend.
    Doctor(config::Data),
    /// Adds a sign-in on this machine, and prints its one-time link.
    User(commands::user::UserCommand),
    /// Brings in a file of people, staff, or who is whose key worker.
    Import(commands::import::Import),
    /// Takes a list out as CSV.
    Export(commands::export::Export),
    /// Copies everything to one verified file. Works beside a running server.
    Backup(commands::backup::Backup),
    /// Puts a backup into an empty place, and verifies it. The server must be stopped.
    Restore(commands::backup::Restore),
    /// The journal of who did and saw what.
    Audit(commands::audit::Audit),
    /// Writes how a service stood on a day, as a folder for an inspector.
    Evidence(commands::evidence::Evidence),
    /// Tries a policy out: checks a pack, and prints what it makes due.
    Policy(commands::policy::PolicyCommand),
    /// The database itself.
    Db(commands::db::Db),
}

fn main() -> std::process::ExitCode {
    let answer = match Keyworker::parse().command {
        Command::Demo(demo) => commands::demo::run(&demo),
        Command::Serve(serve) => serving::run(&serve),
        Command::Migrate(data) => commands::migrate::run(&data),
        Command::Doctor(data) => commands::doctor::run(&data),
        Command::User(user) => commands::user::run(&user),
        Command::Import(import) => commands::import::run(&import),
        Command::Export(export) => commands::export::run(&export),
        Command::Backup(backup) => commands::backup::run(&backup),
        Command::Restore(restore) => commands::backup::restore(&restore),
        Command::Audit(audit) => commands::audit::run(&audit),
        Command::Evidence(evidence) => commands::evidence::run(&evidence),
        Command::Policy(policy) => commands::policy::run(&policy),
        Command::Db(db) => commands::db::run(&db),
    };
    match answer {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}
