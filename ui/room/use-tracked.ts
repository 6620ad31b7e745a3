import { useEffect, useEffectEvent, useState } from 'react'
import { useStore } from 'zustand'
import type { Command } from '../../schemas/generated/types.ts'
import { commandStore } from '../app/services.ts'
import { useServed } from '../components/Served.tsx'
import { useAsk, useRun } from './room-context.ts'
import { servedView, settledView, type SettledView } from './settled-view.ts'

/** Asks the council for something and follows what becomes of it; `done` is called once it is applied or queued. */
export function useTracked(done: () => void): { ask: (command: Command) => void; view: SettledView | null } {
  const ask = useAsk()
  const [commandId, setCommandId] = useState<string | null>(null)
  const asked = useStore(commandStore, (held) => held.asked.find((one) => one.commandId === commandId))
  const run = useRun((one) => one)
  const served = useServed()
  const view = asked === undefined ? null : servedView(settledView(asked, run), served)
  const isDone = view !== null && (view.state === 'applied' || view.state === 'queued')
  const onDone = useEffectEvent(done)
  useEffect(() => {
    if (isDone) onDone()
  }, [isDone, commandId])
  return { ask: (command) => setCommandId(ask(command)), view }
}
