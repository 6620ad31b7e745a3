import { useEffect, useState } from 'react'
import type { Decision } from '../../decisions/registered.ts'
import { relatedIn } from '../../decisions/Related.tsx'
import { call } from '../../lib/api.ts'
import { meetingPart } from '../draft/to-meeting.ts'
import type { Form } from '../draft/form.ts'

/** So long nothing is typed before it is asked. */
const QUIET_MS = 500

const NONE: readonly Decision[] = []

/** The earlier decisions that concern what is asked, as far as words tell. */
export function useMatches(form: Form): readonly Decision[] {
  const asked = askedOf(form)
  const [held, hold] = useState<{ asked: string; found: readonly Decision[] }>({ asked: '', found: NONE })
  useEffect(() => {
    if (asked === '') return
    const leaving = new AbortController()
    const timer = setTimeout(() => {
      call('/decisions/matches', { method: 'POST', body: asked, signal: leaving.signal }).then(
        (answer) => hold({ asked, found: relatedIn(answer, 'items').map(({ decision }) => decision) }),
        // Who is not answered decides without knowing of it, as before.
        () => undefined,
      )
    }, QUIET_MS)
    return () => {
      clearTimeout(timer)
      leaving.abort()
    }
  }, [asked])
  // While somebody types on, what was found stays in view.
  return asked === '' ? NONE : held.found
}

/** What the register is asked, as it is sent; empty as long as there is no question. */
function askedOf(form: Form): string {
  const { title, question, options } = meetingPart(form)
  if (form.question.trim().length < SHORTEST) return ''
  const named = form.options.filter((one) => one.title.trim() !== '')
  return JSON.stringify({ title, question, ...(named.length === form.options.length ? { options } : {}) })
}

/** Fewer letters are no question yet. */
const SHORTEST = 8
