import { isRow, listOf, textOf, type Row } from '../lib/reading.ts'
import { otherFields } from '../registry/as-text.ts'
import { ROLES } from '../preparation/draft/form.ts'
import { PHASES } from '../../backend/council/phases.ts'
import { format } from '../words/format.ts'
import { pageWords, words } from '../words/words.ts'

type Fact = readonly [name: string, value: string]

/** Who speaks in each phase, and what ends it. */
export function phaseFacts({ phases }: Row): Fact[] {
  const rows = isRow(phases) ? phases : {}
  return PHASES.flatMap((phase) => {
    const row = rows[phase]
    if (!isRow(row)) return []
    const roles = Array.isArray(row.roles) ? row.roles : []
    const named = ROLES.filter((role) => roles.includes(role)).map((role) => pageWords.prepare.roles[role])
    const ends = ENDS.find((one) => one === row.ends)
    const until = ends === undefined ? '' : `, ${pageWords.registry.ends[ends]}`
    return [[words.phase[phase], `${format().list(named)}${until}`] as const]
  })
}

const ENDS = ['all_spoke', 'quiet', 'decided'] as const
export const GATES = [
  'minAlternatives',
  'requireRationale',
  'requireRisks',
  'minActionItems',
  'blindRound',
  'stopAfterQuietTurns',
] as const

/** What a decision must have. */
export function gateFacts({ quality }: Row): Fact[] {
  const rows = isRow(quality) ? quality : {}
  const { registry } = pageWords
  return GATES.flatMap((gate) => {
    const value = rows[gate]
    if (typeof value === 'number') return [[registry.gate[gate], format().number(value)] as const]
    return typeof value === 'boolean'
      ? [[registry.gate[gate], value ? registry.yes : registry.no] as const]
      : []
  })
}

/** What this kind of council asks of each role. */
export function promptFacts({ prompts }: Row): Fact[] {
  return ROLES.flatMap((role) => {
    const text = textOf(prompts, role)
    return text === undefined ? [] : [[pageWords.prepare.roles[role], text] as const]
  })
}

/** A template as one text: first what people change most. */
export const templateAsText = (row: Row): string =>
  [
    textOf(row, 'title'),
    textOf(row, 'description'),
    ...listOf(row, 'seats').map((seat) => `${textOf(seat, 'name')} (${textOf(seat, 'agent')})`),
    ...listOf(row, 'agenda').map((item) => textOf(item, 'title')),
    ...promptFacts(row).map(([role, text]) => `${role}: ${text}`),
    ...otherFields(row, ['title', 'description', 'prompts']),
  ]
    .filter((part) => part !== undefined)
    .join('\n\n')
