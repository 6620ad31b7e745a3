import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { CORPUS } from '../support/corpus.ts'
import { predict } from './predict.ts'
import { type Count, type DocScore, scoreDocument } from './tally.ts'
import { truthsIn } from './truth.ts'

// The corpus stands outside the project; without it, or without Python, nothing can be compared.
const folder = CORPUS ?? ''
const scorer = path.join(folder, '..', 'score.py')
const missing =
  CORPUS === null || !existsSync(scorer)
    ? 'XIO_CORPUS names no corpus with a scorer'
    : python()
      ? null
      : 'there is no python3'

function python(): boolean {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

type Theirs = { overall: Record<string, { tp: number; fp: number; fn: number; n: number; exact: number }> }

describe('our table', () => {
  it.skipIf(missing !== null)(
    `says what the scorer of the corpus says${missing === null ? '' : ` (skipped: ${missing})`}`,
    () => {
      const out = mkdtempSync(path.join(tmpdir(), 'predicted-'))
      try {
        const ours = truthsIn(folder).map((truth) => {
          const { certain: _, ...prediction } = predict(
            truth.file,
            readFileSync(path.join(folder, truth.file)),
          )
          writeFileSync(path.join(out, `${truth.id}.json`), JSON.stringify(prediction))
          return scoreDocument(truth, prediction)
        })
        const printed = execFileSync('python3', [scorer, '--dir', folder, out, '--json'])
        const theirs: Theirs = JSON.parse(printed.toString())
        for (const kind of ['actions', 'decisions', 'pooled'] as const)
          expect({ kind, ...sum(ours, kind) }).toEqual({ kind, ...counted(theirs.overall[kind]) })
        expect(ours.reduce((all, one) => all + one.owner.exact, 0)).toBe(theirs.overall['owner']?.exact)
      } finally {
        rmSync(out, { recursive: true })
      }
    },
    120_000,
  )
})

const counted = (one: Theirs['overall'][string] | undefined) => ({ tp: one?.tp, fp: one?.fp, fn: one?.fn })

function sum(scores: readonly DocScore[], kind: 'actions' | 'decisions' | 'pooled') {
  const counts: Count[] = scores.flatMap((one) => one[kind] ?? [])
  const of = (key: 'tp' | 'fp' | 'fn') => counts.reduce((all, one) => all + one[key], 0)
  return { tp: of('tp'), fp: of('fp'), fn: of('fn') }
}
