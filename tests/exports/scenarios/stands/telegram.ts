import { telegramTarget } from '../../../../backend/exports/targets/telegram/target.ts'
import { Secret } from '../../../../backend/secret.ts'
import { ADVISED } from '../../../support/emulators/telegram/rates.ts'
import { GROUP_CHAT, startTelegram, TEST_TOKEN } from '../../../support/emulators/telegram/start.ts'
import type { TargetUnderTest } from '../kind.ts'

const CHAT = GROUP_CHAT.id

/** A bot can read no history: an answer that was lost leaves a message that nobody can confirm. */
export const TELEGRAM: TargetUnderTest = {
  name: 'telegram',
  canLookUp: false,
  survivesLoss: false,
  waitsMs: 90_000,
  // The library waits half a minute.
  endsHangs: false,
  async start({ clock }) {
    const emulator = await startTelegram({ clock, rates: ADVISED })
    const { control, world, url } = emulator
    const access = {
      token: new Secret(TEST_TOKEN),
      chatId: String(CHAT),
      apiRoot: url,
      webhookSecret: null,
      users: null,
    }
    const said: string[] = []
    let removed = false
    const own = () => world.messages.filter(({ from }) => from.is_bot)
    return {
      target: () => telegramTarget(access),
      control,
      // What is too long for one message goes on in answers to the first.
      visible() {
        const first = own().filter(({ replyTo }) => replyTo === null)
        const changes = first.flatMap(({ sentAt, deletedAt }) => [
          { at: sentAt, by: 1 },
          ...(deletedAt === null ? [] : [{ at: deletedAt, by: -1 }]),
        ])
        let [now, most] = [0, 0]
        for (const { by } of changes.toSorted((a, b) => a.at - b.at || a.by - b.by)) {
          now += by
          most = Math.max(most, now)
        }
        return { now, most, removed }
      },
      wrong({ object: { content } }) {
        const wanted = JSON.stringify(htmlsOf(content).map(plain))
        const there = JSON.stringify(
          control
            .chat(CHAT)
            .filter(({ mine }) => mine)
            .map(({ text }) => text),
        )
        return there === wanted ? null : `it says ${there.slice(0, 600)} and should ${wanted.slice(0, 600)}`
      },
      humanEdit(random) {
        const [first] = control.chat(CHAT).filter(({ mine, replyTo }) => mine && replyTo === null)
        if (first !== undefined && random() < 0.3) {
          control.remove({ chat: CHAT, message: first.id })
          removed = true
        } else {
          said.push(`people say ${random()}`)
          control.say({ chat: CHAT, text: said.at(-1) ?? '' })
        }
      },
      lostWords: () => said.filter((words) => !control.chat(CHAT).some(({ text }) => text === words)),
      close: () => emulator.close(),
    }
  },
}

const htmlsOf = (content: unknown): string[] =>
  (Array.isArray(content) ? content : []).flatMap((one: unknown) =>
    typeof one === 'object' && one !== null && 'html' in one && typeof one.html === 'string'
      ? [one.html]
      : [],
  )

/** Telegram's HTML as people read it. */
const plain = (html: string): string =>
  html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .trim()
