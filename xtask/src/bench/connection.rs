//! One connection that asks and waits, as a browser holds it open: HTTP/1.1 with keep-alive.

use anyhow::{Context, Result, bail};
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;

pub struct Connection {
    port: u16,
    stream: Option<TcpStream>,
    buffer: Vec<u8>,
}

/// What came back. Head and body stay in the connection's buffer.
#[derive(Clone, Copy)]
pub struct Answer {
    pub status: u16,
    head: usize,
    end: usize,
}

impl Connection {
    pub fn to(port: u16) -> Self {
        Self { port, stream: None, buffer: vec![0; 16 * 1024] }
    }

    /// Sends a request and reads the whole answer. After an error the next request opens a new connection.
    pub fn ask(&mut self, request: &[u8]) -> Result<Answer> {
        let mut stream = match self.stream.take() {
            Some(stream) => stream,
            None => open(self.port)?,
        };
        stream.write_all(request)?;
        let answer = self.read(&mut stream)?;
        if header(self.head(answer), "connection") != Some("close") {
            self.stream = Some(stream);
        }
        Ok(answer)
    }

    pub fn body(&self, answer: Answer) -> &[u8] {
        &self.buffer[answer.head..answer.end]
    }

    pub fn header(&self, answer: Answer, name: &str) -> Option<&str> {
        header(self.head(answer), name)
    }

    fn head(&self, answer: Answer) -> &str {
        std::str::from_utf8(&self.buffer[..answer.head]).unwrap_or_default()
    }

    fn read(&mut self, stream: &mut TcpStream) -> Result<Answer> {
        let mut filled = 0;
        loop {
            filled += self.more(stream, filled)?;
            let Some(head) = end_of_head(&self.buffer[..filled]) else { continue };
            let text = std::str::from_utf8(&self.buffer[..head]).context("the head is not text")?;
            let status = text.get(9..12).and_then(|code| code.parse().ok()).context("no status")?;
            let length: usize = match header(text, "content-length") {
                Some(length) => length.parse()?,
                None => bail!("an answer without a length"),
            };
            while filled < head + length {
                filled += self.more(stream, filled)?;
            }
            return Ok(Answer { status, head, end: head + length });
        }
    }

    fn more(&mut self, stream: &mut TcpStream, filled: usize) -> Result<usize> {
        if filled == self.buffer.len() {
            self.buffer.resize(filled * 2, 0);
        }
        match stream.read(&mut self.buffer[filled..])? {
            0 => bail!("the connection was closed"),
            read => Ok(read),
        }
    }
}

fn open(port: u16) -> Result<TcpStream> {
    let stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_nodelay(true)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    Ok(stream)
}

fn end_of_head(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4)
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (found, value) = line.split_once(':')?;
        found.eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_head_is_told_from_the_body() {
        let text = "HTTP/1.1 303 See Other\r\nLocation: /a?b\r\ncontent-length: 0\r\n\r\n";
        assert_eq!(end_of_head(text.as_bytes()), Some(text.len()));
        assert_eq!(header(text, "location"), Some("/a?b"));
        assert_eq!(end_of_head(b"HTTP/1.1 200 OK\r\n"), None);
    }
}
