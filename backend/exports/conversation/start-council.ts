import { meetingId } from '../../council/meeting/identity.ts'
import { MeetingInvalid } from '../../council/meeting/meeting-invalid.ts'
import { digest } from '../../log/digest.ts'
import { MeetingFileInvalid, readMeetingFile, type ReadMeeting } from '../../minutes/formats/meeting-file.ts'
import type { ConversationDeps, Language, Said, Told } from './said.ts'
import { goingOnHere } from './councils-here.ts'
import { saying } from './words.ts'

type Wished = { question: string; language: Language }

/** Holds a council on a bare question, as `xio run` does on a file of one line; its record comes back to this place. */
export async function startCouncil(
  deps: ConversationDeps,
  said: Said,
  { question, language }: Wished,
): Promise<Told> {
  const say = saying(language)
  if (question === '') return { lines: [{ text: say.noQuestion(said.command) }], runId: null }
  try {
    const meeting = readMeetingFile({ name: say.theQuestion, form: 'markdown', text: question })
    const runId = await startedOnce(deps, said, meeting)
    const state = await deps.councils.state(runId)
    const url = `${deps.panelUrl}/councils/${encodeURIComponent(runId)}`
    const title = state?.meeting.title ?? meeting.meeting.title
    return { lines: [{ text: say.started(title, runId), url }], runId }
  } catch (error) {
    if (!(error instanceof MeetingFileInvalid) && !(error instanceof MeetingInvalid)) throw error
    return { lines: [{ text: say.cannotBeHeld(error.message.slice(0, MOST_REASON)) }], runId: null }
  }
}

const MOST_REASON = 400

async function startedOnce(deps: ConversationDeps, said: Said, meeting: ReadMeeting): Promise<string> {
  const { idempotency, clock } = deps
  const { workspaceId, delivery, text } = said
  const once = await idempotency.once(
    { workspaceId, key: `start ${delivery}`, parameterHash: digest(text), now: clock.now() },
    async () => ({ status: 201, body: await started(deps, said, meeting) }),
  )
  if (once.kind === 'mismatch') throw new Error(`The delivery ${delivery} came with another text.`)
  return once.answer.body
}

async function started(deps: ConversationDeps, said: Said, read: ReadMeeting): Promise<string> {
  const { councils, meetings, exports, clock } = deps
  const { workspaceId, target, by, delivery } = said
  const { meeting, s0Text = null, notes } = read
  const id = meetingId({ workspaceId, title: meeting.title, question: meeting.question })
  // Who asks what is being discussed already is led there: two people often do.
  const going = (await goingOnHere(deps, said)).find((state) => state.meeting.id === id)
  if (going !== undefined) return going.runId
  // The same question may have come as a file before, with more in it.
  if ((await meetings.get(workspaceId, id)) === null) {
    const put = await meetings.put({ workspaceId, id, body: meeting, s0Text, notes }, clock.now())
    // One that was deleted is back, and its record is wanted again.
    if (put.meeting.adoptedRunId !== null) exports.wake(put.meeting.adoptedRunId)
  }
  const state = await councils.start({
    meetingId: id,
    overrides: { exports: [...new Set([target, ...exports.usual])] },
    by,
    workspaceId,
    correlationId: delivery.slice(0, MOST_CORRELATION),
  })
  return state.runId
}

const MOST_CORRELATION = 100
