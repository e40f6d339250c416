//! The dossier: papers without a count, cases, forms.

use crate::{DossierCase, DossierItem, EditionContent, FormTemplate};

use super::{Check, Report};

/// How the names of papers start. Sources count notes between papers as 0
/// originals and 0 copies, and forget to count some papers the same way: only
/// a note that starts like one is likely to be a paper.
const PAPERS: [&str; 25] = [
    "ảnh",
    "bản chính",
    "bản chụp",
    "bản sao",
    "bản vẽ",
    "bản đồ",
    "bảng kê",
    "báo cáo",
    "biên bản",
    "chứng chỉ",
    "công văn",
    "danh sách",
    "đơn",
    "giấy",
    "hộ chiếu",
    "hợp đồng",
    "phiếu",
    "quyết định",
    "sơ đồ",
    "sơ yếu lý lịch",
    "thẻ",
    "thuyết minh",
    "tờ khai",
    "tờ trình",
    "văn bản",
];

/// A note this long explains something.
const LONGEST_PAPER: usize = 300;

pub(super) fn check(content: &EditionContent, report: &mut Report) {
    let dossier = &content.dossier;
    if dossier.sets.is_none() && !dossier.cases.is_empty() {
        report.add(Check::SetsMissing, "dossier.sets");
    }
    if dossier.cases.len() > 1 {
        report.add_with(Check::SeveralCases, "dossier.cases", vec![("n", dossier.cases.len().into())]);
        for (i, _) in dossier.cases.iter().enumerate().filter(|(_, case)| case.name.is_empty()) {
            let path = format!("dossier.cases[{i}].name");
            report.add_with(Check::CaseWithoutName, path, vec![("n", (i + 1).into())]);
        }
    }
    for (i, case) in dossier.cases.iter().enumerate() {
        items(case, i, report);
    }
    forms(&content.forms, "forms", report);
}

fn items(case: &DossierCase, i: usize, report: &mut Report) {
    for (j, item) in case.items.iter().enumerate() {
        let path = format!("dossier.cases[{i}].items[{j}]");
        let uncounted = match item {
            DossierItem::Note(note) => is_like_a_paper(note).then_some(note.as_str()),
            DossierItem::Paper(paper) => (paper.originals == 0 && paper.copies == 0).then_some(paper.name.as_str()),
        };
        if let Some(name) = uncounted {
            report.add_with(Check::PaperWithoutCount, path.as_str(), vec![("wording", name.into())]);
        }
        if let DossierItem::Paper(paper) = item {
            forms(&paper.forms, &format!("{path}.forms"), report);
        }
    }
}

fn forms(forms: &[FormTemplate], path: &str, report: &mut Report) {
    for (i, form) in forms.iter().enumerate().filter(|(_, form)| form.url.is_none()) {
        report.add_with(Check::FormWithoutFile, format!("{path}[{i}]"), vec![("name", form.name.as_str().into())]);
    }
}

/// Whether a note reads like the name of a paper: it starts like one, after its
/// bullet, and neither heads a list nor explains at length.
fn is_like_a_paper(note: &str) -> bool {
    let note = note.trim();
    let name = match note.split_once([')', '.']) {
        // "a)", "(1)", "2." before the name
        Some((mark, rest)) if mark.trim_start_matches('(').chars().count() <= 2 => rest,
        _ => note,
    };
    let name = name.trim_start_matches(|c: char| !c.is_alphabetic()).to_lowercase();
    let like = PAPERS.iter().any(|start| crate::text::after_word(&name, start).is_some());
    like && !name.ends_with(':') && name.chars().count() <= LONGEST_PAPER
}

#[cfg(test)]
mod tests {
    use super::{
        super::sample::{finds, flawless},
        *,
    };
    use crate::RequiredDocument;

    fn with_items(items: &[(&str, u32)]) -> EditionContent {
        let mut content = flawless();
        content.dossier.cases[0].items = items
            .iter()
            .map(|(name, originals)| DossierItem::from_row((*name).into(), *originals, 0, Vec::new()))
            .collect();
        content
    }

    #[test]
    fn notes_like_papers_are_found() {
        let content = with_items(&[
            ("- Bản sao giấy tờ tùy thân", 0),
            ("a) Đơn đề nghị", 0),
            ("Trường hợp nộp trực tuyến thì không phải nộp bản sao.", 0),
            ("Giấy tờ phải xuất trình:", 0),
            ("Tờ khai", 1),
        ]);
        let expected = ["dossier.cases[0].items[0]", "dossier.cases[0].items[1]"];
        assert_eq!(finds(&content, Check::PaperWithoutCount), expected);
    }

    #[test]
    fn a_paper_without_any_count_is_found() {
        let mut content = flawless();
        content.dossier.cases[0].items.push(DossierItem::Paper(RequiredDocument {
            name: "Tài liệu".into(),
            originals: 0,
            copies: 0,
            forms: Vec::new(),
        }));
        assert_eq!(finds(&content, Check::PaperWithoutCount).len(), 1);
        assert_eq!(finds(&flawless(), Check::PaperWithoutCount), [""; 0]);
    }

    #[test]
    fn several_cases_are_noted_and_need_names() {
        let mut content = flawless();
        assert_eq!(finds(&content, Check::SeveralCases), [""; 0]);
        assert_eq!(finds(&content, Check::CaseWithoutName), [""; 0]);
        let case = content.dossier.cases[0].clone();
        content.dossier.cases.push(DossierCase { name: "Cấp lại".into(), ..case });
        assert_eq!(finds(&content, Check::SeveralCases), ["dossier.cases"]);
        assert_eq!(finds(&content, Check::CaseWithoutName), ["dossier.cases[0].name"]);
    }

    #[test]
    fn the_number_of_sets_is_missed() {
        let mut content = flawless();
        assert_eq!(finds(&content, Check::SetsMissing), [""; 0]);
        content.dossier.sets = None;
        assert_eq!(finds(&content, Check::SetsMissing), ["dossier.sets"]);
    }

    #[test]
    fn forms_need_a_file() {
        let mut content = flawless();
        assert_eq!(finds(&content, Check::FormWithoutFile), [""; 0]);
        content.forms = vec![FormTemplate { name: "Mẫu 01".into(), url: None }];
        assert_eq!(finds(&content, Check::FormWithoutFile), ["forms[0]"]);
    }
}
