//! The forms in which procedures come in and go out: bytes in, domain out.
//!
//! [`records`] reads records of the national portal, JSON lines, the project's
//! own Markdown and its own export, and tells them apart by what they contain.
//! A bad record is [`Rejected`] with its line, field and reason and never stops
//! the rest. [`markdown`] and [`write_jsonl`] write what is read back unchanged.
//!
//! [`sheet`] reads XLSX and CSV onto what is kept; [`write_xlsx`] and
//! [`write_csv`] write them.
//!
//! Invariant: this crate opens no file, no socket and no clock.

mod desks;
mod export;
mod in_languages;
mod input;
mod json;
pub mod linked;
mod markdown;
mod pages;
mod portal;
mod reading;
mod record;
mod reference;
mod rejected;
mod sheet;
mod steps;
mod translations;

pub use desks::{DeskFile, desks, directory};
pub use export::write_jsonl;
pub use markdown::{file_name, markdown, write_markdown};
pub use pages::{LifeEvent, Page, life_event, page};
pub use reading::{MAX_RECORD, Records, records, records_within};
pub use record::{Format, Record};
pub use reference::{
    AgencyInfo, Needed, OpenData, SectorGroup, SectorInfo, Sectors, agencies, calendar_year, closing_time, feedback,
    most_needed, open_data, sectors,
};
pub use rejected::{Expected, Reason, Rejected};
pub use sheet::{SheetRow, is_sheet, part_text, sheet, write_csv, write_xlsx};
