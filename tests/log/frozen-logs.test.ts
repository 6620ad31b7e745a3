import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { fold } from '../../backend/council/evolve.ts'
import type { RunState } from '../../backend/council/state.ts'
import { digest } from '../../backend/log/digest.ts'
import { fileEvents } from '../../backend/log/log-file.ts'

/*
 * Logs as version 1 of the program wrote them. They are never written again: whatever is changed in the rules, a log of
 * old is read as it was. A later version adds a folder beside; `digests.json` holds what each folds to, field by field, so
 * that a new field of the state may be added to it and no old one may come out otherwise.
 */
const directory = path.join(import.meta.dirname, '../fixtures/logs/v1')
const recorded: Record<string, Record<string, string>> = JSON.parse(
  readFileSync(path.join(directory, 'digests.json'), 'utf8'),
)

async function foldFile(file: string): Promise<RunState> {
  let state: RunState | null = null
  for await (const { event } of fileEvents(file)) state = fold(state, event)
  if (state === null) throw new Error(`${file} is empty.`)
  return state
}

const names = readdirSync(directory).filter((name) => name.endsWith('.jsonl'))

it('are all recorded', () => expect(names.toSorted()).toEqual(Object.keys(recorded).toSorted()))

it.each(names)('%s folds to what it always has', async (name) => {
  const { claimKeys: _, ...state } = await foldFile(path.join(directory, name))
  const shown: Record<string, unknown> = JSON.parse(JSON.stringify(state))
  const found = Object.fromEntries(
    Object.keys(recorded[name] ?? {}).map((field) => [field, digest(shown[field])]),
  )
  expect(found).toEqual(recorded[name])
  expect(Object.keys(found).length).toBeGreaterThan(40)
})
