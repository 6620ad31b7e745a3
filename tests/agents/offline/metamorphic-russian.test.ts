import { describe, expect, it } from 'vitest'
import { hold, record, type Held } from '../../support/agendas.ts'
import { bare, boiler, library, market, messenger, tie, type RussianMeeting } from './russian-meetings.ts'

const changed = (meeting: RussianMeeting, change: (text: string) => string): RussianMeeting => ({
  ...meeting,
  context: meeting.context.map(({ title, text }) => ({ title, text: change(text) })),
})
const council = ({ text, context }: RussianMeeting, more: Parameters<typeof hold>[2] = {}) =>
  hold(text, context, more)
const log = ({ state }: Held) => record(state).log
const titleOf = (held: Held, id: string | null) =>
  log(held).alternatives.find((one) => one.id === id)?.title ?? null
const chosen = (held: Held) => titleOf(held, log(held).chosen_option)
const scores = (held: Held) =>
  Object.fromEntries(
    log(held)
      .alternatives.map((one) => [one.title, one.score])
      .toSorted(([a], [b]) => `${a}`.localeCompare(`${b}`)),
  )
const said = ({ state }: Held) =>
  state.messages
    .toArray()
    .map((one) => one.content)
    .join('\n')

describe('what must and must not move a decision, in Russian', () => {
  it.each([library, boiler, messenger, market, tie])(
    '$name: the order of the options changes nothing',
    async (meeting) => {
      const plain = await council(meeting)
      const turned = await council(meeting, {
        bend: (given) => ({ ...given, options: given.options?.toReversed() }),
      })
      expect(chosen(turned)).toBe(chosen(plain))
      expect(scores(turned)).toEqual(scores(plain))
    },
  )

  it('the same file twice gives the same log', async () => {
    expect((await council(library)).lines).toEqual((await council(library)).lines)
  })

  it('a heavier criterion moves the scores its way', async () => {
    const weigh = (weight: number) =>
      council(library, {
        bend: (given) => ({
          ...given,
          criteria: given.criteria?.map((one) => (one.title === 'Аренда' ? { ...one, weight } : one)),
        }),
      })
    const [light, heavy] = await Promise.all([weigh(1), weigh(9)])
    const lead = (held: Held) =>
      (scores(held)['Дом культуры'] ?? 0) - (scores(held)['Павильон на набережной'] ?? 0)
    expect(lead(heavy)).toBeGreaterThan(lead(light))
  })

  it('sides that change places change the decision', async () => {
    const swapped = await council(
      changed(library, (text) =>
        text
          .replaceAll(/Плюсы|Достоинства/g, '@@')
          .replaceAll(/Минусы|Недостатки/g, 'Плюсы')
          .replaceAll('@@', 'Минусы'),
      ),
    )
    expect(chosen(await council(library))).toBe('Бывшая почта')
    expect(chosen(swapped)).not.toBe('Бывшая почта')
  })

  it('without labels, and without sources, nothing is decided', async () => {
    const loose = await council(
      changed(library, (text) => text.replaceAll(/^### .*$/gm, '').replaceAll(/^- /gm, '\n')),
    )
    for (const held of [loose, await council(bare)]) {
      expect(log(held).status).toBe('no_consensus')
      expect(log(held).open_questions.length).toBeGreaterThan(0)
    }
  })

  it('an option that is doubled under a new name parts from its twin by nothing', async () => {
    const twin = (text: string) => {
      const section = /## Бывшая почта[\s\S]*?(?=## Дом культуры)/.exec(text)?.[0] ?? ''
      return `${text}\n${section.replace('Бывшая почта', 'Новый склад')}`
    }
    const doubled = {
      ...changed(library, twin),
      text: library.text.replace('- Бывшая почта', '- Бывшая почта\n- Новый склад'),
    }
    expect(log(await council(doubled)).status).toBe('no_consensus')
  })

  it('without the passage a turn rests on, the turn is another', async () => {
    const plain = await council(library)
    expect(said(plain)).toContain('Тишина в зале, окна выходят во двор')
    const less = await council(
      changed(library, (text) => text.replace('- Тишина в зале, окна выходят во двор\n', '')),
    )
    expect(said(less)).not.toContain('окна выходят во двор')
  })

  it('a sentence that settles the open question does what its task said', async () => {
    const open = await council(market)
    const [question] = log(open).open_questions
    expect(question?.text).toBe(
      'Школьный двор: Выручка? Источники не дают ответа; ясное нет вывело бы вперёд вариант Портовая площадь.',
    )
    const settled = await council(
      changed(market, (text) =>
        text.replace('- Стоянка может быть тесной', '- Выручка: нет\n- Стоянка может быть тесной'),
      ),
    )
    expect(Number(scores(settled)['Портовая площадь'])).toBeGreaterThan(
      Number(scores(settled)['Школьный двор']),
    )
  })

  it('an unknown is neither a no nor silence', async () => {
    const held = await council(boiler)
    const { verdicts } = log(held)
    expect(verdicts.find((one) => one.option === 'o2' && one.criterion === 'k4')?.verdict).toBe('unknown')
    expect(said(held)).toMatch(/\| Ремонт в районе \|[^|]*\| \? \[сравнение котлов:5\] \|/)
  })
})
