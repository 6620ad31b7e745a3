import { Suspense } from 'react'
import { Card } from '../components/Field.tsx'
import { words } from '../words/words.ts'
import { later } from '../lib/later.ts'

const Later = later(async () => ({ default: (await import('./ExportsCard.tsx')).ExportsCard }))

/** The exports, which are asked for after the record itself is there. */
export const LaterExports = () => (
  <Suspense
    fallback={
      <Card title={words.exportWords.title}>
        <p className="text-soft">{words.exportWords.loading}</p>
      </Card>
    }
  >
    <Later />
  </Suspense>
)
