import type { Meeting, PolicyPreviewBody } from '../../../schemas/generated/types.ts'
import { isPolicyPreviewBody } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'
import { previewSpeakers } from '../../council/speaker-policies/preview.ts'
import type { AppDeps } from '../deps.ts'
import { heldMeeting, templateOf } from '../given-meeting.ts'
import { registryOf } from '../registry-of.ts'
import { json, type Route } from '../route.ts'

const USUAL_TURNS = 10

/** How the next speaker is chosen, tried out before anybody speaks. */
export function policyRoutes(deps: Pick<AppDeps, 'catalogue' | 'registry'>): Route[] {
  return [
    {
      method: 'POST',
      path: '/policies/preview',
      access: { action: 'read', kind: 'registry' },
      summary:
        'Who would have the floor in the first turns, by the rules of a run; nothing is started or kept.',
      takes: { 'application/json': 'PolicyPreviewBody' },
      example: { template: 'choose-option', policy: { name: 'round_robin' }, turns: 10 },
      gives: {
        200: {
          description:
            '`{items: [{phase, seat, name, by, candidates, why}], nextCursor}`. Where `by` is `model` or `speaker` nobody can know the seat before the council talks: it is null, and `candidates` are those who may be named.',
        },
        400: { description: 'Faults, each with its place.', shape: 'Problem' },
      },
      async handle({ body, subject }) {
        const asked = check('preview', isPolicyPreviewBody, body ?? {})
        const registry = await registryOf(deps, subject)
        const given = meetingOf(asked)
        const meeting = heldMeeting(registry, subject.workspaceId, { meeting: given, notes: [] })
        const turns = previewSpeakers({
          meeting,
          template: templateOf(registry, given.template),
          policies: registry.policies,
          turns: asked.turns ?? USUAL_TURNS,
        })
        const nameOf = new Map(meeting.seats.map(({ seat, name }) => [seat, name]))
        const items = turns.map((one) => ({ ...one, name: one.seat === null ? null : nameOf.get(one.seat) }))
        return json(200, { items, nextCursor: null })
      },
    },
  ]
}

/** What is not known yet says nothing of who speaks. */
function meetingOf({ meeting, turns: _turns, ...known }: PolicyPreviewBody): Meeting {
  return { title: '…', question: '…', language: 'en', ...meeting, ...known }
}
