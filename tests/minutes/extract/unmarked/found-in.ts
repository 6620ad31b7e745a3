import { unmarkedItems } from '../../../../backend/minutes/extract/rules/unmarked/unmarked.ts'
import type { Found } from '../../../../backend/minutes/extract/rules/found.ts'
import { readTranscript } from '../../../../backend/minutes/formats/transcript/read-transcript.ts'

/** What is understood from the text of minutes, marked nowhere. */
export const foundIn = (text: string): Found[] =>
  unmarkedItems(readTranscript({ name: '2026-05-04.md', text }), new Set())

const EN =
  '# Allotment club, 4 May 2026\n\n## Present\n\n- Anna Berg\n- Ben Clark\n- Omar Haddad\n\n## The shed\n\n'
const RU =
  '# Садовый клуб, 4 мая 2026\n\n## Участники\n\n- Анна Белова\n- Борис Ким\n- Олег Титов\n\n## Сарай\n\n'

/** A line of minutes among others, of people who were there. */
export function asNote(sentence: string): string {
  const russian = /[а-яё]/i.test(sentence)
  return russian
    ? `${RU}- Старая крыша протекает у двери.\n- ${sentence}\n- Дождя не было две недели.\n`
    : `${EN}- The old roof leaks at the door.\n- ${sentence}\n- It was dry for two weeks.\n`
}

/** The same said by somebody, between what others say. */
export function asSpeech(sentence: string): string {
  const russian = /[а-яё]/i.test(sentence)
  const [one, other] = russian ? ['Анна', 'Борис'] : ['Anna', 'Ben']
  const lines = russian
    ? ['Старая крыша протекает у двери.', 'Дождя не было две недели.']
    : ['The old roof leaks at the door.', 'It was dry for two weeks.']
  const around = `${one}: ${lines[0]}\n\n${other}: ${lines[1]}\n\n`
  return `${russian ? RU : EN}${around}${one}: ${sentence}\n\n${other}: ${lines[0]}\n\n${around}`
}

export const binding = (found: readonly Found[]): string[] =>
  found
    .filter(({ kind }) => kind === 'action' || kind === 'decision')
    .map(({ kind, rule }) => `${kind} by ${rule}`)
