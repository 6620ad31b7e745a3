// How well passages are found: `npm run bench:retrieval`. Questions are labelled by hand; vectors are hashed, so that the
// figures are the same on every machine. Ends with 1 where a figure of the hybrid order is below the one by words alone.
import { hashingEmbedder } from '../../../backend/knowledge/retrieval/hashing-embedder.ts'
import { retrieve } from '../../../backend/knowledge/retrieval/retrieve.ts'
import { readMeetingFile } from '../../../backend/minutes/formats/meeting-file.ts'
import type { KnowledgeStore } from '../../../backend/ports/knowledge.ts'
import { readAgendas } from '../../support/agendas.ts'
import { compared, type Question, questionOf, type Seen, WAYS } from './compare.ts'
import { LABELLED, OTHERS, shelved, textsIn } from './corpus.ts'
import type { Measures } from './measures.ts'
import { speed } from './speed.ts'
import { QUESTIONS, UNANSWERED } from './questions.ts'

const embedder = hashingEmbedder()
let worse = 0

await labelled()
await agendas()
await speed(null)
await speed(embedder)
console.log(`hybrid ${worse === 0 ? 'is nowhere below' : `is below in ${worse} figures of`} lexical`)
process.exitCode = worse === 0 ? 0 : 1

async function labelled(): Promise<void> {
  const store = await shelved([...textsIn(LABELLED), ...textsIn(OTHERS)], embedder)
  console.log(`${QUESTIONS.length} questions over ${await counted(store)}`)
  const isRussian = (text: string) => /[а-я]/i.test(text)
  const russian = QUESTIONS.filter(({ question }) => isRussian(question))
  const english = QUESTIONS.filter(({ question }) => !isRussian(question))
  for (const [group, questions] of [
    ['all', QUESTIONS],
    ['English', english],
    ['Russian', russian],
  ] as const)
    await told(group, store, questions.map(questionOf))
  const found = await Promise.all(
    UNANSWERED.map((question) => retrieve({ store, embedder }, { workspaceId: 'main', question })),
  )
  const silent = found.filter((passages) => passages.length === 0).length
  console.log(`nothing found where nothing answers: ${silent} of ${found.length}`)
}

/** A council's question and criteria ought to find its own context among everybody's. */
async function agendas(): Promise<void> {
  const all = readAgendas()
  if (all.length === 0) return console.log('agendas: none are here, so none were asked')
  const texts = all.flatMap(({ name, context }) =>
    context.map(({ title, text }) => ({ title: `${name}/${title}`, text })),
  )
  const store = await shelved(texts, embedder)
  console.log(`${all.length} agendas over ${await counted(store)}`)
  const questions = all.map(({ name, text }) => {
    const { meeting } = readMeetingFile({ name: 'agenda.md', text })
    const question = [meeting.question, ...(meeting.criteria ?? []).map(({ title }) => title)].join(' ')
    return { question, answers: ({ title }: Seen) => title.startsWith(`${name}/`) }
  })
  await told('agendas', store, questions)
}

async function told(group: string, store: KnowledgeStore, questions: readonly Question[]): Promise<void> {
  const ways = await compared(store, embedder, questions)
  for (const way of WAYS) console.log(row(`${group} (${questions.length})`, way, ways[way]))
  const { lexical, hybrid } = ways
  if (group === 'English' || group === 'Russian') return
  worse += [
    hybrid.recall5 < lexical.recall5,
    hybrid.mrr < lexical.mrr,
    hybrid.ndcg10 < lexical.ndcg10,
  ].filter(Boolean).length
}

async function counted(store: KnowledgeStore): Promise<string> {
  const sources = await store.sources('main')
  return `${sources.length} texts, ${sources.reduce((sum, one) => sum + one.chunks, 0)} passages`
}

function row(group: string, way: string, { recall5, mrr, ndcg10 }: Measures): string {
  const [recall, rank, gain] = [recall5, mrr, ndcg10].map((value) => value.toFixed(3))
  return `${group.padEnd(14)} ${way.padEnd(8)} recall@5 ${recall}  MRR ${rank}  nDCG@10 ${gain}`
}
