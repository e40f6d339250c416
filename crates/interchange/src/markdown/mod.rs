//! The project's own form of a procedure: YAML front matter and sections of Markdown.

mod archive;
mod costs;
mod front;
mod read;
mod sections;
mod write;
pub(crate) mod yaml;

pub use archive::write_markdown;
pub(crate) use read::read;
pub use write::{file_name, markdown};
