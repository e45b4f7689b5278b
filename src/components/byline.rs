//! Who wrote a document, when, and how long it takes to read.

use mdcms_core::date::DateTime;
use mdcms_core::page::Headline;
use yew::prelude::*;

/// The description of a post and its byline, with links to its authors where they have pages; the shell writes the same.
pub fn byline(headline: &Headline, authors: Option<Html>) -> Html {
    html! {
        <>
            if let Some(lead) = &headline.lead {
                <p class="article-lead">{ lead }</p>
            }
            if headline.has_byline() {
                <p class="byline">
                    if headline.draft {
                        <span class="byline-draft">{ "Draft" }</span>{ " " }
                    }
                    if let Some(authors) = authors {
                        { authors }{ " " }
                    } else if let Some(author) = &headline.author {
                        <span class="byline-author">{ author }</span>{ " " }
                    }
                    if let Some(date) = &headline.date {
                        { time(date) }{ " " }
                    }
                    if let Some(updated) = &headline.updated {
                        <span class="byline-updated">{ "Updated " }{ time(updated) }</span>{ " " }
                    }
                    if let Some(minutes) = headline.minutes {
                        <span class="byline-reading">{ minutes }{ " min read" }</span>
                    }
                </p>
            }
        </>
    }
}

fn time(date: &DateTime) -> Html {
    html! { <time datetime={date.iso()}>{ date.long() }</time> }
}
