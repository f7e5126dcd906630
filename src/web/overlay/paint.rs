use web_sys::{Range, Window};

use super::Manner;
use super::highlight::Highlights;
use crate::entity::Kind;

/// The highlight of the current mention.
const FOCUS: &str = "newsmark-focus";

/// What one overlay has in the highlights that it shares with others.
pub(super) struct Painter {
    window: Window,
    highlights: Option<Highlights>,
    layers: Vec<Layer>,
    focus: Option<Range>,
}

/// One overlay's ranges in one highlight.
struct Layer {
    kind: Kind,
    manner: Manner,
    ranges: Vec<Range>,
}

impl Painter {
    pub(super) fn new(window: Window) -> Self {
        let highlights = Highlights::of(&window);
        Self { window, highlights, layers: Vec::new(), focus: None }
    }

    pub(super) const fn window(&self) -> &Window {
        &self.window
    }

    pub(super) const fn paints(&self) -> bool {
        self.highlights.is_some()
    }

    /// Paints these ranges in place of those painted before.
    pub(super) fn paint(&mut self, ranges: impl Iterator<Item = (Kind, Manner, Range)>) {
        self.clear_layers();
        let Some(highlights) = &self.highlights else { return };
        for (kind, manner, range) in ranges {
            match self.layers.iter_mut().find(|layer| layer.kind == kind && layer.manner == manner) {
                Some(layer) => layer.ranges.push(range),
                None => self.layers.push(Layer { kind, manner, ranges: vec![range] }),
            }
        }
        for layer in &self.layers {
            highlights.add(&layer.name(), &layer.ranges, 0);
        }
    }

    /// Paints `range` as the current mention in place of the one before.
    pub(super) fn focus(&mut self, range: Option<Range>) {
        let Some(highlights) = &self.highlights else { return };
        if let Some(range) = self.focus.take() {
            highlights.remove(FOCUS, &[range]);
        }
        self.focus = range;
        if let Some(range) = &self.focus {
            highlights.add(FOCUS, std::slice::from_ref(range), 1);
        }
    }

    /// Takes all away that this overlay painted.
    pub(super) fn clear(&mut self) {
        self.focus(None);
        self.clear_layers();
    }

    fn clear_layers(&mut self) {
        let Some(highlights) = &self.highlights else { return };
        for layer in self.layers.drain(..) {
            highlights.remove(&layer.name(), &layer.ranges);
        }
    }
}

impl Drop for Painter {
    fn drop(&mut self) {
        self.clear();
    }
}

impl Layer {
    fn name(&self) -> String {
        let suffix = match self.manner {
            Manner::Full => "",
            Manner::Minor => "-minor",
            Manner::Faint => "-faint",
        };
        format!("newsmark-{}{suffix}", self.kind)
    }
}
