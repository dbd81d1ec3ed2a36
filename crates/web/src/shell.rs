//! The frame of every page: header, menu, banner, footer, and what is printed on paper.

use crate::{ask::Ask, form::Form};

/// An entry of the main menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Where it leads.
    pub href: &'static str,
    /// Its words.
    pub words: String,
    /// The picture beside it.
    pub icon: &'static str,
}

/// The frame of a page.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The page's title.
    pub title: String,
    /// The name of who is signed in.
    pub name: Option<String>,
    /// The name of the service, or how many there are: with several, none of them stands for all.
    pub place: String,
    /// The main menu.
    pub menu: Vec<Place>,
    /// The path of this page.
    pub path: String,
    /// A sentence said after something was done.
    pub banner: Option<String>,
    /// A sentence said because a session had ended.
    pub kept: bool,
    /// Notices not yet read.
    pub unread: i64,
    /// When, for paper.
    pub when: String,
    /// Whether the data is made up.
    pub demo: bool,
    /// Whether this page is a form, where the phone's menu bar would cover the button.
    pub is_form: bool,
    /// The form that signs out.
    pub leave: Form,
    /// Whether the device is shared, so that changing user is offered first.
    pub shared_device: bool,
}

impl Shell {
    pub(crate) fn of<P>(ask: &Ask<P>, title: String) -> Self {
        let settings = ask.house.settings();
        let actor = ask.actor();
        let said = ask.visit.said.then(|| (settings.said)(ask.query("said"))).flatten();
        let posts = actor.map_or(&[][..], |actor| actor.posts());
        let mut places: Vec<&str> = posts.iter().map(|post| post.service_name.as_str()).collect();
        places.retain(|name| !name.is_empty());
        places.sort_unstable();
        places.dedup();
        Self {
            title,
            name: actor.map(|actor| actor.name().to_owned()),
            place: match places.as_slice() {
                [] => String::new(),
                [one] => (*one).to_owned(),
                several => format!("{} services", several.len()),
            },
            menu: actor.map_or_else(Vec::new, |actor| (settings.menu)(actor)),
            path: ask.path().to_owned(),
            banner: said.map(str::to_owned),
            kept: ask.kept.is_some(),
            unread: actor.map_or(0, access::Actor::unread),
            when: format!("{}, {}", ask.today().long(), ask.now().clock_time()),
            demo: settings.demo,
            is_form: false,
            leave: ask.form("/sign-out"),
            shared_device: actor.is_some_and(access::Actor::shared_device),
        }
    }
    /// A frame for pages made when it is not known who asks (problems).
    pub(crate) fn plain(title: &str, demo: bool, signed_in: bool) -> Self {
        Self {
            title: title.to_owned(),
            name: None,
            place: String::new(),
            menu: if signed_in {
                vec![Place { href: "/", words: "Start".into(), icon: "people" }]
            } else {
                Vec::new()
            },
            path: String::new(),
            banner: None,
            kept: false,
            unread: 0,
            when: String::new(),
            demo,
            is_form: false,
            leave: Form::default(),
            shared_device: false,
        }
    }
    /// This page is a form.
    pub fn form(mut self) -> Self {
        self.is_form = true;
        self
    }
    /// With this sentence on top.
    pub fn saying(mut self, sentence: impl Into<String>) -> Self {
        self.banner = Some(sentence.into());
        self
    }
    /// How a menu entry stands to this page: it leads here, or to the place that this page belongs to.
    pub fn current(&self, href: &str) -> Option<&'static str> {
        let below = self.path.strip_prefix(href)?;
        if below.is_empty() { Some("page") } else { below.starts_with('/').then_some("true") }
    }
}
