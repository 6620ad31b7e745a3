/** What people do and things do not: a script runs and a cluster needs, but somebody asks. In the form of an order. */
export const PEOPLE_DO: readonly string[] =
  'announce answer approach arrange ask assemble attend audit book bring brief buy call chair chase check circulate clarify clean close collect comment compare compile compose confirm consult contact convene coordinate create deliver describe design determine discuss distribute document double-check draft email enquire estimate evaluate examine explain explore figure file fill finalize finalise find finish fix follow forward gather give hire host identify inform inquire interview investigate invite join lead liaise list look mail make measure meet mention merge message move negotiate nominate notify open order organise organize outline paint phone pick ping plan post prepare present propose provide publish push put raise reach read rebase recruit refactor remind rent repair reply report request research resolve respond review revise rewrite run schedule send set share shepherd sketch speak submit suggest summarise summarize survey synthesize take talk tell test think translate triage try update upload verify visit volunteer work write'.split(
    ' ',
  )

const BY_HAND: Record<string, string> = { fix: 'fixes', do: 'does', have: 'has', go: 'goes' }

/** "write" → "writes". */
export function thirdPerson(verb: string): string {
  const given = BY_HAND[verb]
  if (given !== undefined) return given
  if (/(?:s|sh|ch|x|z)$/.test(verb)) return `${verb}es`
  return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`
}

/** "writes" → "write". */
export const ORDER_OF: ReadonlyMap<string, string> = new Map(
  PEOPLE_DO.map((verb) => [thirdPerson(verb), verb]),
)
