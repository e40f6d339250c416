use crate::EditionContent;

macro_rules! parts {
    ($($(#[$doc:meta])* $name:ident $field:ident;)*) => {
        /// A part of an [`EditionContent`]: what is compared, taken over and
        /// told of as one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Part { $($(#[$doc])* $name,)* }

        impl Part {
            /// Every part, in the order of the content.
            pub const ALL: [Self; [$(Self::$name),*].len()] = [$(Self::$name),*];

            /// The name in addresses, in forms and in files: that of the field.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$name => stringify!($field),)* }
            }

            /// The parts in which two contents are not the same, in order.
            #[must_use]
            pub fn differing(a: &EditionContent, b: &EditionContent) -> Vec<Self> {
                // Without `..`: a field that has no part does not compile.
                let EditionContent { $($field),* } = a;
                let differ = [$((Self::$name, *$field != b.$field),)*];
                differ.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
            }

            /// Copies this part over from another content.
            pub fn take(self, into: &mut EditionContent, from: &EditionContent) {
                match self { $(Self::$name => into.$field.clone_from(&from.$field),)* }
            }
        }
    };
}

parts! {
    /// *Tên*.
    Name name;
    /// *Tóm tắt*, in plain words.
    Summary summary;
    /// Name and summary in other languages.
    Translations translations;
    /// The words that people use for it.
    Keywords keywords;
    /// *Lĩnh vực*.
    Sector sector;
    /// *Cấp thực hiện*.
    Levels levels;
    /// *Đối tượng thực hiện*.
    Applicants applicants;
    /// *Cơ quan*.
    Agencies agencies;
    /// *Nơi tiếp nhận*.
    Reception reception;
    /// *Liên thông*.
    Interlinked interlinked;
    /// *Dịch vụ công trực tuyến*.
    Online online;
    /// *Cách thức thực hiện*, with time limits and costs.
    Channels channels;
    /// *Hồ sơ*.
    Dossier dossier;
    /// *Biểu mẫu* that belong to no single paper.
    Forms forms;
    /// *Trình tự thực hiện*.
    Steps steps;
    /// *Yêu cầu, điều kiện*.
    Requirements requirements;
    /// *Kết quả thực hiện*.
    Outcomes outcomes;
    /// *Căn cứ pháp lý*.
    LegalBasis legal_basis;
    /// *Quyết định công bố*.
    Announcement announcement;
    /// *Sự kiện*.
    LifeEvents life_events;
    /// Where it was taken from.
    Source source;
}

impl Part {
    /// Reads a [`key`](Self::key).
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.key() == key)
    }
}

/// What two changes of one content make together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merge {
    /// Both changes; where they are in conflict, mine.
    pub merged: EditionContent,
    /// The parts that both changed, each in another way.
    pub conflicts: Vec<Part>,
}

/// Joins two changes of the same content, part by part: what only one side
/// changed is taken from it, and the same change by both is no conflict.
#[must_use]
pub fn merge(base: &EditionContent, mine: &EditionContent, theirs: &EditionContent) -> Merge {
    let changed_by_me = Part::differing(base, mine);
    let changed_by_them = Part::differing(base, theirs);
    let mut merge = Merge { merged: mine.clone(), conflicts: Vec::new() };
    for part in Part::differing(mine, theirs) {
        match (changed_by_me.contains(&part), changed_by_them.contains(&part)) {
            (true, true) => merge.conflicts.push(part),
            (false, true) => part.take(&mut merge.merged, theirs),
            (_, false) => {}
        }
    }
    merge
}

#[cfg(test)]
mod tests;
