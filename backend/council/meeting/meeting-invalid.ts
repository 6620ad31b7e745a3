import type { Fault } from '../../../schemas/validate.ts'

/** A meeting that fits its schema and still cannot be held; each fault says where and how to mend it. */
export class MeetingInvalid extends Error {
  readonly errors: Fault[]

  constructor(errors: Fault[]) {
    super(errors.map(({ pointer, message }) => `${pointer || 'the meeting'} ${message}`).join('; '))
    this.name = 'MeetingInvalid'
    this.errors = errors
  }
}

/** One fault of a meeting. */
export function invalid(pointer: string, message: string): MeetingInvalid {
  return new MeetingInvalid([{ pointer, message }])
}
