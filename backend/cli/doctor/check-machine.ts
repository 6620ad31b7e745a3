import { createServer } from 'node:net'
import { dataDirHolder, openRegistry, panelIsBuilt } from '../../compose.ts'
import type { Config } from '../../config.ts'
import { faultLine } from '../faults.ts'
import { codeOf } from '../files/read-text.ts'
import { fault, type Finding, ok, warn } from './finding.ts'

/** This Node runs the program, or we would not be here. */
export const checkNode = (): Finding => ok('Node', process.versions.node)

/** Without the environment nobody knows the data directory, whose registry stands beside the program's. */
export function checkRegistry(dataDir?: string): Finding {
  try {
    const { agents, templates } = openRegistry(dataDir)
    return ok('registry', `${agents.length} agents, ${templates.length} templates`)
  } catch (error) {
    return fault('registry', faultLine(error) ?? String(error))
  }
}

export const checkPanel = (): Finding =>
  panelIsBuilt()
    ? ok('panel', 'built')
    : warn('panel', 'not built, so a server has the API only: run npm ci.')

/** Variables that a later version will understand. */
export function checkEnvironment({ unused }: Config): Finding {
  if (unused.length === 0) return ok('environment', 'every value can be read')
  return warn(
    'environment',
    `this version does not use ${unused.join(', ')}; the offline panel speaks and nothing leaves this machine.`,
  )
}

/** Whether a server could listen, or ours does already. */
export async function checkPort({ host, port, dataDir }: Config): Promise<Finding> {
  const url = dataDirHolder(dataDir)?.url
  if (url != null && new URL(url).port === String(port))
    return ok('port', `${port}: our server listens there`)
  const { promise, resolve } = Promise.withResolvers<Finding>()
  const probe = createServer()
  probe.once('error', (error) => {
    const why =
      codeOf(error) === 'EADDRINUSE'
        ? 'is in use by another program'
        : `cannot be listened on (${codeOf(error)})`
    resolve(
      fault(
        'port',
        `${port} of ${host} ${why}: end it, or set PORT to a free one. For example: PORT=${port + 1}`,
      ),
    )
  })
  probe.listen({ host, port }, () => probe.close(() => resolve(ok('port', `${port} of ${host} is free`))))
  return promise
}
