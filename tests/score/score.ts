// npm run score -- FOLDER [--unmarked|--marked] [--held-out=skip|only] [--family=NAME] [--errors] [--certain] [--out=DIR]
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { predict } from './predict.ts'
import { printFaults, printTable } from './table.ts'
import { scoreDocument } from './tally.ts'
import { isHeldOut, truthsIn } from './truth.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    marked: { type: 'boolean' },
    unmarked: { type: 'boolean' },
    certain: { type: 'boolean' },
    errors: { type: 'boolean' },
    'held-out': { type: 'string' },
    family: { type: 'string' },
    out: { type: 'string' },
  },
})

const [folder] = positionals
if (folder === undefined) {
  console.error('Name the folder of documents and their truth: npm run score -- FOLDER')
  process.exit(2)
}
const kept = values['held-out']
const truths = truthsIn(folder)
  .filter((_, i) => kept === undefined || isHeldOut(i) === (kept === 'only'))
  .filter(({ family }) => values.family === undefined || family === values.family)

for (const form of ['marked', 'unmarked'] as const) {
  if ((values.marked || values.unmarked) && !values[form]) continue
  const scores = truths.map((truth) => {
    const name = form === 'marked' ? truth.file : truth.unmarkedFile
    const { certain, ...prediction } = predict(name, readFileSync(path.join(folder, name)))
    if (values.out !== undefined) {
      const out = path.join(values.out, form)
      mkdirSync(out, { recursive: true })
      writeFileSync(path.join(out, `${truth.id}.json`), JSON.stringify(prediction, null, 1))
    }
    return {
      all: scoreDocument(truth, prediction),
      certain: scoreDocument(truth, { ...prediction, ...certain }),
    }
  })
  printTable(
    `${form} texts`,
    scores.map((one) => one.all),
  )
  printTable(
    `${form} texts, only what may be exported unreviewed`,
    scores.map((one) => one.certain),
    true,
  )
  if (values.errors) printFaults(scores.map((one) => (values.certain ? one.certain : one.all)))
}
