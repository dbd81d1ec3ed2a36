//! What a handler answers.

use askama::Template;

use crate::Problem;

/// What a handler answers. A change is always answered with [`Answer::SeeOther`], so that going back or reloading
/// does not send it again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// A page.
    Page {
        /// HTTP status.
        status: u16,
        /// The whole page.
        html: String,
    },
    /// Look there.
    SeeOther(String),
    /// A file to keep.
    File {
        /// The name offered for it.
        name: String,
        /// Its media type.
        kind: &'static str,
        /// Its bytes.
        bytes: Vec<u8>,
    },
    /// A picture shown in a page.
    Picture {
        /// JPEG bytes.
        jpeg: Vec<u8>,
    },
    /// A redirect that also begins or ends a session.
    Session {
        /// Where to go.
        location: String,
        /// Cookies to set: name, value, seconds (0 takes it away).
        cookies: Vec<(&'static str, String, i64)>,
    },
    /// A page that loads itself again every few seconds, for work in progress.
    Progress {
        /// The whole page.
        html: String,
    },
}

impl Answer {
    /// A page, rendered.
    pub fn page(template: &impl Template) -> Result<Self, Problem> {
        Ok(Self::Page { status: 200, html: html(template)? })
    }
    /// A form that comes back with what is wrong with it.
    pub fn again(template: &impl Template) -> Problem {
        match html(template) {
            Ok(html) => Problem::Again(Box::new(Self::Page { status: 422, html })),
            Err(problem) => problem,
        }
    }
    /// Look there.
    pub fn see(location: impl Into<String>) -> Self {
        Self::SeeOther(location.into())
    }
}

/// Renders a template.
pub fn html(template: &impl Template) -> Result<String, Problem> {
    template.render().map_err(|error| Problem::Broken(format!("a page could not be made: {error}")))
}
