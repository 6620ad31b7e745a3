import { systemClock } from '../../compose.ts'
import { overviewOf } from '../../council/overview/overview.ts'
import { fileEvents } from '../../log/log-file.ts'
import { demoRecordings } from '../../replays/demos.ts'
import { Recordings, type FiledRecording } from '../../replays/recordings.ts'
import { asTyped } from '../as-typed.ts'
import { attend } from '../attend/attend.ts'
import { recordedSource } from '../attend/recorded-source.ts'
import { speedOf } from '../attend/speed.ts'
import { table } from '../show/table.ts'
import { jsonView, pageView, plainView } from '../show/views.ts'
import { command, UsageFault } from '../usage.ts'

export default command({
  name: 'demo',
  takes: ['[ID]'],
  summary: 'Plays a recorded council that comes with the program, in its own time; alone it lists them.',
  teaches: `
It only reads: no model and no outside system is asked, and nothing is kept of it. xio verify proves that a
recording is just as the rules of the program wrote it.

Examples
  xio demo
  xio demo island-ferry
  xio demo weekend-calls --speed max

Exit codes: 0 shown; 130 left before the end; 2 there is no such recording.`,
  options: {
    speed: {
      type: 'string',
      value: 'SPEED',
      help: `0.5 to 16 times as fast as it was, reading, or max (1; max where the output is piped)`,
    },
    json: { type: 'boolean', help: 'the log as JSON Lines at once, or one JSON object a recording' },
  },
  async run({ values, words: [id] }) {
    const json = values.json === true
    const demos = demoRecordings()
    if (id === undefined) {
      process.stdout.write(await listed(demos, json))
      return 0
    }
    const found = demos.find((demo) => demo.id === id || nameOf(demo) === id)
    if (found === undefined)
      throw new UsageFault(`There is no recorded council ${id}: ${asTyped('demo')} lists those there are.`)
    const { isTTY } = process.stdout
    const view = json ? jsonView() : isTTY ? pageView({ past: true }) : plainView({ past: true })
    const speed = speedOf(values.speed ?? (isTTY && !json ? '1' : 'max'))
    if (!json)
      process.stdout.write('Demo: a recorded council. Nothing in it was meant, and no model is called.\n')
    const { interrupted } = await attend({
      source: recordedSource(fileEvents(found.file), { name: found.id, speed, clock: systemClock }),
      view,
      ask: null,
      onInterrupt: 'leave',
      recorded: true,
    })
    return interrupted ? 130 : 0
  },
})

const nameOf = ({ id }: FiledRecording): string => id.replace(/^demo-/, '')

async function listed(demos: readonly FiledRecording[], json: boolean): Promise<string> {
  const recordings = new Recordings(demos)
  const rows = []
  for (const demo of demos) {
    const state = await recordings.state(demo.id)
    if (state === null) continue
    const { title, question, language, template, messages } = overviewOf(state)
    const seconds = Math.round((state.lastAt - state.createdAt) / 1000)
    rows.push({ id: nameOf(demo), title, question, language, template: template.id, seconds, messages })
  }
  if (json) return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  return table(
    ['ID', 'LANGUAGE', 'TEMPLATE', 'SECONDS', 'TITLE'],
    rows.map((row) => [row.id, row.language, row.template, String(row.seconds), row.title]),
  )
}
