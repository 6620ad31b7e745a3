import { createServer } from 'node:net'
import { dataDirHolder } from '../../compose.ts'
import type { Config } from '../../config.ts'
import { codeOf } from '../files/read-text.ts'
import { fieldsOf } from '../remote/shapes.ts'
import { fault, type Finding, ok } from '../../doctor/finding.ts'

const PATIENCE_MS = 1_000

/** Whether a server could listen, or ours does already; and who is in its place. */
export async function checkPort({ host, port, dataDir }: Config): Promise<Finding> {
  const holder = dataDirHolder(dataDir)
  if (holder?.url != null && new URL(holder.url).port === String(port))
    return ok('port', `${port}: our server listens there (process ${holder.pid})`)
  const code = await listens(host, port)
  if (code === null)
    return ok('port', port === 0 ? '0: the system chooses a free one' : `${port} of ${host} is free`)
  const free = `set PORT to a free one. For example: PORT=${port + 1}`
  if (code === 'EADDRINUSE')
    return fault(
      'port',
      `${port} of ${host} is in use by ${await whoAnswers(host, port)}: end it, or ${free}`,
    )
  if (code === 'EACCES')
    return fault(
      'port',
      `${port} may not be used by this user: set PORT to one from 1024 on. For example: PORT=3000`,
    )
  return fault(
    'port',
    `${port} of ${host} cannot be listened on (${code}): set HOST to 127.0.0.1, or ${free}`,
  )
}

/** Null where it can be listened on, else why not. */
function listens(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const probe = createServer()
    probe.once('error', (error) => resolve(codeOf(error)))
    probe.listen({ host, port }, () => probe.close(() => resolve(null)))
  })
}

async function whoAnswers(host: string, port: number): Promise<string> {
  const name = host.includes(':') ? `[${host}]` : host
  try {
    const answer = await fetch(`http://${name}:${port}/healthz`, { signal: AbortSignal.timeout(PATIENCE_MS) })
    const { status, version } = fieldsOf(await answer.json())
    if (status === 'ok' && typeof version === 'string')
      return `an xio server of another data directory (version ${version})`
  } catch {
    // Whatever it is, it is none of ours.
  }
  return 'another program'
}
