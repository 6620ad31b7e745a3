import { readConfig } from '../../config.ts'
import { compareRuns, type Comparison } from '../../council/compare/compare.ts'
import type { Figures } from '../../council/compare/side.ts'
import { nothingDiffers } from '../../council/compare/words.ts'
import { stateOf } from '../files/run-or-file.ts'
import { SERVER_OPTIONS } from '../remote/where.ts'
import { safeLine } from '../show/plain-text.ts'
import { table } from '../show/table.ts'
import { command } from '../usage.ts'

export default command({
  name: 'compare',
  takes: ['A', 'B'],
  summary: 'Says in what B came out other than A, and where the two part.',
  teaches: `
A and B are runs, or files that hold run logs. The differences come first, in words; what it took stands below. Nothing
is called where nothing differs.

Examples
  xio compare 20260105-090000-k3x9q2m7 20260105-093000-w8c4t1zz
  xio compare before.jsonl after.jsonl --json

Exit code 0: they came out the same; 1: they did not; 2: there is no such run.`,
  options: {
    ...SERVER_OPTIONS,
    json: { type: 'boolean', help: 'one JSON object: {"a","b","differences","parting","sharedSeq"}' },
  },
  async run({ values, words: [a = '', b = ''] }) {
    const config = readConfig()
    const [one, other] = [await stateOf(a, values, config), await stateOf(b, values, config)]
    const { language } = one.meeting
    const found = compareRuns(one, other, language)
    const told = found.differences.map(({ text }) => `- ${safeLine(text)}\n`).join('')
    process.stdout.write(
      values.json === true
        ? `${JSON.stringify(found)}\n`
        : `${told === '' ? `${nothingDiffers(language)}\n` : told}${parted(found)}\n${took(found)}`,
    )
    return found.differences.length === 0 ? 0 : 1
  },
})

function parted({ parting, sharedSeq }: Comparison): string {
  const shared = sharedSeq === null ? '' : `They share one log up to event ${sharedSeq}.\n`
  if (parting === null) return `${shared}Every message is the same.\n`
  const { number, a, b } = parting
  const said = (one: typeof a) => (one === null ? 'nothing' : `${one.name}: “${one.excerpt}”`)
  return `${shared}They part at message ${number}.\n  A  ${safeLine(said(a))}\n  B  ${safeLine(said(b))}\n`
}

function took({ a, b }: Comparison): string {
  const row = (name: string, figure: (of: Figures) => string) => [name, figure(a.figures), figure(b.figures)]
  return table(
    ['', 'A', 'B'],
    [
      row('turns', ({ turns }) => String(turns)),
      row('tokens', ({ tokens }) => String(tokens)),
      row('cost', ({ usd }) => (usd === null ? 'not known' : `$${usd.toFixed(2)}`)),
      row('minutes', ({ seconds }) => (seconds / 60).toFixed(1)),
    ],
  )
}
