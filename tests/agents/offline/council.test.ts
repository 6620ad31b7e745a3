import { describe, expect, it } from 'vitest'
import { createOfflineVoices } from '../../../backend/agents/offline/offline-voices.ts'
import { readBlocks } from '../../../backend/minutes/markdown/blocks.ts'
import { countWords } from '../../../backend/agents/offline/text/words.ts'
import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import { archive, bridge, oven, texts } from './meetings.ts'
import { meetingOf } from './read-agenda.ts'
import { askSeat, holdCouncil, type Held } from './round-table.ts'

/** A meeting on which the two ways to look part: much for and much against one option, little either way of the other. */
const market = (): HeldMeeting =>
  meetingOf(
    {
      title: 'agenda',
      text: '# The night market\n\n## Criteria\n\n- Turnover: stalls sell much.\n- Neighbours: the street stays quiet.\n- Parking: carts can park.\n\n## Options\n\n- Harbour square\n- School yard\n',
    },
    [
      {
        title: 'walks',
        text: '## Harbour square\n\n### Pros\n\n- Turnover is high with the ferry crowd\n- Parking for carts along the quay\n\n### Cons\n\n- Neighbours complain, the street is not quiet after ten\n- Turnover falls when it rains\n\n## School yard\n\n### Pros\n\n- Neighbours are far away and the street stays quiet\n\n### Cons\n\n- Parking may be tight for long carts\n',
      },
    ],
  )

const meetings = () => [bridge(), oven(), archive(), market()]
const spokenBy = (held: Held, seat: string) => held.turns.filter((turn) => turn.seat === seat)
const quotesIn = (text: string) => [...text.matchAll(/“(.+?)”(?= …| ?\[)/g)].map((match) => match[1] ?? '')
const plain = (meeting: HeldMeeting) =>
  meeting.context
    .map((source) =>
      readBlocks(source.text)
        .map((block) => block.text)
        .join('\n'),
    )
    .join('\n')

describe('a council of the offline panel', () => {
  it('goes through every phase with valid contributions and quotes that are found again', async () => {
    const held = await Promise.all(meetings().map((meeting) => holdCouncil(meeting)))
    expect(held.map((one) => one.status)).toEqual(['decided', 'decided', 'decided', expect.any(String)])
    for (const one of held) {
      expect(one.board.risks.length).toBeGreaterThan(0)
      expect(one.tasks.length).toBeGreaterThanOrEqual(2)
      expect(one.turns.every((turn) => turn.text !== '' && turn.text === turn.drafts)).toBe(true)
    }
  })

  it('is the same twice', async () => {
    expect(await holdCouncil(market())).toEqual(await holdCouncil(market()))
  })

  it('speaks briefly: 90 words and three quotes a turn, in quote marks only what stands in a source', async () => {
    for (const meeting of meetings()) {
      const source = plain(meeting)
      for (const turn of (await holdCouncil(meeting)).turns) {
        if (turn.seat === 'scribe' || turn.seat === 'integrator') continue
        expect(countWords(turn.text)).toBeLessThanOrEqual(90)
        expect(quotesIn(turn.text).length).toBeLessThanOrEqual(3)
        for (const quote of quotesIn(turn.text)) {
          expect(source).toContain(quote)
          expect(quote.length).toBeLessThanOrEqual(170)
        }
      }
    }
  })

  it('says once that no language model is running', async () => {
    const { turns } = await holdCouncil(bridge())
    expect(turns.filter((turn) => /language model/.test(turn.text)).map((turn) => turn.phase)).toEqual([
      'opening',
    ])
  })

  it('puts every point for and against on record under its option', async () => {
    const held = await holdCouncil(bridge())
    const claimed = (option: string, kind: string) =>
      held.board.claims
        .filter((claim) => claim.seat === 'scribe' && claim.optionId === option && claim.kind === kind)
        .map((claim) => claim.text)
    expect(claimed('o1', 'for')).toEqual([
      'Wheelchairs roll on without a step, so accessibility is good',
      'Keeps the landscape open, nothing stands in the view',
    ])
    expect(claimed('o1', 'against')).toEqual([
      'A ferryman has to be paid every day, so the operating cost is high',
      'Crossing takes about nine minutes in strong current',
      'Must stop when the river floods',
    ])
    expect(claimed('o3', 'against')).toHaveLength(2)
  })

  it('answers blind the same wherever a seat is seated', async () => {
    const meeting = market()
    const turned = { ...meeting, seats: meeting.seats.toReversed() }
    const blind = (held: Held) =>
      held.turns.filter((turn) => turn.phase === 'positions').toSorted((a, b) => (a.seat < b.seat ? -1 : 1))
    expect(blind(await holdCouncil(turned))).toEqual(blind(await holdCouncil(meeting)))
  })

  it('gives a third expert a voice, and takes the lens from whoever knows it', async () => {
    const meeting = bridge()
    const third = {
      ...meeting,
      seats: [...meeting.seats, { seat: 'expert_c', role: 'expert' as const, name: 'Expert C' }],
    }
    const held = await holdCouncil(third)
    expect(held.blind).toEqual({ expert_a: 'o2', expert_b: 'o2', expert_c: 'o2' })
    const risk = await holdCouncil(meeting, { lensOf: () => 'risk' })
    expect(
      risk.turns.filter((turn) => turn.phase === 'positions').every((turn) => /must-haves/.test(turn.text)),
    ).toBe(true)
  })

  it('two meetings that have nothing in common share hardly a sentence', async () => {
    const [one, two] = await Promise.all([holdCouncil(bridge()), holdCouncil(oven())])
    const masked = (held: Held, meeting: HeldMeeting) => {
      const names = [...meeting.options, ...meeting.criteria]
        .map((entry) => entry.title.split(':')[0] ?? '')
        .filter((name) => name !== '')
      const text = held.turns.map((turn) => turn.text).join('\n')
      const bare = names.reduce(
        (whole, name) => whole.replaceAll(name, 'N'),
        text.replaceAll(/“.+?”/g, 'Q').replaceAll(/\[[^\]]+\]/g, ''),
      )
      return new Set(
        bare
          .split(/(?<=[.?!])\s+|\n/)
          .map((sentence) => sentence.trim())
          .filter((sentence) => /\p{L}{3}/u.test(sentence) && !/\bN\b|\bQ\b|\d/.test(sentence)),
      )
    }
    const [a, b] = [masked(one, bridge()), masked(two, oven())]
    const shared = [...a].filter((sentence) => b.has(sentence))
    const all = one.turns.concat(two.turns).flatMap((turn) => turn.text.split(/(?<=[.?!])\s+|\n/))
    expect(shared.length / (all.length / 2)).toBeLessThan(0.1)
  })

  it('names no owner, no date and no number that is in no source', async () => {
    for (const meeting of meetings()) {
      const held = await holdCouncil(meeting)
      expect(
        held.tasks.every((task) => task.owner === null && task.due_date === null && task.quotes.length > 0),
      ).toBe(true)
    }
  })

  it('fills the log: a verdict for each option and criterion, questions with their place, what it assumed', async () => {
    const { log, summary } = await holdCouncil(oven())
    expect(log.verdicts).toHaveLength(12)
    expect(log.verdicts.find((one) => one.option === 'o3' && one.criterion === 'k1')).toMatchObject({
      verdict: 'fails',
    })
    expect(log.verdicts.find((one) => one.option === 'o2' && one.criterion === 'k3')).toMatchObject({
      verdict: 'unknown',
    })
    expect(log.assumptions.map((one) => one.text).join(' ')).toMatch(/Crust/)
    expect(countWords(summary)).toBeLessThanOrEqual(200)
  })
})

describe('where the sources do not decide', () => {
  it('abstains without context, and asks about each option', async () => {
    for (const meeting of [bridge(''), oven(''), archive('')]) {
      const held = await holdCouncil(meeting)
      expect(held.status).toBe('no_consensus')
      const questions = held.log.open_questions.map((one) => one.text).join(' ')
      for (const option of meeting.options) expect(questions).toContain(option.title)
      expect(held.tasks.length).toBeGreaterThan(0)
      expect(held.board.claims).toEqual([])
    }
  })

  it('abstains where two options are one, and names both', async () => {
    const section = /### Footbridge[\s\S]*?(?=### Water taxi)/.exec(texts.bridgeContext)?.[0] ?? ''
    const doubled = bridge(
      `${texts.bridgeContext}\n${section.replaceAll('Footbridge', 'Skywalk')}`,
      texts.bridgeAgenda.replace('- Footbridge', '- Footbridge\n- Skywalk'),
    )
    const held = await holdCouncil(doubled)
    expect(held.status).toBe('no_consensus')
    const votes = held.turns.filter((turn) => turn.contributions.some((one) => one.tool === 'cast_vote'))
    expect(votes).toHaveLength(2)
    for (const vote of votes) expect(vote.text).toMatch(/I abstain: .*Footbridge.*Skywalk/)
    const tie = await askSeat(doubled, held, 'moderator', 'decision', { kind: 'tie_break' })
    expect(tie.contributions).toMatchObject([{ tool: 'cast_vote', arguments: { option: null } }])
  })

  it('invents no option where none is on the table', async () => {
    const held = await holdCouncil(
      meetingOf({ title: 'agenda', text: '# What now?\n\nWe do not know.\n' }, []),
    )
    expect(held).toMatchObject({ status: 'no_consensus', blind: { expert_a: null, expert_b: null } })
    expect(
      held.turns.flatMap((turn) => turn.contributions).some((one) => one.tool === 'propose_option'),
    ).toBe(false)
  })

  it('offers to take two options together only where a passage does', async () => {
    const held = await holdCouncil(bridge())
    const none = await askSeat(bridge(), held, 'expert_a', 'debate', { kind: 'alternatives' })
    expect(none.text).toMatch(/invents no option/)
    const both = bridge(
      `${texts.bridgeContext}\n### Both\n\nThe Cable ferry could run together with the Water taxi in summer.\n`,
    )
    expect((await askSeat(both, held, 'expert_a', 'debate', { kind: 'alternatives' })).text).toMatch(
      /“The Cable ferry could run together with the Water taxi/,
    )
  })
})

describe('odd meetings', () => {
  it('of one option, of twelve with forty criteria, with CRLF: every seat still answers', async () => {
    const twelve = Array.from({ length: 12 }, (_, i) => `Lamp ${String.fromCharCode(65 + i)}rk`)
    const forty = Array.from({ length: 40 }, (_, i) => `- Quality ${i + 1}: matter number ${i}`).join('\n')
    const table = `| What | ${twelve.join(' | ')} |\n| --- |${' --- |'.repeat(12)}\n${[1, 2, 3].map((n) => `| Quality ${n} |${' ✅ | ❌ |'.repeat(6)}`).join('\n')}\n`
    const many = `# Lamps\n\n## Criteria\n\n${forty}\n\n## Options\n\n${twelve.map((name) => `- ${name}`).join('\n')}\n`
    const one = '# Lamps\n\n## Options\n\n- Gas\n'
    const held = await Promise.all([
      holdCouncil(
        meetingOf({ title: 'a', text: many.replaceAll('\n', '\r\n') }, [
          { title: 't', text: table.replaceAll('\n', '\r\n') },
        ]),
      ),
      holdCouncil(
        meetingOf({ title: 'a', text: one }, [
          { title: 't', text: '## Gas\n\n- Pro: bright\n- Con: smells\n' },
        ]),
      ),
    ])
    expect(held.map((council) => council.status)).toEqual(['no_consensus', 'no_consensus'])
    expect(held[0]?.board.claims.length).toBeGreaterThan(30)
    expect(held[1]?.board.claims.map((claim) => claim.text)).toContain('smells')
  })
})

describe('the debate', () => {
  it('an objection is answered by a passage, or its price is paid in numbers', async () => {
    const held = await holdCouncil(market())
    const objections = held.board.claims.filter((claim) => claim.challenges !== undefined)
    expect(objections.length).toBeGreaterThan(0)
    for (const objection of objections) {
      const answers = held.board.claims.filter((claim) => claim.answers === objection.claimId)
      expect(answers).toHaveLength(1)
      expect(objections.filter((other) => other.seat === objection.seat).length).toBeLessThanOrEqual(2)
    }
  })

  it('a concession never raises the score of the one who concedes', async () => {
    for (const meeting of meetings()) {
      for (const turn of (await holdCouncil(meeting)).turns) {
        for (const [, before, after] of turn.text.matchAll(/lower: ([−\d.]*\d) → ([−\d.]*\d)/g)) {
          expect(Number(after?.replace('−', '-'))).toBeLessThan(Number(before?.replace('−', '-')))
        }
      }
    }
  })

  it('where all agree the runner-up is argued for as a role', async () => {
    const held = await holdCouncil(bridge())
    const role = held.turns.find((turn) => /this is a role, not my position/.test(turn.text))
    expect(role?.seat).toBe('expert_b')
    expect(held.board.positions.every((position) => position.optionId === 'o2')).toBe(true)
  })

  it('what a person says in the run is a source, and what it moved is named', async () => {
    const said = [
      { name: 'Mara', text: 'Con: the Harbour square is closed to carts, so there is no parking.' },
    ]
    const meeting = market()
    const held = await holdCouncil(meeting)
    const turn = await askSeat(meeting, held, 'expert_b', 'convergence', { kind: 'speak' }, { said })
    expect(turn.text).toMatch(
      /Mara said “the Harbour square is closed to carts, so there is no parking” \[Mara, p1\]; that takes \*\*Harbour square\*\* from \S+ to \S+\./,
    )
    const silent = await askSeat(meeting, held, 'expert_b', 'convergence', { kind: 'speak' })
    expect(silent.text).not.toMatch(/Mara/)
  })
})

describe('sentences that would embarrass', () => {
  it('never come up', async () => {
    for (const meeting of meetings()) {
      const held = await holdCouncil(meeting)
      const all = held.turns.map((turn) => turn.text).join('\n')
      expect(all).not.toMatch(
        /all 1 of|\b1 (?:passages|options|criteria|risks|tasks|votes)\b|\(e\.g\.”|undefined|null|NaN|\[object/,
      )
      expect(all).not.toMatch(/“[^”]*:\*\*/)
      for (const { risk, optionId } of held.board.risks) {
        const filedAsPro = held.board.claims.some(
          (claim) =>
            claim.optionId === optionId &&
            claim.kind === 'for' &&
            claim.text === risk &&
            !/may|might|rough|subjective/i.test(risk),
        )
        expect(filedAsPro).toBe(false)
      }
      for (const turn of spokenBy(held, 'expert_b').filter((one) => one.phase === 'risks'))
        expect(turn.text).toMatch(/“|No |no /)
    }
  })
})

describe('a voice', () => {
  it('stops where it is told to', async () => {
    const meeting = bridge()
    const voice = createOfflineVoices()({ runId: 'r', meeting, panel: 'offline', seed: 1 })('moderator')
    const held = await holdCouncil(meeting)
    const request = {
      runId: 'r',
      turnId: 't1',
      seat: 'moderator',
      name: 'Moderator',
      role: 'moderator' as const,
      phase: 'opening' as const,
      itemId: 'i1',
      round: 1,
      language: 'en' as const,
      task: { kind: 'speak' as const },
      promptVersion: '1',
      sourceIds: ['s0'],
      thread: [],
      board: held.board,
    }
    const stopped = AbortSignal.abort()
    await expect(voice.speak(request, { signal: stopped, onDraft: () => {} })).rejects.toThrow()
  })
})
