import { parseJson } from '../../../../schemas/parse-json.ts'
import { isRecord } from '../reading.ts'
import { KINDS } from './asking.ts'

/** An item as a model claims it. */
export type Claimed = {
  kind: (typeof KINDS)[number]
  text: string
  quote: string
  line: number | null
  owner: string | null
  due: string | null
}
export type ReadItems = { items: Claimed[]; misshapen: number }

// More than any real answer about a few pages holds.
const LONGEST_ANSWER = 200_000
const MOST_ITEMS = 200
const LONGEST = { text: 1_000, quote: 4_000, name: 200 }

/** The items of an answer, also where words or a fence of code stand around the JSON; a reason where it holds none. */
export function readItems(answer: string): ReadItems | string {
  if (answer.length > LONGEST_ANSWER) return 'it was much too long.'
  const from = answer.indexOf('{')
  const to = answer.lastIndexOf('}')
  if (from < 0 || to < from) return 'it held no JSON object.'
  let value: unknown
  try {
    value = parseJson(answer.slice(from, to + 1))
  } catch {
    return 'its JSON was damaged or cut off.'
  }
  if (!isRecord(value) || !Array.isArray(value.items)) return 'its JSON had no list "items".'
  const list: unknown[] = value.items
  const items = list.slice(0, MOST_ITEMS).flatMap((one) => claimed(one) ?? [])
  return { items, misshapen: list.length - items.length }
}

function claimed(value: unknown): Claimed | null {
  if (!isRecord(value)) return null
  const kind = KINDS.find((one) => one === value.kind)
  const [text, quote] = [within(value.text, LONGEST.text), within(value.quote, LONGEST.quote)]
  if (kind === undefined || text === null || quote === null) return null
  const line = typeof value.line === 'number' && Number.isSafeInteger(value.line) ? value.line : null
  return {
    kind,
    text,
    quote,
    line,
    owner: within(value.owner, LONGEST.name),
    due: within(value.due, LONGEST.name),
  }
}

const within = (value: unknown, most: number): string | null =>
  typeof value === 'string' && value.trim() !== '' && value.length <= most ? value.trim() : null
