use catalogue::{EditionContent, Procedure, ProcedureCode, Repeal, Slug};

/// The form that a record was written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// A record of the national portal's API.
    PortalRecord,
    /// A line of a harvest of the national portal.
    PortalLine,
    /// The project's own Markdown.
    Markdown,
    /// A line of the project's own export.
    Export,
}

/// A procedure as a file has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The form that it was written in.
    pub format: Format,
    /// The line of the file on which it starts.
    pub line: u64,
    /// What the file calls it: its code, or what stands for one.
    pub key: String,
    /// The code of the procedure.
    pub code: Option<ProcedureCode>,
    /// Its address.
    pub slug: Slug,
    /// The end of the procedure.
    pub repeal: Option<Repeal>,
    /// What it says.
    pub content: EditionContent,
}

impl Record {
    /// The identity of the procedure.
    #[must_use]
    pub fn procedure(&self) -> Procedure {
        Procedure { code: self.code.clone(), slug: self.slug.clone(), repeal: self.repeal.clone() }
    }
}
