//! What words are made of, for addresses and for ids of headings.

/// Marks that belong to the letter before them but are no letters themselves: accents of texts whose letters
/// are taken apart (as macOS writes names of files), viramas and tone marks of the scripts of India and
/// South-East Asia. Ranges of code points, first and last, of the Unicode categories Mn and Mc up to U+FDFF;
/// the letters and the code points without a meaning between two marks are part of a range.
#[rustfmt::skip]
const MARKS: &[(u16, u16)] = &[
    (0x0300, 0x0362), (0x0483, 0x0487), (0x0591, 0x05AF), (0x0658, 0x0658), (0x06DF, 0x06E0), (0x06EA, 0x06EC),
    (0x0740, 0x07F3), (0x07FD, 0x07FD), (0x0818, 0x082D), (0x0859, 0x085B), (0x0898, 0x08E1), (0x08EA, 0x0954),
    (0x09BC, 0x09CD), (0x09FE, 0x0A4D), (0x0ABC, 0x0ACD), (0x0AFD, 0x0B55), (0x0BCD, 0x0BCD), (0x0C3C, 0x0C4D),
    (0x0CBC, 0x0D4D), (0x0DCA, 0x0DCA), (0x0E47, 0x0E4E), (0x0EBA, 0x0ECE), (0x0F18, 0x0F19), (0x0F35, 0x0F35),
    (0x0F37, 0x0F37), (0x0F39, 0x0F39), (0x0F3E, 0x0F84), (0x0F86, 0x0F87), (0x0FC6, 0x0FC6), (0x1037, 0x103A),
    (0x135D, 0x135F), (0x1714, 0x1734), (0x17B4, 0x17D3), (0x17DD, 0x17DD), (0x180B, 0x180D), (0x180F, 0x193B),
    (0x1A60, 0x1A7F), (0x1AB0, 0x1ABD), (0x1AC1, 0x1B44), (0x1B6B, 0x1B73), (0x1BAA, 0x1BF3), (0x1C37, 0x1C37),
    (0x1CD0, 0x1CD2), (0x1CD4, 0x1DFF), (0x20D0, 0x20DC), (0x20E1, 0x20E1), (0x20E5, 0x20F0), (0x2CEF, 0x2CF1),
    (0x2D7F, 0x2D7F), (0x302A, 0x302F), (0x3099, 0x309A), (0xA66F, 0xA66F), (0xA67C, 0xA67D), (0xA6F0, 0xA6F1),
    (0xA806, 0xA806), (0xA82C, 0xA82C), (0xA8C4, 0xA8C4), (0xA8E0, 0xA8F1), (0xA92B, 0xA92D), (0xA953, 0xA953),
    (0xA9B3, 0xA9C0), (0xAABF, 0xAAC1), (0xAAF6, 0xAAF6), (0xABEC, 0xABED),
];

/// Whether a character is part of a word: a letter, a digit or a mark of any script.
pub(crate) fn is_part(character: char) -> bool {
    let code = u32::from(character);
    character.is_alphanumeric()
        || MARKS.iter().any(|(first, last)| u32::from(*first) <= code && code <= u32::from(*last))
}

#[cfg(test)]
mod tests {
    use unicode_general_category::{GeneralCategory, get_general_category};

    use super::is_part;

    #[test]
    fn words_have_the_letters_digits_and_marks_of_unicode() {
        for character in '\0'..'\u{FE00}' {
            let category = get_general_category(character);
            let is_mark = matches!(category, GeneralCategory::NonspacingMark | GeneralCategory::SpacingMark);
            // What a later version of Unicode may fill.
            if category != GeneralCategory::Unassigned {
                assert_eq!(is_part(character), character.is_alphanumeric() || is_mark, "{character:?}, {category:?}");
            }
        }
    }
}
