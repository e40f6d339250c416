//! The parsers and the checks over thousands of real records, where they are
//! at hand: below `MINHBACH_SHARED`, or `../shared` beside the project. Where
//! they are not, the tests say so and pass.
#![allow(clippy::print_stderr)]

mod checks;
mod parsers;
mod records;
