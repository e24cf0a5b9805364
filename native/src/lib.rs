//! smtplint for the terminal and as a listener: what the program `smtplint` is made of.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

pub mod cli;
pub mod http;
pub mod output;
pub mod serve;
pub mod site;
pub mod store;
