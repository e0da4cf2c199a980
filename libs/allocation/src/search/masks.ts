/** The number of set bits of a word. */
export function ones(word: number): number {
  let v = word - ((word >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return Math.imul((v + (v >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** The position of the lowest set bit of a word that is not zero. */
export const lowest = (word: number): number => 31 - Math.clz32(word & -word);

/** The set bits of a mask of several words. */
export function countOnes(mask: Int32Array): number {
  let count = 0;
  for (const word of mask) count += ones(word);
  return count;
}

/** The position of the set bit that has `rank` set bits below it. */
export function bitAt(mask: Int32Array, rank: number): number {
  let left = rank;
  for (let word = 0; word < mask.length; word += 1) {
    let bits = mask[word] ?? 0;
    const count = ones(bits);
    if (left >= count) {
      left -= count;
      continue;
    }
    for (; left > 0; left -= 1) bits &= bits - 1;
    return word * 32 + lowest(bits);
  }
  return -1;
}
