import type { RunState } from '../council/state.ts'
import type { ExportView } from '../ports/export-target.ts'
import type { KeptTask, OutboxStore } from '../ports/exports.ts'
import type { Meetings } from '../ports/meetings.ts'
import type { Clock } from '../ports/outside.ts'
import { carryTaskKeys } from './carry-task-keys.ts'
import { exportRecord, tasksOf, whyHeld } from './export-record.ts'

export type ViewDeps = {
  states: { state(runId: string): Promise<RunState | null> }
  meetings: Pick<Meetings, 'adopted' | 'get'>
  store: Pick<OutboxStore, 'tasks' | 'keepTasks'>
  clock: Pick<Clock, 'now'>
  /** Where the panel is reached, without a slash at the end. */
  panelUrl: string
}

type Standing = Pick<ExportView, 'adopted' | 'standsElsewhere'>
type Seen = { seq: number; standing: Standing; known: string; view: ExportView }

const MOST_SEEN = 200

/** Runs as targets see them. What is exported is made of the log each time: the outbox keeps no second copy of it. */
export class Views {
  readonly #deps: ViewDeps
  readonly #seen = new Map<string, Seen>()

  constructor(deps: ViewDeps) {
    this.#deps = deps
  }

  /** Null where there is no such run. */
  async of(runId: string): Promise<ExportView | null> {
    const { states, store, clock } = this.#deps
    const state = await states.state(runId)
    if (state === null) return null
    const standing = await this.#standing(state)
    // Another run of the meeting may have been exported since, and have brought tasks of its own.
    const known = standing.adopted ? await store.tasks(state.workspaceId, state.meeting.id) : []
    const seen = this.#seen.get(runId)
    const now = clock.now()
    // What is listed at a certain time may be another list later.
    if (seen?.seq === state.seq && isSame(seen.standing, standing) && seen.known === JSON.stringify(known))
      return { ...seen.view, now }
    return this.#view(state, standing, known, now)
  }

  async #standing({ workspaceId, runId, meeting }: RunState): Promise<Standing> {
    const { meetings } = this.#deps
    const adopted = (await meetings.adopted(workspaceId, [runId])).has(runId)
    const kept = adopted ? null : await meetings.get(workspaceId, meeting.id)
    return { adopted, standsElsewhere: kept !== null && kept.adoptedRunId !== null }
  }

  async #view(
    state: RunState,
    standing: Standing,
    known: readonly KeptTask[],
    now: number,
  ): Promise<ExportView> {
    const { store, panelUrl } = this.#deps
    const { workspaceId, runId, seq } = state
    const meetingId = state.meeting.id
    const link = `${panelUrl}/councils/${encodeURIComponent(runId)}`
    const held = whyHeld(state, standing.adopted)
    const carried = held === null ? carryTaskKeys({ meetingId, runId }, tasksOf(state), known) : null
    const after = JSON.stringify(carried?.kept ?? known)
    if (carried !== null && after !== JSON.stringify(known))
      await store.keepTasks(workspaceId, meetingId, carried.kept)
    const record = carried === null ? null : exportRecord(state, carried.tasks, link)
    const view = { state, ...standing, record, held, link, now }
    this.#keep(runId, { seq, standing, known: after, view })
    return view
  }

  #keep(runId: string, seen: Seen): void {
    this.#seen.delete(runId)
    this.#seen.set(runId, seen)
    for (const oldest of this.#seen.keys()) {
      if (this.#seen.size <= MOST_SEEN) return
      this.#seen.delete(oldest)
    }
  }
}

const isSame = (seen: Standing, now: Standing): boolean =>
  seen.adopted === now.adopted && seen.standsElsewhere === now.standsElsewhere
