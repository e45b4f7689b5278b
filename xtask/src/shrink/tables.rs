//! The largest table of strings in the module, in a form that compresses.
//!
//! pulldown-cmark knows the 2,125 names that HTML has for characters, as a table of string slices: an address and a
//! length each. Most strings start where the one before ends, but an address that grows from row to row
//! looks like noise to a compressor. So each address is replaced by its distance from the end of the string before,
//! mostly 0, and the script adds them up again before any code of the module runs. It saves nearly 5 kB of the
//! compressed module.

use std::ops::Range;

/// A row: two little-endian words of 32 bits, address and length.
const ROW: usize = 8;
/// Rows that a table has at least; in shorter ones there is nothing to gain.
const FEWEST: usize = 1000;
/// The longest string in such a table, in bytes: what tells a row from any other two numbers.
const LONGEST: u32 = 63;
/// What the script does first of the module.
const START: &str = "wasm.__wbindgen_start();";

/// A table in the module's memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Table {
    /// Its address.
    address: u32,
    rows: usize,
}

/// Packs the table in `module`; gives the script that unpacks it. `None` where there is no such table, or the module
/// or the script are not as wasm-bindgen writes them.
pub(super) fn pack(module: &mut [u8], script: &str) -> Option<String> {
    let segments = segments(module)?;
    let memory = segments.first()?.address..segments.last()?.end()?;
    let tables = segments.iter().filter_map(|segment| {
        let bytes = module.get(segment.bytes.clone())?;
        let (at, rows) = longest(bytes, segment.address, &memory)?;
        Some((segment.bytes.start + at, Table { address: segment.address + at as u32, rows }))
    });
    let (at, table) = tables.max_by_key(|(_, table)| table.rows).filter(|(_, table)| table.rows >= FEWEST)?;
    difference(module.get_mut(at..at + table.rows * ROW)?);
    let (before, after) = script.split_once(START)?;
    Some([before, &unpacking(table), START, after].concat())
}

/// A part of the memory that the module fills.
struct Segment {
    address: u32,
    /// Where its bytes are in the module.
    bytes: Range<usize>,
}

impl Segment {
    fn end(&self) -> Option<u32> {
        self.address.checked_add(u32::try_from(self.bytes.len()).ok()?)
    }
}

/// The segments of the data section (<https://webassembly.github.io/spec/core/binary/modules.html#data-section>).
fn segments(module: &[u8]) -> Option<Vec<Segment>> {
    const DATA: u8 = 11;
    const I32_CONST: u8 = 0x41;
    const END: u8 = 0x0b;
    let mut reader = Reader { bytes: module, at: b"\0asm\x01\0\0\0".len() };
    while reader.at < module.len() {
        let (kind, length) = (reader.byte()?, reader.number()? as usize);
        if kind != DATA {
            reader.at += length;
            continue;
        }
        let count = reader.number()?;
        return (0..count)
            .map(|_| {
                // Only the kind that compilers write: in the first memory, at a fixed address.
                if [reader.byte()?, reader.byte()?] != [0, I32_CONST] {
                    return None;
                }
                let address = reader.number()?;
                if reader.byte()? != END {
                    return None;
                }
                let length = reader.number()? as usize;
                let start = reader.at;
                reader.at += length;
                Some(Segment { address, bytes: start..reader.at })
            })
            .collect();
    }
    None
}

/// The longest run of rows in some bytes that are at `address`: where it starts, and how many.
fn longest(bytes: &[u8], address: u32, memory: &Range<u32>) -> Option<(usize, usize)> {
    let is_row = |row: &[u8]| {
        let (at, length) = (word(row, 0), word(row, 4));
        (1..=LONGEST).contains(&length) && memory.contains(&at)
    };
    let aligned = (4 - address as usize % 4) % 4;
    let runs = [aligned, aligned + 4].into_iter().flat_map(|first| {
        let mut run = 0;
        let rows = bytes.get(first..).unwrap_or_default().chunks_exact(ROW).enumerate();
        rows.map(move |(number, row)| {
            run = if is_row(row) { run + 1 } else { 0 };
            (first + (number + 1) * ROW - run * ROW, run)
        })
        .collect::<Vec<_>>()
    });
    runs.max_by_key(|(_, rows)| *rows)
}

/// Replaces addresses by their distance from the end of the row before.
fn difference(table: &mut [u8]) {
    let mut end = 0_u32;
    for row in table.chunks_exact_mut(ROW) {
        let (at, length) = (word(row, 0), word(row, 4));
        row[..4].copy_from_slice(&at.wrapping_sub(end).to_le_bytes());
        end = at.wrapping_add(length);
    }
}

/// The lines of script that undo [`difference`].
fn unpacking(Table { address, rows }: Table) -> String {
    format!(
        "const table = new Int32Array(wasm.memory.buffer, {address}, {});\n    \
         for (let at = 0, end = 0; at < table.length; at += 2) end = (table[at] += end) + table[at + 1];\n    ",
        rows * 2
    )
}

fn word(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..at + 4).and_then(|word| word.try_into().ok()).map_or(0, u32::from_le_bytes)
}

struct Reader<'m> {
    bytes: &'m [u8],
    at: usize,
}

impl Reader<'_> {
    fn byte(&mut self) -> Option<u8> {
        self.at += 1;
        self.bytes.get(self.at - 1).copied()
    }

    /// A number of at most 32 bits in LEB128; one that is not negative.
    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where the strings start in memory; the table is behind them.
    const ADDRESS: u32 = 1024;

    fn leb(mut number: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        loop {
            let byte = (number & 0x7f) as u8;
            number >>= 7;
            bytes.push(if number == 0 { byte } else { byte | 0x80 });
            if number == 0 {
                return bytes;
            }
        }
    }

    /// A module with strings of one to five bytes and a table of them, every tenth of another string.
    fn module(rows: usize) -> (Vec<u8>, Table) {
        let length = |row: usize| row as u32 % 5 + 1;
        let total: u32 = (0..rows).map(length).sum();
        let mut memory = vec![b'x'; total.next_multiple_of(4) as usize];
        let table = Table { address: ADDRESS + memory.len() as u32, rows };
        let mut at = ADDRESS;
        for row in 0..rows {
            let start = if row % 10 == 9 { ADDRESS + 3 } else { at };
            memory.extend(start.to_le_bytes().into_iter().chain(length(row).to_le_bytes()));
            at += length(row);
        }
        let segment = [vec![0, 0x41], leb(ADDRESS), vec![0x0b], leb(memory.len() as u32), memory].concat();
        let data = [leb(1), segment].concat();
        let other = [1, 3, 9, 9, 9];
        (["\0asm\x01\0\0\0".as_bytes(), &other, &[11], &leb(data.len() as u32), &data].concat(), table)
    }

    /// What the lines of script do.
    fn undo(table: &mut [u8]) {
        let mut end = 0_u32;
        for row in table.chunks_exact_mut(ROW) {
            let at = word(row, 0).wrapping_add(end);
            end = at + word(row, 4);
            row[..4].copy_from_slice(&at.to_le_bytes());
        }
    }

    #[test]
    fn the_script_undoes_what_was_packed() {
        let (original, table) = module(2000);
        let mut packed = original.clone();
        let script = pack(&mut packed, "wasm = x;\n    wasm.__wbindgen_start();\n").unwrap();
        assert!(script.contains(&format!("(wasm.memory.buffer, {}, 4000);", table.address)), "{script}");
        assert!(script.ends_with("    wasm.__wbindgen_start();\n"), "{script}");
        assert_eq!(packed.len(), original.len());
        let at = packed.len() - table.rows * ROW;
        assert_eq!(packed[..at], original[..at], "nothing else has changed");
        let zeros = packed[at..].chunks(ROW).filter(|row| word(row, 0) == 0).count();
        assert_eq!(zeros, 2000 - 1 - 200 - 199, "all but the first, the others and those after them");
        undo(&mut packed[at..]);
        assert_eq!(packed, original);
    }

    #[test]
    fn what_is_not_there_is_told() {
        let start = "wasm.__wbindgen_start();";
        assert_eq!(pack(&mut module(FEWEST - 1).0, start), None);
        assert_eq!(pack(&mut module(FEWEST).0, "wasm.start();"), None);
        let (whole, _) = module(FEWEST);
        for end in 0..40 {
            assert_eq!(pack(&mut whole[..end].to_vec(), start), None, "{end} bytes");
        }
        assert_eq!(pack(&mut whole[..whole.len() - 1].to_vec(), start), None);
    }
}
