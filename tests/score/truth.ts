import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Scored } from './match.ts'

type RawItem = {
  text?: string
  owner?: string
  owners?: string[]
  due?: string
  due_raw?: string
  line?: number
  line_unmarked?: number
  scored?: boolean
}
export type TruthItem = Scored & { scored: boolean }
export type Truth = {
  id: string
  family: string
  file: string
  unmarkedFile: string
  actions: TruthItem[]
  decisions: TruthItem[]
  carried: TruthItem[]
  kinds: string[]
  ambiguous: boolean
  adr: Record<string, unknown> | null
}

/** The documents of a folder with what their own marks say. */
export function truthsIn(folder: string): Truth[] {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .toSorted()
  return files
    .map((file): Record<string, unknown> => JSON.parse(readFileSync(path.join(folder, file), 'utf8')))
    .filter((raw) => typeof raw['text_file'] === 'string')
    .map(truthOf)
}

function truthOf(raw: Record<string, unknown>): Truth {
  const list = (key: string) => (Array.isArray(raw[key]) ? raw[key] : []).map((one: RawItem) => itemOf(one))
  const [actions, decisions] = [list('actions'), list('decisions')]
  const kinds = raw['scored_kinds']
  return {
    id: String(raw['id']),
    family: String(raw['family']),
    file: String(raw['text_file']),
    unmarkedFile: String(raw['unmarked_file']),
    actions,
    decisions,
    carried: list('carried_actions'),
    kinds:
      Array.isArray(kinds) && kinds.length > 0
        ? kinds.map(String)
        : [...(actions.length > 0 ? ['actions'] : []), ...(decisions.length > 0 ? ['decisions'] : [])],
    ambiguous: raw['kind_ambiguous'] === true,
    adr: typeof raw['adr'] === 'object' && raw['adr'] !== null ? { ...raw['adr'] } : null,
  }
}

const itemOf = ({ text, owner, owners, due, due_raw, line, scored }: RawItem): TruthItem => ({
  text: text ?? '',
  owners:
    owners ??
    (owner === undefined ? [] : owner.split(/\s*(?:,|&|\/|\+|;|\band\b)\s*/).filter((one) => one !== '')),
  due: due ?? null,
  due_raw: due_raw ?? null,
  ...(line === undefined ? {} : { line }),
  scored: scored ?? true,
})

/** A third of the documents is kept aside: rules are made by looking at the others only. */
export const isHeldOut = (place: number): boolean => place % 3 === 2
