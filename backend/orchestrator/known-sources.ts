import type { Meeting } from '../../schemas/generated/types.ts'
import { MeetingInvalid } from '../council/meeting/meeting-invalid.ts'
import type { KnowledgeSource } from '../ports/knowledge.ts'

export type SourcesOf = (workspaceId: string) => Promise<Pick<KnowledgeSource, 'id' | 'status'>[]>

/** A council that is to rest on a source of the library is not held without it: MeetingInvalid says which are missing. */
export async function refuseUnknownSources(
  { context = [] }: Pick<Meeting, 'context'>,
  workspaceId: string,
  sourcesOf: SourcesOf,
): Promise<void> {
  if (context.every(({ sourceId }) => sourceId === undefined)) return
  const known = new Map((await sourcesOf(workspaceId)).map(({ id, status }) => [id, status]))
  const faults = context.flatMap(({ sourceId }, index) => {
    if (sourceId === undefined) return []
    const status = known.get(sourceId)
    const pointer = `/context/${index}/sourceId`
    if (status === undefined)
      return [
        { pointer, message: `names no source of the library: “${sourceId}”. xio knowledge list shows them.` },
      ]
    if (status === 'failed')
      return [
        {
          pointer,
          message: `names a source that cannot be read: “${sourceId}”. xio knowledge list says why.`,
        },
      ]
    return []
  })
  if (faults.length > 0) throw new MeetingInvalid(faults)
}
