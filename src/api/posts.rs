//! The list of posts, part by part.

use std::ops::Range;
use std::rc::Rc;

use mdcms_core::manifest::{self, Post};

use super::{Api, Failure};

impl Api {
    /// How many posts there are, where the shell has said it.
    pub fn known_total(&self) -> Option<usize> {
        let cache = self.cache.borrow();
        let seeded = self.seeds.first().filter(|_| !self.has_changed()).map(|seed| seed.total);
        cache.root.as_ref().map(|root| root.posts).or(seeded)
    }

    /// How many posts there are.
    pub async fn total(&self) -> Result<usize, Failure> {
        match self.known_total() {
            Some(total) => Ok(total),
            None => Ok(self.root().await?.posts),
        }
    }

    /// The posts at these places, oldest first, where they are already here.
    pub fn known_posts(&self, range: &Range<usize>) -> Option<Vec<Post>> {
        let cache = self.cache.borrow();
        let seeds = self.seeds.iter().filter(|_| !self.has_changed());
        for seed in seeds {
            let end = seed.from + seed.posts.len();
            if seed.from <= range.start && range.end <= end {
                return seed.posts.get(range.start - seed.from..range.end - seed.from).map(<[Post]>::to_vec);
            }
        }
        let mut posts = Vec::with_capacity(range.len());
        for (shard, part) in manifest::shards_of(range.start, range.end) {
            let (_, whole) = cache.posts.iter().find(|(at, _)| *at == shard)?;
            posts.extend_from_slice(whole.get(part)?);
        }
        Some(posts)
    }

    /// Brings the posts at these places here, counted oldest first.
    pub async fn posts(&self, range: Range<usize>) -> Result<(), Failure> {
        for (shard, _) in manifest::shards_of(range.start, range.end) {
            if self.known_posts(&range).is_some() {
                break;
            }
            if self.cache.borrow().posts.iter().any(|(at, _)| *at == shard) {
                continue;
            }
            let posts: Vec<Post> = self.json(&manifest::posts_file(shard)).await?;
            self.cache.borrow_mut().posts.push((shard, Rc::new(posts)));
        }
        self.known_posts(&range).map(drop).ok_or(Failure::Other)
    }
}
