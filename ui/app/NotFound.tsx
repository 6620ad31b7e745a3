import { Link } from '../components/Link.tsx'
import { words } from '../words/words.ts'
import { PageBody } from './PageBody.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <PageBody title={words.app.notFound}>
      <p className="text-soft">{words.app.notFoundHint}</p>
      <Link href="/home" className="mt-6 inline-block text-accent underline underline-offset-2">
        {words.app.home}
      </Link>
    </PageBody>
  )
}
