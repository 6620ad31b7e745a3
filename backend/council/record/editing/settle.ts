import type { Actor, ArtifactData, QuoteRef, Support } from '../../../../schemas/generated/types.ts'
import { supportOf } from '../../../minutes/support.ts'
import { knownBeside } from '../../contributions/known.ts'
import { anchorOf } from '../../contributions/quotes.ts'
import type { RunState } from '../../state.ts'
import type { Ctx } from '../../working.ts'
import { wordingOf } from '../../wording/wording.ts'
import { anchorsIn } from '../../../minutes/support/anchors-in.ts'
import { notNamed } from '../../../minutes/support/task-faults.ts'
import { taskFrameOf } from '../ground.ts'
import * as validators from '../../../../schemas/generated/validators.js'
import { fieldOf, isFields, sameJson, type Fields } from './json.ts'
import { originsOf } from './origins.ts'
import { ACTION_ITEMS, DECISION_LOG, SUMMARY, type ListShape, type Shape } from './shapes.ts'

/** An edit under way: who makes it, and what is found wrong with it so far. */
export type Edit = {
  state: RunState
  kind: ArtifactData['kind']
  by: Actor
  ctx: Pick<Ctx, 'sha256'>
  faults: string[]
}

/**
 * A document as a person's patch left it, made whole: facts of the run are as they were (else there is a fault), what
 * a new entry lacks is filled in, quotes are found, support is computed anew, and what the person set names them.
 */
export function settled(edit: Edit, before: unknown, after: unknown): unknown {
  const desk = new Desk(edit, before)
  if (edit.kind === 'action_items') return desk.list(before, after, ACTION_ITEMS, '')
  return desk.entry(
    isFields(before) ? before : {},
    after,
    edit.kind === 'summary' ? SUMMARY : DECISION_LOG,
    '',
  )
}

/** No list of a document holds as many; what is longer is not compared entry by entry. */
const LONGEST = 1_000

class Desk {
  readonly #edit: Edit
  readonly #anchors: unknown[]
  /** The option that the claims under way are about. */
  #option: unknown
  #tasks: number

  constructor(edit: Edit, before: unknown) {
    this.#edit = edit
    this.#anchors = [...anchorsIn(before, '')].map(([, anchor]) => anchor)
    this.#option = isFields(before) ? before.chosen_option : null
    this.#tasks = edit.state.tasksNumbered
  }

  list(before: unknown, after: unknown, shape: ListShape, at: string): unknown {
    if (!Array.isArray(after) || after.length > LONGEST) return after
    const old: unknown[] = Array.isArray(before) ? before : []
    if (shape.isFixed === true && old.length !== after.length) {
      this.#fault(at, `stands for what the council did: its entries stay ${old.length}.`)
      return after
    }
    const origins = originsOf(old, after, shape)
    return after.map((entry, i) => this.entry(origins[i] ?? null, entry, shape, `${at}/${i}`))
  }

  /** `origin` is null where the entry is new. */
  entry(origin: Fields | null, after: unknown, shape: ListShape, at: string): unknown {
    if (!isFields(after)) return after
    const given = origin === null ? this.#fresh(after, shape, at) : after
    this.#facts(origin, given, shape, at)
    const entry: Fields = { ...given }
    const outer = this.#option
    if (shape.isOption === true) this.#option = fieldOf(given, 'id')
    for (const [name, sub] of Object.entries(shape.lists ?? {}))
      entry[name] = this.list(
        origin === null ? [] : fieldOf(origin, name),
        fieldOf(given, name),
        sub,
        `${at}/${name}`,
      )
    this.#option = outer
    if (Object.hasOwn(entry, 'anchors')) entry.anchors = this.#found(entry.anchors, `${at}/anchors`)
    if (shape.isClaim === true && isReworded(origin, entry, shape))
      entry.support = this.#support(entry, shape)
    const edited = this.#edited(origin ?? shape.fresh ?? {}, entry, shape)
    return Object.keys(edited).length === 0 ? entry : { ...entry, edited: { ...marksOf(origin), ...edited } }
  }

  #fresh(given: Fields, shape: ListShape, at: string): Fields {
    const named = [...shape.words, ...Object.keys(shape.lists ?? {})]
    for (const name of Object.keys(given))
      if (!named.includes(name))
        this.#fault(`${at}/${name}`, 'is filled in here: leave it out of a new entry.')
    const words = { ...shape.fresh, ...given }
    if (shape.hasIds !== true) return words
    const { state, by } = this.#edit
    return {
      ...words,
      id: `a${++this.#tasks}`,
      meeting_id: state.meeting.id,
      confidence: { level: null, basis: wordingOf(state).tasks.addedBy(by.name) },
    }
  }

  /** What a person may not set is as it was. */
  #facts(origin: Fields | null, given: Fields, shape: Shape, at: string): void {
    if (origin === null) return
    const free = new Set([...shape.words, ...Object.keys(shape.lists ?? {})])
    for (const name of new Set([...Object.keys(origin), ...Object.keys(given)])) {
      if (free.has(name) || sameJson(fieldOf(origin, name), fieldOf(given, name))) continue
      const instead = shape.instead?.[name] ?? 'Leave it as it is.'
      this.#fault(`${at}/${name}`, `is a fact of the run, not to be edited. ${instead}`)
    }
  }

  /** Quotes that stood in the document stay what they were; of a new one the server finds where it stands. */
  #found(anchors: unknown, at: string): unknown {
    if (!Array.isArray(anchors)) return anchors
    return anchors.map((anchor: unknown, i) => {
      if (this.#anchors.some((known) => sameJson(known, anchor))) return anchor
      const ref = refOf(anchor)
      if (ref === null) {
        this.#fault(`${at}/${i}`, 'needs a quote, and source_id or message_id: where it stands.')
        return anchor
      }
      const found = anchorOf(this.#edit.state, ref, this.#edit.ctx)
      if (typeof found !== 'string') return found
      this.#fault(`${at}/${i}`, found)
      return anchor
    })
  }

  /** The fields that the person set now, and those that only their word carries from now on. */
  #edited(old: Fields, entry: Fields, shape: ListShape): Record<string, Actor> {
    const { by } = this.#edit
    const set = shape.words.filter((name) => !sameJson(fieldOf(old, name), fieldOf(entry, name)))
    const bare =
      set.includes('anchors') && validators.isActionItem(entry)
        ? notNamed(entry, taskFrameOf(this.#edit.state))
        : []
    return Object.fromEntries([...new Set([...set, ...bare])].map((name) => [name, by]))
  }

  #support(entry: Fields, { main = '' }: Shape): Support {
    const [words, anchors, criterion] = [main, 'anchors', 'criterion'].map((name) => fieldOf(entry, name))
    if (typeof words !== 'string') return 'unsupported'
    const found = (Array.isArray(anchors) ? anchors : []).filter((one) => validators.isAnchor(one))
    const known = knownBeside(this.#edit.state, found, {
      optionId: typeof this.#option === 'string' ? this.#option : null,
      criterionIds: typeof criterion === 'string' ? [criterion] : [],
    })
    return supportOf(
      words,
      found.map(({ quote }) => quote),
      known,
    )
  }

  #fault(at: string, what: string): void {
    // Enough to mend an edit by; a patch of hundreds would have hundreds.
    if (this.#edit.faults.length < 20) this.#edit.faults.push(`${at === '' ? 'The document' : at}: ${what}`)
  }
}

const marksOf = (origin: Fields | null): Fields => {
  const marks = origin === null ? undefined : fieldOf(origin, 'edited')
  return isFields(marks) ? marks : {}
}

/** What finds a quote; all else of an anchor follows from it. */
function refOf(anchor: unknown): QuoteRef | null {
  if (!isFields(anchor)) return null
  const { quote, source_id, message_id, start } = anchor
  if (typeof quote !== 'string' || quote === '') return null
  return {
    quote,
    source_id: typeof source_id === 'string' ? source_id : null,
    message_id: typeof message_id === 'string' ? message_id : null,
    start: typeof start === 'number' && Number.isInteger(start) ? start : null,
  }
}

const isReworded = (origin: Fields | null, entry: Fields, { main = '' }: Shape): boolean =>
  origin === null ||
  [main, 'anchors', 'criterion'].some((name) => !sameJson(fieldOf(origin, name), fieldOf(entry, name)))
