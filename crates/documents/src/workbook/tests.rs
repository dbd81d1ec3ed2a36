use super::*;
use crate::gather::Record;
use proptest::prelude::*;
use std::io::Write;
use zip::write::{SimpleFileOptions, ZipWriter};

const SHEET_SPACE: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// An archive of the parts, packed.
fn archive(parts: &[(String, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name, SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook whose sheets have these names, states and rows (as XML). Style 1 is a date, style 2 a length.
fn workbook(sheets: &[(&str, &str, &str)]) -> Vec<u8> {
    let (mut list, mut relations, mut parts) = (String::new(), String::new(), Vec::new());
    for (index, (name, state, rows)) in sheets.iter().enumerate() {
        list += &format!(
            "<sheet name=\"{name}\" sheetId=\"{}\" state=\"{state}\" r:id=\"r{index}\"/>",
            index + 1
        );
        relations += &format!(
            "<Relationship Id=\"r{index}\" Type=\"{RELATIONS}/worksheet\" Target=\"worksheets/sheet{index}.xml\"/>"
        );
        let sheet = format!("<worksheet xmlns=\"{SHEET_SPACE}\"><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{index}.xml"), sheet));
    }
    let styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"46\"/></cellXfs>";
    for (name, text) in [
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns=\"{SHEET_SPACE}\" xmlns:r=\"{RELATIONS}\"><sheets>{list}</sheets></workbook>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "<Relationships><Relationship Id=\"r\" Type=\"{RELATIONS}/officeDocument\" \
                 Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        ("xl/_rels/workbook.xml.rels", format!("<Relationships>{relations}</Relationships>")),
        ("xl/styles.xml", format!("<styleSheet xmlns=\"{SHEET_SPACE}\">{styles}</styleSheet>")),
        ("xl/sharedStrings.xml", "<sst><si><t>name</t></si><si><t> Zoë </t></si></sst>".to_owned()),
    ] {
        parts.push((name.to_owned(), text));
    }
    archive(&parts)
}

const PEOPLE: &str = r#"<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>born</t></is></c>
    <c r="C2" t="inlineStr"><is><t>number</t></is></c><c r="D2" t="inlineStr"><is><t>active</t></is></c></row>
    <row r="3"><c r="A3"/><c r="B3"/></row>
    <row r="5"><c r="A5" t="s"><v>1</v></c><c r="B5" s="1"><v>46347</v></c><c r="C5"><v>9912003888</v></c>
    <c r="D5" t="b"><v>1</v></c></row><row r="6"><c r="C6"><f>1+1</f><v>2.5</v></c></row>"#;

fn read_book(bytes: &[u8]) -> Result<Table, CannotRead> {
    Table::read("people.xlsx", bytes, &Limits::default())
}

fn check_refused(bytes: &[u8], limits: &Limits, part: &str) {
    let error = Table::read("people.xlsx", bytes, limits).unwrap_err().to_string();
    assert!(error.contains(part), "{error}");
}

#[test]
fn typed_cells_become_text_with_the_row_number_of_the_sheet() {
    let table = read_book(&workbook(&[("People", "visible", PEOPLE)])).unwrap();
    assert_eq!(table.header, ["name", "born", "number", "active"]);
    assert_eq!((table.rows[0].line, table.rows.len()), (5, 2));
    assert_eq!(table.rows[0].cells, ["Zoë", "2026-11-21", "9912003888", "yes"]);
    assert_eq!((table.rows[1].line, table.rows[1].cells.join("|")), (6, "||2.5|".to_owned()));
    assert!(table.notes.is_empty());
}

#[test]
fn the_first_sheet_in_sight_with_anything_in_it_is_read() {
    let other = r#"<row r="1"><c r="A1" t="s"><v>1</v></c></row>"#;
    let book =
        workbook(&[("Lists", "hidden", other), ("Empty", "visible", ""), ("People", "visible", PEOPLE)]);
    let table = read_book(&book).unwrap();
    assert_eq!(table.header[0], "name");
    assert_eq!(table.notes, ["This workbook has 3 sheets. Only the sheet 'People' was read."]);
}

#[test]
fn a_workbook_without_a_table_is_refused() {
    let limits = Limits::default();
    check_refused(&workbook(&[("A", "visible", "")]), &limits, "no rows");
    check_refused(&workbook(&[]), &limits, "no rows");
    let failed =
        r##"<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="7"><c r="B7" t="e"><v>#REF!</v></c></row>"##;
    check_refused(
        &workbook(&[("A", "visible", failed)]),
        &limits,
        "Cell B7 of sheet 'A' holds an error (#REF!)",
    );
    check_refused(&archive(&[("word/document.xml".to_owned(), "<w/>".to_owned())]), &limits, "a ZIP file");
    check_refused(&archive(&[("xl/workbook.bin".to_owned(), String::new())]), &limits, "a binary workbook");
    check_refused(b"PK\x03\x04 and then nothing", &limits, "damaged");
}

#[test]
fn a_cell_far_out_costs_no_memory() {
    let far = r#"<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>"#;
    let table = read_book(&workbook(&[("A", "visible", far)])).unwrap();
    assert!(table.bad_rows[0].sentence.contains("Line 1048576 has 16384 cells, but there are 1 headings."));
    let wide = r#"<row r="1"><c r="XFD1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>"#;
    check_refused(&workbook(&[("A", "visible", wide)]), &Limits::default(), "has 16384 columns");
}

#[test]
fn a_workbook_that_unpacks_to_too_much_is_refused() {
    let limits = Limits { unpacked: 4 << 20, ..Limits::default() };
    let bomb = |name: &str| (name.to_owned(), " ".repeat(5 << 20));
    let book = ("xl/workbook.xml".to_owned(), String::new());
    check_refused(&archive(&[book.clone(), bomb("xl/worksheets/sheet1.xml")]), &limits, "more than 4 MB");
    let limits = Limits { unpacked: 16 << 20, ..Limits::default() };
    check_refused(&archive(&[book, bomb("xl/sharedStrings.xml")]), &limits, "more than 16 MB");
}

#[test]
fn a_row_number_no_sheet_can_have_is_refused_and_does_not_panic() {
    let rows = r#"<row r="4300000000"><c><v>1</v></c></row>"#;
    assert!(read_book(&workbook(&[("A", "visible", rows)])).is_err());
}

#[test]
fn a_directory_that_lies_about_the_size_is_found_out() {
    let text = " ".repeat(1 << 20);
    let parts = [("xl/workbook.xml".to_owned(), String::new()), ("xl/worksheets/a.xml".to_owned(), text)];
    let mut bytes = archive(&parts);
    let size = (1u32 << 20).to_le_bytes();
    while let Some(at) = bytes.windows(4).position(|window| window == size) {
        bytes[at..at + 4].copy_from_slice(&7u32.to_le_bytes());
    }
    assert!(Table::read("x.xlsx", &bytes, &Limits { unpacked: 1 << 19, ..Limits::default() }).is_err());
}

#[test]
fn one_long_text_in_many_cells_is_too_much() {
    let limits = Limits { unpacked: 1000, ..Limits::default() };
    let mut gather = Gather::new(&limits);
    let mut take = |line: u64| {
        let mut record = Record::at(line);
        record.push(&"x".repeat(90), &limits)?;
        gather.take(record)
    };
    assert_eq!((1..=11).try_for_each(&mut take), Ok(()));
    assert_eq!(take(12), Err(CannotRead::UnpacksTooLarge { limit: 1000 }));
}

proptest! {
    #[test]
    fn no_damage_makes_the_reader_panic(at in 0.0..1.0f64, byte in any::<u8>(), cut in 0.0..1.0f64) {
        let mut bytes = workbook(&[("People", "visible", PEOPLE)]);
        let place = (at * bytes.len() as f64) as usize;
        bytes[place] = byte;
        let _ = read_book(&bytes);
        bytes.truncate((cut * bytes.len() as f64) as usize);
        let _ = read_book(&bytes);
    }

    #[test]
    fn no_cell_xml_makes_the_reader_panic(rows in "(<row( r=\"[0-9]{1,6}\")?>|</row>|<c( r=\"[A-Z]{0,4}[0-9]{0,6}\")?( t=\"[snbed]\")?( s=\"[0-9]\")?>|<v>|[0-9.e-]{1,12}|</v>|</c>){0,16}") {
        let _ = read_book(&workbook(&[("People", "visible", &rows)]));
    }
}
