import { Button } from '../components/Button.tsx'
import { pageWords } from '../words/words.ts'

/** What stands where a list is not here yet, or did not come. */
export function Fetching({ state, again }: { state: 'loading' | 'here' | 'failed'; again: () => void }) {
  if (state === 'loading') return <p className="late text-soft">{pageWords.registry.loading}</p>
  if (state === 'here') return null
  return (
    <p className="flex items-center gap-3 text-soft">
      {pageWords.registry.failed}
      <Button small onClick={again}>
        {pageWords.registry.retry}
      </Button>
    </p>
  )
}
