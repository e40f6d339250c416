//! What every engine must do, whatever it is made of.
//!
//! The checks are written over the port; an engine joins by a test that builds
//! it and calls [`conforms`].

mod catalogue_of_tests;
mod facets;
mod meilisearch_server;

use std::sync::Arc;

use catalogue_of_tests::{entries, entry, vocabulary};
use registry::{Change, EngineAnswer, Entry, OutboxPosition, ProcedureId, SearchEngine, SearchRequest, Sort};

#[tokio::test]
async fn the_embedded_engine_conforms() {
    conforms(&search::Embedded::new(vocabulary())).await;
}

#[tokio::test]
async fn meilisearch_conforms() {
    let Some(access) = meilisearch_server::of_the_run().await else { return };
    let memory = Arc::new(search::Embedded::new(vocabulary()));
    conforms(&search::Meilisearch::new(&access, memory).expect("an engine")).await;
}

async fn conforms(engine: &dyn SearchEngine) {
    assert_eq!(ask(engine, "kết hôn").await.total, 0, "an engine that was not built finds nothing");
    let entries = entries();
    engine.rebuild(&entries).await.expect("it builds");
    ranks(engine, &entries).await;
    matches_whole_syllables(engine).await;
    finds_codes(engine).await;
    finds_what_an_agency_does(engine).await;
    finds_nothing_where_nothing_is_asked(engine).await;
    survives_hostile_input(engine).await;
    lists_everything_without_a_question(engine, &entries).await;
    facets::filters_and_counts(engine, &entries).await;
    pages(engine).await;
    explains(engine, &entries).await;
    suggests(engine).await;
    applies_changes(engine, &entries).await;
    rebuilds(engine, &entries).await;
}

fn request(q: &str) -> SearchRequest {
    SearchRequest { q: q.to_owned(), limit: 100, ..SearchRequest::default() }
}

async fn ask(engine: &dyn SearchEngine, q: &str) -> EngineAnswer {
    engine.search(&request(q)).await.expect("it answers")
}

fn ids(answer: &EngineAnswer) -> Vec<i64> {
    answer.hits.iter().map(|(id, _)| id.0).collect()
}

async fn first(engine: &dyn SearchEngine, q: &str) -> i64 {
    ids(&ask(engine, q).await).first().copied().unwrap_or(-1)
}

async fn ranks(engine: &dyn SearchEngine, entries: &[Arc<Entry>]) {
    for entry in entries.iter().filter(|entry| entry.procedure.repeal.is_none()) {
        assert_eq!(first(engine, &entry.content.name).await, entry.id.0, "by its name: {}", entry.content.name);
    }
    for (question, wanted) in [
        ("đăng ký kết hôn", 1),
        ("dang ky ket hon", 1),
        ("2 đứa định cưới cuối năm lên phường cần mang gì", 1),
        ("đăng ký kết hôn với người nước ngoài", 2),
        ("thông báo lưu trú", 3),
        ("tài liệu lưu trữ", 4),
        ("so do bi mat", 5),
        ("sổ đỏ bị mất mất bao nhiêu tiền", 5),
        ("mo quan an", 6),
        ("đăng ký hộ kinh doah", 6),
        ("giấy hôn thú", 1),
        ("bằng lái", 9),
        ("foreign spouse", 2),
        ("spouse involves foreign", 2),
        ("sorting waste", 12),
        // "environment", out of the middle of a name without spaces
        ("បរិស្ថាន", 12),
    ] {
        assert_eq!(first(engine, question).await, wanted, "{question}");
    }
    let answer = ask(engine, "đăng ký kết hôn").await;
    assert!(answer.hits.windows(2).all(|two| two[0].1 >= two[1].1), "best first");
    assert!(answer.marks.contains(&"ket".to_owned()) && answer.marks.contains(&"ky".to_owned()));
    assert!(answer.hits.len() < entries.len(), "what has nothing to do with it is left out");
    let repealed = ids(&ask(engine, "đăng ký khai sinh").await);
    assert_eq!(repealed[..2], [7, 8], "what is in force comes before what is repealed");
}

async fn matches_whole_syllables(engine: &dyn SearchEngine) {
    let found = ids(&ask(engine, "tru").await);
    assert!(!found.contains(&10), "“tru” is not “trường”");
    assert!(found.contains(&3), "“tru” is “trú”");
}

async fn finds_codes(engine: &dyn SearchEngine) {
    for code in ["1.000894", "1000894", "mã 1.000894", "1.000894.000.00.00.H51", " 1.000894. "] {
        assert_eq!(ids(&ask(engine, code).await), [1], "{code}");
    }
    assert_eq!(ask(engine, "9.999999").await.total, 0);
}

async fn finds_what_an_agency_does(engine: &dyn SearchEngine) {
    for question in ["Phòng Kinh tế", "phong kinh te", "tôi muốn hỏi phòng kinh tế ở đâu"] {
        let answer = ask(engine, question).await;
        assert_eq!(ids(&answer), [6], "{question}");
        assert_eq!(answer.understood.agencies.len(), 1, "{question}");
    }
    for question in ["uỷ ban nhân dân cấp xã", "uy ban nhan dan xa"] {
        let mut found = ids(&ask(engine, question).await);
        found.sort_unstable();
        assert_eq!(found, [1, 2, 6, 7], "{question}");
    }
    for question in ["phòng kinh", "đăng ký hộ kinh doanh ở phòng kinh tế"] {
        let answer = ask(engine, question).await;
        let named = !answer.understood.agencies.is_empty();
        assert_eq!(named, question == "phòng kinh", "{question}");
    }
}

async fn finds_nothing_where_nothing_is_asked(engine: &dyn SearchEngine) {
    for text in ["cảm ơn nhé", "hôm nay trời đẹp quá", "xin chào", "qwrtpl zzxv bnmpq", "???", "tôi muốn hỏi"]
    {
        assert_eq!(ask(engine, text).await.total, 0, "{text}");
    }
}

async fn survives_hostile_input(engine: &dyn SearchEngine) {
    assert_eq!(first(engine, &"kết hôn ".repeat(1_300)).await, 1);
    for text in [
        "\u{0}\u{1}\u{7}\u{1b}[31m",
        "\u{202e}nôh tếk",
        "\" OR 1=1 --",
        "name:* AND (id:[0 TO *]",
        "~~~^^^***((()))",
        "🏳️‍🌈🏳️‍🌈",
        "\u{301}\u{301}\u{301}",
        &"a".repeat(10_000),
        &"😀".repeat(3_000),
    ] {
        ask(engine, text).await;
        engine.suggest(text, 10).await.expect("it answers");
    }
    let far = SearchRequest { limit: 100, offset: usize::MAX, ..request("kết hôn") };
    assert!(engine.search(&far).await.expect("it answers").hits.is_empty());
}

async fn lists_everything_without_a_question(engine: &dyn SearchEngine, entries: &[Arc<Entry>]) {
    for q in ["", "  "] {
        let answer = ask(engine, q).await;
        assert_eq!((answer.total, answer.hits.len()), (entries.len(), entries.len()));
        assert!(answer.marks.is_empty());
        assert_eq!(ids(&answer).last(), Some(&8), "what is repealed is needed least");
    }
    let by_name = engine.search(&SearchRequest { sort: Sort::Name, ..request("") }).await.expect("it answers");
    let mut names: Vec<(String, i64)> =
        entries.iter().map(|entry| (catalogue::text::fold(&entry.content.name), entry.id.0)).collect();
    names.sort();
    assert_eq!(ids(&by_name), names.into_iter().map(|(_, id)| id).collect::<Vec<_>>());
    let updated = engine.search(&SearchRequest { sort: Sort::Updated, ..request("") }).await.expect("it answers");
    let mut newest: Vec<_> = entries.iter().map(|entry| entry.published_at).collect();
    newest.sort_by(|a, b| b.cmp(a));
    let of = |id: &i64| entries.iter().find(|entry| entry.id.0 == *id).map(|entry| entry.published_at);
    assert_eq!(ids(&updated).iter().filter_map(of).collect::<Vec<_>>(), newest);
}

async fn pages(engine: &dyn SearchEngine) {
    for sort in Sort::ALL {
        let asked = SearchRequest { sort, ..request("") };
        let whole = engine.search(&asked).await.expect("it answers");
        let (mut paged, mut after) = (Vec::new(), None);
        loop {
            let page = SearchRequest { limit: 3, after: after.clone(), ..asked.clone() };
            let page = engine.search(&page).await.expect("it answers");
            assert_eq!((page.first, page.total), (paged.len(), whole.total));
            let Some(last) = page.last.clone() else { break };
            paged.extend(ids(&page));
            after = Some(last);
        }
        assert_eq!(paged, ids(&whole), "{sort:?}");
    }
    for q in ["", "đăng ký"] {
        let whole = ask(engine, q).await;
        let mut paged = Vec::new();
        for offset in (0..whole.total + 3).step_by(3) {
            let page = engine.search(&SearchRequest { limit: 3, offset, ..request(q) }).await.expect("it answers");
            assert_eq!(page.total, whole.total);
            assert_eq!(page.facets, whole.facets);
            paged.extend(ids(&page));
        }
        assert_eq!(paged, ids(&whole), "pages put together are the whole list");
    }
}

async fn explains(engine: &dyn SearchEngine, entries: &[Arc<Entry>]) {
    for question in ["mat so do lam lai het bao nhieu tien", "đăng ký hộ kinh doah", "1.000894", "zzzz"] {
        let explained = engine.explain(&request(question)).await.expect("it explains");
        let answer = ask(engine, question).await;
        let slug =
            |id: &i64| entries.iter().find(|entry| entry.id.0 == *id).map(|entry| entry.procedure.slug.to_string());
        let found: Vec<String> = ids(&answer).iter().filter_map(slug).collect();
        let explained_slugs: Vec<&str> = explained.results.iter().map(|result| result.slug.as_str()).collect();
        assert_eq!(explained_slugs, found, "what is explained is what is found: {question}");
        for (result, (_, score)) in explained.results.iter().zip(&answer.hits) {
            let rare: f32 = result.rare.iter().map(|rare| rare.factor).product();
            let product = result.covered * result.index * result.named * result.prior * result.level * rare;
            assert!((result.score - score).abs() < 0.01, "{question}: {} is {score}", result.score);
            assert!(question.starts_with("1.") || (product * 100.0 - score).abs() < 0.1, "{question}: {result:?}");
        }
    }
    let repaired = engine.explain(&request("đăng ký hộ kinh doah")).await.expect("it explains");
    assert!(repaired.repairs.iter().any(|repair| repair.typed == "doah" && repair.meant == "doanh"));
}

async fn suggests(engine: &dyn SearchEngine) {
    for typed in ["đăng ký kết h", "dang ky ket h", "ket", "hôn th"] {
        let found = engine.suggest(typed, 3).await.expect("it answers");
        assert_eq!(found.first(), Some(&ProcedureId(1)), "{typed}");
        assert!(found.len() <= 3);
    }
    assert!(engine.suggest("", 5).await.expect("it answers").is_empty());
    assert_eq!(engine.suggest("cưới", 5).await.expect("it answers").first(), Some(&ProcedureId(1)));
    let whole = engine.suggest("tr ", 20).await.expect("it answers");
    assert!(!whole.contains(&ProcedureId(10)), "a finished syllable is whole");
}

fn change(position: i64, id: i64, entry: Option<Entry>) -> Change {
    Change { position: OutboxPosition(position), id: ProcedureId(id), entry }
}

async fn applies_changes(engine: &dyn SearchEngine, entries: &[Arc<Entry>]) {
    let total = entries.len();
    let added = entry(90, Some("1.115999"), "Cấp giấy phép nuôi lạc đà", "Chăn nuôi");
    for _ in 0..2 {
        engine.apply(&[change(1, 90, Some(added.clone()))]).await.expect("it applies");
        assert_eq!(first(engine, "nuôi lạc đà").await, 90);
        assert_eq!(ask(engine, "").await.total, total + 1, "doing it twice changes nothing");
    }
    let mut renamed = added.clone();
    renamed.content.name = "Cấp giấy phép nuôi cá sấu".to_owned();
    engine.apply(&[change(2, 90, Some(added)), change(3, 90, Some(renamed))]).await.expect("it applies");
    assert_eq!(first(engine, "cá sấu").await, 90, "the last change holds");
    assert_ne!(first(engine, "lạc đà").await, 90, "what it was called before is forgotten");
    assert_eq!(ids(&ask(engine, "1.115999").await), [90]);
    for _ in 0..2 {
        engine.apply(&[change(4, 90, None)]).await.expect("it applies");
        assert_ne!(first(engine, "cá sấu").await, 90);
        assert_eq!(ask(engine, "").await.total, total);
    }
    engine.apply(&[change(5, 404, None)]).await.expect("what is not there can be taken out");
    engine.apply(&[]).await.expect("nothing is a change, too");
    assert_eq!(first(engine, "đăng ký kết hôn").await, 1);
}

async fn rebuilds(engine: &dyn SearchEngine, entries: &[Arc<Entry>]) {
    engine.rebuild(&entries[..2]).await.expect("it builds");
    assert_eq!(ask(engine, "").await.total, 2, "what was there before is forgotten");
    engine.rebuild(&[]).await.expect("it builds");
    assert_eq!(ask(engine, "kết hôn").await.total, 0);
    engine.apply(&[change(6, 1, Some((*entries[0]).clone()))]).await.expect("it applies");
    assert_eq!(first(engine, "kết hôn").await, 1);
}
