import { slackTarget } from '../../../../backend/exports/targets/slack/target.ts'
import { Secret } from '../../../../backend/secret.ts'
import { startSlack } from '../../../support/emulators/slack/start.ts'
import type { TargetUnderTest } from '../kind.ts'

/** A channel can be read: what was lost is looked for by its mark before anything is sent again. */
export const SLACK: TargetUnderTest = {
  name: 'slack',
  canLookUp: true,
  survivesLoss: true,
  waitsMs: 600_000,
  endsHangs: true,
  mayRepeat: true,
  async start({ clock }) {
    const slack = await startSlack({ clock })
    const { control, council, people } = slack
    const access = {
      token: new Secret(slack.token),
      signingSecret: null,
      channel: council.id,
      apiUrl: slack.apiUrl,
      users: null,
    }
    const removed = new Set<string>()
    const said: string[] = []
    const live = (key: string) =>
      Object.entries(control.keys()).filter(([name]) => name.slice(0, name.lastIndexOf('#')) === key)
    const messageAt = (externalId: string | null) =>
      control.messages(council.id).find(({ ts }) => externalId?.endsWith(ts) === true)
    return {
      target: () => slackTarget(access, { timeout: 400, publicUrl: null }),
      control,
      visible(key) {
        const all = live(key).map(([, counts]) => counts)
        return {
          now: all.reduce((sum, { live: there }) => sum + there.length, 0),
          most: Math.max(0, ...all.map(({ most }) => most)),
          removed: removed.has(key),
        }
      },
      wrong({ object: { content }, externalId }) {
        const message = messageAt(externalId)
        if (message === undefined) return `there is no ${externalId}`
        const [there, wanted] = [textOf(message.blocks), textOf(content)]
        return there === wanted ? null : `it says ${there.slice(0, 500)} and should ${wanted.slice(0, 500)}`
      },
      lag: (ms) => control.lag(ms),
      humanEdit(random) {
        const keys = Object.entries(control.keys()).filter(([, { live: there }]) => there.length > 0)
        const [name, counts] = keys[Math.floor(random() * keys.length)] ?? []
        const ts = counts?.live[0]?.split(' ')[1]
        if (name !== undefined && ts !== undefined && random() < 0.3) {
          control.remove({ channel: council.id, ts })
          removed.add(name.slice(0, name.lastIndexOf('#')))
        } else {
          said.push(`people say ${random()}`)
          control.say({ channel: council.id, user: people.ada.id, text: said.at(-1) ?? '' })
        }
      },
      lostWords: () =>
        said.filter((words) => !control.messages(council.id).some(({ text }) => text === words)),
      close: () => slack.close(),
    }
  },
}

/** The words in blocks, as people read them. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join('')
  if (typeof value !== 'object' || value === null) return ''
  if ('blocks' in value) return textOf(value.blocks)
  const own = 'text' in value && typeof value.text === 'string' ? value.text : ''
  return `${own}${Object.values(value).map(textOf).join('')}`
}
