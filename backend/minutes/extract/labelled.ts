import type { Line } from './sentences.ts'

/** What a line is said to be by the word it begins with. */
export type Labelled = { text: string; mitigation: string | null; sign: string | null }

const BEGINNINGS = {
  risk: String.raw`(?:risks?|риски?)`,
  option: String.raw`(?:(?:new|further|another|additional)\s+)?(?:option|alternative|proposal)|(?:новый|ещё один|другой)?\s*вариант|альтернатива`,
  question: String.raw`open\s+questions?|question|открыт\p{L}+\s+вопрос\p{L}*|вопрос`,
} as const

/** "Option 1: …" and "Вариант А: …" speak of what is there already. */
const label = (what: keyof typeof BEGINNINGS): RegExp =>
  new RegExp(
    `^(?:${BEGINNINGS[what]})${what === 'risk' ? String.raw`(?:\s+(?:no\.?\s*)?\d{1,2})?` : ''}\\s*[:—–-]\\s*(.+)$`,
    'iu',
  )
const LABELS = { risk: label('risk'), option: label('option'), question: label('question') }

const SPOKEN_RISK =
  /(?:^|[^\p{L}])(?:(?:the|a|one)\s+(?:\p{L}+\s+)?risk\s+is(?:\s+that)?|риск\s+(?:в\s+том,?\s+что|—|–))\s*:?\s*(.+)$/iu
const MITIGATION = /(?:^|[\s(;.])(?:mitigation|countermeasure|мера|меры|смягчение)\s*[:—–-]\s*([^;()\n]+)/iu
const SIGN = /(?:^|[\s(;.])(?:early\s+signs?|warning\s+sign|ранний\s+признак)\s*[:—–-]\s*([^;()\n]+)/iu

/** The lines that say of themselves what they are; a risk's mitigation and early sign stand in it or right after it. */
export function labelled(lines: readonly Line[], what: keyof typeof BEGINNINGS): Labelled[] {
  return lines.flatMap(({ text }, at) => {
    const found = LABELS[what].exec(text) ?? (what === 'risk' ? SPOKEN_RISK.exec(text) : null)
    const said = found?.[1]?.trim() ?? ''
    if (said === '') return []
    const around = [text, ...following(lines, at, what)].join('\n')
    return {
      text: said.replace(MITIGATION, '').replace(SIGN, '').trim() || said,
      mitigation: MITIGATION.exec(around)?.[1]?.trim() ?? null,
      sign: SIGN.exec(around)?.[1]?.trim() ?? null,
    }
  })
}

const following = (lines: readonly Line[], at: number, what: keyof typeof BEGINNINGS): string[] => {
  const next = lines.slice(at + 1, at + 3).map((line) => line.text)
  const end = next.findIndex((text) => LABELS[what].test(text))
  return (end < 0 ? next : next.slice(0, end)).filter((text) => MITIGATION.test(text) || SIGN.test(text))
}
