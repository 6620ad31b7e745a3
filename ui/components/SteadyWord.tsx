type Props = { children: string; all: readonly string[] }

/** A word of a button that says others at other times: it takes the room of the longest, so that nothing moves. */
export function SteadyWord({ children, all }: Props) {
  return (
    <span data-all={all.join('\n')} className="steady">
      {children}
    </span>
  )
}
