//! The dependencies that a Cargo.toml names, with their lines. Read by hand: the lines are what a finding
//! needs, and a TOML parser would be one more crate to build before anything can run.

#[derive(Debug, PartialEq, Eq)]
pub struct Dependency {
    /// The package, also where the manifest gives it another name.
    pub name: String,
    pub line: usize,
    /// Needed by tests alone.
    pub dev: bool,
    /// Lies in this workspace, as far as this manifest says.
    pub path: bool,
}

/// What a member's manifest depends on, of every kind and for every target.
pub fn dependencies(manifest: &str) -> Vec<Dependency> {
    read(manifest, |section| !section.starts_with("workspace."))
}

/// What the root's `[workspace.dependencies]` offers.
pub fn workspace_dependencies(manifest: &str) -> Vec<Dependency> {
    read(manifest, |section| section.starts_with("workspace."))
}

fn read(manifest: &str, chosen: fn(&str) -> bool) -> Vec<Dependency> {
    let mut section = "";
    let mut found: Vec<Dependency> = Vec::new();
    for (index, line) in manifest.lines().enumerate() {
        let line = line.trim();
        let number = index + 1;
        if let Some(header) = line.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            section = header.0.trim();
            if let (true, Some((table, name))) = (chosen(section), section.rsplit_once('.')) {
                found.extend(is_table(table).then(|| dependency(table, name, "", number)));
            }
        } else if let (true, Some((key, value))) = (chosen(section), entry(line)) {
            if is_table(section) {
                found.push(dependency(section, key, value, number));
            } else if let (Some(last), true) = (found.last_mut(), is_table(parent(section))) {
                last.path |= key.trim() == "path";
                last.name = quoted_after(line, "package").unwrap_or(&last.name).to_owned();
            }
        }
    }
    found
}

fn dependency(table: &str, key: &str, value: &str, line: usize) -> Dependency {
    let key = key.trim().split('.').next().unwrap_or(key).trim_matches(['"', '\'']);
    let renamed = quoted_after(value, "package");
    Dependency {
        name: renamed.unwrap_or(key).to_owned(),
        line,
        dev: table.ends_with("dev-dependencies"),
        path: quoted_after(value, "path").is_some(),
    }
}

fn entry(line: &str) -> Option<(&str, &str)> {
    line.split_once('=').filter(|(key, _)| !key.is_empty() && !key.starts_with(['#', '"']))
}

fn is_table(section: &str) -> bool {
    let last = section.rsplit('.').next().unwrap_or(section);
    ["dependencies", "dev-dependencies", "build-dependencies"].contains(&last)
}

fn parent(section: &str) -> &str {
    section.rsplit_once('.').map_or("", |(parent, _)| parent)
}

/// The text in `key = "text"`, inside an inline table or alone.
fn quoted_after<'text>(value: &'text str, key: &str) -> Option<&'text str> {
    let after = value.split_once(key)?.1.trim_start().strip_prefix('=')?;
    after.trim_start().strip_prefix('"')?.split('"').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(found: &[Dependency]) -> Vec<(&str, usize, bool)> {
        found.iter().map(|dependency| (dependency.name.as_str(), dependency.line, dependency.dev)).collect()
    }

    #[test]
    fn every_form_of_a_dependency_is_read() {
        let text = "[package]\nname = \"a\"\n[dependencies]\nstore.workspace = true\n# old = \"1\"\n\
            db = { package = \"rusqlite\", features = [\n  \"bundled\",\n] }\n[dev-dependencies]\ntestkit = \"1\"\n\
            [target.'cfg(unix)'.dependencies]\nnix = \"1\"\n[dependencies.web]\npackage = \"axum\"\nversion = \"1\"";
        let expected =
            [("store", 4, false), ("rusqlite", 6, false), ("testkit", 10, true), ("nix", 12, false)];
        let found = dependencies(text);
        assert_eq!(names(&found)[..4], expected);
        assert_eq!(names(&found)[4..], [("axum", 13, false)]);
    }

    #[test]
    fn the_workspace_s_own_are_told_by_their_path() {
        let text =
            "[workspace]\nmembers = []\n[workspace.dependencies]\napp = { path = \"a\" }\nserde = \"1\"";
        let found = workspace_dependencies(text);
        assert_eq!(names(&found), [("app", 4, false), ("serde", 5, false)]);
        assert_eq!(found.iter().map(|dependency| dependency.path).collect::<Vec<_>>(), [true, false]);
    }
}
