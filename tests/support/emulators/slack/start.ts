// Slack on 127.0.0.1, for the official clients:
//
//   const slack = await startSlack({ clock })
//   new WebClient(slack.token, { slackApiUrl: slack.apiUrl })
//   slack.control.keys()          // live messages per key of their metadata, now and the most ever
//   await slack.control.press({ user: slack.people.ada.id, channel, ts, actionId: 'approve' })
import { realClock, type EmulatorClock } from '../core/clock.ts'
import { startEmulator, type Emulator } from '../core/emulator.ts'
import type { People } from '../core/service.ts'
import { furnish, type House } from './house.ts'
import { permalinkPages, slackPages } from './pages/pages.ts'
import type { Line } from './people/line.ts'
import { people, type SlackPeople } from './people/people.ts'
import { startSocketMode } from './people/socket-mode.ts'
import { Rates, type RateOptions } from './rates.ts'
import { responseUrls } from './response-urls.ts'
import { slackService } from './service.ts'
import { stateVerbs } from './verbs.ts'

export type SlackStart = {
  clock?: EmulatorClock
  port?: number
  controlPort?: number
  rates?: Partial<RateOptions>
  clientMsgId?: 'ignored' | 'honoured'
  historyLimit?: number
  /** Where our app listens; `control.requestUrl` sets it later. */
  requestUrl?: string
  /** The time that signatures carry: the machine's, unless the app under test looks at another. */
  machine?: { now(): number }
}
type SlackVerbs = ReturnType<typeof stateVerbs> & SlackPeople
export type Slack = Emulator<SlackVerbs> &
  House & { apiUrl: string; token: string; signingSecret: string; pages: People }

export async function startSlack(given: SlackStart = {}): Promise<Slack> {
  const clock = given.clock ?? realClock
  const house = furnish(() => clock.now())
  const rates = new Rates({ burst: 3, historyOncePerMinute: false, off: false, ...given.rates }, () =>
    clock.now(),
  )
  const sockets = await startSocketMode({ clock, newId: (letter) => house.workspace.newId(letter) })
  let url = ''
  const options = {
    clientMsgId: given.clientMsgId ?? 'ignored',
    historyLimit: given.historyLimit ?? 999,
    lag: 0,
    url: () => url,
    socketUrl: sockets.open,
  }
  const line: Line = {
    clock,
    machine: given.machine ?? realClock,
    url: options.url,
    requestUrl: given.requestUrl ?? 'http://127.0.0.1:3000/slack/events',
    sockets,
  }
  const somebody = people(house, line)
  const pages = slackPages(house.workspace, somebody)
  const [answers, permalinks] = [responseUrls(house.workspace), permalinkPages(pages)]
  const parts = { workspace: house.workspace, rates, options }
  const service = slackService(parts, (request) => answers(request) ?? permalinks(request))
  const emulator = await startEmulator({
    service,
    clock,
    verbs: { ...stateVerbs(house, options), ...somebody },
    ...(given.port !== undefined && { port: given.port }),
    ...(given.controlPort !== undefined && { controlPort: given.controlPort }),
  })
  url = emulator.url
  const { token, signingSecret } = house.app
  const close = async () => void (await Promise.all([emulator.close(), sockets.close()]))
  return { ...emulator, ...house, close, apiUrl: `${url}/api/`, token, signingSecret, pages }
}
