//! What every request shares: the store, the settings, and how many may be under way at once.

use std::{collections::HashSet, sync::Arc};

use access::{Actor, Limits};
use store::Store;
use tokio::sync::Semaphore;

use crate::{routes::Routes, shell::Place};

/// Settings of a server.
#[derive(Clone)]
pub struct Settings {
    /// Cookies travel over HTTPS only, under the `__Host-` name.
    pub secure: bool,
    /// How long sessions last.
    pub limits: Limits,
    /// The name of the header in which a trusted proxy gives the visitor's address.
    pub proxy_header: Option<String>,
    /// The main menu of an actor.
    pub menu: fn(&Actor) -> Vec<Place>,
    /// The sentence for a code said after a redirect.
    pub said: fn(&str) -> Option<&'static str>,
    /// Whether the data is made up, so that every page says so.
    pub demo: bool,
}

/// Requests under way at once; more are told to come back.
const IN_FLIGHT: usize = 256;

/// What every request shares.
pub struct House {
    store: Store,
    settings: Settings,
    pages: HashSet<&'static str>,
    in_flight: Arc<Semaphore>,
}

impl House {
    /// A house with these routes.
    pub fn new(store: Store, settings: Settings, routes: &Routes) -> Arc<Self> {
        let pages = routes.pages();
        Arc::new(Self { store, settings, pages, in_flight: Arc::new(Semaphore::new(IN_FLIGHT)) })
    }
    /// The store.
    pub fn store(&self) -> &Store {
        &self.store
    }
    /// The settings.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
    /// Whether a form of this route has a page at the same address.
    pub(crate) fn has_page(&self, pattern: &str) -> bool {
        self.pages.contains(pattern)
    }
    pub(crate) fn in_flight(&self) -> Arc<Semaphore> {
        Arc::clone(&self.in_flight)
    }
}
