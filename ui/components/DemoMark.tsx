import { createContext, useContext } from 'react'
import { words } from '../words/words.ts'

/** Said of everything that comes from a recorded council. */
export const DemoMark = () => (
  <span data-demo className="rounded border border-line px-1.5 text-[0.86rem] font-normal text-soft">
    {words.demoMark.demo}
  </span>
)

/** Whether what is drawn below comes from a recorded council. */
export const IsDemo = createContext(false)

/** The mark, where what is drawn is of a recorded council. */
export const DemoMarkIfDemo = () => (useContext(IsDemo) ? <DemoMark /> : null)
