//! Lists of posts, part by part.

use std::ops::Range;
use std::rc::Rc;

use mdcms_core::manifest::{self, Post};
use mdcms_core::path::POST_LIST_URL;

use super::{Api, Failure};

impl Api {
    /// How many posts the site's list has, where the shell has said it.
    pub fn known_total(&self) -> Option<usize> {
        let cache = self.cache.borrow();
        let seeds = self.seeds.iter().filter(|_| !self.has_changed());
        let seeded = seeds.filter(|seed| seed.list == POST_LIST_URL).map(|seed| seed.total).next();
        cache.root.as_ref().map(|root| root.posts).or(seeded)
    }

    /// How many posts the site's list has.
    pub async fn total(&self) -> Result<usize, Failure> {
        match self.known_total() {
            Some(total) => Ok(total),
            None => Ok(self.root().await?.posts),
        }
    }

    /// What a list has at these places but for hidden ones, in the order of its parts, where that is already here.
    pub fn known_posts(&self, list: &str, range: &Range<usize>, hidden: &[usize]) -> Option<Vec<Post>> {
        let shown = |start: usize, posts: &[Post]| -> Vec<Post> {
            let is_shown = |(at, _): &(usize, &Post)| !hidden.contains(&(start + at));
            posts.iter().enumerate().filter(is_shown).map(|(_, post)| post.clone()).collect()
        };
        let cache = self.cache.borrow();
        let seeds = self.seeds.iter().filter(|_| !self.has_changed());
        for seed in seeds.filter(|seed| seed.list == list) {
            let end = seed.from + seed.posts.len();
            if seed.from <= range.start && range.end <= end {
                let posts = shown(range.start, &seed.posts[range.start - seed.from..range.end - seed.from]);
                // The shell says nothing of what was not shown yet when it was made.
                if posts.iter().all(|post| !post.title.is_empty()) {
                    return Some(posts);
                }
            }
        }
        let mut posts = Vec::with_capacity(range.len());
        for (shard, part) in manifest::shards_of(range.start, range.end) {
            let file = manifest::list_file(list, shard);
            let (_, whole) = cache.posts.iter().find(|(at, _)| *at == file)?;
            posts.extend(shown(shard * manifest::SHARD + part.start, whole.get(part)?));
        }
        Some(posts)
    }

    /// Brings what a list has at these places but for hidden ones here, in the order of its parts.
    pub async fn posts(&self, list: &str, range: Range<usize>, hidden: &[usize]) -> Result<(), Failure> {
        for (shard, _) in manifest::shards_of(range.start, range.end) {
            if self.known_posts(list, &range, hidden).is_some() {
                break;
            }
            let file = manifest::list_file(list, shard);
            if self.cache.borrow().posts.iter().any(|(at, _)| *at == file) {
                continue;
            }
            let posts: Vec<Post> = self.json(&file).await?;
            self.cache.borrow_mut().posts.push((file, Rc::new(posts)));
        }
        self.known_posts(list, &range, hidden).map(drop).ok_or(Failure::Other)
    }
}
