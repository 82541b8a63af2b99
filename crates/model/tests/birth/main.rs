//! The birth of a programme: what is refused, what is understood, and that nothing makes it stumble.

#[cfg(test)]
mod cooperation;
#[cfg(test)]
mod extremes;
#[cfg(test)]
mod guilty;
#[cfg(test)]
mod meaning;
