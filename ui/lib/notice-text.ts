import type { Happening } from '../../backend/council/timeline/notice.ts'
import { words } from '../words/words.ts'

/** What happened, in the words of the panel. */
export function noticeText(told: Happening): string {
  const say = words.notices
  switch (told.what) {
    case 'ended':
      return told.reason?.text ?? say.ended
    case 'turn_failed':
      return say.turnFailed(told.name, told.attempt, told.reason ?? undefined)
    case 'turn_skipped':
      return say.turnSkipped(told.name, told.reason ?? undefined)
    case 'turn_cut':
      return say.turnCut(told.name)
    case 'revealed':
      return say.revealed
    case 'steered':
      return steered(told.command, told.who)
    case 'edited':
      return say.editedDocument(told.who, words.documentName[told.document])
    case 'approved':
      return say.approvedDocument(told.who, words.documentName[told.document])
    case 'joined':
      return say.joined(told.who ?? say.somebody, told.seat)
    case 'left':
      return say.left(told.who ?? say.somebody, told.seat)
    case 'muted':
      return say.muted(told.seat)
    case 'unmuted':
      return say.unmuted(told.seat)
    case 'more_time':
      return say.moreTime(told.who)
    case 'asked':
      return say.asked(told.text)
    case 'answered':
      return say.answered(told.who ?? say.somebody, told.answer)
    case 'defaulted':
      return say.defaulted(told.answer)
    case 'decided':
      return told.text
    case 'gate':
      return say.gate(told.gate, told.missing)
    case 'extended':
      return say.extended(Math.round(told.totalSeconds / 60))
    case 'expired':
      return say.expired
    case 'unknown':
    // A server that is newer than this page tells of more.
    default:
      return say.unknown
  }
}

function steered(command: Extract<Happening, { what: 'steered' }>['command'], who: string): string {
  const say = words.notices
  const asked = {
    pause: say.paused,
    resume: say.resumed,
    request_alternatives: say.askedAlternatives,
    request_risks: say.askedRisks,
    call_decision: say.calledDecision,
    close_item: say.closedItem,
  }
  return asked[command](who)
}
