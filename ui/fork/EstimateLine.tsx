import type { Stop } from '../../backend/council/timeline/marks.ts'
import { useServed } from '../components/Served.tsx'
import { clock } from '../lib/time.ts'
import { format } from '../words/format.ts'
import { pageWords } from '../words/words.ts'
import { messagesBy } from './fork-place.ts'
import type { Estimate, useEstimate } from './use-estimate.ts'

type Props = { asked: ReturnType<typeof useEstimate>; stops: readonly Stop[]; isOffline: boolean }

/** What the fork is expected to take. It is asked beforehand, and what nobody knows is said to be so. */
export function EstimateLine({ asked, stops, isOffline }: Props) {
  const said = pageWords.forkWords
  const served = useServed()
  return (
    <div role="status" className="min-h-10">
      {asked.state === 'asking' && <p className="text-soft">{said.asking}</p>}
      {asked.state === 'refused' && <p className="text-bad">{served(asked.why)}</p>}
      {asked.state === 'here' && (
        <>
          <p className="tabular font-medium">{inWords(asked.estimate, isOffline)}</p>
          <p className="text-[0.93rem] text-soft">
            {said.begins(messagesBy(stops, asked.estimate.atSeq))}{' '}
            {asked.estimate.basis === 'average' && said.byAverage}
          </p>
        </>
      )}
    </div>
  )
}

function inWords({ turns, tokens, usd, seconds }: Estimate, isOffline: boolean): string {
  const said = pageWords.forkWords
  const price = usd !== null && usd > 0 ? format().usd(usd) : isOffline ? said.free : said.noPrice
  return said.estimate(
    said.turns(turns),
    tokens === null ? said.noTokens : said.tokens(tokens),
    price,
    clock(seconds * 1000),
  )
}
