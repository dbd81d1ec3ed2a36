//! A request, as a handler sees it.

use std::{collections::HashMap, sync::Arc};

use access::{Actor, Scope, Token};
use domain::{Day, Id, Moment, words::Words};

use crate::{
    Problem, Shell,
    form::Form,
    form_body::{Typed, Upload},
    house::House,
};

/// A request, before it is known who makes it.
#[derive(Clone)]
pub struct Visit {
    pub(crate) reads: bool,
    pub(crate) path: String,
    pub(crate) pattern: &'static str,
    pub(crate) places: HashMap<String, String>,
    pub(crate) query: Typed,
    pub(crate) typed: Typed,
    pub(crate) token: Option<Token>,
    pub(crate) device: Option<Token>,
    pub(crate) address: String,
    pub(crate) agent: String,
    pub(crate) said: bool,
}

impl Visit {
    /// Whether it only reads.
    pub fn reads(&self) -> bool {
        self.reads
    }
    /// The route, as declared.
    pub fn pattern(&self) -> &'static str {
        self.pattern
    }
    /// The id at this place in the path; what cannot be an id is not there.
    pub fn id<T>(&self, place: &str) -> Result<Id<T>, Problem> {
        self.places.get(place).and_then(|text| text.parse().ok()).ok_or(Problem::NotFound(None))
    }
    /// The text at this place in the path.
    pub fn place(&self, place: &str) -> &str {
        self.places.get(place).map_or("", String::as_str)
    }
    /// A value of the query.
    pub fn query(&self, name: &str) -> &str {
        self.query.get(name)
    }
    /// What was typed.
    pub fn typed(&self) -> &Typed {
        &self.typed
    }
    /// The file that was sent.
    pub fn upload(&self) -> Option<&Upload> {
        self.typed.upload()
    }
    /// The visitor's address.
    pub fn address(&self) -> &str {
        &self.address
    }
    /// The visitor's browser, in its own words.
    pub fn agent(&self) -> &str {
        &self.agent
    }
    /// The secret of a device on which somebody signed in before.
    pub fn device(&self) -> Option<&Token> {
        self.device.as_ref()
    }
    /// The session's secret.
    pub fn token(&self) -> Option<&Token> {
        self.token.as_ref()
    }
}

/// A request whose need is met; `P` is the proof.
pub struct Ask<P> {
    pub(crate) house: Arc<House>,
    pub(crate) visit: Arc<Visit>,
    pub(crate) actor: Option<Arc<Actor>>,
    pub(crate) now: Moment,
    pub(crate) once: String,
    pub(crate) kept: Option<(String, Typed)>,
    /// The proof: a permit, or who is signed in.
    pub proof: P,
}

impl<P> Ask<P> {
    /// What every request shares.
    pub fn house(&self) -> &Arc<House> {
        &self.house
    }
    /// The request.
    pub fn visit(&self) -> &Visit {
        &self.visit
    }
    /// Who is signed in. Only a public page can have nobody.
    pub fn actor(&self) -> Option<&Actor> {
        self.actor.as_deref()
    }
    /// Who is signed in.
    pub fn me(&self) -> Result<&Actor, Problem> {
        self.actor.as_deref().ok_or(Problem::SignIn)
    }
    /// The people that lists show to this actor.
    pub fn scope(&self) -> Result<Scope<'_>, Problem> {
        Ok(crate::need::scope(self.me()?))
    }
    /// Now.
    pub fn now(&self) -> Moment {
        self.now
    }
    /// The service's day.
    pub fn today(&self) -> Day {
        self.now.day()
    }
    /// The id at this place in the path.
    pub fn id<T>(&self, place: &str) -> Result<Id<T>, Problem> {
        self.visit.id(place)
    }
    /// A value of the query.
    pub fn query(&self, name: &str) -> &str {
        self.visit.query(name)
    }
    /// What was typed: in this form, or in one that was kept when a session ended.
    pub fn typed(&self) -> &Typed {
        self.kept.as_ref().map_or(&self.visit.typed, |(_, typed)| typed)
    }
    /// The words of the actor's own service.
    pub fn words(&self) -> Words {
        self.actor.as_ref().map_or_else(Words::default, |actor| actor.words())
    }
    /// An empty form to be sent to `action`, holding what was typed if it comes back.
    pub fn form(&self, action: impl Into<String>) -> Form {
        let mut once = self.once.clone();
        if let Some((kept, _)) = &self.kept {
            // The kept form goes when what it holds is saved.
            once = format!("{once}\"><input type=\"hidden\" name=\"_kept\" value=\"{kept}");
        }
        Form {
            typed: self.typed().clone(),
            errors: crate::form::Errors::default(),
            action: action.into(),
            token: self.visit.token.as_ref().map(Token::form_token).unwrap_or_default(),
            once,
        }
    }
    /// The frame of a page with this title.
    pub fn shell(&self, title: impl Into<String>) -> Shell {
        Shell::of(self, title.into())
    }
    /// The path of this request.
    pub fn path(&self) -> &str {
        &self.visit.path
    }
}
