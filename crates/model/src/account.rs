//! Being written: what a plan is worth, by equations (1)–(3).
