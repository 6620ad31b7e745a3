import { useStore } from 'zustand'
import { useAction } from '../app/use-action.ts'
import { askFork } from '../fork/fork-asked.ts'
import { seqOf } from '../run/run-store.ts'
import { decisionsOf, itemsOf, nextOf, turnsOf, type Marks } from './marks.ts'
import { beside } from './pace.ts'
import type { Replay } from './use-replay.ts'

/** Where the replay can be taken from where it is, each under the name of its key. */
export function useWays({ player, going }: Replay, marks: Marks) {
  const here = () => going.target.getState().seq ?? seqOf(player.run.getState())
  const along = (seqs: readonly number[]) => (by: 1 | -1) => {
    const seq = nextOf(seqs, here(), by)
    if (seq !== undefined) going.to(seq)
    // Before the first and behind the last of them are the ends.
    else going.to(by > 0 ? marks.lastSeq : 1)
  }
  return {
    here,
    press: () => (player.playing.getState().isPlaying ? player.pause() : player.play()),
    event: (by: 1 | -1) => {
      // The next event is at hand where the replay is not under way.
      if (by > 0 && going.target.getState().seq === null) void player.next()
      else going.to(Math.max(1, Math.min(marks.lastSeq, here() + by)))
    },
    turn: along(turnsOf(marks)),
    item: along(itemsOf(marks)),
    decision: (by: 1 | -1) => {
      const seq = nextOf(decisionsOf(marks), here(), by)
      if (seq !== undefined) going.to(seq)
    },
    start: () => going.to(1),
    end: () => going.to(marks.lastSeq),
    speed: (by: 1 | -1) => player.setSpeed(beside(player.playing.getState().speed, by)),
    fork: () => askFork({ atSeq: here(), changes: {} }),
  }
}
export type Ways = ReturnType<typeof useWays>

/** The keys of SPEC section 11. */
export function useReplayKeys(ways: Ways, { player }: Replay): void {
  const isHere = useStore(player.playing, ({ state }) => state !== 'loading')
  const once = (work: () => void) => (isHere ? work : null)
  useAction('replay_play', once(ways.press))
  useAction(
    'event_on',
    once(() => ways.event(1)),
  )
  useAction(
    'event_back',
    once(() => ways.event(-1)),
  )
  useAction(
    'turn_on',
    once(() => ways.turn(1)),
  )
  useAction(
    'turn_back',
    once(() => ways.turn(-1)),
  )
  useAction(
    'item_on',
    once(() => ways.item(1)),
  )
  useAction(
    'item_back',
    once(() => ways.item(-1)),
  )
  useAction(
    'decision_on',
    once(() => ways.decision(1)),
  )
  useAction(
    'decision_back',
    once(() => ways.decision(-1)),
  )
  useAction('replay_start', once(ways.start))
  useAction('replay_end', once(ways.end))
  useAction(
    'slower',
    once(() => ways.speed(-1)),
  )
  useAction(
    'faster',
    once(() => ways.speed(1)),
  )
  useAction('fork_here', once(ways.fork))
}
