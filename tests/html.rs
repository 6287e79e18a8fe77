//! A page as a browser reads it: the tree that html5ever builds, with the line of each element and each mistake.

use std::borrow::Cow;
use std::cell::{Cell, Ref, RefCell};

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ParseOpts, QualName, parse_document};

/// A parsed page. Its nodes are numbered, the document is node 0.
#[derive(Debug)]
pub(crate) struct Html {
    nodes: Vec<Node>,
    /// What the standard calls parse errors, with their lines.
    pub(crate) errors: Vec<(u64, String)>,
}

#[derive(Debug)]
struct Node {
    line: u64,
    parent: Option<usize>,
    children: Vec<usize>,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Element {
        name: String,
        attributes: Vec<(String, String)>,
    },
    Text(String),
    /// The document, comments, the contents of templates.
    Other,
}

impl Html {
    pub(crate) fn parse(text: &str) -> Self {
        let mut options = ParseOpts::default();
        // Say which tag.
        options.tokenizer.exact_errors = true;
        options.tree_builder.exact_errors = true;
        let sink = Sink::default();
        sink.new_node(Content::Other);
        let (nodes, errors) = parse_document(sink, options).one(text);
        let errors = errors
            .into_iter()
            .map(|(line, error)| (line, readable(&error)))
            .collect();
        Self { nodes, errors }
    }

    /// All elements, in the order of the page.
    pub(crate) fn elements(&self) -> Vec<Element<'_>> {
        self.below(0)
    }

    /// The elements below a node, in the order of the page.
    fn below(&self, node: usize) -> Vec<Element<'_>> {
        let mut found = Vec::new();
        let mut stack = vec![node];
        while let Some(node) = stack.pop() {
            stack.extend(self.nodes[node].children.iter().rev());
            if let Content::Element { name, attributes } = &self.nodes[node].content {
                found.push(Element {
                    html: self,
                    node,
                    name,
                    attributes,
                });
            }
        }
        found
    }

    /// The elements of a name, in the order of the page.
    pub(crate) fn named(&self, name: &str) -> Vec<Element<'_>> {
        self.elements()
            .into_iter()
            .filter(|element| element.name == name)
            .collect()
    }

    /// The pieces of text of the page, each with the element it stands in.
    pub(crate) fn texts(&self) -> Vec<(Element<'_>, &str)> {
        let mut texts = Vec::new();
        for element in self.elements() {
            for &child in &self.nodes[element.node].children {
                if let Content::Text(text) = &self.nodes[child].content {
                    texts.push((element, text.as_str()));
                }
            }
        }
        texts
    }
}

/// An error of html5ever, with the tag it is about and without the insides of the parser.
fn readable(error: &str) -> String {
    let tag = error.split_once("kind: ").and_then(|(message, token)| {
        let name = token
            .split_once("Atom(")?
            .1
            .trim_start_matches(['\\', '\'']);
        let name = name.split(['\\', '\'']).next()?;
        let slash = if token.starts_with("EndTag") { "/" } else { "" };
        let message = message
            .split(['{', '('])
            .next()?
            .trim_end_matches("Tag ")
            .trim_end_matches("Tag")
            .trim_end();
        Some(format!("{message} <{slash}{name}>"))
    });
    tag.unwrap_or_else(|| error.to_owned())
}

/// An element of a page.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Element<'a> {
    html: &'a Html,
    node: usize,
    pub(crate) name: &'a str,
    pub(crate) attributes: &'a [(String, String)],
}

impl<'a> Element<'a> {
    pub(crate) fn line(&self) -> u64 {
        self.html.nodes[self.node].line
    }

    pub(crate) fn attribute(&self, name: &str) -> Option<&'a str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    pub(crate) fn has_class(&self, class: &str) -> bool {
        self.attribute("class")
            .is_some_and(|classes| classes.split_whitespace().any(|known| known == class))
    }

    /// The element and those around it, from the inside out.
    pub(crate) fn and_around(self) -> impl Iterator<Item = Element<'a>> {
        let mut next = Some(self.node);
        std::iter::from_fn(move || {
            loop {
                let node = next?;
                next = self.html.nodes[node].parent;
                if let Content::Element { name, attributes } = &self.html.nodes[node].content {
                    return Some(Element {
                        html: self.html,
                        node,
                        name,
                        attributes,
                    });
                }
            }
        })
    }

    pub(crate) fn is_inside(self, names: &[&str]) -> bool {
        self.and_around()
            .any(|element| names.contains(&element.name))
    }

    /// The elements directly in it.
    pub(crate) fn children(self) -> Vec<Element<'a>> {
        let depth_one =
            |element: &Element<'a>| self.html.nodes[element.node].parent == Some(self.node);
        self.html
            .below(self.node)
            .into_iter()
            .filter(depth_one)
            .collect()
    }

    /// The text in it and below it.
    pub(crate) fn text(self) -> String {
        let mut text = String::new();
        let mut stack = vec![self.node];
        while let Some(node) = stack.pop() {
            stack.extend(self.html.nodes[node].children.iter().rev());
            if let Content::Text(piece) = &self.html.nodes[node].content {
                text.push_str(piece);
            }
        }
        text
    }
}

/// Collects the nodes while html5ever reads.
#[derive(Debug, Default)]
struct Sink {
    nodes: RefCell<Vec<Node>>,
    names: RefCell<Vec<Option<QualName>>>,
    errors: RefCell<Vec<(u64, Cow<'static, str>)>>,
    line: Cell<u64>,
}

impl Sink {
    fn new_node(&self, content: Content) -> usize {
        let mut nodes = self.nodes.borrow_mut();
        let (line, parent, children) = (self.line.get(), None, Vec::new());
        nodes.push(Node {
            line,
            parent,
            children,
            content,
        });
        self.names.borrow_mut().push(None);
        nodes.len() - 1
    }

    /// Puts a node or a text among the children of a parent; a text joins a text before it.
    fn insert(&self, parent: usize, at: usize, child: NodeOrText<usize>) {
        let child = match child {
            NodeOrText::AppendNode(child) => {
                self.remove_from_parent(&child);
                child
            }
            NodeOrText::AppendText(text) => {
                let mut nodes = self.nodes.borrow_mut();
                let before = at
                    .checked_sub(1)
                    .map(|before| nodes[parent].children[before]);
                if let Some(Content::Text(joined)) = before.map(|before| &mut nodes[before].content)
                {
                    joined.push_str(&text);
                    return;
                }
                drop(nodes);
                self.new_node(Content::Text(text.to_string()))
            }
        };
        let mut nodes = self.nodes.borrow_mut();
        let at = at.min(nodes[parent].children.len());
        nodes[parent].children.insert(at, child);
        nodes[child].parent = Some(parent);
    }

    fn number_of_children(&self, parent: usize) -> usize {
        self.nodes.borrow()[parent].children.len()
    }
}

impl TreeSink for Sink {
    type Handle = usize;
    type Output = (Vec<Node>, Vec<(u64, Cow<'static, str>)>);
    type ElemName<'a> = Ref<'a, QualName>;

    fn finish(self) -> Self::Output {
        (self.nodes.into_inner(), self.errors.into_inner())
    }

    fn parse_error(&self, message: Cow<'static, str>) {
        self.errors.borrow_mut().push((self.line.get(), message));
    }

    fn set_current_line(&self, line: u64) {
        self.line.set(line);
    }

    fn get_document(&self) -> usize {
        0
    }

    fn elem_name(&self, target: &usize) -> Ref<'_, QualName> {
        Ref::map(self.names.borrow(), |names| {
            names[*target]
                .as_ref()
                .expect("only elements are asked for their names")
        })
    }

    fn create_element(
        &self,
        name: QualName,
        attributes: Vec<Attribute>,
        _flags: ElementFlags,
    ) -> usize {
        let attributes = attributes.iter().map(|attribute| {
            let prefix = attribute
                .name
                .prefix
                .as_ref()
                .map(|prefix| format!("{prefix}:"));
            let name = format!("{}{}", prefix.unwrap_or_default(), attribute.name.local);
            (name, attribute.value.to_string())
        });
        let content = Content::Element {
            name: name.local.to_string(),
            attributes: attributes.collect(),
        };
        let node = self.new_node(content);
        self.names.borrow_mut()[node] = Some(name);
        node
    }

    fn create_comment(&self, _text: StrTendril) -> usize {
        self.new_node(Content::Other)
    }

    fn create_pi(&self, _target: StrTendril, _data: StrTendril) -> usize {
        self.new_node(Content::Other)
    }

    fn append(&self, parent: &usize, child: NodeOrText<usize>) {
        self.insert(*parent, self.number_of_children(*parent), child);
    }

    fn append_based_on_parent_node(
        &self,
        element: &usize,
        previous: &usize,
        child: NodeOrText<usize>,
    ) {
        let has_parent = self.nodes.borrow()[*element].parent.is_some();
        if has_parent {
            self.append_before_sibling(element, child);
        } else {
            self.append(previous, child);
        }
    }

    fn append_before_sibling(&self, sibling: &usize, new_node: NodeOrText<usize>) {
        if let NodeOrText::AppendNode(node) = &new_node {
            self.remove_from_parent(node);
        }
        let nodes = self.nodes.borrow();
        let parent = nodes[*sibling].parent.expect("a sibling has a parent");
        let at = nodes[parent]
            .children
            .iter()
            .position(|child| child == sibling);
        drop(nodes);
        self.insert(
            parent,
            at.expect("a child is among its parent's children"),
            new_node,
        );
    }

    fn append_doctype_to_document(
        &self,
        _name: StrTendril,
        _public: StrTendril,
        _system: StrTendril,
    ) {
    }

    /// Templates are not rendered, so their contents belong to no page.
    fn get_template_contents(&self, _target: &usize) -> usize {
        self.new_node(Content::Other)
    }

    fn same_node(&self, x: &usize, y: &usize) -> bool {
        x == y
    }

    fn set_quirks_mode(&self, _mode: QuirksMode) {}

    fn add_attrs_if_missing(&self, target: &usize, attributes: Vec<Attribute>) {
        if let Content::Element {
            attributes: known, ..
        } = &mut self.nodes.borrow_mut()[*target].content
        {
            for attribute in attributes {
                let name = attribute.name.local.to_string();
                if !known.iter().any(|(known, _)| *known == name) {
                    known.push((name, attribute.value.to_string()));
                }
            }
        }
    }

    fn remove_from_parent(&self, target: &usize) {
        let mut nodes = self.nodes.borrow_mut();
        if let Some(parent) = nodes[*target].parent.take() {
            nodes[parent].children.retain(|child| child != target);
        }
    }

    fn reparent_children(&self, node: &usize, new_parent: &usize) {
        let mut nodes = self.nodes.borrow_mut();
        let children = std::mem::take(&mut nodes[*node].children);
        for &child in &children {
            nodes[child].parent = Some(*new_parent);
        }
        nodes[*new_parent].children.extend(children);
    }
}

#[test]
fn a_page_is_read_as_a_browser_reads_it() {
    let html = Html::parse(
        "<!DOCTYPE html>\n<html lang=en><title>t</title>\n<p id=a>one<p>two <b>three</b><table>four</table>",
    );
    let paragraphs: Vec<String> = html
        .named("p")
        .iter()
        .map(|element| element.text())
        .collect();
    assert_eq!(paragraphs, ["one", "two three"]);
    assert_eq!(html.named("body")[0].text(), "onetwo threefour");
    assert_eq!(html.named("html")[0].attribute("lang"), Some("en"));
    assert_eq!(html.named("p")[0].line(), 3);
    assert!(html.named("b")[0].is_inside(&["body"]));
    // A letter in a table, outside its cells, is moved out of it, and is an error for each letter.
    assert!(
        !html.errors.is_empty() && html.errors.iter().all(|&(line, _)| line == 3),
        "{:?}",
        html.errors
    );
    assert!(
        Html::parse("<!DOCTYPE html><title>t</title><p>one</p>")
            .errors
            .is_empty()
    );
}
