/** The fixed answers of the questions that the rules ask people; the panel and the CLI offer them as options. */
export const EXTEND = 'extend'
export const CONCLUDE = 'conclude'
export const DECIDE_ANYWAY = 'decide anyway'
export const NO_CONSENSUS = 'no_consensus'
/** How long a person has, in wall time (CONTRACT section 6). */
export const HUMAN_DEADLINE_MS = 3 * 60_000
