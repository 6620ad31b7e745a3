import type { ArtifactData } from '../../../schemas/generated/types.ts'
import { isActionItems, isDecisionLog, isSummary } from '../../../schemas/generated/validators.js'
import { legendOf, summaryIsOlder } from '../../council/record/legend.ts'
import type { RunState } from '../../council/state.ts'
import { olderSummary } from '../../minutes/render/approval-md.ts'
import { wordsOf } from '../../minutes/render/words.ts'
import { renderActionItems, renderDecisionLog } from '../../minutes/render/decision-log-md.ts'
import type { AppDeps } from '../deps.ts'
import { findRun } from '../find-run.ts'
import { isoOf } from '../../council/time.ts'
import { choice, optionalInteger } from '../params.ts'
import { Problem } from '../problem.ts'
import { json, type Route } from '../route.ts'
import { storedArtifact } from '../stored-artifact.ts'
import { versionRoute } from './versions.ts'

type Needs = Pick<AppDeps, 'councils' | 'log'>

const FORMAT = choice('format', 'The document, or Markdown made of it.', ['json', 'md'])
const VERSION = optionalInteger('version', 'Which version; absent: the last.', {
  minimum: 1,
  maximum: 100_000,
})
const READ = { action: 'read', kind: 'run' } as const

/** The documents that a run made. */
export function artifactRoutes(deps: Needs): Route[] {
  return [
    {
      method: 'GET',
      path: '/runs/{id}/artifacts',
      access: READ,
      summary:
        'The last version of each document of the run, without its body: who made it, and who has approved it.',
      gives: {
        200: { description: 'All kinds that there are.' },
        404: { description: 'No such run.', shape: 'Problem' },
      },
      async handle(asked) {
        const state = await findRun(deps, asked)
        const items = Object.values(state.artifacts).map(({ body: _, ...about }) => ({
          ...about,
          ...madeBy(state, about.kind),
        }))
        return json(200, { items, nextCursor: null })
      },
    },
    {
      method: 'GET',
      path: '/runs/{id}/artifacts/{kind}',
      access: READ,
      summary: 'One document of the run.',
      query: [FORMAT, VERSION],
      gives: {
        200: { description: 'The document.' },
        404: { description: 'No such run, kind or version.', shape: 'Problem' },
      },
      async handle(asked) {
        const state = await findRun(deps, asked)
        const artifact = await storedArtifact(deps, state, asked.path('kind'), asked.get(VERSION))
        if (artifact === null) throw new Problem(404, NO_ARTIFACT)
        const headers = { 'x-artifact-version': String(artifact.version) }
        if (asked.get(FORMAT) === 'json') return { ...json(200, artifact.body), headers }
        return { status: 200, body: markdown(artifact, state), type: 'text/markdown; charset=utf-8', headers }
      },
    },
    versionRoute(deps),
  ]
}

function madeBy(state: RunState, kind: ArtifactData['kind']) {
  const made = state.versions[kind]?.at(-1)
  if (made === undefined) return {}
  return { by: made.by, at: isoOf(made.at), approvedBy: made.approvals.map(({ by }) => by) }
}

const NO_ARTIFACT =
  'The run has no such document, or not in this version. GET /runs/{id}/artifacts lists what there is.'

function markdown({ kind, body }: ArtifactData, state: RunState): string {
  const { language } = state.meeting
  if (kind === 'decision_log' && isDecisionLog(body)) return renderDecisionLog(body, legendOf(state))
  if (kind === 'action_items' && isActionItems(body)) return renderActionItems(body, language)
  if (kind === 'summary' && isSummary(body))
    return olderSummary(body.markdown, summaryIsOlder(state), wordsOf(language))
  throw new Problem(
    409,
    'This version of the document is not valid, so it cannot be shown as Markdown. Ask for format=json.',
  )
}
