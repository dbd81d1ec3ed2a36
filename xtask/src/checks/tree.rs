//! The project's files, read once. Checks look at this and not at the disk, so that their tests can plant a
//! fault in a tree of two files.

use anyhow::{Context, Result};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

/// Folders that hold what was made or fetched, never what somebody wrote.
const NOT_OURS: &[&str] = &[".git", "target", "node_modules", "keyworker-data", "demo-data"];

/// Each file's text by its path from the root, with `/` between; a file that is not text is there with none.
pub struct Tree {
    files: BTreeMap<String, String>,
}

impl Tree {
    pub fn read(root: &Path) -> Result<Self> {
        let mut names = Vec::new();
        match listed_by_git(root) {
            Some(listed) => names = listed,
            None => walk(root, "", &mut names).context("could not read the project's folders")?,
        }
        let text =
            |name: &String| Some(String::from_utf8(fs::read(root.join(name)).ok()?).unwrap_or_default());
        let files = names.into_iter().filter_map(|name| Some((name.clone(), text(&name)?))).collect();
        Ok(Self { files })
    }

    #[cfg(test)]
    pub fn of(files: &[(&str, &str)]) -> Self {
        let owned = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned()));
        Self { files: owned.collect() }
    }

    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }

    pub fn text(&self, name: &str) -> Option<&str> {
        self.files.get(name).map(String::as_str)
    }

    /// Our Rust files.
    pub fn rust(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files().filter(|(name, _)| name.ends_with(".rs"))
    }

    /// The folders directly in `parent`, which ends with `/`.
    pub fn folders(&self, parent: &str) -> BTreeSet<&str> {
        let below = self.files().filter_map(|(name, _)| name.strip_prefix(parent));
        below.filter_map(|rest| rest.split_once('/')).map(|(folder, _)| folder).collect()
    }
}

/// What is committed and what would be: also files that are new and not ignored, so that a fault shows before
/// the commit. Nothing when there is no git here.
fn listed_by_git(root: &Path) -> Option<Vec<String>> {
    if !root.join(".git").exists() {
        return None;
    }
    let arguments = ["ls-files", "-z", "--cached", "--others", "--exclude-standard"];
    let output = Command::new("git").args(arguments).current_dir(root).output().ok()?;
    let names = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| names.split_terminator('\0').map(str::to_owned).collect())
}

fn walk(folder: &Path, prefix: &str, names: &mut Vec<String>) -> Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if entry.file_type()?.is_file() {
            names.push(path);
        } else if entry.file_type()?.is_dir() && !NOT_OURS.contains(&name.as_str()) {
            walk(&entry.path(), &format!("{path}/"), names)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn this_project_is_read_without_what_was_built() {
        let tree = Tree::read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert!(tree.text("src/checks/tree.rs").unwrap().contains("this_project_is_read"));
        assert!(tree.files().all(|(name, _)| !name.starts_with("target/")));
    }

    #[test]
    fn folders_are_those_directly_below() {
        let tree = Tree::of(&[("crates/app/src/lib.rs", ""), ("crates/app/src/people/mod.rs", "")]);
        assert_eq!(tree.folders("crates/app/src/"), BTreeSet::from(["people"]));
    }
}
