import type {
  ActionItem,
  Actor,
  DecisionLog,
  EditArtifactCommand,
  Summary,
} from '../../../../schemas/generated/types.ts'
import * as validators from '../../../../schemas/generated/validators.js'
import { explain, type Validator } from '../../../../schemas/validate.ts'
import { CommandRejected } from '../../rejections.ts'
import type { RunState } from '../../state.ts'
import { Working, type Ctx } from '../../working.ts'
import { wordingOf } from '../../wording/wording.ts'
import { withApprovalNote } from '../approval.ts'
import { factsOf } from '../decision-log.ts'
import { taskFaults, type TaskFrame } from '../../../minutes/support/task-faults.ts'
import { decisionLogFaults, summaryFaults } from '../faults.ts'
import { taskFrameOf } from '../ground.ts'
import type { Submitted } from '../submit.ts'
import { isFields } from './json.ts'
import { controlFaults } from './control-characters.ts'
import { withMainWords } from './main-decision.ts'
import { PatchFault, patched } from './patch.ts'
import { settled } from './settle.ts'

/** The next version of a document as a person edits it. Throws `CommandRejected` with each fault and what to do. */
export function editedDocument(
  state: RunState,
  { kind, patch }: EditArtifactCommand,
  by: Actor,
  ctx: Ctx,
): Submitted {
  const { body: before, valid } = state.artifacts[kind] ?? {}
  // What an earlier program let pass is no fault of this edit; a version that is not valid is mended as a whole.
  const sound = (document: Submitted, faults: (body: unknown) => string[]) =>
    held(document, faults(document.body), () => (valid === true ? faults(before) : []))
  const edit = { state, kind, by, ctx, faults: [] as string[] }
  const after = settled(edit, before, withMainWords(edit, before, applied(before, patch)))
  const faults = [...edit.faults, ...controlFaults(before, after)]
  if (faults.length > 0) throw refused(faults)
  switch (kind) {
    case 'decision_log': {
      const made = checked(
        validators.isDecisionLog,
        isFields(after) ? { ...after, ...counted(state, ctx) } : after,
      )
      // A new version has no approval yet, so what it says of a missing one cannot be edited away.
      const body = withApprovalNote(made, wordingOf(state).review.approval)
      return sound({ kind, body }, (one) =>
        validators.isDecisionLog(one) ? [...decisionLogFaults(state, one, ctx), ...criterionFaults(one)] : [],
      )
    }
    case 'action_items': {
      const body = checked(validators.isActionItems, after)
      return sound({ kind, body }, (one) =>
        validators.isActionItems(one) ? tasksFaults(one, taskFrameOf(state)) : [],
      )
    }
    case 'summary': {
      const body = checked(validators.isSummary, after)
      return sound({ kind, body }, (one) => (validators.isSummary(one) ? summaryFaults(state, one, ctx) : []))
    }
  }
}

function applied(before: unknown, patch: EditArtifactCommand['patch']): unknown {
  try {
    return patched(before, patch)
  } catch (fault) {
    if (fault instanceof PatchFault) throw refused([fault.message])
    throw fault
  }
}

/** What stands in every version about the log it was made from. */
function counted(state: RunState, ctx: Ctx): Pick<DecisionLog, 'version' | 'cost' | 'provenance'> {
  const { version, cost, provenance } = factsOf(new Working(state, ctx, false))
  return { version, cost, provenance }
}

function checked<T extends DecisionLog | ActionItem[] | Summary>(validator: Validator<T>, body: unknown): T {
  if (validator(body)) return body
  const faults = explain(validator.errors ?? [], body)
  throw refused(faults.map(({ pointer, message }) => `${pointer || 'The document'}: ${message}`))
}

function held(document: Submitted, faults: readonly string[], before: () => readonly string[]): Submitted {
  if (faults.length === 0) return document
  const old = new Set(before().map(withoutPlaces))
  const fresh = faults.filter((one) => !old.has(withoutPlaces(one)))
  if (fresh.length > 0) throw refused(fresh)
  return document
}

/** A fault wherever its entry stands by now. */
const withoutPlaces = (fault: string): string =>
  fault.replace(/^\/[^:]*/, (pointer) => pointer.replaceAll(/\/\d+/g, '/*'))

const criterionFaults = ({ criteria, rationale }: DecisionLog): string[] =>
  rationale.flatMap(({ criterion }, i) =>
    criterion === undefined || criteria.some(({ id }) => id === criterion)
      ? []
      : [`/rationale/${i}/criterion: there is no criterion ${criterion}.`],
  )

function tasksFaults(items: readonly ActionItem[], frame: TaskFrame): string[] {
  const ids = new Set(items.map(({ id }) => id))
  return [
    ...(ids.size === items.length
      ? []
      : ['The document: an id stands there twice. Leave the id of a new task out.']),
    ...items.flatMap((item, i) => [
      ...taskFaults(item, frame).map((fault) => `/${i}${fault}`),
      ...item.depends_on
        .filter((id) => id === item.id || !ids.has(id))
        .map((id) => `/${i}/depends_on: there is no other task ${id}.`),
    ]),
  ]
}

const MOST_TOLD = 5

function refused(faults: readonly string[]): CommandRejected {
  const more = faults.length > MOST_TOLD ? ` And ${faults.length - MOST_TOLD} more.` : ''
  const told = faults.slice(0, MOST_TOLD).join(' ').slice(0, 1_800)
  return new CommandRejected('edit_refused', `Nothing was changed. ${told}${more}`)
}
