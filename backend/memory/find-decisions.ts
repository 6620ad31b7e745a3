import type { RegisteredDecision } from '../council/memory/register.ts'
import { decodeCursor, toPage } from '../log/page-cursor.ts'
import { wordsOf } from '../minutes/support/stemmed-words.ts'
import type { DecisionsAsked } from '../ports/memory.ts'

/** One page of the decisions that are asked for, in the order of the register. */
export function findDecisions(
  register: readonly RegisteredDecision[],
  { q = '', status, cursor, limit }: DecisionsAsked,
): { items: RegisteredDecision[]; nextCursor: string | null } {
  const wanted = [...wordsOf(q)]
  const found = register.filter(
    (one) => (status === undefined || one.status === status) && holds(one, wanted),
  )
  const behind = cursor === undefined ? found : found.filter(isBehind(decodeCursor(cursor)))
  return toPage(behind.slice(0, limit + 1), limit, ({ decidedAt, id }) => ({ createdAt: decidedAt, id }))
}

const isBehind =
  ({ createdAt, id }: ReturnType<typeof decodeCursor>) =>
  (one: RegisteredDecision): boolean =>
    one.decidedAt < createdAt || (one.decidedAt === createdAt && one.id > id)

function holds(decision: RegisteredDecision, wanted: ReturnType<typeof wordsIn>): boolean {
  if (wanted.length === 0) return true
  const { title, question, statement, chosenOption, options, decidedBy } = decision
  const text = [title, question, statement, chosenOption?.title, ...options.map((one) => one.title)]
  const there = wordsIn([...text, ...decidedBy.map(({ name }) => name)].join('\n'))
  return wanted.every(({ word, stem }, at) =>
    there.some((one) => one.stem === stem || (at === wanted.length - 1 && one.word.startsWith(word))),
  )
}

const wordsIn = (text: string) => [...wordsOf(text)]
