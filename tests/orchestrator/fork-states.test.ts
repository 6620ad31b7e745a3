import { describe, expect, it } from 'vitest'
import type { RunEvent } from '../../backend/council/events.ts'
import { personsTurn } from '../../backend/council/people.ts'
import type { HumanQuestionData, Meeting } from '../../schemas/generated/types.ts'
import { allPointsOf, forkSoundly, pointsOf, tableOf, type SoundFork } from '../support/fork-soundly.ts'
import { GivenRun } from '../support/given.ts'
import { KEPT, toQuestion } from '../support/people.ts'
import { dice, randomScript } from '../support/random-council.ts'
import { recordedRun } from '../ui/replay/recorded.ts'

const SEED = Number(process.env.XIO_SEED ?? 20261122)

/** Forks of a run as it was left: at its end and at places on the way to it. */
async function forksOf(parent: GivenRun, most = 8): Promise<SoundFork[]> {
  const table = await tableOf(parent)
  const points = pointsOf(parent.events, dice(SEED), most)
  const forks: SoundFork[] = []
  for (const atSeq of [...points, parent.state.seq])
    forks.push(await forkSoundly(table, parent.state.runId, atSeq))
  return forks
}

const questions = (events: readonly RunEvent[], state: HumanQuestionData['state']): HumanQuestionData[] =>
  events.flatMap((event) =>
    event.type === 'human_question' && event.data.state === state ? [event.data] : [],
  )

const TWO_ITEMS: Partial<Meeting> = {
  agenda: [
    { title: 'Where to go', kind: 'decide', timeboxMinutes: 5 },
    { title: 'What to call it', kind: 'decide', timeboxMinutes: 5 },
  ],
}

describe(`a fork, whatever its parent had come to (XIO_SEED=${SEED})`, () => {
  it('goes on with a blind round that is open: nobody has seen an answer, and all are revealed together', async () => {
    // Given two of the experts have answered
    const parent = new GivenRun({ meeting: FOUR }).until(
      ({ turn }) => turn?.phase === 'positions' && turn.seat === 'expert_c',
    )
    const table = await tableOf(parent)
    // When it is forked behind the first answer, and behind the second
    const answers = parent.events.filter(
      (event) => event.type === 'chat_message' && event.data.sealed === true,
    )
    expect(answers).toHaveLength(2)
    const turns = answers.map(({ seq }) => ends(parent.events, seq))
    for (const [index, atSeq] of turns.entries()) {
      const fork = await forkSoundly(table, 'run-1', atSeq)
      // Then those who had answered are not asked again, and the reveal holds everybody
      expect(fork.before.items[fork.before.itemId ?? '']?.revealed).toBe(false)
      const sealed = fork.own.filter((event) => event.type === 'chat_message' && event.data.sealed === true)
      expect(sealed).toHaveLength(3 - index)
      const [reveal] = fork.own.filter((event) => event.type === 'reveal')
      expect(reveal?.data).toMatchObject({ order: expect.objectContaining({ length: 4 }) })
      const item = fork.state.items[fork.before.itemId ?? '']
      expect(Object.keys(item?.blind ?? {})).toHaveLength(4)
    }
  })

  it('asks a person again who was being asked for their turn', async () => {
    const parent = toQuestion(new GivenRun({ meeting: { seats: KEPT } }), 'debate')
    expect(personsTurn(parent.state)).not.toBeNull()
    const { questionId, seat } = parent.state.human ?? {}
    const table = await tableOf(parent)
    const fork = await forkSoundly(table, 'run-1', parent.state.seq)
    const [asked] = questions(fork.own, 'asked')
    expect(asked).toMatchObject({ questionId, seat })
    expect(Date.parse(asked?.deadline ?? '')).toBeGreaterThan(parent.now)
  })

  it('asks again what was asked about the budget, and about a gate', async () => {
    const spent = new GivenRun({ meeting: { budget: { maxTurns: 4 } } }).until(({ human }) => human !== null)
    const failed = new GivenRun({
      meeting: { quality: { requireRisks: true, minRisks: 9 } },
    }).until(({ human }) => human?.purpose === 'gate')
    for (const parent of [spent, failed]) {
      const { text, purpose } = parent.state.human ?? {}
      const table = await tableOf(parent)
      const fork = await forkSoundly(table, 'run-1', parent.state.seq)
      expect(questions(fork.own, 'asked').filter((one) => one.purpose === purpose)[0]).toMatchObject({ text })
    }
  })

  it('keeps an answer that was given before, and asks again for one that was given after', async () => {
    const parent = toQuestion(new GivenRun({ meeting: { seats: KEPT } }), 'debate')
    const askedAt = parent.state.seq
    parent.command({
      type: 'answer',
      questionId: parent.state.human?.questionId ?? '',
      text: 'The shed, I say.',
    })
    parent.to('risks')
    const table = await tableOf(parent)
    const said = ({ state }: SoundFork) =>
      [...state.messages].some((one) => one.content === 'The shed, I say.')
    expect(said(await forkSoundly(table, 'run-1', parent.state.seq))).toBe(true)
    const before = await forkSoundly(table, 'run-1', askedAt)
    expect(said(before)).toBe(false)
    expect(questions(before.own, 'asked').length).toBeGreaterThan(0)
  })

  it('goes on from a pause, also one that had cut a message, and begins that turn again', async () => {
    const parent = new GivenRun().to('debate')
    const { turnId } = parent.turn
    parent.command({ type: 'pause', when: 'now' })
    parent.cut('Half a sent')
    expect(parent.state.status).toBe('paused')
    for (const fork of await forksOf(parent)) expect(fork.state.status).toBe('completed')
    const table = await tableOf(parent)
    const fork = await forkSoundly(table, 'run-1', parent.state.seq)
    const next = fork.own.find((event) => event.type === 'turn' && event.data.state === 'started')
    expect(next?.data).toMatchObject({ turnId, attempt: 2 })
    expect(next?.data).not.toMatchObject({ messageId: parent.events.at(-1)?.id })
  })

  it('goes on behind a turn that failed: the seat tries again, and what failed counts', async () => {
    const parent = new GivenRun().to('debate').fail().fail()
    expect(parent.state.retry ?? parent.turn).toMatchObject({ failures: 2 })
    for (const fork of await forksOf(parent)) expect(fork.state.status).toBe('completed')
    const skipped = new GivenRun().to('debate').fail().fail().fail()
    for (const fork of await forksOf(skipped)) expect(fork.state.status).toBe('completed')
  })

  it('begins before the turn that its parent’s driver was killed in, and behind it once another had come', async () => {
    const parent = new GivenRun().to('debate')
    const { turnId, startedSeq } = parent.turn
    // Whoever drove it is gone, and the turn is open for ever.
    const table = await tableOf(parent)
    const fork = await forkSoundly(table, 'run-1', parent.state.seq)
    expect(fork.at).toBeLessThan(startedSeq)
    expect(fork.own.filter((event) => event.type === 'turn')[0]?.data).toMatchObject({ turnId, attempt: 1 })
    // Another driver comes and finds it so.
    parent.claimedAt = parent.later(5_000).now
    parent.advance()
    expect(parent.of('turn').map(({ reason }) => reason)).toContain('driver_lost')
    for (const one of await forksOf(parent)) expect(one.state.status).toBe('completed')
  })

  it('begins before a stop, and knows nothing of it', async () => {
    const parent = new GivenRun().to('debate').speak()
    parent.command({ type: 'stop', reason: 'Enough.' })
    expect(parent.state.status).toBe('stopped')
    for (const fork of await forksOf(parent)) {
      expect(fork.state.status).toBe('completed')
      expect(fork.own.some((event) => event.type === 'command')).toBe(false)
    }
  })

  it('goes on in the second item, with the decision of the first', async () => {
    const parent = new GivenRun({ meeting: TWO_ITEMS }).until(
      ({ itemId, turn }) => itemId === 'i2' && turn?.phase === 'debate',
    )
    const table = await tableOf(parent)
    const fork = await forkSoundly(table, 'run-1', parent.state.seq)
    expect(fork.before.itemId).toBe('i2')
    expect(fork.state.decisions[0]).toEqual(parent.state.decisions[0])
    expect(fork.own.some((event) => event.type === 'decision' && event.data.itemId === 'i1')).toBe(false)
    expect(fork.state.items.i2?.decision).not.toBeNull()
    for (const one of await forksOf(parent)) expect(one.state.status).toBe('completed')
  })

  it('makes its own documents where people had edited and approved those of its parent', async () => {
    const parent = new GivenRun().toEnd()
    const patch = [{ op: 'add', path: '/risks/-', value: { risk: 'It grows over.' } }] as const
    parent.command({ type: 'edit_artifact', kind: 'decision_log', patch: [...patch] })
    parent.command({ type: 'approve_artifact', kind: 'decision_log' })
    expect(parent.state.artifacts.decision_log?.version).toBeGreaterThan(1)
    const table = await tableOf(parent)
    const fork = await forkSoundly(table, 'run-1', parent.state.seq)
    const body = fork.state.artifacts.decision_log?.body
    expect(body?.risks.map(({ risk }) => risk)).not.toContain('It grows over.')
    expect([body?.run_id, body?.approved_by, body?.version]).toEqual([fork.state.runId, [], 1])
    expect(fork.state.versions.decision_log).toHaveLength(1)
  })

  it('keeps what was queued for the end of the item, and says it there', async () => {
    const parent = new GivenRun().to('debate')
    parent.command({ type: 'say', text: 'Mind the neighbours.', when: 'end_of_item' })
    parent.speak()
    const table = await tableOf(parent)
    const fork = await forkSoundly(table, 'run-1', parent.state.seq)
    expect(fork.before.queue).toHaveLength(1)
    expect([...fork.state.messages].filter((one) => one.content === 'Mind the neighbours.')).toHaveLength(1)
    expect(fork.state.queue).toEqual([])
  })

  it('keeps who had sat down before the council began, unless an agent is to speak there', async () => {
    const parent = new GivenRun({ meeting: FOUR })
    parent.command({ type: 'take_seat', seat: 'expert_a' })
    const { seq } = parent.state
    toQuestion(parent, 'debate')
    const table = await tableOf(parent)
    const kept = await forkSoundly(table, 'run-1', seq)
    expect(questions(kept.own, 'asked').map((one) => one.seat)).toContain('expert_a')
    for (const atSeq of [seq, parent.state.seq]) {
      const agents = { seats: [{ seat: 'expert_a', agent: 'expert-b' }] }
      const other = await forkSoundly(table, 'run-1', atSeq, agents)
      expect(other.state.occupants).toEqual({})
      expect(questions(other.own, 'asked').filter((one) => one.purpose === 'turn')).toEqual([])
    }
  })

  it.each(Array.from({ length: 12 }, (_, i) => i + 1))(
    'goes on from anywhere in a council with which people did as they liked, seed %d',
    async (seed) => {
      const parent = recordedRun(seed)
      const d = dice(SEED + seed)
      const table = await tableOf(parent, heard(seed))
      for (const atSeq of pointsOf(parent.events, d, 5)) await forkSoundly(table, 'run-1', atSeq)
      await forkSoundly(table, 'run-1', parent.state.seq)
    },
  )

  it.each(Array.from({ length: 12 }, (_, i) => i + 1))(
    'is held without any claim or message of a random council, seed %d',
    async (seed) => {
      const parent = recordedRun(seed)
      const d = dice(SEED + seed)
      const table = await tableOf(parent, heard(seed))
      const [messages, claims] = [[...parent.state.messages], [...parent.state.claims]]
      for (let i = 0; i < 3; i++) {
        const claim = claims[d.below(claims.length)]
        if (claim?.messageId != null) {
          const fork = await forkSoundly(table, 'run-1', undefined, { without: [claim.claimId] })
          expect(fork.at).toBeLessThan(messages.find((one) => one.messageId === claim.messageId)?.seq ?? 0)
        }
        const message = messages[d.below(messages.length)]
        if (message?.turnId == null || message.partial === true) continue
        const { messageId } = message
        const content = d.pick([null, 'I have nothing to add.', 'The shed is dry all year.'])
        await forkSoundly(table, 'run-1', undefined, { message: { messageId, content } })
      }
    },
  )
})

const FOUR = {
  seats: ['expert_a', 'expert_b', 'expert_c', 'expert_d'].map((seat) => ({ seat, role: 'expert' as const })),
}

/** Where the turn ends in which the event of this seq stands. */
const ends = (events: readonly RunEvent[], seq: number): number => {
  const end = events.find((event) => event.seq > seq && event.type === 'turn')?.seq ?? 0
  expect(allPointsOf(events)).toContain(end)
  return end
}

/** A voice that says nothing at all has failed, and would be asked again and again. */
const heard =
  (seed: number): ReturnType<typeof randomScript> =>
  async (request, call) => {
    const answer = await randomScript(seed)(request, call)
    return answer.text === '' ? { ...answer, text: 'So.' } : answer
  }
