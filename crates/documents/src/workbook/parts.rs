//! The parts of a workbook, measured before any is used: a small file can unpack to a very large one.

use crate::{CannotRead, Limits};
use std::io::{self, Cursor, Read};
use zip::ZipArchive;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Refuses an archive that is no workbook or unpacks to more than the limit.
///
/// What the directory declares is looked at first, as it costs nothing. It can lie, so every part is then
/// unpacked into nowhere and counted.
pub(super) fn measure(bytes: &[u8], limits: &Limits) -> Result<(), CannotRead> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| CannotRead::DamagedWorkbook)?;
    refuse_other_kinds(&archive)?;
    let too_large = CannotRead::UnpacksTooLarge { limit: limits.unpacked };
    let mut declared = 0u64;
    for index in 0..archive.len() {
        let part = archive.by_index_raw(index).map_err(|_| CannotRead::DamagedWorkbook)?;
        declared = declared.saturating_add(part.size());
        if declared > limits.unpacked {
            return Err(too_large);
        }
    }
    let mut unpacked = 0;
    for index in 0..archive.len() {
        let room = limits.unpacked - unpacked;
        unpacked += unpack(&mut archive, index, limits.unpacked, room)?.ok_or_else(|| too_large.clone())?;
    }
    Ok(())
}

/// Where the workbook lies is written inside and can be any name, but its folder is always the same.
fn refuse_other_kinds(archive: &Archive<'_>) -> Result<(), CannotRead> {
    let names = || archive.file_names().flatten().map(|name| plain(&name));
    if names().any(|name| name == "xl/workbook.bin") {
        return Err(CannotRead::NotATable { what: "a binary workbook (.xlsb)" });
    }
    if names().any(|name| name.starts_with("xl/")) {
        return Ok(());
    }
    Err(CannotRead::NotATable { what: "a ZIP file or another kind of document" })
}

/// The bytes a part unpacks to, `None` when they are more than the part may have.
fn unpack(archive: &mut Archive<'_>, index: usize, whole: u64, room: u64) -> Result<Option<u64>, CannotRead> {
    let part = archive.by_index(index).map_err(|_| CannotRead::DamagedWorkbook)?;
    let name = part.name().map_err(|_| CannotRead::DamagedWorkbook)?;
    let most = room.min(share(&plain(&name), whole));
    let size =
        io::copy(&mut part.take(most + 1), &mut io::sink()).map_err(|_| CannotRead::DamagedWorkbook)?;
    Ok((size <= most).then_some(size))
}

/// What a part may have of the whole. Sheets are read cell by cell; the other parts are held in memory at many
/// times their size, so they get less.
fn share(name: &str, whole: u64) -> u64 {
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", name));
    match file {
        "sharedstrings.xml" => whole / 4,
        "styles.xml" | "workbook.xml" => whole / 64,
        _ if folder.ends_with("worksheets") => whole,
        _ if file.ends_with(".xml") || file.ends_with(".rels") => whole / 64,
        _ => whole,
    }
}

/// Part names come in any letter case and with either slash.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}
