import { PageBody } from '../app/PageBody.tsx'
import { words } from '../words/words.ts'
import { ImportMinutes } from './ImportMinutes.tsx'

/** The other way to a record: minutes that somebody wrote. */
export default function ImportPage() {
  return (
    <PageBody
      title={words.importWords.title}
      lead={words.importWords.lead}
      crumbs={[{ title: words.shell.councils, href: '/councils' }]}
    >
      <ImportMinutes />
    </PageBody>
  )
}
