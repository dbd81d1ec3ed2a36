//! What a form sent: fields in order, and at most one file.

use std::fmt::Write as _;

use axum::body::Bytes;

use crate::Problem;

/// A file that was sent.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The name it had.
    pub name: String,
    /// Its bytes.
    pub bytes: Bytes,
}

/// What was typed: names and values in the order in which they came.
#[derive(Debug, Clone, Default)]
pub struct Typed {
    fields: Vec<(String, String)>,
    upload: Option<Upload>,
}

/// Bytes of a form, and of one that carries a file.
pub(crate) const FORM_LIMIT: usize = 256 * 1024;
pub(crate) const UPLOAD_LIMIT: usize = 52 * 1024 * 1024;
const FIELDS: usize = 2000;

impl Typed {
    /// Fields given one by one.
    pub fn of(fields: &[(&str, &str)]) -> Self {
        Self {
            fields: fields.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect(),
            upload: None,
        }
    }
    /// Reads `application/x-www-form-urlencoded`.
    pub fn read(body: &[u8]) -> Result<Self, Problem> {
        let fields: Vec<(String, String)> = form_urlencoded::parse(body)
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect();
        if fields.len() > FIELDS {
            return Err(Problem::Unclear("This form has too many parts. Go back and open it again.".into()));
        }
        if fields.iter().any(|(_, value)| value.contains('\0')) {
            return Err(Problem::Unclear(
                "This form holds characters that cannot be kept. Go back and type it again.".into(),
            ));
        }
        Ok(Self { fields, upload: None })
    }
    /// Reads `multipart/form-data`.
    pub(crate) async fn read_multipart(body: Bytes, boundary: String) -> Result<Self, Problem> {
        let unclear =
            || Problem::Unclear("This form did not arrive whole. Go back and send it again.".into());
        let stream = futures_once(body);
        let mut parts = multer::Multipart::new(stream, boundary);
        let mut typed = Self::default();
        while let Some(part) = parts.next_field().await.map_err(|_| unclear())? {
            let name = part.name().unwrap_or_default().to_owned();
            if typed.fields.len() > 20 {
                return Err(unclear());
            }
            match part.file_name().map(str::to_owned) {
                Some(file) => {
                    let bytes = part.bytes().await.map_err(|_| unclear())?;
                    if !bytes.is_empty() {
                        typed.upload = Some(Upload { name: plain_name(&file), bytes });
                    }
                }
                None => typed.fields.push((name, part.text().await.map_err(|_| unclear())?)),
            }
        }
        Ok(typed)
    }
    /// The value typed in a field; empty when there is none.
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }
    /// Whether the field was sent at all.
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(known, _)| known == name)
    }
    /// Every value of a field that may come more than once (ticked boxes).
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.fields.iter().filter(|(known, _)| known == name).map(|(_, value)| value.as_str()).collect()
    }
    /// Fills a field that was not sent.
    pub fn or(mut self, name: &str, value: impl Into<String>) -> Self {
        if !self.has(name) {
            self.fields.push((name.to_owned(), value.into()));
        }
        self
    }
    /// One more value of a field that may come more than once.
    pub(crate) fn and(mut self, name: &str, value: String) -> Self {
        self.fields.push((name.to_owned(), value));
        self
    }
    /// Everything but this field.
    pub fn without(mut self, name: &str) -> Self {
        self.fields.retain(|(known, _)| known != name);
        self
    }
    /// Whether nothing was typed at all.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty()
    }
    /// The file that was sent.
    pub fn upload(&self) -> Option<&Upload> {
        self.upload.as_ref()
    }
    /// The fields, without the kit's own, as they are kept when a session ends.
    pub(crate) fn to_body(&self) -> String {
        let mut body = form_urlencoded::Serializer::new(String::new());
        for (name, value) in
            self.fields.iter().filter(|(name, _)| !name.starts_with('_') && !name.contains("password"))
        {
            body.append_pair(name, value);
        }
        body.finish()
    }
    /// Bytes that differ when anything typed differs, for telling a form sent twice from a changed one.
    pub(crate) fn to_compare(&self) -> Vec<u8> {
        let mut text = String::new();
        for (name, value) in &self.fields {
            let _ = write!(text, "{}:{name}{}:{value}", name.len(), value.len());
        }
        let mut bytes = text.into_bytes();
        if let Some(upload) = &self.upload {
            bytes.extend_from_slice(&upload.bytes);
        }
        bytes
    }
}

fn futures_once(body: Bytes) -> impl futures_core::Stream<Item = Result<Bytes, std::io::Error>> {
    tokio_stream::once(Ok(body))
}

/// The last part of a path, without characters that could be taken for more than a name.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    last.chars().filter(|c| !domain::names::hidden(*c)).take(120).collect()
}
