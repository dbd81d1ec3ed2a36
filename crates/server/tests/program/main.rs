//! The program as it is run: started, killed, asked on the command line.

mod commands;
mod crash;
mod http;
mod program;
mod promises;
