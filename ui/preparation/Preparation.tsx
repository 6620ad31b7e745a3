import { useState } from 'react'
import type { PageProps } from '../app/page-props.ts'
import { useTopBar } from '../app/top-bar.ts'
import { useTitle } from '../app/use-page.ts'
import { words } from '../words/words.ts'
import { keptDrafts } from './draft/draft-store.ts'
import { PreparationForm } from './PreparationForm.tsx'

/** From a question to a council that sits. Whoever comes back finds the draft that was worked on last. */
export default function Preparation({ query }: PageProps) {
  useTitle(words.home.title)
  useTopBar({
    crumbs: [{ title: words.shell.councils, href: '/councils' }, { title: words.shell.newCouncil }],
  })
  const template = query.get('template') ?? ''
  const [begun] = useState(() => {
    // A template that was chosen begins anew.
    const last = template === '' ? keptDrafts()[0]?.id : undefined
    return last ?? crypto.randomUUID()
  })
  const id = query.get('draft') ?? begun
  return <PreparationForm key={id} id={id} template={template} />
}
