import type { Contribution, TurnRequest } from '../../ports/voice.ts'
import { isRecord, textOf } from './reading.ts'

/** Thoughts that some models write before their answer are nobody's business. */
const THOUGHT = /^\s*<(think|thinking|reasoning)>[\s\S]*?(?:<\/\1>|$)/

/** What a model said, as a seat says it: without its thoughts, and without its own name before its words. */
export function spokenText(text: string, { name, seat }: Pick<TurnRequest, 'name' | 'seat'>): string {
  let said = text.replace(THOUGHT, '').trim()
  for (const own of [name, seat, name.replaceAll(' ', '_')]) {
    const begin = said.replace(/^[*_#>\s[]+/u, '')
    if (!begin.toLowerCase().startsWith(own.toLowerCase())) continue
    const rest = begin.slice(own.length)
    // Only where it is a label, "**Expert A:** …"; "Expert A holds …" speaks of somebody.
    const labelled = /^[*_\]\s]*(?:\([^)\n]{0,60}\))?[*_\]\s]*[:：][*_\s]*/u.exec(rest)
    if (labelled !== null) said = rest.slice(labelled[0].length).trim()
  }
  return said
}

const WORDS = {
  en: {
    position: (option: string) => `I hold ${option}.`,
    noPosition: 'I hold no option yet.',
    vote: (option: string) => `I vote for ${option}.`,
    abstains: 'I abstain.',
    risk: 'Risk',
    option: 'A further option',
    task: 'Task',
    over: (seat: string) => `The floor goes to ${seat}.`,
    summary: 'The summary is on record.',
    log: 'The decision log is on record.',
    nothing: 'I have nothing to add.',
  },
  ru: {
    position: (option: string) => `Моя позиция: ${option}.`,
    noPosition: 'Пока я не выбираю ни одного варианта.',
    vote: (option: string) => `Голосую за вариант: ${option}.`,
    abstains: 'Я воздерживаюсь.',
    risk: 'Риск',
    option: 'Ещё один вариант',
    task: 'Задача',
    over: (seat: string) => `Слово переходит к ${seat}.`,
    summary: 'Краткий итог записан.',
    log: 'Протокол решения записан.',
    nothing: 'Мне нечего добавить.',
  },
} as const

/** The words of a seat that only handed something in: what it handed in, in its own texts. */
export function wordsOfContributions(
  contributions: readonly Contribution[],
  { language, board }: Pick<TurnRequest, 'language' | 'board'>,
): string {
  const say = WORDS[language]
  const title = (id: unknown) =>
    board.options.find((one) => one.optionId === id)?.title ?? textOf(id, 100) ?? ''
  const lines = contributions.flatMap(({ tool, arguments: given }) => {
    const args = isRecord(given) ? given : {}
    const text = (field: string) => textOf(args[field], 2000)
    switch (tool) {
      case 'take_position':
        return args.option === null ? say.noPosition : say.position(title(args.option))
      case 'cast_vote': {
        const vote = args.option === null ? say.abstains : say.vote(title(args.option))
        return [vote, text('reason') ?? ''].join(' ').trim()
      }
      case 'make_claim':
      case 'ask_question':
        return text('text') ?? []
      case 'raise_risk':
        return labelled(say.risk, text('risk'))
      case 'propose_option':
        return labelled(say.option, [text('title'), text('summary')].filter(Boolean).join('. ') || null)
      case 'notion.task':
        return labelled(say.task, text('title'))
      case 'hand_over':
        return text('why') ?? say.over(text('to') ?? '')
      case 'submit_summary':
        return say.summary
      case 'notion.decision_log':
        return text('decision') ?? say.log
      default:
        return []
    }
  })
  return [...new Set(lines)].join('\n\n') || say.nothing
}

const labelled = (label: string, text: string | null): string[] =>
  text === null ? [] : [`${label}: ${text}`]
