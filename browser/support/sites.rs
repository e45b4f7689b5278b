//! Sites that the tests read.

use mdcms_core::date::DateTime;

use super::published::Published;

/// The page that most tests open.
pub(crate) const ABOUT: &str = "pages/about.md";
/// Posts of the large site: three parts of the list.
pub(crate) const LARGE: usize = 300;

const CONFIG: &str = "sitename: Test site\nnavigation: topbar\nfooter: 'Made *here*, see [About](pages/about.md)'\n";

/// What [`ABOUT`] says.
pub(crate) fn about() -> String {
    "---\naliases: [old-about/, über/älter/]\n---\n# About\n\nAbout this site, and [home](home.md).\n\n\
     ## Team\n\nPeople.\n"
        .to_owned()
}

/// A home page, a page, and eight posts; made once.
pub(crate) fn small() -> Published {
    thread_local! {
        static SITE: Published = with(&[]);
    }
    SITE.with(Published::clone)
}

/// The small site with these documents, path and text, added or changed.
pub(crate) fn with(documents: &[(&str, &str)]) -> Published {
    let home = "# Home\n\nWelcome. [About](about.md), [Team](about.md#team), [first](../posts/2024-01-01-post-0.md), \
                [second](../posts/2024-01-02-post-1.md), [Gone](gone.md).\n\n\
                ```mdcms posts-created-reversechronological\nlimit: 3\n```\n\n## End\n\n[Top](#team) [Home](home.md)\n";
    let mut all = vec![("pages/home.md".to_owned(), home.to_owned()), (ABOUT.to_owned(), about())];
    all.extend((0..8).map(post));
    for (path, text) in documents {
        all.retain(|(other, _)| other != path);
        all.push(((*path).to_owned(), (*text).to_owned()));
    }
    Published::new(CONFIG, &all)
}

/// A site of posts only.
pub(crate) fn posts(count: usize) -> Published {
    Published::new(CONFIG, &(0..count).map(post).collect::<Vec<_>>())
}

/// A site of [`LARGE`] posts; made once.
pub(crate) fn large() -> Published {
    thread_local! {
        static SITE: Published = posts(LARGE);
    }
    SITE.with(Published::clone)
}

/// Path and text of a post; each is a day younger than the one before.
pub(crate) fn post(at: usize) -> (String, String) {
    let day = DateTime::from_unix(1_704_067_200 + 86_400 * at as i64).iso();
    let path = format!("posts/{}-post-{at}.md", &day[..10]);
    (path, format!("---\ntitle: Post {at}\ndescription: Description {at}\n---\nText of post {at}.\n"))
}
