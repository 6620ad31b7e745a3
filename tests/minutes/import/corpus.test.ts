import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { CORPUS } from '../../support/corpus.ts'
import { recordAndFaults } from '../../support/record-promises.ts'

const folder = CORPUS ?? ''
const files = CORPUS === null ? [] : readdirSync(folder).filter((name) => /\.(?:md|txt|vtt|srt)$/.test(name))

it.skipIf(files.length === 0)(
  'keeps every promise of a record on each real text (set XIO_CORPUS to their folder)',
  () => {
    const broken = files.flatMap((name) => {
      const text = new TextDecoder().decode(readFileSync(path.join(folder, name)))
      return recordAndFaults({ name, text }).broken.map((fault) => `${name} ${fault}`)
    })
    expect(broken).toEqual([])
  },
)
