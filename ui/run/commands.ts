import type { Command } from '../../schemas/generated/types.ts'
import type { Connection } from '../connection/connection.ts'
import { ApiRefusal, postCommand } from '../lib/api.ts'
import { change, put, settle, STALE_MS, toSend, type Asked, type CommandStore } from './command-store.ts'

export type Way = {
  socket: Pick<Connection, 'command'>
  http: typeof postCommand
  now(): number
  newId(): string
}

/** Sends what people ask: by the socket, else by HTTP, else as soon as there is a way. */
export function createCommands(store: CommandStore, way: Way) {
  function send(asked: Asked): void {
    change(store, asked.commandId, { state: 'sending' })
    if (!way.socket.command(asked.runId, asked.commandId, asked.command)) void overHttp(asked)
  }

  async function overHttp({ runId, commandId, command }: Asked): Promise<void> {
    try {
      settle(store, { type: 'ack', commandId, seq: 0, ...(await way.http(runId, commandId, command)) })
    } catch (fault) {
      if (fault instanceof ApiRefusal && fault.status < 500)
        change(store, commandId, { state: 'refused', reason: fault.message })
      else change(store, commandId, { state: 'waiting' })
    }
  }

  return {
    ask(runId: string, command: Command): string {
      const asked: Asked = { commandId: way.newId(), runId, command, at: way.now(), state: 'sending' }
      put(store, asked)
      send(asked)
      return asked.commandId
    },
    /** A person said that what waited too long should be sent after all. */
    sendAnyway(commandId: string): void {
      const asked = store.getState().asked.find((one) => one.commandId === commandId)
      if (asked === undefined) return
      const again = { ...asked, at: way.now() }
      put(store, again)
      send(again)
    },
    /** The same once more, by HTTP: where the socket brings no answer. Its id keeps it from happening twice. */
    again(commandId: string): void {
      const asked = store.getState().asked.find((one) => one.commandId === commandId)
      if (asked !== undefined) void overHttp(asked)
    },
    /** The socket is open (again): nothing that was asked is lost, and what is too old is asked about. */
    sendWaiting(): void {
      const { asked } = store.getState()
      for (const one of asked)
        if (one.state === 'waiting' && way.now() - one.at >= STALE_MS)
          change(store, one.commandId, { state: 'stale' })
      for (const one of toSend(asked, way.now())) send(one)
    },
  }
}
