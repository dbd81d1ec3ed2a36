//! Ids are types, and are minted from our clock, never conjured.

use std::{cmp::Ordering, fmt, hash, marker::PhantomData, str::FromStr};

use uuid::Uuid;

use crate::time::Moment;

/// The identity of one `T`. Its first 48 bits are the millisecond of minting, so ids sort by age; it says nothing
/// else, and knowing one gives no right to anything.
pub struct Id<T>(Uuid, PhantomData<fn() -> T>);

impl<T> Id<T> {
    /// A new id, from the moment and 10 bytes of chance.
    pub fn mint(now: Moment, chance: [u8; 10]) -> Self {
        let millis = u64::try_from(now.micros() / 1000).unwrap_or(0);
        Self::of(uuid::Builder::from_unix_timestamp_millis(millis, &chance).into_uuid())
    }
    /// The id with these bytes.
    pub const fn of(uuid: Uuid) -> Self {
        Self(uuid, PhantomData)
    }
    /// The id with these bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self::of(Uuid::from_bytes(bytes))
    }
    /// The moment of minting, to the millisecond.
    pub fn minted(self) -> Moment {
        let millis = self.0.as_u128() >> 80;
        Moment::from_micros(i64::try_from(millis).unwrap_or(0) * 1000)
    }
    /// The 16 bytes.
    pub const fn uuid(self) -> Uuid {
        self.0
    }
    /// The same id, seen as that of another kind of thing (the journal and history hold ids of every kind).
    pub const fn cast<U>(self) -> Id<U> {
        Id::of(self.0)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.cmp(&other.0)
    }
}
impl<T> hash::Hash for Id<T> {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
impl<T> FromStr for Id<T> {
    type Err = uuid::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Uuid::try_parse(text).map(Self::of)
    }
}

macro_rules! kinds {
    ($($(#[$meta:meta])* $kind:ident $id:ident;)+) => {
        $($(#[$meta])* #[derive(Debug)] pub enum $kind {}
        #[doc = concat!("The id of a [`", stringify!($kind), "`].")]
        pub type $id = Id<$kind>;)+
    };
}

kinds! {
    /// A provider or partnership; nothing crosses from one to another (K10).
    Organisation OrganisationId;
    /// A home, a supported-living service, a keyworker service: where people are supported under one policy.
    Service ServiceId;
    /// A group of staff inside a service.
    Team TeamId;
    /// A step of a service's pathway.
    Stage StageId;
    /// Someone who works or volunteers for the organisation.
    Staff StaffId;
    /// A role that a member of staff holds, in a service or team, from one day until another.
    Post PostId;
    /// A sign-in.
    Account AccountId;
    /// One time signed in, on one device.
    Session SessionId;
    /// Someone a service supports.
    Person PersonId;
    /// A person's time in a service.
    Placement PlacementId;
    /// One stretch of time in which one member of staff is one person's key worker.
    Tenure TenureId;
    /// A conversation, visit or call, or an attempt at one.
    Contact ContactId;
    /// A right to one record for a short time, with its reason.
    Grant GrantId;
    /// A line told to one reader.
    Notice NoticeId;
    /// One import of a file.
    Batch BatchId;
    /// Anything else: a row in history, an entry in the journal.
    Thing ThingId;
}
