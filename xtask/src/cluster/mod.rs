//! A PostgreSQL cluster made for one run of the tests and gone after it.
//!
//! Not the machine's own server: tests need to make and drop databases freely, and must never be able to meet
//! data that somebody cares for.

mod account;

use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader, Read};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

/// Tests find the cluster under this name, and each makes a database of its own in it.
pub const VARIABLE: &str = "KEYWORKER_TEST_POSTGRES";

const KEEPER: &str = include_str!("keeper.sh");
const ATTEMPTS: u32 = 3;

/// A running cluster. It is gone when this is dropped, and also when the process dies in any other way:
/// `keeper.sh`.
pub struct Cluster {
    keeper: Child,
    port: u16,
}

impl Cluster {
    /// Tries again with another port, because between our looking and PostgreSQL's listening somebody may
    /// take it.
    pub fn start(binaries: &Path) -> Result<Self> {
        let mut last = None;
        for _ in 0..ATTEMPTS {
            match Self::start_at(binaries, free_port()?) {
                Ok(cluster) => return Ok(cluster),
                Err(error) => last = Some(error),
            }
        }
        Err(last.context("no attempt was made")?)
    }

    /// The superuser's address; the database `postgres` in it is only the door to making others.
    pub fn url(&self) -> String {
        format!("postgres://keyworker@127.0.0.1:{}/postgres", self.port)
    }

    fn start_at(binaries: &Path, port: u16) -> Result<Self> {
        let account = account::unprivileged()?;
        let keeper = account
            .command("sh")
            .args(["-c", KEEPER, "keeper"])
            .arg(binaries)
            .arg(folder(account.needs_shared_folder()))
            .arg(port.to_string())
            // Its own process group: Ctrl-C goes to us, and the keeper then sees the pipe close.
            .process_group(0)
            .current_dir("/")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .context("could not start the keeper of the PostgreSQL cluster")?;
        let mut cluster = Self { keeper, port };
        cluster.wait_until_ready()?;
        Ok(cluster)
    }

    fn wait_until_ready(&mut self) -> Result<()> {
        let mut told = BufReader::new(self.keeper.stdout.take().context("the keeper has no output")?);
        let mut line = String::new();
        told.read_line(&mut line)?;
        if line.trim() == "ready" {
            return Ok(());
        }
        told.read_to_string(&mut line)?;
        bail!("the PostgreSQL cluster did not start: {}", line.trim())
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.keeper.stdin.take());
        let _ = self.keeper.wait();
    }
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}

/// Another user may not be let into our own temporary folder, so a run as root uses the one that all share.
/// Short in either case: a Unix socket lies in it, and its path may not be longer than about 100 bytes.
fn folder(shared: bool) -> PathBuf {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let parent = if shared { PathBuf::from("/tmp") } else { std::env::temp_dir() };
    let count = COUNT.fetch_add(1, Ordering::Relaxed);
    parent.join(format!("keyworker-postgres-{}-{count}", std::process::id()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tools::{Installer, postgres};
    use std::net::TcpStream;

    #[test]
    fn a_cluster_answers_while_it_is_held_and_is_gone_afterwards() {
        let Ok(binaries) = postgres(&Installer::new(false)) else {
            eprintln!("not run: PostgreSQL is not on this machine");
            return;
        };
        let cluster = Cluster::start(&binaries).unwrap();
        let port = cluster.port;
        assert!(TcpStream::connect(("127.0.0.1", port)).is_ok());
        drop(cluster);
        assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    }

    #[test]
    fn a_cluster_without_binaries_says_why_it_did_not_start() {
        let error = Cluster::start_at(Path::new("/nowhere"), free_port().unwrap()).err().unwrap();
        assert!(error.to_string().contains("initdb"), "{error}");
    }
}
