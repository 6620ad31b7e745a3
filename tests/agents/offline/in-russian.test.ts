import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { NOTHING_YET } from '../../../backend/agents/nothing-yet.ts'
import { resolves } from '../../../backend/council/contributions/quotes.ts'
import { anchorsIn } from '../../../backend/minutes/support/anchors-in.ts'
import { renderActionItems, renderDecisionLog } from '../../../backend/minutes/render/decision-log-md.ts'
import type { Command, Phase } from '../../../schemas/generated/types.ts'
import { hold, record, type Held } from '../../support/agendas.ts'
import * as all from './russian-meetings.ts'
import { russianMeetings, type RussianMeeting } from './russian-meetings.ts'

const asked: { phase: Phase; command: Command }[] = [
  { phase: 'debate', command: { type: 'request_alternatives' } },
  { phase: 'risks', command: { type: 'request_risks', about: 'аренда' } },
  {
    phase: 'debate',
    command: { type: 'say', text: 'Против: Бывшая почта закрыта по субботам.', when: 'next_turn' },
  },
  {
    phase: 'opening',
    command: { type: 'say', text: 'Прошу всех быть краткими.', to: 'expert_a', when: 'next_turn' },
  },
  { phase: 'convergence', command: { type: 'give_floor', seat: 'scribe' } },
  { phase: 'actions', command: { type: 'give_floor', seat: 'moderator' } },
]
const held = new Map<string, Promise<Held>>()
const council = (meeting: RussianMeeting, busy = false): Promise<Held> => {
  const key = `${meeting.name} ${busy}`
  const known = held.get(key) ?? hold(meeting.text, meeting.context, busy ? { asks: asked } : {})
  held.set(key, known)
  return known
}

/** Without what is not the panel's own word: quotes, places in a source, ids in code marks, names of this meeting. */
const mask = (text: string, { state }: Held): string => {
  const { options, criteria, seats, context, title, question } = state.meeting
  const titles = [...options, ...criteria, ...context].map((one) => one.title)
  // The record keeps a passage without quote marks, as its own text.
  const passages = context.flatMap(({ text }) =>
    text.split('\n').map((line) => line.replace(/^[-#*\s]+/, '').trim()),
  )
  const names = [
    title,
    question,
    ...passages,
    ...titles,
    ...titles.map((one) => one.split(':')[0] ?? one),
    'Anna',
  ]
  const ids = seats.map(({ seat }) => seat)
  return [...names, ...ids]
    .filter((name) => name !== '')
    .toSorted((a, b) => b.length - a.length)
    .reduce(
      (whole, name) => whole.replaceAll(name, ' '),
      text
        .replaceAll(/«.*?»|„.*?“|`[^`]*`/g, ' ')
        .replaceAll(/\\?\[[^\]]*\\?\]/g, ' ')
        .replaceAll(/\b(?:[a-z]\d+|expert_[ab])\b/g, ' '),
    )
}
const latin = (text: string, of: Held): string[] => mask(text, of).match(/\p{Script=Latin}+/gu) ?? []

/** Fields that hold an id, a code, a place or another's word, in whatever document. */
const NOT_PROSE =
  /^(?:.*[iI]d|.*_id|seat|sha256|hash|log_hash|quote|speaker|option|criterion|position|method|verdict|support|gate|status|kind|reversibility|stakes|priority|likelihood|impact|chosen_option|provenance|decided_at|deadline|defaultAnswer|options|purpose|state|code|condition|policy|candidates|name|risk|early_sign|claim|pros|cons|criteria|alternatives|title|question|decided_by|phase|answer)$/
const prose = (value: unknown, key = ''): string[] => {
  if (NOT_PROSE.test(key)) return []
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((one) => prose(one, key))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([inner, one]) => prose(one, inner))
  return []
}

const said = ({ state }: Held): string[] =>
  state.messages
    .toArray()
    .filter((message) => message.seat !== null)
    .map((message) => message.content)

const written = (one: Held): string[] => {
  const { log, tasks, summary } = record(one.state)
  const { seats, meeting } = one.state
  const language = 'ru' as const
  return [
    renderDecisionLog(log, { seats, sources: meeting.context, language }),
    renderActionItems(tasks, language),
    summary.markdown,
    ...tasks.flatMap(({ title, labels, acceptance_criteria: ends }) => [title, ...labels, ...ends]),
    ...prose(log),
  ]
}

/** Of a page the ids stand in running text: the panel, its template and policy, a moment. */
const withoutIds = (text: string): string =>
  text
    .replaceAll(
      /offline(?:-panel)?|[a-z]+(?:-[a-z]+)+@[\d.]+|retrospective@[\d.]+|\bfsm\b|\d{4}-\d\d-\d\dT[\d:.]+Z/g,
      ' ',
    )
    .replaceAll(/^\s*\\?> .*$/gm, ' ')

const TOLD = new Set(['run_status', 'speaker_selected', 'quality_gate', 'human_question', 'decision', 'vote'])

describe.each([
  ...russianMeetings.map((one) => [one.name, one, false] as const),
  ['библиотека, в которую вмешиваются', all.library, true] as const,
])('a Russian council: %s', (_, meeting, busy) => {
  it('goes through every phase as an English one does, and breaks no rule', async () => {
    const { state, faults, events } = await council(meeting, busy)
    expect(faults).toEqual([])
    expect(state.meeting.language).toBe('ru')
    expect(state.status).toBe(meeting === all.allFail ? 'escalated' : 'completed')
    expect(record(state).log.needs_review).toEqual([])
    expect(events.filter((event) => event.type === 'tool_call')).toEqual([])
    expect(new Set(state.messages.toArray().map((one) => one.phase))).toEqual(
      new Set([
        'opening',
        'positions',
        'debate',
        'alternatives',
        'risks',
        'convergence',
        'decision',
        'actions',
        'closing',
      ]),
    )
  })

  it('has no English word in what is said', async () => {
    const one = await council(meeting, busy)
    expect(said(one).flatMap((text) => latin(text, one))).toEqual([])
  })

  it('has none in what is written: log, tasks, summary, reasons', async () => {
    const one = await council(meeting, busy)
    expect(written(one).flatMap((text) => latin(withoutIds(text), one))).toEqual([])
    const told = one.events.flatMap((event) => (TOLD.has(event.type) ? prose(event.data) : []))
    expect(told.length).toBeGreaterThan(20)
    expect(told.flatMap((text) => latin(text, one))).toEqual([])
  })

  it('puts in quote marks only what stands in a source or was said', async () => {
    const one = await council(meeting, busy)
    const texts = [
      ...one.state.meeting.context.map((source) => source.text),
      ...one.state.messages
        .toArray()
        .filter((message) => message.seat === null)
        .map((message) => message.content),
    ]
    const plain = texts.join('\n').replaceAll(/[*`\\]/g, '')
    for (const text of said(one))
      for (const [, quote] of text.matchAll(/[«„]([^«»„“]+)[»“](?= …| \[)/g)) expect(plain).toContain(quote)
  })

  it('carries every anchor to its place', async () => {
    const { state } = await council(meeting, busy)
    const lost = [...anchorsIn(record(state), '')].filter(
      ([, anchor]) => !resolves(state, anchor, NOTHING_YET),
    )
    expect(lost.map(([at]) => at)).toEqual([])
  })
})

/** An infinitive. */
const TO_DO = /^\p{Lu}\p{Ll}+(?:ть|ться|ти)[ ,]/u

describe('what a Russian council says', () => {
  const text = async (meeting: RussianMeeting, busy = false) => said(await council(meeting, busy)).join('\n')

  it('says once that no language model is here, and never that it speaks English', async () => {
    const whole = await text(all.library)
    expect(whole.match(/Языковой модели здесь нет/g)).toHaveLength(1)
    expect(whole).not.toMatch(/англи/i)
  })

  it('counts as Russian counts', async () => {
    expect(await text(all.library)).toContain(
      'На столе 3 варианта; 4 критерия (1 обязательный); о них 12 фрагментов в 1 источнике.',
    )
    expect(await text(all.unnamed)).toContain('особых мнений нет, 1 открытый вопрос, 1 задача.')
    expect(await text(all.bare)).toContain('особых мнений нет, 3 открытых вопроса, 1 задача.')
  })

  it('never declines a name, and gives a quote with marks of its own the other pair', async () => {
    expect(await text(all.library)).toContain('у варианта Павильон на набережной')
    const { log } = record((await council(all.messenger)).state)
    expect(log.decision).toBe('Совет выбирает вариант „Почтовая служба «Голубь»“.')
  })

  it('tells a change of position with the objection and both numbers', async () => {
    expect(await text(all.market)).toMatch(
      /Ответа на это в источниках нет; считаю \*\*Соседи\*\* у варианта Портовая площадь так же, как вы: −\d\.\d\d → −\d\.\d\d; теперь первым выходит \*\*Школьный двор\*\* \(\d\.\d+ против \d\.\d+ у варианта Портовая площадь\), и я меняю позицию\./,
    )
  })

  it('tells a must-have that is failed, and what a person is asked about it', async () => {
    expect(await text(all.library)).toMatch(
      /Вариант \*\*Дом культуры\*\* \(−\d\.\d\d\) идёт после тех, кто не нарушает обязательных критериев: по критерию \*\*Доступность\*\* источник говорит «Доступность плохая/,
    )
    const { events } = await council(all.allFail)
    const asked = events.find((event) => event.type === 'human_question')
    expect(asked?.data).toMatchObject({
      text: 'Проверка «обязательные критерии» не пройдена. Вариант «Верфь» не отвечает обязательному критерию «Срок до мая». Всё равно принять решение?',
    })
  })

  it('names both leaders of a tie and abstains', async () => {
    expect(await text(all.tie)).toMatch(
      /Воздерживаюсь: варианты \*\*Белила\*\* и \*\*Олифа\*\* слишком близки/,
    )
  })

  it('asks for options where none are named, and invents none', async () => {
    const { events } = await council(all.unnamed)
    expect(events.find((event) => event.type === 'human_question')?.data).toMatchObject({
      text: 'Варианты не названы, и в источниках их нет. Какие есть варианты? По одному на строке.',
    })
    expect(record((await council(all.unnamed)).state).tasks.map((task) => task.title)).toEqual([
      'Назвать хотя бы два варианта',
    ])
  })

  it('takes up what a person says, and answers when asked for alternatives and risks', async () => {
    const whole = await text(all.library, true)
    expect(whole).toMatch(/Вариантов панель не придумывает/)
    expect(whole).toMatch(/Ещё против варианта|Других рисков варианта/)
    expect(whole).toMatch(
      /Anna: «Бывшая почта закрыта по субботам» \[Anna, m\d+\]; от этого оценка варианта \*\*Бывшая почта\*\* меняется с \S+ на \S+\./,
    )
    expect(whole).toMatch(/Закрытый круг ещё впереди/)
  })

  it('carries the tasks that the meeting names, and begins its own with what is to be done', async () => {
    const { tasks } = record((await council(all.market)).state)
    expect(tasks[0]).toMatchObject({
      title: 'Ирина Лескова узнает у пристани часы парома до 2027-04-09',
      owner: { name: 'Ирина Лескова' },
      due_date: '2027-04-09',
      labels: ['назначено'],
    })
    for (const { title } of tasks.filter((_, i) => i > 1)) expect(title).toMatch(TO_DO)
    const others = record((await council(all.boiler)).state).tasks
    for (const { title } of others) expect(title).toMatch(TO_DO)
  })

  it('only talks where nothing is to be decided', async () => {
    const one = await hold(all.talk.text, all.talk.context)
    const whole = said(one)
    expect(whole.join('\n')).toContain('Что источники говорят против вариантов')
    expect(whole.join('\n')).toMatch(
      /Против варианта \*\*Утренняя группа\*\* говорит «придётся переносить уроки музыки»/,
    )
    expect([...whole, ...written(one)].flatMap((words) => latin(withoutIds(words), one))).toEqual([])
  })

  it('does not say the same again and again: two unrelated councils share hardly a sentence', async () => {
    const sentences = async (meeting: RussianMeeting) =>
      new Set(
        said(await council(meeting))
          .join('\n')
          .split(/(?<=[.?!])\s+|\n+/)
          .map((one) => one.trim())
          .filter((one) => one.length > 3 && !/\||^На столе \d/.test(one)),
      )
    const some = await Promise.all([all.library, all.boiler, all.messenger, all.market].map(sentences))
    for (const [i, one] of some.entries())
      for (const other of some.slice(i + 1)) {
        const shared = [...one].filter((sentence) => other.has(sentence)).length
        expect(shared / Math.min(one.size, other.size)).toBeLessThan(0.1)
      }
  })
})

describe('the Russian examples that come with the program', () => {
  const folder = path.join(import.meta.dirname, '../../../registry/examples')
  const russian = readdirSync(folder)
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
    .filter(({ text }) => /^language: ru$/m.test(text))

  it('are there', () => expect(russian.length).toBeGreaterThan(0))

  it.each(russian)('$name is held without an English word', async ({ text }) => {
    const one = await hold(text)
    expect(one.faults).toEqual([])
    const whole = [...said(one), ...written(one)].flatMap((words) => latin(withoutIds(words), one))
    expect(whole).toEqual([])
  })
})
