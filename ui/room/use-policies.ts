import { useMemo } from 'react'
import { useFetched } from '../lib/use-fetched.ts'
import { listOf, textOf } from '../lib/reading.ts'

export type ShownPolicy = { name: string; title: string; description: string | undefined }

/** The policies that the server offers, in words. */
export function usePolicies(): readonly ShownPolicy[] {
  const { answer } = useFetched('/policies')
  return useMemo(
    () =>
      listOf(answer, 'items').flatMap((item) => {
        const name = textOf(item, 'name')
        return name === undefined
          ? []
          : [{ name, title: textOf(item, 'title') ?? name, description: textOf(item, 'description') }]
      }),
    [answer],
  )
}
