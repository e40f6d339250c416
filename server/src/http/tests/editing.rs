//! The work of the staff, from the first press of a button to the public page.

use axum::http::header::LOCATION;
use catalogue::{AgencyName, Announcement, ChangeKind, EditionContent};
use registry::people::{AccountId, Grant, Role, Scope, UserName};

use super::*;

const MARRIAGE: &str = "/can-bo/thu-tuc/thu-tuc-dang-ky-ket-hon";

/// Somebody with these roles over everything.
pub(super) fn actor(name: &str, roles: &[Role]) -> Actor {
    let grants = roles.iter().map(|role| Grant { role: *role, scope: Scope::everything() }).collect();
    Actor {
        account: AccountId(1),
        name: UserName::parse(name).expect("a name"),
        display_name: name.to_owned(),
        grants,
        second_factor: true,
    }
}

async fn get(router: &Router, path: &str) -> Answer {
    ask(router, HttpRequest::get(path).body(Body::empty()).expect("a request")).await
}

async fn post(router: &Router, path: &str, fields: &[(&str, &str)]) -> Answer {
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = HttpRequest::post(path)
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    ask(router, request.body(Body::from(body)).expect("a request")).await
}

impl Answer {
    /// Where it leads to.
    #[track_caller]
    fn leads_to(&self, to: &str) {
        let location = self.headers.get(LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
        assert_eq!((self.status, location), (StatusCode::SEE_OTHER, to), "{}", self.body);
    }

    #[track_caller]
    fn says(&self, status: StatusCode, words: &str) {
        assert_eq!(self.status, status, "{}", self.body);
        assert!(self.body.contains(words), "“{words}” is not in {}", self.body);
    }
}

/// What the public sees of marriages, with a decision that announces a change.
fn amended(portal: &Running, note: &str) -> EditionContent {
    let registry::Lookup::Found(entry) = portal.portal.look_up("thu-tuc-dang-ky-ket-hon") else {
        panic!("it is there")
    };
    let mut content = entry.content.clone();
    content.reception = note.to_owned();
    content.announcement = Some(Announcement {
        number: "1234/QĐ-UBND".to_owned(),
        date: Some(jiff::civil::date(2026, 11, 2)),
        issuer: Some(AgencyName::new("Ủy ban nhân dân tỉnh")),
        change: Some(ChangeKind::Amended),
        successors: Vec::new(),
    });
    content
}

#[tokio::test]
async fn an_edition_goes_from_a_draft_to_the_public_by_two_people() {
    let portal = running().await;
    let lan = actor("lan", &[Role::Editor, Role::Reviewer]);
    let [as_lan, as_binh, as_chi] = [
        portal.signed_in(lan.clone()),
        portal.signed_in(actor("binh", &[Role::Reviewer])),
        portal.signed_in(actor("chi", &[Role::Publisher])),
    ];
    let draft = format!("{MARRIAGE}/2");
    post(&as_lan, MARRIAGE, &[("do", "begin")]).await.leads_to(&format!("{draft}/sua"));
    get(&as_lan, &format!("{draft}/sua")).await.says(StatusCode::OK, "name=\"revision\" value=\"1\"");
    let content = amended(&portal, "Bộ phận một cửa số 7");
    let slug = Slug::parse("thu-tuc-dang-ky-ket-hon").expect("a slug");
    portal.for_staff.editing.save(&lan, &slug, 2, 1, &content).await.expect("saved");
    // a second draft beside it cannot be begun
    post(&as_lan, MARRIAGE, &[("do", "begin")]).await.says(StatusCode::CONFLICT, "Bản thứ 2 đang soạn");
    post(&as_lan, &draft, &[("do", "submit"), ("remark", "Nhờ xem")]).await.leads_to(&format!("{draft}?xong=submit"));
    let page = get(&as_lan, &format!("{draft}?xong=submit")).await;
    page.says(StatusCode::OK, "Đã gửi thẩm định.");
    page.says(StatusCode::OK, "Nhờ xem");
    assert!(!page.body.contains("value=\"approve\""), "who wrote it is not asked to approve it");
    // whoever presses it all the same is refused
    post(&as_lan, &draft, &[("do", "approve")]).await.says(StatusCode::FORBIDDEN, "người khác phải thẩm định");
    let page = get(&as_binh, &draft).await;
    page.says(StatusCode::OK, "value=\"approve\"");
    page.says(StatusCode::OK, "Bộ phận một cửa số 7");
    post(&as_binh, &draft, &[("do", "send-back")]).await.says(StatusCode::UNPROCESSABLE_ENTITY, "Hãy viết lý do.");
    post(&as_binh, &draft, &[("do", "approve")]).await.leads_to(&format!("{draft}?xong=approve"));
    post(&as_binh, &draft, &[("do", "schedule"), ("day", "1/1/2026")]).await.says(StatusCode::FORBIDDEN, "Vai trò");
    let wrong = post(&as_chi, &draft, &[("do", "schedule"), ("day", "mai <b>")]).await;
    wrong.says(StatusCode::UNPROCESSABLE_ENTITY, "value=\"mai &lt;b&gt;\"");
    post(&as_chi, &draft, &[("do", "schedule"), ("day", "1/1/2026")]).await.leads_to(&format!("{draft}?xong=publish"));
    assert!(portal.portal.catch_up().await.expect("it answers"));
    portal.kept.forget();
    portal.get("/thu-tuc/thu-tuc-dang-ky-ket-hon").await.says(StatusCode::OK, "Bộ phận một cửa số 7");
}

#[tokio::test]
async fn the_second_of_two_writers_is_shown_both_and_decides() {
    let portal = running().await;
    let (lan, minh) = (actor("lan", &[Role::Editor]), actor("minh", &[Role::Editor]));
    let [as_lan, as_minh] = [lan, minh].map(|actor| portal.signed_in(actor));
    post(&as_lan, MARRIAGE, &[("do", "begin")]).await;
    let form = format!("{MARRIAGE}/2/sua");
    let fields = |reception: &'static str, requirements: &'static str| {
        [
            ("name", "Đăng ký kết hôn"),
            ("sector", "Hộ tịch"),
            ("reception", reception),
            ("requirements", requirements),
            ("revision", "1"),
        ]
    };
    let saved = format!("{form}?xong=save");
    post(&as_lan, &form, &[&fields("Quầy 1", "")[..], &[("do", "save")]].concat()).await.leads_to(&saved);
    let mine = fields("Quầy 2", "Đủ tuổi <script>");
    let told = post(&as_minh, &form, &[&mine[..], &[("do", "save")]].concat()).await;
    told.says(StatusCode::CONFLICT, "lan đã lưu bản này");
    told.says(StatusCode::CONFLICT, "name=\"side-reception\"");
    told.says(StatusCode::CONFLICT, "name=\"seen\" value=\"2\"");
    assert!(!told.body.contains("<script>"), "what is carried is escaped");
    // what only one of them changed is joined, and the desk is theirs as chosen
    let chosen = [("seen", "2"), ("side-reception", "theirs"), ("do", "merge")];
    post(&as_minh, &form, &[&mine[..], &chosen].concat()).await.leads_to(&saved);
    let joined = get(&as_lan, &form).await;
    joined.says(StatusCode::OK, "Quầy 1");
    joined.says(StatusCode::OK, "Đủ tuổi");
    // who decided by what is old is shown the new
    let late = post(&as_minh, &form, &[&mine[..], &chosen].concat()).await;
    late.says(StatusCode::CONFLICT, "name=\"seen\" value=\"3\"");
}

#[tokio::test]
async fn nothing_typed_is_lost_when_it_cannot_be_read_or_kept() {
    let portal = running().await;
    let as_lan = portal.signed_in(actor("lan", &[Role::Editor]));
    post(&as_lan, MARRIAGE, &[("do", "begin")]).await;
    let form = format!("{MARRIAGE}/2/sua");
    let typed = [("name", "Kết hôn & \"cưới\""), ("sector", ""), ("revision", "1"), ("do", "save")];
    let told = post(&as_lan, &form, &typed).await;
    told.says(StatusCode::UNPROCESSABLE_ENTITY, "id=\"form-errors\"");
    told.says(StatusCode::UNPROCESSABLE_ENTITY, "Kết hôn &amp; &quot;cưới&quot;");
    portal.database.close().await;
    let typed =
        [("name", "Kết hôn"), ("sector", "Hộ tịch"), ("reception", "Quầy 9"), ("revision", "1"), ("do", "save")];
    let told = post(&as_lan, &form, &typed).await;
    told.says(StatusCode::SERVICE_UNAVAILABLE, "Quầy 9");
}

#[tokio::test]
async fn a_new_procedure_begins_as_a_draft_that_nobody_else_sees() {
    let portal = running().await;
    let as_lan = portal.signed_in(actor("lan", &[Role::Editor]));
    let new = "/can-bo/thu-tuc/moi";
    get(&as_lan, new).await.says(StatusCode::OK, "name=\"sector\"");
    let wrong = [("name", ""), ("sector", "Hộ tịch"), ("code", "không phải mã")];
    let told = post(&as_lan, new, &wrong).await;
    told.says(StatusCode::UNPROCESSABLE_ENTITY, "Viết tên thủ tục.");
    told.says(StatusCode::UNPROCESSABLE_ENTITY, "value=\"không phải mã\"");
    let taken = [("name", "Cưới"), ("sector", "Hộ tịch"), ("code", "1.000894")];
    post(&as_lan, new, &taken).await.says(StatusCode::CONFLICT, "/can-bo/thu-tuc/thu-tuc-dang-ky-ket-hon");
    let made = [("name", "Thủ tục của xã"), ("sector", "Hộ tịch"), ("code", "")];
    post(&as_lan, new, &made).await.leads_to("/can-bo/thu-tuc/thu-tuc-cua-xa/1/sua");
    get(&as_lan, "/can-bo").await.says(StatusCode::OK, "Thủ tục của xã");
    portal.portal.catch_up().await.expect("it answers");
    assert_eq!(portal.get("/thu-tuc/thu-tuc-cua-xa").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn whoever_has_no_part_in_it_sees_no_draft() {
    let portal = running().await;
    let elsewhere = Scope { sectors: [Slug::from_name("Đất đai")].into(), ..Scope::default() };
    let mut actor = actor("thu", &[]);
    actor.grants = vec![Grant { role: Role::Editor, scope: elsewhere }];
    let as_thu = portal.signed_in(actor);
    for path in [MARRIAGE.to_owned(), format!("{MARRIAGE}/1"), format!("{MARRIAGE}/1/sua")] {
        get(&as_thu, &path).await.says(StatusCode::FORBIDDEN, "không bao gồm thủ tục này");
    }
    post(&as_thu, MARRIAGE, &[("do", "begin")]).await.says(StatusCode::FORBIDDEN, "không bao gồm thủ tục này");
    for path in ["/can-bo/thu-tuc/khong-co", "/can-bo/thu-tuc/thu-tuc-dang-ky-ket-hon/99", "/can-bo/thu-tuc/x/y/sua"] {
        assert_eq!(
            get(&as_thu, path).await.status,
            if path.contains("99") { StatusCode::FORBIDDEN } else { StatusCode::NOT_FOUND },
            "{path}"
        );
    }
}
