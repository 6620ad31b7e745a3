import { changesBetween } from '../../council/record/changes.ts'
import type { DocumentVersion, RunState } from '../../council/state.ts'
import { isoOf } from '../../council/time.ts'
import type { AppDeps } from '../deps.ts'
import { findRun } from '../find-run.ts'
import { optionalInteger, pageLimit } from '../params.ts'
import { Problem } from '../problem.ts'
import { json, type Route } from '../route.ts'
import { storedArtifact, versionsIn } from '../stored-artifact.ts'

const LIMIT = pageLimit(20, 100)
const CURSOR = optionalInteger('cursor', 'The nextCursor of the page before: versions older than this one.', {
  minimum: 1,
  maximum: 100_000,
})

/** Who changed what in a document, and who approved it. */
export const versionRoute = (deps: Pick<AppDeps, 'councils' | 'log'>): Route => ({
  method: 'GET',
  path: '/runs/{id}/artifacts/{kind}/versions',
  access: { action: 'read', kind: 'run' },
  summary: 'The versions of a document, the newest first: who made them, what changed, who approved them.',
  query: [LIMIT, CURSOR],
  gives: {
    200: {
      description:
        '`{items: [{version, by, at, seq, valid, changes: [{pointer, what, before, after}], approvals: [{by, at}]}], nextCursor}`. `changes` tells in words what is other than in the version before; null where a text was not there.',
    },
    404: { description: 'No such run or document.', shape: 'Problem' },
  },
  async handle(asked) {
    const state = await findRun(deps, asked)
    const kind = asked.path('kind')
    const all = versionsIn(state, kind)
    if (all.length === 0) throw new Problem(404, NO_DOCUMENT)
    const cursor = asked.get(CURSOR)
    const older = all.filter(({ version }) => cursor === undefined || version < cursor)
    const page = older.slice(-asked.get(LIMIT))
    const items = []
    for (const made of page) items.unshift(await told(deps, state, { kind, made }))
    const first = page[0]?.version ?? 1
    return json(200, { items, nextCursor: page.length < older.length ? String(first) : null })
  },
})

const NO_DOCUMENT = 'The run has not made such a document. GET /runs/{id}/artifacts lists what there is.'

async function told(
  deps: Pick<AppDeps, 'log'>,
  state: RunState,
  { kind, made }: { kind: string; made: DocumentVersion },
) {
  const { version, by, at, seq, approvals } = made
  const now = await storedArtifact(deps, state, kind, version)
  const before = version === 1 ? null : await storedArtifact(deps, state, kind, version - 1)
  return {
    version,
    by,
    at: isoOf(at),
    seq,
    valid: now?.valid === true,
    changes: now === null || before === null ? [] : changesBetween(now.kind, before.body, now.body),
    approvals: approvals.map((one) => ({ by: one.by, at: isoOf(one.at) })),
  }
}
