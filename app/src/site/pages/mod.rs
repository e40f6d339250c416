//! The pages, one file or folder each.

pub mod agencies;
pub mod api;
pub mod binder;
pub mod compare;
pub mod data;
pub mod desks;
pub mod discovery;
pub mod error;
pub mod feedback;
pub mod follow;
pub mod history;
pub mod home;
pub mod interface;
pub mod lately;
pub mod life_events;
pub mod online;
pub mod poster;
pub mod procedure;
pub mod search;
pub mod sectors;
pub mod staff;
pub mod static_page;
pub mod undertaking;
