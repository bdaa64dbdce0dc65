// What blocks carry, told by their ids as src/rules/blocks.ts makes them.

const pieceOf = (id) => {
  const [offset, length] = id.split("+").map(Number);
  return [offset, offset + length];
};

/**
 * @param {readonly string[]} before ids, as they are before Base64.
 * @param {readonly string[]} after
 * @returns {boolean} whether any byte is in a block of both.
 */
export const overlap = (before, after) => before.map(pieceOf).some(([start, end]) => after.map(pieceOf).some(([from, to]) => from < end && start < to));
