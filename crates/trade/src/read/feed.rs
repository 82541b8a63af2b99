//! A text in pieces of whole lines, for several workers: who asks gets the next piece.
//!
//! Unpacking happens under the lock, one piece at a time, while the other workers read theirs; so memory is a few pieces,
//! however long the text is.

use std::io::{self, Read};

/// Bytes of a piece: few enough to stay in a core's own memory between being read and being understood.
const PIECE: usize = 1 << 17;
/// A line must be shorter; a piece grows to that where none ends.
const LINE: usize = 1 << 20;

/// Unpacked, a text may be so many times as long as its file, once it is longer than [`FREE`].
pub(super) const SWELL: u64 = 200;
/// Bytes that are never too much.
pub(super) const FREE: u64 = 64 << 20;

/// Why there is no next piece.
#[derive(Debug)]
pub(super) enum Stop {
    /// The machine or the packing failed.
    Failed(io::Error),
    /// It grows beyond all measure.
    Swollen,
    /// A line is longer than a piece.
    Endless,
    /// The bytes are no text in a one-byte or UTF-8 code.
    Wide,
}

/// A text that is handed out piece by piece.
pub(super) struct Feed<'a> {
    reader: Box<dyn Read + Send + 'a>,
    /// The beginning of the next piece: what stood behind the last line's end.
    rest: Vec<u8>,
    /// Pieces handed out.
    pieces: u64,
    /// Bytes read, and how many there may be.
    read: u64,
    limit: u64,
    done: bool,
    /// Whether lines end in a carriage return alone, as on old machines and in some programs' exports.
    returns: bool,
}

impl<'a> Feed<'a> {
    /// A text; `packed` is the length of its file if it is packed.
    pub(super) fn new(reader: Box<dyn Read + Send + 'a>, packed: Option<u64>) -> Self {
        let limit = packed.map_or(u64::MAX, |packed| FREE.max(packed.saturating_mul(SWELL)));
        Self { reader, rest: Vec::new(), pieces: 0, read: 0, limit, done: false, returns: false }
    }

    /// The heading line, without its end; nothing if the text is empty.
    pub(super) fn heading(&mut self) -> Result<Option<Vec<u8>>, Stop> {
        let mut piece = Vec::new();
        if self.next(&mut piece)?.is_none() {
            return Ok(None);
        }
        if piece.starts_with(&[0xff, 0xfe])
            || piece.starts_with(&[0xfe, 0xff])
            || piece[..piece.len().min(64)].contains(&0)
        {
            return Err(Stop::Wide);
        }
        let end = piece.iter().position(|byte| *byte == b'\n').map_or(piece.len(), |at| at + 1);
        let heading = piece[..end].to_vec();
        piece.drain(..end);
        piece.append(&mut self.rest);
        self.rest = piece;
        self.pieces = 0;
        Ok(Some(heading))
    }

    /// Fills `piece` with the next whole lines; its number, or nothing at the end.
    pub(super) fn next(&mut self, piece: &mut Vec<u8>) -> Result<Option<u64>, Stop> {
        piece.clear();
        std::mem::swap(piece, &mut self.rest);
        let mut wanted = PIECE;
        loop {
            self.fill(piece, wanted)?;
            if self.done {
                break;
            }
            if let Some(end) = piece.iter().rposition(|byte| *byte == b'\n') {
                self.rest.clear();
                self.rest.extend_from_slice(&piece[end + 1..]);
                piece.truncate(end + 1);
                break;
            }
            if piece.len() >= LINE {
                return Err(Stop::Endless);
            }
            wanted = LINE.min(2 * piece.len());
        }
        if piece.is_empty() {
            return Ok(None);
        }
        self.pieces += 1;
        Ok(Some(self.pieces - 1))
    }

    /// Whether a beginning has no line's end but carriage returns; one at its very end may have its line feed behind it.
    fn ends_in_returns(beginning: &[u8], done: bool) -> bool {
        let inner = &beginning[..beginning.len().saturating_sub(usize::from(!done))];
        !beginning.contains(&b'\n') && inner.contains(&b'\r')
    }

    /// Reads until there are so many bytes, or no more.
    fn fill(&mut self, piece: &mut Vec<u8>, wanted: usize) -> Result<(), Stop> {
        let (begin, is_first) = (piece.len(), self.read == 0);
        self.load(piece, wanted)?;
        if is_first {
            self.returns = Self::ends_in_returns(piece, self.done);
        }
        if self.returns {
            piece[begin..].iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
        }
        Ok(())
    }

    fn load(&mut self, piece: &mut Vec<u8>, wanted: usize) -> Result<(), Stop> {
        while !self.done && piece.len() < wanted {
            let begin = piece.len();
            piece.resize(wanted, 0);
            let read = loop {
                match self.reader.read(&mut piece[begin..]) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    other => break other.map_err(Stop::Failed)?,
                }
            };
            piece.truncate(begin + read);
            self.done = read == 0;
            self.read += read as u64;
            if self.read > self.limit {
                return Err(Stop::Swollen);
            }
        }
        Ok(())
    }

    /// Bytes read so far.
    pub(super) fn bytes(&self) -> u64 {
        self.read
    }
}
