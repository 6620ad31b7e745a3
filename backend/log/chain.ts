import { hash } from 'node:crypto'
import type { Actor, Envelope } from '../../schemas/generated/types.ts'
import { keepingLast } from '../council/keeping-last.ts'
import type { StoredEvent } from '../ports/run-log.ts'
import { canonical, canonicalText, flat } from './canonical.ts'

/** What stands before seq 1. */
export const NO_HASH = '0'.repeat(64)

/** An event whose place in the chain is known, but not yet sealed; `data` is what a schema of schemas/events says. */
export type Unsealed = Omit<Envelope, 'data' | 'dataHash' | 'hash'> & { data: object }

/** Chains events to what came before: each gets its `dataHash` and `hash`, and the bytes that are stored and sent. */
export function seal(events: readonly Unsealed[], prevHash: string): StoredEvent[] {
  let previous = prevHash
  return events.map((event) => {
    const stored = sealOne(event, previous)
    previous = stored.hash
    return stored
  })
}

// The fields of an envelope are few and known, so RFC 8785's order is written by hand: what stands before `data` and
// what stands behind it are made once and used for the hash and for the bytes. A test holds it to `canonical`.
function sealOne(event: Unsealed, previous: string): StoredEvent {
  const data = canonical(event.data)
  const dataHash = `"dataHash":"${hash('sha256', data, 'hex')}"`
  const before = fieldsBefore(event)
  const after = fieldsAfter(event)
  const own = hash('sha256', `${previous}${before}${dataHash},${after}`, 'hex')
  return { seq: event.seq, bytes: `${before}"data":${data},${dataHash},"hash":"${own}",${after}`, hash: own }
}

function fieldsBefore({ actor, at, causationId, commandId, correlationId }: Unsealed): string {
  return (
    actorField(actor) +
    atField(at) +
    (causationId === undefined ? '' : `"causationId":${canonicalText(causationId)},`) +
    (commandId === undefined ? '' : `"commandId":${canonicalText(commandId)},`) +
    correlationField(correlationId)
  )
}

function fieldsAfter({ id, runId, seq, type, v, workspaceId }: Unsealed): string {
  return (
    `"id":${canonicalText(id)}${runField(runId)}${canonical(seq)},"type":${canonicalText(type)},` +
    `"v":${canonical(v)}${workspaceField(workspaceId)}`
  )
}

// The same for all events of an append, so each is made once and in one piece.
const atField = keepingLast((at: string) => flat(`,"at":${canonicalText(at)},`))
const correlationField = keepingLast((id: string) => flat(`"correlationId":${canonicalText(id)},`))
const runField = keepingLast((id: string) => flat(`,"runId":${canonicalText(id)},"seq":`))
const workspaceField = keepingLast((id: string) => flat(`,"workspaceId":${canonicalText(id)}}`))

// A table has few actors, and they come by again and again.
const actors = new Map<string, { actor: Actor; field: string }>()
const MOST_ACTORS = 1_000

function actorField(actor: Actor): string {
  const { id, kind, name } = actor
  const known = actors.get(id)
  if (known !== undefined && known.actor.kind === kind && known.actor.name === name) return known.field
  const field = flat(`{"actor":{"id":${canonicalText(id)},"kind":"${kind}","name":${canonicalText(name)}}`)
  if (actors.size >= MOST_ACTORS) actors.clear()
  actors.set(id, { actor: { id, kind, name }, field })
  return field
}

export type ChainStart = {
  /** Where a fork's own events begin: the parent's seq and hash there. */
  parent?: { seq: number; hash: string }
  /** Accept events whose `data` is withheld or erased: their place and `dataHash` still hold. */
  withheld?: boolean
}

export type ChainVerdict =
  | { ok: true; headSeq: number; headHash: string }
  /** The first seq at which the log is not what was written. */
  | { ok: false; seq: number; why: string }

/** Whether these lines are one unbroken log, just as it was written: nothing changed, dropped, added or swapped. */
export function verifyChain(
  lines: Iterable<string>,
  { parent, withheld = false }: ChainStart = {},
): ChainVerdict {
  let head: ChainHead = { ok: true, headSeq: parent?.seq ?? 0, headHash: parent?.hash ?? NO_HASH }
  for (const line of lines) {
    const next = verifyNext(head, line, withheld)
    if (!next.ok) return next
    head = next
  }
  return head
}

export type ChainHead = Extract<ChainVerdict, { ok: true }>

/** Where no event stands before. */
export const CHAIN_START: ChainHead = { ok: true, headSeq: 0, headHash: NO_HASH }

/** Whether this line follows: for logs that are too long to be held at once. */
export function verifyNext({ headSeq, headHash }: ChainHead, line: string, withheld = false): ChainVerdict {
  const seq = headSeq + 1
  const found = follow(line, seq, headHash, withheld)
  return 'why' in found
    ? { ok: false, seq, why: found.why }
    : { ok: true, headSeq: seq, headHash: found.hash }
}

function follow(
  line: string,
  seq: number,
  previous: string,
  withheld: boolean,
): { hash: string } | { why: string } {
  const event = parse(line)
  if (event === null) return { why: 'it is not a JSON object' }
  // Also finds a field given twice: JSON.parse keeps one of them, so the line is longer than the form of what it read.
  if (form(event) !== line) return { why: 'its bytes are not the RFC 8785 form of the event' }
  const { data, hash: own, ...envelope } = event
  if (envelope.seq !== seq)
    return { why: `event ${seq} is missing: ${form(envelope.seq)} stands in its place` }
  if (data === undefined && !withheld) return { why: 'its data is missing' }
  if (data !== undefined && hash('sha256', canonical(data), 'hex') !== envelope.dataHash)
    return { why: 'its data was changed: dataHash is another' }
  const right = hash('sha256', previous + canonical(envelope), 'hex')
  return own === right
    ? { hash: right }
    : { why: 'its hash does not follow from the event before it and its own fields' }
}

function form(value: unknown): string | null {
  try {
    return canonical(value)
  } catch {
    return null // half a surrogate pair: no form, so no line equals it
  }
}

function parse(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line)
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
