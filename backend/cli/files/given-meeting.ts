import path from 'node:path'
import type { KnowledgeScope, Meeting } from '../../../schemas/generated/types.ts'
import { plainText } from '../../minutes/formats/decode-utf8.ts'
import { readMeetingFile } from '../../minutes/formats/meeting-file.ts'
import { TextInvalid } from '../../minutes/formats/text-invalid.ts'
import { UsageFault } from '../usage.ts'
import { readText } from './read-text.ts'

/** A meeting as it stands in the files that were named. */
export type GivenMeeting = {
  /** With the sources that were given beside it, in their order behind its own. */
  body: Meeting
  /** The file as read, where it can be quoted. */
  s0Text: string | null
  notes: string[]
}

export function readGivenMeeting(
  file: string,
  given: {
    context: readonly string[]
    template: string | undefined
    /** Parts of the library that the experts may look through. */
    knowledge?: readonly KnowledgeScope[] | undefined
  },
): GivenMeeting {
  const beside = given.context.map(readSource)
  const { meeting, s0Text = null, notes } = readMeetingFile({ name: file, text: readText(file), beside })
  const context = [...(meeting.context ?? []), ...beside]
  return {
    body: {
      ...meeting,
      ...(context.length === 0 ? {} : { context }),
      ...(given.template === undefined ? {} : { template: given.template }),
      ...(given.knowledge === undefined ? {} : { knowledge: { scopes: [...given.knowledge] } }),
    },
    s0Text,
    notes,
  }
}

function readSource(file: string): { title: string; text: string } {
  try {
    return { title: path.parse(file).name, text: plainText(readText(file)) }
  } catch (error) {
    if (error instanceof TextInvalid) throw new UsageFault(`${file} ${error.message}`)
    throw error
  }
}
