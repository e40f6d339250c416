//! Asking the web for the links of the catalogue, and nothing but the web.

mod client;
mod reach;
#[cfg(test)]
mod tests;

pub use self::{
    client::{Client, System},
    reach::Reach,
};
