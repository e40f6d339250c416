//! The papers, as the portal lists them.

use catalogue::{Dossier, DossierCase, DossierItem, FormTemplate, text::fold};

use super::{clean, unique};

/// A case of a source: its name and its rows.
pub(super) struct RawCase {
    pub(super) name: String,
    pub(super) papers: Vec<RawPaper>,
}

/// A row of a source.
pub(super) struct RawPaper {
    pub(super) name: String,
    pub(super) originals: u32,
    pub(super) copies: u32,
    pub(super) forms: Vec<String>,
}

/// How what sources put where a case belongs starts, though it is for everybody: folded.
const HEADINGS: &[&str] = &[
    "giay to phai nop",
    "cac giay to phai nop",
    "giay to phai xuat trinh",
    "cac giay to phai xuat trinh",
    "giay to xuat trinh",
    "luu y",
    "thanh phan ho so",
    "thanh phan, so luong ho so",
    "ho so gom",
    "ho so bao gom",
    "bao gom",
    "so luong ho so",
];

/// Puts together what is one dossier under several headings, and keeps apart
/// what are cases. Forms of rows that are no papers are given beside it.
pub(super) fn dossier(cases: Vec<RawCase>) -> (Dossier, Vec<FormTemplate>) {
    let mut sets = None;
    let mut groups = Vec::new();
    let mut loose = Vec::new();
    for raw in cases {
        let name = clean::line(&raw.name).trim_end_matches(':').trim().to_owned();
        sets = sets.or(number_of_sets(&name));
        let mut items = unique(raw.papers.into_iter().filter_map(|paper| item(paper, &mut loose)));
        items.retain(|item| {
            let said = number_of_sets(item_name(item));
            sets = sets.or(said);
            said.is_none()
        });
        if !items.is_empty() {
            groups.push(DossierCase { name, items });
        }
    }
    let (common, mut named): (Vec<_>, Vec<_>) =
        groups.into_iter().partition(|case| case.name.is_empty() || is_heading(&case.name));
    // One heading over all the papers says nothing.
    let say_headings = common.len() > 1;
    let mut items = Vec::new();
    for DossierCase { name, items: under } in common {
        if say_headings && !name.is_empty() && number_of_sets(&name).is_none() {
            items.push(DossierItem::Note(name));
        }
        items.extend(under);
    }
    if !items.is_empty() {
        named.insert(0, DossierCase { name: String::new(), items: unique(items) });
    }
    (Dossier { sets, cases: named }, unique(loose))
}

fn item_name(item: &DossierItem) -> &str {
    match item {
        DossierItem::Paper(paper) => &paper.name,
        DossierItem::Note(note) => note,
    }
}

/// Folded, without "a)", "2." or "(1)" before it.
fn plain(text: &str) -> String {
    let folded = fold(text);
    let number = |c: char| c.is_ascii_alphanumeric();
    let rest = folded.trim_start_matches('(');
    let after = rest.trim_start_matches(number);
    let marked = (1..=2).contains(&(rest.len() - after.len()));
    match after.strip_prefix([')', '.', '/']) {
        Some(after) if marked => after.trim_start().to_owned(),
        _ => folded,
    }
}

fn is_heading(name: &str) -> bool {
    let name = plain(name);
    HEADINGS.iter().any(|heading| name.starts_with(heading))
        && !name.contains("truong hop")
        && !name.contains("doi voi")
}

/// The number of "Số lượng hồ sơ: 01 (một) bộ", where nothing else is said.
fn number_of_sets(text: &str) -> Option<u32> {
    let text = plain(text);
    let rest = text.strip_prefix("so luong ho so")?.trim_start_matches([':', ' ']);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let unit = rest[digits..].trim_matches(['.', ' ', ';']);
    let unit = match unit.strip_prefix('(').and_then(|unit| unit.split_once(')')) {
        Some(("bo", "")) => "bo",
        Some((_, after)) => after.trim_start(),
        None => unit,
    };
    if unit == "bo" { rest[..digits].parse().ok().filter(|sets| *sets > 0) } else { None }
}

fn item(raw: RawPaper, loose: &mut Vec<FormTemplate>) -> Option<DossierItem> {
    let forms = unique(raw.forms.iter().map(|form| clean::line(form)).filter(|form| !form.is_empty()));
    let forms: Vec<_> = forms.into_iter().map(|name| FormTemplate { name, url: None }).collect();
    let name = clean::line(&raw.name);
    let name = if name.is_empty() { forms.first()?.name.clone() } else { name };
    if raw.originals == 0 && raw.copies == 0 {
        loose.extend(forms);
        return Some(DossierItem::Note(name));
    }
    Some(DossierItem::from_row(name, raw.originals, raw.copies, forms))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn case(name: &str, papers: &[(&str, u32)]) -> RawCase {
        let papers = papers.iter().map(|(name, originals)| RawPaper {
            name: (*name).to_owned(),
            originals: *originals,
            copies: 0,
            forms: vec!["Mẫu 1.docx".to_owned()],
        });
        RawCase { name: name.to_owned(), papers: papers.collect() }
    }

    #[test]
    fn headings_are_no_cases() {
        let (dossier, loose) = dossier(vec![
            case("* Giấy tờ phải nộp:", &[("- Tờ khai", 1), ("- Tờ khai", 1)]),
            case("* Giấy tờ phải xuất trình:", &[("Căn cước", 1)]),
            case("--", &[("Ghi chú", 0), ("", 1), ("2) Số lượng hồ sơ: 01 (một) bộ.", 1)]),
            case("Trường hợp ủy quyền:", &[("Giấy ủy quyền", 1)]),
        ]);
        let names: Vec<_> = dossier.cases.iter().map(|case| case.name.as_str()).collect();
        assert_eq!(names, ["", "Trường hợp ủy quyền"]);
        let papers: Vec<_> = dossier.cases[0].papers().map(|paper| paper.name.as_str()).collect();
        assert_eq!(papers, ["Tờ khai", "Căn cước", "Mẫu 1.docx"]);
        let notes: Vec<_> = dossier.cases[0].notes().collect();
        assert_eq!(notes, ["Giấy tờ phải nộp", "Giấy tờ phải xuất trình", "Ghi chú"]);
        assert_eq!(dossier.sets, Some(1));
        assert_eq!(loose, [FormTemplate { name: "Mẫu 1.docx".to_owned(), url: None }]);
    }

    #[test]
    fn reads_the_number_of_sets_only_where_it_is_all_that_is_said() {
        for (text, sets) in [
            ("Số lượng hồ sơ: 01 (bộ)", Some(1)),
            ("2/ Số lượng hồ sơ: 02 bộ", Some(2)),
            ("Số lượng hồ sơ", None),
            ("Số lượng hồ sơ: 01 bộ đối với trực tuyến (03 bộ trực tiếp)", None),
            ("Số lượng hồ sơ: 00 bộ", None),
            ("ĐƠN", None),
        ] {
            assert_eq!(number_of_sets(text), sets, "{text}");
        }
        assert!(is_heading("a) Thành phần hồ sơ") && !is_heading("Thành phần hồ sơ đối với trường hợp cấp lại"));
    }
}
