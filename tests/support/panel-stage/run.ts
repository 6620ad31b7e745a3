// npm run stage: the panel over a council of any length that goes on by itself, with faults as told. On this machine only.
import { parseArgs } from 'node:util'
import { dice } from '../random-council.ts'
import { openPanelStage, type PanelStage } from './open.ts'
import { goOn } from './go-on.ts'

const { values } = parseArgs({
  options: {
    messages: { type: 'string', default: '2000' },
    seed: { type: 'string', default: '1' },
    port: { type: 'string', default: '3100' },
    'events-per-second': { type: 'string', default: '0' },
    'deltas-per-second': { type: 'string', default: '0' },
    close: { type: 'string' },
    'close-every': { type: 'string', default: '20' },
    'down-for': { type: 'string' },
    'slow-ms': { type: 'string', default: '0' },
    refuse: { type: 'string' },
    'ack-delay-ms': { type: 'string', default: '0' },
    'drop-pongs': { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const HELP = `npm run stage -- [flags]
  --messages 50000          how long the council is already (2000)
  --seed 1                  the same seed, the same council
  --port 3100               on 127.0.0.1
  --events-per-second 50    it goes on
  --deltas-per-second 200   somebody speaks, token by token
  --close 1001|1006|1012    sockets are closed with this code, --close-every 20 seconds
  --down-for 60             instead the server is away for so many seconds, every --close-every
  --slow-ms 400             every frame comes late
  --refuse pause            commands of this type are refused
  --ack-delay-ms 3000       answers to commands come late
  --drop-pongs              no ping is answered`

if (values.help) {
  process.stdout.write(`${HELP}\n`)
  process.exit(0)
}

const number = (flag: keyof typeof values): number => {
  const value = Number(values[flag])
  if (Number.isFinite(value) && value >= 0) return value
  process.stderr.write(`--${flag} ${String(values[flag])} is no number: give one from 0 up.\n`)
  process.exit(2)
}

const seed = number('seed')
const started = performance.now()
const stage = await openPanelStage({ messages: number('messages'), seed, port: number('port') })
const { faults } = stage
faults.slowMs = number('slow-ms')
faults.ackDelayMs = number('ack-delay-ms')
faults.dropPongs = values['drop-pongs']
if (values.refuse !== undefined) faults.refuse = { type: values.refuse, reason: 'The stage refuses it.' }

const { seq, messages } = await stage.state()
const seconds = ((performance.now() - started) / 1_000).toFixed(1)
process.stdout.write(
  `seed ${seed}: ${messages.length} messages, ${seq} events, made in ${seconds} s\n${stage.room}\n`,
)

const gone = new AbortController()
const closing = async (): Promise<void> => {
  gone.abort()
  await stage.close()
  process.exit(0)
}
process.once('SIGINT', () => void closing())
process.once('SIGTERM', () => void closing())

void breakNowAndThen(stage)
await goOn(stage, dice(seed + 2), {
  eventsPerSecond: number('events-per-second'),
  deltasPerSecond: number('deltas-per-second'),
  signal: gone.signal,
})

async function breakNowAndThen(broken: PanelStage): Promise<void> {
  const every = number('close-every') * 1_000
  while (!gone.signal.aborted && (values.close !== undefined || values['down-for'] !== undefined)) {
    await broken.clock.sleep(every, gone.signal)
    if (gone.signal.aborted) return
    if (values['down-for'] === undefined) broken.breakSockets(number('close'))
    else {
      await broken.kill()
      await broken.clock.sleep(number('down-for') * 1_000, gone.signal)
      if (!gone.signal.aborted) await broken.restart()
    }
  }
}
