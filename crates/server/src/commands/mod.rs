//! The commands, one file each.

pub mod audit;
pub mod backup;
pub mod db;
pub mod demo;
pub mod doctor;
pub mod evidence;
pub mod export;
pub mod import;
pub mod migrate;
pub mod policy;
pub mod user;
