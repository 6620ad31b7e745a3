import { lightOf } from '../../../backend/council/timeline/light.ts'
import { Readings } from '../../../backend/log/readings.ts'
import type { Envelope } from '../../../schemas/generated/types.ts'
import { isEnvelope } from '../../../schemas/generated/validators.js'
import type { Opening } from '../../../ui/lib/read-transcript.ts'
import type { Recording } from '../../../ui/replay/player.ts'
import { GivenRun } from '../../support/given.ts'
import { dice, randomCommand, randomMeeting, randomScript } from '../../support/random-council.ts'

/** A council of this seed, with people who ask for anything at any time. */
export function recordedRun(seed: number, steps = 60): GivenRun {
  const d = dice(seed)
  const run = new GivenRun({ meeting: randomMeeting(seed), script: randomScript(seed) })
  for (let step = 0; step < steps; step++) {
    if (d.chance(0.25)) run.command(randomCommand(d, run.state))
    run.later(d.below(4_000))
    if (!run.advance() && d.chance(0.5)) run.later(60_000)
  }
  return run
}

export const eventsOf = ({ stored }: Pick<GivenRun, 'stored'>): Envelope[] =>
  stored.map(({ bytes }) => {
    const event: unknown = JSON.parse(bytes)
    if (!isEnvelope(event)) throw new Error('The log holds what is no event.')
    return event
  })

/** The same as a server gives it away, in small pages. */
export function recordingOf({ stored }: Pick<GivenRun, 'stored'>, page = 7): Recording & { asked: string[] } {
  const events = eventsOf({ stored })
  const log = {
    read: async (_: string, after: number, limit = Infinity) => stored.slice(after, after + limit),
  }
  const asked: string[] = []
  return {
    asked,
    async opening(seq) {
      asked.push(`opening ${seq}`)
      // It goes on from where it was; here each asks for a place of its own.
      const reading = await new Readings(log).of('run-1', seq)
      if (reading === null) throw new Error('There is no such run.')
      const sent: Opening = JSON.parse(JSON.stringify({ reading: lightOf(reading, 200), withheld: false }))
      return sent
    },
    async events(after) {
      asked.push(`events ${after}`)
      return events.slice(after, after + page)
    },
  }
}
