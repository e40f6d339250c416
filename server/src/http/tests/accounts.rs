//! Signing in, invitations, own accounts, people and the audit, over HTTP.

use jiff::SignedDuration;
use registry::{
    Clock,
    people::{IDLE, Role},
};

use super::{
    people::{PASSWORD, code, form},
    *,
};

#[tokio::test]
async fn a_session_is_a_cookie_for_this_host_and_no_script() {
    let portal = running().await;
    let page = portal.get("/can-bo/dang-nhap").await;
    assert_eq!(page.status, StatusCode::OK);
    for part in ["autocomplete=\"username\"", "autocomplete=\"current-password\"", "noindex"] {
        assert!(page.body.contains(part), "{part}");
    }
    let admin = portal.administrator().await;
    portal.person(&admin, "lan.nguyen", &[Role::Editor]).await;
    let fields = [("name", "Lan.Nguyen"), ("password", PASSWORD)];
    let in_now = portal.post_with("/can-bo/dang-nhap", "", &fields).await;
    assert_eq!((in_now.status, in_now.location()), (StatusCode::SEE_OTHER, "/can-bo"), "{}", in_now.body);
    let given: Vec<&str> =
        in_now.headers.get_all("set-cookie").iter().map(|value| value.to_str().expect("text")).collect();
    let session = given.iter().find(|cookie| cookie.starts_with("__Host-session=")).expect("a session");
    for part in ["Secure", "HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(session.contains(part), "{session}");
    }
    assert!(!session.contains("Max-Age") && !session.contains("Domain"), "{session}");
    let device = given.iter().find(|cookie| cookie.starts_with("__Host-device=")).expect("a device");
    assert!(device.contains("Max-Age=15552000") && device.contains("HttpOnly"), "{device}");
    let cookie = format!("__Host-session={}", in_now.cookie("__Host-session").expect("a session"));
    let desk = portal.get_with("/can-bo", &cookie).await;
    assert!(desk.body.contains("Người lan.nguyen") && desk.body.contains("/can-bo/dang-xuat"), "{}", desk.body);
    // and out again
    let out = portal.post_with("/can-bo/dang-xuat", &cookie, &[]).await;
    assert_eq!(out.location(), "/can-bo/dang-nhap?ra=1");
    assert_eq!(out.cookie("__Host-session").as_deref(), Some(""));
    assert_eq!(portal.get_with("/can-bo", &cookie).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn who_is_not_signed_in_is_asked_to_and_then_led_on() {
    let portal = running().await;
    let asked = portal.get("/en/can-bo/tim-kiem?q=so%20do&x=1").await;
    assert_eq!(asked.status, StatusCode::SEE_OTHER);
    assert_eq!(asked.location(), "/en/can-bo/dang-nhap?tiep=%2Fen%2Fcan-bo%2Ftim-kiem%3Fq%3Dso%2520do%26x%3D1");
    let admin = portal.administrator().await;
    portal.person(&admin, "lan.nguyen", &[Role::Editor]).await;
    for (to, led) in [
        ("/en/can-bo/tim-kiem?q=so%20do&x=1", "/en/can-bo/tim-kiem?q=so%20do&x=1"),
        ("https://evil.vn/can-bo", "/can-bo"),
        ("//evil.vn/can-bo", "/can-bo"),
        ("/\\evil.vn", "/can-bo"),
        ("/can-bo/../thu-tuc", "/can-bo"),
        ("/tim-kiem", "/can-bo"),
        ("/can-bo/dang-nhap", "/can-bo"),
    ] {
        let fields = [("name", "lan.nguyen"), ("password", PASSWORD), ("tiep", to)];
        assert_eq!(portal.post_with("/can-bo/dang-nhap", "", &fields).await.location(), led, "{to}");
        let escaped: String = form_urlencoded::byte_serialize(to.as_bytes()).collect();
        let page = portal.get(&format!("/can-bo/dang-nhap?tiep={escaped}")).await;
        assert_eq!(page.hidden("tiep").is_some(), led != "/can-bo", "{to}");
    }
}

#[tokio::test]
async fn forms_of_other_sites_are_refused() {
    let portal = running().await;
    let admin = portal.administrator().await;
    for path in ["/can-bo/dang-nhap", "/can-bo/dang-xuat", "/can-bo/tai-khoan/mat-khau", "/en/can-bo/nguoi-dung-moi"] {
        for headers in [
            &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.vn")][..],
            &[("sec-fetch-site", "same-site")],
            &[("origin", "https://evil.vn")],
            &[("origin", "null")],
            &[],
        ] {
            for cookie in [String::new(), admin.cookie()] {
                let body = "form=a%3D1&tiep=%2Fcan-bo%2Ftai-khoan%2Fphien".to_owned();
                let answer = portal.ask(form(path, &cookie, body, headers)).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} {headers:?}");
                assert!(!answer.body.contains("name=\"form\""), "{path} {headers:?}");
            }
        }
    }
    let here = form("/can-bo/dang-xuat", &admin.cookie(), String::new(), &[("origin", "https://a.vn")]);
    assert_eq!(portal.ask(here).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn wrong_names_and_passwords_get_the_same_answer_and_soon_none() {
    let portal = running().await;
    let admin = portal.administrator().await;
    portal.person(&admin, "lan.nguyen", &[Role::Editor]).await;
    let attempt = |name: &'static str| portal_attempt(&portal, name, "sai roi");
    let (known, unknown) = (attempt("lan.nguyen").await, attempt("khong.co").await);
    assert_eq!((known.status, unknown.status), (StatusCode::UNAUTHORIZED, StatusCode::UNAUTHORIZED));
    assert_eq!(known.body.replace("lan.nguyen", ""), unknown.body.replace("khong.co", ""));
    assert!(known.body.contains("value=\"lan.nguyen\"") && !known.body.contains("sai roi"));
    assert!(known.body.contains("aria-describedby=\"f-name-error\""), "{}", known.body);
    for name in ["lan.nguyen", "khong.co"] {
        let mut last = attempt(name).await;
        for _ in 0..6 {
            last = attempt(name).await;
        }
        assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS, "{name}");
        assert!(last.headers["retry-after"].to_str().is_ok_and(|wait| wait.parse::<u32>().is_ok_and(|wait| wait > 0)));
        assert!(last.body.contains("role=\"alert\""), "{}", last.body);
    }
    let right = portal_attempt(&portal, "lan.nguyen", PASSWORD).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    let nothing = portal.post_with("/en/can-bo/dang-nhap", "", &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.body.contains("Enter your user name.") && nothing.body.contains("Enter your password."));
}

async fn portal_attempt(portal: &Running, name: &str, password: &str) -> Answer {
    portal.post_with("/can-bo/dang-nhap", "", &[("name", name), ("password", password)]).await
}

#[tokio::test]
async fn a_form_that_outlived_its_session_is_sent_on_after_both_steps() {
    let portal = running().await;
    let admin = portal.administrator().await;
    portal.clock.forward(IDLE + SignedDuration::from_secs(1));
    let typed = [
        ("display_name", "Lê Thị \"Mới\" <b>"),
        ("name", "le.moi"),
        ("roles", "1"),
        ("role.0", "editor"),
        ("password", "bi mat"),
    ];
    let ended = portal.post_with("/can-bo/nguoi-dung-moi", &admin.cookie(), &typed).await;
    assert_eq!(ended.status, StatusCode::UNAUTHORIZED);
    let waiting = ended.hidden("form").expect("the form waits");
    assert!(!ended.body.contains("bi+mat") && !ended.body.contains("bi mat"), "{}", ended.body);
    let to = ended.hidden("tiep").expect("where to");
    let carried = [("form", waiting.as_str()), ("tiep", to.as_str())];
    // a wrong password loses nothing
    let wrong = portal
        .post_with("/can-bo/dang-nhap", "", &[&[("name", "quan.tri"), ("password", "sai")][..], &carried].concat())
        .await;
    assert_eq!(wrong.hidden("form").as_deref(), Some(waiting.as_str()));
    let first = portal
        .post_with("/can-bo/dang-nhap", "", &[&[("name", "quan.tri"), ("password", PASSWORD)][..], &carried].concat())
        .await;
    assert_eq!(first.status, StatusCode::OK, "{}", first.body);
    let pending = format!("__Host-pending={}", first.cookie("__Host-pending").expect("the second step"));
    assert!(first.cookie("__Host-session").is_none());
    assert_eq!(first.hidden("form").as_deref(), Some(waiting.as_str()));
    let now = code(&admin.secret, portal.clock.now());
    let second =
        portal.post_with("/can-bo/dang-nhap/ma", &pending, &[&[("code", now.as_str())][..], &carried].concat()).await;
    assert_eq!(second.status, StatusCode::OK, "{}", second.body);
    // nothing was done yet: it waits for a press
    assert!(second.body.contains("action=\"/can-bo/nguoi-dung-moi\""), "{}", second.body);
    assert_eq!(second.hidden("display_name").as_deref(), Some("Lê Thị \"Mới\" <b>"));
    let cookie = format!("__Host-session={}", second.cookie("__Host-session").expect("a session"));
    assert!(!portal.get_with("/can-bo/nguoi-dung", &cookie).await.body.contains("le.moi"));
    let fields: Vec<(&str, &str)> = typed[..4].to_vec();
    let done = portal.post_with("/can-bo/nguoi-dung-moi", &cookie, &fields).await;
    assert!(done.body.contains("/can-bo/loi-moi/"), "{}", done.body);
    assert!(portal.get_with("/can-bo/nguoi-dung", &cookie).await.body.contains("le.moi"));
}

#[tokio::test]
async fn a_form_with_files_is_carried_without_them() {
    let portal = running().await;
    let field = |head: &str, value: &str| format!("--x\r\nContent-Disposition: form-data; {head}\r\n\r\n{value}\r\n");
    let body = field("name=\"name\"", "Kết hôn")
        + &field("name=\"forms[0][file]\"; filename=\"a.pdf\"", "%PDF-1.7")
        + &field("name=\"reception\"", "Quầy & bàn")
        + "--x--\r\n";
    let request = HttpRequest::post("/can-bo/thu-tuc/a/2/sua")
        .header("host", "a.vn")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=x")
        .body(Body::from(body))
        .expect("a request");
    let answer = portal.ask(request).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(answer.hidden("tiep").as_deref(), Some("/can-bo/thu-tuc/a/2/sua"));
    let carried = answer.hidden("form").expect("it is carried");
    let fields: Vec<_> = form_urlencoded::parse(carried.as_bytes()).into_owned().collect();
    let expected = [("name", "Kết hôn"), ("reception", "Quầy & bàn")];
    assert_eq!(fields, expected.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[tokio::test]
async fn what_is_no_form_is_not_carried() {
    let portal = running().await;
    let request = HttpRequest::post("/can-bo/tai-khoan/mat-khau")
        .header("host", "a.vn")
        .header("sec-fetch-site", "same-origin")
        .header("referer", "https://a.vn/can-bo/tai-khoan?x=1")
        .header("content-type", "application/json")
        .body(Body::from("{}"))
        .expect("a request");
    let answer = portal.ask(request).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert_eq!(answer.hidden("form"), None);
    assert_eq!(answer.hidden("tiep").as_deref(), Some("/can-bo/tai-khoan?x=1"));
    let huge = form(
        "/can-bo/tai-khoan/mat-khau",
        "",
        "a=".to_owned() + &"x".repeat(1 << 20),
        &[("sec-fetch-site", "same-origin")],
    );
    let answer = portal.ask(huge).await;
    assert_eq!((answer.status, answer.hidden("form")), (StatusCode::UNAUTHORIZED, None));
}

#[tokio::test]
async fn an_invitation_is_accepted_once_and_leads_to_the_second_factor() {
    let portal = running().await;
    let admin = portal.administrator().await;
    let token = portal.invited(&admin, "minh.tran", &[Role::Reviewer]).await;
    let path = format!("/can-bo/loi-moi/{}", token.reveal());
    let page = portal.get(&path).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(
        (&page.headers["referrer-policy"], &page.headers["cache-control"]),
        (&"same-origin".parse().unwrap(), &"no-store".parse().unwrap())
    );
    for part in ["minh.tran", "autocomplete=\"new-password\"", "12"] {
        assert!(page.body.contains(part), "{part}");
    }
    for (new, again, field) in [
        ("", "", "new_password"),
        ("ngan", "ngan", "new_password"),
        (PASSWORD, "khac", "password_again"),
        ("passwordpassword", "passwordpassword", "new_password"),
    ] {
        let wrong = portal.post_with(&path, "", &[("new_password", new), ("password_again", again)]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{new}");
        assert!(
            wrong.body.contains(&format!("aria-describedby=\"f-{field}"))
                || wrong.body.contains(&format!("f-{field}-error")),
            "{new}: {}",
            wrong.body
        );
        assert!(new.is_empty() || !wrong.body.contains(new), "{new} is shown");
    }
    let fields = [("new_password", PASSWORD), ("password_again", PASSWORD)];
    let accepted = portal.post_with(&path, "", &fields).await;
    assert_eq!(accepted.status, StatusCode::SEE_OTHER, "{}", accepted.body);
    assert_eq!(portal.post_with(&path, "", &fields).await.status, StatusCode::GONE);
    assert_eq!(portal.get(&path).await.status, StatusCode::GONE);
    assert_eq!(portal.get("/en/can-bo/loi-moi/nonsense").await.status, StatusCode::GONE);

    // nothing but the second factor and the way out is within reach
    let cookie = format!("__Host-session={}", accepted.cookie("__Host-session").expect("a session"));
    for path in ["/can-bo", "/en/can-bo", "/can-bo/tai-khoan", "/can-bo/tim-chua-thay", "/can-bo/nguoi-dung"] {
        let led = portal.get_with(path, &cookie).await;
        let to = if path.starts_with("/en") { "/en/can-bo/tai-khoan/buoc-hai" } else { "/can-bo/tai-khoan/buoc-hai" };
        assert_eq!((led.status, led.location()), (StatusCode::SEE_OTHER, to), "{path}");
    }
    let refused = portal.post_with("/can-bo/tai-khoan/mat-khau", &cookie, &[("password", PASSWORD)]).await;
    assert_eq!(refused.location(), "/can-bo/tai-khoan/buoc-hai");
    assert_eq!(portal.get_with("/can-bo/tai-khoan/buoc-hai", &cookie).await.status, StatusCode::OK);
    let begun = portal.post_with("/can-bo/tai-khoan/buoc-hai", &cookie, &[("do", "begin")]).await;
    assert!(begun.body.contains("class=\"qr\"") && begun.body.contains("otpauth://totp/"), "{}", begun.body);
    let secret =
        begun.body.split("<code class=\"secret\">").nth(1).and_then(|rest| rest.split('<').next()).expect("a secret");
    let wrong = portal.post_with("/can-bo/tai-khoan/buoc-hai", &cookie, &[("code", "000000")]).await;
    assert!(wrong.body.contains(secret) && wrong.body.contains("f-code-error"), "the same secret is shown again");
    let now = code(secret, portal.clock.now());
    let set_up = portal.post_with("/can-bo/tai-khoan/buoc-hai", &cookie, &[("code", now.as_str())]).await;
    assert!(set_up.body.matches("<li><code>").count() >= 8, "{}", set_up.body);
    assert_eq!(portal.get_with("/can-bo/tim-chua-thay", &cookie).await.status, StatusCode::OK);
    assert_eq!(portal.get_with("/can-bo/nguoi-dung", &cookie).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_recovery_code_stands_in_for_the_second_factor_once() {
    let portal = running().await;
    let admin = portal.administrator().await;
    let renewed = portal.post_with("/can-bo/tai-khoan/ma-du-phong", &admin.cookie(), &[]).await;
    let recovery =
        renewed.body.split("<li><code>").nth(1).and_then(|rest| rest.split('<').next()).expect("a code").to_owned();
    let step = async || {
        let first = portal_attempt(&portal, "quan.tri", PASSWORD).await;
        assert_eq!(first.location(), "/can-bo/dang-nhap/ma");
        format!("__Host-pending={}", first.cookie("__Host-pending").expect("the second step"))
    };
    let pending = step().await;
    let page = portal.get_with("/can-bo/dang-nhap/ma", &pending).await;
    assert!(page.body.contains("autocomplete=\"one-time-code\""), "{}", page.body);
    let second = portal.post_with("/can-bo/dang-nhap/ma", &pending, &[("recovery", recovery.as_str())]).await;
    assert_eq!(second.status, StatusCode::SEE_OTHER, "{}", second.body);
    let pending = step().await;
    let again = portal.post_with("/can-bo/dang-nhap/ma", &pending, &[("recovery", recovery.as_str())]).await;
    assert_eq!(again.status, StatusCode::UNAUTHORIZED);
    // without the first step there is no second
    assert_eq!(portal.get("/can-bo/dang-nhap/ma").await.location(), "/can-bo/dang-nhap");
    let none = portal.post_with("/can-bo/dang-nhap/ma", "", &[("code", "123456")]).await;
    assert!(none.body.contains("name=\"password\""), "{}", none.body);
}

#[tokio::test]
async fn sessions_and_passwords_are_ones_own() {
    let portal = running().await;
    let admin = portal.administrator().await;
    let lan = portal.person(&admin, "lan.nguyen", &[Role::Editor]).await;
    let elsewhere = portal_attempt(&portal, "lan.nguyen", PASSWORD).await.cookie("__Host-session").expect("a session");
    let elsewhere = format!("__Host-session={elsewhere}");
    let own = portal.get_with("/can-bo/tai-khoan", &lan.cookie()).await;
    let end = own.body.split("name=\"end\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a button");
    assert_eq!(portal.get_with("/can-bo", &elsewhere).await.status, StatusCode::OK);
    // somebody else's session is not mine to end
    let stranger = portal.person(&admin, "minh.tran", &[Role::Editor]).await;
    portal.post_with("/can-bo/tai-khoan/phien", &stranger.cookie(), &[("end", end)]).await;
    assert_eq!(portal.get_with("/can-bo", &elsewhere).await.status, StatusCode::OK);
    let ended = portal.post_with("/can-bo/tai-khoan/phien", &lan.cookie(), &[("end", end)]).await;
    assert_eq!(ended.location(), "/can-bo/tai-khoan?xong=phien");
    assert_eq!(portal.get_with("/can-bo", &elsewhere).await.status, StatusCode::SEE_OTHER);

    let change = |old: &'static str, new: &'static str| {
        let fields = [("password", old), ("new_password", new), ("password_again", new)];
        let cookie = lan.cookie();
        let portal = &portal;
        async move { portal.post_with("/can-bo/tai-khoan/mat-khau", &cookie, &fields).await }
    };
    let wrong = change("sai", "con thuyen qua khuc song cong").await;
    assert!(
        wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.body.contains("f-password-error"),
        "{}",
        wrong.body
    );
    let short = change(PASSWORD, "ngan").await;
    assert!(short.body.contains("f-new_password-error"), "{}", short.body);
    assert_eq!(change(PASSWORD, "con thuyen qua khuc song cong").await.location(), "/can-bo/tai-khoan?xong=mat-khau");
    assert_eq!(portal_attempt(&portal, "lan.nguyen", PASSWORD).await.status, StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn administrators_keep_the_accounts_and_nobody_else_does() {
    let portal = running().await;
    let admin = portal.administrator().await;
    let lan = portal.person(&admin, "lan.nguyen", &[Role::Editor]).await;
    for path in ["/can-bo/nguoi-dung", "/can-bo/nguoi-dung-moi", "/can-bo/nguoi-dung/quan.tri", "/can-bo/nhat-ky"] {
        let refused = portal.get_with(path, &lan.cookie()).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{path}");
        assert!(refused.body.contains("Vai trò của bạn không cho phép"), "{}", refused.body);
        assert_eq!(portal.get_with(path, &admin.cookie()).await.status, StatusCode::OK, "{path}");
    }
    let refused = portal.get_with("/en/can-bo/nguoi-dung", &lan.cookie()).await;
    assert!(refused.body.contains("No role of yours"), "{}", refused.body);

    // roles by rows, over a sector and an agency
    let person = "/can-bo/nguoi-dung/lan.nguyen";
    let rows = [("roles", "1"), ("role.0", "editor"), ("sector.0", "Hộ tịch"), ("sector.0", ""), ("do", "add")];
    let more = portal.post_with(person, &admin.cookie(), &rows).await;
    assert!(more.body.contains("name=\"role.1\"") && more.body.contains("value=\"Hộ tịch\""), "{}", more.body);
    let wrong = [("roles", "2"), ("role.0", "editor"), ("sector.0", "Không có"), ("role.1", ""), ("do", "save")];
    let wrong = portal.post_with(person, &admin.cookie(), &wrong).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("f-sector-0-0-error") && wrong.body.contains("f-role-1-error"), "{}", wrong.body);
    let rows = [("roles", "1"), ("role.0", "publisher"), ("sector.0", "Hộ tịch"), ("do", "save")];
    let saved = portal.post_with(person, &admin.cookie(), &rows).await;
    assert_eq!(saved.location(), "/can-bo/nguoi-dung/lan.nguyen?xong=vai-tro", "{}", saved.body);
    let page = portal.get_with(saved.location(), &admin.cookie()).await;
    assert!(page.body.contains("value=\"Hộ tịch\"") && page.body.contains("Đã lưu vai trò"), "{}", page.body);
    // at once: the role needs a second factor now
    assert_eq!(portal.get_with("/can-bo", &lan.cookie()).await.location(), "/can-bo/tai-khoan/buoc-hai");

    let act = |deed: &'static str| {
        let (portal, cookie) = (&portal, admin.cookie());
        async move { portal.post_with(&format!("{person}/viec"), &cookie, &[("do", deed)]).await }
    };
    assert_eq!(act("close").await.location(), "/can-bo/nguoi-dung/lan.nguyen?xong=dong");
    assert_eq!(portal.get_with("/can-bo", &lan.cookie()).await.status, StatusCode::SEE_OTHER);
    assert!(act("reopen").await.body.contains("/can-bo/loi-moi/"));
    assert!(act("invite").await.body.contains("/can-bo/loi-moi/"));
    // nobody closes their own account, nor is there another name
    let own = portal.post_with("/can-bo/nguoi-dung/quan.tri/viec", &admin.cookie(), &[("do", "close")]).await;
    assert_eq!(own.status, StatusCode::CONFLICT);
    assert_eq!(portal.get_with("/can-bo/nguoi-dung/khong.co", &admin.cookie()).await.status, StatusCode::NOT_FOUND);
    assert_eq!(portal.get_with("/can-bo/nguoi-dung/%3Cb%3E", &admin.cookie()).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_audit_is_read_filtered_and_exported() {
    let portal = running().await;
    let admin = portal.administrator().await;
    portal.person(&admin, "lan.nguyen", &[Role::Editor]).await;
    let all = portal.get_with("/can-bo/nhat-ky", &admin.cookie()).await;
    assert!(all.body.contains("Nhận lời mời") && all.body.contains("truoc="), "{}", all.body);
    let lan = portal.get_with("/can-bo/nhat-ky?nguoi=lan.nguyen&viec=account", &admin.cookie()).await;
    assert!(lan.body.contains("Nhận lời mời") && !lan.body.contains(">quan.tri<"), "{}", lan.body);
    let one = portal.get_with("/can-bo/nhat-ky?thu-tuc=1.000894", &admin.cookie()).await;
    assert!(one.body.contains("kết hôn"), "{}", one.body);
    let none = portal.get_with("/can-bo/nhat-ky?thu-tuc=9.999999", &admin.cookie()).await;
    assert!(none.body.contains("f-thu-tuc-error"), "{}", none.body);
    let csv =
        portal.post_with("/can-bo/nhat-ky/tai-ve", &admin.cookie(), &[("form", "csv"), ("nguoi", "lan.nguyen")]).await;
    assert!(
        csv.body.starts_with("\u{feff}number,at,actor,action") && csv.body.contains("account.accepted"),
        "{}",
        csv.body
    );
    assert!(!csv.body.contains(",quan.tri,"), "{}", csv.body);
    assert_eq!(csv.headers["content-disposition"], "attachment; filename=\"nhat-ky.csv\"");
    let lines = portal.post_with("/can-bo/nhat-ky/tai-ve", &admin.cookie(), &[("form", "jsonl")]).await;
    assert!(lines.body.lines().all(|line| serde_json::from_str::<Value>(line).is_ok()));
    let again = portal.get_with("/can-bo/nhat-ky?viec=audit.exported", &admin.cookie()).await;
    assert!(again.body.contains("quan.tri"), "{}", again.body);
}

#[tokio::test]
async fn nothing_for_staff_is_kept_and_everything_public_is() {
    let portal = running().await;
    let admin = portal.administrator().await;
    for path in [
        "/can-bo",
        "/can-bo/dang-nhap",
        "/can-bo/khong-co",
        "/en/can-bo/tai-khoan",
        "/can-bo/dang-xuat",
        "/can-bo/nguoi-dung/khong.co",
    ] {
        for cookie in [String::new(), admin.cookie()] {
            let answer = portal.get_with(path, &cookie).await;
            assert_eq!(answer.headers["cache-control"], "no-store", "{path} {}", answer.status);
            assert!(!answer.headers.contains_key("etag"), "{path}");
        }
    }
    let cross = portal.ask(form("/can-bo/dang-nhap", "", String::new(), &[])).await;
    assert_eq!(cross.headers["cache-control"], "no-store");
    let public = portal.get_with("/linh-vuc", &admin.cookie()).await;
    assert!(public.headers.contains_key("etag") && !public.headers.contains_key("set-cookie"));
    assert!(!public.body.contains("Phạm Quản Trị"), "who is signed in is on no page that is kept");
    assert_eq!(portal.get("/linh-vuc").await.headers["etag"], public.headers["etag"]);
    // the public side still takes no large bodies
    let large =
        form("/tim-kiem/chua-thay", "", "q=".to_owned() + &"x".repeat(70 * 1024), &[("sec-fetch-site", "same-origin")]);
    assert_eq!(portal.ask(large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}
