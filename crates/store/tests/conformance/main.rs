//! What every store does, run on SQLite and, where `MINHBACH_TEST_POSTGRES`
//! gives the address of a server, on PostgreSQL.
#![allow(clippy::print_stderr, missing_docs)]

mod backup;
mod bulk;
mod bulk_real;
mod clock;
mod concurrency;
mod editing;
mod feedback;
mod files;
mod follow;
mod history;
mod killed;
mod legal;
mod links;
mod mirroring;
mod missed;
mod people;
mod reading;
mod records;
mod rules;
mod support;

/// Makes of each case a test for each database.
macro_rules! on_both {
    ($($module:ident: $($case:ident),+;)+) => {
        $(mod $module {
            $(mod $case {
                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn sqlite() {
                    crate::support::run(Some(crate::support::Place::file()), crate::$module::$case).await;
                }

                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn postgres() {
                    crate::support::run(crate::support::Place::server().await, crate::$module::$case).await;
                }
            })+
        })+
    };
}

mod every_store {
    on_both! {
        mirroring:
            takes_over_what_is_new,
            changes_nothing_the_second_time,
            keeps_history_when_a_record_changes,
            treats_a_record_that_comes_twice_in_order,
            says_in_a_dry_run_what_would_happen,
            leaves_what_is_kept_by_hand,
            finds_the_procedure_of_another_source_by_its_code,
            notes_the_end_of_a_procedure_without_a_new_edition,
            takes_over_a_code_that_is_added_later,
            gives_each_procedure_its_own_address,
            takes_batches_of_any_size;
        reading:
            says_each_change_once_and_in_order,
            shows_that_an_edition_was_taken_back,
            keeps_everything_when_closed_and_opened_again,
            answers;
        missed:
            adds_up_what_was_missed,
            forgets_what_is_old,
            takes_no_more_words_of_a_day_than_there_is_room,
            refuses_counts_that_mean_nothing;
        editing:
            goes_from_a_draft_to_the_public,
            lets_nobody_be_both_pairs_of_eyes,
            asks_who_may,
            tells_the_second_of_two_writers,
            publishes_on_the_day_exactly_once,
            wants_an_announcement_and_no_fault,
            ends_a_procedure_and_takes_that_back,
            has_one_draft_of_a_procedure_at_a_time,
            makes_a_procedure_that_the_public_sees_only_later,
            has_a_desk_for_each_person,
            keeps_every_word_that_was_written,
            finds_what_was_done_to_the_audit;
        history:
            keeps_what_the_public_saw_and_when,
            tells_what_changed_lately,
            is_told_from_every_other,
            tells_of_online_levels_over_time,
            keeps_every_target_that_was_set;
        people:
            accepts_an_invitation_once,
            ends_an_invitation_after_a_week_or_by_another,
            asks_for_a_second_factor_where_a_role_needs_it,
            takes_a_code_once_and_a_recovery_code_once,
            ends_a_session_that_is_idle_or_long,
            ends_a_session_of_a_time_to_come,
            writes_once_a_minute_that_a_session_was_seen,
            signs_out,
            slows_a_network_that_tries_every_name,
            slows_the_stranger_and_not_the_owner,
            answers_to_unknown_names_as_to_known_ones,
            counts_each_of_many_guesses_at_once,
            counts_wrong_codes_too,
            lets_the_right_password_through_at_the_fifth_attempt,
            counts_at_once_what_somebody_may_do,
            keeps_the_last_administrator,
            lets_nobody_into_a_closed_account,
            invites_anew_who_cannot_get_in,
            ends_a_session_of_somebody,
            lets_only_administrators_keep_accounts,
            changes_ones_password,
            counts_wrong_passwords_of_a_session_apart,
            sets_up_replaces_and_removes_a_second_factor,
            lists_and_ends_ones_sessions,
            tells_that_a_key_is_another,
            notes_every_deed_and_no_secret,
            shows_the_audit_page_by_page_and_says_who_looked,
            is_not_filled_by_guessing,
            lets_in_whom_a_provider_knows,
            accepts_an_invitation_through_a_provider,
            takes_from_a_browser_only_what_it_was_given,
            refuses_what_must_not_happen_to_accounts,
            forgets_the_oldest_of_unknown_names;
        feedback:
            keeps_feedback_and_folds_the_same,
            lets_two_people_publish_feedback,
            erases_what_is_personal_and_nothing_else,
            counts_taps_and_no_one,
            asks_who_may_handle_feedback;
        files:
            lists_a_file_once_with_its_audit_row,
            asks_who_may_store_a_file,
            keeps_files_as_they_are;
        bulk:
            makes_drafts_of_a_file,
            makes_all_drafts_or_none,
            takes_a_batch_to_the_public_by_two_people,
            approves_all_or_none_and_tells_who_hinders,
            takes_a_batch_back_before_the_public_saw_it,
            restores_what_the_public_saw_before,
            leaves_what_lies_outside_of_a_scope,
            replaces_an_agency_wherever_it_is_named,
            leaves_nothing_of_work_that_is_cut_off,
            keeps_batches_as_they_were_made;
        bulk_real:
            makes_thousands_of_drafts;
        legal:
            keeps_what_is_known_of_a_law,
            asks_who_may_record,
            mends_what_rests_on_a_law_that_ended;
        links:
            keeps_what_came_of_looking_at_links,
            calls_a_link_dead_after_some_days,
            looks_at_each_host_before_a_second_link_of_any,
            keeps_nothing_where_there_is_no_way_out,
            asks_those_that_answered_whether_there_is_a_way_out,
            lets_one_node_look_at_a_time,
            shows_people_the_links_in_their_scope_first,
            looks_again_at_links_of_the_catalogue_only;
        follow:
            tells_nobody_before_they_said_yes,
            keeps_an_address_only_as_long_as_it_may,
            tells_each_change_once_and_in_one_letter,
            tells_what_belongs_to_what_is_followed,
            waits_until_the_mail_server_is_back,
            stops_where_letters_are_refused,
            sends_again_what_was_cut_off_under_the_same_name,
            lets_two_nodes_send_each_letter_once,
            makes_links_with_the_key_that_there_is,
            keeps_no_token_and_refuses_what_must_not_happen;
        backup:
            brings_everything_back,
            brings_everything_into_the_other_kind,
            copies_every_table_there_is,
            copies_one_moment_while_others_write,
            restores_into_nothing_that_holds_something,
            leaves_nothing_of_a_restore_that_ends_early,
            brings_back_what_an_older_version_copied,
            tells_which_files_are_lost;
        concurrency:
            lets_importers_work_at_once,
            hides_no_change_from_a_reader_behind_writers,
            hides_no_change_of_a_slow_writer,
            leaves_nothing_of_a_batch_that_the_database_refuses,
            leaves_nothing_of_a_batch_that_is_cut_off,
            opens_a_new_database_from_several_sides;
        clock:
            set_back_mixes_no_editions_up,
            set_back_takes_records_over_in_order,
            set_back_publishes_nothing_before_its_day;
        killed:
            loses_nothing_that_it_said_was_done;
        rules:
            deletes_nothing,
            changes_no_audit_row,
            changes_no_edition_that_left_draft,
            skips_no_step_of_a_life,
            wants_two_people,
            publishes_one_edition_at_a_time,
            takes_only_mirrored_editions_from_a_source;
    }
}
