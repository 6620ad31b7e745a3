// The addresses that interactions bring along: an app answers there five times within half an hour.
import type { EmulatorRequest, Reply, Routed } from '../core/service.ts'
import { isJson } from './json.ts'
import { show, wrongWith } from './people/answers.ts'
import type { Workspace } from './workspace.ts'

/** The known fields of an answer; what else it says is reported. */
const FIELDS = new Set([
  'text',
  'blocks',
  'attachments',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
  'metadata',
  'mrkdwn',
  'unfurl_links',
  'unfurl_media',
])

/** Answers `POST /response/…`; null for every other path. */
export function responseUrls(workspace: Workspace): (request: EmulatorRequest) => Routed | null {
  return (request) => {
    const id = /^\/response\/(\w+)$/.exec(request.path)?.[1]
    if (id === undefined) return null
    const address = workspace.tickets.addressed(id)
    if (typeof address === 'string')
      return { refusal: refused(404, address === 'unknown' ? 'invalid_url' : `${address}_url`) }
    const answer = request.body
    if (!isJson(answer)) return { refusal: refused(400, 'invalid_payload') }
    const unknown = Object.keys(answer).filter((field) => !FIELDS.has(field))
    const unserved = unknown.length > 0 ? { unserved: `an answer has no ${unknown.join(', ')}` } : {}
    const wrong = wrongWith(answer)
    if (wrong !== null) return { refusal: refused(400, wrong), ...unserved }
    const commit = (): Reply => {
      workspace.tickets.useAddress(id)
      show(workspace, address, answer)
      return { status: 200, body: { ok: true } }
    }
    return { write: true, commit, ...unserved }
  }
}

function refused(status: number, error: string): Reply {
  return { status, body: { ok: false, error } }
}
