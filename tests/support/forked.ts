import { readFileSync } from 'node:fs'
import path from 'node:path'
import { lensesOf } from '../../backend/agents/lenses.ts'
import { offlineSelector } from '../../backend/agents/offline/offline-selector.ts'
import { createOfflineVoices } from '../../backend/agents/offline/offline-voices.ts'
import { forkRun } from '../../backend/orchestrator/fork-run.ts'
import { readMeetingFile } from '../../backend/minutes/formats/meeting-file.ts'
import type { ForkChanges, Meeting } from '../../schemas/generated/types.ts'
import { TestClock } from './clock.ts'
import { ANNA, openTestHouse, registry } from './house.ts'

export const exampleText = (name: string): string =>
  readFileSync(path.join(import.meta.dirname, '../../registry/examples', `${name}.md`), 'utf8')

/** A house in which the offline panel holds councils and forks them; the clock moves by a millisecond at each look. */
export function openForkHouse() {
  const house = openTestHouse({
    voices: createOfflineVoices(lensesOf(registry)),
    selectors: () => offlineSelector,
    clock: new TestClock(undefined, 1),
  })
  const { runs, log } = house
  return {
    ...house,
    /** Holds a council on a meeting file to its end. */
    async hold(text: string, bend: (meeting: Meeting) => Meeting = (meeting) => meeting) {
      const read = readMeetingFile({ name: 'meeting.md', text, beside: [] })
      const meeting = bend(read.meeting)
      const { runId } = await house.start(meeting, {
        meeting,
        ...(read.s0Text === undefined ? {} : { s0Text: read.s0Text }),
        notes: read.notes,
        overrides: { panel: 'offline' },
      })
      await house.pool.drive(runId)
      return house.state(runId)
    },
    /** Forks a run and holds what is left of it. */
    async fork(runId: string, atSeq: number | undefined, changes: ForkChanges = {}) {
      const given = { runId, changes, by: ANNA, correlationId: 'test' }
      const forked = await forkRun({ runs, log, registry }, atSeq === undefined ? given : { ...given, atSeq })
      await house.pool.drive(forked.runId)
      return house.state(forked.runId)
    },
    lines: async (runId: string) => (await log.read(runId, 0)).map(({ bytes }) => bytes),
  }
}
