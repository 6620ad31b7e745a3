import { readConfig } from '../../config.ts'
import { openServerApi } from '../remote/api.ts'
import { lastVersion, type ChangeOnServer, type VersionOnServer } from '../remote/documents.ts'
import { SERVER_OPTIONS, serverOrFault } from '../remote/where.ts'
import { safeLine } from '../show/plain-text.ts'
import { KINDS, kindOf, nameOf } from '../steer/document-kinds.ts'
import { command } from '../usage.ts'

export default command({
  name: 'versions',
  takes: ['RUN', '[KIND]'],
  summary: 'Lists the versions of the documents of a run on a server: who changed what, and who approved it.',
  teaches: `
KIND is decision_log, action_items or summary; without it all are listed, the newest version first.

Example
  xio versions 20260105-090000-k3x9q2m7 action_items`,
  options: {
    ...SERVER_OPTIONS,
    json: { type: 'boolean', help: 'as one JSON object: the versions by document' },
  },
  async run({ values, words: [runId = '', typed] }) {
    const api = openServerApi(serverOrFault(values, readConfig()))
    const made = new Set((await api.documents(runId)).map(({ kind }) => kind))
    const kinds = typed === undefined ? KINDS.filter((kind) => made.has(kind)) : [kindOf(typed)]
    const found: Record<string, VersionOnServer[]> = {}
    for (const kind of kinds) {
      await lastVersion(api, runId, kind)
      found[kind] = await api.versions(runId, kind)
    }
    if (values.json === true) process.stdout.write(`${JSON.stringify(found)}\n`)
    else if (kinds.length === 0) process.stdout.write(`Run ${runId} has made no documents yet.\n`)
    else
      process.stdout.write(
        kinds.map((kind) => [nameOf(kind), ...(found[kind] ?? []).flatMap(lines), ''].join('\n')).join('\n'),
      )
    return 0
  },
})

const lines = ({ version, at, by, changes, approvedBy }: VersionOnServer): string[] => [
  `  version ${version}  ${at}  ${safeLine(by)}`,
  ...changes.map((one) => `    ${safeLine(one.pointer)}  ${inWords(one)}`),
  ...(approvedBy.length === 0 ? [] : [`    approved by ${safeLine(approvedBy.join(', '))}`]),
]

function inWords({ what, before, after }: ChangeOnServer): string {
  if (what !== 'changed') return `${what}: ${quoted(before ?? after)}`
  return `${quoted(before)} → ${quoted(after)}`
}

const quoted = (text: string | null): string => (text === null ? 'nothing' : `“${safeLine(text)}”`)
