import type { ArtifactData } from '../../../schemas/generated/types.ts'
import { UsageFault } from '../usage.ts'
import { request, type Door } from './request.ts'
import { fieldsOf, textOf } from './shapes.ts'

type Kind = ArtifactData['kind']

export type ChangeOnServer = { pointer: string; what: string; before: string | null; after: string | null }
export type VersionOnServer = {
  version: number
  by: string
  at: string
  changes: ChangeOnServer[]
  approvedBy: string[]
}

const PAGE = 100

/** What a server can be asked about the documents of a run. */
export function documentsApi(door: Door) {
  const at = (runId: string) => `/runs/${encodeURIComponent(runId)}/artifacts`
  return {
    /** The documents there are, each with its last version. */
    async documents(runId: string): Promise<{ kind: string; version: number }[]> {
      const { items } = fieldsOf(await request(door, 'GET', at(runId)))
      return listed(items).map((one) => ({ kind: textOf(one, 'kind'), version: numberOf(one, 'version') }))
    },

    /** One version of a document. */
    document: (runId: string, kind: Kind, version: number): Promise<unknown> =>
      request(door, 'GET', `${at(runId)}/${kind}?version=${version}`),

    /** Every version, the newest first. */
    async versions(runId: string, kind: Kind): Promise<VersionOnServer[]> {
      const all: VersionOnServer[] = []
      for (let cursor = ''; ;) {
        const page = fieldsOf(
          await request(door, 'GET', `${at(runId)}/${kind}/versions?limit=${PAGE}${cursor}`),
        )
        all.push(...listed(page.items).map(readVersion))
        if (typeof page.nextCursor !== 'string') return all
        cursor = `&cursor=${encodeURIComponent(page.nextCursor)}`
      }
    },
  }
}

/** The last version of a document that the run has made. */
export async function lastVersion(
  api: Pick<ReturnType<typeof documentsApi>, 'documents'>,
  runId: string,
  kind: Kind,
): Promise<number> {
  const found = (await api.documents(runId)).find((one) => one.kind === kind)
  if (found !== undefined) return found.version
  throw new UsageFault(`Run ${runId} has not made its ${kind.replaceAll('_', ' ')} yet: wait for it.`)
}

function readVersion(value: unknown): VersionOnServer {
  const { by, changes, approvals } = fieldsOf(value)
  return {
    version: numberOf(value, 'version'),
    by: textOf(by, 'name'),
    at: textOf(value, 'at'),
    changes: listed(changes).map((one) => {
      const { before, after } = fieldsOf(one)
      return {
        pointer: textOf(one, 'pointer'),
        what: textOf(one, 'what'),
        before: typeof before === 'string' ? before : null,
        after: typeof after === 'string' ? after : null,
      }
    }),
    approvedBy: listed(approvals).map((one) => textOf(fieldsOf(one).by, 'name')),
  }
}

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

function numberOf(value: unknown, field: string): number {
  const number = fieldsOf(value)[field]
  return typeof number === 'number' ? number : 0
}
