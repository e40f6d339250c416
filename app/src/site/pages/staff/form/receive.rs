//! Takes the form as a browser sends it, with the files of its forms.

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::header,
};
use multer::{Constraints, Field, Multipart, SizeLimit};
use registry::{
    files::{FileError, Files, LARGEST, LARGEST_MEGABYTES, NotTaken, StoredFile, title},
    people::Actor,
};

use super::{EditionForm, FieldError, FormUnreadable, Press, read::MOST_BYTES};
use crate::site::pages::staff::LARGEST_BODY;

/// The files that are taken at once; what comes after them is told.
const MOST_FILES: usize = 40;

/// The form as it was sent.
#[derive(Debug)]
pub struct Received {
    /// What was typed, as [`EditionForm::read`] reads it: the form, and what else
    /// was sent with it. A form whose file was stored has its address.
    pub body: Vec<u8>,
    /// What stands in the form.
    pub form: EditionForm,
    /// The button that was pressed.
    pub press: Option<Press>,
    /// The files that were not stored, each at its field. All else stands in the
    /// form; the file itself has to be chosen again.
    pub errors: Vec<FieldError>,
}

/// A file that was sent: at which field, under which name, and what became of it.
struct Sent {
    field: String,
    name: String,
    outcome: Result<StoredFile, FileError>,
}

/// Reads the body of a request: `multipart/form-data`, in which files come, or
/// what [`EditionForm::read`] reads. Files are stored at once, whatever button
/// was pressed; those that are not taken keep nothing else from being read.
///
/// # Errors
/// When it is no form of an edition, or is over the bounds.
pub async fn receive(request: Request, files: &Files, actor: &Actor) -> Result<Received, FormUnreadable> {
    let (parts, body) = request.into_parts();
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let Ok(boundary) = multer::parse_boundary(kind) else {
        let body = to_bytes(body, MOST_BYTES).await.map_err(|_| FormUnreadable::TooLong)?;
        let (form, press) = EditionForm::read(&body)?;
        return Ok(Received { body: body.into(), form, press, errors: Vec::new() });
    };
    let (mut typed, sent) = take(body, boundary, Some((files, actor))).await?;
    let errors = sent.into_iter().filter_map(|sent| put_into(&mut typed, sent)).collect();
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(&typed).finish().into_bytes();
    let (form, press) = EditionForm::read(&body)?;
    Ok(Received { body, form, press, errors })
}

/// The names and values that were typed.
pub type Typed = Vec<(String, String)>;

/// What was typed in a form with files, without the files.
///
/// # Errors
/// When it is no such form, or is over the bounds.
pub async fn typed(body: Body, boundary: String) -> Result<Typed, FormUnreadable> {
    take(body, boundary, None).await.map(|(typed, _)| typed)
}

/// What was typed, and the files.
async fn take(
    body: Body,
    boundary: String,
    store: Option<(&Files, &Actor)>,
) -> Result<(Typed, Vec<Sent>), FormUnreadable> {
    let bounds = Constraints::new().size_limit(SizeLimit::new().whole_stream(LARGEST_BODY as u64));
    let mut multipart = Multipart::with_constraints(body.into_data_stream(), boundary, bounds);
    let (mut typed, mut sent) = (Vec::new(), Vec::new());
    let mut len = 0;
    while let Some(mut field) = multipart.next_field().await.map_err(unreadable)? {
        let name = field.name().unwrap_or_default().to_owned();
        let Some(file) = field.file_name().map(str::to_owned) else {
            let value = up_to(&mut field, MOST_BYTES).await?.ok_or(FormUnreadable::TooLong)?;
            let value = String::from_utf8_lossy(&value).into_owned();
            // A name and a value have a mark each.
            len += name.len() + value.len() + 2;
            if len > MOST_BYTES {
                return Err(FormUnreadable::TooLong);
            }
            typed.push((name, value));
            continue;
        };
        // Where none was chosen a browser sends one without a name. What is of no
        // form of ours is passed over.
        if file.is_empty() || !name.ends_with("[file]") {
            continue;
        }
        let Some((files, actor)) = store else { continue };
        if sent.len() >= MOST_FILES {
            return Err(FormUnreadable::TooManyRows);
        }
        let outcome = match up_to(&mut field, LARGEST).await? {
            Some(bytes) => files.put(actor, &file, bytes).await,
            None => Err(NotTaken::TooLarge.into()),
        };
        sent.push(Sent { field: name, name: file, outcome });
    }
    Ok((typed, sent))
}

/// The bytes of a field; nothing where there are more than so many.
async fn up_to(field: &mut Field<'_>, most: usize) -> Result<Option<Bytes>, FormUnreadable> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(unreadable)? {
        if bytes.len() + piece.len() > most {
            return Ok(None);
        }
        bytes.extend_from_slice(&piece);
    }
    Ok(Some(bytes.into()))
}

fn unreadable(error: multer::Error) -> FormUnreadable {
    use multer::Error as E;
    match error {
        E::StreamSizeExceeded { .. } | E::FieldSizeExceeded { .. } => FormUnreadable::TooLong,
        E::StreamReadFailed(_) | E::IncompleteStream | E::IncompleteFieldData { .. } => FormUnreadable::CutOff,
        _ => FormUnreadable::NotThisForm,
    }
}

/// Puts the address of a file into its row, or says why there is none.
fn put_into(typed: &mut Typed, sent: Sent) -> Option<FieldError> {
    let row = sent.field.strip_suffix("[file]")?;
    let of_row = |field: &str| format!("{row}[{field}]");
    let (url, name) = (of_row("url"), of_row("name"));
    let place = |typed: &Typed, wanted: &str| typed.iter().position(|(name, _)| name == wanted);
    // No browser sends a file without the rest of its row.
    let (url, name) = (place(typed, &url)?, place(typed, &name)?);
    let error = match sent.outcome {
        Ok(file) => {
            typed[url].1 = file.address().to_string();
            if typed[name].1.trim().is_empty() {
                typed[name].1 = title(&sent.name);
            }
            return None;
        }
        Err(error) => error,
    };
    let key = match &error {
        FileError::Refused(refusal) => refusal.message_key(),
        FileError::NotTaken(why) => why.message_key(),
        FileError::Registry(failure) => {
            tracing::error!(error = failure as &dyn std::error::Error, "a file cannot be stored");
            "file-not-stored"
        }
    };
    let name = sent.name.chars().take(80).collect();
    let variables = vec![("name", name), ("megabytes", LARGEST_MEGABYTES.to_string())];
    Some(FieldError { field: sent.field, key, variables })
}
