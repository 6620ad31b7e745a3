import type { Budget, HeldMeeting, Meeting } from '../../schemas/generated/types.ts'
import { isMeeting } from '../../schemas/generated/validators.js'
import { check } from '../../schemas/validate.ts'
import { DEFAULT_TEMPLATE } from '../council/meeting/default-template.ts'
import { holdMeeting } from '../council/meeting/hold-meeting.ts'
import { readMeetingFile } from '../minutes/formats/meeting-file.ts'
import type { ShownRegistry } from './deps.ts'
import { FAULTY, Problem } from './problem.ts'
import type { Asked } from './route.ts'

/** A meeting as somebody has handed it in; with the file that it came as, where it was one. */
export type GivenMeeting = { meeting: Meeting; s0Text?: string | null; notes: string[] }

/** Reads a meeting from a body: fields, or a Markdown file. */
export function givenMeeting({ body, contentType }: Pick<Asked, 'body' | 'contentType'>): GivenMeeting {
  if (contentType !== 'text/markdown') return { meeting: check('meeting', isMeeting, body), notes: [] }
  return readMeetingFile({
    name: 'The text',
    form: 'markdown',
    text: typeof body === 'string' ? body : '',
  })
}

/** The meeting as a run would hold it. What no run could hold is refused now, with its faults, not when somebody starts it. */
export function heldMeeting(
  registry: ShownRegistry,
  workspaceId: string,
  { meeting, s0Text, notes }: GivenMeeting,
  usualBudget: Partial<Budget> = {},
): HeldMeeting {
  const template = templateOf(registry, meeting.template)
  const policies = registry.policies.map(({ name }) => name)
  const given = { meeting, template, workspaceId, notes, policies, usualBudget }
  return holdMeeting({ ...given, ...(s0Text != null && { s0Text }) })
}

/** The template of this id, the usual one where none is named; a problem where there is none of the id. */
export function templateOf({ templates }: Pick<ShownRegistry, 'templates'>, wanted = DEFAULT_TEMPLATE) {
  const template = templates.find(({ id }) => id === wanted)
  if (template !== undefined) return template
  const known = templates.map(({ id }) => id).join(', ')
  throw faultyMeeting('/template', `is no template there is; use one of ${known}.`)
}

/** A problem with one field of a meeting. */
export function faultyMeeting(pointer: string, message: string): Problem {
  return new Problem(400, FAULTY, { errors: [{ pointer, message }] })
}
