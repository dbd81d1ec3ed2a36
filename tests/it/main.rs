//! Stories told through the front door, on both databases.

mod access_matrix;
mod canary;
mod contacts;
mod crowd;
mod duties;
mod forms;
mod history;
mod imports;
mod journal;
mod key_workers;
mod logs;
mod long_work;
mod notices;
mod people;
mod policy_texts;
mod reckoned;
mod responsibilities;
mod retries;
mod schema;
mod scope;
mod search;
mod sign_in;
mod someone;
mod statements;
mod tenants;
mod updates;
