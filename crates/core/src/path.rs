//! Paths of files, and the addresses that documents get.
//!
//! A *path* names a file from the site's root (`posts/2024-05-20-x.md`), a *URL* is what follows the
//! site's base in the address bar (`posts/x/`, empty for the home page). Both use `/`, neither starts
//! with one. The same rules run in the command and in the reader's app.

pub(crate) mod word;

use crate::date::DateTime;

/// Folder of dated posts.
pub const POSTS: &str = "posts/";
/// Folder of pages.
pub const PAGES: &str = "pages/";
/// The landing page, unless the configuration names another document.
pub const HOME: &str = "pages/home.md";
/// URL of the list of all posts.
pub const POST_LIST_URL: &str = "posts/";
/// The author's own page of that list, which stands above it.
pub const POST_LIST_PAGE: &str = "posts/_index.md";
/// Folders of the output that no document may have as its URL.
pub const RESERVED: [&str; 2] = ["_app/", "_manifest/"];
/// How many bytes a part of a URL may have: it becomes the name of a folder.
const LONGEST_NAME: usize = 255;
/// How many bytes a URL may have: systems take paths of 4,096, and the output folder needs its share.
const LONGEST_URL: usize = 2_000;

/// Whether a path is one of a document: Markdown under `posts/` or `pages/`.
pub fn is_document(path: &str) -> bool {
    (path.starts_with(POSTS) || path.starts_with(PAGES)) && path.ends_with(".md") && !path.ends_with("/.md")
}

/// Whether a path is one of a post.
pub fn is_post(path: &str) -> bool {
    path.starts_with(POSTS) && !is_folder_file(path)
}

/// Whether a path is one of the file that speaks for its folder: `_index.md`.
pub fn is_folder_file(path: &str) -> bool {
    path.ends_with("/_index.md")
}

/// The URL a document has when its front matter says nothing: folders kept, a date prefix and the
/// extension dropped, `_index`, `index`, `README` and `pages/home.md` standing for their folder. A post that is
/// a folder with its pictures (`posts/2024-05-20-x/index.md`) has its date there.
pub fn default_url(path: &str) -> String {
    let (folder, stem) = folder_and_stem(path);
    if !is_folder_page(path, folder, stem) {
        return url_with_slug(path, without_date(stem));
    }
    match bundle(folder) {
        Some((outer, name)) => [&url_folder(outer), &slugify(without_date(name)), "/"].concat(),
        None => url_folder(folder),
    }
}

/// The folder around a post's own folder, and that one's name.
fn bundle(folder: &str) -> Option<(&str, &str)> {
    let inner = folder.strip_suffix('/').filter(|inner| inner.starts_with(POSTS))?;
    let (outer, name) = inner.rsplit_once('/')?;
    Some((&folder[..outer.len() + 1], name))
}

/// The URL of a document whose front matter sets `slug`.
pub fn url_with_slug(path: &str, slug: &str) -> String {
    let (folder, stem) = folder_and_stem(path);
    // The slug of a post with a folder of its own is in the place of that folder's name.
    let own = if is_folder_page(path, folder, stem) { bundle(folder) } else { None };
    let mut url = url_folder(own.map_or(folder, |(outer, _)| outer));
    url.push_str(&slugify(slug));
    url.push('/');
    url
}

/// A whole URL as front matter gives it (`url`, `aliases`), in our form: no slash at the start, one at
/// the end, nothing that could leave the site. `None` for an absolute or climbing address.
pub fn clean_url(url: &str) -> Option<String> {
    let url = url.trim();
    if url.contains(['\\', '?', '#', ':']) || url.starts_with("//") || url.chars().any(char::is_control) {
        return None;
    }
    let mut clean = String::with_capacity(url.len() + 1);
    for segment in url.split('/').filter(|segment| !segment.is_empty() && *segment != ".") {
        if segment == ".." {
            return None;
        }
        clean.push_str(segment);
        clean.push('/');
    }
    if let Some(folder) = clean.strip_suffix("index.html/")
        && (folder.is_empty() || folder.ends_with('/'))
    {
        clean.truncate(folder.len());
    } else if let Some(page) = clean.strip_suffix(".html/") {
        if page.is_empty() || page.ends_with('/') {
            return None;
        }
        clean.truncate(page.len());
        clean.push('/');
    }
    Some(clean)
}

/// Whether there can be a folder for a URL: systems refuse names and paths that are too long.
pub fn has_folder(url: &str) -> bool {
    url.len() <= LONGEST_URL && url.split('/').all(|part| part.len() <= LONGEST_NAME)
}

/// Letters with their marks and digits of any script, `-`, `_` and `.` in lower case; every other run becomes
/// one `-`.
pub fn slugify(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for character in text.chars() {
        if word::is_part(character) || matches!(character, '_' | '.') {
            slug.extend(character.to_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    while slug.ends_with(['-', '.']) {
        slug.pop();
    }
    if slug.is_empty() { "untitled".to_owned() } else { slug.trim_start_matches(['.', '-']).to_owned() }
}

/// What makes two names one: capitals and spaces say nothing.
pub(crate) fn key_of(name: &str) -> String {
    let name = name.trim().trim_start_matches('#');
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// The date at the start of a file's name (`2024-05-20-x.md`, `2024-05-20_x.md`), or of the name of a post's own folder.
pub fn date_prefix(path: &str) -> Option<DateTime> {
    let (folder, stem) = folder_and_stem(path);
    let stem = if is_folder_page(path, folder, stem) { bundle(folder).map_or(stem, |(_, name)| name) } else { stem };
    (without_date(stem) != stem).then(|| DateTime::parse(stem.get(..10)?)).flatten()
}

/// A title made from a file's name: no date, `-` and `_` as spaces, words with a capital.
pub fn title_from(path: &str) -> String {
    let (folder, stem) = folder_and_stem(path);
    let name = match stem {
        "_index" | "index" | "README" => folder.trim_end_matches('/').rsplit('/').next().unwrap_or(stem),
        _ => stem,
    };
    let name = without_date(name);
    let mut title = String::with_capacity(name.len());
    for word in name.split(['-', '_', ' ']).filter(|word| !word.is_empty()) {
        if !title.is_empty() {
            title.push(' ');
        }
        let mut letters = word.chars();
        if let Some(first) = letters.next() {
            title.extend(first.to_uppercase());
            title.push_str(letters.as_str());
        }
    }
    if title.is_empty() { stem.to_owned() } else { title }
}

/// `reference` seen from the folder of `path`, with `.` and `..` worked out; `None` when it climbs out of
/// the site.
pub fn join(path: &str, reference: &str) -> Option<String> {
    let folder = &path[..path.rfind('/').map_or(0, |slash| slash + 1)];
    normalise(&format!("{folder}{reference}"))
}

/// A path with `.`, `..` and double slashes worked out; `None` when it climbs out of the site.
pub fn normalise(path: &str) -> Option<String> {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            _ => parts.push(part),
        }
    }
    let mut joined = parts.join("/");
    if !joined.is_empty() && (path.ends_with('/') || path.ends_with("/.") || path.ends_with("/..") || path == "..") {
        joined.push('/');
    }
    Some(joined)
}

/// How a page at `url` refers to the site's root: `./`, `../`, `../../`, ….
pub fn root_from(url: &str) -> String {
    match url.matches('/').count() {
        0 => "./".to_owned(),
        depth => "../".repeat(depth),
    }
}

pub(crate) fn folder_and_stem(path: &str) -> (&str, &str) {
    let name_at = path.rfind('/').map_or(0, |slash| slash + 1);
    let (folder, name) = path.split_at(name_at);
    (folder, name.strip_suffix(".md").unwrap_or(name))
}

fn url_folder(folder: &str) -> String {
    let (base, rest) = match folder.strip_prefix(PAGES) {
        Some(rest) => ("", rest),
        None => match folder.strip_prefix(POSTS) {
            Some(rest) => (POSTS, rest),
            None => ("", folder),
        },
    };
    let mut url = base.to_owned();
    for segment in rest.split('/').filter(|segment| !segment.is_empty()) {
        url.push_str(&slugify(segment));
        url.push('/');
    }
    url
}

fn is_folder_page(path: &str, folder: &str, stem: &str) -> bool {
    path == HOME || stem == "_index" || (matches!(stem, "index" | "README") && folder != POSTS)
}

/// The stem after `YYYY-MM-DD-` or `YYYY-MM-DD_`; the stem itself where it has no such start.
fn without_date(stem: &str) -> &str {
    let bytes = stem.as_bytes();
    let dated = bytes.len() > 11
        && bytes[..10].iter().enumerate().all(|(index, byte)| match index {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        })
        && matches!(bytes[10], b'-' | b'_')
        && DateTime::parse(&stem[..10]).is_some();
    if dated { &stem[11..] } else { stem }
}
