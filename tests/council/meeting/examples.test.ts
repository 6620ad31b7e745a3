import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRegistry } from '../../../backend/agents/read-registry.ts'
import { DEFAULT_TEMPLATE } from '../../../backend/council/meeting/default-template.ts'
import { holdMeeting } from '../../../backend/council/meeting/hold-meeting.ts'
import { readMeetingFile } from '../../../backend/minutes/formats/meeting-file.ts'
import { isHeldMeeting } from '../../../schemas/generated/validators.js'
import { check } from '../../../schemas/validate.ts'

const directory = join(import.meta.dirname, '../../../registry')
const registry = readRegistry(directory)

describe('the example meetings', () => {
  it.each(readdirSync(join(directory, 'examples')))('%s can be held as it is', (name) => {
    const file = readMeetingFile({ name, text: readFileSync(join(directory, 'examples', name), 'utf8') })
    const template = registry.template(file.meeting.template ?? DEFAULT_TEMPLATE)
    expect(template).toBeDefined()
    if (!template) return
    const held = check('held meeting', isHeldMeeting, holdMeeting({ ...file, template, workspaceId: 'main' }))
    expect(held.options.length).toBeGreaterThanOrEqual(3)
    expect(held.criteria.some(({ must }) => must)).toBe(true)
    expect(held.criteria.some(({ weight }) => weight === 1)).toBe(true)
    expect(held.question).toMatch(/\?$/)
  })

  it('are the ones that the templates point at', () => {
    for (const { example } of registry.templates) {
      expect(existsSync(join(directory, 'examples', example ?? ''))).toBe(true)
    }
  })
})
