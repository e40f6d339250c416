//! Time limits and costs as people write them: in words where the words are
//! read back as the same, in fields where they are not.

use std::fmt;

use catalogue::{Cost, CostKind, CostValue, TimeLimit};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};

/// A time limit in words or in fields.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct TimeLimitForm(pub(super) TimeLimit);

impl TimeLimitForm {
    pub(super) fn is_unknown(&self) -> bool {
        self.0 == TimeLimit::Unknown
    }

    /// The words that are read back as this.
    fn words(&self) -> Option<String> {
        [self.0.as_worded(), self.0.to_string()].into_iter().find(|words| TimeLimit::parse(words) == self.0)
    }
}

impl Serialize for TimeLimitForm {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.words() {
            Some(words) => serializer.serialize_str(&words),
            None => self.0.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for TimeLimitForm {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Words;

        impl<'de> Visitor<'de> for Words {
            type Value = TimeLimit;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E: Error>(self, words: &str) -> Result<TimeLimit, E> {
                Ok(TimeLimit::parse(words))
            }

            fn visit_u64<E: Error>(self, number: u64) -> Result<TimeLimit, E> {
                Ok(TimeLimit::parse(&number.to_string()))
            }

            fn visit_unit<E: Error>(self) -> Result<TimeLimit, E> {
                Ok(TimeLimit::Unknown)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<TimeLimit, A::Error> {
                TimeLimit::deserialize(MapAccessDeserializer::new(map))
            }
        }

        deserializer.deserialize_any(Words).map(Self)
    }
}

/// A row of costs: `cost` in words, `set_by_act` with the act, or `value` in fields.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct CostForm {
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    set_by_act: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<CostValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<CostKind>,
    #[serde(skip_serializing_if = "Option::is_none")]
    per: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    note: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    wording: Option<String>,
}

impl CostForm {
    /// The rows that this stands for, several where its words name several.
    fn rows(self) -> Result<Vec<Cost>, &'static str> {
        let Self { cost, set_by_act, value, kind, per, note, wording } = self;
        let plain = |value| vec![Cost { kind, value, per: per.clone(), note: note.clone(), wording: wording.clone() }];
        match (cost, set_by_act, value) {
            (Some(words), None, None) => {
                let mut rows = Cost::parse_rows(&words, &note);
                for row in &mut rows {
                    row.kind = kind.or(row.kind);
                    row.per = per.clone().or(row.per.take());
                    row.wording = wording.clone().or(row.wording.take());
                }
                Ok(rows)
            }
            (None, Some(act), None) => Ok(plain(CostValue::SetByAct(act))),
            (None, None, Some(value)) => Ok(plain(value)),
            (None, None, None) => Err("missing field `cost`"),
            _ => Err("duplicate field `cost`"),
        }
    }

    fn of(cost: &Cost) -> Self {
        let plain = Self {
            kind: cost.kind,
            per: cost.per.clone(),
            note: cost.note.clone(),
            wording: cost.wording.clone(),
            ..Self::default()
        };
        if let CostValue::SetByAct(act) = &cost.value {
            return Self { set_by_act: Some(act.clone()), ..plain };
        }
        // The words alone, the words with what they do not say themselves, or fields.
        let said = |cost: &Cost| Self { cost: Some(cost.to_string()), ..Self::default() };
        let bare = Cost { kind: None, note: String::new(), ..cost.clone() };
        let (kind, note) = (cost.kind, cost.note.clone());
        let own = cost.wording.clone().map(|words| Self { cost: Some(words), ..Self::default() });
        [Some(said(&bare)), own, Some(said(cost))]
            .into_iter()
            .flatten()
            .flat_map(|form| {
                let with_kind = Self { kind, ..form.clone() };
                let with_note = Self { note: note.clone(), ..with_kind.clone() };
                let with_all = Self { per: cost.per.clone(), wording: cost.wording.clone(), ..with_note.clone() };
                [with_note, with_kind, form, with_all]
            })
            .find(|form| form.clone().rows().is_ok_and(|rows| rows == [cost.clone()]))
            .unwrap_or(Self { value: Some(cost.value.clone()), ..plain })
    }
}

/// The rows of costs of a channel.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct CostForms(pub(super) Vec<Cost>);

impl CostForms {
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for CostForms {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(CostForm::of))
    }
}

/// One entry, read so that a failure is known by its place in the list.
struct Rows(Vec<Cost>);

impl<'de> Deserialize<'de> for Rows {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        CostForm::deserialize(deserializer)?.rows().map(Self).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for CostForms {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let entries = Vec::<Rows>::deserialize(deserializer)?;
        Ok(Self(entries.into_iter().flat_map(|rows| rows.0).collect()))
    }
}
