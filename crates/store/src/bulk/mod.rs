//! Many procedures in one transaction, and the batches that come of it.

mod read;
mod write;

pub(crate) use self::{
    read::{batches, editions, items, standing},
    write::work,
};
