import type { Alternative, DecisionLog } from '../../../schemas/generated/types.ts'
import { clip } from '../clip.ts'
import type { Adr, AdrOption, Part } from '../extract/adr/adr.ts'
import { supportOf } from '../support.ts'
import { isNobody } from '../normalise/people/nobody.ts'
import type { Places } from './anchors.ts'

/** What a decision record says beside its decision, reason and risks, as fields of a decision log. */
export type AdrParts = Pick<
  DecisionLog,
  'alternatives' | 'chosen_option' | 'criteria' | 'decided_by' | 'supersedes'
> & {
  /** Whether the record itself says that it holds. */
  standing: Standing
  /** Its status in its own words. */
  status: string | null
}

/** `open`: proposed or a draft; `dropped`: rejected; `past`: replaced or out of use since. */
export type Standing = 'holds' | 'open' | 'dropped' | 'past'

export function adrParts(adr: Adr, places: Places): AdrParts {
  const { chosen, drivers, deciders, status, consequences } = adr
  return {
    alternatives: adr.options.slice(0, 100).map((option, index) =>
      alternative(option, {
        id: optionId(index),
        places,
        // What follows from the choice speaks for what was chosen, and where it is only told, of it.
        more: index === chosen ? consequences : { good: [], other: [] },
      }),
    ),
    chosen_option: chosen === null ? null : optionId(chosen),
    criteria: drivers
      .slice(0, 200)
      .map(({ text }, index) => ({ id: `k${index + 1}`, title: clip(text, 1_000), weight: 1, must: false })),
    decided_by: namesIn(deciders?.text ?? ''),
    supersedes: replacedIn(status?.text ?? ''),
    standing: standingOf(status?.text ?? ''),
    status: status?.text ?? null,
  }
}

const optionId = (index: number): string => `o${index + 1}`

type Told = { id: string; places: Places; more: Pick<Adr['consequences'], 'good' | 'other'> }

function alternative({ title, summary, pros, cons }: AdrOption, { id, places, more }: Told): Alternative {
  const points = (parts: readonly Part[]): Alternative['pros'] =>
    parts
      .filter(({ text }) => text.trim() !== '')
      .slice(0, 200)
      .map(({ text, at }) => {
        const anchors = places.ofWords(at)
        const quotes = anchors.map(({ quote }) => quote)
        return { text: clip(text, 4_000), anchors, support: supportOf(clip(text, 4_000), quotes) }
      })
  const told = [summary, ...more.other].flatMap((part) => part?.text ?? [])
  return {
    id,
    title: clip(title.text, 500),
    summary: clip(told.join(' '), 4_000),
    pros: points(unlike([...pros, ...more.good])),
    cons: points(cons),
  }
}

/** What is said of the option and again of its consequences is said once. */
const unlike = (parts: readonly Part[]): Part[] => [
  ...new Map(parts.map((part) => [part.text, part])).values(),
]

const OPEN = /propos|draft|wip|in review|under discussion|предлож|чернов|обсужд|на рассмотрении/i
const DROPPED = /reject|declin|withdraw|отклон|отвергн|отозван/i
// What replaces another record holds; what is replaced does not.
const PAST = /supersed(?!es|ing)|deprecat|obsolete|replaced|замен(?!я)|устар|отменен|отменён/i
const REPLACES = /(?<!\p{L})(?:supersedes|replaces|заменяет|взамен)(?!\p{L})\s*:?\s*/iu
const LINK = /\[([^\]]{1,300})\]\([^)]{0,500}\)/g
const STATUS_AGAIN =
  /(?<!\s)\s*(?:[.;,]\s*|\s)(?:and\s+)?(?:accepted|superseded|deprecated|amended|amends|принято|заменен\p{L}*|заменён\p{L}*)(?!\p{L}).*$/isu

function standingOf(status: string): Standing {
  if (PAST.test(status)) return 'past'
  if (DROPPED.test(status)) return 'dropped'
  return OPEN.test(status) ? 'open' : 'holds'
}

/** The record that this one takes the place of, in the words of its status. */
function replacedIn(status: string): string[] {
  const found = REPLACES.exec(status)
  if (found === null) return []
  const said = status.slice(found.index + found[0].length).replaceAll(LINK, '$1')
  const [line = ''] = said.split('\n')
  const name = clip(line.replace(STATUS_AGAIN, '').replace(/\.$/, ''), 100)
  return /[\p{L}\d]/u.test(name) ? [name] : []
}

const MOST_PEOPLE = 50

function namesIn(deciders: string): DecisionLog['decided_by'] {
  const names = deciders
    .split(/(?:(?<!\s)\s*[,;\n]|\s&\s|\sand\s|\sи\s)\s*/u)
    .map((name) => clip(name.replace(/^[-*[\]"'\s]+|["'\]\s]+$/g, ''), 100))
    .filter((name) => /\p{L}/u.test(name) && !/[{}<>]/.test(name) && !isNobody(name))
  return [...new Set(names)].slice(0, MOST_PEOPLE).map((name) => ({ kind: 'person', id: name, name }))
}
