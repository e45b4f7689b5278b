//! How large a picture is, from the first bytes of its file.

use std::fs::File;
use std::io::Read;
use std::path::Path;

/// Whether a path ends as one of a picture that browsers show.
pub fn is_picture(path: &str) -> bool {
    let extension = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    matches!(extension.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp" | "avif" | "svg")
}

/// Width and height in CSS pixels; nothing where the file does not tell.
pub fn size(disk: &Path) -> Option<(u32, u32)> {
    if disk.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("svg")) {
        let mut start = Vec::new();
        // A drawing says its size in its first tag; what comes before that is a licence text at most.
        File::open(disk).ok()?.take(64 * 1024).read_to_end(&mut start).ok()?;
        return svg_size(&String::from_utf8_lossy(&start));
    }
    let size = imagesize::size(disk).ok()?;
    Some((u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?))
}

/// The natural size of a drawing (SVG 2, section 8.2: `width`, `height`, else the `viewBox`).
pub fn svg_size(text: &str) -> Option<(u32, u32)> {
    let tag = root_tag(text)?;
    let length = |name| attribute(tag, name).and_then(pixels);
    let view_box = attribute(tag, "viewBox").and_then(|value| {
        let mut numbers = value.split([' ', ',', '\t', '\n', '\r']).filter(|part| !part.is_empty()).skip(2);
        let (width, height) = (numbers.next()?.parse::<f64>().ok()?, numbers.next()?.parse::<f64>().ok()?);
        (width > 0.0 && height > 0.0).then_some((width, height))
    });
    let (width, height) = match (length("width"), length("height"), view_box) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some((box_width, box_height))) => (width, width * box_height / box_width),
        (None, Some(height), Some((box_width, box_height))) => (height * box_width / box_height, height),
        (None, None, Some(size)) => size,
        _ => return None,
    };
    Some((whole(width)?, whole(height)?))
}

/// The root's tag after its name; a comment, a declaration or an instruction is passed over.
fn root_tag(text: &str) -> Option<&str> {
    let mut rest = text;
    loop {
        rest = rest.get(rest.find('<')?..)?;
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.get(comment.find("-->")?..)?;
        } else if rest.starts_with("<!") || rest.starts_with("<?") {
            rest = rest.get(rest.find('>')?..)?;
        } else {
            let tag = rest.strip_prefix("<svg")?;
            return tag.get(..tag.find('>')?);
        }
    }
}

fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let mut rest = tag;
    loop {
        let (key, value) = rest.split_once('=')?;
        let quote = value.trim_start().chars().next().filter(|first| matches!(first, '"' | '\''))?;
        let (value, after) = value.trim_start().get(1..)?.split_once(quote)?;
        if key.trim() == name {
            return Some(value.trim());
        }
        rest = after;
    }
}

/// A length in CSS pixels; relative ones say nothing about the picture.
fn pixels(length: &str) -> Option<f64> {
    let unit_at =
        length.find(|character: char| character.is_ascii_alphabetic() || character == '%').unwrap_or(length.len());
    let (number, unit) = length.split_at(unit_at);
    let factor = match unit {
        "" | "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "pc" => 16.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 96.0 / 25.4,
        _ => return None,
    };
    Some(number.trim().parse::<f64>().ok()? * factor)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is checked")]
fn whole(length: f64) -> Option<u32> {
    let length = length.round();
    (1.0..=65_535.0).contains(&length).then_some(length as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawing_has_the_size_its_root_says() {
        for (svg, expected) in [
            ("<svg width='120' height=\"80px\">", Some((120, 80))),
            (
                "<?xml version='1.0'?><!-- <svg width='1'> --><!DOCTYPE svg><svg viewBox='0 0 640 360'/>",
                Some((640, 360)),
            ),
            ("<svg xmlns='x' width='320' viewBox='0 0 640 360'>", Some((320, 180))),
            ("<svg height=\"180\" viewBox=\"0,0,640,360\">", Some((320, 180))),
            ("<svg width='100%' height='100%' viewBox='0 0 10.4 20'>", Some((10, 20))),
            ("<svg width='1in' height='25.4mm'>", Some((96, 96))),
            ("<svg width='100%'>", None),
            ("<svg viewBox='0 0 0 9'>", None),
            ("<svg width='9' height='1e99'>", None),
            ("<svg width=9", None),
            ("<html>", None),
            ("", None),
        ] {
            assert_eq!(svg_size(svg), expected, "{svg}");
        }
    }
}
