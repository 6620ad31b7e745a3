import { letterText } from '../../../../backend/exports/targets/mail/letter.ts'
import { contentOf, mailboxKey, mailTarget } from '../../../../backend/exports/targets/mail/mail-target.ts'
import { Secret } from '../../../../backend/secret.ts'
import { type MailFault, startMailSink } from '../../../support/emulators/mail/start.ts'
import type { TargetUnderTest } from '../kind.ts'
import { plainTextOf } from './plain-text-of.ts'

const PEOPLE = ['anna@example.com', 'ben@example.com', 'chidi@example.com']

const FAULTS: readonly MailFault[] = [
  { kind: 'refuse', at: 'mail', code: 451 },
  { kind: 'refuse', at: 'rcpt', code: 450 },
  { kind: 'refuse', at: 'data', code: 452 },
  { kind: 'cut', kept: true },
  { kind: 'cut', kept: false },
  { kind: 'hang', kept: true },
]
/** There are four steps in which one may strike: two letters of three have one. */
const RATE = 0.25

/** A mailbox whose owner reads: the same letter is there once, or its row says that nobody can tell. */
export const MAIL: TargetUnderTest = {
  name: 'mail',
  canLookUp: false,
  // Without our notes nothing tells what was sent.
  survivesLoss: false,
  waitsMs: 60_000,
  endsHangs: false,
  async start({ clock, seed }) {
    const sink = await startMailSink({ clock })
    const route = { server: new Secret(sink.url), from: 'xio@example.com', to: PEOPLE }
    const texts = (key: string) =>
      sink.control
        .mails(PEOPLE.find((to) => key.endsWith(`/mail/${mailboxKey(to)}`)) ?? 'nobody')
        .map(({ raw }) => plainTextOf(raw))
    let faultsEnd = false
    return {
      target: () => mailTarget(route),
      control: null,
      underWay: () => sink.control.underWay(),
      // Told at the beginning, and again when the faults are to stop.
      lag() {
        sink.control.random(faultsEnd ? null : { seed, rate: RATE, faults: FAULTS })
        faultsEnd = true
      },
      visible(key) {
        const same = Map.groupBy(texts(key), (text) => text)
        const most = Math.max(0, ...[...same.values()].map(({ length }) => length))
        return { now: Math.min(1, same.size), most }
      },
      wrong({ object: { key }, view }) {
        const content = contentOf(view)
        const meant = content === null ? null : letterText(content, view.link, false).text.trim()
        const last = texts(key).at(-1)
        return last === meant ? null : `the last letter says ${last}`
      },
      writes: () => sink.control.mails().length,
      close: () => sink.close(),
    }
  },
}
