//! Character counts to byte offsets.

/// Turns the parser's character counts into byte offsets.
///
/// Counts come almost in order, so a cursor that walks from one to the next passes over the text about
/// once.
pub(super) struct Places<'t> {
    text: &'t [u8],
    character: usize,
    byte: usize,
}

impl<'t> Places<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text: text.as_bytes(), character: 0, byte: 0 }
    }

    /// The byte where a character starts; past the end, the end.
    pub(super) fn byte(&mut self, character: usize) -> usize {
        while self.character < character && self.byte < self.text.len() {
            self.byte += 1;
            while self.continues() {
                self.byte += 1;
            }
            self.character += 1;
        }
        while self.character > character {
            self.byte -= 1;
            while self.continues() {
                self.byte -= 1;
            }
            self.character -= 1;
        }
        self.byte
    }

    /// Whether the cursor is inside a character: UTF-8 continuation bytes are `10xxxxxx`.
    fn continues(&self) -> bool {
        self.text.get(self.byte).is_some_and(|byte| byte & 0b1100_0000 == 0b1000_0000)
    }
}

#[cfg(test)]
mod tests {
    use super::Places;

    #[test]
    fn walks_both_ways_over_characters_of_every_length() {
        let text = "aé€😀b";
        let mut places = Places::new(text);
        for (character, byte) in [(0, 0), (2, 3), (4, 10), (1, 1), (3, 6), (5, 11), (99, 11), (0, 0)] {
            assert_eq!(places.byte(character), byte, "character {character}");
        }
    }
}
