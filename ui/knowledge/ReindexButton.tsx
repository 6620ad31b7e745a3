import { useState } from 'react'
import { toast } from '../app/toast.ts'
import { Button } from '../components/Button.tsx'
import { call } from '../lib/api.ts'
import { listOf } from '../lib/reading.ts'
import { faultsOf } from '../preparation/Faults.tsx'
import { pageWords } from '../words/words.ts'
import { isUnderWay, sourcesOf } from './source.ts'

/** Has every source looked at anew; only what has changed is read again. */
export function ReindexButton({ onDone }: { onDone: () => void }) {
  const [isAsking, setIsAsking] = useState(false)
  const said = pageWords.knowledgeWords
  const reindex = async () => {
    if (isAsking) return
    setIsAsking(true)
    try {
      const answer = await call('/knowledge/reindex', { method: 'POST' })
      const refused = listOf(answer, 'refused').length
      const looked = said.reindexed(sourcesOf(answer).filter(isUnderWay).length)
      toast(refused === 0 ? looked : `${looked} ${said.refusedFiles(refused)}`)
      onDone()
    } catch (fault) {
      toast(faultsOf(fault).join(' '))
    }
    setIsAsking(false)
  }
  return (
    <Button aria-disabled={isAsking} onClick={() => void reindex()}>
      {isAsking ? said.reindexing : said.reindex}
    </Button>
  )
}
