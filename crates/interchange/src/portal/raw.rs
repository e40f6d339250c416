//! A record of the national portal's API as it is written, as far as it is used.

use serde::Deserialize;

use crate::json::Maybe;

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Harvested {
    pub(super) search_item: Maybe<SearchItem>,
    pub(super) detail: Maybe<Detail>,
    pub(super) source_url: Maybe<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct SearchItem {
    pub(super) id: Maybe<String>,
    pub(super) code: Maybe<String>,
    pub(super) name: Maybe<String>,
    pub(super) categories: Maybe<Vec<String>>,
    pub(super) department_promulgate: Maybe<String>,
    pub(super) formality_target_type: Maybe<Vec<String>>,
    pub(super) online_level: Maybe<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Detail {
    pub(super) code: Maybe<String>,
    pub(super) name: Maybe<String>,
    pub(super) description: Maybe<String>,
    pub(super) decision_no: Maybe<String>,
    pub(super) keywords: Maybe<String>,
    pub(super) requirements_and_conditions: Maybe<String>,
    pub(super) dossier_receiving_addresses: Maybe<String>,
    #[serde(rename = "type")]
    pub(super) kind: Maybe<String>,
    pub(super) is_ward: Maybe<bool>,
    pub(super) is_province: Maybe<bool>,
    pub(super) is_ministry: Maybe<bool>,
    pub(super) is_other_agency: Maybe<bool>,
    pub(super) is_full_process: Maybe<bool>,
    pub(super) online_level: Maybe<String>,
    pub(super) execution_steps: Maybe<Vec<ExecutionStep>>,
    pub(super) execution_methods: Maybe<Vec<Method>>,
    pub(super) execution_cases: Maybe<Vec<Case>>,
    pub(super) categories_details: Maybe<Vec<Named>>,
    pub(super) legal_basises_details: Maybe<Vec<Named>>,
    pub(super) results_details: Maybe<Vec<Named>>,
    pub(super) subject_types_details: Maybe<Vec<Named>>,
    pub(super) department_promulgate_name: Maybe<String>,
    pub(super) departments_executing: Maybe<Vec<Named>>,
    pub(super) unit_groups_executing: Maybe<Vec<Named>>,
    pub(super) executing_agencies: Maybe<String>,
    pub(super) departments_authority: Maybe<Vec<Named>>,
    pub(super) unit_groups_authority: Maybe<Vec<Named>>,
    pub(super) departments_authorized: Maybe<Vec<Named>>,
    pub(super) unit_groups_authorized: Maybe<Vec<Named>>,
    pub(super) authorized_agencies: Maybe<String>,
    pub(super) departments_coordinating: Maybe<Vec<Named>>,
    pub(super) unit_groups_coordinating: Maybe<Vec<Named>>,
    pub(super) coordinating_agencies: Maybe<String>,
    pub(super) procedure_proposal: Maybe<Proposal>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Named {
    pub(super) name: Maybe<String>,
    pub(super) code: Maybe<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ExecutionStep {
    pub(super) name: Maybe<String>,
    pub(super) description: Maybe<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Method {
    pub(super) submission_method: SubmissionMethod,
    #[serde(default)]
    pub(super) processing_time: Option<f64>,
    #[serde(default)]
    pub(super) processing_time_unit: Maybe<String>,
    #[serde(default)]
    pub(super) description: Maybe<String>,
    #[serde(default)]
    pub(super) fees: Maybe<Vec<Fee>>,
}

#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(super) enum SubmissionMethod {
    Online,
    Direct,
    Postal,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Fee {
    #[serde(rename = "type")]
    pub(super) kind: Maybe<String>,
    pub(super) value: Option<f64>,
    pub(super) currency_name: Maybe<String>,
    pub(super) description: Maybe<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Case {
    pub(super) name: Maybe<String>,
    pub(super) profile_components: Maybe<Vec<Component>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Component {
    pub(super) name: Maybe<String>,
    pub(super) original_qty: Maybe<u32>,
    pub(super) copy_qty: Maybe<u32>,
    pub(super) attachments: Maybe<Vec<Attachment>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Attachment {
    pub(super) file_name: Maybe<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Proposal {
    pub(super) proposal_number: Maybe<String>,
    pub(super) decision_number: Maybe<String>,
    pub(super) decision_date: Option<i64>,
    pub(super) issuing_agency: Maybe<Named>,
}
