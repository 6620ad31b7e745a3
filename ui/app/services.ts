import { Connection } from '../connection/connection.ts'
import { browser } from '../connection/browser.ts'
import { postCommand } from '../lib/api.ts'
import { change, createCommandStore, settle } from '../run/command-store.ts'
import { createCommands } from '../run/commands.ts'

/** What the page has one of: its socket, and what was asked over it. */
export const commandStore = createCommandStore()

export const connection: Connection = new Connection(browser, {
  settled: (ack) => settle(commandStore, ack),
  failed: (commandId, reason) => change(commandStore, commandId, { state: 'refused', reason }),
  opened: () => commands.sendWaiting(),
})

export const commands = createCommands(commandStore, {
  socket: connection,
  http: postCommand,
  now: () => Date.now(),
  newId: () => crypto.randomUUID(),
})

window.addEventListener('online', () => connection.retryNow())
window.addEventListener('focus', () => connection.retryNow())
document.addEventListener('visibilitychange', () => {
  if (!document.hidden) connection.retryNow()
})
