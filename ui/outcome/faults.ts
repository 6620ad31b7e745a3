import type { ActionItem, DecisionLog } from '../../schemas/generated/types.ts'
import { similarity } from './similarity.ts'

/** What an entry of the record lacks; `field` is where a person mends it, null where no field can. */
export type Fault = {
  kind:
    | 'noOwner'
    | 'noDue'
    | 'noEvidence'
    | 'ownerNotQuoted'
    | 'oneOption'
    | 'noMitigation'
    | 'noEstimate'
    | 'unsupported'
    | 'notes'
    | 'like'
  field: string | null
  /** How many lines it is about. */
  n?: number
  /** Which task it is like, and how much. */
  like?: { number: number; share: number }
}

/** What a task needs before it can be done by somebody else: who, when, and where it was said. */
export function faultsOfTask(task: ActionItem, at: number, all: readonly ActionItem[]): Fault[] {
  if (task.status === 'cancelled') return []
  const twin = all
    .slice(0, at)
    .map((one, index) => ({ number: index + 1, share: similarity(one.title, task.title), one }))
    .find(({ share, one }) => share >= ALIKE && one.status !== 'cancelled')
  return [
    ...when(task.owner === null, 'noOwner', 'owner'),
    ...when(task.due_date === null, 'noDue', 'due'),
    // What a person set themselves they answer for.
    ...when(task.anchors.length === 0 && !isByHand(task), 'noEvidence', 'title'),
    ...when(ownerIsInvented(task), 'ownerNotQuoted', 'owner'),
    ...(twin === undefined
      ? []
      : [{ kind: 'like' as const, field: 'title', like: { number: twin.number, share: twin.share } }]),
  ]
}

/** From here on two titles ask for the same. */
const ALIKE = 0.8

const isByHand = ({ edited }: { edited?: object }): boolean => Object.keys(edited ?? {}).length > 0

function ownerIsInvented({ owner, anchors, edited }: ActionItem): boolean {
  if (owner === null || edited?.owner !== undefined || anchors.length === 0) return false
  const said = anchors.map(({ quote }) => quote).join(' ')
  const speakers = anchors.map(({ speaker }) => speaker ?? '')
  return !said.toLowerCase().includes(owner.name.toLowerCase()) && !speakers.includes(owner.name)
}

type Risk = Pick<DecisionLog['risks'][number], 'mitigation' | 'likelihood' | 'impact' | 'anchors' | 'edited'>

/** What a risk needs to be reviewed: how grave it is, and what is done about it. */
export const faultsOfRisk = (risk: Risk): Fault[] => [
  ...when(risk.mitigation === null, 'noMitigation', 'mitigation'),
  ...when(risk.likelihood === null || risk.impact === null, 'noEstimate', 'likelihood'),
  ...when(risk.anchors.length === 0 && !isByHand(risk), 'noEvidence', 'risk'),
]

/** What the decision itself needs before others rely on it. */
export function faultsOfDecision(log: DecisionLog): Fault[] {
  const [main] = log.decisions
  const lines = unsupportedLines(log)
  return [
    ...when(log.alternatives.length === 1, 'oneOption', null),
    ...when(main !== undefined && main.anchors.length === 0 && !isByHand(log), 'noEvidence', 'decision'),
    ...(lines === 0 ? [] : [{ kind: 'unsupported' as const, field: null, n: lines }]),
    ...(log.needs_review.length === 0
      ? []
      : [{ kind: 'notes' as const, field: null, n: log.needs_review.length }]),
  ]
}

/** Lines of the log that no source says and no person stands by. */
export const unsupportedLines = (log: DecisionLog): number =>
  unsupported(log).filter(({ edited }) => edited === undefined).length

/** What no source says, whoever wrote it: whoever exports it is asked first. */
export const unsupportedTexts = (log: DecisionLog): string[] => unsupported(log).map(({ text }) => text)

const unsupported = ({ rationale, alternatives }: DecisionLog) =>
  [
    ...rationale.map(({ claim, support, edited }) => ({ text: claim, support, edited })),
    ...alternatives.flatMap(({ pros, cons }) => [...pros, ...cons]),
  ].filter(({ support }) => support === 'unsupported')

const when = (is: boolean, kind: Fault['kind'], field: string | null): Fault[] =>
  is ? [{ kind, field }] : []
