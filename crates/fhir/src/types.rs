//! The data types resources are made of.

use crate::structure::element;
use crate::{Extension, Many};

element! {
    /// A number or code by which some body knows a person.
    Identifier {
        /// usual, official, temp, secondary or old.
        purpose "use": Option<String>,
        /// What sort of identifier it is.
        kind "type": Option<CodeableConcept>,
        /// The URL of the body that gives it.
        system "system": Option<String>,
        /// The identifier itself.
        value "value": Option<String>,
        /// When it was in use.
        period "period": Option<Period>,
        /// Among them the verification status of an NHS number.
        extension "extension": Many<Extension>,
    }
}

element! {
    /// A name of a person.
    HumanName {
        /// usual, official, temp, nickname, anonymous, old or maiden.
        purpose "use": Option<String>,
        /// The whole name as it should be shown.
        text "text": Option<String>,
        /// The family name.
        family "family": Option<String>,
        /// Given names, the first first.
        given "given": Many<String>,
        /// Titles.
        prefix "prefix": Many<String>,
        /// What stands after the name.
        suffix "suffix": Many<String>,
        /// When it was in use.
        period "period": Option<Period>,
    }
}

element! {
    /// A telephone number, an e-mail address or the like.
    ContactPoint {
        /// phone, fax, email, pager, url, sms or other.
        system "system": Option<String>,
        /// The number or address.
        value "value": Option<String>,
        /// home, work, temp, old or mobile.
        purpose "use": Option<String>,
        /// Order of preference, 1 first.
        rank "rank": Option<u64>,
        /// When it was in use.
        period "period": Option<Period>,
    }
}

element! {
    /// A postal address.
    Address {
        /// home, work, temp, old or billing.
        purpose "use": Option<String>,
        /// postal, physical or both.
        kind "type": Option<String>,
        /// The whole address as it should be shown.
        text "text": Option<String>,
        /// House, street and the like.
        line "line": Many<String>,
        /// Town or city.
        city "city": Option<String>,
        /// County or district.
        district "district": Option<String>,
        /// State or region.
        state "state": Option<String>,
        /// The postcode.
        postal_code "postalCode": Option<String>,
        /// The country.
        country "country": Option<String>,
        /// When it was in use.
        period "period": Option<Period>,
    }
}

element! {
    /// A time with a beginning and an end, either of which may be open.
    Period {
        /// The first moment, as FHIR writes dates and times.
        start "start": Option<String>,
        /// The last moment.
        end "end": Option<String>,
    }
}

element! {
    /// A concept in any number of code systems, or in words.
    CodeableConcept {
        /// Codes, meant to say the same thing.
        coding "coding": Many<Coding>,
        /// The concept in words.
        text "text": Option<String>,
    }
}

element! {
    /// One code of one code system.
    Coding {
        /// The URL of the code system.
        system "system": Option<String>,
        /// The version of the code system.
        version "version": Option<String>,
        /// The code.
        code "code": Option<String>,
        /// What the code means, in the words of its system.
        display "display": Option<String>,
    }
}
