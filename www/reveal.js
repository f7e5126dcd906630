/**
 * Scrolls the column so that the start of a range can be read, if it can't.
 * @param {Range} range
 * @param {HTMLElement} block  that holds it
 * @param {number} below  the share of the column's height that must stay free below it, from 0 to 1
 */
export function reveal(range, block, below) {
  const column = block.closest('.column');
  if (column === null) return;
  const { top, bottom, height } = column.getBoundingClientRect();
  const isSeen = () => {
    const place = placeOf(range, block);
    return top <= place.top && place.bottom <= bottom - height * below ? null : place;
  };
  if (isSeen() === null) return;
  // A block out of view has an estimated height: it must be there before the range can be measured.
  block.scrollIntoView({ block: 'nearest' });
  const place = isSeen();
  if (place !== null) column.scrollTop += place.top - top - height / 3;
}

/**
 * @param {Range} range
 * @param {HTMLElement} block  an empty one has no text that could be measured
 */
function placeOf(range, block) {
  return range.getClientRects()[0] ?? block.getBoundingClientRect();
}
