//! Colours: hex, `rgb()`, `hsl()`, `oklch()` and the sixteen names of the first CSS.

use super::is_number;

/// The names of CSS 1 and what they stand for.
const NAMES: [(&str, &str); 16] = [
    ("aqua", "00ffff"),
    ("black", "000000"),
    ("blue", "0000ff"),
    ("fuchsia", "ff00ff"),
    ("gray", "808080"),
    ("green", "008000"),
    ("lime", "00ff00"),
    ("maroon", "800000"),
    ("navy", "000080"),
    ("olive", "808000"),
    ("purple", "800080"),
    ("red", "ff0000"),
    ("silver", "c0c0c0"),
    ("teal", "008080"),
    ("white", "ffffff"),
    ("yellow", "ffff00"),
];

/// A colour of the closed grammar.
#[derive(Clone, Debug, PartialEq)]
pub struct Colour {
    css: String,
    /// Red, green and blue from 0 to 1, where they are written and nothing shines through.
    rgb: Option<[f64; 3]>,
}

impl Colour {
    /// Reads a colour; nothing where the text is no colour of the grammar.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        if let Some(digits) = text.strip_prefix('#') {
            return Self::hex(digits);
        }
        if let Some((_, digits)) = NAMES.iter().find(|(name, _)| *name == text) {
            return Self::hex(digits);
        }
        let (name, arguments) = text.strip_suffix(')')?.split_once('(')?;
        match name {
            "rgb" | "rgba" => Self::function("rgb", [&["", "%"]; 3], arguments),
            "hsl" | "hsla" => Self::function("hsl", [&["", "deg"], &["%"], &["%"]], arguments),
            "oklch" => Self::function("oklch", [&["", "%"], &["", "%"], &["", "deg"]], arguments),
            _ => None,
        }
    }

    /// The colour as CSS, made of its parts again.
    pub fn css(&self) -> &str {
        &self.css
    }

    /// Its luminance as WCAG 2.2 has it (<https://www.w3.org/TR/WCAG22/#dfn-relative-luminance>), where it is known.
    pub fn luminance(&self) -> Option<f64> {
        let linear = |value: f64| if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
        self.rgb.map(|[red, green, blue]| 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue))
    }

    fn hex(digits: &str) -> Option<Self> {
        let values: Vec<u32> = digits.chars().map(|digit| digit.to_digit(16)).collect::<Option<_>>()?;
        let short = |digit: u32| digit * 17;
        let (rgb, alpha) = match *values.as_slice() {
            [r, g, b] => ([short(r), short(g), short(b)], 255),
            [r, g, b, a] => ([short(r), short(g), short(b)], short(a)),
            [r, s, g, h, b, c] => ([r * 16 + s, g * 16 + h, b * 16 + c], 255),
            [r, s, g, h, b, c, a, d] => ([r * 16 + s, g * 16 + h, b * 16 + c], a * 16 + d),
            _ => return None,
        };
        let rgb = (alpha == 255).then(|| rgb.map(|value| f64::from(value) / 255.0));
        Some(Self { css: ["#", digits].concat(), rgb })
    }

    /// A function with three numbers, each in one of its units, and how opaque it is, in either way of writing it.
    fn function(name: &str, units: [&[&str]; 3], arguments: &str) -> Option<Self> {
        let (parts, alpha): (Vec<&str>, Option<&str>) = if arguments.contains(',') {
            let mut parts: Vec<&str> = arguments.split(',').map(str::trim).collect();
            let alpha = if parts.len() == 4 { parts.pop() } else { None };
            (parts, alpha)
        } else {
            let (parts, alpha) =
                arguments.split_once('/').map_or((arguments, None), |(it, alpha)| (it, Some(alpha.trim())));
            (parts.split_whitespace().collect(), alpha)
        };
        if parts.len() != 3 || !parts.iter().zip(units).all(|(part, units)| number(part, units).is_some()) {
            return None;
        }
        let opacity = match alpha {
            None => 1.0,
            Some(alpha) => number(alpha, &["", "%"])?,
        };
        let alpha = alpha.map(|alpha| [" / ", alpha].concat()).unwrap_or_default();
        let css = format!("{name}({}{alpha})", parts.join(" "));
        let channel = |part: &str| {
            let most = if part.ends_with('%') { 100.0 } else { 255.0 };
            number(part, &["", "%"]).map(|value| (value / most).clamp(0.0, 1.0))
        };
        let rgb = match *parts.as_slice() {
            [red, green, blue] if name == "rgb" && is_opaque(alpha.ends_with('%'), opacity) => {
                channel(red).zip(channel(green)).zip(channel(blue)).map(|((red, green), blue)| [red, green, blue])
            }
            _ => None,
        };
        Some(Self { css, rgb })
    }
}

fn is_opaque(is_percentage: bool, opacity: f64) -> bool {
    opacity >= if is_percentage { 100.0 } else { 1.0 }
}

/// The value of a number that has one of these units.
fn number(text: &str, units: &[&str]) -> Option<f64> {
    let end = text.find(|character: char| !matches!(character, '0'..='9' | '.' | '-')).unwrap_or(text.len());
    let (value, unit) = text.split_at(end);
    let is_right = units.contains(&unit) && is_number(value.strip_prefix('-').unwrap_or(value));
    if is_right { value.parse().ok() } else { None }
}
