//! A page, as far as tests look at it: its text, its links, its forms.

/// A page.
#[derive(Debug, Clone)]
pub struct Page(String);

impl Page {
    /// The page of this markup.
    pub fn of(html: &str) -> Self {
        Self(html.to_owned())
    }
    /// The markup.
    pub fn html(&self) -> &str {
        &self.0
    }
    /// What a reader sees, with single spaces.
    pub fn text(&self) -> String {
        let start = self.0.find("<main").unwrap_or(0);
        let end = self.0.find("</main>").unwrap_or(self.0.len());
        let (mut text, mut inside) = (String::new(), false);
        for character in self.0[start..end].chars() {
            match character {
                '<' => inside = true,
                '>' => {
                    inside = false;
                    text.push(' ');
                }
                other if !inside => text.push(other),
                _ => {}
            }
        }
        unescape(&text).split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".").replace(" ,", ",")
    }
    /// Whether a reader sees this.
    pub fn says(&self, text: &str) -> bool {
        self.text().contains(text)
    }
    /// Where its links lead.
    pub fn links(&self) -> Vec<String> {
        self.0.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(unescape).collect()
    }
    /// The fields of the form that is sent to `action`, as a browser would send them untouched.
    #[track_caller]
    pub fn form(&self, action: &str) -> Vec<(String, String)> {
        let mark = format!("action=\"{action}\"");
        let Some(start) = self.0.find(&mark) else {
            panic!("no form is sent to {action} on this page: {}", self.text());
        };
        let end = self.0[start..].find("</form>").map_or(self.0.len(), |end| start + end);
        fields(&self.0[start..end])
    }
}

fn fields(html: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let tag = &rest[..rest.find('>').unwrap_or(rest.len())];
        let Some(name) = attribute(tag, "name") else { continue };
        if tag.starts_with("input") {
            let kind = attribute(tag, "type").unwrap_or_default();
            let chosen = !matches!(kind.as_str(), "radio" | "checkbox") || tag.contains(" checked");
            if chosen && kind != "file" {
                found.push((name, attribute(tag, "value").unwrap_or_default()));
            }
        } else if tag.starts_with("textarea") {
            let body = rest.split_once('>').map_or("", |(_, body)| body);
            let text = body.split("</textarea>").next().unwrap_or_default();
            found.push((name, unescape(text.strip_prefix('\n').unwrap_or(text))));
        } else if tag.starts_with("select") {
            let body = rest.split("</select>").next().unwrap_or_default();
            let mut options = body.split("<option").skip(1);
            let chosen = options
                .clone()
                .find(|option| option.split('>').next().is_some_and(|tag| tag.contains(" selected")));
            let value = chosen.or_else(|| options.next()).and_then(|option| attribute(option, "value"));
            found.push((name, value.unwrap_or_default()));
        }
    }
    found
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let start = tag.find(&format!(" {name}=\""))? + name.len() + 3;
    Some(unescape(tag[start..].split('"').next()?))
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&#34;", "\"")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
        .replace("&#38;", "&")
        .replace("&amp;", "&")
}
