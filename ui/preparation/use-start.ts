import { useState } from 'react'
import { alertNow } from '../app/announcer.tsx'
import { go } from '../app/router.ts'
import { livePath } from '../decision/live-path.ts'
import { ApiRefusal, type PlacedFault } from '../lib/api.ts'
import { pageWords } from '../words/words.ts'
import { minutesOf } from './agenda/durations.ts'
import { fixId } from './checks/ChecksSection.tsx'
import type { Checks } from './checks/use-checks.ts'
import type { Draft } from './draft/draft.ts'
import type { Form, Scope } from './draft/form.ts'
import type { Editing } from './draft/use-draft.ts'
import { faultsOf } from './Faults.tsx'
import { focusPlace } from './place-of.ts'
import { startCouncil } from './start-council.ts'

/** The start, and what is in its way: faults at their fields, checks that fail. */
export function useStart(editing: Editing, checks: Checks, scopes: readonly Scope[]) {
  const [isStarting, setIsStarting] = useState(false)
  const [faults, setFaults] = useState<readonly PlacedFault[]>([])
  const show = (found: readonly PlacedFault[]) => {
    setFaults(found)
    setIsStarting(false)
    if (found.length === 0) return
    found.some(({ pointer }) => focusPlace(pointer))
  }
  const start = async () => {
    // Not disabled meanwhile: a disabled button would lose the focus.
    if (isStarting) return
    const { draft, seconds, drop } = editing
    const own = formFaults(draft.form)
    if (own.length > 0) return show(own)
    const failing = checks.items.filter(({ state }) => state === 'fail')
    if (failing.length > 0) {
      const titles = failing.map(({ title }) => title).join('; ')
      show([{ pointer: '', message: pageWords.prepare.blocked(titles) }])
      document.getElementById(fixId(failing[0]?.id ?? ''))?.focus()
      return
    }
    setIsStarting(true)
    setFaults([])
    try {
      const doneTitle = pageWords.prepare.doneTitle
      const runId = await startCouncil({ draft: withScopes(draft, scopes), doneTitle, seconds: seconds() })
      drop()
      go(livePath(runId))
    } catch (fault) {
      show(placed(fault))
      alertNow(pageWords.prepare.faults)
    }
  }
  return { isStarting, faults, start: () => void start() }
}

/** What is looked through as usual is said, as long as there is anything to look through. */
const withScopes = (draft: Draft, scopes: readonly Scope[]): Draft =>
  scopes.length === 0 ? draft : { ...draft, form: { ...draft.form, scopes } }

const placed = (fault: unknown): readonly PlacedFault[] =>
  fault instanceof ApiRefusal && fault.places.length > 0
    ? fault.places
    : faultsOf(fault).map((message) => ({ pointer: '', message }))

/** What the server would refuse, said before it is asked. */
export function formFaults({ question, options, criteria, agenda, seats }: Form): PlacedFault[] {
  const fault = (pointer: string, message: string, isWrong: boolean): PlacedFault[] =>
    isWrong ? [{ pointer, message }] : []
  const isWeight = (text: string) => {
    const number = Number(text.replace(',', '.'))
    return text.trim() === '' || (number >= 0 && number <= 100)
  }
  return [
    ...fault('/question', pageWords.prepare.noQuestion, question.trim() === ''),
    ...options.flatMap(({ title }, at) =>
      fault(`/options/${at}/title`, pageWords.prepare.noTitle, title.trim() === ''),
    ),
    ...criteria.flatMap(({ title, weight }, at) => [
      ...fault(`/criteria/${at}/title`, pageWords.prepare.noTitle, title.trim() === ''),
      ...fault(`/criteria/${at}/weight`, pageWords.prepare.wrongWeight, !isWeight(weight)),
    ]),
    ...fault('/agenda', pageWords.prepare.noItems, agenda?.length === 0),
    ...(agenda ?? []).flatMap(({ title, time }, at) => [
      ...fault(`/agenda/${at}/title`, pageWords.prepare.noTitle, title.trim() === ''),
      ...fault(`/agenda/${at}/timeboxMinutes`, pageWords.prepare.wrongTime, minutesOf(time) === null),
    ]),
    ...(seats ?? []).flatMap(({ name, isPerson, person }, at) => [
      ...fault(`/seats/${at}/name`, pageWords.prepare.noTitle, name.trim() === ''),
      ...fault(`/seats/${at}/person`, pageWords.prepare.noPerson, isPerson && person.trim() === ''),
    ]),
  ]
}
