//! The parameters of requests, for the document. Their bounds and words are those that
//! reading them holds to; a test asks each path whether it knows the same ones.

use catalogue::Lang;
use registry::{SearchRequest, Sort};
use utoipa::{
    IntoParams,
    openapi::{
        Required,
        path::{Parameter, ParameterBuilder, ParameterIn},
        schema::{KnownFormat, ObjectBuilder, SchemaFormat, Type},
    },
};

use super::{
    keys::{AudienceKey, ChannelKey, one_of},
    list::{LIMIT, MOST},
    procedures::{LEVELS, ONLINE_LEVELS, ROLES},
};

fn query(name: &str, description: &str, schema: ObjectBuilder) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(description))
        .schema(Some(schema))
        .build()
}

fn path(name: &str, description: &str, schema: ObjectBuilder) -> Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(ParameterIn::Path)
        .required(Required::True)
        .description(Some(description))
        .schema(Some(schema))
        .build()
}

fn string() -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String)
}

fn words(max: usize) -> ObjectBuilder {
    string().max_length(Some(max))
}

fn number(min: usize, max: usize) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::Integer).minimum(Some(min)).maximum(Some(max))
}

fn day() -> ObjectBuilder {
    string().format(Some(SchemaFormat::KnownFormat(KnownFormat::Date)))
}

fn flag() -> ObjectBuilder {
    one_of("", ["0", "1"])
}

fn limit() -> Parameter {
    query("limit", "How many items at most.", number(1, MOST).default(Some(LIMIT.into())))
}

fn cursor() -> Parameter {
    query(
        "cursor",
        "Where to go on: as it stands in `next` of the part before. It is not to be made up or taken apart.",
        string(),
    )
}

fn lang() -> Parameter {
    let words = Lang::ALL.map(Lang::tag);
    query("lang", "The language of words.", one_of("", words).default(Some(Lang::VI.tag().into())))
}

macro_rules! parameters {
    ($($(#[$doc:meta])* $name:ident: [$($parameter:expr),* $(,)?];)*) => {$(
        $(#[$doc])*
        pub struct $name;

        impl IntoParams for $name {
            fn into_params(_: impl Fn() -> Option<ParameterIn>) -> Vec<Parameter> {
                vec![$($parameter),*]
            }
        }
    )*};
}

parameters! {
    /// Which part of a list.
    Paging: [limit(), cursor()];
    /// What procedures are looked for.
    Searching: [
        query("q", "What is looked for, in any words. Without it everything is listed.", words(SearchRequest::MAX_QUESTION)),
        query("sector", "Of this sector, by its slug or name.", string()),
        query("level", "Carried out at this level of government.", one_of("", LEVELS)),
        query("audience", "For this group of people.", one_of("", AudienceKey::all())),
        query("online_level", "At this online level; `either` is 3 or 4.", one_of("", ONLINE_LEVELS)),
        query("channel", "Can be handed in this way.", one_of("", ChannelKey::all())),
        query("agency", "Carried out or decided by this agency, by its slug or name.", string()),
        query("free", "`1`: free of charge only.", flag()),
        query("verbatim", "`1`: takes every word of `q` as it was typed.", flag()),
        query(
            "sort",
            "The order: `relevance` is what fits best, or without `q` what most people need; `name`; `updated` is newest first.",
            one_of("", Sort::ALL.map(Sort::key)).default(Some(Sort::Relevance.key().into())),
        ),
        limit(),
        query(
            "offset",
            "How many to skip. `cursor` goes on rightly when the catalogue changes, a number does not; only one of them can be given.",
            number(0, SearchRequest::MAX_OFFSET),
        ),
        cursor(),
    ];
    /// Which procedure.
    CodeOrSlug: [path("code_or_slug", "The code or the slug of a procedure.", string())];
    /// On which day.
    OnDay: [query("as_of", "What held at the end of this day in Việt Nam.", day())];
    /// Which edition.
    EditionNumber: [path("number", "The number of an edition.", number(1, u32::MAX as usize))];
    /// Against which edition.
    Against: [
        query("from", "The edition to compare with; the one before where none is named.", number(1, u32::MAX as usize)),
        lang(),
    ];
    /// Which changes.
    Changing: [
        query("sector", "Of procedures of this sector, by its slug.", string()),
        query("since", "From this day on, in Việt Nam.", day()),
        query("until", "Until this day, in Việt Nam.", day()),
        limit(),
        cursor(),
    ];
    /// Which one of a list of things with slugs.
    SlugOf: [path("slug", "Its slug.", string())];
    /// Which legal document.
    LawNumber: [path(
        "number",
        "The number of the document, however it is spelled, as in `60/2014/QH13`; its slashes may stand as they are.",
        string(),
    )];
    /// Which legal documents.
    FindingLaws: [
        query("q", "Whose number or title has these words.", words(SearchRequest::MAX_QUESTION)),
        limit(),
        cursor(),
    ];
    /// Which desks.
    FindingDesks: [
        query("commune", "Of the commune, or of what was merged into it, that this names, as people write it.", words(SearchRequest::MAX_QUESTION)),
        limit(),
        cursor(),
    ];
    /// What an agency has to do with procedures.
    InRole: [
        query("role", "What the agency carries out or decides (`acting`), or takes part in otherwise (`other`).", one_of("", ROLES).default(Some(ROLES[0].into()))),
        limit(),
        cursor(),
    ];
    /// Of what statistics are.
    Narrowed: [
        query("sector", "Of this sector only, by its slug.", string()),
        query("agency", "Of this agency only, by its slug. Only one of sector and agency can be given.", string()),
    ];
    /// What was typed so far.
    Typed: [query("q", "What was typed so far.", words(SearchRequest::MAX_QUESTION)), lang()];
}
