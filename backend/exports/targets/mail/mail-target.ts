import { summaryIsOlder } from '../../../council/record/legend.ts'
import { sha256 } from '../../../log/digest.ts'
import type {
  ExportIo,
  ExportObject,
  ExportOutcome,
  ExportTarget,
  ExportView,
} from '../../../ports/export-target.ts'
import type { MailRoute } from '../../../ports/outbound.ts'
import { ExportFault } from '../../export-fault.ts'
import { composeMail } from './compose-mail.ts'
import { faultOf, maybeThere } from './fault-of.ts'
import { type LetterContent, letterText } from './letter.ts'
import { sendMail } from './send-mail.ts'
import { smtpServer } from './smtp-server.ts'

/** What mail servers of small houses take without a frown. */
const RATES = { letters: { everyMs: 1_000, burst: 5 } }

/** A letter to each recipient when a record stands or changes, in one thread a meeting. */
export function mailTarget(route: MailRoute): ExportTarget {
  const server = smtpServer(route.server.reveal())
  const [, domain = 'localhost'] = route.from.split('@')

  async function put(io: ExportIo, to: string, content: LetterContent, link: string): Promise<ExportOutcome> {
    // A revision may be counted after its content was sent already, and nobody wants the same letter twice.
    if (io.doneHash === io.hash && !io.insisted) return { status: 'succeeded' }
    const note = io.kept(isNote)
    const earlier = note?.hash === io.hash ? note : null
    const letter = {
      hash: io.hash,
      messageId: earlier?.messageId ?? `<${sha256([io.key, io.revision, to, io.hash].join('|'))}@${domain}>`,
    }
    const { messageId } = letter
    if (earlier !== null && (await hasGone(io, earlier, to))) return { status: 'succeeded' }
    await io.pace('letters')
    const isLater = io.externalId !== null && io.externalId !== messageId
    const raw = await composeMail({
      ...letterText(content, link, isLater),
      from: route.from,
      to,
      messageId,
      thread: isLater ? io.externalId : null,
      date: new Date(io.now()),
    })
    const leaving = async () => {
      await io.claim(messageId, null)
      await io.keep({ state: 'leaving', ...letter } satisfies Note)
    }
    const sent = await sendMail(server, { from: route.from, to, raw }, { leaving, signal: io.signal })
    const state = { accepted: 'sent', lost: 'lost', refused: 'refused', unreachable: 'refused' } as const
    await io.keep({ state: state[sent.kind], ...letter } satisfies Note)
    if (sent.kind !== 'accepted') throw faultOf(sent, { host: server.host, from: route.from, to })
    return { status: 'succeeded', externalId: io.externalId ?? messageId }
  }

  return {
    name: 'mail',
    title: `E-mail (${server.host})`,
    rates: RATES,
    objects: (view) => {
      const content = contentOf(view)
      if (content === null) return []
      return route.to.map((to): ExportObject => ({
        key: `${view.state.meeting.id}/mail/${mailboxKey(to)}`,
        kind: 'letter',
        title: `${content.title} → ${to}`,
        content,
        put: (io) => put(io, to, content, view.link),
      }))
    },
  }
}

/** A mailbox in a key: whoever reads keys learns no address. */
export const mailboxKey = (to: string): string => sha256(to.toLowerCase()).slice(0, 16)

/** What a letter about the run tells; null where nothing may leave. */
export function contentOf({ record, state }: ExportView): LetterContent | null {
  if (record === null) return null
  const { decisionLog: log, summary, tasks, language } = record
  return {
    language,
    title: log.title,
    question: log.question,
    status: log.status,
    decision: log.decision,
    summary: summary === null || summaryIsOlder(state) ? null : summary.markdown,
    needsReview: log.needs_review,
    tasks: tasks.map(({ item }) => ({
      title: item.title,
      owner: item.owner?.name ?? null,
      due: item.due_date,
      status: item.status,
    })),
  }
}

/** `leaving` is noted before the first byte goes: who finds it there comes after a crash, and knows nothing of the letter. */
type Note = { state: 'leaving' | 'sent' | 'lost' | 'refused'; messageId: string; hash: string }

/** Whether the letter went at an earlier try; false where it may go. Throws where nobody can tell. */
async function hasGone(io: ExportIo, { state, ...letter }: Note, to: string): Promise<boolean> {
  if (state === 'leaving') {
    await io.keep({ ...letter, state: 'lost' } satisfies Note)
    throw new ExportFault('unconfirmed', maybeThere(to, 'this program was stopped'))
  }
  if (state === 'refused' || io.insisted) return false
  if (state === 'lost') throw new ExportFault('unconfirmed', maybeThere(to, 'the connection broke'))
  return true
}

const isNote = (value: unknown): value is Note =>
  typeof value === 'object' && value !== null && 'state' in value && 'messageId' in value && 'hash' in value
