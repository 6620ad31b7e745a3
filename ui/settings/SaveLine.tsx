import { Button } from '../components/Button.tsx'
import { pageWords } from '../words/words.ts'
import type { useSaving } from './use-saving.ts'

/** The button that saves a part of the settings, and what came of it. */
export function SaveLine({ saving }: { saving: ReturnType<typeof useSaving>['saving'] }) {
  const said = pageWords.settingsWords
  return (
    <div className="mt-4 flex flex-wrap items-center gap-x-3 gap-y-1">
      <Button type="submit" look="main" aria-disabled={saving.state === 'saving'}>
        {saving.state === 'saving' ? said.saving : said.save}
      </Button>
      <p role="status" className={saving.state === 'failed' ? 'text-bad' : 'text-good'}>
        {saving.state === 'saved' && said.saved}
        {saving.state === 'failed' && saving.why}
      </p>
    </div>
  )
}
