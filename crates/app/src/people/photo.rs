//! The photo: decoded within limits and made anew, so that nothing hidden in the file (such as where it was taken) is
//! kept.

use std::{io::Cursor, sync::Arc};

use access::{CorrectPerson, Permit, ReadBrief};
use askama::Template;
use image::{ImageFormat, ImageReader, codecs::jpeg::JpegEncoder, imageops::FilterType};
use store::{Tx, Work};
use web::{Answer, Ask, Errors, Form, House, Prepared, Problem, Shell, Visit};

use super::{Header, header, rows::PhotoRow, sql};

#[derive(Template)]
#[template(path = "people/templates/photo.html")]
struct PhotoPage {
    shell: Shell,
    header: Header,
    form: Form,
    remove: Form,
    back: String,
}

/// The longer side of the photo that is kept, in pixels.
const SIDE: u32 = 480;
const FILE_LIMIT: usize = 25 * 1024 * 1024;

pub(super) fn picture(ask: &Ask<Permit<ReadBrief>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    let row: PhotoRow = tx.one(&sql::PHOTO, &[ask.proof.person().into(), ask.proof.organisation().into()])?;
    Ok(Answer::Picture { jpeg: row.jpeg })
}

pub(super) fn show(ask: &Ask<Permit<CorrectPerson>>, tx: &mut Tx<'_>) -> Result<Answer, Problem> {
    Answer::page(&page(ask, tx, Errors::default())?)
}

fn page(ask: &Ask<Permit<CorrectPerson>>, tx: &mut Tx<'_>, errors: Errors) -> Result<PhotoPage, Problem> {
    let header = header(tx, &ask.proof, "photo")?;
    let back = header.path();
    let remove = ask.form(format!("{back}/photo/remove"));
    let shell = ask.shell(format!("Photo of {}", header.called())).form();
    Ok(PhotoPage { shell, header, form: ask.form(format!("{back}/photo")).with(errors), remove, back })
}

pub(super) fn prepare(_: Arc<House>, visit: Arc<Visit>) -> web::Preparing<Result<Vec<u8>, String>> {
    Box::pin(async move {
        let Some(upload) = visit.upload().cloned() else {
            return Ok(Err("Choose a photo to send".to_owned()));
        };
        let made = tokio::task::spawn_blocking(move || make(&upload.bytes)).await;
        made.map_err(|error| Problem::Broken(error.to_string()))
    })
}

/// A JPEG of at most [`SIDE`] pixels a side, or what is wrong with the file.
fn make(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let wrong = "We cannot read this photo. Send a JPEG, PNG or WebP file".to_owned();
    if bytes.len() > FILE_LIMIT {
        return Err("This photo is larger than 25 MB. Send a smaller one".to_owned());
    }
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().map_err(|_| wrong.clone())?;
    if !matches!(reader.format(), Some(ImageFormat::Jpeg | ImageFormat::Png | ImageFormat::WebP)) {
        return Err(wrong);
    }
    let mut limits = image::Limits::default();
    limits.max_image_width = Some(12_000);
    limits.max_image_height = Some(12_000);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let picture = reader.decode().map_err(|_| wrong)?;
    let small = picture.resize(SIDE, SIDE, FilterType::Triangle).to_rgb8();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 82).encode_image(&small).map_err(|error| error.to_string())?;
    Ok(jpeg)
}

pub(super) fn save(
    ask: &Ask<Permit<CorrectPerson>>,
    prepared: &Prepared<Result<Vec<u8>, String>>,
    work: &mut Work<'_>,
) -> Result<Answer, Problem> {
    let jpeg = match &prepared.0 {
        Ok(jpeg) => jpeg.clone(),
        Err(sentence) => {
            let mut errors = Errors::default();
            errors.add("photo", sentence.clone());
            return Err(Answer::again(&page(ask, work, errors)?));
        }
    };
    let permit = &ask.proof;
    let (now, by) = (work.now(), work.who().staff);
    let arguments =
        [permit.person().into(), permit.organisation().into(), jpeg.into(), now.into(), by.into()];
    work.run(&sql::PUT_PHOTO, &arguments)?;
    change(ask, work, Some(1), "photo.changed")
}

pub(super) fn remove(ask: &Ask<Permit<CorrectPerson>>, work: &mut Work<'_>) -> Result<Answer, Problem> {
    work.run(&sql::DROP_PHOTO, &[ask.proof.person().into(), ask.proof.organisation().into()])?;
    change(ask, work, None, "photo.removed")
}

fn change(
    ask: &Ask<Permit<CorrectPerson>>,
    work: &mut Work<'_>,
    photo: Option<i64>,
    act: &'static str,
) -> Result<Answer, Problem> {
    let permit = &ask.proof;
    let header = header(work, permit, "photo")?;
    let version = work.correct(
        "person",
        permit.organisation(),
        permit.person(),
        header.person.version,
        &[("photo_version", photo.into())],
    )?;
    work.note(permit.event(act).of(permit.person()).version(version));
    Ok(Answer::see(format!("/people/{}?said=photo-saved", permit.person())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_photo_is_made_small_and_anything_else_is_refused() {
        let picture = image::RgbImage::from_pixel(900, 600, image::Rgb([10, 120, 90]));
        let mut png = Vec::new();
        picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).expect("a png");
        let jpeg = make(&png).expect("a jpeg");
        let small = image::load_from_memory(&jpeg).expect("a picture");
        assert_eq!((small.width(), small.height()), (480, 320));
        for bytes in [&b"<svg onload=alert(1)>"[..], b"GIF89a", b"\xFF\xD8\xFF broken", b""] {
            assert!(make(bytes).is_err());
        }
    }
}
