import { Suspense, useEffect, useState } from 'react'
import { later } from '../lib/later.ts'
import { withPageWords } from '../words/catalogues.ts'
import { forgetFork, useForkAsked } from './fork-asked.ts'

const ForkDialog = later(() => withPageWords(import('./ForkDialog.tsx')))

/** The fork dialog of this council, loaded when somebody asks for it first. */
export function ForkLater() {
  const wish = useForkAsked((asked) => asked.wish)
  const [wasAsked, setWasAsked] = useState(false)
  if (wish !== null && !wasAsked) setWasAsked(true)
  useEffect(() => forgetFork, [])
  if (!wasAsked) return null
  return (
    <Suspense fallback={null}>
      <ForkDialog wish={wish} />
    </Suspense>
  )
}
