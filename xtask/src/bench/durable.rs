//! The throw-away cluster spares the disk, because tests need not survive a power cut. A figure for a commit means
//! nothing unless the commit is on the disk, so here the server program is started with that put back: of two settings
//! of the same name, PostgreSQL takes the later.

use crate::command;
use anyhow::Result;
use std::path::{Path, PathBuf};

const CAREFUL: &str = "-c fsync=on -c full_page_writes=on -c synchronous_commit=on";

/// A folder with `initdb` and `postgres`, gone when dropped.
pub struct Binaries(PathBuf);

impl Binaries {
    pub fn beside(real: &Path) -> Result<Self> {
        // Another user must be able to read it: PostgreSQL does not run as root.
        let parent = if command::is_root() { PathBuf::from("/tmp") } else { std::env::temp_dir() };
        let folder = parent.join(format!("keyworker-bench-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let binaries = Self(folder);
        binaries.script("initdb", &format!("exec '{}' \"$@\"", real.join("initdb").display()))?;
        binaries
            .script("postgres", &format!("exec '{}' \"$@\" {CAREFUL}", real.join("postgres").display()))?;
        Ok(binaries)
    }

    pub fn folder(&self) -> &Path {
        &self.0
    }

    fn script(&self, name: &str, line: &str) -> Result<()> {
        let file = self.0.join(name);
        std::fs::write(&file, format!("#!/bin/sh\n{line}\n"))?;
        for path in [&self.0, &file] {
            let readable = std::os::unix::fs::PermissionsExt::from_mode(0o755);
            std::fs::set_permissions(path, readable)?;
        }
        Ok(())
    }
}

impl Drop for Binaries {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
