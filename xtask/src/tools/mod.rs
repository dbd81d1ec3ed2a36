//! What the tests need on the machine: found, or installed where that can be done, or named in a plain
//! sentence.

mod browser;
mod cargo;
mod installer;
mod postgres;

pub use browser::{chromium, node_packages};
pub use cargo::{components, nextest};
pub use installer::Installer;
pub use postgres::postgres;

use std::path::PathBuf;

/// Where a tool is, or else why it is not there and what a person can do, as a sentence.
pub type Found = Result<PathBuf, String>;
