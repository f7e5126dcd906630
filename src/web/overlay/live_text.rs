use js_sys::Map;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Node, Range, Text, Window};

/// Elements whose text isn't the article's, or isn't shown as text.
const OPAQUE: [&str; 14] = [
    "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "TEXTAREA", "SELECT", "OPTION", "IFRAME", "OBJECT", "CANVAS", "AUDIO",
    "VIDEO", "SVG", "MATH",
];
/// Marks an element that the integrator wants left out.
const IGNORE: &str = "data-newsmark-ignore";

/// The text of an element as its reader sees it, and the way back to its text nodes. Reading changes nothing.
pub(super) struct LiveText {
    pieces: Vec<Piece>,
    /// From a text node to its index in `pieces`.
    index: Map,
}

/// One text node's place in the text, in UTF-16 units.
struct Piece {
    start: u32,
    end: u32,
    node: Text,
}

impl LiveText {
    /// Reads all shown text below `root`: the text, and the way back.
    ///
    /// Blocks are set apart by a blank line and `<br>` is a line break, although no node holds them; where CSS collapses
    /// white space, a line break of the source is the space that the reader sees.
    pub(super) fn read(root: &Element, window: &Window) -> (String, Self) {
        let mut reader = Reader::new(window);
        reader.walk(root);
        (reader.text, Self { pieces: reader.pieces, index: reader.index })
    }

    /// The offset in the text of a place in a text node; none if the node isn't part of the text.
    pub(super) fn offset_of(&self, node: &Node, offset: u32) -> Option<u32> {
        let index = self.index.get(node).as_f64()?;
        let piece = &self.pieces[index as usize];
        Some((piece.start + offset).min(piece.end))
    }

    /// A live range over `start..end` of the text; none if the nodes changed so that they have no such place any more.
    pub(super) fn range(&self, start: u32, end: u32) -> Option<Range> {
        let first = self.pieces.get(self.pieces.partition_point(|piece| piece.end <= start))?;
        let last = self.pieces.get(self.pieces.partition_point(|piece| piece.end < end))?;
        let range = first.node.owner_document()?.create_range().ok()?;
        range.set_start(&first.node, start.checked_sub(first.start)?).ok()?;
        range.set_end(&last.node, end.checked_sub(last.start)?).ok()?;
        Some(range)
    }
}

/// What stands between the last text and the next.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    None,
    Line,
    Blank,
}

/// An element whose children are being read.
struct Frame {
    node: Node,
    style: Style,
}

/// What of an element's style decides how its text is read.
#[derive(Clone, Copy)]
struct Style {
    is_block: bool,
    is_visible: bool,
    keeps_lines: bool,
}

struct Reader<'w> {
    window: &'w Window,
    text: String,
    /// Of `text`, in UTF-16 units.
    length: u32,
    pieces: Vec<Piece>,
    index: Map,
    pending: Break,
    /// A stack of our own: a page may nest deeper than the wasm stack reaches.
    frames: Vec<Frame>,
}

impl<'w> Reader<'w> {
    fn new(window: &'w Window) -> Self {
        Self {
            window,
            text: String::new(),
            length: 0,
            pieces: Vec::new(),
            index: Map::new(),
            pending: Break::None,
            frames: Vec::new(),
        }
    }

    fn walk(&mut self, root: &Element) {
        let mut next = self.enter(root);
        while !self.frames.is_empty() {
            next = match next {
                Some(node) => self.enter(&node).or_else(|| node.next_sibling()),
                None => self.leave(),
            };
        }
    }

    /// Reads a text node, or opens an element; returns the first node inside of it.
    fn enter(&mut self, node: &Node) -> Option<Node> {
        match node.node_type() {
            Node::TEXT_NODE => self.push(node.unchecked_ref()),
            Node::ELEMENT_NODE => return self.open(node.unchecked_ref()),
            _ => {}
        }
        None
    }

    fn open(&mut self, element: &Element) -> Option<Node> {
        let tag = element.tag_name().to_ascii_uppercase();
        if tag == "BR" {
            self.pending = self.pending.max(Break::Line);
            return None;
        }
        if OPAQUE.contains(&tag.as_str()) || element.has_attribute(IGNORE) {
            return None;
        }
        let style = self.style(element)?;
        if style.is_block {
            self.pending = Break::Blank;
        }
        let first = element.first_child()?;
        self.frames.push(Frame { node: element.clone().into(), style });
        Some(first)
    }

    /// Closes the innermost element; returns the node after it.
    fn leave(&mut self) -> Option<Node> {
        let frame = self.frames.pop()?;
        if frame.style.is_block {
            self.pending = Break::Blank;
        }
        if self.frames.is_empty() { None } else { frame.node.next_sibling() }
    }

    /// None if the element isn't shown at all.
    fn style(&self, element: &Element) -> Option<Style> {
        let computed = self.window.get_computed_style(element).ok()??;
        let value = |name| computed.get_property_value(name).unwrap_or_default();
        let display = value("display");
        if display == "none" {
            return None;
        }
        Some(Style {
            is_block: !(display.starts_with("inline") || display.starts_with("ruby") || display == "contents"),
            is_visible: value("visibility") == "visible",
            keeps_lines: !matches!(value("white-space-collapse").as_str(), "collapse" | ""),
        })
    }

    fn push(&mut self, node: &Text) {
        let Some(Frame { style, .. }) = self.frames.last() else { return };
        let (is_visible, keeps_lines) = (style.is_visible, style.keeps_lines);
        let data = node.data();
        // White space that indents the source between two blocks is nothing that a reader sees.
        if !is_visible || data.is_empty() || self.pending != Break::None && data.trim().is_empty() {
            return;
        }
        self.push_break();
        let start = self.length;
        self.length += node.length();
        self.index.set(node, &JsValue::from(self.pieces.len() as u32));
        self.pieces.push(Piece { start, end: self.length, node: node.clone() });
        if keeps_lines {
            self.text.push_str(&data);
        } else {
            self.text.extend(data.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }));
        }
    }

    fn push_break(&mut self) {
        let lines = if self.text.is_empty() { "" } else { ["", "\n", "\n\n"][self.pending as usize] };
        self.text.push_str(lines);
        self.length += lines.len() as u32;
        self.pending = Break::None;
    }
}
