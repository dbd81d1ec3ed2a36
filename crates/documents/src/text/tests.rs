use super::*;
use proptest::prelude::*;

fn read_text(text: &str) -> Result<Table, CannotRead> {
    Table::read("people.csv", text.as_bytes(), &Limits::default())
}

/// Rows as `line: cell|cell`, or the sentence of the error.
fn shown(text: &str) -> String {
    match read_text(text) {
        Ok(table) => {
            let rows = table.rows.iter().map(|row| format!("{}: {}", row.line, row.cells.join("|")));
            rows.chain(table.bad_rows.into_iter().map(|bad| bad.sentence)).collect::<Vec<_>>().join(" / ")
        }
        Err(error) => error.to_string(),
    }
}

fn check(text: &str, expected: &str) {
    assert_eq!(shown(text), expected, "{text:?}");
}

fn check_refused(text: &str, part: &str) {
    assert!(
        read_text(text).is_err_and(|error| error.to_string().contains(part)),
        "{text:?}: {}",
        shown(text)
    );
}

#[test]
fn rows_are_read_with_the_line_where_they_begin() {
    check("a,b\n1,2\n3,4", "2: 1|2 / 3: 3|4");
    check("a;b\r\n1;\"x\r\ny\"\r\n3;4\r\n", "2: 1|x\r\ny / 4: 3|4");
    check("a\tb\r1\t2\r\r3\t4", "2: 1|2 / 4: 3|4");
    check("\n\na\n\n x\u{a0}\n", "5: x");
    check("a,b\n\"say \"\"hi\"\"\",\"\"\"\"\n", "2: say \"hi\"|\"");
    check("a,b\n\"x\"y,z\"z\n", "2: xy|z\"z");
}

#[test]
fn empty_rows_are_dropped_and_short_rows_are_padded() {
    check("a,b,c\n1\n,,\n \u{a0},\n2,3\n", "2: 1|| / 5: 2|3|");
}

#[test]
fn a_row_with_more_cells_than_headings_is_a_bad_row() {
    let sentence = "Line 2 has 4 cells, but there are 2 headings. \
        Put text that holds a comma, semicolon or tab in quotation marks, or delete the extra cells.";
    check("a,b\n1,2,,4\n5,6,,\n", &format!("3: 5|6 / {sentence}"));
}

#[test]
fn a_file_that_cannot_be_a_table_is_refused_in_a_sentence() {
    check_refused("a,b\n1,\"2\n3,4\n", "opens on line 2 and is never closed");
    check_refused("a,b\n\"1\n1\",x\n\"y", "opens on line 4");
    check_refused("a,b, A \n1,2,3", "More than one column is headed 'A'");
    check_refused("a,,c,\n1,2,3", "no heading for column B, D.");
    check_refused("a,b\n", "no rows");
    check_refused("a,b\n,\n", "no rows");
    check_refused(" \n\n", "empty");
}

#[test]
fn a_file_over_a_limit_is_refused_with_the_number() {
    let limits = Limits { bytes: 60, rows: 2, columns: 3, cell: 4, ..Limits::default() };
    let check = |text: &str, part: &str| {
        let error = Table::read("x.csv", text.as_bytes(), &limits).unwrap_err().to_string();
        assert!(error.contains(part), "{error}");
    };
    check(&"a,b\n".repeat(16), "The most that can be read is 1 MB");
    check("a\n1\n2\n3\n", "more than 2 rows");
    check("a,b,c,d\n1\n", "has 4 columns. The most that can be read is 3");
    check("a,b\n1,\n2,12345\n", "Line 3, column B: the cell holds 5 bytes of text. The most is 4.");
}

#[test]
fn how_the_file_was_read_is_noted() {
    let table = Table::read("people.xlsx", b"name\nZo\xEB\n", &Limits::default()).unwrap();
    assert_eq!(table.rows[0].cells, ["Zoë"]);
    assert_eq!(table.notes[0], "This file is not UTF-8. It was read as Windows-1252.");
    assert!(table.notes[1].contains("The name ends in .xlsx"));
}

/// What the csv crate makes of the same text, cleaned and padded by our rules.
fn by_csv_crate(text: &str) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let records = reader.records().map(|record| record.unwrap());
    let rows = records.map(|record| record.iter().map(|cell| crate::cell::clean(cell).to_owned()).collect());
    rows.filter(|row: &Vec<String>| row.iter().any(|cell| !cell.is_empty())).collect()
}

proptest! {
    #[test]
    fn the_csv_crate_reads_the_same_cells(body in "([ab\"]|\"[a,\"\r\n]{0,4}\"|[,\r\n]){0,40}") {
        // A wide header takes every row; where a quote is left open only we refuse.
        let text = format!("{}\n{body}", (0..60).map(|n| format!("h{n}")).collect::<Vec<_>>().join(","));
        if let Ok(table) = read_text(&text) {
            let mut expected = by_csv_crate(&text).split_off(1);
            expected.iter_mut().for_each(|row| row.resize(60, String::new()));
            let rows: Vec<Vec<String>> = table.rows.into_iter().map(|row| row.cells).collect();
            prop_assert_eq!(rows, expected);
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = Table::read("x", &bytes, &Limits::default());
    }
}
