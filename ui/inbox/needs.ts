import { decisionPath } from '../decisions/decision-path.ts'
import { councilPath } from '../app/router.ts'
import { listOf, textOf, type Row } from '../lib/reading.ts'

export const NEEDS = ['question', 'turn', 'approval', 'review', 'export_failed', 'run_failed'] as const
export type NeedKind = (typeof NEEDS)[number]

/** Something that waits for a person. */
export type Need = {
  /** The same thing has the same id each time it is told. */
  id: string
  kind: NeedKind
  runId: string
  runTitle: string
  /** Of an export: what did not arrive. */
  title: string
  text: string
  at: string
  dueAt: string | null
  target: string | null
  /** The decision whose day of review has come. */
  decisionId: string | null
  /** The exports that failed at this target. */
  exportIds: string[]
}

/** The items of `GET /inbox`, in its order: the most urgent first. A kind that is not known here is left out. */
export const needsOf = (answer: unknown): Need[] => listOf(answer, 'items').flatMap(needOf)

function needOf(item: Row): Need[] {
  const [id, runId, at] = [textOf(item, 'id'), textOf(item, 'runId'), textOf(item, 'at')]
  const kind = NEEDS.find((one) => one === item.kind)
  if (id === undefined || runId === undefined || at === undefined || kind === undefined) return []
  const given = [item.exportIds, [item.exportId]].find((one) => Array.isArray(one)) ?? []
  return [
    {
      id,
      kind,
      runId,
      runTitle: textOf(item, 'runTitle') ?? runId,
      title: textOf(item, 'title') ?? '',
      text: textOf(item, 'text') ?? '',
      at,
      dueAt: textOf(item, 'dueAt') ?? null,
      target: textOf(item, 'target') ?? null,
      decisionId: textOf(item, 'decisionId') ?? null,
      exportIds: given.filter((one) => typeof one === 'string'),
    },
  ]
}

/** Nobody else does it: these call a person who looks elsewhere. */
export const isUrgent = ({ kind }: Need): boolean =>
  kind === 'question' || kind === 'turn' || kind === 'run_failed'

/** Where it is done. */
export function needPath({ runId, kind, decisionId }: Need): string {
  if (kind === 'review' && decisionId !== null) return `${decisionPath(decisionId)}?review=true`
  return kind === 'question' || kind === 'turn' ? `${councilPath(runId)}/live` : councilPath(runId)
}
