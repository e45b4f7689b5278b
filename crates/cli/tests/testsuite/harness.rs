//! A folder of one's own, the command run in it, and a server to ask.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// How long a test waits for what must come: far longer than it takes, and an end for a test that fails.
const PATIENCE: Duration = Duration::from_secs(30);

/// A temporary folder to run the command in, with a renderer of tiny files.
pub(crate) struct SiteTest {
    pub(crate) root: PathBuf,
}

/// What a run of the command left.
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl SiteTest {
    /// An empty folder.
    pub(crate) fn empty() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let name = format!("mdcms-{}-{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        let test = Self { root: root.canonicalize().unwrap() };
        for name in ["mdcms-app.js", "boot.js", "early.js", "probe.js", "site.css", "icons/favicon.svg"] {
            test.write(&format!(".renderer/{name}"), format!("/* {name} */\n"));
        }
        test.write(".renderer/mdcms-app_bg.wasm", b"\0asm\x01\0\0\0");
        test
    }

    /// A site in `site/` with a page and two posts.
    pub(crate) fn site() -> Self {
        let test = Self::empty();
        test.write("site/config.yml", "sitename: Test site\n");
        test.write("site/pages/home.md", "---\ntitle: Home\n---\n\nWelcome.\n");
        test.write("site/posts/2025-01-02-one.md", "---\ntitle: One\n---\n\nThe first.\n");
        test.write("site/posts/2025-02-03-two.md", "---\ntitle: Two\n---\n\nThe second.\n");
        test
    }

    /// The path of a file in the folder.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.root.join(name)
    }

    /// Writes a file and the folders it is in.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> &Self {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
        self
    }

    /// The text of a file.
    pub(crate) fn read(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
    }

    /// Whether there is a file, folder or link.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.path(name).symlink_metadata().is_ok()
    }

    /// The names in a folder, sorted.
    pub(crate) fn names(&self, name: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(name)).unwrap();
        let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// Every file below a folder with its bytes, but for what is in `.git`.
    pub(crate) fn tree(&self, name: &str) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        let mut folders = vec![self.path(name)];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() && path.file_name().unwrap() != ".git" {
                    folders.push(path);
                } else if path.is_file() {
                    let name = path.strip_prefix(self.path(name)).unwrap().to_str().unwrap().to_owned();
                    files.insert(name, fs::read(&path).unwrap());
                }
            }
        }
        files
    }

    /// The command, to be run in the folder, which is the home folder's parent.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mdcms"));
        command.args(arguments).current_dir(&self.root).stdin(Stdio::null());
        command.env("MDCMS_RENDERER", self.path(".renderer")).env("HOME", self.path("home")).env_remove("NO_COLOR");
        command
    }

    /// Runs the command to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).output().unwrap())
    }

    /// Runs the command with a text on its standard input.
    pub(crate) fn run_with(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut child = self
            .command(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Run::of(child.wait_with_output().unwrap())
    }

    /// Starts `mdcms serve site` on a free port.
    pub(crate) fn serve(&self) -> Server {
        let mut command = self.command(&["serve", "site", "--port", "0"]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let port = line.split("127.0.0.1:").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or_default();
        let port = port.parse().unwrap_or_else(|_| panic!("no port in {line:?}"));
        Server { child, port, greeting: line }
    }
}

impl Drop for SiteTest {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.root);
    }
}

impl Run {
    fn of(output: std::process::Output) -> Self {
        Self {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Checks all that can be seen of a run; the time that a build took is left out of `stdout`.
    #[track_caller]
    pub(crate) fn check(&self, code: i32, stdout: &str, stderr: &str) {
        let said = self.stdout.split_inclusive('\n').map(|line| match line.split_once(" in 0.") {
            Some((start, _)) if line.starts_with("Built ") => format!("{start}\n"),
            _ => line.to_owned(),
        });
        assert_eq!(said.collect::<String>(), stdout, "standard output; standard error was:\n{}", self.stderr);
        assert_eq!(self.stderr, stderr, "standard error");
        assert_eq!(self.code, code, "exit code");
    }
}

/// A running server; ends with the test.
pub(crate) struct Server {
    child: Child,
    pub(crate) port: u16,
    pub(crate) greeting: String,
}

/// What a server has answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// The value of a header.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }
}

impl Server {
    /// A GET of `path`, as a browser would ask.
    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &format!("127.0.0.1:{}", self.port), "")
    }

    /// A request with exactly this method, target and `Host`, and more header lines each ending in `\r\n`.
    pub(crate) fn ask(&self, method: &str, target: &str, host: &str, headers: &str) -> Answer {
        let request = format!("{method} {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n{headers}\r\n");
        let mut stream = self.connect(&request);
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").expect("an answer has a head");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }

    /// The events for a page, of which `known` is the last state it knows.
    pub(crate) fn events(&self, known: Option<&str>) -> Events {
        let known = known.map(|known| format!("Last-Event-ID: {known}\r\n")).unwrap_or_default();
        let host = format!("127.0.0.1:{}", self.port);
        let stream = self.connect(&format!("GET /_mdcms/events HTTP/1.1\r\nHost: {host}\r\n{known}\r\n"));
        Events { lines: BufReader::new(stream) }
    }

    fn connect(&self, request: &str) -> TcpStream {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The event stream of one page.
pub(crate) struct Events {
    lines: BufReader<TcpStream>,
}

/// One event.
#[derive(Debug, Default)]
pub(crate) struct Event {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) data: String,
}

impl Events {
    /// Waits for the next event.
    pub(crate) fn next(&mut self) -> Event {
        let mut event = Event::default();
        loop {
            let mut line = String::new();
            assert!(self.lines.read_line(&mut line).unwrap() > 0, "the stream has ended");
            let line = line.trim_end();
            if let Some(id) = line.strip_prefix("id: ") {
                event.id = id.to_owned();
            } else if let Some(name) = line.strip_prefix("event: ") {
                event.name = name.to_owned();
            } else if let Some(data) = line.strip_prefix("data: ") {
                event.data = data.to_owned();
            } else if line.is_empty() && !event.data.is_empty() {
                return event;
            }
        }
    }

    /// Waits for the next event with this name (empty for a change).
    pub(crate) fn named(&mut self, name: &str) -> Event {
        loop {
            let event = self.next();
            if event.name == name {
                return event;
            }
        }
    }
}
