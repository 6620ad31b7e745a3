import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { heldCriteria, heldOptions } from '../../../backend/council/meeting/options-and-criteria.ts'
import { readMeetingFile } from '../../../backend/minutes/formats/meeting-file.ts'
import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import { meetingOf, type Text } from './read-agenda.ts'

/** The agendas in a folder, read as a run would: each a folder of its own with `agenda.md` and sources in `context/`. */
export const readAgendas = (folder: string): { name: string; meeting: HeldMeeting }[] =>
  readdirSync(folder)
    .toSorted()
    .map((name) => {
      const file = readText(join(folder, name, 'agenda.md'))
      const context = readdirSync(join(folder, name, 'context'))
        .toSorted()
        .map((source) => readText(join(folder, name, 'context', source)))
      const { meeting } = readMeetingFile({ name: 'agenda.md', text: file.text, beside: context })
      const held = {
        title: meeting.title,
        question: meeting.question,
        options: heldOptions(meeting.options),
        criteria: heldCriteria(meeting.criteria),
      }
      return { name, meeting: { ...meetingOf(file, context), ...held } }
    })

const readText = (path: string): Text => ({ title: basename(path, '.md'), text: readFileSync(path, 'utf8') })
