use super::*;
use proptest::prelude::*;

fn check(text: &str, expected: Result<Day, NotADay>) {
    assert_eq!(read_day(text), expected, "{text:?}");
}

#[test]
fn the_forms_people_in_the_uk_write_are_read() {
    for text in [
        "2026-11-21",
        "21/11/2026",
        "21-11-2026",
        "21.11.2026",
        "21 Nov 2026",
        "21 November 2026",
        " 21  NOVEMBER\u{a0}2026 ",
    ] {
        check(text, Ok((2026, 11, 21)));
    }
    check("3/4/2026", Ok((2026, 4, 3)));
    check("1 Sept 1950", Ok((1950, 9, 1)));
    check("29/02/2024", Ok((2024, 2, 29)));
}

#[test]
fn days_that_do_not_exist_are_refused() {
    for text in
        ["29/02/2026", "29/02/1900", "31/04/2026", "0/1/2026", "11/21/2026", "2026-13-01", "31 June 2026"]
    {
        check(text, Err(NotADay::NoSuchDay));
    }
}

#[test]
fn unclear_dates_are_refused_with_how_to_write_them() {
    for text in [
        "",
        "Nov 21 2026",
        "November 21, 2026",
        "2026/11/21",
        "2026.11.21",
        "2026-1-2",
        "21/11-2026",
        "21112026",
        "46347",
        "21/11/2026/1",
        "+1/11/2026",
        "21/11/0026",
        "21/11/20266",
        "２１/11/2026",
        "21 Mai 2026",
        "21/Nov/2026",
    ] {
        check(text, Err(NotADay::Unclear));
    }
    check("21/11/26", Err(NotADay::ShortYear));
    check("21 Nov 26", Err(NotADay::ShortYear));
    assert!(NotADay::ShortYear.to_string().contains("like 21/11/2026"));
}

proptest! {
    #[test]
    fn every_day_reads_back_in_every_form(year in 1000i16..=9999, month in 1u8..=12, day in 1u8..=28) {
        let name = MONTHS[usize::from(month) - 1];
        for text in [
            format!("{year}-{month:02}-{day:02}"), format!("{day}/{month}/{year}"),
            format!("{day:02}.{month:02}.{year}"), format!("{day} {name} {year}"), format!("{day} {} {year}", &name[..3]),
        ] {
            prop_assert_eq!(read_day(&text), Ok((year, month, day)));
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in "\\PC{0,14}") {
        let _ = read_day(&text);
    }
}
