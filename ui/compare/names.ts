/** What two councils are called where they are compared: the one that was there before, and the other. */
export type Names = readonly [string, string]
