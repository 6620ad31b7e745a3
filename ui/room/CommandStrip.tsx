import { useEffect } from 'react'
import { useStore } from 'zustand'
import type { Command } from '../../schemas/generated/types.ts'
import { ENDED, type RunState } from '../../backend/council/state.ts'
import { announce } from '../app/announcer.tsx'
import { PHONE, useMedia } from '../app/use-media.ts'
import { commands, commandStore } from '../app/services.ts'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { useServed } from '../components/Served.tsx'
import { cx } from '../components/cx.ts'
import { dismiss, type Asked } from '../run/command-store.ts'
import { useAsk, useRoom, useRun } from './room-context.ts'
import { servedView, settledView, type SettledView } from './settled-view.ts'
import { words } from '../words/words.ts'

/** How many of what was done stay in view, until the council ends; on a phone the talk needs the room. */
const SHOWN = { wide: 3, phone: 1 }
/** What is seen elsewhere at once needs no line of its own when it was applied. */
const SILENT = new Set<Command['type']>(['resume'])

/** What this page asked of the council and what became of each request. */
export function CommandStrip() {
  const { session } = useRoom()
  const asked = useStore(commandStore, (held) => held.asked)
  const run = useRun((one) => one)
  const isPhone = useMedia(PHONE)
  const served = useServed()
  const views = asked
    .filter((one) => one.runId === session.runId && !SILENT.has(one.command.type))
    .map((one) => servedView(settledView(one, run), served))
  const done = views.filter(({ state }) => state === 'applied' || state === 'cancelled')
  const old = new Set(done.slice(0, -(isPhone ? SHOWN.phone : SHOWN.wide)))
  const shown = views.filter((one) =>
    // Refusals stay until they are put away, and what still may act until it has.
    ENDED.has(run.status) ? one.state === 'refused' : !old.has(one),
  )
  const others = run.queue.filter((one) => !asked.some(({ commandId }) => commandId === one.commandId))
  if (shown.length + others.length === 0) return null
  return (
    <ul
      aria-label={words.strip.label}
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
        <span className="font-medium">{name}</span>: {words.strip.by(actor.name)}, {words.strip.queued}
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
      aria-label={`${words.strip.cancel}: ${name}`}
      onClick={() => ask({ type: 'cancel_command', commandId })}
    >
      {words.strip.cancel}
    </Button>
  )
}

function Request({ view, seats }: { view: SettledView; seats: RunState['seats'] }) {
  const { asked, state, text } = view
  const name = titleOf(asked.command, seats)
  const isFinal = state === 'applied' || state === 'refused'
  useEffect(() => {
    if (isFinal) announce(words.announce.settled(name, text))
  }, [isFinal, name, text])
  return (
    <li className={cx(CHIP, TONES[state] ?? 'border-line bg-sheet')}>
      <span className="min-w-0">
        <span className="font-medium">{name}</span>: {text}
      </span>
      {state === 'stale' && (
        <Button small onClick={() => commands.sendAnyway(asked.commandId)}>
          {words.strip.sendAnyway}
        </Button>
      )}
      {state === 'queued' && <Cancel commandId={asked.commandId} name={name} />}
      {state !== 'sending' && (
        <button
          type="button"
          aria-label={`${words.strip.dismiss}: ${name}`}
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
  const base = words.command[command.type]
  const seat = 'seat' in command ? command.seat : command.type === 'say' ? command.to : undefined
  return seat === undefined ? base : `${base}, ${seats.find((one) => one.seat === seat)?.name ?? seat}`
}
