/** The fixed answers of the questions that the rules ask people; the panel and the CLI offer them as options. */
export const EXTEND = 'extend'
export const CONCLUDE = 'conclude'
export const DECIDE_ANYWAY = 'decide anyway'
export const NO_CONSENSUS = 'no_consensus'
/** How long a person has, in wall time (CONTRACT section 6). */
export const HUMAN_DEADLINE_MS = 3 * 60_000

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
