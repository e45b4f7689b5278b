//! Values by chance, the same ones in every run.

/// SplitMix64 (Steele, Lea and Flood 2014), <https://prng.di.unimi.it/splitmix64.c>.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`.
    pub(crate) fn below(&mut self, end: u64) -> u64 {
        self.next() % end
    }

    pub(crate) fn flag(&mut self) -> bool {
        self.below(2) == 1
    }

    /// A value or, as often, none.
    pub(crate) fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.flag().then(|| make(self))
    }

    /// Up to three values.
    pub(crate) fn some<T>(&mut self, mut make: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.below(4)).map(|_| make(self)).collect()
    }

    /// Text that is hard on whoever writes or reads JSON; empty at times.
    pub(crate) fn text(&mut self) -> String {
        const PIECES: [&str; 16] = [
            "a",
            "Z",
            " ",
            "0",
            "\"",
            "\\",
            "/",
            "\n",
            "\u{0}",
            "\u{1f}",
            "\u{2028}",
            "é",
            "記事",
            "🦀",
            "</script>",
            "\u{fffd}",
        ];
        (0..self.below(12)).map(|_| PIECES[self.below(16) as usize]).collect()
    }
}
