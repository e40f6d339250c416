/// What was set aside: where it stands, in which field, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejected {
    /// The line of the file.
    pub line: u64,
    /// What is known of the record: its code or name; empty where nothing is.
    pub record: String,
    /// The field, such as `methods[0].time_qty`; empty where it is the whole record.
    pub field: String,
    /// Why.
    pub reason: Reason,
}

/// Why something was set aside. Said to people by [`Reason::key`] and
/// [`Reason::variables`], in `content/locales`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The file is in no form that is known.
    UnknownFormat,
    /// The file could not be read to its end; what came before was kept.
    CutShort,
    /// The text is not UTF-8.
    NotUtf8,
    /// The text is not JSON.
    NotJson {
        /// The column at which reading ended.
        column: u64,
    },
    /// The text is not YAML, in the parser's words.
    NotYaml(String),
    /// The record is larger than [`MAX_RECORD`](crate::MAX_RECORD).
    TooLarge,
    /// The file is an export of a later version.
    LaterVersion(u64),
    /// A field that must be there is not, or is empty.
    Missing,
    /// A field is of another type.
    WrongType(Expected),
    /// A value is none of those that the field can have.
    BadValue {
        /// The value.
        value: String,
        /// What can stand there, where that can be said.
        allowed: String,
    },
    /// The field is not known.
    UnknownField {
        /// The known field with the nearest name.
        nearest: Option<String>,
    },
    /// The field, or the section, stands there twice.
    Twice,
    /// The same procedure stood in the file before.
    Duplicate {
        /// The line of the first.
        first: u64,
    },
    /// The file does not start with `---` and a front matter that ends with `---`.
    NoFrontMatter,
    /// A heading that is no section of the form.
    UnknownSection {
        /// The sections that there are.
        known: String,
    },
    /// Text stands where the section has a list.
    NotAList,
    /// A day that makes up for another is worked anyway.
    NotWeekend,
    /// A step waits for itself, by way of others.
    Circle,
    /// A sheet has no row with heads that are known.
    NoHeads,
    /// A column whose head is not known; it is not read.
    UnknownColumn,
    /// The file is packed as a workbook is, and is none.
    NotAWorkbook,
    /// A sheet has too many rows.
    TooManyRows {
        /// How many it may have.
        most: usize,
    },
    /// A cell was too long for a spreadsheet, was cut, and was then changed.
    CellTooLong,
    /// A cell sums up what another sheet says row by row, and was changed.
    EditElsewhere {
        /// The sheet.
        sheet: String,
    },
    /// A cell has a line for each way of handing in, and not as many as there are.
    LinesPerChannel {
        /// How many there are.
        channels: usize,
    },
    /// A time or a cost, and no way of handing in that it belongs to.
    NoChannels,
    /// A row of details of a procedure that has no row of its own.
    NoSuchRow,
    /// A change of a procedure without a code, which takes a person to place it.
    NeedsCode,
}

/// What a field should have been.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A number.
    Number,
    /// Yes or no.
    Boolean,
    /// A list.
    List,
    /// An object, or in YAML a mapping.
    Object,
    /// A day, as `2026-11-23`.
    Date,
}

impl Rejected {
    /// Sets aside a record of which nothing is known.
    pub(crate) fn whole(line: u64, reason: Reason) -> Self {
        Self { line, record: String::new(), field: String::new(), reason }
    }
}

impl Reason {
    /// The key of the message in `content/locales`.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::UnknownFormat => "import-unknown-format",
            Self::CutShort => "import-cut-short",
            Self::NotUtf8 => "import-not-utf8",
            Self::NotJson { .. } => "import-not-json",
            Self::NotYaml(_) => "import-not-yaml",
            Self::TooLarge => "import-too-large",
            Self::LaterVersion(_) => "import-later-version",
            Self::Missing => "import-missing",
            Self::WrongType(expected) => expected.key(),
            Self::BadValue { allowed, .. } if allowed.is_empty() => "import-bad-value",
            Self::BadValue { .. } => "import-bad-value-allowed",
            Self::UnknownField { nearest: None } => "import-unknown-field",
            Self::UnknownField { nearest: Some(_) } => "import-unknown-field-nearest",
            Self::Twice => "import-twice",
            Self::Duplicate { .. } => "import-duplicate",
            Self::NoFrontMatter => "import-no-front-matter",
            Self::UnknownSection { .. } => "import-unknown-section",
            Self::NotAList => "import-not-a-list",
            Self::NotWeekend => "import-not-weekend",
            Self::Circle => "import-circle",
            Self::NoHeads => "import-no-heads",
            Self::UnknownColumn => "import-unknown-column",
            Self::NotAWorkbook => "import-not-a-workbook",
            Self::TooManyRows { .. } => "import-too-many-rows",
            Self::CellTooLong => "import-cell-too-long",
            Self::EditElsewhere { .. } => "import-edit-elsewhere",
            Self::LinesPerChannel { .. } => "import-lines-per-channel",
            Self::NoChannels => "import-no-channels",
            Self::NoSuchRow => "import-no-such-row",
            Self::NeedsCode => "import-needs-code",
        }
    }

    /// The variables of the message.
    #[must_use]
    pub fn variables(&self) -> Vec<(&'static str, String)> {
        match self {
            Self::NotJson { column } => vec![("column", column.to_string())],
            Self::NotYaml(detail) => vec![("detail", detail.clone())],
            Self::TooLarge => vec![("megabytes", (crate::MAX_RECORD / 1024 / 1024).to_string())],
            Self::LaterVersion(version) => vec![("version", version.to_string())],
            Self::BadValue { value, allowed } => vec![("value", value.clone()), ("allowed", allowed.clone())],
            Self::UnknownField { nearest: Some(nearest) } => vec![("nearest", nearest.clone())],
            Self::Duplicate { first } => vec![("first", first.to_string())],
            Self::TooManyRows { most } => vec![("most", most.to_string())],
            Self::EditElsewhere { sheet } => vec![("sheet", sheet.clone())],
            Self::LinesPerChannel { channels } => vec![("channels", channels.to_string())],
            Self::UnknownSection { known } => vec![("known", known.clone())],
            _ => Vec::new(),
        }
    }
}

impl Expected {
    const fn key(self) -> &'static str {
        match self {
            Self::Text => "import-not-text",
            Self::Number => "import-not-number",
            Self::Boolean => "import-not-boolean",
            Self::List => "import-not-list",
            Self::Object => "import-not-object",
            Self::Date => "import-not-date",
        }
    }
}

/// The field and the reason of a failure that serde describes in `message`;
/// `value_at` looks up what stands in a field.
pub(crate) fn explain(field: &str, message: &str, value_at: &dyn Fn(&str) -> Option<String>) -> (String, Reason) {
    // Names that serde quotes: the first is what stands there, the rest what could.
    let mut quoted = message.split('`').skip(1).step_by(2);
    let of = |name: &str| if field.is_empty() { name.to_owned() } else { format!("{field}.{name}") };
    let rest = |quoted: &mut dyn Iterator<Item = &str>| quoted.map(str::to_owned).collect::<Vec<_>>();
    if message.starts_with("unknown field ") {
        let name = quoted.next().unwrap_or_default().to_owned();
        // serde_path_to_error has come as far as the unknown field itself.
        let field = if field == name || field.ends_with(&format!(".{name}")) { field.to_owned() } else { of(&name) };
        return (field, unknown_field(&name, &rest(&mut quoted)));
    }
    if message.starts_with("missing field ") {
        return (of(quoted.next().unwrap_or_default()), Reason::Missing);
    }
    if message.starts_with("duplicate field ") {
        return (of(quoted.next().unwrap_or_default()), Reason::Twice);
    }
    if message.starts_with("unknown variant ") {
        let value = quoted.next().unwrap_or_default().to_owned();
        return (field.to_owned(), Reason::BadValue { value, allowed: rest(&mut quoted).join(", ") });
    }
    let value = value_at(field).unwrap_or_default();
    if let Some(expected) = message.split("expected ").nth(1).and_then(Expected::from_serde) {
        return (field.to_owned(), Reason::WrongType(expected));
    }
    (field.to_owned(), by_field(field, value))
}

/// What can be said of a value that its type refused, by the field it stands in.
pub(crate) fn by_field(field: &str, value: String) -> Reason {
    let last = field.rsplit('.').next().unwrap_or_default();
    let name = last.split('[').next().unwrap_or_default();
    let allowed = match name {
        "date" | "since" | "issued_on" | "in_force_from" | "in_force_to" | "verified_on" | "checked_on" => {
            return Reason::WrongType(Expected::Date);
        }
        "code" => "1.001193, 1.013980.H19",
        "slug" | "life_events" | "successors" => "a–z 0–9 -",
        "level" => "1, 2, 3, 4",
        "closing_time" => "17:00",
        "monday" | "tuesday" | "wednesday" | "thursday" | "friday" | "saturday" | "sunday" => "07:30-11:30",
        "telephones" => "0236 3822 000",
        "coordinates" => "16.07, 108.22",
        "district" => "Quận …, Huyện …, Thị xã …, Thành phố …",
        "units" | "parts_of" | "also_written" => "Phường …, Xã …, Đặc khu …",
        "url" | "apply_url" | "sourceUrl" => "https://…",
        _ => "",
    };
    Reason::BadValue { value: value.chars().take(120).collect(), allowed: allowed.to_owned() }
}

/// That a field is not known, with the known one that it is probably meant to be.
pub(crate) fn unknown_field(name: &str, known: &[impl AsRef<str>]) -> Reason {
    let name = name.to_lowercase();
    let nearest = known
        .iter()
        .map(|known| (distance(&name, known.as_ref()), known.as_ref()))
        .min()
        .filter(|(distance, known)| *distance <= 2 + known.len() / 4)
        .map(|(_, known)| known.to_owned());
    Reason::UnknownField { nearest }
}

/// How many letters have to be changed, added or taken out.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().take(64).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != *y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

impl Expected {
    /// What serde says that it expected.
    pub(crate) fn from_serde(expected: &str) -> Option<Self> {
        let has = |words: &[&str]| words.iter().any(|word| expected.starts_with(word));
        Some(match () {
            () if has(&["a string", "string", "str"]) => Self::Text,
            () if has(&["a boolean", "bool"]) => Self::Boolean,
            () if has(&["a sequence", "sequence"]) => Self::List,
            () if has(&["struct", "a map", "mapping", "map"]) => Self::Object,
            () if has(&["a number", "u8", "u16", "u32", "u64", "i8", "i32", "i64", "f64", "integer", "float"]) => {
                Self::Number
            }
            () => return None,
        })
    }
}
