import { listed, one, reviewed, scored, STATUSES } from '../decisions/decisions-at.ts'
import { reviewGiven } from '../decisions/review-given.ts'
import { scoresTable } from '../decisions/scores.ts'
import { pageOf, tableOf } from '../decisions/shown.ts'
import { fieldsOf, textOf } from '../remote/shapes.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { safeLine } from '../show/plain-text.ts'
import { command, oneOf, UsageFault, wholeNumber } from '../usage.ts'

export default command({
  name: 'decisions',
  takes: ['[QUERY …]'],
  summary: 'Lists what was decided in all councils, and says what came of it.',
  teaches: `
Without a word, or with words to look for: every decision, the newest first. proposed: nobody has approved it yet;
accepted: a person has; superseded: another one has taken its place.

  show ID           one decision, what else was decided on the same matter, and what
                    came of it
  review ID         keeps what really came of it: --outcome held, partly or failed, and
                    of its forecasts --forecast 0=yes; a later review replaces it
  scores            how well forecasts and the confidence of votes have fared: 0 is
                    right and sure each time, 1 is wrong and sure each time

A meeting names when to look again (review_at: 2027-05-01 or +90d); when the day has come, --due lists it.

Examples
  xio decisions office lease
  xio decisions --due
  xio decisions review 0197c2d4-…/d1 --outcome partly --note "Dearer than thought" --next 2027-05-01

Exit code 0: something was found, or it is done; 1: nothing was found.`,
  options: {
    ...SERVER_OPTIONS,
    status: { type: 'string', value: 'STATUS', help: `only those that are ${STATUSES.join(', ')}` },
    due: { type: 'boolean', help: 'only those whose review is due' },
    limit: { type: 'string', value: 'N', help: 'how many (50)' },
    outcome: { type: 'string', value: 'OUTCOME', help: 'of a review: held, partly or failed' },
    note: { type: 'string', value: 'TEXT', help: 'of a review: what came of it, in words' },
    forecast: {
      type: 'string',
      value: 'N=YES',
      multiple: true,
      help: 'of a review: 0=yes, 0=no or 0=unknown; may be given again',
    },
    next: { type: 'string', value: 'DAY', help: 'of a review: when to look again' },
    json: { type: 'boolean', help: 'one JSON object a line' },
  },
  async run({ values, words }) {
    const json = values.json === true
    const [action = '', id = ''] = words
    if (action === 'scores' && words.length === 1) return print(await scored(values), json, scoresTable)
    if (action === 'show' && words.length <= 2)
      return print(await one(values, named(id, action)), json, pageOf)
    if (action === 'review' && words.length <= 2)
      return print(await reviewed(values, named(id, action), reviewGiven(values)), json, thanked)
    const found = await listed(values, {
      q: words.join(' ').trim(),
      status: oneOf('--status', values.status, STATUSES),
      due: values.due === true,
      limit: wholeNumber('--limit', values.limit, 1, 200) ?? 50,
    })
    if (json) process.stdout.write(found.map((decision) => `${JSON.stringify(decision)}\n`).join(''))
    else process.stdout.write(found.length === 0 ? 'Nothing is found.\n' : tableOf(found))
    return found.length === 0 ? 1 : 0
  },
})

function print(answer: unknown, json: boolean, inWords: (answer: unknown) => string): 0 {
  process.stdout.write(json ? `${JSON.stringify(answer)}\n` : inWords(answer))
  return 0
}

function named(id: string, action: string): string {
  if (id.includes('/')) return id
  throw new UsageFault(
    `xio decisions ${action} needs the id of a decision, as xio decisions lists it: <run>/<decision>.`,
  )
}

function thanked(answer: unknown): string {
  const { review } = fieldsOf(answer)
  return `${safeLine(textOf(review, 'decisionId'))}: ${textOf(review, 'outcome')}. This is kept.\n`
}
