//! Numbers that belong to nobody: NHS numbers from the synthetic range, phone numbers kept for drama.

use domain::nhs_number::NhsNumber;

/// The NHS number of the person at this place: ten digits that begin with 999, and a right check digit.
pub(super) fn nhs_number(place: usize) -> Option<String> {
    // Each place has its own hundred; one in eleven beginnings has no check digit, so the next is tried.
    let hundred = (place * 7919 + 1237) % 10_000;
    (0..100)
        .find_map(|step| {
            let beginning = format!("999{hundred:04}{step:02}");
            (0..10).find_map(|digit| NhsNumber::read(&format!("{beginning}{digit}")).ok())
        })
        .map(|number| number.digits().to_owned())
}

/// A mobile number from the range that Ofcom keeps for drama.
pub(super) fn mobile(place: usize) -> String {
    format!("07700 900{:03}", place % 1000)
}

/// A landline number from the range that Ofcom keeps for drama.
pub(super) fn landline(place: usize) -> String {
    format!("01632 960{:03}", place % 1000)
}
