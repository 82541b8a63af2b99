//! Being written: hidden imports from input-output tables.
