//! No path of somebody's machine and no host of a package registry: both make a project that works in one
//! place only.

use super::finding::Finding;
use super::tree::Tree;

/// Put together from pieces, so that this file does not find itself.
const HOMES: &[&str] =
    &[concat!("/ho", "me/"), concat!("/ro", "ot/"), concat!("/Us", "ers/"), concat!(":\\Us", "ers\\")];
const HOSTS: &[&str] = &[
    concat!("registry.npm", "js"),
    concat!("static.", "crates.io"),
    concat!("index.", "crates.io"),
    concat!("crates.io", "/api"),
    concat!("files.python", "hosted"),
    concat!("deb.debian", ".org"),
    concat!("archive.ubuntu", ".com"),
];

/// The tools that write these put hosts in.
const LOCK_FILES: &[&str] = &["Cargo.lock", "package-lock.json"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let ours = tree.files().filter(|(file, _)| !LOCK_FILES.iter().any(|lock| file.ends_with(lock)));
    ours.flat_map(|(file, text)| in_file(file, text)).collect()
}

fn in_file(file: &str, text: &str) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let homes = HOMES.iter().filter(|home| begins_a_path(line, home));
        findings.extend(homes.map(|home| {
            Finding::fault(file, index + 1, format!("`{home}` is a path of one machine; make it relative."))
        }));
        let hosts = HOSTS.iter().filter(|host| line.contains(**host));
        findings.extend(hosts.map(|host| {
            Finding::fault(file, index + 1, format!("`{host}` is a registry's host; leave that to its tool."))
        }));
    }
    findings
}

/// In the middle of a path or an address (`example.org` + the same) it is no machine's.
fn begins_a_path(line: &str, home: &str) -> bool {
    let inside = |before: char| before.is_alphanumeric() || "/._-}>*".contains(before);
    line.match_indices(home).any(|(at, _)| home.starts_with(':') || !line[..at].ends_with(inside))
}

#[cfg(test)]
mod tests {
    use super::super::finding::faults;
    use super::*;

    #[test]
    fn a_machine_s_path_and_a_registry_s_host_are_caught() {
        let script = format!("#!/bin/sh\ncd {}me\ncurl {}.org", HOMES[0], HOSTS[0]);
        let found = faults(&check(&Tree::of(&[("build.sh", &script)])));
        assert_eq!(found.len(), 2);
        assert!(found[0].starts_with("build.sh:2: ") && found[1].starts_with("build.sh:3: "), "{found:?}");
    }

    #[test]
    fn the_middle_of_an_address_and_a_lock_file_are_left_alone() {
        let page = format!("see https://example.org{}page", HOMES[0]);
        assert!(
            check(&Tree::of(&[("a.md", &page), ("tests/browser/package-lock.json", HOSTS[0])])).is_empty()
        );
    }
}
