import { readBlocks, type Block } from '../../../backend/minutes/markdown/blocks.ts'
import type { Criterion, HeldMeeting, MeetingOption } from '../../../schemas/generated/types.ts'

export type Text = { title: string; text: string }

/** A small stand-in for the meeting reader: options and criteria are the list items under their headings. */
export const meetingOf = (
  file: Text,
  context: readonly Text[],
  language: 'en' | 'ru' = 'en',
): HeldMeeting => {
  const blocks = readBlocks(file.text)
  const title = blocks.find((block) => block.kind === 'heading')?.text ?? file.title
  const items = (pattern: RegExp) =>
    blocks.filter((block) => block.kind === 'item' && block.depth === 1 && under(block, pattern))
  const options: MeetingOption[] = items(/options|варианты/i).map((block, i) => ({
    id: `o${i + 1}`,
    title: block.text,
    summary: '',
  }))
  const criteria = items(/criteria|drivers|desired solution|критерии/i).map((block, i) => criterion(block, i))
  return {
    id: 'meeting-1',
    title,
    question: `${title}: which option should be adopted?`,
    language,
    template: 'choose-option',
    agenda: [{ id: 'i1', title, kind: 'decide', timeboxMinutes: 15, atZero: 'finish_turn' }],
    options,
    criteria,
    context: [file, ...context].map((one, i) => ({ id: `s${i}`, title: one.title, text: one.text })),
    seats: SEATS,
    policy: { name: 'fsm' },
    reversibility: 'costly',
    stakes: 'medium',
    quality: {
      minAlternatives: 2,
      requireRationale: true,
      requireRisks: true,
      minActionItems: 0,
      consensus: { method: 'majority', threshold: 0.5 },
      blindRound: true,
      stopAfterQuietTurns: 3,
    },
    budget: { maxTurns: 40, maxMinutes: 15, maxTokens: null, maxCostUsd: null },
    exports: [],
    notes: [],
  }
}

const SEATS: HeldMeeting['seats'] = [
  { seat: 'moderator', role: 'moderator', name: 'Moderator', agent: 'moderator' },
  { seat: 'expert_a', role: 'expert', name: 'Expert A', agent: 'expert-a' },
  { seat: 'expert_b', role: 'expert', name: 'Expert B', agent: 'expert-b' },
  { seat: 'scribe', role: 'scribe', name: 'Scribe', agent: 'scribe' },
  { seat: 'integrator', role: 'integrator', name: 'Integrator', agent: 'integrator' },
]

const under = (block: Block, pattern: RegExp): boolean =>
  block.headings.slice(1).some((heading) => pattern.test(heading.text))

const criterion = (block: Block, i: number): Criterion => {
  const must =
    block.headings.some((heading) => /must/i.test(heading.text)) || /\b(?:must|required)\b/i.test(block.text)
  const nice =
    block.headings.some((heading) => /nice/i.test(heading.text)) ||
    /\b(?:optional|if possible)\b/i.test(block.text)
  const weight = nice ? 1 : must ? 3 : 2
  return { id: `k${i + 1}`, title: block.text, weight, must: must && !nice }
}
