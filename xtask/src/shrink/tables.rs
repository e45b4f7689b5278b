//! The largest table of strings in the module, in a form that compresses.
//!
//! pulldown-cmark knows the 2,125 names that HTML has for characters, as a table of string slices: an address and a
//! length each. The linker lays the strings one after the other, and the module's splitting sorts them into pools by
//! their alignment, but addresses that grow from row to row look like noise to a compressor. So each address is
//! replaced by its distance from where the next string of its pool would be, mostly 0, and the script adds them up
//! again before any code of the module runs.

use std::ops::Range;

/// A row: two little-endian words of 32 bits, address and length.
const ROW: usize = 8;
/// Rows that a table has at least; in shorter ones there is nothing to gain.
const FEWEST: usize = 1000;
/// The longest string in such a table, in bytes: what tells a row from any other two numbers.
const LONGEST: u32 = 63;
/// The largest alignment of data.
const ALIGNMENT: u32 = 16;
/// One for each power of two up to [`ALIGNMENT`].
const POOLS: usize = ALIGNMENT.trailing_zeros() as usize + 1;
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
    let (before, after) = script.split_once(START)?;
    let rows = module.get_mut(at..at + table.rows * ROW)?;
    // Where the first string was before they were sorted is not known, but only its alignment matters.
    let tries = (0..ALIGNMENT).map(|offset| (Pools::starting(rows, offset), rows.to_vec()));
    let (pools, packed) = tries
        .map(|(pools, mut rows)| (pools, pools.pack(&mut rows), rows))
        .max_by_key(|(_, in_order, _)| *in_order)
        .map(|(pools, _, rows)| (pools, rows))?;
    rows.copy_from_slice(&packed);
    Some([before, &unpacking(table, &pools), START, after].concat())
}

/// Where strings are, one after the other in each of some pools: a string is in the one of the largest power of two
/// that divides both its length and where it was before the strings were sorted.
#[derive(Clone, Copy, Debug)]
struct Pools {
    /// Where the next string was before.
    offset: u32,
    /// Where the next string of each pool is.
    next: [Option<u32>; POOLS],
}

impl Pools {
    /// The pools at the start of a table whose first string was at `offset` before.
    fn starting(rows: &[u8], offset: u32) -> Self {
        let empty = Self { offset, next: [None; POOLS] };
        let mut pools = empty;
        let mut start = empty;
        for row in rows.chunks_exact(ROW) {
            let (at, length) = (word(row, 0), word(row, 4));
            let pool = pools.pool(length);
            let next = *pools.next[pool].get_or_insert(at);
            start.next[pool].get_or_insert(at);
            if next == at {
                pools.take(length);
            }
        }
        start
    }

    fn pool(&self, length: u32) -> usize {
        (self.offset | length | ALIGNMENT).trailing_zeros() as usize
    }

    /// The next string is where it is expected.
    fn take(&mut self, length: u32) {
        let pool = self.pool(length);
        self.next[pool] = self.next[pool].map(|next| next.wrapping_add(length));
        self.offset = self.offset.wrapping_add(length);
    }

    /// Replaces addresses by distances; gives how many are 0.
    fn pack(mut self, rows: &mut [u8]) -> usize {
        let mut in_order = 0;
        for row in rows.chunks_exact_mut(ROW) {
            let (at, length) = (word(row, 0), word(row, 4));
            let distance = at.wrapping_sub(self.next[self.pool(length)].unwrap_or_default());
            row[..4].copy_from_slice(&distance.to_le_bytes());
            // Any other row is that of a string that something else has too, and that is there.
            if distance == 0 {
                self.take(length);
                in_order += 1;
            }
        }
        in_order
    }
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

/// The lines of script that undo [`Pools::pack`].
fn unpacking(Table { address, rows }: Table, Pools { offset, next }: &Pools) -> String {
    let next: Vec<String> = next.iter().map(|next| next.unwrap_or_default().to_string()).collect();
    format!(
        "const table = new Int32Array(wasm.memory.buffer, {address}, {}), next = [{}];\n    \
         for (let at = 0, offset = {offset}; at < table.length; at += 2) {{\n        \
         const length = table[at + 1], bits = offset | length | {ALIGNMENT}, pool = 31 - Math.clz32(bits & -bits);\n        \
         const start = table[at] + next[pool];\n        \
         if (!table[at]) next[pool] += length, offset += length;\n        \
         table[at] = start;\n    }}\n    ",
        rows * 2,
        next.join(", ")
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

    /// A module with strings of one to five bytes and a table of them, every tenth of another string. They are
    /// sorted by the alignment that they have when the first of all is at `offset`.
    fn module(rows: usize, offset: u32) -> (Vec<u8>, Table) {
        let length = |row: usize| row as u32 % 5 + 1;
        let total: u32 = (0..rows).map(length).sum();
        let mut memory = vec![b'x'; total.next_multiple_of(4) as usize];
        let table = Table { address: ADDRESS + memory.len() as u32, rows };
        let mut pools = [ADDRESS; POOLS];
        let mut sizes = [0; POOLS];
        for pass in 0..2 {
            let mut at = offset;
            for row in 0..rows {
                let own = row % 10 != 9;
                let pool = (at | length(row) | ALIGNMENT).trailing_zeros() as usize;
                if pass == 0 {
                    sizes[pool] += if own { length(row) } else { 0 };
                } else {
                    let start = if own { pools[pool] } else { ADDRESS + 3 };
                    memory.extend(start.to_le_bytes().into_iter().chain(length(row).to_le_bytes()));
                    pools[pool] += if own { length(row) } else { 0 };
                }
                at += if own { length(row) } else { 0 };
            }
            if pass == 0 {
                // The largest alignment comes first.
                for pool in (0..POOLS - 1).rev() {
                    pools[pool] = pools[pool + 1] + sizes[pool + 1];
                }
            }
        }
        let segment = [vec![0, 0x41], leb(ADDRESS), vec![0x0b], leb(memory.len() as u32), memory].concat();
        let data = [leb(1), segment].concat();
        let other = [1, 3, 9, 9, 9];
        (["\0asm\x01\0\0\0".as_bytes(), &other, &[11], &leb(data.len() as u32), &data].concat(), table)
    }

    #[test]
    fn the_script_undoes_what_was_packed() {
        for offset in 0..ALIGNMENT {
            let (original, table) = module(2000, offset);
            let mut packed = original.clone();
            let script = pack(&mut packed, "wasm = x;\n    wasm.__wbindgen_start();\n").unwrap();
            assert!(script.contains(&format!("(wasm.memory.buffer, {}, 4000),", table.address)), "{script}");
            assert!(script.ends_with("    wasm.__wbindgen_start();\n"), "{script}");
            assert_eq!(packed.len(), original.len());
            let at = packed.len() - table.rows * ROW;
            assert_eq!(packed[..at], original[..at], "nothing else has changed");
            let zeros = packed[at..].chunks(ROW).filter(|row| word(row, 0) == 0).count();
            assert!((1800..1810).contains(&zeros), "all but every tenth of 2000, and chance: {zeros}");
            undo(&mut packed[at..], &script);
            assert_eq!(packed, original);
        }
    }

    /// What the lines of script do, with the numbers that they hold.
    fn undo(table: &mut [u8], script: &str) {
        let between = |start: &str, end: &str| script.split_once(start).unwrap().1.split_once(end).unwrap().0;
        let mut next: Vec<u32> = between("next = [", "]").split(", ").map(|number| number.parse().unwrap()).collect();
        let mut offset: u32 = between("offset = ", ";").parse().unwrap();
        for row in table.chunks_exact_mut(ROW) {
            let (distance, length) = (word(row, 0), word(row, 4));
            let pool = (offset | length | ALIGNMENT).trailing_zeros() as usize;
            let start = distance.wrapping_add(next[pool]);
            if distance == 0 {
                next[pool] += length;
                offset += length;
            }
            row[..4].copy_from_slice(&start.to_le_bytes());
        }
    }

    #[test]
    fn what_is_not_there_is_told() {
        let start = "wasm.__wbindgen_start();";
        assert_eq!(pack(&mut module(FEWEST - 1, 0).0, start), None);
        assert_eq!(pack(&mut module(FEWEST, 0).0, "wasm.start();"), None);
        let (whole, _) = module(FEWEST, 0);
        for end in 0..40 {
            assert_eq!(pack(&mut whole[..end].to_vec(), start), None, "{end} bytes");
        }
        assert_eq!(pack(&mut whole[..whole.len() - 1].to_vec(), start), None);
    }
}
