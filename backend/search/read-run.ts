import type { RunEvent } from '../council/events.ts'
import { ENDED } from '../council/state.ts'
import { parseStored } from '../log/fold-stored.ts'
import { mayBeSealed } from '../log/shown.ts'
import type { RunLog } from '../ports/run-log.ts'
import type { ReadOn, SearchIndex, StemmedPassage } from '../ports/search.ts'
import { FORM, isSealed, passagesOf, versioned } from './passages.ts'
import { wordsOf } from '../minutes/support/stemmed-words.ts'

type Log = Pick<RunLog, 'read'>
type Deps = { log: Log; index: Pick<SearchIndex, 'readTo' | 'keep'> }

/** So much is written in one transaction, for which others wait. */
const PAGE = 200

/** Reads on in the log of a run by one page; false where there is nothing more. It may be cut anywhere, and done twice. */
export async function readOn({ log, index }: Deps, runId: string): Promise<boolean> {
  const from = await index.readTo(runId, FORM)
  const events = (await log.read(runId, from, PAGE)).map(({ bytes }) => parseStored(bytes))
  const last = events.at(-1)
  if (last === undefined) return false
  // A fork's log begins with its ancestors': what they say is found in them.
  const own = events.filter((event) => event.runId === runId)
  const created = own.find((event) => event.type === 'run_created')
  const about = created === undefined ? (from === 0 ? UNKNOWN : null) : aboutOf(created)
  const read = { runId, from, form: FORM, about }
  // A replay says again what another run has said: nothing of it is read, now or later.
  if (created?.data.kind === 'replay')
    await index.keep({ ...read, to: NEVER_MORE, passages: [], replaced: [] })
  else await index.keep({ ...read, to: last.seq, ...(await found(log, own)) })
  return true
}

const NEVER_MORE = 2_147_483_647
const UNKNOWN = { title: '', template: '', owner: '' }

const aboutOf = ({ data, actor }: Extract<RunEvent, { type: 'run_created' }>) => ({
  title: data.meeting.title,
  template: data.template.id,
  owner: actor.id,
})

async function found(log: Log, events: readonly RunEvent[]): Promise<Pick<ReadOn, 'passages' | 'replaced'>> {
  const passages: StemmedPassage[] = []
  const replaced: ReadOn['replaced'][number][] = []
  for (const event of events) {
    if (!isSealed(event)) passages.push(...stemmed(event))
    if (opensSealed(event)) passages.push(...(await sealedBefore(log, event)))
    const kind = versioned(event)
    if (kind !== null) replaced.push({ kind, before: event.seq })
  }
  return { passages, replaced }
}

/** After it nothing that was sealed is kept from anybody. */
const opensSealed = (event: RunEvent): boolean =>
  event.type === 'reveal' || (event.type === 'run_status' && ENDED.has(event.data.status))

/** What was sealed until this event; what an earlier one opened is among it, and is known by its place. */
async function sealedBefore(log: Log, { runId, seq }: RunEvent): Promise<StemmedPassage[]> {
  const passages: StemmedPassage[] = []
  for (let after = 0; ;) {
    const events = (await log.read(runId, after, PAGE)).filter((one) => one.seq < seq)
    const last = events.at(-1)
    if (last === undefined) return passages
    for (const event of events.filter(mayBeSealed).map(({ bytes }) => parseStored(bytes)))
      if (event.runId === runId && isSealed(event)) passages.push(...stemmed(event))
    after = last.seq
  }
}

const stemmed = (event: RunEvent): StemmedPassage[] =>
  passagesOf(event).map(({ kind, text }, place) => {
    const words = [...wordsOf(text)]
    const whole = new Set(words.filter(({ word, stem }) => word !== stem).map(({ word }) => word))
    return {
      kind,
      seq: event.seq,
      place,
      stems: words.map(({ stem }) => stem).join(' '),
      words: [...whole].join(' '),
    }
  })
