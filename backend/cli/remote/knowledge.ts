import { documentsAt, toSend } from '../../compose-knowledge.ts'
import type { AddedSources, KnowledgeSource } from '../../ports/knowledge.ts'
import type { Shelves } from '../knowledge/shelves.ts'
import { UsageFault } from '../usage.ts'
import { request, type Door } from './request.ts'
import { fieldsOf, textOf } from './shapes.ts'
import { readSource, readSources } from './shapes-of-knowledge.ts'

/** A document may be of some gigabytes. */
const SENDING_MS = 290_000
/** Well within the patience of one request. */
const LONGEST_WAIT_S = 20

/** The library of a server. What lies on this machine is sent to it: it looks at no file that somebody names. */
export function libraryThere(door: Door): Shelves {
  const at = (id: string) => `/knowledge/sources/${encodeURIComponent(id)}`
  const sources = async () => readSources(await request(door, 'GET', '/knowledge/sources'))
  const reindex = async (): Promise<AddedSources> => {
    const told = await request(door, 'POST', '/knowledge/reindex', { patienceMs: SENDING_MS })
    const { refused, ignored } = fieldsOf(told)
    return {
      sources: readSources(told),
      refused: (Array.isArray(refused) ? refused : []).map((one) => ({
        file: textOf(one, 'file'),
        reason: textOf(one, 'reason'),
      })),
      ignored: typeof ignored === 'number' ? ignored : 0,
    }
  }
  return {
    sources,
    reindex,

    async addPath(given) {
      const { documents, refused, ignored } = await documentsAt(given)
      const added: AddedSources = { sources: [], refused, ignored }
      const known = new Map((await sources()).map((source) => [source.origin, source]))
      let isReadThere = false
      for (const document of documents) {
        const { file, title } = document
        const there = known.get(file)
        // It was added in a terminal before there was a server, which reads it where it lies.
        if (there !== undefined) {
          isReadThere = true
          added.sources.push(there)
          continue
        }
        const sent = await toSend(document)
        const source = typeof sent === 'string' ? sent : await send(door, { name: file, title }, sent)
        if (typeof source === 'string') refused.push({ file, reason: source })
        else added.sources.push(source)
      }
      if (isReadThere) await reindex()
      return added
    },

    async addGit() {
      throw new UsageFault(
        `--git is not for the library of a server: end ${door.url} first, or add the files of a folder.`,
      )
    },

    async addUrl(url) {
      return sourceIn(await request(door, 'POST', '/knowledge/sources', { json: { url } }))
    },

    addText: async (title, text) =>
      sourceIn(await request(door, 'POST', '/knowledge/sources', { json: { title, text } })),

    async remove(id) {
      const answers = [204, 404]
      const told = await request(door, 'DELETE', at(id), { answers })
      return fieldsOf(told).status !== 404
    },

    async read(added, told) {
      for (const { id } of added) {
        for (;;) {
          const answer = await request(door, 'GET', `${at(id)}?wait=${LONGEST_WAIT_S}`, {
            answers: [200, 404],
          })
          // Somebody has taken it out meanwhile.
          if (fieldsOf(answer).status === 404) break
          const source = sourceIn(answer)
          if (source.status === 'queued' || source.status === 'indexing') continue
          told(source)
          break
        }
      }
    },
  }
}

/**
 * The whole way to a file is its name: two of one name in two folders are two sources. A document that is refused does not
 * hold the others; then it says why.
 */
async function send(
  door: Door,
  named: { name: string; title: string },
  document: Blob,
): Promise<KnowledgeSource | string> {
  const path = `/knowledge/sources?${new URLSearchParams(named).toString()}`
  const asked = { document, patienceMs: SENDING_MS, answers: [202, 400] }
  const answer = fieldsOf(await request(door, 'POST', path, asked))
  if (answer.status !== 400) return sourceIn(answer)
  const [fault = {}] = (Array.isArray(answer.errors) ? answer.errors : []).map(fieldsOf)
  return `is refused by the server: ${String(fault.message ?? answer.detail)}`
}

const sourceIn = (answer: unknown): KnowledgeSource => readSource(fieldsOf(answer).source)
