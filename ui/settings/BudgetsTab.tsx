import { Suspense } from 'react'
import { Bones, NotLoaded, Waiting } from '../components/Waiting.tsx'
import { later } from '../lib/later.ts'
import { useFetched } from '../lib/use-fetched.ts'
import { withVisualWords } from '../words/catalogues.ts'
import { pageWords } from '../words/words.ts'
import { LimitsForm } from './LimitsForm.tsx'
import { Section } from './Section.tsx'
import { monthsIn } from './spend.ts'

const SpendChart = later(() => withVisualWords(import('./SpendChart.tsx')))

/** How far a council may usually go, and what councils have used so far. */
export default function BudgetsTab() {
  const { answer, state, again } = useFetched('/settings')
  const { limits } = pageWords.budgetWords
  const { failed, loading } = pageWords.settingsWords
  return (
    <>
      <Section title={limits}>
        {state === 'failed' && <NotLoaded text={failed} onRetry={again} />}
        {state === 'loading' && (
          <Waiting label={loading} onRetry={again}>
            <Bones lines={2} className="h-16" />
          </Waiting>
        )}
        {state === 'here' && <LimitsForm settings={answer} />}
      </Section>
      <Spent />
    </>
  )
}

function Spent() {
  const { answer, state, again } = useFetched('/spend?months=6')
  const said = pageWords.budgetWords
  const months = monthsIn(answer)
  const isNothing = months.every(({ runs }) => runs === 0)
  const bones = (
    <Waiting label={pageWords.settingsWords.loading} onRetry={again}>
      <Bones lines={6} className="h-8" />
    </Waiting>
  )
  return (
    <Section title={said.spent}>
      {state === 'failed' && <NotLoaded text={said.failed} onRetry={again} />}
      {state === 'loading' && bones}
      {state === 'here' && isNothing && <p className="text-soft">{said.nothing}</p>}
      {state === 'here' && !isNothing && (
        <Suspense fallback={bones}>
          <SpendChart months={months} />
        </Suspense>
      )}
    </Section>
  )
}
