//! Just enough HTTP to talk to the program.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
};

/// An answer.
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub cookies: Vec<String>,
    pub body: String,
}

/// Asks; an error is a connection that broke, as it does when the program is killed.
pub fn ask(
    address: &str,
    method: &str,
    path: &str,
    cookie: &str,
    body: Option<&str>,
) -> std::io::Result<Answer> {
    let host = address.trim_start_matches("http://");
    let mut stream = TcpStream::connect(host.replace("localhost", "127.0.0.1"))?;
    let mut request =
        format!("{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nCookie: {cookie}\r\n");
    if let Some(body) = body {
        request += "Content-Type: application/x-www-form-urlencoded\r\nSec-Fetch-Site: same-origin\r\n";
        request += &format!("Content-Length: {}\r\n\r\n{body}", body.len());
    } else {
        request += "\r\n";
    }
    stream.write_all(request.as_bytes())?;
    let mut text = Vec::new();
    stream.read_to_end(&mut text)?;
    let text = String::from_utf8_lossy(&text).into_owned();
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or((&text, ""));
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok());
    let header = |name: &str| {
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        lines
            .filter(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, v)| v.to_owned())
            .collect::<Vec<_>>()
    };
    match status {
        Some(status) => Ok(Answer {
            status,
            location: header("location").into_iter().next().unwrap_or_default(),
            cookies: header("set-cookie"),
            body: body.to_owned(),
        }),
        None => Err(std::io::Error::other("no answer")),
    }
}
