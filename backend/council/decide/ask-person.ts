import type { HumanQuestionData, QuestionPurpose } from '../../../schemas/generated/types.ts'
import { deadlineOf, EXTEND, MORE_TIME, NO_CONSENSUS } from '../questions.ts'
import { clipped } from '../meeting/clipped.ts'
import { nextId } from '../state.ts'
import { runTimebox, timeboxData } from '../time-left.ts'
import { isoOf } from '../time.ts'
import { wordingOf } from '../wording/wording.ts'
import type { Working } from '../working.ts'
import { giveMoreTime } from './more-time.ts'
import { setStatus } from './status.ts'

export type Asked = {
  purpose: QuestionPurpose
  /** Whose turn it is about; any other question is for whoever is there. */
  seat?: string
  text: string
  options?: string[]
  defaultAnswer: string
  /** Where it is not the usual one, in ms since 1970. */
  deadline?: number
  escalation?: string
}

/** Asks a person and waits, durably: a question has an id, a deadline and a default, and may be answered tomorrow. */
export function askPerson(w: Working, asked: Asked): void {
  const questionId = nextId(w.state, 'h')
  setStatus(w, 'waiting_for_human', { code: 'asked', text: asked.text })
  if (asked.escalation !== undefined)
    w.emit('escalation', { reason: clipped(asked.escalation, 2000), questionId })
  w.emit('human_question', {
    questionId,
    ...(asked.seat === undefined ? {} : { seat: asked.seat }),
    text: clipped(asked.text, 4000),
    ...(asked.options === undefined ? {} : { options: asked.options }),
    deadline: isoOf(asked.deadline ?? deadlineOf(w.state.meeting, w.ctx.now)),
    defaultAnswer: asked.defaultAnswer,
    state: 'asked',
    purpose: asked.purpose,
  })
}

/** Settles the open question; a paused run stays paused. */
export function settleQuestion(w: Working, how: Pick<HumanQuestionData, 'state' | 'answer' | 'by'>): void {
  const question = w.state.human
  if (question === null) return
  w.emit('human_question', { ...question, ...how }, how.by)
  if (question.purpose === 'budget' && how.answer === EXTEND) extendRun(w)
  if (question.purpose === 'time' && how.answer === MORE_TIME) giveMoreTime(w)
  if (question.purpose === 'options' && how.state === 'answered') namedOptions(w, how)
  if (w.state.status === 'waiting_for_human')
    setStatus(w, 'running', {
      code: 'answered',
      text: wordingOf(w.state).status[how.state === 'answered' ? 'answered' : 'defaulted'],
    })
}

/** The minutes of a budget are the run's timebox, so that is what grows. */
function extendRun(w: Working): void {
  const box = runTimebox(w.state)
  if (box === undefined) return
  w.emit('timebox', timeboxData({ ...box, totalMs: box.totalMs * 1.5 }, 'extended', w.elapsedMs(), w.ctx.now))
}

/** The options that a person named in answer to "what are the options", one a line, quoted from what was said. */
function namedOptions(w: Working, { answer, by }: Pick<HumanQuestionData, 'answer' | 'by'>): void {
  const messageId = nextId(w.state, 'm')
  const content = answer ?? ''
  w.emit('chat_message', { messageId, turnId: null, seat: null, phase: w.state.phase, content }, by)
  if (content.trim() === NO_CONSENSUS) return
  const itemId = w.state.itemId ?? w.state.meeting.agenda.find((item) => item.kind === 'decide')?.id
  if (itemId === undefined) return
  for (const { title, start } of lines(content)) {
    const anchor = {
      quote: title,
      speaker: by?.name ?? null,
      message_id: messageId,
      source_id: null,
      line: null,
      start,
      end: start + title.length,
      sha256: w.ctx.sha256(title),
    }
    w.emit(
      'option',
      {
        optionId: nextId(w.state, 'o'),
        itemId,
        title: clipped(title, 500),
        summary: '',
        state: 'added',
        anchors: [anchor],
      },
      by,
    )
  }
}

function lines(text: string): { title: string; start: number }[] {
  const found: { title: string; start: number }[] = []
  let at = 0
  for (const line of text.split('\n')) {
    const title = line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim()
    const twin = found.some((one) => one.title.toLowerCase() === title.toLowerCase())
    if (title !== '' && !twin) found.push({ title, start: at + line.indexOf(title) })
    at += line.length + 1
  }
  return found.slice(0, 50)
}
