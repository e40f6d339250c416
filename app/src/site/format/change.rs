use catalogue::{ChangeKind, Lang};
use locale::text;

/// What an announcement does to a procedure.
pub fn change(lang: Lang, kind: ChangeKind) -> String {
    match kind {
        ChangeKind::New => text(lang, "change-new"),
        ChangeKind::Amended => text(lang, "change-amended"),
        ChangeKind::Replaced => text(lang, "change-replaced"),
        ChangeKind::Repealed => text(lang, "change-repealed"),
    }
}
