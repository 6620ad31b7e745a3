import { lastVersion } from '../remote/documents.ts'
import { steer } from '../remote/steer.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { kindOf, nameOf } from '../steer/document-kinds.ts'
import { command, wholeNumber } from '../usage.ts'

export default command({
  name: 'approve',
  takes: ['RUN', '[KIND]'],
  summary:
    'Approves a document of a run on a server in your name: its decision log, unless you name another.',
  teaches: `
KIND is decision_log, action_items or summary. You approve the version that stands, or refuse to be mistaken about it
with --base; an edit afterwards voids it. Several people can approve.

Example
  xio approve 20260105-090000-k3x9q2m7 --base 2`,
  options: {
    ...SERVER_OPTIONS,
    base: { type: 'string', value: 'N', help: 'the version you have read; refused if there is a later one' },
  },
  async run({ values, words: [runId = '', typed = 'decision_log'] }) {
    const kind = kindOf(typed)
    const base = wholeNumber('--base', values.base, 1, 100_000)
    return steer(values, runId, async (api) => {
      const version = base ?? (await lastVersion(api, runId, kind))
      return {
        command: { type: 'approve_artifact', kind, version },
        says: `version ${version} of the ${nameOf(kind)} is approved`,
      }
    })
  },
})
