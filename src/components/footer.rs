//! The site's footer: inline Markdown from `config.yml`.

use mdcms_core::link::PageLinks;
use mdcms_core::markdown::{self, Dialect};
use mdcms_core::node::Node;
use mdcms_core::report::Ignore;
use yew::prelude::*;

use crate::dom;

/// Properties of [`Footer`].
#[derive(PartialEq, Properties)]
pub struct Props {
    /// The Markdown.
    pub text: AttrValue,
    /// Path of the site's root.
    pub base: AttrValue,
}

/// The footer of every page.
#[component]
pub fn Footer(props: &Props) -> Html {
    let inner = use_memo((props.text.clone(), props.base.clone()), |(text, base)| {
        let inner = dom::document()?.create_element("div").ok()?;
        inner.set_class_name("site-footer-inner");
        let links = PageLinks { document: "", root: base, exceptions: &[], sizes: &[] };
        let content = markdown::parse(text, Dialect::Site, &links, &mut Ignore);
        for node in content.blocks.iter().flat_map(|block| &block.nodes) {
            // Inline Markdown: the paragraph around it is not wanted.
            match node {
                Node::Element(element) => dom::render::inline(&element.children, &inner),
                other => dom::render::inline(std::slice::from_ref(other), &inner),
            }
        }
        Some(inner)
    });
    match (*inner).clone() {
        Some(inner) => html! { <footer class="site-footer">{ Html::VRef(inner.into()) }</footer> },
        None => Html::default(),
    }
}
