import { useEffect } from 'react'
import { ENDED, type RunState } from '../../backend/council/state.ts'
import { nameOf } from '../../backend/council/timeline/notice.ts'
import { alertNow, announce, announceTurn } from '../app/announcer.tsx'
import { firstSentence, spoken } from '../app/announcing/spoken.ts'
import { usePreferences } from '../app/preferences.ts'
import type { RunView } from '../run/run-store.ts'
import { words } from '../words/words.ts'
import { useRoom } from './room-context.ts'

/** Says aloud what changes on the stage, and of the talk as much as somebody wants to hear. The backlog is silent. */
export function useRoomVoice(): void {
  const { session } = useRoom()
  useEffect(
    () =>
      session.run.subscribe((view, before) => {
        if (!before.caughtUp || view.state === null || before.state === null) return
        tellStage(before.state, view.state)
        tellTalk(before, view, view.state)
      }),
    [session],
  )
}

function tellStage(before: RunState, run: RunState): void {
  if (run.status !== before.status) tellStatus(before, run)
  else if (run.phase !== before.phase) announce(words.announce.phase(words.phase[run.phase]))
}

function tellStatus(before: RunState, run: RunState): void {
  if (run.status === 'paused') return announce(words.announce.paused)
  // Whose turn it is, the card of the turn says itself.
  if (run.status === 'waiting_for_human')
    return run.human?.purpose === 'turn' ? undefined : alertNow(words.announce.asks)
  if (!ENDED.has(run.status))
    return before.status === 'created' ? undefined : announce(words.announce.resumed)
  const text = words.announce.ended(run.reason?.text ?? words.status[run.status])
  if (run.status === 'stopped' || run.status === 'failed') alertNow(text)
  else announce(text)
}

function tellTalk(before: RunView, view: RunView, run: RunState): void {
  const { verbosity } = usePreferences.getState()
  if (verbosity === 'turns') {
    const { turn } = run
    if (turn === null || turn.turnId === before.state?.turn?.turnId) return
    const name = nameOf(run, turn.seat)
    announceTurn(name, words.announce.speaks(name))
  }
  if (verbosity === 'first_sentence' || verbosity === 'full')
    for (const { name, content } of saidSince(before, view))
      announceTurn(
        name,
        words.voice.said(name, verbosity === 'full' ? spoken(content) : firstSentence(content)),
      )
}

/** The messages that came with this change. */
function saidSince(before: RunView, { timeline }: RunView): { name: string; content: string }[] {
  if (timeline.messages <= before.timeline.messages) return []
  return timeline.rows
    .slice(Math.max(0, before.timeline.rows.length - MOVED_ROWS))
    .flatMap((entry) =>
      entry?.kind === 'message' && entry.number > before.timeline.messages ? [entry.message] : [],
    )
}

/** Words that were cut stand before what cut them. */
const MOVED_ROWS = 4
