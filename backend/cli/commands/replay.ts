import { existsSync, mkdtempSync, openAsBlob, rmSync } from 'node:fs'
import { appendFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openServer, panelIsBuilt } from '../../compose-server.ts'
import { systemClock } from '../../compose.ts'
import { readConfig, type Config } from '../../config.ts'
import { FASTEST, SLOWEST, type Speed } from '../../council/timeline/playing.ts'
import { attend } from '../attend/attend.ts'
import { recordedSource } from '../attend/recorded-source.ts'
import { showingFor } from '../attend/showing.ts'
import { speedOf } from '../attend/speed.ts'
import { untilInterrupted } from '../attend/until-interrupted.ts'
import { commandLog } from '../bug.ts'
import { checkedFile } from '../files/checked-file.ts'
import { withEvents } from '../files/logged-events.ts'
import { request, type Door } from '../remote/request.ts'
import { fieldsOf, textOf } from '../remote/shapes.ts'
import { SERVER_OPTIONS, serverFor, type GivenServer } from '../remote/where.ts'
import { command } from '../usage.ts'

export default command({
  name: 'replay',
  takes: ['FILE'],
  summary: 'Plays a run log again in its own time. It only reads: no model and no outside system is asked.',
  teaches: `
FILE is a run.jsonl, or the id of a run. Every line of a file is checked against the chain before it is shown.
--serve shows it in the panel instead, where it can be paused and wound: on the server that is running, else on one
of its own, whose data goes with it.

Examples
  xio replay out/coworking-contract/run.jsonl --speed reading
  xio replay run.jsonl --serve

Exit codes: 0 shown, or served until Ctrl-C; 130 left before the end; 2 it is no whole log.`,
  options: {
    speed: {
      type: 'string',
      value: 'SPEED',
      help: `${SLOWEST} to ${FASTEST} times as fast as it happened, reading, or max (1)`,
    },
    serve: { type: 'boolean', help: 'play it in the panel and print its address' },
    ...SERVER_OPTIONS,
    json: { type: 'boolean', help: 'print the run log as JSON Lines and nothing else' },
  },
  async run({ values, words: [named = ''] }) {
    const config = readConfig()
    const speed = speedOf(values.speed ?? '1')
    if (values.serve === true) return serve(named, { values, config, speed })
    return withEvents(named, { values, config }, async (events) => {
      const { interrupted } = await attend({
        source: recordedSource(events, { name: named, speed, clock: systemClock }),
        view: showingFor(values, { past: true, recorded: true }).view,
        ask: null,
        onInterrupt: 'leave',
        recorded: true,
      })
      return interrupted ? 130 : 0
    })
  },
})

type Serving = { values: GivenServer; config: Config; speed: Speed }

async function serve(named: string, { values, config, speed }: Serving): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'xio-replay-'))
  try {
    const file = existsSync(named) ? checkedFile(named) : path.join(folder, 'run.jsonl')
    if (!existsSync(named))
      await withEvents(named, { values, config }, async (events) => {
        for await (const { stored } of events) await appendFile(file, `${stored.bytes}\n`)
      })
    const running = serverFor(values, config)
    if (running !== null) {
      process.stdout.write(`${await played(running, file, speed)}\n`)
      return 0
    }
    return await serveAlone(path.join(folder, 'data'), config, file, speed)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A server of its own, that knows no council of this machine's and none of its keys: it can only show what it is given. */
async function serveAlone(dataDir: string, given: Config, file: string, speed: Speed): Promise<number> {
  const { host, port, allowedHosts } = given
  const config = { ...readConfig({ XIO_DATA_DIR: dataDir }), host, port, allowedHosts }
  const server = await openServer({ config, logger: commandLog(given) })
  try {
    process.stdout.write(`${await played({ url: server.url, apiKey: null }, file, speed)}\nCtrl-C ends it.\n`)
    if (!panelIsBuilt())
      process.stderr.write('The panel is not built, so only the API is served: run npm ci.\n')
    await untilInterrupted()
    return 0
  } finally {
    await server.close()
  }
}

/** Has a server play the log, and answers where it can be watched. */
async function played(door: Door, file: string, speed: Speed): Promise<string> {
  const log = await openAsBlob(file)
  const made = fieldsOf(await request(door, 'POST', `/replays?speed=${speed}`, { log }))
  return `${door.url}/councils/${encodeURIComponent(textOf(made.replay, 'id'))}/replay`
}
