/** Seeds are whole numbers below this. */
const MOST = 2_147_483_647

/** The seed of another speaking order: the same for whoever asks it of the same council again. */
export const otherOrder = (seed: number): number => (seed + 1) % MOST
