//! Being written: the judge.
