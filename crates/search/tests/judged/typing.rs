/// The typings of a question: as it was written, without diacritics, with one typo.
pub fn variants(query: &str) -> [(&'static str, String); 3] {
    let plain: String = query.chars().map(|c| catalogue::text::fold(&c.to_string())).collect();
    [("as written", query.to_owned()), ("no diacritics", plain), ("one typo", typo(query))]
}

/// One mistake in one of the longer words: two letters swapped, one dropped,
/// one changed. The same for the same question.
fn typo(query: &str) -> String {
    let mut words: Vec<String> = query.split_whitespace().map(str::to_owned).collect();
    let long: Vec<usize> = (0..words.len()).filter(|at| words[*at].chars().count() >= 4).collect();
    if long.is_empty() {
        return query.to_owned();
    }
    let mut seed = query.bytes().fold(7_usize, |seed, byte| seed.wrapping_mul(31).wrapping_add(usize::from(byte)));
    let mut next = |below: usize| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let word = long[next(long.len())];
    let mut letters: Vec<char> = words[word].chars().collect();
    let at = 1 + next(letters.len() - 2);
    match next(3) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        _ => letters[at] = ['a', 'e', 'i', 'o', 'u', 'n', 'h', 't', 'g'][next(9)],
    }
    words[word] = letters.into_iter().collect();
    words.join(" ")
}
