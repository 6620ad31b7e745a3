import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Command } from '../../schemas/generated/types.ts'
import { ENDED, type RunState } from '../../backend/council/state.ts'
import { announce } from '../app/announcer.tsx'
import { commands, commandStore } from '../app/services.ts'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { cx } from '../components/cx.ts'
import { command as commandName, strip } from '../lib/words.ts'
import { announce as spoken } from '../lib/words-room.ts'
import { dismiss, type Asked } from '../run/command-store.ts'
import { useAsk, useRoom, useRun } from './room-context.ts'
import { settledView, type SettledView } from './settled-view.ts'

/** How many of what was asked stay in view, until the council ends; refusals stay until they are dismissed. */
const SHOWN = 3
/** What is seen elsewhere at once needs no line of its own when it was applied. */
const SILENT = new Set<Command['type']>(['resume'])

/** What this page asked of the council and what became of each request. */
export function CommandStrip() {
  const { session } = useRoom()
  const asked = useStore(commandStore, (held) => held.asked)
  const run = useRun((one) => one)
  const shown = asked
    .filter((one) => one.runId === session.runId && !SILENT.has(one.command.type))
    .map((one) => settledView(one, run))
    .filter(
      (one, index, all) => one.state === 'refused' || (!ENDED.has(run.status) && index >= all.length - SHOWN),
    )
  const others = run.queue.filter((one) => !asked.some(({ commandId }) => commandId === one.commandId))
  if (shown.length + others.length === 0) return null
  return (
    <ul
      aria-label={strip.label}
      className="flex max-h-28 shrink-0 flex-wrap gap-1.5 overflow-y-auto border-t border-line px-4 py-2"
    >
      {shown.map((one) => (
        <Request key={one.asked.commandId} view={one} seats={run.seats} />
      ))}
      {others.map((one) => (
        <Queued key={one.commandId} queued={one} seats={run.seats} />
      ))}
    </ul>
  )
}

/** What somebody else asked and what waits for its time. */
function Queued({ queued, seats }: { queued: RunState['queue'][number]; seats: RunState['seats'] }) {
  const { command, commandId, actor } = queued
  const name = titleOf(command, seats)
  return (
    <li className={cx(CHIP, TONES.queued)}>
      <span className="min-w-0">
        <span className="font-medium">{name}</span>: {strip.by(actor.name)}, {strip.queued}
      </span>
      <Cancel commandId={commandId} name={name} />
    </li>
  )
}

/** Takes back what has not acted yet. */
function Cancel({ commandId, name }: { commandId: string; name: string }) {
  const ask = useAsk()
  return (
    <Button
      small
      aria-label={`${strip.cancel}: ${name}`}
      onClick={() => ask({ type: 'cancel_command', commandId })}
    >
      {strip.cancel}
    </Button>
  )
}

function Request({ view, seats }: { view: SettledView; seats: RunState['seats'] }) {
  const { asked, state, text } = view
  const name = titleOf(asked.command, seats)
  const isFinal = state === 'applied' || state === 'refused'
  useEffect(() => {
    if (isFinal) announce(spoken.settled(name, text))
  }, [isFinal, name, text])
  return (
    <li className={cx(CHIP, TONES[state] ?? 'border-line bg-sheet')}>
      <span className="min-w-0">
        <span className="font-medium">{name}</span>: {text}
      </span>
      {state === 'stale' && (
        <Button small onClick={() => commands.sendAnyway(asked.commandId)}>
          {strip.sendAnyway}
        </Button>
      )}
      {state === 'queued' && <Cancel commandId={asked.commandId} name={name} />}
      {state !== 'sending' && (
        <button
          type="button"
          aria-label={`${strip.dismiss}: ${name}`}
          onClick={() => dismiss(commandStore, asked.commandId)}
          className="grid size-6 shrink-0 place-items-center rounded text-soft hover:bg-sunk hover:text-ink pointer-coarse:size-11"
        >
          <Icon name="close" />
        </button>
      )}
    </li>
  )
}

const CHIP = 'appear flex max-w-full items-center gap-2 rounded-md border px-2 py-0.5 text-[0.93rem]'
const TONES: Partial<Record<Asked['state'], string>> = {
  refused: 'border-bad bg-bad-tint text-bad',
  waiting: 'border-warn bg-warn-tint text-warn',
  stale: 'border-warn bg-warn-tint text-warn',
  queued: 'border-accent bg-sheet',
}

function titleOf(command: Command, seats: RunState['seats']): string {
  const base = commandName[command.type]
  const seat = 'seat' in command ? command.seat : command.type === 'say' ? command.to : undefined
  return seat === undefined ? base : `${base}, ${seats.find((one) => one.seat === seat)?.name ?? seat}`
}
