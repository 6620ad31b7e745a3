import type { RunState } from '../council/state.ts'
import type { ExportView } from '../ports/export-target.ts'
import type { OutboxStore } from '../ports/exports.ts'
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
type Seen = { seq: number; view: ExportView }

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
    const { states, meetings, clock } = this.#deps
    const state = await states.state(runId)
    if (state === null) return null
    const adopted = (await meetings.adopted(state.workspaceId, [runId])).has(runId)
    const meeting = adopted ? null : await meetings.get(state.workspaceId, state.meeting.id)
    const standing = { adopted, standsElsewhere: meeting !== null && meeting.adoptedRunId !== null }
    const seen = this.#seen.get(runId)
    const now = clock.now()
    // What is listed at a certain time may be another list later.
    if (seen?.seq === state.seq && isSame(seen.view, standing)) return { ...seen.view, now }
    const view = await this.#view(state, standing, now)
    this.#keep(runId, { seq: state.seq, view })
    return view
  }

  async #view(state: RunState, standing: Standing, now: number): Promise<ExportView> {
    const link = `${this.#deps.panelUrl}/councils/${encodeURIComponent(state.runId)}`
    const held = whyHeld(state, standing.adopted)
    const record = held === null ? exportRecord(state, await this.#tasks(state), link) : null
    return { state, ...standing, record, held, link, now }
  }

  async #tasks(state: RunState) {
    const { store } = this.#deps
    const { workspaceId, runId } = state
    const meetingId = state.meeting.id
    const known = await store.tasks(workspaceId, meetingId)
    const { tasks, kept } = carryTaskKeys({ meetingId, runId }, tasksOf(state), known)
    if (JSON.stringify(kept) !== JSON.stringify(known)) await store.keepTasks(workspaceId, meetingId, kept)
    return tasks
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
