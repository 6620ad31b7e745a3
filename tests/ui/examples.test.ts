import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readMeetingFile } from '../../backend/minutes/formats/meeting-file.ts'
import { EXAMPLES, loadExample } from '../../ui/preparation/examples.ts'
import { registry } from '../support/house.ts'

const folder = join(import.meta.dirname, '../../registry/examples')

describe('the examples of the first page', () => {
  it('are all that there are, and every kind of council is among them', () => {
    expect(EXAMPLES.map(({ file }) => file).toSorted()).toEqual(readdirSync(folder).toSorted())
    expect(new Set(EXAMPLES.map(({ council }) => council))).toEqual(
      new Set(registry.templates.map(({ title }) => title)),
    )
  })

  it.each(EXAMPLES.map((one) => [one.file, one] as const))(
    '%s is announced as it is',
    async (file, example) => {
      const text = readFileSync(join(folder, file), 'utf8')
      expect(await loadExample(example)).toBe(text)
      const { meeting } = readMeetingFile({ name: file, text })
      expect(example).toEqual({
        file,
        title: meeting.title,
        language: meeting.language,
        council: registry.template(meeting.template ?? '')?.title,
      })
    },
  )
})
