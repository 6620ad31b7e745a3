import { useEffect, useState } from 'react'
import { tell, TO_LIVE } from '../room/signals.ts'
import { createDraftStore } from '../run/draft-store.ts'
import type { RoomSession } from '../run/room-session.ts'
import { transcriptPages } from '../run/transcript-pages.ts'
import { readTranscript } from '../lib/read-transcript.ts'
import { createPlayer, type Player } from './player.ts'
import { pageClock, recordingOf } from './recording.ts'
import { createGoing, type Going } from './going.ts'
import { speedOf } from './pace.ts'

/** A run that is looked at as it was. */
export type Replay = {
  runId: string
  player: Player
  /** Ways to a place of it, the last of them if they come faster than they can be gone. */
  going: Going
  /** The same to the parts of a room. */
  session: RoomSession
}

/** The replay of a run, from where its address says; it stands still until somebody plays it. */
export function useReplay(runId: string, query: URLSearchParams): Replay {
  const [replay] = useState(() => openReplay(runId, query))
  useEffect(() => {
    void replay.player.seek(placeIn(query) ?? 1)
    return () => replay.player.pause()
    // The address follows the position from here on.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [replay])
  return replay
}

function openReplay(runId: string, query: URLSearchParams): Replay {
  const speed = speedOf(query.get('speed'))
  const player = createPlayer({
    recording: recordingOf(runId),
    clock: pageClock,
    ...(speed === undefined ? {} : { speed }),
  })
  const session = {
    runId,
    run: player.run,
    drafts: createDraftStore(),
    transcript: transcriptPages(player.run, runId, readTranscript),
    watch: () => () => undefined,
  }
  const going = createGoing(player)
  return {
    runId,
    player,
    session,
    going: {
      ...going,
      to(seq) {
        // Whoever goes somewhere wants to see what is said there.
        tell(TO_LIVE)
        going.to(seq)
      },
    },
  }
}

/** The seq that an address names, if it names one. */
export function placeIn(query: URLSearchParams): number | null {
  const at = query.get('at') ?? ''
  return /^\d{1,9}$/.test(at) ? Math.max(1, Number(at)) : null
}
