import { useEffect } from 'react'
import { useFetched } from './use-fetched.ts'

/** What the API answers at a path, asked again every so often while somebody looks at it, and when they look again. */
export function useRefreshed(path: string, everyMs: number): ReturnType<typeof useFetched> {
  const fetched = useFetched(path)
  const { again } = fetched
  useEffect(() => {
    const look = () => !document.hidden && again()
    const timer = setInterval(look, everyMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [again, everyMs])
  return fetched
}
