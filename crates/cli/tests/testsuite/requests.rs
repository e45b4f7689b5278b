//! What `mdcms serve` answers, and whom.

use std::os::unix::fs::symlink;

use crate::harness::SiteTest;

#[test]
fn the_website_is_served_as_build_would_write_it() {
    let test = SiteTest::site();
    test.write("site/assets/a b.txt", "text");
    // The app checks the bytes of the file, not of the text that is read from it.
    test.write("site/posts/windows.md", "---\r\ntitle: Windows\r\n---\r\nOne\rtwo\0\r\n");
    let server = test.serve();
    let expected = format!("Serving Test site at http://127.0.0.1:{}/ (Ctrl-C to stop)\n", server.port);
    assert_eq!(server.greeting, expected);
    assert_eq!(test.run(&["build", "site", "-o", "out"]).code, 0);
    for (path, bytes) in test.tree("out") {
        // Shells differ in one line, which loads the script that keeps the page up to date.
        if path == ".mdcms-output" || path.ends_with(".html") {
            continue;
        }
        let answer = server.get(&format!("/{}", path.replace(' ', "%20")));
        assert_eq!((answer.status, &answer.body), (200, &bytes), "{path}");
        assert_eq!(answer.header("cache-control").unwrap().contains("immutable"), path.starts_with("_app/"), "{path}");
    }
    for (path, status, media, text) in [
        ("/", 200, "text/html; charset=utf-8", "Welcome."),
        ("/index.html", 200, "text/html; charset=utf-8", "_mdcms/live.js"),
        ("/posts/one/", 200, "text/html; charset=utf-8", "The first."),
        ("/posts/one/?edit", 200, "text/html; charset=utf-8", "The first."),
        ("/posts/2025-01-02-one.md", 200, "text/markdown; charset=utf-8", "title: One"),
        ("/_mdcms/live.js", 200, "text/javascript; charset=utf-8", "EventSource"),
        ("/nowhere/", 404, "text/html; charset=utf-8", "<html"),
        ("/nowhere", 404, "text/html; charset=utf-8", "<html"),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (status, Some(media)), "{path}");
        assert!(String::from_utf8_lossy(&answer.body).contains(text), "{path}");
        assert_eq!(answer.header("x-content-type-options"), Some("nosniff"), "{path}");
    }
}

#[test]
fn requests_follow_the_rules_of_http() {
    let test = SiteTest::site();
    let server = test.serve();
    let host = format!("127.0.0.1:{}", server.port);
    for (target, location) in [("/posts/one", "/posts/one/"), ("/posts?a=b", "/posts/?a=b")] {
        let answer = server.get(target);
        assert_eq!((answer.status, answer.header("location")), (302, Some(location)), "{target}");
    }
    let page = server.get("/posts/one/");
    let tag = page.header("etag").unwrap().to_owned();
    for (known, status) in [(tag.clone(), 304), (format!("W/{tag}"), 304), ("\"other\"".to_owned(), 200)] {
        let answer = server.ask("GET", "/posts/one/", &host, &format!("If-None-Match: {known}\r\n"));
        assert_eq!(answer.status, status, "{known}");
        assert_eq!(answer.body.is_empty(), status == 304, "{known}");
    }
    let head = server.ask("HEAD", "/posts/one/", &host, "");
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(head.header("content-length").unwrap(), page.body.len().to_string());
    for method in ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"] {
        let answer = server.ask(method, "/", &host, "");
        assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD")), "{method}");
    }
}

#[test]
fn no_request_leaves_the_website() {
    let test = SiteTest::site();
    test.write("secret.txt", "secret").write("site/.secret", "secret").write("site-2/secret.txt", "secret");
    test.write("site/assets/a.txt", "a");
    symlink("../../secret.txt", test.path("site/assets/link.txt")).unwrap();
    symlink("../..", test.path("site/assets/up")).unwrap();
    let server = test.serve();
    // A file that becomes a link after it was seen must not lead out either.
    std::fs::remove_file(test.path("site/assets/a.txt")).unwrap();
    symlink("../../secret.txt", test.path("site/assets/a.txt")).unwrap();
    for target in [
        "/../secret.txt",
        "/../../../../../../../../etc/passwd",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/%2e%2e%2fsecret.txt",
        "/%252e%252e/secret.txt",
        "/..%252fsecret.txt",
        "/..%5csecret.txt",
        "/..\\secret.txt",
        "/posts/..%2f..%2fsecret.txt",
        "/posts/%2e%2e/%2e%2e/secret.txt",
        "/assets/..;/..;/secret.txt",
        "/..%c0%afsecret.txt",
        "/%c0%ae%c0%ae/secret.txt",
        "/..%u2215secret.txt",
        "/../site-2/secret.txt",
        "//etc/passwd",
        "///etc/passwd",
        "/%2fetc/passwd",
        "/file:///etc/passwd",
        "/@fs/etc/passwd",
        "/@fs/etc/passwd?raw??",
        "/@fs/etc/passwd?import&inline=1.wasm?init",
        "/etc/passwd%00.html",
        "/.secret",
        "/%2esecret",
        "/.renderer/boot.js",
        "/.mdcms-output",
        "/assets/link.txt",
        "/assets/up/secret.txt",
        "/assets/a.txt",
        "/config.yml/../../secret.txt",
        "/./../secret.txt",
        "/posts/one/....//....//secret.txt",
    ] {
        let answer = server.get(target);
        assert!(matches!(answer.status, 400 | 404), "{target}: {}", answer.status);
        let body = String::from_utf8_lossy(&answer.body);
        assert!(!body.contains("secret\n") && body != "secret" && !body.contains("root:"), "{target}: {body}");
        assert_eq!(answer.header("location"), None, "{target}");
    }
}

#[test]
fn only_this_computer_is_answered_under_its_own_names() {
    let test = SiteTest::site();
    let server = test.serve();
    let port = server.port;
    for (host, status) in [
        (format!("127.0.0.1:{port}"), 200),
        (format!("localhost:{port}"), 200),
        (format!("blog.localhost:{port}"), 200),
        (format!("[::1]:{port}"), 200),
        ("127.0.0.1".to_owned(), 403),
        (format!("127.0.0.1:{}", port ^ 1), 403),
        (format!("evil.example:{port}"), 403),
        (format!("127.0.0.1.evil.example:{port}"), 403),
        (format!("192.168.1.1:{port}"), 403),
        (String::new(), 403),
    ] {
        for target in ["/", "/posts/2025-01-02-one.md", "/_mdcms/live.js"] {
            assert_eq!(server.ask("GET", target, &host, "").status, status, "{host} {target}");
        }
    }
    let ours = format!("127.0.0.1:{port}");
    assert_eq!(server.ask("GET", &format!("http://evil.example:{port}/"), &ours, "").status, 403, "a whole URL");
    for origin in
        [format!("http://evil.example:{port}"), "null".to_owned(), format!("https://{ours}"), "http://".to_owned()]
    {
        let answer = server.ask("GET", "/_mdcms/events", &ours, &format!("Origin: {origin}\r\n"));
        assert_eq!(answer.status, 403, "{origin}");
    }
}

#[test]
fn a_taken_port_and_a_foreign_host_have_a_remedy() {
    let test = SiteTest::site();
    let server = test.serve();
    let (port, next) = (server.port.to_string(), server.port.wrapping_add(1));
    let run = test.run(&["serve", "site", "--port", &port]);
    let expected = format!(
        "error: port {port} is taken by another program: Address already in use (os error 98)\n |\n = help: choose another one, such as `--port {next}`\n"
    );
    run.check(1, "", &expected);
    let run = test.run(&["serve", "site", "--host", "no such host"]);
    run.check(
        1,
        "",
        "error: `no such host` is no address of this computer\n |\n = help: leave `--host` out, or try 0.0.0.0\n",
    );
    let run = test.run(&["serve", "nowhere"]);
    run.check(1, "", "error: there is no folder nowhere\n |\n = help: make one with `mdcms new DIR`\n");
}
