import { describe, expect, it } from 'vitest'
import { createBatcher, type Batcher } from '../../ui/app/announcing/batcher.ts'
import { firstSentence, spoken } from '../../ui/app/announcing/spoken.ts'

/** A clock that goes on when a test says so, and what was said by then. */
function listening(): Batcher & { pass(ms: number): string[] } {
  let now = 0
  let planned: { at: number; work: () => void }[] = []
  let said: string[] = []
  const clock = {
    now: () => now,
    after(ms: number, work: () => void) {
      const one = { at: now + ms, work }
      planned.push(one)
      return () => {
        planned = planned.filter((other) => other !== one)
      }
    },
  }
  const many = (turns: number, lastBy: string) => `${turns} turns, last by ${lastBy}`
  const batcher = createBatcher({ clock, say: (text) => said.push(text), many })
  return {
    ...batcher,
    pass(ms) {
      const end = now + ms
      for (;;) {
        const next = planned.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0]
        if (next === undefined) break
        planned = planned.filter((one) => one !== next)
        now = next.at
        next.work()
      }
      now = end
      const heard = said
      said = []
      return heard
    },
  }
}

const turn = (who: string) => ({ text: `${who} speaks`, turnBy: who })

describe('what is read aloud', () => {
  it('waits for a second of quiet', () => {
    const voice = listening()
    voice.add(turn('Anna'))
    expect(voice.pass(900)).toEqual([])
    voice.add(turn('Boris'))
    expect(voice.pass(999)).toEqual([])
    expect(voice.pass(1)).toEqual(['Anna speaks. Boris speaks'])
  })

  it('waits no longer than five seconds where it never gets quiet', () => {
    const voice = listening()
    const heard: string[] = []
    for (let i = 0; i < 10; i++) {
      voice.add({ text: `Phase ${i}` })
      heard.push(...voice.pass(500))
    }
    expect(heard).toHaveLength(1)
    expect(heard[0]).toMatch(/^Phase 0\. .*Phase 9$/)
  })

  it('says one line in five seconds', () => {
    const voice = listening()
    voice.add({ text: 'Paused' })
    expect(voice.pass(1_000)).toEqual(['Paused'])
    voice.add({ text: 'The council goes on' })
    expect(voice.pass(4_999)).toEqual([])
    expect(voice.pass(1)).toEqual(['The council goes on'])
  })

  it('counts turns where more than three wait, and keeps what is no turn', () => {
    const three = listening()
    for (const who of ['Anna', 'Boris', 'Clara']) three.add(turn(who))
    expect(three.pass(1_000)).toEqual(['Anna speaks. Boris speaks. Clara speaks'])
    const four = listening()
    for (const who of ['Anna', 'Boris', 'Clara']) four.add(turn(who))
    four.add({ text: 'Paused' })
    four.add(turn('Expert B'))
    expect(four.pass(1_000)).toEqual(['Paused. 4 turns, last by Expert B'])
  })

  it('lets somebody type, and waits for two seconds of rest', () => {
    const voice = listening()
    voice.add(turn('Anna'))
    for (let key = 0; key < 20; key++) {
      voice.typed()
      expect(voice.pass(400)).toEqual([])
    }
    expect(voice.pass(1_599)).toEqual([])
    expect(voice.pass(1)).toEqual(['Anna speaks'])
  })

  it('says nothing while letters are composed, however long', () => {
    const voice = listening()
    voice.composing(true)
    voice.add(turn('Anna'))
    expect(voice.pass(60_000)).toEqual([])
    voice.composing(false)
    expect(voice.pass(1_999)).toEqual([])
    expect(voice.pass(1)).toEqual(['Anna speaks'])
  })
})

describe('the words of a message for ears', () => {
  it('have no marks of Markdown', () => {
    expect(spoken('## Title\n\n- **one** and [two](https://x.test)\n\n```ts\nlet a = 1\n```\n> quoted')).toBe(
      'Title one and two let a = 1 quoted',
    )
  })

  it('begin with their first sentence', () => {
    expect(firstSentence('It costs 3.50 a day. Nobody asked.')).toBe('It costs 3.50 a day.')
    expect(firstSentence('Что дальше? Посмотрим.')).toBe('Что дальше?')
    expect(firstSentence('no end')).toBe('no end')
  })
})
