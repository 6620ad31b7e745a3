import { describe, expect, test } from 'vitest'
import { agendasAreHere, hold, readAgendas, record, type Held } from '../support/agendas.ts'

const agendas = readAgendas()
const chosen = ({ state }: Held) => {
  const { log } = record(state)
  return log.alternatives.find((one) => one.id === log.chosen_option)?.title ?? null
}
const scores = ({ state }: Held) =>
  Object.fromEntries(
    record(state)
      .log.alternatives.map((one) => [one.title, one.score])
      .toSorted(([a], [b]) => `${a}`.localeCompare(`${b}`)),
  )

describe.skipIf(!agendasAreHere)('what must and must not move a decision', () => {
  test.each(agendas)('$name: the order of the options changes nothing', async ({ text, context }) => {
    const plain = await hold(text, context)
    const reversed = await hold(text, context, {
      bend: (meeting) => ({ ...meeting, options: meeting.options?.toReversed() }),
    })
    expect(chosen(reversed)).toBe(chosen(plain))
    expect(scores(reversed)).toEqual(scores(plain))
  })

  test.each(agendas)(
    '$name: without a criterion that has evidence the scores are others',
    async ({ text, context }) => {
      const plain = await hold(text, context)
      const known = record(plain.state).log.verdicts.find((one) => one.verdict !== 'unknown')?.criterion
      const title = record(plain.state).log.criteria.find((one) => one.id === known)?.title
      expect(title).toBeDefined()
      const less = await hold(text, context, {
        bend: (meeting) => ({ ...meeting, criteria: meeting.criteria?.filter((one) => one.title !== title) }),
      })
      expect(scores(less)).not.toEqual(scores(plain))
    },
  )

  test.each(agendas)(
    '$name: without its context there is no consensus, and every open question names an option or criterion',
    async ({ text }) => {
      const bare = await hold(text)
      expect(bare.state.reason?.code).toBe('no_consensus')
      const { log } = record(bare.state)
      expect(log.open_questions.length).toBeGreaterThan(0)
    },
  )

  test.each(agendas.filter((one) => /0[678]/.test(one.name)))(
    '$name: two options that swap what is said of them swap scores and quotes',
    async ({ text, context, options }) => {
      const plain = await hold(text, context)
      const [first, second] = record(plain.state).log.alternatives.toSorted(
        (a, b) => (b.score ?? 0) - (a.score ?? 0),
      )
      const swapped = await hold(
        text,
        context.map((one) => ({ ...one, text: swapHeadings(one.text, first!.title, second!.title) })),
      )
      expect(options.length).toBeGreaterThan(1)
      const after = new Map(record(swapped.state).log.alternatives.map((one) => [one.title, one]))
      expect(after.get(second!.title)?.pros.map((one) => one.text)).toEqual(
        first!.pros.map((one) => one.text),
      )
      expect(after.get(first!.title)?.cons.map((one) => one.text)).toEqual(
        second!.cons.map((one) => one.text),
      )
      expect((after.get(second!.title)?.score ?? 0) - (after.get(first!.title)?.score ?? 0)).toBeGreaterThan(
        0,
      )
    },
  )

  test('two unrelated meetings share under a tenth of their sentences, word for word', async () => {
    const said = await Promise.all(
      agendas.map(async (agenda) => ({
        name: agenda.name,
        sentences: sentences(await hold(agenda.text, agenda.context)),
      })),
    )
    for (const [i, one] of said.entries())
      for (const other of said.slice(i + 1)) {
        const shared = one.sentences.filter((sentence) => other.sentences.includes(sentence)).length
        expect(
          shared / Math.min(one.sentences.length, other.sentences.length),
          `${one.name} and ${other.name}`,
        ).toBeLessThan(0.1)
      }
  })

  test.each(agendas)(
    '$name: whoever sits first, the blind answers are the same to the byte',
    async ({ text, context }) => {
      const plain = await hold(text, context)
      const seats = plain.state.seats.toReversed()
      const turned = await hold(text, context, { bend: (meeting) => ({ ...meeting, seats }) })
      expect(blind(turned)).toEqual(blind(plain))
      for (const event of turned.events)
        if (
          event.type === 'turn' &&
          event.data.state === 'started' &&
          turned.state.messages
            .toArray()
            .some((one) => one.sealed === true && one.messageId === event.data.messageId)
        )
          expect(
            event.data.context?.messageIds.filter(
              (id) => turned.state.messages.toArray().find((one) => one.messageId === id)?.sealed === true,
            ),
          ).toEqual([])
    },
  )
})

const blind = ({ state }: Held) =>
  Object.fromEntries(
    state.messages
      .toArray()
      .filter((one) => one.sealed === true)
      .map((one) => [one.seat, one.content])
      .toSorted(([a], [b]) => `${a}`.localeCompare(`${b}`)),
  )

/** The headings of two options change places; what stands below them stays. */
function swapHeadings(text: string, one: string, other: string): string {
  const headings = text.split('\n').filter((line) => /^#{2,6} /.test(line))
  const of = (title: string) => headings.toSorted((a, b) => overlap(b, title) - overlap(a, title))[0] ?? ''
  const [a, b] = [of(one), of(other)]
  return text
    .split('\n')
    .map((line) => (line === a ? b : line === b ? a : line))
    .join('\n')
}

const words = (text: string) => new Set(text.toLowerCase().match(/\p{L}{3,}/gu))
const overlap = (a: string, b: string) => [...words(a)].filter((word) => words(b).has(word)).length

/** What the seats said, sentence by sentence; rows of a table are none. */
function sentences({ state }: Held): string[] {
  const said = state.messages
    .toArray()
    .map((one) => one.content)
    .join('\n')
  return [
    ...new Set(
      said
        .split(/(?<=[.?!])\s+|\n+/)
        .map((one) => one.trim())
        .filter((one) => one.length > 3 && !one.includes('|')),
    ),
  ]
}
