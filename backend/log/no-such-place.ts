/** There is nothing of this name in the log, or no such seq; the message says what there can be. */
export class NoSuchPlace extends Error {}
