//! The renderer's own files in the output: under `_app/`, named by their content so that they can be cached
//! for ever.

use std::collections::BTreeMap;

use crate::hash::Hash;
use crate::manifest::Needs;

/// The renderer's build, ready to be published.
#[derive(Clone, Debug)]
pub struct App {
    glue: String,
    wasm: String,
    parts: BTreeMap<String, String>,
    style: String,
    boot: String,
    icon: String,
    early: String,
    probe: String,
    files: BTreeMap<String, Vec<u8>>,
}

impl App {
    /// Takes the renderer's build, name and bytes: `mdcms-app.js`, `mdcms-app_bg.wasm`, `boot.js`, `early.js`,
    /// `probe.js`, `icons/favicon.svg`, any `.css`, `code.js` with its `lang/….js`, `backlinks.js`, `headings.js`,
    /// `mode.js`, `outline.js`, `sidebar.js`, `zoom.js`, and `part-….wasm` and `part-….css` for the parts that pages
    /// load only when they need them, named by what needs them (`part-extensions-maths.wasm`). The error says which file is missing.
    pub fn new(files: Vec<(String, Vec<u8>)>) -> Result<Self, String> {
        let mut given: BTreeMap<String, Vec<u8>> = files.into_iter().collect();
        let mut starting = |start: &str| -> Vec<(String, Vec<u8>)> {
            let files = given.extract_if(.., |name, _| name.starts_with(start));
            files.map(|(name, content)| (name[start.len()..].to_owned(), content)).collect()
        };
        let (part_files, languages) = (starting("part-"), starting("lang/"));
        let mut style = Vec::new();
        for (_, content) in given.iter().filter(|(name, _)| name.ends_with(".css")) {
            style.extend_from_slice(content);
            style.push(b'\n');
        }
        let code_file = given.remove("code.js");
        let more = ["backlinks", "headings", "mode", "outline", "sidebar", "zoom"]
            .map(|name| (name, given.remove(&[name, ".js"].concat())));
        let mut take = |name: &str| given.remove(name).ok_or_else(|| format!("the renderer has no `{name}`"));
        let mut files = BTreeMap::new();
        let mut publish = |name: &str, extension: &str, content: Vec<u8>| {
            let path = format!("_app/{name}-{}.{extension}", Hash::of(&content).hex());
            files.insert(path.clone(), content);
            path
        };
        let wasm = publish("mdcms", "wasm", take("mdcms-app_bg.wasm")?);
        let mut glue = text(take("mdcms-app.js")?, "mdcms-app.js")?;
        let mut parts = BTreeMap::new();
        for (file, content) in part_files {
            let (name, extension) = file.split_once('.').unwrap_or((&file, "wasm"));
            let path = publish(&format!("part-{name}"), extension, content);
            glue = glue.replace(&format!("part-{file}"), path.trim_start_matches("_app/"));
            parts.insert(file, path);
        }
        let glue = publish("mdcms", "js", glue.into_bytes());
        let style = publish("site", "css", style);
        let icon = publish("icon", "svg", take("icons/favicon.svg")?);
        let name = |path: &str| path.trim_start_matches("_app/").to_owned();
        let mut language_files = Vec::new();
        let code = match code_file {
            Some(code) => {
                // One hash for all: the script names them all, and hashes do not compress.
                let all: Vec<u8> = languages.iter().flat_map(|(_, content)| content).copied().collect();
                let folder = format!("lang-{}/", Hash::of(&all).hex());
                let code = text(code, "code.js")?.replace("./lang/", &format!("./{folder}"));
                language_files =
                    languages.into_iter().map(|(name, content)| (format!("_app/{folder}{name}"), content)).collect();
                name(&publish("code", "js", code.into_bytes()))
            }
            None => "code.js".to_owned(),
        };
        let mut boot = text(take("boot.js")?, "boot.js")?;
        for (script, content) in more {
            if let Some(content) = content {
                let published = publish(script, "js", content);
                boot = boot.replace(&[script, ".js"].concat(), &name(&published));
            }
        }
        let boot = boot
            .replace("code.js", &code)
            .replace("mdcms-app.js", &name(&glue))
            .replace("mdcms-app_bg.wasm", &name(&wasm));
        let boot = publish("boot", "js", boot.into_bytes());
        let early = text(take("early.js")?, "early.js")?.replace("{boot}", &name(&boot)).trim().to_owned();
        let probe = text(take("probe.js")?, "probe.js")?.replace("{boot}", &boot).trim().to_owned();
        files.extend(language_files);
        Ok(Self { glue, wasm, parts, style, boot, icon, early, probe, files })
    }

    /// Output path and bytes of every file.
    pub fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, content)| (path.as_str(), content.as_slice()))
    }

    /// Output path of the JavaScript that wasm-bindgen made.
    pub fn glue(&self) -> &str {
        &self.glue
    }

    /// Output path of the module.
    pub fn wasm(&self) -> &str {
        &self.wasm
    }

    /// Output paths of the parts that a page loads; none in a build that is not split.
    pub fn parts(&self, needs: Needs) -> impl Iterator<Item = &str> {
        let is_needed = move |name: &str| match name {
            "extensions" => needs.extended,
            "maths" => needs.maths,
            "lists" => needs.lists,
            _ => false,
        };
        // What several parts share has all their names.
        let is_needed = move |file: &str| file.split('.').next().unwrap_or_default().split('-').any(is_needed);
        self.parts.iter().filter(move |(file, _)| is_needed(file)).map(|(_, path)| path.as_str())
    }

    /// Output path of the style sheet.
    pub fn style(&self) -> &str {
        &self.style
    }

    /// Output path of the script that starts the app.
    pub fn boot(&self) -> &str {
        &self.boot
    }

    /// Output path of the icon for sites without their own.
    pub fn icon(&self) -> &str {
        &self.icon
    }

    /// The script in every shell's head.
    pub fn early_script(&self) -> &str {
        &self.early
    }

    /// The script in the head of `404.html`, which looks for the site and then asks for its style sheets: ours, and
    /// the one at this output path.
    pub fn probe_script(&self, theme: Option<&str>) -> String {
        let styles: Vec<&str> = [self.style()].into_iter().chain(theme).collect();
        self.probe.replace("{styles}", &styles.join(" "))
    }
}

fn text(bytes: Vec<u8>, name: &str) -> Result<String, String> {
    String::from_utf8(bytes).map_err(|_| format!("the renderer's `{name}` is not text"))
}
