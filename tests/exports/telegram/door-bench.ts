// The door of Telegram on a server of its own, beside the bench of the target.
import { authorizeLocal, identifyLocal } from '../../../backend/access/local.ts'
import { systemIds } from '../../../backend/engine/system.ts'
import { exportsOf } from '../../../backend/exports/exports.ts'
import { telegramDoor } from '../../../backend/exports/targets/telegram/door.ts'
import { TELEGRAM } from '../../../backend/exports/targets/telegram/index.ts'
import { createApp } from '../../../backend/http/app.ts'
import { councils } from '../../../backend/orchestrator/councils.ts'
import { registry } from '../../support/house.ts'
import type { Bench } from './bench.ts'

export type Door = Awaited<ReturnType<typeof openDoor>>

const notHere = () => Promise.reject(new Error('not part of this bench'))

/** `called`: the server has a public address, so Telegram calls it; else it asks Telegram. */
export async function openDoor(bench: Bench, { called }: { called: boolean }) {
  const { house, store, outbox, clock, access, target } = bench
  const { runs, pool, drafts, logger } = house
  const { meetings } = store
  const own = councils({ runs, registry, meetings, pool, drafts, paces: new Map() })
  const kinds = [{ kind: TELEGRAM, targets: [target] }]
  const exports = exportsOf({ outbox, kinds, runs, meetings, store: store.outbox, clock })
  const settings = {
    notion: null,
    slack: null,
    telegram: access,
    webhooks: [],
    mail: null,
    outboundAllowed: [],
    exportDir: bench.dataDir,
    publicUrl: called ? 'http://not.yet.known' : null,
  }
  const { deliveries, idempotency, log, outbox: kept } = store
  const door = telegramDoor(access, {
    settings,
    clock,
    random: () => 0.5,
    logger,
    councils: own,
    meetings,
    exports,
    store: kept,
    deliveries,
    idempotency,
    log,
    ids: systemIds(),
    panelUrl: 'http://127.0.0.1:3000',
  })
  const app = createApp({
    councils: own,
    imports: { voice: () => 'none', import: notHere },
    exports,
    inbound: [door],
    meetings,
    idempotency,
    log,
    registry,
    providers: [],
    identify: identifyLocal,
    authorize: authorizeLocal,
    config: { allowedHosts: null },
    clock,
    ids: systemIds(),
    logger,
    panelDir: null,
    version: '0.0.0-test',
    ready: async () => [],
    live: null,
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  // Its port is known only now; Telegram is told when the door starts.
  if (called) settings.publicUrl = url
  door.start?.()
  return {
    url,
    councils: own,
    async close() {
      await door.close()
      await app.close()
    },
  }
}
