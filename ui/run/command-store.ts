import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Command, FrameBody } from '../../schemas/generated/types.ts'

/**
 * What this page asked of the council. `waiting`: no way to the server, `stale`: waited so long that it must be asked
 * about again. The run itself says what became of it: its log is folded, this is only what stands before the log.
 */
export type Asked = {
  commandId: string
  runId: string
  command: Command
  at: number
  state: 'sending' | 'waiting' | 'stale' | 'queued' | 'applied' | 'refused' | 'cancelled'
  reason?: string
}
export type CommandStore = StoreApi<{ asked: readonly Asked[] }>

export const createCommandStore = (): CommandStore => createStore(() => ({ asked: [] }))

/** After this a request that could not be sent is not sent by itself: the council has moved on. */
export const STALE_MS = 60_000
/** Enough to see what one did; the log keeps the rest. */
const KEPT = 30

export function put(store: CommandStore, asked: Asked): void {
  store.setState((held) => ({
    asked: [...held.asked.filter((one) => one.commandId !== asked.commandId), asked].slice(-KEPT),
  }))
}

export function change(store: CommandStore, commandId: string, to: Partial<Asked>): void {
  store.setState((held) => ({
    asked: held.asked.map((one) => (one.commandId === commandId ? { ...one, ...to } : one)),
  }))
}

export function dismiss(store: CommandStore, commandId: string): void {
  store.setState((held) => ({ asked: held.asked.filter((one) => one.commandId !== commandId) }))
}

/** The server's answer; an older answer never undoes a newer one. */
export function settle(store: CommandStore, { commandId, state, reason }: FrameBody['ack']): void {
  const known = store.getState().asked.find((one) => one.commandId === commandId)
  if (known === undefined || known.state === 'applied' || known.state === 'refused') return
  change(store, commandId, { state, reason })
}

/** What may be sent now that there is a way again: stop first, then pause, then the rest as it came. */
export function toSend(asked: readonly Asked[], now: number): Asked[] {
  const rank = ({ command }: Asked) => (command.type === 'stop' ? 0 : command.type === 'pause' ? 1 : 2)
  return asked
    .filter((one) => one.state === 'sending' || (one.state === 'waiting' && now - one.at < STALE_MS))
    .toSorted((a, b) => rank(a) - rank(b) || a.at - b.at)
}
