//! The tables of the standards in `tests/data`, row by row.

use std::collections::BTreeMap;

/// Every reply code.
pub const REPLY_CODES: &str = include_str!("../data/reply-codes.csv");
/// Every enhanced status code.
pub const ENHANCED_CODES: &str = include_str!("../data/enhanced-status-codes.csv");

/// A row by the names of its columns.
pub type Row = BTreeMap<String, String>;

/// The rows of a table.
///
/// # Panics
///
/// Where it is no table.
pub fn rows(table: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(table.as_bytes());
    let headers = reader.headers().expect("a line of headers").clone();
    let row = |record: csv::StringRecord| {
        headers.iter().map(String::from).zip(record.iter().map(String::from)).collect()
    };
    reader.records().map(|record| row(record.expect("a row"))).collect()
}
