//! A small catalogue of our own, and the vocabulary as it is in `content/`.

use std::{path::Path, sync::Arc};

use catalogue::{EditionContent, Procedure, ProcedureCode, Repeal, Slug, query::Vocabulary};
use registry::{Entry, ProcedureId};
use serde_json::json;

/// The vocabulary that the program ships.
pub fn vocabulary() -> Vocabulary {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../content/search");
    let mut files: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("content/search is there")
        .map(|file| file.expect("it can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "yml"))
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).expect("it can be read")))
        .collect();
    files.sort();
    search::vocabulary(files.iter().map(|(name, text)| (name.as_str(), text.as_str()))).expect("it has no fault")
}

/// A procedure of which little is said.
pub fn entry(id: i64, code: Option<&str>, name: &str, sector: &str) -> Entry {
    made(id, code, &json!({ "name": name, "sector": sector }))
}

fn made(id: i64, code: Option<&str>, content: &serde_json::Value) -> Entry {
    let content: EditionContent = serde_json::from_value(content.clone()).expect("it is a content");
    Entry {
        id: ProcedureId(id),
        procedure: Procedure {
            code: code.map(|code| ProcedureCode::parse(code).expect("it is a code")),
            slug: Slug::from_name(&content.name).with_suffix(&id.to_string()),
            repeal: None,
        },
        edition: 1,
        content,
        published_at: jiff::Timestamp::from_second(1_700_000_000 + (id * 7_919) % 101 * 86_400).expect("it is a time"),
        withdrawn: false,
    }
}

/// Procedures that are easily mixed up.
pub fn entries() -> Vec<Arc<Entry>> {
    let free = json!([{ "kind": "in_person", "costs": [{ "kind": "administrative_charge", "value": "free" }] }]);
    let commune = "Ủy ban nhân dân cấp xã";
    let mut entries = vec![
        made(
            1,
            Some("1.000894"),
            &json!({
                "name": "Thủ tục đăng ký kết hôn", "sector": "Hộ tịch", "keywords": ["giấy hôn thú"],
                "levels": ["commune"], "applicants": ["vietnamese_citizen"], "agencies": { "implementing": [commune] },
                "online": { "level": 3 }, "channels": free,
            }),
        ),
        made(
            2,
            Some("2.000806"),
            &json!({
                "name": "Thủ tục đăng ký kết hôn có yếu tố nước ngoài", "sector": "Hộ tịch",
                "levels": ["commune"], "applicants": ["vietnamese_citizen", "foreigner"],
                "translations": { "en": { "name": "Registering a marriage that involves a foreign spouse" } },
                "agencies": { "implementing": [commune] }, "online": { "level": 4 }, "channels": [{ "kind": "online" }],
            }),
        ),
        made(
            3,
            Some("1.004199"),
            &json!({
                "name": "Thông báo lưu trú", "sector": "Cư trú", "levels": ["commune"],
                "applicants": ["vietnamese_citizen", "enterprise"], "online": { "level": 4 }, "channels": free,
            }),
        ),
        made(
            4,
            Some("1.013923"),
            &json!({
                "name": "Sử dụng tài liệu lưu trữ dự phòng", "sector": "Văn thư và lưu trữ", "levels": ["ministry"],
                "applicants": ["organisation"],
            }),
        ),
        made(
            5,
            Some("1.012786"),
            &json!({
                "name": "Cấp lại Giấy chứng nhận quyền sử dụng đất do bị mất", "sector": "Đất đai", "levels": ["province"],
                "applicants": ["vietnamese_citizen", "enterprise"], "online": { "level": 3 },
                "channels": [{ "kind": "online" }, { "kind": "post" }],
            }),
        ),
        made(
            6,
            Some("1.001612"),
            &json!({
                "name": "Đăng ký thành lập hộ kinh doanh", "sector": "Hộ kinh doanh", "levels": ["commune"],
                "applicants": ["vietnamese_citizen"], "agencies": { "implementing": ["Phòng Kinh tế"], "competent": [commune] },
                "online": { "level": 4 }, "channels": [{ "kind": "online" }, { "kind": "in_person" }],
            }),
        ),
        made(
            7,
            Some("1.001193"),
            &json!({
                "name": "Thủ tục đăng ký khai sinh", "sector": "Hộ tịch", "levels": ["commune"],
                "applicants": ["vietnamese_citizen"], "agencies": { "implementing": [commune] }, "channels": free,
            }),
        ),
        made(
            8,
            Some("1.009999"),
            &json!({
                "name": "Đăng ký khai sinh", "sector": "Hộ tịch", "levels": ["commune"], "applicants": ["vietnamese_citizen"],
            }),
        ),
        made(
            9,
            Some("3.000348"),
            &json!({
                "name": "Cấp giấy phép lái xe", "sector": "Giao thông", "levels": ["province"],
                "applicants": ["vietnamese_citizen", "foreigner"], "online": { "level": 2 },
            }),
        ),
        made(
            10,
            None,
            &json!({
                "name": "Chuyển trường và tiếp nhận học sinh", "sector": "Giáo dục", "levels": ["other"],
                "applicants": ["vietnamese_citizen"],
            }),
        ),
        made(
            11,
            Some("1.000001.H19"),
            &json!({
                "name": "Cho phép thành lập trung tâm giáo dục thường xuyên", "sector": "Giáo dục",
                "levels": ["province"], "applicants": ["organisation"], "online": { "level": 1 },
            }),
        ),
        made(
            12,
            Some("2.000777"),
            &json!({
                "name": "Cấp giấy phép môi trường", "sector": "Môi trường", "levels": ["province", "ministry"],
                "translations": {
                    "en": { "name": "Permit for collecting and sorting waste" },
                    "km": { "name": "លិខិតអនុញ្ញាតបរិស្ថាន" },
                },
                "applicants": ["enterprise", "cooperative"], "online": { "level": 4 }, "channels": [{ "kind": "post" }],
            }),
        ),
    ];
    entries[7].procedure.repeal =
        Some(Repeal { since: jiff::civil::date(2025, 7, 1), decision: "1/QĐ".to_owned(), successors: Vec::new() });
    entries.into_iter().map(Arc::new).collect()
}
