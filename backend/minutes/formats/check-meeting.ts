import type { Meeting } from '../../../schemas/generated/types.ts'
import { isMeeting } from '../../../schemas/generated/validators.js'
import { explain, type Fault } from '../../../schemas/validate.ts'
import { meantField, unknownFields } from './meeting-fields.ts'
import { faultAt, MeetingFileInvalid } from './meeting-file-invalid.ts'
import type { ReadText } from './text-invalid.ts'

/** What a meeting file may be written in. */
export type Form = 'markdown' | 'json' | 'yaml'

/** The fields as a meeting, or MeetingFileInvalid with every fault at its line. */
export function checkMeeting(
  file: string,
  form: Form,
  fields: Record<string, unknown>,
  lineOf: ReadText['lineOf'],
): Meeting {
  const faults = faultsOf(fields, form)
  if (faults.length === 0 && isMeeting(fields)) return fields
  throw new MeetingFileInvalid(
    file,
    faults.map(({ pointer, message }) => faultAt(file, lineOf(pointer), pointer, message)),
  )
}

function faultsOf(fields: Record<string, unknown>, form: Form): Fault[] {
  // A misspelt field is the cause where a needed one is missing.
  const unknown = unknownFields(fields).map((name) => unknownField(`/${name}`))
  if (unknown.length) return unknown
  if (fields.title === undefined) {
    const remedy = form === 'markdown' ? 'begin the file with a line "# …".' : 'add it.'
    return [{ pointer: '/title', message: `is missing: ${remedy}` }]
  }
  if (isMeeting(fields)) return faultsBeyondSchema(fields)
  return explain(isMeeting.errors ?? [], fields).map(({ pointer, message }) =>
    message.startsWith('is an unknown field')
      ? unknownField(pointer)
      : { pointer, message: plainly(pointer, message) },
  )
}

function unknownField(pointer: string): Fault {
  return { pointer, message: `is no field of a meeting; ${meantField(pointer)}` }
}

// A pattern is for machines; what it allows is for people.
function plainly(pointer: string, message: string): string {
  const allowed =
    pointer === '/id'
      ? 'letters, digits, ".", "_" and "-"'
      : 'small letters, digits and "_", such as expert_b'
  return message.replace(/^must match \^\S+, but/, `must be ${allowed}, but`)
}

function faultsBeyondSchema(meeting: Meeting): Fault[] {
  const broken = brokenText(meeting, '')
  if (broken !== null)
    return [{ pointer: broken, message: 'holds half a character (an unpaired surrogate): write it anew.' }]
  return (meeting.context ?? []).flatMap(({ text, url, sourceId }, index) => {
    const pointer = `/context/${index}`
    if (url !== undefined) return [{ pointer: `${pointer}/url`, message: URL_IS_NOT_READ }]
    return text === undefined && sourceId === undefined
      ? [{ pointer: `${pointer}/text`, message: 'is missing: put the words of the source there.' }]
      : []
  })
}

const URL_IS_NOT_READ =
  'is not read here: add the page to the library (xio knowledge add URL) and name it by its "sourceId", or put the words themselves into "text".'

// JSON and YAML can spell by an escape what no file of bytes could hold.
function brokenText(value: unknown, pointer: string): string | null {
  if (typeof value === 'string') return value.isWellFormed() ? null : pointer
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    const broken = brokenText(inner, `${pointer}/${key}`)
    if (broken !== null) return broken
  }
  return null
}
