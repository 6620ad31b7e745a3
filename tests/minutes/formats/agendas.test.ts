import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMeetingFile } from '../../../backend/minutes/formats/meeting-file.ts'

// Agendas of real teams lie outside the repository, each folder with what a person read in it (meta.json).
const folder = process.env.XIO_AGENDAS
const agendas = folder ? readdirSync(folder) : []

describe.skipIf(agendas.length === 0)('real agendas (set XIO_AGENDAS to their folder)', () => {
  it.each(agendas)('%s is read as a person reads it', (name) => {
    const text = readFileSync(join(folder ?? '', name, 'agenda.md'), 'utf8')
    const meta: unknown = JSON.parse(readFileSync(join(folder ?? '', name, 'meta.json'), 'utf8'))
    const { meeting } = readMeetingFile({ name: `${name}.md`, text })
    const { title, question, options = [], criteria = [] } = meeting
    const read = {
      title,
      question,
      options: options.map((o) => (o.summary ? `${o.title}: ${o.summary}` : o.title)),
    }
    expect(meta).toMatchObject(read)
    expect(criteria.length).toBeGreaterThan(0)
  })
})
