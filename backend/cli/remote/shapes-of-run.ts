import type { HumanQuestionData } from '../../../schemas/generated/types.ts'
import { isHumanQuestionData } from '../../../schemas/generated/validators.js'
import { fieldsOf, textOf } from './shapes.ts'

export type SeatOnServer = { seat: string; name: string; role: string }
export type TimeboxOnServer = { timeboxId: string; scope: string; state: string; remainingMs: number }

const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

/** The seats of a run, as `GET /runs/{id}/participants` lists them. */
export const readSeats = (value: unknown): SeatOnServer[] =>
  listed(fieldsOf(value).items).map((one) => ({
    seat: textOf(one, 'seat'),
    name: textOf(one, 'name'),
    role: textOf(one, 'role'),
  }))

/** The timeboxes of a run, as `GET /runs/{id}` lists them. */
export const readTimeboxes = (value: unknown): TimeboxOnServer[] =>
  listed(fieldsOf(value).timeboxes).map((one) => {
    const { remainingMs } = fieldsOf(one)
    return {
      timeboxId: textOf(one, 'timeboxId'),
      scope: textOf(one, 'scope'),
      state: textOf(one, 'state'),
      remainingMs: typeof remainingMs === 'number' ? remainingMs : 0,
    }
  })

/** The questions that wait for a person, as the folded state holds them. */
export const readQuestions = (value: unknown): HumanQuestionData[] =>
  listed(fieldsOf(value).asked)
    .filter((one) => isHumanQuestionData(one))
    .filter(({ state }) => state === 'asked')
