import type { Actor, ArtifactData } from '../../../schemas/generated/types.ts'
import { editedDocument } from '../record/editing/edited-document.ts'
import { sameJson } from '../record/editing/json.ts'
import { emitVersion } from '../record/submit.ts'
import { approvalsOf } from '../record/versions.ts'
import { NeedlessCommand } from '../rejections.ts'
import type { RunState } from '../state.ts'
import type { Ctx, Working } from '../working.ts'
import { reject, type Chapter, type CommandOf, type Timing } from './rule.ts'

/** What a person makes of the documents of a run, while it goes on and after its end. */
export const EDITING: Chapter<'edit_artifact' | 'approve_artifact'> = {
  edit_artifact: { judge: judgeEdit, carryOut: edit },
  approve_artifact: { judge: judgeApproval },
}

/** The commands that apply after a run's end, too: its documents go on. */
export const AFTER_THE_END = new Set<string>(['edit_artifact', 'approve_artifact', 'export'])

function judgeEdit(state: RunState, command: CommandOf<'edit_artifact'>, actor: Actor, ctx: Ctx): Timing {
  if (actor.kind !== 'person') reject('only_people_edit')
  const { body } = standing(state, command)
  const edited = editedDocument(state, command, actor, ctx).body
  if (sameJson(wordsOf(body), wordsOf(edited))) throw new NeedlessCommand('The document reads so already.')
  return 'now'
}

/** A version's own number and what it cost change with each; alone they are no edit. */
function wordsOf(body: ArtifactData['body']): unknown {
  if (Array.isArray(body)) return body
  const {
    version: _,
    cost: _cost,
    provenance: _from,
    ...words
  } = { version: 0, cost: 0, provenance: 0, ...body }
  return words
}

/** The person's command stands first in the append, so the document is made of the run as it was before it. */
function edit(w: Working, command: CommandOf<'edit_artifact'>, actor: Actor): void {
  emitVersion(w, editedDocument(w.base, command, actor, w.ctx), actor)
}

function judgeApproval(state: RunState, command: CommandOf<'approve_artifact'>, actor: Actor): Timing {
  if (actor.kind !== 'person') reject('only_people_edit')
  const { valid, errors = [], version } = standing(state, command)
  if (!valid) return reject('artifact_invalid', `${INVALID} ${errors.slice(0, 3).join(' ')}`)
  if (approvalsOf(state, command.kind).some(({ by }) => by.id === actor.id))
    throw new NeedlessCommand(`You have approved version ${version} already.`)
  return 'now'
}

const INVALID = 'The document is not valid, so it cannot be approved. Mend it with edit_artifact first:'

/** The document as it stands, if it is the version that was meant. */
function standing(
  state: RunState,
  { kind, version }: CommandOf<'edit_artifact'> | CommandOf<'approve_artifact'>,
): ArtifactData {
  const artifact = state.artifacts[kind]
  if (artifact === undefined) return reject('no_artifact')
  if (version === undefined || version === artifact.version) return artifact
  if (version > artifact.version)
    return reject('artifact_version', `There is no version ${version} yet; the last is ${artifact.version}.`)
  const by = state.versions[kind]?.at(-1)?.by.name ?? 'somebody'
  return reject(
    'artifact_version',
    `${by} has made version ${artifact.version} since version ${version}. Read it, then ask again for that one.`,
  )
}
