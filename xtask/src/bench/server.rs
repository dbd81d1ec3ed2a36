//! The server that is measured, as a program of its own.

use super::connection::Connection;
use crate::command;
use anyhow::{Context, Result, bail};
use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    pub port: u16,
    /// From starting the program to the first page.
    pub first_page: Duration,
    // Held: a server whose output nobody reads must not die of it.
    _output: BufReader<ChildStdout>,
}

impl Server {
    /// Starts it on a free port, and waits for the sign-in page.
    pub fn start(mut program: Command) -> Result<Self> {
        let began = Instant::now();
        program.args(["--listen", "127.0.0.1:0"]).stdin(Stdio::null()).stdout(Stdio::piped());
        let mut child = program.spawn().context("the server could not be started")?;
        let mut output = BufReader::new(child.stdout.take().context("the server has no output")?);
        let port = match port(&mut output) {
            Ok(port) => port,
            Err(error) => {
                let _ = child.kill();
                return Err(error);
            }
        };
        let mut server = Self { child, port, first_page: Duration::ZERO, _output: output };
        server.wait_for_page("/sign-in")?;
        server.first_page = began.elapsed();
        Ok(server)
    }

    fn wait_for_page(&mut self, path: &str) -> Result<()> {
        let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\n\r\n");
        let answer = Connection::to(self.port).ask(request.as_bytes())?;
        if answer.status != 200 {
            bail!("{path} answered {}", answer.status);
        }
        Ok(())
    }

    pub fn pid(&self) -> u32 {
        self.child.id()
    }

    /// Tells a process to stop, and waits for the server's end: what it still has to write, it writes.
    pub fn stop(mut self, pid: u32) -> Result<()> {
        command::succeeds(Command::new("kill").args(["-TERM", &pid.to_string()]));
        self.child.wait()?;
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The port in "Keyworker is at http://localhost:7700".
fn port(output: &mut impl BufRead) -> Result<u16> {
    let mut line = String::new();
    while output.read_line(&mut line)? > 0 {
        if let Some((_, port)) = line.trim().rsplit_once("http://localhost:") {
            return port.parse().context("the server named no port");
        }
        line.clear();
    }
    bail!("the server ended before it served a page")
}
