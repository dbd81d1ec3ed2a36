//! Starting the program.

use std::{
    io::{BufRead as _, BufReader},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::atomic::{AtomicU64, Ordering},
};

static COUNT: AtomicU64 = AtomicU64::new(1);

/// A folder of its own, gone afterwards.
pub struct Folder(PathBuf);

impl Folder {
    pub fn new() -> Self {
        let count = COUNT.fetch_add(1, Ordering::Relaxed);
        let path = std::env::temp_dir().join(format!("keyworker-program-{}-{count}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }
    pub fn path(&self) -> &Path {
        &self.0
    }
    pub fn text(&self) -> String {
        self.0.display().to_string()
    }
    pub fn file(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// The program, without what the environment of the test might tell it.
pub fn command(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_keyworker"));
    command.args(arguments).stdin(Stdio::null());
    for name in
        ["KEYWORKER_DATA", "KEYWORKER_DATABASE", "KEYWORKER_CONFIG", "KEYWORKER_ANCHOR", "KEYWORKER_LISTEN"]
    {
        command.env_remove(name);
    }
    command
}

/// Runs a command to its end.
pub fn run(arguments: &[&str]) -> Output {
    command(arguments).output().expect("the program runs")
}

/// Runs a command that must succeed, and gives what it prints.
#[track_caller]
pub fn well(arguments: &[&str]) -> String {
    let output = run(arguments);
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout).into_owned(), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{arguments:?} failed: {out}{err}");
    out
}

/// Runs a command that must be refused, and gives the sentence.
#[track_caller]
pub fn refused(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(
        !output.status.success(),
        "{arguments:?} was not refused: {}",
        String::from_utf8_lossy(&output.stdout)
    );
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A server, killed when dropped.
pub struct Server {
    child: Child,
    pub address: String,
    /// The secret of the set-up link, when it printed one.
    pub set_up: Option<String>,
}

impl Server {
    /// Starts a server on a free port, and waits until it says where it is.
    pub fn start(arguments: &[&str], waits_for_set_up: bool) -> Self {
        let mut child = command(arguments)
            .args(["--listen", "127.0.0.1:0"])
            .stdout(Stdio::piped())
            .spawn()
            .expect("started");
        let mut lines = BufReader::new(child.stdout.take().expect("output")).lines().map_while(Result::ok);
        let address = lines
            .by_ref()
            .find_map(|line| line.strip_prefix("Keyworker is at ").map(str::to_owned))
            .expect("an address");
        let set_up = if waits_for_set_up {
            lines.find_map(|line| line.split("/set-up/").nth(1).map(str::to_owned))
        } else {
            None
        };
        Self { child, address, set_up }
    }
    /// Kills it, as a power cut would.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.kill();
    }
}
