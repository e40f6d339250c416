//! Names of inputs, and what they lead to.

/// The id of the input of a name: `f-channels-0-kind` for `channels[0][kind]`.
pub fn id_of(name: &str) -> String {
    format!("f-{}", segments(name).collect::<Vec<_>>().join("-"))
}

/// The segments of a name, and of a path of the domain alike.
pub fn segments(name: &str) -> impl Iterator<Item = &str> {
    name.split(['[', ']', '.']).filter(|segment| !segment.is_empty())
}

/// Whether a segment is the place of a row.
pub fn is_place(segment: &str) -> bool {
    segment.bytes().all(|byte| byte.is_ascii_digit())
}

/// The segments of a name without the places of rows: `channels.costs.amount`.
pub fn field_of(name: &str) -> String {
    segments(name).filter(|segment| !is_place(segment)).collect::<Vec<_>>().join(".")
}

/// The field that a row of a list starts with; nothing where the list is no
/// list of rows in the form.
pub fn first_of(list: &str) -> Option<&'static str> {
    Some(match list {
        "by_agency" => "agency",
        "channels" => "kind",
        "costs" => "value",
        "cases" | "items" | "forms" | "outcomes" => "name",
        "steps" => "title",
        "legal_basis" => "number",
        _ => return None,
    })
}

/// The id of the field of the form that is nearest to a path of the domain,
/// such as a quality check gives: `channels[0].costs[1]`.
#[must_use]
pub fn path_to_field(path: &str) -> String {
    let mut at: Vec<&str> = segments(path).collect();
    match at[..] {
        [.., list, place] if is_place(place) => match first_of(list) {
            Some(first) => at.push(first),
            // What stands in one field together: agencies of a part, keywords.
            None => {
                at.pop();
            }
        },
        [.., "time_limit"] => at.push("amount"),
        ["announcement"] => at.push("number"),
        ["source"] => at.push("name"),
        ["online"] => at.push("level"),
        ["agencies"] => at.push("implementing"),
        _ => {}
    }
    format!("f-{}", at.join("-"))
}
