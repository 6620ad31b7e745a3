import { useEffect } from 'react'
import { useStore } from 'zustand'
import { ENDED, type RunState } from '../../backend/council/state.ts'
import { announce } from '../app/announcer.tsx'
import { commands, commandStore } from '../app/services.ts'
import { Button } from '../components/Button.tsx'
import { Icon } from '../components/Icon.tsx'
import { cx } from '../components/cx.ts'
import { command as commandName, strip } from '../lib/words.ts'
import { announce as spoken } from '../lib/words-room.ts'
import { dismiss, type Asked } from '../run/command-store.ts'
import { useRoom, useRun } from './room-context.ts'
import { settledView, type SettledView } from './settled-view.ts'

/** How many of what was asked stay in view, until the council ends; refusals stay until they are dismissed. */
const SHOWN = 3

/** What this page asked of the council and what became of each request. */
export function CommandStrip() {
  const { session } = useRoom()
  const asked = useStore(commandStore, (held) => held.asked)
  const run = useRun((one) => one)
  const shown = asked
    .filter((one) => one.runId === session.runId && one.command.type !== 'resume')
    .map((one) => settledView(one, run))
    .filter(
      (one, index, all) => one.state === 'refused' || (!ENDED.has(run.status) && index >= all.length - SHOWN),
    )
  if (shown.length === 0) return null
  return (
    <ul
      aria-label={strip.label}
      className="flex max-h-28 shrink-0 flex-wrap gap-1.5 overflow-y-auto border-t border-line px-4 py-2"
    >
      {shown.map((one) => (
        <Request key={one.asked.commandId} view={one} seats={run.seats} />
      ))}
    </ul>
  )
}

function Request({ view, seats }: { view: SettledView; seats: RunState['seats'] }) {
  const { asked, state, text } = view
  const name = titleOf(asked, seats)
  const isFinal = state === 'applied' || state === 'refused'
  useEffect(() => {
    if (isFinal) announce(spoken.settled(name, text))
  }, [isFinal, name, text])
  return (
    <li
      className={cx(
        'appear flex max-w-full items-center gap-2 rounded-md border px-2 py-0.5 text-[0.93rem]',
        TONES[state] ?? 'border-line bg-sheet',
      )}
    >
      <span className="min-w-0">
        <span className="font-medium">{name}</span>: {text}
      </span>
      {state === 'stale' && (
        <Button small onClick={() => commands.sendAnyway(asked.commandId)}>
          {strip.sendAnyway}
        </Button>
      )}
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

const TONES: Partial<Record<Asked['state'], string>> = {
  refused: 'border-bad bg-bad-tint text-bad',
  waiting: 'border-warn bg-warn-tint text-warn',
  stale: 'border-warn bg-warn-tint text-warn',
  queued: 'border-accent bg-sheet',
}

function titleOf({ command }: Asked, seats: RunState['seats']): string {
  const base = commandName[command.type]
  const seat = command.type === 'give_floor' ? command.seat : command.type === 'say' ? command.to : undefined
  return seat === undefined ? base : `${base}, ${seats.find((one) => one.seat === seat)?.name ?? seat}`
}
