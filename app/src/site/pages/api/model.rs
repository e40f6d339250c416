//! What the OpenAPI document tells, as far as a page shows it.

use serde_json::Value;

/// The largest number of fields deep that references are followed.
const DEEPEST: usize = 4;

/// Some paths that belong together.
pub struct Group {
    pub name: String,
    pub description: String,
    pub operations: Vec<Operation>,
}

/// A path that can be asked.
pub struct Operation {
    pub id: String,
    pub path: String,
    pub summary: String,
    pub description: String,
    pub parameters: Vec<Parameter>,
    /// What a good answer has.
    pub fields: Vec<Field>,
}

/// What can be asked with.
pub struct Parameter {
    pub name: String,
    pub description: String,
    /// Whether it stands in the path.
    pub in_path: bool,
    pub input: Input,
}

/// How a parameter is typed in.
pub enum Input {
    Text { longest: Option<u64> },
    Number { least: Option<String>, most: Option<String> },
    Day,
    OneOf(Vec<String>),
}

/// A field of an answer.
pub struct Field {
    pub name: String,
    pub kind: String,
    pub description: String,
}

/// The paths of a document, by the groups that it names, in their order.
pub fn groups(document: &Value) -> Vec<Group> {
    let operations = operations(document);
    let tags = document["tags"].as_array().map(Vec::as_slice).unwrap_or_default();
    let mut groups: Vec<Group> = tags
        .iter()
        .map(|tag| Group { name: words(&tag["name"]), description: words(&tag["description"]), operations: Vec::new() })
        .collect();
    for (tag, operation) in operations {
        if let Some(group) = groups.iter_mut().find(|group| group.name == tag) {
            group.operations.push(operation);
        }
    }
    groups.retain(|group| !group.operations.is_empty());
    groups
}

/// The path of an operation, by its name.
pub fn find(document: &Value, id: &str) -> Option<Operation> {
    operations(document).map(|(_, operation)| operation).find(|operation| operation.id == id)
}

fn operations(document: &Value) -> impl Iterator<Item = (String, Operation)> {
    let paths = document["paths"].as_object().into_iter().flatten();
    paths.map(|(path, item)| {
        let told = &item["get"];
        let schema = &told["responses"]["200"]["content"]["application/json"]["schema"];
        let parameters = told["parameters"].as_array().map(Vec::as_slice).unwrap_or_default();
        let operation = Operation {
            id: words(&told["operationId"]),
            path: path.clone(),
            summary: words(&told["summary"]),
            description: words(&told["description"]),
            parameters: parameters.iter().map(parameter).collect(),
            fields: fields(document, schema, DEEPEST),
        };
        (words(&told["tags"][0]), operation)
    })
}

fn parameter(told: &Value) -> Parameter {
    let schema = &told["schema"];
    let input = match (schema["enum"].as_array(), schema["type"].as_str(), schema["format"].as_str()) {
        (Some(values), ..) => Input::OneOf(values.iter().map(words).collect()),
        (_, Some("integer"), _) => Input::Number { least: bound(&schema["minimum"]), most: bound(&schema["maximum"]) },
        (.., Some("date")) => Input::Day,
        _ => Input::Text { longest: schema["maxLength"].as_u64() },
    };
    Parameter {
        name: words(&told["name"]),
        description: words(&told["description"]),
        in_path: told["in"] == "path",
        input,
    }
}

/// A whole number, however it is written.
fn bound(number: &Value) -> Option<String> {
    number.as_f64().map(|number| format!("{number:.0}"))
}

/// The fields of a schema, with those that it takes in from others.
fn fields(document: &Value, schema: &Value, deep: usize) -> Vec<Field> {
    if deep == 0 {
        return Vec::new();
    }
    if let Some(name) = reference(schema) {
        return fields(document, &document["components"]["schemas"][name], deep - 1);
    }
    let parts = schema["allOf"].as_array().into_iter().flatten();
    let taken_in = parts.flat_map(|part| fields(document, part, deep - 1));
    let own = schema["properties"].as_object().into_iter().flatten().map(|(name, told)| Field {
        name: name.clone(),
        kind: kind(told),
        description: words(&told["description"]),
    });
    taken_in.chain(own).collect()
}

/// The name of the schema that another stands for.
fn reference(schema: &Value) -> Option<&str> {
    schema["$ref"].as_str().and_then(|path| path.rsplit('/').next())
}

/// What sort of value it is, in a few words: `string`, `[Channel]`, `Desk | null`.
fn kind(schema: &Value) -> String {
    if let Some(name) = reference(schema) {
        return name.to_owned();
    }
    if let Some(choices) = schema["oneOf"].as_array().or_else(|| schema["anyOf"].as_array()) {
        let kinds: Vec<String> = choices.iter().map(kind).collect();
        return kinds.join(" | ");
    }
    let one = |name: &str| match name {
        "array" => format!("[{}]", kind(&schema["items"])),
        name => schema["format"].as_str().filter(|_| name == "string").unwrap_or(name).to_owned(),
    };
    match &schema["type"] {
        Value::String(name) => one(name),
        Value::Array(names) => {
            let kinds: Vec<String> = names.iter().filter_map(Value::as_str).map(one).collect();
            kinds.join(" | ")
        }
        _ => "object".to_owned(),
    }
}

fn words(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_document_is_told_by_its_groups() {
        let document = json!({
            "tags": [{ "name": "sectors", "description": "All of them." }, { "name": "empty" }],
            "paths": { "/api/v1/sectors/{slug}": { "get": {
                "operationId": "getSector", "tags": ["sectors"], "summary": "One sector",
                "parameters": [
                    { "name": "slug", "in": "path", "schema": { "type": "string", "maxLength": 80 } },
                    { "name": "limit", "in": "query", "schema": { "type": "integer", "minimum": 1.0, "maximum": 100.0 } },
                    { "name": "level", "in": "query", "schema": { "type": "string", "enum": ["a", "b"] } },
                ],
                "responses": { "200": { "content": { "application/json": { "schema": {
                    "allOf": [{ "$ref": "#/components/schemas/Named" }, { "properties": {
                        "items": { "type": "array", "items": { "$ref": "#/components/schemas/Named" } },
                        "day": { "type": ["string", "null"], "format": "date" },
                    } }],
                } } } } },
            } } },
            "components": { "schemas": { "Named": { "properties": { "name": { "type": "string" } } } } },
        });
        let groups = groups(&document);
        let [group] = groups.as_slice() else { panic!("one group") };
        let [operation] = group.operations.as_slice() else { panic!("one path") };
        assert!(operation.parameters[0].in_path);
        assert!(matches!(&operation.parameters[1].input, Input::Number { most: Some(most), .. } if most == "100"));
        assert!(matches!(&operation.parameters[2].input, Input::OneOf(words) if words.len() == 2));
        let mut kinds: Vec<(&str, &str)> =
            operation.fields.iter().map(|field| (field.name.as_str(), field.kind.as_str())).collect();
        kinds.sort_unstable();
        assert_eq!(kinds, [("day", "date | null"), ("items", "[Named]"), ("name", "string")]);
    }
}
