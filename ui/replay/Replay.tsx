import { useEffect } from 'react'
import { useStore } from 'zustand'
import { announce } from '../app/announcer.tsx'
import { PageBody } from '../app/PageBody.tsx'
import type { PageProps } from '../app/page-props.ts'
import { councilPath } from '../app/router.ts'
import { useTopBar } from '../app/top-bar.ts'
import { useTitle } from '../app/use-page.ts'
import { Soon } from '../components/Soon.tsx'
import { NotLoaded } from '../components/Waiting.tsx'
import { later } from '../lib/later.ts'
import { pageWords, words } from '../words/words.ts'
import { useAddress } from './use-address.ts'
import { useOrigin, type Origin } from './use-origin.ts'
import { useReplay, type Replay as Held } from './use-replay.ts'

// The parts of a room come with the room's own files.
const readRoom = () => import('./ReplayRoom.tsx')
const ReplayRoom = later(async () => ({ default: (await readRoom()).ReplayRoom }))

/** A council as it was at any of its moments. It is read and nothing else: no model, nobody and nothing is asked. */
export default function Replay({ params: { id = '' }, query }: PageProps) {
  return <Opened key={id} runId={id} query={query} />
}

function Opened({ runId, query }: { runId: string; query: URLSearchParams }) {
  const replay = useReplay(runId, query)
  const origin = useOrigin(runId)
  useAddress(replay, query)
  useEnds(replay, origin)
  const said = pageWords.replayWords
  const { state } = useStore(replay.player.playing)
  const isKnown = useStore(replay.player.run, (view) => view.state !== null)
  const title = origin.title ?? said.title
  useTitle(said.title, origin.title)
  useTopBar({
    crumbs: [
      { title: words.shell.councils, href: '/councils' },
      ...(origin.title === null ? [] : [{ title, href: councilPath(runId) }]),
      { title: said.title },
    ],
  })
  useEffect(() => {
    // While the run is read; where this fails it is asked for again when it is drawn.
    readRoom().catch(() => undefined)
  }, [])
  useEffect(() => {
    announce(pageWords.replayWords.entered)
    return () => announce(pageWords.replayWords.left)
  }, [])
  if (isKnown && origin.marks !== null)
    return (
      <Soon fallback={<Loading />}>
        <ReplayRoom replay={replay} marks={origin.marks} origin={origin} />
      </Soon>
    )
  if (state !== 'failed' && origin.state !== 'failed') return <Loading />
  const again = () => {
    origin.again()
    void replay.player.seek(1)
  }
  return (
    <PageBody title={said.missing}>
      <NotLoaded text={said.failed} onRetry={again} />
    </PageBody>
  )
}

/** An address behind the end is the end; and what was recorded meanwhile can be played on. */
function useEnds({ player, going }: Held, { marks }: Origin): void {
  const lastSeq = marks?.lastSeq ?? null
  const hasNothing = useStore(player.playing, ({ state }) => state === 'failed')
  const isUnknown = useStore(player.run, (view) => view.state === null)
  useEffect(() => {
    if (lastSeq !== null) player.goesOn()
  }, [player, lastSeq])
  useEffect(() => {
    if (lastSeq !== null && hasNothing && isUnknown) going.to(lastSeq)
  }, [going, lastSeq, hasNothing, isUnknown])
}

function Loading() {
  return (
    <main id="content" aria-busy="true" className="late mx-auto grid w-full max-w-5xl grid-cols-1 gap-4 p-5">
      <h1 className="sr-only">{pageWords.replayWords.loading}</h1>
      {['h-16', 'h-24', 'h-32', 'h-24'].map((height, index) => (
        <div key={index} className={`${height} breathe rounded-lg bg-sunk`} />
      ))}
    </main>
  )
}
