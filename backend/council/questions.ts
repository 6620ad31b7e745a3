/** The fixed answers of the questions that the rules ask people; the panel and the CLI offer them as options. */
export const EXTEND = 'extend'
export const CONCLUDE = 'conclude'
export const DECIDE_ANYWAY = 'decide anyway'
export const NO_CONSENSUS = 'no_consensus'
export const MORE_TIME = '2 more minutes'
export const DECIDE_NOW = 'decide now'
export const CLOSE_NOW = 'close'
export const PARK = 'park'
/** How long a person has, in wall time (CONTRACT section 6). */
export const HUMAN_DEADLINE_MS = 3 * 60_000
/** What becomes of an item whose time is up is asked while everybody waits at the table. */
export const TIME_DEADLINE_MS = 60_000
export const MORE_TIME_MS = 120_000

/** The answer that a command gives: one of the offered options, in whatever case it was typed, or else free text. */
export function answerTo(
  { options }: { options?: string[] },
  { option = '', text = '' }: { option?: string; text?: string },
): string | null {
  const said = option === '' ? text.trim() : option
  if (options === undefined) return said === '' ? null : said
  return (
    options.find((one) => one === said) ??
    options.find((one) => one.toLowerCase() === said.toLowerCase()) ??
    null
  )
}
