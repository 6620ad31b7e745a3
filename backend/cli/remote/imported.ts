import type { FoundAction, FoundDecision } from '../../minutes/record/record.ts'
import { request, type Door } from './request.ts'
import { fieldsOf, textOf } from './shapes.ts'

/** The whole log of a run, line by line. */
export async function logLines(door: Door, runId: string): Promise<string[]> {
  const log = await request(door, 'GET', `/runs/${encodeURIComponent(runId)}/log`, { lines: true })
  return typeof log === 'string' ? log.split('\n').filter((line) => line !== '') : []
}

/** What `POST /imports` found, line by line. */
export function readFound(made: Record<string, unknown>): {
  decisions: FoundDecision[]
  actions: FoundAction[]
} {
  return {
    decisions: listed(made.decisions).map(readDecision),
    actions: listed(made.actions).map((one) => ({
      ...readDecision(one),
      owner: orNull(fieldsOf(one).owner),
      due: orNull(fieldsOf(one).due),
      done: fieldsOf(one).done === true,
    })),
  }
}

function readDecision(one: unknown): FoundDecision {
  const { line, certainty, needsReview } = fieldsOf(one)
  return {
    text: textOf(one, 'text'),
    line: typeof line === 'number' ? line : 1,
    certainty: typeof certainty === 'number' ? certainty : 0,
    needsReview: needsReview === true,
  }
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const orNull = (value: unknown): string | null => (typeof value === 'string' ? value : null)
