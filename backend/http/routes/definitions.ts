import type { Kind, Version, Versioned } from '../../ports/catalogue.ts'
import {
  CHANGE_BODIES,
  changeOf,
  DUPLICATE_BODY,
  duplicateOf,
  RESTORE_BODY,
  restoreOf,
} from '../definition-bodies.ts'
import type { AppDeps } from '../deps.ts'
import { optionalInteger } from '../params.ts'
import { Problem } from '../problem.ts'
import { registryOf } from '../registry-of.ts'
import { actorOf, type Asked, json, type Route } from '../route.ts'
import { recentRuns, usedIn, type RecentNeeds } from '../used-in.ts'

type Needs = RecentNeeds & Pick<AppDeps, 'catalogue' | 'registry'>

const READ = { action: 'read', kind: 'registry' } as const
const WRITE = { action: 'write', kind: 'registry' } as const
const GONE = { description: 'Nothing of this id, or no such version.', shape: 'Problem' }
const OUTDATED = {
  description: '`baseVersion` is not the newest any more: `versionNumber` tells which is.',
  shape: 'Problem',
}
const BAD = { description: 'Faults, each with its place.', shape: 'Problem' }
const VERSION = optionalInteger('v', 'This version; absent: the newest.', { minimum: 1, maximum: 1_000_000 })

/** One agent or template with its versions: looked at, changed, put back, and a template also taken as the start of another. */
export function versionRoutes(deps: Needs, kind: Kind): Route[] {
  const at = `/${kind}s/{id}`
  const one = { 200: { description: SHAPE[kind] }, 404: GONE }
  const routes: Route[] = [
    {
      method: 'GET',
      path: at,
      access: READ,
      summary: `One ${kind} of the registry, the newest version or an older one.`,
      query: [VERSION],
      gives: one,
      handle: async (asked) => shown(deps, asked, kind, await found(deps, asked, kind)),
    },
    {
      method: 'GET',
      path: `${at}/versions`,
      access: READ,
      summary: `The versions of the ${kind}, the newest first; 1 is the one that came with the program.`,
      gives: {
        200: { description: '`{items: [{version, label, at, by, note, builtIn}], nextCursor}`.' },
        404: GONE,
      },
      async handle(asked) {
        const items = await catalogueOf(deps).versions(placeOf(asked, kind))
        return json(200, { items: items ?? none(), nextCursor: null })
      },
    },
    {
      method: 'PATCH',
      path: at,
      access: WRITE,
      summary: `A new version of the ${kind} with the fields that are sent; null takes one away. \`note\` says why. Runs that go on keep what they began with.`,
      takes: { 'application/json': CHANGE_BODIES[kind] },
      example: { baseVersion: 1, description: 'What it is for.', note: 'said plainly' },
      gives: { ...one, 400: BAD, 409: OUTDATED },
      async handle(asked) {
        const { change, base, note } = changeOf(asked.body)
        const place = placeOf(asked, kind)
        const made = await catalogueOf(deps).change(place, change, { ...by(deps, asked, note), base })
        if (made === 'outdated') throw outdated(await catalogueOf(deps).find(place))
        return shown(deps, asked, kind, made ?? none())
      },
    },
    {
      method: 'POST',
      path: `${at}/restore`,
      access: WRITE,
      summary: `A new version of the ${kind} that is as an old one was.`,
      takes: { 'application/json': RESTORE_BODY },
      example: { version: 1 },
      gives: { ...one, 400: BAD },
      async handle(asked) {
        const { version, note } = restoreOf(asked.body)
        const made = await catalogueOf(deps).restore(placeOf(asked, kind), version, by(deps, asked, note))
        return shown(deps, asked, kind, made ?? none())
      },
    },
  ]
  return kind === 'agent' ? routes : [...routes, duplicateRoute(deps)]
}

function duplicateRoute(deps: Needs): Route {
  return {
    method: 'POST',
    path: '/templates/{id}/duplicate',
    access: WRITE,
    summary: 'A template of its own, as this one is now.',
    takes: { 'application/json': DUPLICATE_BODY },
    example: { id: 'our-choice', title: 'How we choose' },
    gives: {
      201: { description: SHAPE.template },
      400: BAD,
      404: GONE,
      409: { description: 'The id is another’s.', shape: 'Problem' },
    },
    location: (body) =>
      typeof body === 'object' && body !== null && 'id' in body
        ? `/api/v1/templates/${String(body.id)}`
        : null,
    async handle(asked) {
      const { id, title } = duplicateOf(asked.body)
      const place = {
        workspaceId: asked.subject.workspaceId,
        kind: 'template' as const,
        id: asked.path('id'),
      }
      const made = await catalogueOf(deps).duplicate(place, { id, title }, by(deps, asked, null))
      if (made === 'taken') throw new Problem(409, `There is a template “${id}” already: choose another id.`)
      return { ...(await shown(deps, asked, 'template', made ?? none())), status: 201 }
    },
  }
}

const SHAPE = {
  agent:
    'The definition, and `{versionNumber, at, by, note, builtIn, usedIn: [{id, title}], runs30d}`; `at` and `by` are null for what came with the program.',
  template:
    'The template, and `{versionNumber, at, by, note, builtIn, runs30d}`; `at` and `by` are null for what came with the program.',
} as const

function outdated(newest: Versioned<Kind> | null): Problem {
  const { version = 0, by: who = null } = newest ?? {}
  const detail = `${who?.name ?? 'Somebody'} has saved version ${version} meanwhile, so nothing of yours was saved. Read it, bring in what is yours, and send it with baseVersion ${version}.`
  return new Problem(409, detail, { fields: { versionNumber: version } })
}

const placeOf = <K extends Kind>({ subject, path }: Asked, kind: K) => ({
  workspaceId: subject.workspaceId,
  kind,
  id: path('id'),
})

const by = ({ clock }: Needs, { subject }: Asked, note: string | null) => ({
  by: actorOf(subject),
  note,
  now: clock.now(),
})

function catalogueOf({ catalogue }: Needs): NonNullable<AppDeps['catalogue']> {
  if (catalogue === undefined) throw new Problem(409, 'This server keeps no versions.')
  return catalogue
}

const found = async (deps: Needs, asked: Asked, kind: Kind): Promise<Versioned<Kind>> =>
  (await catalogueOf(deps).find(placeOf(asked, kind), asked.get(VERSION))) ?? none()

function none(): never {
  throw new Problem(404, 'There is nothing of this id, or no such version.')
}

async function shown(deps: Needs, { subject }: Asked, kind: Kind, { body, ...version }: Versioned<Kind>) {
  const recent = await recentRuns(deps, subject.workspaceId)
  const use =
    kind === 'agent'
      ? { usedIn: usedIn(await registryOf(deps, subject), body.id), runs30d: recent.ofAgent(body.id) }
      : { runs30d: recent.ofTemplate(body.id) }
  return json(200, { ...body, ...numbered(version), ...use })
}

const numbered = ({ version, at, by: who, note, builtIn }: Version) => ({
  versionNumber: version,
  at,
  by: who,
  note,
  builtIn,
})
