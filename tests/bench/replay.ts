import { systemClock } from '../../backend/engine/system.ts'
import { Player } from '../../backend/replays/player.ts'
import type { StoredEvent } from '../../backend/ports/run-log.ts'
import { dice } from '../support/random-council.ts'
import { openPanelStage } from '../support/panel-stage/open.ts'
import { stagedRun } from '../support/panel-stage/staged-run.ts'
import { percentile, type Figure } from './figures.ts'

const SEED = 9

/** A long council that is looked at again: opened, sought in over HTTP, and played as fast as it goes. */
export async function replay(smoke: boolean): Promise<Figure[]> {
  const events = smoke ? 2_000 : 50_000
  const few = stagedRun(SEED, 300)
  const messages = Math.ceil((events / few.stored.length) * 300)
  const { runId, stored } = stagedRun(SEED, messages)
  const note = `${stored.length} events, ${messages} messages`
  return [...(await seeking(runId, messages, { seeks: smoke ? 20 : 400, note })), await playing(stored, note)]
}

async function seeking(
  runId: string,
  messages: number,
  { seeks, note }: { seeks: number; note: string },
): Promise<Figure[]> {
  const stage = await openPanelStage({ messages, seed: SEED })
  const at = `${stage.url}/api/v1/runs/${runId}`
  try {
    const { seq } = await stage.state()
    // By a server that has read nothing of it.
    await stage.restart()
    const opening = await timed(() => fetched(`${at}/snapshot?light=true`))
    const marks = await timed(() => fetched(`${at}/marks`))
    // The opening has gone through the whole log once for all: a look back goes a little way.
    const first = await timed(() => fetched(`${at}/snapshot?at=${seq - 1}&light=true`))
    const d = dice(SEED)
    const took: number[] = []
    for (let i = 0; i < seeks; i++)
      took.push(await timed(() => fetched(`${at}/snapshot?at=${1 + d.below(seq)}&light=true`)))
    return [
      {
        figure: 'replay: opening a long council, the server’s part',
        value: opening,
        unit: 's',
        hold: 1.5,
        aim: 1,
        note: `${note}; marks ${(marks * 1000).toFixed(0)} ms, first look back ${(first * 1000).toFixed(0)} ms`,
      },
      {
        figure: 'replay: seek in it over HTTP, 95th percentile',
        value: percentile(took, 0.95),
        unit: 's',
        hold: 0.1,
        aim: 0.05,
        note: `${seeks} random places, median ${(percentile(took, 0.5) * 1000).toFixed(1)} ms`,
      },
    ]
  } finally {
    await stage.close()
  }
}

async function playing(stored: readonly StoredEvent[], note: string): Promise<Figure> {
  const { promise: over, resolve, reject } = Promise.withResolvers<void>()
  const seconds = await timed(async () => {
    const player = new Player(
      {
        log: { headSeq: stored.length, read: async (after, limit) => stored.slice(after, after + limit) },
        clock: systemClock,
        moved: (seq) => {
          if (seq === stored.length) resolve()
        },
        setBack: () => {},
        failed: reject,
      },
      'max',
    )
    await over
    await player.close()
  })
  return {
    figure: 'replay: an event played as fast as it goes',
    value: (seconds / stored.length) * 1e6,
    unit: 'µs',
    // 20 µs are 50,000 events a second.
    hold: 20,
    aim: 10,
    note: `${note}; ${Math.round(stored.length / seconds)} events/s`,
  }
}

async function fetched(url: string): Promise<void> {
  const answer = await fetch(url)
  if (!answer.ok) throw new Error(`${url} answers ${answer.status}.`)
  await answer.arrayBuffer()
}

async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return (performance.now() - started) / 1_000
}
