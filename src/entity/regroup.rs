use super::group::{Surfaces, named, order};
use super::{Analysis, Entity};

/// Counts anew what mentions and entities say of each other, after mentions were dropped or given to other entities.
///
/// Entities and figures that no mention has any longer go; a mention that no other one contains any longer stands alone.
pub(crate) fn regroup(text: &str, analysis: &mut Analysis) {
    settle_nesting(analysis);
    settle_figures(analysis);
    drop_unmentioned(analysis);
    let mut surfaces = Surfaces::default();
    for (index, mention) in (0..).zip(&analysis.mentions) {
        surfaces.count(text, index, mention, &mut analysis.entities);
    }
    order(analysis);
}

fn settle_nesting(analysis: &mut Analysis) {
    let mut end = 0;
    for mention in &mut analysis.mentions {
        mention.nested = mention.span.end <= end;
        end = end.max(mention.span.end);
    }
}

fn settle_figures(analysis: &mut Analysis) {
    let mut figures: Vec<_> = std::mem::take(&mut analysis.figures).into_iter().map(Some).collect();
    for mention in &mut analysis.mentions {
        let figure = mention.figure.and_then(|index| figures[index as usize].take());
        mention.figure = figure.is_some().then_some(analysis.figures.len() as u32);
        analysis.figures.extend(figure);
    }
}

/// Drops entities without mentions, and empties the lists of the others.
fn drop_unmentioned(analysis: &mut Analysis) {
    let mut new_index = vec![None; analysis.entities.len()];
    let mut kept = Vec::new();
    for mention in &mut analysis.mentions {
        mention.entity = mention.entity.map(|old| {
            *new_index[old as usize].get_or_insert_with(|| {
                kept.push(old);
                kept.len() as u32 - 1
            })
        });
    }
    let mut old: Vec<_> = std::mem::take(&mut analysis.entities).into_iter().map(Some).collect();
    for entity in kept.into_iter().filter_map(|index| old[index as usize].take()) {
        analysis.entities.push(Entity { code: entity.code, ..named(entity.id, entity.kind, &entity.name) });
    }
}
