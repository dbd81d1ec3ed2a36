//! Stories across capabilities: see `it/`.
