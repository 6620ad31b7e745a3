import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { HeldMeeting } from '../../../schemas/generated/types.ts'
import { meetingOf, type Text } from './read-agenda.ts'

/** The agendas in a folder: each a folder of its own with `agenda.md` and sources in `context/`. */
export const readAgendas = (folder: string): { name: string; meeting: HeldMeeting }[] =>
  readdirSync(folder)
    .toSorted()
    .map((name) => ({
      name,
      meeting: meetingOf(
        readText(join(folder, name, 'agenda.md')),
        readdirSync(join(folder, name, 'context'))
          .toSorted()
          .map((file) => readText(join(folder, name, 'context', file))),
      ),
    }))

const readText = (path: string): Text => ({ title: basename(path, '.md'), text: readFileSync(path, 'utf8') })
