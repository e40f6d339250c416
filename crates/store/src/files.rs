//! Which files can be downloaded. Their bytes are kept elsewhere.

use catalogue::{ActorId, FileHash};
use registry::{
    AuditEntry,
    files::{FileKind, StoredFile},
};
use sqlx::FromRow;

use crate::{
    audit,
    either::{Db, Tx, on_either},
    instant,
    rows::{Result, StoreError, parse, unreadable},
};

const ONE: &str = "SELECT hash, name, media_type, size, uploaded_by, at FROM files WHERE hash = $1";

#[derive(FromRow)]
struct FileRow {
    hash: String,
    name: String,
    media_type: String,
    size: i64,
    uploaded_by: String,
    at: String,
}

impl TryFrom<FileRow> for StoredFile {
    type Error = StoreError;

    fn try_from(row: FileRow) -> Result<Self> {
        let FileRow { hash, name, media_type, size, uploaded_by, at } = row;
        Ok(Self {
            hash: FileHash::parse(&hash).ok_or_else(|| unreadable("hash")(hash.into()))?,
            name,
            kind: FileKind::from_media_type(&media_type).ok_or_else(|| unreadable("media_type")(media_type.into()))?,
            size: size.try_into().map_err(|error: std::num::TryFromIntError| unreadable("size")(error.into()))?,
            by: ActorId::new(uploaded_by),
            at: parse("at", &at)?,
        })
    }
}

pub(crate) async fn file(db: &Db, hash: &FileHash) -> Result<Option<StoredFile>> {
    let row: Option<FileRow> =
        on_either!(db, pool => sqlx::query_as(ONE).bind(hash.as_str()).fetch_optional(pool).await)?;
    row.map(StoredFile::try_from).transpose()
}

pub(crate) async fn add(db: &Db, file: &StoredFile, audit: &AuditEntry) -> Result<StoredFile> {
    let mut tx = db.begin_writing().await?;
    let listed: Option<FileRow> =
        on_either!(&mut tx, tx => sqlx::query_as(ONE).bind(file.hash.as_str()).fetch_optional(&mut **tx).await)?;
    if let Some(listed) = listed {
        tx.rollback().await?;
        return listed.try_into();
    }
    insert(&mut tx, file).await?;
    audit::append(&mut tx, &instant::to_text(file.at), std::slice::from_ref(audit)).await?;
    tx.commit().await?;
    Ok(file.clone())
}

async fn insert(tx: &mut Tx, file: &StoredFile) -> Result<()> {
    const INSERT: &str =
        "INSERT INTO files (hash, name, media_type, size, uploaded_by, at) VALUES ($1, $2, $3, $4, $5, $6)";
    let size = i64::try_from(file.size).map_err(|error| unreadable("size")(error.into()))?;
    on_either!(tx, tx => {
        sqlx::query(INSERT)
            .bind(file.hash.as_str())
            .bind(&file.name)
            .bind(file.kind.media_type())
            .bind(size)
            .bind(file.by.as_str())
            .bind(instant::to_text(file.at))
            .execute(&mut **tx)
            .await
            .map(drop)
    })?;
    Ok(())
}
