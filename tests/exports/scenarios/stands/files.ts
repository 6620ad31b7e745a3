import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { MARKDOWN } from '../../../../backend/exports/targets/files/index.ts'
import { memoryLog } from '../../../support/house.ts'
import type { TargetUnderTest } from '../kind.ts'

/** A folder of this machine: a file that is written again is the same file. */
export const FILES: TargetUnderTest = {
  name: 'markdown',
  canLookUp: true,
  survivesLoss: true,
  waitsMs: 0,
  endsHangs: false,
  async start({ clock, newDir }) {
    const exportDir = newDir()
    const settings = {
      notion: null,
      slack: null,
      telegram: null,
      webhooks: [],
      mail: null,
      outboundAllowed: [],
      exportDir,
      publicUrl: null,
    }
    const [target] = await MARKDOWN.open({ settings, clock, random: Math.random, logger: memoryLog() })
    if (target === undefined) throw new Error('There is always a folder.')
    let writes = 0
    const counted = {
      ...target,
      objects: (view: Parameters<typeof target.objects>[0]) =>
        target.objects(view).map((object) => ({
          ...object,
          put: (io: Parameters<typeof object.put>[0]) => ((writes += 1), object.put(io)),
        })),
    }
    const files = () => readdirSync(exportDir, { recursive: true, encoding: 'utf8' })
    return {
      target: () => counted,
      control: null,
      visible() {
        const there = files().filter((name) => path.basename(name) === 'decision_log.md').length
        return { now: there, most: there }
      },
      wrong({ object, externalId }) {
        const left = files().filter((name) => name.endsWith('.tmp'))
        if (left.length > 0) return `${left.join()} was left behind`
        const [name] = files().filter((one) => path.basename(one) === 'decision_log.md')
        const file = path.join(exportDir, name ?? '')
        if (externalId === null || !file.endsWith(externalId)) return `${file} is known as ${externalId}`
        return readFileSync(file, 'utf8') === object.content ? null : 'the file says something else'
      },
      writes: () => writes,
      close: async () => {},
    }
  },
}
